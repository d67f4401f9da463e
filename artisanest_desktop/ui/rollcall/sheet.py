"""A session's sheet as it is on screen: half-days, people in order, their marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.i18n import Msg
from artisanest_desktop.model import face
from artisanest_desktop.model.session import person_of
from artisanest_desktop.model.session_missing import half_day
from artisanest_desktop.rules import attendance, half_days
from artisanest_desktop.store import roll
from artisanest_desktop.store.context import Context
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session

#: What a roll call shows; a change of any other register does not concern it.
REGISTERS = frozenset(
    ("session", "slot", "participant", "attendance", "member", "cooperative", "session_partner",
     "partner", "attachment", "edition", "edition_line")
)  # fmt: skip


@dataclass(slots=True)
class Half:
    """A half-day; ``day`` and ``part`` head its column, ``name`` stands in sentences."""

    uid: str
    row: dict[str, Any]
    slot: attendance.Slot
    day: Msg
    part: Msg | None
    name: Msg


@dataclass(slots=True)
class Someone:
    """A participant: her name in the reader's script and in the other, where she comes from;
    her ``number`` on the newest paper."""

    uid: str
    row: dict[str, Any]
    first: str
    second: str
    place: str
    outside: bool
    marks: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    counted: attendance.Person = field(default_factory=attendance.Person)
    number: int = 0

    def mark(self, slot: str) -> str | None:
        """Her mark of a half-day; None when it is not yet typed."""
        return self.marks.get(slot, (None, None))[0]


class Sheet:
    """Read anew when others write; what is typed here is put in without reading.

    ``halves`` and ``people`` are in order, people by their numbers on the newest paper;
    ``papers`` are the numbers of each paper, the newest first, or one of places on the list.
    """

    def __init__(self, session: Session, uid: str) -> None:
        self._session = session
        self.uid = uid
        self.row: dict[str, Any] = {}
        self.halves: list[Half] = []
        self.people: list[Someone] = []
        self.papers: list[roll.Numbers] = []
        self.read()

    def read(self) -> None:
        """Everything, as it is stored now."""
        store = saving.store_of(self._session)
        self.row = dict(store.get("session", self.uid) or {})
        context = store.reader()
        self.halves = _halves([dict(row) for row in context.lines("slot", self.uid)])
        rows = context.lines("participant", self.uid)
        editions = roll.papers(context, self.uid)
        self.papers = [roll.numbers(context, self.uid, edition) for edition in editions]
        self.papers = self.papers or [roll.numbers(context, self.uid)]
        self.people = [self._someone(dict(row), context) for row in rows]
        for person in self.people:
            person.number = self.papers[0].shown[person.uid]
        self.people.sort(key=lambda p: p.number)

    def _someone(self, row: dict[str, Any], context: Context) -> Someone:
        store, lang = saving.store_of(self._session), self._session.lang.code
        key, named = "participant", row
        member = context.get("member", row["member"]) if row.get("member") else None
        if member is not None:
            key, named = "member", dict(member)
        first, second = face.names(store.registers[key], named, lang)
        counted = person_of(row, context)
        marks = dict(counted.marks)
        person = attendance.Person(counted.sex, counted.birth, marks)
        place = row.get("organisation") or ""
        cooperative = row.get("cooperative") or (member or {}).get("cooperative")
        if cooperative:
            found = context.get("cooperative", cooperative)
            if found is not None:
                place = store.name_of("cooperative", found, lang)
        return Someone(row["uid"], row, first, second, place, member is None, marks, person)

    # What it comes to

    @property
    def title(self) -> str:
        """The session's title in the reader's language."""
        store = saving.store_of(self._session)
        return store.name_of("session", self.row, self._session.lang.code)

    @property
    def code(self) -> str:
        """``S-2026-014``."""
        return str(self.row.get("number") or "")

    def lengths(self) -> dict[str, int | None]:
        """Minutes of each half-day."""
        return {half.uid: half.slot.minutes for half in self.halves}

    def minutes(self, person: Someone) -> int:
        """How long she was there."""
        return attendance.person_minutes(person.counted, self.lengths())

    def counts(self) -> attendance.Counts:
        """The session's counts, from what is on screen."""
        return attendance.count([p.counted for p in self.people], [h.slot for h in self.halves])

    def column(self, slot: str) -> list[str | None]:
        """The marks of a half-day, in the order of the numbers."""
        return [person.mark(slot) for person in self.people]

    def row_of(self, participant: str) -> int:
        """Where she stands in ``people``; -1 when she is not on the list."""
        return next((n for n, p in enumerate(self.people) if p.uid == participant), -1)

    def by_number(self, paper: roll.Numbers, slot: str) -> dict[int, str | None]:
        """The marks of a half-day by the numbers people are shown with on a paper."""
        return {paper.shown[p.uid]: p.mark(slot) for p in self.people}

    def paper_for(self, slot: str) -> roll.Numbers:
        """The newest paper that was printed for a half-day."""
        ours = (p for p in self.papers if roll.covers(p.edition, slot))
        return next(ours, self.papers[0])


def _halves(rows: list[dict[str, Any]]) -> list[Half]:
    months = {row["date"][:7] for row in rows if row.get("date")}
    found = []
    for row in rows:
        named = half_day(row)
        day, part = half_days.short_name(named, with_month=len(months) > 1)
        minutes = attendance.slot_minutes(row.get("start"), row.get("end"))
        slot = attendance.Slot(row["uid"], row.get("date"), minutes)
        found.append(Half(row["uid"], row, slot, day, part, half_days.name(named)))
    return found
