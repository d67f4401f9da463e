"""Amounts, quantities and whole numbers in every writing that arrives."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules import Money, Quantity, Whole


@pytest.mark.parametrize(
    ("raw", "centimes"),
    [
        ("1 234,50 DH", 123450),
        ("1\u202f234,50\u00a0DH", 123450),
        ("1\u00a0234,50", 123450),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("1'234.50", 123450),
        ("1234.5", 123450),
        ("MAD 1,234.50", 123450),
        ("‏1.234,50 درهم", 123450),
        ("200 د.م.", 20000),
        ("200dh", 20000),
        ("200 Dhs.", 20000),
        ("dh 200", 20000),
        ("200 dirhams", 20000),
        ("٢٠٠ درهم", 20000),
        ("١٬٢٣٤٫٥٠", 123450),
        ("۲۰۰", 20000),
        ("1.234", 123400),
        ("1,234", 123400),
        ("1.234.567", 123456700),
        ("1 000 000", 100000000),
        ("12,5", 1250),
        ("0,5", 50),
        (",5", 50),
        ("-50", -5000),
        ("\u221250", -5000),
        ("50-", -5000),
        ("(50)", -5000),
        ("1e3", 100000),
        (1250, 125000),
        (1234.5, 123450),
        (0.1 + 0.2, 30),
        (1.1 * 3, 330),
        (2e9, 200000000000),
        (Decimal("12.50"), 1250),
        ("", None),
        ("-", None),
        ("néant", None),
    ],
)
def test_amount(raw: object, centimes: int | None, fr: Language, today: dt.date) -> None:
    parsed = Money().parse(raw, fr, today)
    assert parsed.value == centimes
    assert all(f.rule == "digits" for f in parsed.findings)


@pytest.mark.parametrize("raw", ["0.125", 12.345, 1.005])
def test_more_than_centimes_is_rounded_and_said(raw: object, fr: Language, today: dt.date) -> None:
    parsed = Money().parse(raw, fr, today)
    assert parsed.value in (13, 1235, 101)
    assert [f.rule for f in parsed.findings] == ["rounded"]


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("abc", "not-an-amount"),
        ("20 €", "not-an-amount"),
        ("1.23.4", "not-an-amount"),
        ("12 50", "not-an-amount"),
        ("12/50", "not-an-amount"),
        ("9" * 20, "too-large"),
        (True, "not-a-number"),
        (dt.date(2020, 1, 1), "not-a-number"),
        (float("inf"), "not-a-number"),
        (float("nan"), "not-a-number"),
    ],
)
def test_no_amount(raw: object, rule: str, fr: Language, today: dt.date) -> None:
    parsed = Money().parse(raw, fr, today)
    assert parsed.refused
    assert [f.rule for f in parsed.findings] == [rule]
    assert parsed.value is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "1\u202f234,50\u00a0DH"),
        ("ar", "1.234,50\u00a0درهم"),
        ("en", "MAD\u00a01,234.50"),
    ],
)
def test_everyday_money(code: str, text: str) -> None:
    assert Money().format(123450, Language(code)) == text


def test_a_cell_of_money_is_exact(fr: Language) -> None:
    assert str(Money().cell(123450, fr)) == "1234.50"


@pytest.mark.parametrize(
    ("code", "raw", "value"),
    [
        ("fr", "2,5", "2.5"),
        ("fr", "2.5", "2.5"),
        ("fr", "1,234", "1.234"),
        ("fr", "1.234", "1.234"),
        ("fr", "1 234,5", "1234.5"),
        ("ar", "1.234", "1234"),
        ("ar", "1,234", "1.234"),
        ("en", "1,234", "1234"),
        ("en", "1.234", "1.234"),
        ("fr", "0.500", "0.5"),
        ("fr", 2.5, "2.5"),
        ("fr", 1e-7, "0.0000001"),
        ("fr", "٢٫٥", "2.5"),
    ],
)
def test_quantity(code: str, raw: object, value: str, today: dt.date) -> None:
    assert Quantity().parse(raw, Language(code), today).value == value


def test_a_unit_behind_a_quantity_is_dropped_and_said(fr: Language, today: dt.date) -> None:
    parsed = Quantity().parse("2,5 kg", fr, today)
    assert (parsed.value, [f.rule for f in parsed.findings]) == ("2.5", ["word-dropped"])


@pytest.mark.parametrize(
    ("raw", "value", "rules"),
    [
        ("12", 12, []),
        (12.0, 12, []),
        ("12.0", 12, []),
        ("1 234", 1234, []),
        ("1.234", 1234, []),
        ("-3", -3, []),
        ("٣", 3, ["digits"]),
        ("5 parts", 5, ["word-dropped"]),
        ("12,5", None, ["not-whole"]),
        ("cinq", None, ["not-a-number"]),
        ("", None, []),
    ],
)
def test_whole(
    raw: object, value: int | None, rules: list[str], fr: Language, today: dt.date
) -> None:
    parsed = Whole().parse(raw, fr, today)
    assert (parsed.value, [f.rule for f in parsed.findings]) == (value, rules)
