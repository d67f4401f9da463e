"""A model of half-days on several days, planned and kept again: nothing is lost on the way."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.model import session_models

LINES = st.lists(
    st.fixed_dictionaries(
        {"day": st.integers(1, 40), "start": st.sampled_from(["09:00", "14:00"])},
        optional={"topic": st.just("Prix"), "topic_ar": st.just("الثمن")},
    ),
    min_size=1,
    max_size=8,
)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)).map(dt.date.isoformat)


@given(LINES, DAYS)
def test_planned_and_kept_again_is_the_same_model(lines: list[dict], first: str) -> None:
    slots = session_models.half_days_of(lines, first)
    again = session_models.lines_of(slots)
    shift = min(line["day"] for line in lines) - 1
    assert again == [{**line, "day": line["day"] - shift} for line in lines]


@given(LINES, DAYS, DAYS)
def test_moving_keeps_the_days_between(lines: list[dict], first: str, other: str) -> None:
    slots = session_models.half_days_of(lines, first)
    moved = session_models.moved(slots, other)
    assert min(s["date"] for s in moved) == other
    days = [dt.date.fromisoformat(s["date"]) for s in slots]
    after = [dt.date.fromisoformat(s["date"]) for s in moved]
    assert [d - days[0] for d in days] == [d - after[0] for d in after]


def test_without_a_day_half_days_have_none() -> None:
    assert session_models.half_days_of([{"day": 2, "start": "09:00"}], None) == [
        {"date": None, "start": "09:00"}
    ]


def test_a_day_that_no_calendar_has_stays_empty() -> None:
    (slot,) = session_models.half_days_of([{"day": 10**9}], "2026-12-07")
    assert slot["date"] is None
