"""When a visit is due, which key says what, and what the answers come to."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import visiting

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        ("2026-03-28", None),
        ("2026-05-13", None),
        ("2026-05-14", 3),
        ("2026-08-13", 3),
        ("2026-08-14", 6),
        ("2026-11-27", 6),
        ("2026-11-28", None),
    ],
)
def test_after_a_session_that_ended_in_february(today: str, wanted: int | None) -> None:
    last = dt.date(2026, 2, 28)
    assert visiting.visit_due(last, dt.date.fromisoformat(today)) == wanted


@given(DAYS, st.integers(0, 600))
def test_one_visit_at_a_time_and_never_before_its_month(last: dt.date, after: int) -> None:
    today = last + dt.timedelta(days=after)
    due = visiting.visit_due(last, today)
    if due is not None:
        assert today >= visiting.months_after(last, due) - dt.timedelta(days=visiting.EARLY)
    inside = [m for m, begin, end in visiting.windows(last) if begin <= today < end]
    assert inside == ([due] if due is not None else [])


@given(DAYS)
def test_each_visit_has_its_time(last: dt.date) -> None:
    for months in visiting.VISITS:
        assert visiting.visit_due(last, visiting.months_after(last, months)) == months


@given(DAYS, st.integers(0, 24))
def test_months_are_counted_by_the_calendar(day: dt.date, months: int) -> None:
    later = visiting.months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [("oOyن1&١", "yes"), ("pPج2é٢", "partly"), ("nNل3\"٣", "no"), ("x4'", None)],
)
def test_one_key_each(keys: str, wanted: str | None) -> None:
    assert {visiting.in_use(key) for key in keys} == {wanted}


@given(st.lists(st.sampled_from(["yes", "partly", "no", None])))
def test_who_was_not_asked_is_not_counted(answers: list[str | None]) -> None:
    found = visiting.adoption(answers)
    assert found.asked == found.yes + found.partly + found.no == len(answers) - answers.count(None)
    assert found.rate is None or 0 <= found.rate <= 100
    assert (found.rate is None) == (not found.asked)
