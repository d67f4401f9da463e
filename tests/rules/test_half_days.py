"""Half-days in a row, the one that comes next, and what they are called."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.half_days import (
    AFTERNOON,
    MORNING,
    HalfDay,
    following,
    name,
    several,
    short_name,
)

TUESDAY = "2026-11-03"
days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)).map(dt.date.isoformat)


def said(slot: HalfDay, code: str) -> str:
    return " ".join(Language(code)(part) for part in short_name(slot) if part is not None)


def test_three_half_days_are_a_day_and_a_morning():
    assert several(TUESDAY, 3) == [
        HalfDay(TUESDAY, *MORNING),
        HalfDay(TUESDAY, *AFTERNOON),
        HalfDay("2026-11-04", *MORNING),
    ]
    assert [one.date for one in several(TUESDAY, 3, afternoon=None)] == [
        TUESDAY, "2026-11-04", "2026-11-05"
    ]  # fmt: skip
    assert several(TUESDAY, 3, None, None) == []


def test_after_a_morning_comes_the_afternoon_then_the_next_morning():
    own = ("08:30", "12:00")
    slots = [HalfDay(TUESDAY, *own)]
    assert following(slots, TUESDAY) == HalfDay(TUESDAY, *AFTERNOON)
    slots.append(HalfDay(TUESDAY, "15:00", "18:00"))
    assert following(slots, TUESDAY) == HalfDay("2026-11-04", *own)
    slots.append(HalfDay("2026-11-04", *own))
    assert following(slots, TUESDAY) == HalfDay("2026-11-04", "15:00", "18:00")
    assert following([HalfDay(None, *own)], TUESDAY) == HalfDay(TUESDAY, *MORNING)


@given(days, st.integers(1, 30))
def test_adding_one_by_one_is_adding_at_once(first, count):
    slots: list[HalfDay] = []
    for _n in range(count):
        slots.append(following(slots, first))
    assert slots == several(first, count)


def test_their_names():
    morning, evening = HalfDay(TUESDAY, *MORNING), HalfDay(TUESDAY, "18:00")
    assert said(morning, "en") == "Tue 3 morning"
    assert said(morning, "fr") == "Mar 3 matin"
    assert said(morning, "ar") == "الثلاثاء 3 صباحا"
    assert Language("fr")(name(morning)) == "mardi 3 matin"
    assert Language("en")(name(evening)) == "Tuesday 3 evening"
    assert Language("en")(name(HalfDay(TUESDAY))) == "Tuesday 3"
    assert said(HalfDay(None), "en") == "No date"
    assert Language("en")(short_name(morning, with_month=True)[0]) == "Tue 3/11"
