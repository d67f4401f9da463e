"""Marks that stand side by side in the rows of a sheet, as the records that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.exchange.identity import Base, Identity
from artisanest_desktop.exchange.linesheets import Grid, mark_label
from artisanest_desktop.exchange.plan import REFUSED, Plan, Remark, Row
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.exchange.understanding import Understood
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.rules import Stored
from artisanest_desktop.store import Store
from artisanest_desktop.store.context import order_of
from artisanest_desktop.store.ids import derived_uid


@dataclass(slots=True)
class Marks:
    """The marks of one sheet; ``base`` is how they left, also where nothing stood."""

    grid: Grid
    lines: list[Line]
    base: Base | None


class MarkReader:
    """From what understanding put beside the lines of a sheet to lines of their own."""

    def __init__(
        self, store: Store, grid: Grid, found: Understood, ours: Identity | None, lang: Language
    ) -> None:
        self._store = store
        self._grid = grid
        self._lang = lang
        self._key = found.register.key
        self._parent = found.register.parent or ""
        self._ours = ours
        self._left = ours.bases.get(self._key) if ours else None
        self._marks = ours.bases.get(grid.marks) if ours else None
        self._context = store.reader()
        self._order: dict[str, list[str]] = {}
        self._new: dict[str, list[Row]] = {}
        self._called: dict[str, Msg] = {}

    def know(self, places: Mapping[str, list[str]], called: Mapping[str, Msg]) -> None:
        """Which lines across stand in which column, by the record that all of them are of, and
        what each is ``called``."""
        self._order |= places
        self._called |= called

    def read(self, lines: Sequence[Line], rows: Sequence[Row], plans: Mapping[str, Plan]) -> Marks:
        """The marks of these rows, which are those of the lines; ``plans`` may bring places."""
        if across := plans.get(self._grid.across):
            for row in across.rows:
                if row.action == "new":
                    self._new.setdefault(str(row.fields.get(self._parent)), []).append(row)
        self._context.expect(
            str(self._store.registers[self._key].parent_register),
            {u for row in rows if (u := self._whose(row))},
        )
        found: list[Line] = []
        left: dict[str, list[Any]] = dict(self._marks.rows) if self._marks else {}
        for line, row in zip(lines, rows, strict=True):
            if line.marks and row.action != REFUSED and row.uid and (whose := self._whose(row)):
                found += self._of_row(line, row, whose, left)
        base = Base("", [self._grid.mark, self._grid.more], left) if self._marks else None
        return Marks(self._grid, found, base)

    def _whose(self, row: Row) -> str | None:
        """The record that a row is a line of."""
        said = row.fields.get(self._parent)
        if said is None and row.uid:
            said = (self._context.get(self._key, row.uid) or {}).get(self._parent)
        return str(said) if said else None

    def _of_row(self, line: Line, row: Row, whose: str, left: dict[str, list[Any]]) -> list[Line]:
        places, found = self._places(whose), []
        # Of a participant who was united with another, the marks as they left are the line's own.
        left_rows = self._left.rows if self._left is not None else {}
        own = line.uid if line.uid in left_rows else row.uid or ""
        known = own in left_rows
        for place, value in (line.marks or {}).items():
            if place > len(places):
                if value is not None:
                    row.remarks.append(self._nowhere(place))
                continue
            across = places[place - 1]
            pair = derived_uid(self._grid.marks, row.uid or "", across)
            before = left.get(derived_uid(self._grid.marks, own, across))
            if before is not None:
                left.setdefault(pair, before)
            if value is None:
                if before is not None and before[0] is not None and known:
                    found.append(self._line(line, row, across, place, None, pair))
                continue
            if before is None and known and self._stood(whose, across):
                left[pair] = [None, None]
            found.append(self._line(line, row, across, place, value, pair))
        return found

    def _line(
        self, line: Line, row: Row, across: str, place: int, value: Stored, pair: str
    ) -> Line:
        grid = self._grid
        mark, _space, more = str(value or "").partition(" ")
        fields: dict[str, Stored] = {grid.up: row.uid, grid.side: across}
        if value is not None:
            fields |= {grid.mark: mark, grid.more: int(more) if more else None}
        who, _dot, whose = row.title.rpartition(" · ")
        title = f"{who} · {self._lang(mark_label(place))} · {whose}"
        if across in self._called:
            title = f"{who} · {self._lang(self._called[across])}"
        emptied = (grid.mark, grid.more) if value is None else ()
        return Line(line.index, line.row, fields, uid=pair, title=title, emptied=emptied)

    def _places(self, whose: str) -> list[str]:
        """The lines across, in the order of the columns: as they stood when the file left, then
        those that came since, here or in the file."""
        if whose not in self._order:
            stood = self._ours.order(self._key, whose) if self._ours else []
            declared = self._store.registers[self._grid.across]
            came: list[dict[str, Any]] = [
                *self._context.lines(declared.key, whose),
                *({**row.fields, "uid": row.uid} for row in self._new.get(whose, ())),
            ]
            rest = [r for r in came if r["uid"] not in stood]
            rest.sort(key=lambda r: order_of(declared, r))
            self._order[whose] = [*stood, *(r["uid"] for r in rest)]
        return self._order[whose]

    def _stood(self, whose: str, across: str) -> bool:
        return self._ours is not None and across in self._ours.order(self._key, whose)

    def _nowhere(self, place: int) -> Remark:
        text = _("There is no such half-day: write it on the sheet of half-days first.")
        return Remark("", "no-half-day", self._said(place, text), "refused")

    def _said(self, place: int, text: Any) -> Any:
        return _("%(column)s: %(why)s") % {"column": mark_label(place), "why": text}
