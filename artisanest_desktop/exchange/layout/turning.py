"""A sheet laid on its side: fields down its first columns, people across."""

from __future__ import annotations

from itertools import zip_longest

from artisanest_desktop.exchange.book import Sheet
from artisanest_desktop.exchange.layout.finding import Heads

#: Fields stand in one of the first columns, and are not more than so many.
_COLUMNS, _ROWS = 4, 200
_FIELDS = 3


def sideways_at(sheet: Sheet, heads: Heads) -> int:
    """The column that does better as a header than any row; -1 when none does."""
    if not _FIELDS <= len(sheet.rows) <= _ROWS:
        return -1
    columns = [[r[i] if i < len(r) else "" for r in sheet.rows] for i in range(_COLUMNS)]
    scores = [heads.score(column) if heads.certain(column) else 0.0 for column in columns]
    best = max(scores)
    if best < _FIELDS or best <= max(map(heads.score, sheet.rows)):
        return -1
    return scores.index(best)


def turned(sheet: Sheet, head: int) -> Sheet:
    """The same cells with people down; the number of a row is that of its column. A cell merged
    over the column of the fields and people beside it is a title."""
    return Sheet(
        sheet.name,
        [list(column) for column in zip_longest(*sheet.rows, fillvalue="")],
        sheet.left,
        sheet.top,
        sheet.visible,
        [(b, a, d, c) for a, b, c, d in sheet.merged if not b <= head < d],
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
