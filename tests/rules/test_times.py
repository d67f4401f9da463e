"""Hours as people and workbooks write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules import Time
from artisanest_desktop.rules.times import minutes_of, time_of


@pytest.mark.parametrize(
    ("raw", "time"),
    [
        ("09:30", "09:30"),
        ("9h30", "09:30"),
        ("9 h 30", "09:30"),
        ("9H30", "09:30"),
        ("9h30mn", "09:30"),
        ("9h", "09:00"),
        ("9 heures", "09:00"),
        ("9", "09:00"),
        ("9h5", "09:05"),
        ("930", "09:30"),
        ("0930", "09:30"),
        ("9.30", "09:30"),
        ("9,30", "09:30"),
        ("09:30:00", "09:30"),
        ("٩:٣٠", "09:30"),
        ("٩س٣٠", "09:30"),
        ("00:00", "00:00"),
        ("23:59", "23:59"),
        (dt.time(9, 30), "09:30"),
        (dt.datetime(1899, 12, 30, 9, 30), "09:30"),
        (9.5 / 24, "09:30"),
        (0.0, "00:00"),
        (9, "09:00"),
        (9.0, "09:00"),
        ("", None),
        (None, None),
        ("-", None),
    ],
)
def test_an_hour(raw: object, time: str | None, lang: Language, today: dt.date) -> None:
    parsed = Time().parse(raw, lang, today)
    assert parsed.value == time
    assert not parsed.findings


@pytest.mark.parametrize("raw", ["24:00", "9h60", "25", "midi", "9.3", 9.3, "9:3:0:0", True, -1])
def test_what_is_no_hour_is_refused_with_an_example(
    raw: object, lang: Language, today: dt.date
) -> None:
    parsed = Time().parse(raw, lang, today)
    assert parsed.refused
    assert "09:30" in lang(parsed.findings[0].text)


@given(st.integers(0, 24 * 60 - 1))
def test_minutes_and_hours_are_each_other(minutes: int) -> None:
    assert minutes_of(time_of(minutes)) == minutes


@given(st.times())
def test_a_part_of_a_day_is_the_hour_a_workbook_shows(time: dt.time) -> None:
    part = (time.hour * 60 + time.minute) / (24 * 60)
    parsed = Time().parse(part, Language("fr"), dt.date(2026, 11, 20))
    assert parsed.value == f"{time:%H:%M}"
