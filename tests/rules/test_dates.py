"""Dates in every order common in Morocco."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules import Date, PartialDate
from artisanest_desktop.rules.dates import age

PERSON = PartialDate(person=True)


@pytest.mark.parametrize(
    "raw",
    [
        "3/4/25", "03/04/2025", "03-04-2025", "3.4.2025", "3 4 2025", "3 / 4 / 2025",
        "2025-04-03", "2025/4/3", "03042025", "20250403", "030425",
        "2025-04-03 00:00:00", "2025-04-03T10:30:00Z", "03/04/2025 10:30",
        "3 avril 2025", "3 Avril 2025", "3 AVR. 25", "le 3 avril 2025", "jeudi 3 avril 2025",
        "April 3, 2025", "3rd of April 2025", "3-Apr-2025",
        "٣ أبريل 2025", "٠٣/٠٤/٢٠٢٥", "3 ابريل 2025", "3 نيسان 2025", "3 أفريل 2025",
        "الخميس 3 أبريل 2025", "2025 أبريل 3", "\u200f03/04/2025\u200f",
        dt.date(2025, 4, 3), dt.datetime(2025, 4, 3), dt.datetime(2025, 4, 3, 10, 30),
    ],
)  # fmt: skip
def test_one_day_in_many_writings(raw: object, lang: Language, today: dt.date) -> None:
    for kind in (Date(), PERSON):
        parsed = kind.parse(raw, lang, today)
        assert parsed.value == "2025-04-03"
        assert all(f.rule == "digits" for f in parsed.findings)


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("janvier", 1), ("janv.", 1), ("يناير", 1), ("كانون الثاني", 1), ("جانفي", 1),
        ("février", 2), ("fevrier", 2), ("فبراير", 2), ("شباط", 2), ("فيفري", 2),
        ("mars", 3), ("مارس", 3), ("آذار", 3), ("ماي", 5), ("مايو", 5), ("أيار", 5),
        ("juin", 6), ("يونيو", 6), ("جوان", 6), ("يوليوز", 7), ("يوليو", 7), ("تموز", 7),
        ("جويلية", 7), ("août", 8), ("aout", 8), ("غشت", 8), ("أغسطس", 8), ("أوت", 8), ("آب", 8),
        ("شتنبر", 9), ("سبتمبر", 9), ("أيلول", 9), ("أكتوبر", 10), ("تشرين الأول", 10),
        ("نونبر", 11), ("نوفمبر", 11), ("تشرين الثاني", 11), ("دجنبر", 12), ("ديسمبر", 12),
        ("décembre", 12), ("كانون الأول", 12),
    ],
)  # fmt: skip
def test_months_of_every_country(word: str, month: int, fr: Language, today: dt.date) -> None:
    assert PERSON.parse(f"15 {word} 1998", fr, today).value == f"1998-{month:02}-15"
    assert PERSON.parse(f"{word} 1998", fr, today).value == f"1998-{month:02}"


@pytest.mark.parametrize(
    ("raw", "value", "rules"),
    [
        ("04/25/2025", "2025-04-25", ["month-first"]),
        ("2025-13-04", "2025-04-13", ["month-first"]),
        ("1er mars 2020", "2020-03-01", []),
        ("mar. 3 mai 2025", "2025-05-03", []),
        ("3/4/27", "2027-04-03", []),
        ("3/4/28", "1928-04-03", ["century"]),
        ("12.05.98", "1998-05-12", []),
        ("03/04/2030", "2030-04-03", ["date-future"]),
        ("03/04/1850", "1850-04-03", ["date-old"]),
        ("30/02/2025", None, ["date-impossible"]),
        ("31/04/2025", None, ["date-impossible"]),
        ("29/02/2025", None, ["date-impossible"]),
        ("29/02/2024", "2024-02-29", []),
        ("13/13/2020", None, ["date-impossible"]),
        ("avril 2025", None, ["date-day"]),
        ("avr-25", None, ["date-day"]),
        ("1961", None, ["date-day"]),
        ("3 avril", None, ["date-year"]),
        ("3/4/125", None, ["date-year"]),
        ("abc", None, ["date-unread"]),
        ("3 foo 2025", None, ["date-unread"]),
        ("1961/1962", None, ["date-unread"]),
        (45750, None, ["date-unread"]),
        (True, None, ["date-unread"]),
        (dt.time(3), None, ["date-unread"]),
        ("-", None, []),
        ("", None, []),
        (None, None, []),
    ],
)
def test_day(
    raw: object, value: str | None, rules: list[str], fr: Language, today: dt.date
) -> None:
    parsed = Date().parse(raw, fr, today)
    assert (parsed.value, [f.rule for f in parsed.findings]) == (value, rules)


@pytest.mark.parametrize(
    ("raw", "value", "rules"),
    [
        ("1961", "1961", []),
        (1961, "1961", []),
        (1961.0, "1961", []),
        ("١٩٦١", "1961", ["digits"]),
        ("سنة 1961", "1961", []),
        ("né en 1961", "1961", []),
        ("04/1961", "1961-04", []),
        ("1961-04", "1961-04", []),
        ("04/61", "1961-04", []),
        ("avril 1961", "1961-04", []),
        ("3/4/61", "1961-04-03", []),
        ("3/4/25", "2025-04-03", []),
        ("3/4/27", "1927-04-03", []),
        ("1880", "1880", ["age-odd"]),
        (2030, "2030", ["birth-future"]),
        ("03/04/1894", "1894-04-03", ["age-odd"]),
        ("présumé 1965", None, ["date-unread"]),
        ("15 رمضان 1410", None, ["date-hijri"]),
        ("1410 هـ", None, ["date-hijri"]),
        ("12 ربيع الأول 1390", None, ["date-hijri"]),
        ("14 غشت 1979", "1979-08-14", []),
        ("14/08/1979 00:00:00", "1979-08-14", []),
        ("61", None, ["date-year"]),
        ("04/05", None, ["date-year"]),
        (45750, None, ["date-unread"]),
    ],
)
def test_birth(
    raw: object, value: str | None, rules: list[str], fr: Language, today: dt.date
) -> None:
    parsed = PERSON.parse(raw, fr, today)
    assert (parsed.value, [f.rule for f in parsed.findings]) == (value, rules)


@pytest.mark.parametrize(
    ("born", "years"),
    [("1961", 65), ("1961-11", 65), ("1961-12", 64), ("1961-11-20", 65), ("1961-11-21", 64)],
)
def test_age(born: str, years: int, today: dt.date) -> None:
    assert age(born, today) == years


def test_cells(fr: Language) -> None:
    assert PERSON.cell("1961", fr) == 1961
    assert PERSON.cell("1961-04", fr) == "04/1961"
    assert PERSON.cell("1961-04-03", fr) == dt.date(1961, 4, 3)
    assert PERSON.cell(None, fr) is None
