"""Tables of one register whose columns differ, each understood on its own, as one list."""

from __future__ import annotations

from collections.abc import Sequence

from artisanest_desktop.exchange.book import Sheet
from artisanest_desktop.exchange.layout import Table
from artisanest_desktop.exchange.understanding import Understood

#: So many columns are left free beside each table: for what its titles say.
_SPARE = 6
#: Between the shapes of the tables of one list.
SHAPES = "+"


def width_of(table: Table) -> int:
    """How many columns a table takes, with those that are free."""
    return max(len(table.headers), len(table.below)) + _SPARE


def together(parts: Sequence[Understood]) -> Understood:
    """One list of them: the rows below, the columns beside each other."""
    first = parts[0]
    if len(parts) == 1:
        return first
    rows = list(first.table.sheet.rows)
    spots = [_spot(first.table, at) for at in range(len(rows))]
    left = width_of(first.table)
    for part in parts[1:]:
        start = len(rows)
        rows += [[""] * left + list(row) for row in part.table.sheet.rows]
        spots += [_spot(part.table, at) for at in range(len(part.table.sheet.rows))]
        for line in part.lines:
            line.index += start
        for column in part.columns:
            column.index += left
        for ask in part.asks:
            ask.column += left
        left += width_of(part.table)
    sheet = Sheet(first.table.sheet.name, rows, first.table.sheet.top, first.table.sheet.left)
    table = Table(sheet, first.table.header, first.table.headers, first.table.readings)
    table.spots = spots
    table.aside = [aside for part in parts for aside in part.table.aside]
    return Understood(
        first.register,
        table,
        [column for part in parts for column in part.columns],
        [line for part in parts for line in part.lines],
        SHAPES.join(dict.fromkeys(part.shape for part in parts)),
        {uid: name for part in parts for uid, name in part.new_fields.items()},
        [ask for part in parts for ask in part.asks],
        _kinds(parts),
    )


def _kinds(parts: Sequence[Understood]) -> dict[str, dict[str, str]]:
    """Of a field that two tables would make in two ways, the way that takes both: text."""
    found: dict[str, dict[str, str]] = {}
    for part in parts:
        for uid, kind in part.new_kinds.items():
            if found.setdefault(uid, kind) != kind:
                found[uid] = {"kind": "text", "options": ""}
    return found


def _spot(table: Table, at: int) -> tuple[str, int]:
    return table.source(at) or table.sheet.name, table.number(at)
