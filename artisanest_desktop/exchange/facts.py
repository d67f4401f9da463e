"""What the XML of a sheet says beside its values: merged cells, what is hidden, errors, formulas
that nobody calculated. Looked for as bytes: nothing in them is expanded or followed."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from artisanest_desktop.exchange.book import Sheet
from artisanest_desktop.exchange.guarding import MAX_ROWS

#: A sheet that is larger than this is read without them.
_MAX_XML = 200 * 1024 * 1024
_MAX_FACTS = 200_000
#: Columns beyond ZZ are no list that a person made.
_FAR = re.compile(rb'r="[A-Z]{3}\d')
_FAR_TOO = re.compile(rb"r='[A-Z]{3}\d")
_LAST_ROW = re.compile(rb"""\br=["'](\d+)["']""")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref=["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\bhidden=["'](?:1|true)["'][^>]*>""")
_COLUMN = re.compile(rb"""<(?:\w+:)?col\b[^>]*?\bhidden=["'](?:1|true)["'][^>]*>""")
_MIN = re.compile(rb"""\bmin=["'](\d+)["']""")
_MAX = re.compile(rb"""\bmax=["'](\d+)["']""")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_IS_TEXT = re.compile(rb"""\bt=["'](?:str|inlineStr|s)["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b([^>]*?\bt=["']e["'][^>]*)>(?:(?!<(?:\w+:)?v>|</(?:\w+:)?c>).)*"""
    rb"""(?:<(?:\w+:)?v>([^<]{0,40}))?""",
    re.S,
)
#: A formula whose value is missing …
_VALUELESS = (
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|(?=</(?:\w+:)?c>)%s)"
)
_UNKNOWN = re.compile(_VALUELESS % rb"")
#: … or the nought of a program that leaves all calculating to Excel.
_UNKNOWN_OR_ZERO = re.compile(_VALUELESS % rb"|<(?:\w+:)?v>0</(?:\w+:)?v>")
_ALL_TO_DO = re.compile(r"""<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad=["'](?:1|true)["']""")


@dataclass(slots=True)
class Facts:
    """Of one sheet, counted from 0 in the whole sheet. ``far``: cells stand so far from each other
    that the sheet cannot be laid out; ``archive`` is then where to read them."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    unknown: dict[tuple[int, int], str] = field(default_factory=dict)
    far: bool = False
    archive: zipfile.ZipFile | None = None


def part(archive: zipfile.ZipFile, name: str, limit: int = 1_000_000) -> str:
    """One part of a workbook as text; empty when it is not there."""
    return _bytes(archive, name, limit).decode("utf-8", "replace")


def _bytes(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    try:
        with archive.open(name) as file:
            return file.read(limit)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return b""


def of_archive(archive: zipfile.ZipFile) -> dict[str, Facts]:
    """What is known of each sheet by its name; calamine does not say it of these."""
    names = set(archive.namelist())
    if "content.xml" in names:
        from artisanest_desktop.exchange import odsfacts

        return odsfacts.of(_bytes(archive, "content.xml", _MAX_XML))
    if "xl/workbook.xml" not in names:
        return {}
    book = part(archive, "xl/workbook.xml")
    unknown = _UNKNOWN_OR_ZERO if _ALL_TO_DO.search(book) else _UNKNOWN
    found = {}
    for sheet, name in _parts(archive, book):
        facts = of_sheet(_bytes(archive, name, _MAX_XML), unknown)
        facts.archive = archive if facts.far else None
        found[sheet] = facts
    return found


def _parts(archive: zipfile.ZipFile, book: str) -> Iterator[tuple[str, str]]:
    """The name of each sheet and of the part it is in."""
    relations = {}
    for found in _RELATION.findall(part(archive, "xl/_rels/workbook.xml.rels")):
        words = _attributes(found)
        target = words.get("Target", "")
        inside = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        relations[words.get("Id", "")] = inside
    for found in _SHEET.findall(book):
        words = _attributes(found)
        which = next((v for k, v in words.items() if k == "id" or k.endswith(":id")), "")
        if which in relations:
            yield words.get("name", ""), relations[which]


def _attributes(text: str) -> dict[str, str]:
    return {k: unescape(a or b) for k, a, b in _ATTRIBUTE.findall(text)}


def of_sheet(xml: bytes, unknown: re.Pattern[bytes] = _UNKNOWN) -> Facts:
    """What one sheet says; each kind is first looked for as plain bytes, which costs nothing, and
    only where it may stand."""
    start = max(xml.find(b"sheetData"), 0)
    end = max(xml.rfind(b"sheetData"), start)
    unusual = b":worksheet" in xml[:2000] or xml.find(b" r='", start, end) >= 0
    found = Facts(far=_is_far(xml, start, end, unusual))
    for a, b, c, d in _MERGE.findall(xml, end)[:_MAX_FACTS]:
        found.merged.append((int(b) - 1, column(a), int(d) - 1, column(c)))
    for columns in _COLUMN.findall(xml, 0, start):
        first, last = _MIN.search(columns), _MAX.search(columns)
        if first and last:
            found.hidden_columns.append((int(first[1]) - 1, int(last[1]) - 1))
    if unusual or xml.find(b' hidden="', start, end) >= 0:
        rows = (_LAST_ROW.search(row) for row in _ROW.findall(xml))
        found.hidden_rows = [int(r[1]) - 1 for r in rows if r]
    if unusual or xml.find(b' t="e"', start, end) >= 0:
        for cell, value in _ERROR.findall(xml):
            _note(found, cell, value.decode("utf-8", "replace").strip() or "#")
    if unusual or xml.find(b"<f", start, end) >= 0:
        for cell in unknown.findall(xml):
            if not _IS_TEXT.search(cell):
                _note(found, cell, "=")
    return found


def _note(found: Facts, cell: bytes, what: str) -> None:
    place = _PLACE.search(cell)
    if place and len(found.unknown) < _MAX_FACTS:
        found.unknown.setdefault((int(place[2]) - 1, column(place[1])), what)


def _is_far(xml: bytes, start: int, end: int, unusual: bool) -> bool:
    """Whether the last row is beyond all lists, or a column is."""
    last = xml.rfind(b"row ", start, end)
    row = _LAST_ROW.search(xml, last, last + 500) if last >= 0 else None
    if row and int(row[1]) > MAX_ROWS:
        return True
    if _FAR.search(xml, start, end):
        return True
    return unusual and bool(_FAR_TOO.search(xml, start, end))


def column(letters: bytes) -> int:
    """``B`` is 1."""
    at = 0
    for letter in letters[:4]:
        at = at * 26 + letter - 64
    return at - 1


def put_into(sheet: Sheet, facts: Facts) -> None:
    """The facts of a sheet where they belong in the rows that were read."""
    top, left = sheet.top - 1, sheet.left - 1
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    for a, b, c, d in facts.merged:
        if a - top < height and b - left < width and c >= top and d >= left and (a, b) != (c, d):
            first, second = max(a - top, 0), max(b - left, 0)
            last = min(c - top, height - 1), min(d - left, width - 1)
            sheet.merged.append((first, second, *last))
    sheet.hidden_rows = [r - top for r in facts.hidden_rows if 0 <= r - top < height]
    hidden: set[int] = set()
    for a, b in facts.hidden_columns:
        hidden |= set(range(max(a - left, 0), min(b - left, width - 1) + 1))
    sheet.hidden_columns = sorted(hidden)
    for (row, at), what in facts.unknown.items():
        row, at = row - top, at - left
        if 0 <= row < height and 0 <= at < len(sheet.rows[row]):
            sheet.rows[row][at] = ""
            sheet.unknown[row, at] = what
