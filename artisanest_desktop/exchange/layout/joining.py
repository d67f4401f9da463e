"""Tables of one kind → one: their rows below each other, their columns under the same words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from artisanest_desktop.exchange.book import Sheet
from artisanest_desktop.exchange.headers import COMPUTED, NAME, NAME_TURNED, NOTHING, Matcher
from artisanest_desktop.exchange.layout.table import Table
from artisanest_desktop.i18n import _, fold

HEADER = _("The header of another table.")
_WHOLE = frozenset({NAME, NAME_TURNED})


def join(tables: Sequence[Table], matcher: Matcher) -> list[Table]:
    """Those that can stand below each other as one table, each of the others by itself."""
    joined: list[_Joined] = []
    for table in tables:
        for other in joined:
            if other.takes(table):
                break
        else:
            joined.append(_Joined(table, matcher))
    return [one.table() for one in joined]


class _Joined:
    """Tables on their way into one; its columns are those of the first, then what others add."""

    def __init__(self, first: Table, matcher: Matcher) -> None:
        self._first = first
        self._matcher = matcher
        self._headers = list(first.headers)
        self._readings = list(first.readings)
        self._others: list[tuple[Table, list[int]]] = []

    def takes(self, table: Table) -> bool:
        """Add a table whose names are kept in the same way."""
        if table.header < 0 or self._first.header < 0 or table.sideways != self._first.sideways:
            return False
        whole = self._whole(self._readings), self._whole(table.readings)
        if whole[0] != whole[1]:
            return False
        self._others.append((table, self._places(table)))
        return True

    def _whole(self, readings: Sequence[Sequence[str]]) -> bool:
        """Whether both names stand in one column."""
        return any(self._target(r) in _WHOLE for r in readings)

    def _target(self, readings: Sequence[str]) -> str:
        for words in readings:
            match = self._matcher.sure(words)
            if match.target not in (NOTHING, COMPUTED):
                return match.target
        return NOTHING

    def _places(self, table: Table) -> list[int]:
        """Where each column of a table goes: under the same word, else the same meaning."""
        width = max(len(table.headers), len(table.below))
        spare = width - len(table.headers)
        headers = [*table.headers, *[""] * spare]
        readings = [*table.readings, *[("",)] * spare]
        places = [-1] * width
        free = dict.fromkeys(range(len(self._headers)))
        by_word = {fold(h): i for i, h in reversed(list(enumerate(self._headers))) if h}
        for at, header in enumerate(headers):
            i = by_word.get(fold(header), -1)
            if header and i in free:
                places[at] = i
                del free[i]
        meant = {self._target(self._readings[i]): i for i in reversed(list(free))}
        for at, words in enumerate(readings):
            target = self._target(words)
            if places[at] < 0 and target != NOTHING and meant.get(target, -1) in free:
                places[at] = meant[target]
                del free[places[at]]
        for at, header in enumerate(headers):
            if places[at] < 0 and (header or any(table.below[at] if at < len(table.below) else ())):
                places[at] = len(self._headers)
                self._headers.append(header)
                self._readings.append(readings[at])
        return places

    def table(self) -> Table:
        """All rows, each knowing where it stood."""
        first = self._first
        if not self._others:
            return first
        sheet = first.sheet
        rows = list(sheet.rows)
        spots = [(first.sheet.name, first.number(i)) for i in range(len(rows))]
        known = dict(first.known)
        merged, unknown = list(sheet.merged), dict(sheet.unknown)
        aside = list(first.aside)
        begins = list(first.begins)
        for table, places in self._others:
            start = len(rows)
            begins += [(start + at, name, above) for at, name, above in table.begins]
            rows += [_moved(row, places) for row in table.sheet.rows]
            spots += [(table.sheet.name, table.number(i)) for i in range(len(table.sheet.rows))]
            known |= {start + i: why for i, why in table.known.items()}
            known |= {start + i: HEADER for i in range(table.header + 1)}
            merged += [
                (a + start, places[b], c + start, places[b])
                for a, b, c, _d in table.sheet.merged
                if b < len(places) and places[b] >= 0
            ]
            unknown |= {
                (r + start, places[c]): what
                for (r, c), what in table.sheet.unknown.items()
                if c < len(places)
            }
            aside += table.aside
        whole = Sheet(sheet.name, rows, sheet.top, sheet.left, True, merged, [], [], unknown)
        joined = Table(whole, first.header, self._headers, self._readings, first.score)
        joined.aside, joined.known, joined.spots, joined.begins = aside, known, spots, begins
        joined.sideways = first.sideways
        return joined


def _moved(row: Sequence[Any], places: Sequence[int]) -> list[Any]:
    """A row with its cells under the columns of another table."""
    moved: list[Any] = [""] * max(max(places, default=-1) + 1, 1)
    for at, cell in enumerate(row[: len(places)]):
        if places[at] >= 0:
            moved[places[at]] = cell
    return moved
