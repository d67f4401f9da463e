"""Lengths and weights in whatever unit they are written; amounts of another currency."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.measures import UNITS, Measure
from artisanest_desktop.rules.numbers import Foreign

TODAY = dt.date(2026, 11, 24)
FR = Language("fr")


@pytest.mark.parametrize(
    ("unit", "raw", "value"),
    [
        ("kg", "12,5 kg", "12.5"),
        ("kg", "4kg", "4"),
        ("kg", "800 g", "0.8"),
        ("kg", "٨٠٠ غ", "0.8"),
        ("kg", 3.5, "3.5"),
        ("cm", "2 m", "200"),
        ("cm", "1,20 m", "120"),
        ("cm", "35 mm", "3.5"),
        ("cm", "١٢٠ سم", "120"),
        ("cm", "120", "120"),
    ],
)
def test_what_a_cell_says(unit: str, raw: object, value: str) -> None:
    assert Measure(unit).parse(raw, FR, TODAY).value == value


@pytest.mark.parametrize("raw", ["3 livres", "2 cm", "5 خيوط"])
def test_another_measure_is_not_guessed(raw: str) -> None:
    found = Measure("kg").parse(raw, FR, TODAY)
    assert found.value is None
    assert [f.rule for f in found.findings] == ["unit-unknown"]


def test_the_header_names_the_unit_of_its_column() -> None:
    assert Measure("kg").beside("Poids (g)").parse(800.0, FR, TODAY).value == "0.8"
    assert Measure("kg").beside("Poids").parse(800.0, FR, TODAY).value == "800"
    assert Measure("cm").beside("Longueur en m").parse("1,5", FR, TODAY).value == "150"
    assert Measure("kg").beside("Poids (g)").parse("2 kg", FR, TODAY).value == "2"


@given(st.decimals(0, 9999, places=2), st.sampled_from(["kg", "cm"]), st.sampled_from(list(UNITS)))
def test_a_unit_changes_the_number_not_the_thing(number: Decimal, field: str, unit: str) -> None:
    found = Measure(field).parse(f"{number} {unit}", FR, TODAY).value
    if UNITS[unit][0] != UNITS[field][0]:
        assert found is None
    else:
        assert Decimal(str(found)) * UNITS[field][1] == number * UNITS[unit][1]


def test_amounts_in_another_currency_stay_empty() -> None:
    found = Foreign().parse(120.0, FR, TODAY)
    assert (found.value, found.findings[0].rule) == (None, "foreign-currency")
    assert Foreign().parse("120 DH", FR, TODAY).value == 12000
