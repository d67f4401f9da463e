"""What a list of who was there would bring: its lines beside what the store holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from artisanest_desktop.exchange.book import Book
from artisanest_desktop.exchange.comparing import compare
from artisanest_desktop.exchange.layout import Table
from artisanest_desktop.exchange.linesheets import grid_of
from artisanest_desktop.exchange.marks import MarkReader
from artisanest_desktop.exchange.plan import CONFLICT, SAME, Plan, Remark, Row
from artisanest_desktop.exchange.rolls.reading import Mapped, RollRead, RollReader
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.exchange.saying import BOTH_CHANGED
from artisanest_desktop.exchange.understanding import Understood
from artisanest_desktop.i18n import Language, n_
from artisanest_desktop.store import Store
from artisanest_desktop.store.database import writes


class Rolls:
    """The lists of one book."""

    def __init__(self, store: Store, book: Book, lang: Language, shown: Language) -> None:
        self._store, self._book = store, book
        self._lang, self._shown = lang, shown
        self._read: RollRead | None = None
        self._rows: list[Row] = []

    def read(
        self,
        tables: Sequence[Table],
        mapping: Mapped | None,
        answers: Mapped | None,
        remembered: Mapping[str, Mapping[str, str]],
        today: dt.date,
    ) -> Iterator[tuple[Understood, list[Row]]]:
        """Sessions, half-days, participants, marks: what was understood, and the rows."""

        def part(chosen: Mapped | None, left: int) -> Mapped | None:
            if chosen is None or not left:
                return chosen
            return {at - left: what for at, what in chosen.items() if at >= left}

        reader = RollReader(
            self._store, self._book, self._lang, self._shown, today,
            lambda left: part(mapping, left), lambda left: part(answers, left), remembered,
        )  # fmt: skip
        read = self._read = reader.read(tables)
        yield self._beside("session", read.sessions)
        yield self._beside("slot", read.slots)
        people = self._compared(read.found)
        read.people.ask(people)
        self._rows = people
        yield read.found, people
        marks = self._beside("attendance", self._marks(read, people))
        if marks[1]:
            yield marks

    def finish(self, plans: list[Plan], corrected: bool) -> list[Plan]:
        """What is decided when all is read: names that can only be one; what to say."""
        assert self._read is not None
        for plan in plans:
            plan.roll = True
            if plan.rows is self._rows:
                self._read.people.take_names(plan)
                plan.notes += self._read.notes
                plan.corrected = corrected or any(ask.answer for ask in plan.asks)
        return [p for p in plans if p.columns or p.rows]

    def _compared(self, found: Understood, told: bool = True) -> list[Row]:
        return compare(
            self._store, found, self._book.sha256, None, self._lang, self._shown, told
        ).rows

    def _beside(self, register: str, lines: Sequence[Line]) -> tuple[Understood, list[Row]]:
        """Lines that have no columns of their own; a mark that is the same is not told."""
        assert self._read is not None
        declared = self._store.registers[register]
        own = Understood(declared, self._read.found.table, [], list(lines), "", {})
        rows = self._compared(own)
        if register != "attendance":
            return own, rows
        for row in rows:
            self._ask(row)
        kept = [(line, row) for line, row in zip(lines, rows, strict=True) if row.action != SAME]
        own.lines = [line for line, _row in kept]
        return own, [row for _line, row in kept]

    def _ask(self, row: Row) -> None:
        """A mark that is another one here is a question: neither is taken in silence."""
        if "mark" not in row.changes or row.changes["mark"][0] is None:
            return
        row.conflicts = {k: v for k, v in row.changes.items() if k == "mark" or v[1] is not None}
        row.changes = {}
        row.action = CONFLICT
        row.remarks.append(Remark("mark", "both-changed", BOTH_CHANGED, "check"))

    def _marks(self, read: RollRead, people: Sequence[Row]) -> list[Line]:
        """The marks, save those that were here already and were changed since."""
        grid = grid_of(self._store.registers, read.found.register)
        assert grid is not None
        reader = MarkReader(self._store, grid, read.found, None, self._shown)
        reader.know(read.halves, read.called)
        lines = reader.read(read.found.lines, people, {}).lines
        here = self._store.get_many("attendance", [line.uid for line in lines])
        alive = [uid for uid, record in here.items() if not record["removed"]]
        written: dict[str, set[object]] = {}
        with self._store.reading() as connection:
            for uid, many in writes(connection, alive, {u: ("mark",) for u in alive}).items():
                written[uid] = {w.after for w in many if not w.txn.undone}
        kept, old = [], 0
        for line in lines:
            mark = line.fields.get("mark")
            record = here.get(line.uid)
            if line.uid in written and mark in written[line.uid]:
                old += record is not None and record.get("mark") != mark
                continue
            kept.append(line)
        if old:
            words = n_(
                "%(n)s mark of this file was here before and was changed since: what is here "
                "stays.",
                "%(n)s marks of this file were here before and were changed since: what is here "
                "stays.",
                old,
            )
            read.notes.append(words)
        return kept


__all__ = ["Rolls"]
