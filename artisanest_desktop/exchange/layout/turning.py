"""A sheet laid on its side: fields down its first columns, people across."""

from __future__ import annotations

from itertools import zip_longest

from artisanest_desktop.exchange.book import Sheet
from artisanest_desktop.exchange.layout.finding import Heads

#: Fields stand in one of the first columns, and are not more than so many.
_COLUMNS, _ROWS = 4, 200
_FIELDS = 3


def is_sideways(sheet: Sheet, heads: Heads) -> bool:
    """Whether a column does better as a header than any row."""
    if not _FIELDS <= len(sheet.rows) <= _ROWS:
        return False
    columns = [[r[i] if i < len(r) else "" for r in sheet.rows] for i in range(_COLUMNS)]
    best = max((heads.score(column) for column in columns if heads.certain(column)), default=0.0)
    return best >= _FIELDS and best > max(map(heads.score, sheet.rows))


def turned(sheet: Sheet) -> Sheet:
    """The same cells with people down; the number of a row is that of its column."""
    return Sheet(
        sheet.name,
        [list(column) for column in zip_longest(*sheet.rows, fillvalue="")],
        sheet.left,
        sheet.top,
        sheet.visible,
        [(b, a, d, c) for a, b, c, d in sheet.merged],
        sheet.hidden_columns,
        sheet.hidden_rows,
        {(c, r): what for (r, c), what in sheet.unknown.items()},
    )


def letter(number: int) -> str:
    """What stands above a column: A, B … AA."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found
