"""A sheet laid on its side: fields down its first columns, people across."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from artisanest_desktop.exchange.book import Sheet, blank
from artisanest_desktop.exchange.layout.finding import Heads

#: Fields stand in one of the first columns, and are not more than so many.
_COLUMNS, _ROWS = 4, 200
#: Where slips are looked for too.
_FEW = 40
_FIELDS = 3


def sideways_at(sheet: Sheet, heads: Heads) -> int:
    """The column that does better as a header than any row; -1 when none does."""
    if not _FIELDS <= len(sheet.rows) <= _ROWS:
        return -1
    columns = [[r[i] if i < len(r) else "" for r in sheet.rows] for i in range(_COLUMNS)]
    scores = [heads.score(column) if heads.certain(column) else 0.0 for column in columns]
    best, rows = max(scores), max(map(heads.score, sheet.rows))
    if best >= _FIELDS and best > rows:
        return scores.index(best)
    if len(sheet.rows) <= _FEW and rows < _FIELDS - 1:
        return next((i for i, column in enumerate(columns) if _is_slipped(column, heads)), -1)
    return -1


def _is_slipped(column: Sequence[Any], heads: Heads) -> bool:
    """Whether a column of words names many fields, with slips of the pen."""
    words = [c for c in column if not blank(c)]
    if len(words) < _FIELDS or not all(isinstance(c, str) for c in words):
        return False
    known = heads.score(words, slips=True)
    return known >= _FIELDS and known * 2 > len(words)


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
