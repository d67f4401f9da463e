"""What a piece costs, what it should be sold for, and what a price pays an hour."""

from __future__ import annotations

import dataclasses
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules.pricing import (
    Material,
    Sheet,
    Work,
    hourly,
    percent_of,
    prices,
    stock_value,
)

SMIG = 1792


def decimals(most: int, places: int = 3) -> st.SearchStrategy[D]:
    return st.decimals(0, most, places=places, allow_nan=False, allow_infinity=False)


some_hours = st.decimals(D("0.01"), 300, places=2, allow_nan=False, allow_infinity=False)
materials = st.builds(Material, decimals(500), st.integers(0, 10**7), decimals(50, 1))


@st.composite
def sheets(draw: st.DrawFn, dearest: int = 10**5) -> Sheet:
    """Price sheets of handwork; no rate above ``dearest``."""
    works = st.builds(Work, some_hours, st.none() | st.integers(0, dearest))
    return Sheet(
        materials=draw(st.lists(materials, max_size=4)),
        works=draw(st.lists(works, min_size=1, max_size=4)),
        packaging=draw(st.integers(0, 10**5)),
        overheads=draw(decimals(60, 1)),
        part=draw(decimals(40, 1)),
        margin=draw(decimals(80, 1)),
        retail_factor=draw(st.sampled_from([D(1), D("1.5"), D(2), D("2.35")])),
        batch=draw(st.sampled_from([D(0), D(1), D(3), D("7"), D(12), D("2.5")])),
        reference=SMIG,
        export_rate=draw(st.none() | st.sampled_from([D("10.83"), D("9.27")])),
    )


#: Two kilos of wool, five in a hundred lost; three hours at the wage floor; ten to the house.
CARPET = Sheet(
    materials=[Material(D(2), 5000, D(5))],
    works=[Work(D(3))],
    packaging=500,
    overheads=D(10),
    part=D(10),
    margin=D(20),
    reference=SMIG,
    export_rate=D("10.80"),
)


def test_the_formula_on_a_sheet_of_paper() -> None:
    found = prices(CARPET)
    assert found is not None
    assert found.materials == 10500  # 2 × 50 + 5 %
    assert found.labour == 5376  # 3 × 17,92
    assert found.overheads == 1588  # 10 % of 158,76
    assert found.packaging == 500
    assert found.cost == 17964  # 179,636, up
    assert found.part == 1796
    assert found.floor == 19760  # 179,636 × 1,1
    # 197,5996 × 1,2 = 237,12, up to five dirhams.
    assert found.wholesale == 24000
    assert found.retail == 48000
    assert found.export == 2250  # 240 ÷ 10,80 = 22,22, up to half a unit


def test_the_margin_is_on_cost_not_on_price() -> None:
    found = prices(Sheet(materials=[Material(D(1), 100_000)], margin=D(20)))
    assert found is not None and found.wholesale == 120_000
    assert Fraction(20_000, found.wholesale) == Fraction(1, 6)  # 16.7 of the price


def test_materials_and_hours_are_for_the_batch() -> None:
    batch = dataclasses.replace(
        CARPET,
        materials=[Material(D(20), 5000, D(5))],
        works=[Work(D(30))],
        packaging=5000,
        batch=D(10),
    )
    assert prices(batch) == prices(CARPET)
    assert hourly(batch, 18000) == hourly(CARPET, 18000)


def test_a_third_stays_a_third() -> None:
    """Decimals alone would make 99.99… or 100.00…1 of it, and a step too much."""
    found = prices(Sheet(materials=[Material(D(1), 1), Material(D(1), 29_999)], batch=D(3)))
    assert found is not None and found.cost == 10_000 and found.wholesale == 10_000


@pytest.mark.parametrize(
    ("cost", "price"),
    [(1, 50), (1950, 1950), (1951, 2000), (2001, 2100), (9_999, 10_000), (10_001, 10_500),
     (99_501, 100_000), (100_001, 101_000)],
)  # fmt: skip
def test_prices_go_up_to_what_people_pay_with(cost: int, price: int) -> None:
    found = prices(Sheet(packaging=cost))
    assert found is not None and found.wholesale == price


def test_without_anything_there_is_no_price() -> None:
    assert prices(Sheet(overheads=D(10), margin=D(20), reference=SMIG)) is None
    assert hourly(Sheet(reference=SMIG), 10_000) is None


def test_hours_without_a_rate_are_at_the_wage_floor_and_free_ones_at_nothing() -> None:
    usual, free = (prices(Sheet(works=[Work(D(2), rate)], reference=SMIG)) for rate in (None, 0))
    assert usual is not None and usual.labour == 2 * SMIG
    assert free is not None and free.labour == 0
    assert free.floor == 2 * SMIG  # family hours are hours
    unknown = prices(Sheet(works=[Work(D(2))]))
    assert unknown is not None and unknown.labour == unknown.floor == 0


@given(sheets())
def test_no_price_is_below_what_it_is_made_of(sheet: Sheet) -> None:
    found = prices(sheet)
    assert found is not None
    assert found.wholesale >= found.cost >= 0
    assert found.wholesale + 1 >= found.cost + found.part  # each rounded for itself
    assert found.retail >= found.wholesale
    if found.export is not None and sheet.export_rate is not None:
        assert found.export * sheet.export_rate >= found.wholesale
    shown = found.materials + found.labour + found.overheads + found.packaging
    assert abs(shown - found.cost) <= 3


@given(sheets(dearest=SMIG), st.integers(0, 10**8))
def test_the_floor_price_pays_the_wage_floor_and_nothing_below_does(
    sheet: Sheet, price: int
) -> None:
    found = prices(sheet)
    assert found is not None
    for one in (price, found.floor, found.floor - 1):
        paid = hourly(sheet, one)
        assert paid is not None
        assert (one >= found.floor) == (paid >= SMIG)


@given(sheets(), st.integers(0, 10**8))
def test_dear_hours_raise_the_floor_never_lower_it(sheet: Sheet, price: int) -> None:
    found, paid = prices(sheet), hourly(sheet, price)
    assert found is not None and paid is not None
    if price >= found.floor:
        assert paid >= SMIG


@given(sheets(), st.integers(0, 10**8), st.integers(0, 10**6))
def test_a_higher_price_never_pays_less(sheet: Sheet, price: int, more: int) -> None:
    before, after = hourly(sheet, price), hourly(sheet, price + more)
    assert before is not None and after is not None and before <= after


@given(sheets(), st.sampled_from(["overheads", "part", "margin"]), decimals(30, 1))
def test_more_of_a_part_never_makes_it_cheaper(sheet: Sheet, part: str, more: D) -> None:
    dearer = dataclasses.replace(sheet, **{part: getattr(sheet, part) + more})
    one, other = prices(sheet), prices(dearer)
    assert one is not None and other is not None
    assert other.wholesale >= one.wholesale and other.retail >= one.retail


def test_percents_of_the_reference_are_not_rounded_in_favour() -> None:
    assert percent_of(1420, SMIG) == 79
    assert percent_of(SMIG - 1, SMIG) == 99
    assert percent_of(SMIG, SMIG) == 100


def test_stock_is_worth_its_cost_else_its_price() -> None:
    assert stock_value(D("2.5"), 1001, 9999) == 2503
    assert stock_value(D(2), None, 9999) == 19998
    assert stock_value(None, 1000, 1000) is None
    assert stock_value(D(2), None, None) is None
