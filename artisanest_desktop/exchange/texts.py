"""Lists saved as text: which encoding, which separator."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from artisanest_desktop.exchange.guarding import MAX_CELLS, MAX_ROWS
from artisanest_desktop.i18n import Msg, _

#: Arabic letters of cp1256 follow each other; an accent in French stands between plain letters.
_ARABIC_RUN = re.compile(rb"[\xc0-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_SEPARATORS = ";\t,|"
_FRENCH = frozenset("éèàçêëîïôûùâœÉÈÀÇÊÎÔ")
#: Letters and marks that a French list has beside them.
_USUAL = frozenset("«»’‘“”…–—°·\u00a0€ñÑüöäáíóú²³")
#: What cp1252 and cp1256 make of bytes that only follow in UTF-8.
_FOLLOWING = {
    codec: "".join(bytes([n]).decode(codec, "ignore") or chr(n) for n in range(0x80, 0xC0))
    for codec in ("cp1252", "cp1256")
}
#: Traces of UTF-8 that was once read as cp1252 (Fatéma) or cp1256 (ط§ظ„) and saved again.
_W, _A = (f"[{re.escape(letters)}]" for letters in _FOLLOWING.values())
_MUDDLED = {
    "cp1252": re.compile(f"([ÂÃØÙÚÛ]{_W}|â€{_W})+"),
    "cp1256": re.compile(f"([طظ]{_A})+"),
}
#: What leaves no doubt: one such letter alone may be meant (OÙ»).
_SURE = {
    "cp1252": re.compile(f"[ÂÃ]{_W}|â€|([ØÙÚÛ]{_W}){{2}}"),
    "cp1256": re.compile(f"([طظ]{_A}){{2}}"),
}
#: A cell with so many lines comes of a quotation mark that nobody closed.
_LINES_OF_A_CELL = 60

GUESSED = _("Nothing in the file says how its letters are written: read as %(name)s.")
_NAMES = {
    "cp1252": _("Western letters of Windows"),
    "cp1256": _("Arabic letters of Windows"),
    "iso8859_6": _("Arabic letters (ISO)"),
    "mac_roman": _("letters of an old Macintosh"),
    "cp850": _("letters of DOS"),
}
_MIXED = _("Some lines were written in another way than the rest: they were read for themselves.")
_TAKEN_BACK = _("Letters that another program had spoilt (Fatéma) were put right.")
_UNCLOSED = _("A quotation mark is not closed in this file: each line was read for itself.")


def read(data: bytes) -> tuple[list[list[Any]], list[Msg]]:
    """The cells of a file, and what to say of it; OverflowError when there are too many."""
    text, notes = _decoded(data)
    rows, whole = _table(text)
    if not whole:
        notes.append(_UNCLOSED)
    return rows, notes


def decode(data: bytes) -> str:
    """The text of a file whose encoding nobody wrote down."""
    return _decoded(data)[0]


def table(text: str) -> list[list[Any]]:
    """The cells of a text, whatever separates them."""
    return _table(text)[0]


def is_binary(data: bytes) -> bool:
    """Whether it is no text at all."""
    head = data[:4000]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    zeros = head.count(0)
    if zeros and _without_mark(head) is None and zeros > len(head) // 50:
        return True
    odd = sum(n < 32 and n not in b"\0\t\n\r\x0b\x0c\x1a" for n in head)
    return odd > max(len(head) // 50, 2) or b"\0\0\0" in head


def looks_like_a_list(data: bytes) -> bool:
    """Whether text under the name of a workbook has lines cut alike."""
    if is_binary(data):
        return False
    lines = _first_lines(decode(data[:20_000]))
    separator = _separator(lines)
    if len(lines) < 2 or not separator:
        return False
    counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
    return counts.count(max(set(counts), key=counts.count)) * 4 >= len(counts) * 3


# Letters


def _decoded(data: bytes) -> tuple[str, list[Msg]]:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            notes: list[Msg] = []
            break
    else:
        text, notes = _unmarked(data)
    mended = unmuddled(text)
    if mended != text:
        notes.append(_TAKEN_BACK)
    return mended.replace("\0", ""), notes


def _unmarked(data: bytes) -> tuple[str, list[Msg]]:
    if (wide := _without_mark(data)) is not None:
        return wide, []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    lines = data.splitlines(keepends=True)
    high = [line for line in lines if not line.isascii()]
    good = sum(_is_utf8(line) for line in high)
    if good * 2 > len(high):
        found = "".join(_line(line) for line in lines)
        return found, [_MIXED]
    codec = _codec(data)
    return data.decode(codec, "replace"), [GUESSED % {"name": _NAMES[codec]}]


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(line: bytes) -> str:
    return line.decode("utf-8") if _is_utf8(line) else line.decode(_codec(line), "replace")


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark has a zero beside every separator and line end."""
    head = data[:2000]
    zeros = head.count(0)
    if zeros < max(len(head) // 12, 1):
        return None
    even = head[::2].count(0)
    if min(even, zeros - even) * 4 > zeros:
        return None
    return data.decode("utf-16-be" if even > zeros - even else "utf-16-le", "replace")


def _codec(data: bytes) -> str:
    """Which letters bytes above ASCII are, when they are not UTF-8."""
    high = len(_HIGH.findall(data))
    if sum(map(len, _ARABIC_RUN.findall(data))) * 2 > high:
        windows, iso = (data.decode(c, "ignore").count("ال") for c in ("cp1256", "iso8859_6"))
        return "iso8859_6" if iso > windows else "cp1256"
    marks = b"".join(_HIGH.findall(data))
    scores = {c: _score(marks.decode(c, "replace")) for c in ("cp1252", "mac_roman", "cp850")}
    # Windows made nearly all such files: the others have to be better, not as good.
    return max(scores, key=scores.__getitem__)


def _score(letters: str) -> int:
    good = sum(letter in _FRENCH for letter in letters)
    return good * 2 - sum(letter not in _FRENCH and letter not in _USUAL for letter in letters)


def unmuddled(text: str) -> str:
    """UTF-8 that was read as something else and saved again, taken back word by word in the lines
    where that leaves no doubt."""
    for codec, sure in _SURE.items():
        if sure.search(text):
            back = partial(_back, codec)
            lines = text.split("\n")
            for at, line in enumerate(lines):
                if sure.search(line):
                    lines[at] = _MUDDLED[codec].sub(back, line)
            text = "\n".join(lines)
    return text


def _back(codec: str, found: re.Match[str]) -> str:
    word = found[0]
    data = bytearray()
    for letter in word:
        try:
            data += letter.encode(codec)
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return word
            data.append(ord(letter))
    try:
        return data.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError:
        return word


# Cells


def _table(text: str) -> tuple[list[list[Any]], bool]:
    """The cells; False when a quotation mark was left open and lines were read one by one."""
    text = text.lstrip("\ufeff").rstrip("\x1a")  # DOS ended its files so
    first, _end, rest = text.partition("\n")
    declared = re.fullmatch(r"sep=(.)\s*", first, re.I)
    lead: list[list[Any]] = []
    if declared:  # Excel's own way of saying it
        lead, text, separator = [[]], rest, declared[1]
    else:
        separator = _separator(_first_lines(text))
    limit = csv.field_size_limit(10_000_000)
    try:
        rows = _rows(io.StringIO(text, newline=""), separator)
        if _is_whole(rows):
            return lead + rows, True
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        one_by_one = (row for line in lines for row in _parsed(line, separator))
        return lead + _counted(one_by_one), False
    finally:
        csv.field_size_limit(limit)


def _rows(lines: Iterable[str], separator: str) -> list[list[Any]]:
    if not separator:
        return _counted([line.strip("\r\n")] for line in lines)
    return _counted(csv.reader(lines, delimiter=separator))


def _counted(rows: Iterable[list[Any]]) -> list[list[Any]]:
    found: list[list[Any]] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if len(found) > MAX_ROWS or cells > MAX_CELLS:
            raise OverflowError
        found.append(row)
    return found


def _is_whole(rows: list[list[Any]]) -> bool:
    return all(cell.count("\n") < _LINES_OF_A_CELL for row in rows for cell in row)


def _parsed(line: str, separator: str) -> Iterator[list[str]]:
    """One line for itself: a quotation mark without its other half is a letter like others."""
    if not separator:
        yield [line]
    elif line.count('"') % 2:
        yield line.split(separator)
    else:
        yield from csv.reader([line], delimiter=separator)


def _first_lines(text: str) -> list[str]:
    lines = io.StringIO(text[:200_000], newline="")
    found = []
    for line in lines:
        if line.strip():
            found.append(line)
        if len(found) == 60:
            break
    return found


def _separator(lines: list[str]) -> str:
    """The one that cuts most lines into the same number of cells; none when none does."""
    best, score = "", 0
    for candidate in _SEPARATORS:
        counts = [len(row) for row in csv.reader(lines, delimiter=candidate)]
        wide = [n for n in counts if n > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        agreement = wide.count(usual) * 100 + usual
        if agreement > score and wide.count(usual) * 3 > len(counts):
            best, score = candidate, agreement
    return best
