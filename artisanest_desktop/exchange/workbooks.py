"""Workbooks of Excel and LibreOffice → sheets, with what a person does not see at once."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import Any

from artisanest_desktop.exchange import facts, unlocking, xlsfacts
from artisanest_desktop.exchange.book import Book, Sheet
from artisanest_desktop.exchange.facts import Facts
from artisanest_desktop.exchange.guarding import (
    MAX_CELLS,
    MAX_ROWS,
    MAX_SHEETS,
    damaged,
    locked,
    too_large,
    too_long,
)
from artisanest_desktop.exchange.headers import IDENTITY_HEADER
from artisanest_desktop.i18n import Msg, _, n_

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_CUSTOM = re.compile(r'<property\b[^>]*?\bname="([^"]*)"[^>]*>\s*<vt:\w+>([^<]*)</vt:\w+>', re.S)
_USER = re.compile(r'<meta:user-defined\b[^>]*?\bmeta:name="([^"]*)"[^>]*>([^<]*)<', re.S)
_1904 = re.compile(r"""date1904=["'](1|true)["']""")


def read(data: bytes, name: str, password: str | None = None) -> Book:
    """The sheets of a workbook; Locked when it is an old one with a password."""
    archive = zipfile.ZipFile(io.BytesIO(data)) if data.startswith(b"PK") else None
    known = facts.of_archive(archive) if archive else {}
    book = Book(name, "", "", [])
    sheets = _sheets(data, book, known, password)
    book.sheets = sheets
    book.notes += _notes(data, archive, sheets)
    if archive is not None:
        found = _CUSTOM.findall(facts.part(archive, "docProps/custom.xml"))
        found += _USER.findall(facts.part(archive, "meta.xml"))
        book.properties = {unescape(k): unescape(v) for k, v in found}
        book.date1904 = bool(_1904.search(facts.part(archive, "xl/workbook.xml")))
    return book


def _sheets(data: bytes, book: Book, known: dict[str, Facts], password: str | None) -> list[Sheet]:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            metas = workbook.sheets_metadata
            if len(metas) > MAX_SHEETS:
                raise too_large(book.name)
            if data.startswith(OLE):
                known = xlsfacts.of(data, [m.name for m in metas])
            return [_sheet(workbook, m, book, known.get(m.name)) for m in metas]
    except calamine.PasswordError:
        unlocked = unlocking.unlock(data, book.name, password)
    except (calamine.CalamineError, OSError, ValueError) as error:
        # calamine names a password in old files only in its words.
        if "assword" not in str(error):
            raise damaged(book.name) from None
        unlocked = unlocking.unlock(data, book.name, password)
    except BaseException as error:  # a panic of the reader is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(book.name) from None
    if password is not None and unlocked == data:
        raise locked(book.name, wrong=True)
    return _sheets(unlocked, book, known, None)


def _sheet(workbook: Any, meta: Any, book: Book, known: Facts | None) -> Sheet:
    visible = "Hidden" not in str(meta.visible)
    if "WorkSheet" not in str(meta.typ):
        return Sheet(meta.name, [], visible=visible)
    if known is not None and known.far:
        from artisanest_desktop.exchange import sparse

        return sparse.read(known, meta.name, visible, book)
    sheet = workbook.get_sheet_by_name(meta.name)
    if sheet.start is None:
        return Sheet(meta.name, [], visible=visible)
    if sheet.height > MAX_ROWS:
        raise too_long(book.name)
    if sheet.height * sheet.width > MAX_CELLS:
        raise too_large(book.name)
    top, left = sheet.start
    read = Sheet(meta.name, sheet.to_python(skip_empty_area=True), top + 1, left + 1, visible)
    if known is not None:
        facts.put_into(read, known)
    elif merged := sheet.merged_cell_ranges:
        facts.put_into(read, Facts(merged=[(*a, *b) for a, b in merged]))
    return read


def _notes(data: bytes, archive: zipfile.ZipFile | None, sheets: list[Sheet]) -> list[Msg]:
    """What else the file carries: none of it is run or followed."""
    names = archive.namelist() if archive else []
    found = []
    if any(n.endswith("vbaProject.bin") for n in names) or (archive is None and _MACROS in data):
        found.append(_("This workbook has macros: they were not run."))
    if any(n.startswith("xl/externalLinks/") or n == "xl/connections.xml" for n in names):
        found.append(_("This workbook draws on other files: they were not opened."))
    for sheet in sheets:
        columns = len(set(sheet.hidden_columns) - _ours(sheet))
        if sheet.visible and (sheet.hidden_rows or columns):
            found.append(_hidden(sheet, columns))
    return found


def _ours(sheet: Sheet) -> set[int]:
    """The column of identities that we hid ourselves."""
    return {at for row in sheet.rows[:10] for at, cell in enumerate(row) if cell == IDENTITY_HEADER}


def _hidden(sheet: Sheet, columns: int) -> Msg:
    rows = len(sheet.hidden_rows)
    parts = {
        "sheet": sheet.name,
        "rows": n_("%(n)s hidden row", "%(n)s hidden rows", rows),
        "columns": n_("%(n)s hidden column", "%(n)s hidden columns", columns),
    }
    if rows and columns:
        text = _("Sheet “%(sheet)s”: %(rows)s and %(columns)s, read like the others.")
    elif rows:
        text = _("Sheet “%(sheet)s”: %(rows)s, read like the others.")
    else:
        text = _("Sheet “%(sheet)s”: %(columns)s, read like the others.")
    return text % parts
