"""A month in weeks: every day of it once, Mondays first, nothing more than its weeks need."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import month

DAYS = st.dates(dt.date(1971, 1, 1), dt.date(2090, 1, 1))


@given(DAYS)
def test_every_day_of_the_month_is_there_once(day: dt.date) -> None:
    weeks = month.weeks(day)
    flat = [one for week in weeks for one in week]
    assert flat == [flat[0] + dt.timedelta(days=n) for n in range(len(flat))]
    assert all(len(week) == 7 and week[0].weekday() == 0 for week in weeks)
    inside = [one for one in flat if (one.year, one.month) == (day.year, day.month)]
    assert inside[0].day == 1 and inside[-1] == month.last_of(day)
    assert all(any(one.month == day.month for one in week) for week in weeks)


@given(DAYS, st.integers(-300, 300))
def test_months_there_and_back(day: dt.date, months: int) -> None:
    there = month.months_later(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    back = month.months_later(there, -months)
    assert back.replace(day=1) == day.replace(day=1) and back.day <= day.day


@given(DAYS)
def test_its_monday(day: dt.date) -> None:
    monday = month.monday_of(day)
    assert monday.weekday() == 0 and 0 <= (day - monday).days < 7
