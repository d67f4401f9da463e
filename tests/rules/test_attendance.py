"""Who was there, for how long: nothing typed is not yet typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules.attendance import (
    ABSENT,
    EXCUSED,
    LATE,
    LEFT,
    MARKS,
    PRESENT,
    THERE,
    Counts,
    Person,
    Slot,
    attended_minutes,
    count,
    hours,
    slot_minutes,
)

MORNING, NOON, NEXT = (
    Slot("a", "2026-11-23", 180),
    Slot("b", "2026-11-23", 120),
    Slot("c", "2026-11-24", None),
)

marks = st.tuples(st.sampled_from([*MARKS, None]), st.none() | st.integers(0, 400))
people = st.builds(
    Person,
    st.sampled_from(["F", "M", "X", None]),
    st.none() | st.sampled_from(["1980", "2001-05", "1991-11-23", "1991-11-24"]),
    st.dictionaries(st.sampled_from(["a", "b", "c", "gone"]), marks),
)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [("09:00", "12:30", 210), ("09:00", None, None), (None, "12:00", None),
     ("12:00", "09:00", None), ("09:00", "09:00", None)],
)  # fmt: skip
def test_the_length_of_a_half_day(start: str | None, end: str | None, minutes: int | None) -> None:
    assert slot_minutes(start, end) == minutes


@pytest.mark.parametrize(
    ("mark", "missed", "minutes"),
    [(PRESENT, None, 180), (PRESENT, 30, 180), (LATE, 30, 150), (LEFT, 200, 0), (LATE, None, 180),
     (ABSENT, None, 0), (EXCUSED, 10, 0), (None, None, 0)],
)  # fmt: skip
def test_minutes_in_the_room(mark: str | None, missed: int | None, minutes: int) -> None:
    assert attended_minutes(mark, 180, missed) == minutes
    assert attended_minutes(mark, None, missed) == 0


@pytest.mark.parametrize(
    ("minutes", "text"), [(630, "10.5"), (0, "0"), (6000, "100"), (100, "1.67")]
)
def test_hours_are_a_quantity(minutes: int, text: str) -> None:
    assert hours(minutes) == text


def test_a_session_is_counted_as_a_funder_counts_it() -> None:
    group = [
        Person("F", "1991-11-24", {"a": (PRESENT, None), "b": (LATE, 20)}),  # 34 on the day
        Person("F", "1991-11-23", {"a": (ABSENT, None), "b": (EXCUSED, None)}),
        Person("M", None, {"a": (LEFT, 60)}),
        Person(None, "2001"),
    ]
    found = count(group, [MORNING, NOON])
    assert (found.enrolled, found.people) == (4, 2)
    assert (found.women, found.men, found.unknown_sex) == (1, 1, 0)
    assert (found.young, found.unknown_birth) == (1, 1)
    assert (found.presences, found.untyped) == (3, 3)
    assert found.minutes == 180 + 100 + 120
    assert found.delivered == 300
    assert found.rate == Decimal(60)


def test_nothing_typed_is_nobody_there_and_no_rate() -> None:
    found = count([Person("F"), Person("F")], [MORNING])
    assert found.people == 0 and found.untyped == 2 and found.rate is None
    assert found.marks.get(ABSENT, 0) == 0
    assert count([], []) == Counts()


@given(st.lists(people, max_size=6), st.permutations([MORNING, NOON, NEXT]))
def test_the_parts_make_the_whole(group: list[Person], slots: list[Slot]) -> None:
    found = count(group, slots)
    assert found.women + found.men + found.unknown_sex == found.people <= found.enrolled
    assert found.young + found.unknown_birth <= found.people
    typed = sum(found.marks.get(mark, 0) for mark in MARKS)
    assert typed + found.untyped == len(group) * len(slots)
    assert found.presences == sum(found.marks.get(mark, 0) for mark in THERE) >= found.people
    assert 0 <= found.minutes <= found.delivered * len(group)
    assert found.rate is None if not typed else 0 <= found.rate <= 100  # type: ignore[operator]
    assert count(list(reversed(group)), slots) == found
