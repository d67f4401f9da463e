"""Headers that come again: after a printed page, or above the next part of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.layout.splitting import AGAIN, TITLE
from artisanest_desktop.exchange.layout.table import Table, columns_of
from artisanest_desktop.i18n import fold


def leave_repeats(table: Table) -> None:
    """Say which rows are a line of the header once more, and take them out of what stands below
    it: a column of marks holds nothing but marks."""
    rows = table.sheet.rows
    lines = [[str(c) for c in row] for row in rows[: table.header + 1]]
    folded = [[fold(word) for word in line] for line in lines]
    for at in range(table.header + 1, len(rows)):
        if any(is_header(rows[at], *line) for line in zip(lines, folded, strict=True)):
            if table.known.get(at - 1) != AGAIN:
                _tell_title(table, at - 1)
            table.known[at] = AGAIN
    left = [row for at, row in enumerate(rows) if at > table.header and at not in table.known]
    if len(left) < len(rows) - table.header - 1:
        width = len(table.below)
        table.below = columns_of([row[:width] + [""] * (width - len(row)) for row in left])


def _tell_title(table: Table, at: int) -> None:
    """A lone cell between a gap and the header that comes again is the title of what follows."""
    rows = table.sheet.rows
    if at - 1 > table.header and _count(rows[at]) == 1 and not _count(rows[at - 1]):
        table.known.setdefault(at, TITLE)


def _count(row: Sequence[Any]) -> int:
    return sum(not blank(c) for c in row)


def is_header(row: Sequence[Any], words: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether a row says these words once more."""
    first = 0
    while first < len(row) and blank(row[first]):
        first += 1
    if first >= min(len(row), len(folded)) or not isinstance(row[first], str):
        return False
    # Quick for the thousands of rows that are none: a repeated header begins alike.
    begins = row[first][:1].casefold() == words[first][:1].casefold()
    if not begins or fold(row[first]) != folded[first]:
        return False
    same = sum(
        isinstance(c, str) and bool(w) and fold(c) == w for c, w in zip(row, folded, strict=False)
    )
    return same * 2 > sum(map(bool, folded))
