"""A sheet whose cells stand so far apart that it cannot be laid out whole: what is near is read,
what is far is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from artisanest_desktop.exchange import facts
from artisanest_desktop.exchange.book import Book, Sheet, blank
from artisanest_desktop.exchange.facts import Facts
from artisanest_desktop.exchange.guarding import MAX_CELLS, MAX_ROWS, damaged, too_large, too_long
from artisanest_desktop.i18n import n_

#: Columns that are still laid out.
_WIDE = 702
#: More cells than this beyond are no accident: then it is not a list.
_FEW = 200


def read(known: Facts, name: str, visible: bool, book: Book) -> Sheet:
    """The rows near the top; ``book.notes`` names what was left aside."""
    cells: dict[tuple[int, int], Any] = {}
    aside: list[tuple[int, int]] = []
    for row, at, value in _cells(known, name, book.name):
        if row < MAX_ROWS and at < _WIDE:
            cells[row, at] = value
            if len(cells) > MAX_CELLS:
                raise too_large(book.name)
        else:
            aside.append((row, at))
            if len(aside) > _FEW:
                raise (too_long if row >= MAX_ROWS else too_large)(book.name)
    if aside:
        first = f"{_letters(aside[0][1])}{aside[0][0] + 1}"
        text = n_(
            "Sheet “%(sheet)s”: %(n)s cell far from the list (%(cell)s) was not read.",
            "Sheet “%(sheet)s”: %(n)s cells far from the list (%(cell)s …) were not read.",
            len(aside),
        )
        book.notes.append(text % {"sheet": name, "cell": first})
    if not cells:
        return Sheet(name, [], visible=visible)
    top, left = min(r for r, _c in cells), min(c for _r, c in cells)
    height, width = max(r for r, _c in cells) - top + 1, max(c for _r, c in cells) - left + 1
    if height * width > MAX_CELLS:
        raise too_large(book.name)
    rows: list[list[Any]] = [[""] * width for _row in range(height)]
    for (row, at), value in cells.items():
        rows[row - top][at - left] = value
    sheet = Sheet(name, rows, top + 1, left + 1, visible)
    facts.put_into(sheet, known)
    return sheet


def _cells(known: Facts, name: str, file: str) -> Iterator[tuple[int, int, Any]]:
    """All cells with something in them; openpyxl reads one row after the other."""
    import openpyxl

    assert known.archive is not None and known.archive.fp is not None
    try:
        workbook = openpyxl.load_workbook(known.archive.fp, read_only=True, data_only=True)
        sheet = workbook[name]
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            for cell in row:
                if not blank(cell.value):
                    yield cell.row - 1, cell.column - 1, cell.value
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, OSError):
        raise damaged(file) from None


def _letters(at: int) -> str:
    text, at = "", at + 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(65 + rest) + text
    return text
