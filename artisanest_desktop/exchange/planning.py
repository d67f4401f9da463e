"""A file and a store → what it would do, sheet by sheet: read, understand, compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from artisanest_desktop.exchange import (
    alike,
    attendance,
    attendance_back,
    correcting,
    examples,
    identity,
    reading,
    sendings,
)
from artisanest_desktop.exchange.absent import look_for_absent
from artisanest_desktop.exchange.book import Book, Progress, tick
from artisanest_desktop.exchange.choosing import ROLL, Chooser, Place
from artisanest_desktop.exchange.comparing import compare
from artisanest_desktop.exchange.feeding import fed_lines
from artisanest_desktop.exchange.guarding import Unreadable
from artisanest_desktop.exchange.headers import COUNT, NOTHING
from artisanest_desktop.exchange.linesheets import (
    grid_of,
)
from artisanest_desktop.exchange.marks import MarkReader
from artisanest_desktop.exchange.moments import moment_of, recall_bases
from artisanest_desktop.exchange.names import Names
from artisanest_desktop.exchange.noting import RECALLED, UNKNOWN, of_book, of_sheets
from artisanest_desktop.exchange.otherlists import doubts
from artisanest_desktop.exchange.plan import NEW, SAME, LeftAside, Plan, Received, Row
from artisanest_desktop.exchange.rolls.comparing import Rolls
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.exchange.together import SHAPES, together, width_of
from artisanest_desktop.exchange.understanding import ANSWER, Understood, understand
from artisanest_desktop.i18n import LANGUAGES, Language, Msg
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Reference
from artisanest_desktop.store import Store, documents
from artisanest_desktop.store.collecting import many_objects
from artisanest_desktop.store.errors import Refusal

#: Where the store keeps what a person made of the columns of a file.
REMEMBERED = "import.columns"
#: What a person made of some columns: index from 0 to a field's key, ``""`` (leave out),
#: ``"~own"`` (a field of one's own, ``"~own:number"`` of a kind) or ``"~note"``.
Mapped = Mapping[int, str]


@dataclass(slots=True)
class Asked:
    """What is asked of a file: only a ``sheet``, only as a ``register``; ``near`` is the register
    in whose place it was dropped; ``mapped`` by the name of a sheet what a person chose there;
    ``member`` of an archive, ``password`` of the file, ``sending`` the one of a campaign that it
    is said to answer."""

    register: str | None = None
    sheet: str | None = None
    near: str | None = None
    mapped: Mapping[str, Mapped] = field(default_factory=dict)
    #: By the name of a sheet, what a person answered to ``Plan.asks``: column → code.
    answers: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    today: dt.date | None = None
    member: str | None = None
    password: str | None = None
    sending: str = ""


def receive_file(
    store: Store,
    path: str | Path,
    lang: str,
    asked: Asked | None = None,
    progress: Progress | None = None,
) -> Received:
    """What a file would bring. Refusal when it cannot be read; nothing is written in any case."""
    asked = asked or Asked()
    try:
        book = reading.read(path, progress, asked.password, asked.member)
    except Unreadable as why:
        raise Refusal(why.message) from why
    tick(progress, 10)
    return receive_book(store, book, lang, asked, progress)


def receive_book(
    store: Store,
    book: Book,
    lang: str,
    asked: Asked | None = None,
    progress: Progress | None = None,
) -> Received:
    """The same for a file that has been read."""
    with many_objects():
        return _Receiving(store, book, lang, asked or Asked(), progress).run()


def plan_file(
    store: Store,
    path: str | Path,
    lang: str,
    register: str | None = None,
    sheet: str | None = None,
    mapping: Mapped | None = None,
    progress: Progress | None = None,
    today: dt.date | None = None,
) -> Plan:
    """What one sheet of a file would bring: the one that is named, or that it is about."""
    asked = _one(register, sheet, mapping, today)
    return receive_file(store, path, lang, asked, progress).main


def plan_book(
    store: Store,
    book: Book,
    lang: str,
    register: str | None = None,
    sheet: str | None = None,
    mapping: Mapped | None = None,
    progress: Progress | None = None,
    today: dt.date | None = None,
) -> Plan:
    """The same for a file that has been read."""
    asked = _one(register, sheet, mapping, today)
    return receive_book(store, book, lang, asked, progress).main


def _one(
    register: str | None, sheet: str | None, mapping: Mapped | None, today: dt.date | None
) -> Asked:
    mapped = {} if mapping is None else {sheet or "": mapping}
    return Asked(register, sheet, None, mapped, today=today)


class _Receiving:
    """One file on its way into the store: sheet after sheet, those referred to first."""

    def __init__(
        self, store: Store, book: Book, lang: str, asked: Asked, progress: Progress | None
    ) -> None:
        self._store = store
        self._book = book
        self._asked = asked
        self._progress = progress
        self._ours = identity.recognise(book)
        self._told: list[Msg] = []
        self._unclaimed: list[LeftAside] = []
        if self._ours is not None and self._ours.kind == correcting.KIND:
            self._unfold(self._ours)
        if self._ours is not None and self._ours.kind == attendance.KIND:
            self._book = attendance_back.unfold(book, self._ours, store, self._tongue(lang))
        self._chooser = Chooser(store, self._book, self._ours, asked.near)
        self._names = Names(store)
        self._reader = self._names.language(self._tongue(lang).code)
        self._shown = self._names.language(lang)
        self._seen = documents.state(store)
        self._moment = moment_of(store, self._ours)
        self._brought: set[str] = set()

    def _tongue(self, other: str) -> Language:
        """The language of a workbook of ours, else another."""
        ours = self._ours
        return Names(self._store).language(ours.lang if ours and ours.lang in LANGUAGES else other)

    def _unfold(self, ours: identity.Identity) -> None:
        """A correction sheet is read as the sheet of its register."""
        lang = self._tongue("fr")
        self._book, self._told, self._unclaimed = correcting.unfold(
            self._book, ours, self._store, lang
        )

    def run(self) -> Received:
        """All sheets."""
        places = self._chooser.places(self._asked.register, self._asked.sheet)
        recalled = recall_bases(self._store, self._ours, self._moment, places)
        plans: list[Plan] = []
        for at, place in enumerate(places):
            tick(self._progress, 10 + 85 * at // len(places))
            plans += self._sheet(place, len(places), {p.register: p for p in plans})
        found = Received(self._book.name, [s.name for s in self._book.visible], plans)
        main = found.main
        main.notes += self._told
        main.aside += self._unclaimed
        main.notes += of_sheets(self._book, places)
        if not any(c.target not in (NOTHING, COUNT) for c in main.columns):
            main.notes.append(UNKNOWN)
        main.notes += of_book(self._store, self._book, self._ours, main)
        if self._ours is None:
            main.notes += doubts(places[0].tables[0], main)
        if recalled:
            main.notes.append(RECALLED)
        look_for_absent(self._store, self._ours, plans, self._shown.code)
        sendings.attach(self._store, found, self._ours, self._asked.sending)
        return found

    def _sheet(self, place: Place, of: int, before: Mapping[str, Plan]) -> list[Plan]:
        if place.roll:
            return self._roll(place)
        store, key, ours = self._store, place.register, self._ours
        mapped = self._asked.mapped
        mapping = mapped.get(place.sheet.name, mapped.get("") if of == 1 else None)
        found = self._understood(place, mapping)
        examples.leave_out(found, ours)
        if of == 1:
            tick(self._progress, 50)
        compared = compare(
            store, found, self._book.sha256, ours, self._reader, self._shown, moment=self._moment
        )
        _say_sources(found, compared.rows)
        plan = self._plan(place, found, compared.rows)
        alike.fill(store, found.register, plan.rows, self._shown, self._progress)
        plan.corrected = mapping is not None or any(ask.answer for ask in found.asks)
        self._learn(key, compared.rows)
        return [
            plan,
            *self._fed(place, found, plan.rows),
            *self._marks(place, found, {**before, key: plan}),
        ]

    def _roll(self, place: Place) -> list[Plan]:
        """A list of who was there: its session, half-days, participants and marks."""
        name, store = place.sheet.name, self._store
        mapping = self._asked.mapped.get(name, self._asked.mapped.get(""))
        answers = self._asked.answers.get(name)
        rolls = Rolls(store, self._book, self._reader, self._shown)
        known = store.setting(REMEMBERED, {}).get(ROLL, {})
        today = self._asked.today or store.clock.today()
        plans = []
        for found, rows in rolls.read(place.tables, mapping, answers, known, today):
            _say_sources(found, rows)
            plans.append(self._plan(place, found, rows))
            self._learn(found.register.key, rows)
        return rolls.finish(plans, mapping is not None)

    def _understood(self, place: Place, mapping: Mapped | None) -> Understood:
        """All tables of a list; what a person chose counts the columns of all of them."""
        key, ours = place.register, self._ours
        answers = self._asked.answers.get(place.sheet.name)
        parts: list[Understood] = []
        left = 0
        for table in place.tables:
            parts.append(
                understand(
                    table,
                    self._chooser.sheet_register(key),
                    self._reader,
                    self._asked.today or self._store.clock.today(),
                    _from(left, mapping),
                    self._store.setting(REMEMBERED, {}).get(key, {}),
                    self._book.date1904,
                    ours.bases.get(key) if ours else None,
                    self._chooser.matcher(key),
                    _from(left, answers),
                    ours is not None,
                )
            )
            left += width_of(table)
        return together(parts)

    def _fed(self, place: Place, found: Understood, rows: Sequence[Row]) -> list[Plan]:
        """What a plain list says of the first line of each record."""
        plans = []
        for key, lines in fed_lines(self._store, found.register, found.lines, rows):
            plans += self._beside(place, found, key, lines, None)
        return plans

    def _marks(self, place: Place, found: Understood, plans: Mapping[str, Plan]) -> list[Plan]:
        """What stands side by side in the rows, if it is such a sheet."""
        grid = grid_of(self._store.registers, found.register)
        if grid is None:
            return []
        rows = plans[place.register].rows
        reader = MarkReader(self._store, grid, found, self._ours, self._shown)
        marks = reader.read(found.lines, rows, plans)
        return self._beside(place, found, grid.marks, marks.lines, marks.base)

    def _beside(
        self,
        place: Place,
        found: Understood,
        register: str,
        lines: Sequence[Line],
        base: identity.Base | None,
    ) -> list[Plan]:
        """The plan of lines that have no sheet of their own; what stays the same is not told."""
        if not lines:
            return []
        lent = Understood(self._store.registers[register], found.table, [], list(lines), "", {})
        ours = self._ours
        known = None
        if ours is not None:
            bases = {register: base} if base is not None else {}
            known = identity.Identity(ours.document, ours.lang, ours.kind, ours.facts, bases)
        moment, reader = self._moment, self._reader
        found_rows = compare(
            self._store, lent, self._book.sha256, known, reader, self._shown, True, moment
        ).rows
        rows = [row for row in found_rows if row.action != SAME or row.emptied]
        return [self._plan(place, lent, rows)] if rows else []

    def _learn(self, key: str, rows: Sequence[Row]) -> None:
        """New records may be named by the sheets that follow."""
        for row in rows:
            if row.action == NEW and row.uid:
                self._names.add(key, row.uid, row.fields)
                self._brought.add(row.uid)

    def _plan(self, place: Place, found: Understood, rows: list[Row]) -> Plan:
        book, ours = self._book, self._ours
        return Plan(
            register=found.register.key,
            lang=self._shown.code,
            name=book.name,
            path=book.path,
            sha256=book.sha256,
            sheet=place.sheet.name,
            sheets=[s.name for s in book.visible],
            header=max(found.table.number(found.table.header), 1) if found.table.header >= 0 else 0,
            columns=found.columns,
            rows=rows,
            aside=[LeftAside(a.row, a.text, a.reason, a.source) for a in found.table.aside]
            if found.columns
            else [],
            notes=[],
            shape=found.shape,
            seen=self._seen,
            document=ours.document if ours else "",
            knew=dict(self._moment.knew),
            stamp=self._moment.stamp,
            left_at=self._moment.at,
            new_fields=found.new_fields,
            new_kinds=found.new_kinds,
            asks=found.asks,
            names=self._names_in(found.register, rows),
        )

    def _names_in(self, register: Register, rows: Sequence[Row]) -> dict[str, str]:
        """What records of the same file are called, where these rows refer to them."""
        found: dict[str, str] = {}
        if not self._brought:
            return found
        references = [f for f in register.fields if isinstance(f.kind, Reference) and not f.compute]
        for row in rows:
            for declared in references:
                uid = row.fields.get(declared.key)
                if uid in self._brought and uid not in found:
                    assert isinstance(declared.kind, Reference)
                    other = declared.kind.register
                    found[str(uid)] = self._names.title(other, str(uid), self._shown.code)
        return found


def _from(left: int, chosen: Mapped | None) -> Mapped | None:
    """What a person said of the columns of a table that begins there."""
    if chosen is None or left == 0:
        return chosen
    return {at - left: what for at, what in chosen.items() if at >= left}


def _say_sources(found: Understood, rows: Sequence[Row]) -> None:
    """The sheet of each row that stands on another one than the first."""
    if found.table.spots:
        for line, row in zip(found.lines, rows, strict=True):
            row.source = found.table.source(line.index)


def remember(store: Store, plan: Plan) -> None:
    """Keep what a person made of the columns, for the next file of this shape."""
    from artisanest_desktop.i18n import fold

    kept = store.setting(REMEMBERED, {})
    shapes = kept.setdefault(plan.register, {})
    headers = {c.index: c.header for c in plan.columns}
    answers = {
        ANSWER + fold(headers.get(ask.column, "")): ask.answer for ask in plan.asks if ask.answer
    }
    for shape in plan.shape.split(SHAPES):
        shapes[shape] = {fold(c.header): c.target for c in plan.columns if c.header} | answers
    store.set_setting(REMEMBERED, kept)
