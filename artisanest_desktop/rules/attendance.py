"""Who was there and for how long: counts over marks and half-days (domain facts, section 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from artisanest_desktop.rules.dates import age_on
from artisanest_desktop.rules.times import minutes_of

PRESENT, LATE, LEFT, ABSENT, EXCUSED = "present", "late", "left", "absent", "excused"
MARKS = (PRESENT, LATE, LEFT, ABSENT, EXCUSED)
#: Marks of somebody who was in the room.
THERE = frozenset({PRESENT, LATE, LEFT})
#: Below this age, on the day of the session, funders count a person as young.
YOUNG = 35


def slot_minutes(start: str | None, end: str | None) -> int | None:
    """The length of a half-day; None while an end is unknown or comes before its start."""
    if not start or not end:
        return None
    length = minutes_of(end) - minutes_of(start)
    return length if length > 0 else None


def attended_minutes(mark: str | None, length: int | None, missed: int | None = None) -> int:
    """Minutes in the room; ``missed`` is what somebody typed of a late coming or early leaving."""
    if mark not in THERE or length is None:
        return 0
    return max(length - (missed or 0), 0) if mark != PRESENT else length


def hours(minutes: int) -> str:
    """Hours as the store keeps a quantity: 630 minutes are ``"10.5"``."""
    exact = (Decimal(minutes) / 60).quantize(Decimal("0.01"))
    return format(exact.normalize(), "f")


@dataclass(frozen=True, slots=True)
class Person:
    """A participant as the counts see her: sex, birth (a year is enough), marks by slot."""

    sex: str | None = None
    birth: str | None = None
    marks: Mapping[str, tuple[str | None, int | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slot:
    """A half-day: its uid, ISO day and length in minutes."""

    uid: str
    day: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What a session comes to. ``people`` are those who were there at least once; ``unknown_*``
    are reported apart; ``rate`` is the share of typed marks that are presences, in percent."""

    enrolled: int = 0
    people: int = 0
    women: int = 0
    men: int = 0
    unknown_sex: int = 0
    young: int = 0
    unknown_birth: int = 0
    presences: int = 0
    untyped: int = 0
    minutes: int = 0
    delivered: int = 0
    rate: Decimal | None = None
    marks: Mapping[str, int] = field(default_factory=dict)


def count(people: Sequence[Person], slots: Sequence[Slot]) -> Counts:
    """Count a session; nothing typed is not yet typed, never absent."""
    marks = Counter(_marks(people, slots))
    there = [p for p in people if any(m[0] in THERE for m in _known(p, slots))]
    day = min((s.day for s in slots if s.day), default=None)
    ages = [None if p.birth is None or day is None else age_on(p.birth, day) for p in there]
    length = {s.uid: s.minutes for s in slots}
    typed = sum(marks[m] for m in MARKS)
    present = sum(marks[m] for m in THERE)
    return Counts(
        enrolled=len(people),
        people=len(there),
        women=sum(p.sex == "F" for p in there),
        men=sum(p.sex == "M" for p in there),
        unknown_sex=sum(p.sex not in ("F", "M") for p in there),
        young=sum(a is not None and a < YOUNG for a in ages),
        unknown_birth=sum(a is None for a in ages),
        presences=present,
        untyped=len(people) * len(slots) - typed,
        minutes=sum(person_minutes(p, length) for p in people),
        delivered=sum(s.minutes or 0 for s in slots),
        rate=Decimal(100 * present) / typed if typed else None,
        marks=marks,
    )


def person_minutes(person: Person, length: Mapping[str, int | None]) -> int:
    """Minutes one person was there; ``length`` of each half-day by uid."""
    return sum(
        attended_minutes(mark, length[slot], missed)
        for slot, (mark, missed) in person.marks.items()
        if slot in length
    )


def _known(person: Person, slots: Sequence[Slot]) -> list[tuple[str | None, int | None]]:
    return [person.marks[s.uid] for s in slots if s.uid in person.marks]


def _marks(people: Iterable[Person], slots: Sequence[Slot]) -> Iterable[str]:
    return (m[0] for p in people for m in _known(p, slots) if m[0])
