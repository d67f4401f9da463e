"""What can be read in two ways is said, and not taken where nothing decides it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from artisanest_desktop.exchange.plan import Plan


def _rules(plan: Plan, key: str) -> list[tuple[str, str, str]]:
    return [(r.rule, r.level, r.was) for row in plan.rows for r in row.remarks if r.field == key]


def test_an_m_beside_an_h_is_not_taken_for_a_man(plan: Callable[..., Plan]) -> None:
    rows = [["Nom", "Prénom", "Sexe"], ["El Amrani", "Fatima", "M"], ["Ziani", "Ahmed", "H"]]
    found = plan(rows)
    assert [row.fields.get("sex") for row in found.rows] == [None, "M"]
    assert _rules(found, "sex") == [("sex-unclear", "check", "M")]


@pytest.mark.parametrize("other", ["F", "Mme"])
def test_an_m_beside_a_word_for_women_is_a_man(plan: Callable[..., Plan], other: str) -> None:
    rows = [["Nom", "Prénom", "Sexe"], ["Ziani", "Ahmed", "M"], ["El Amrani", "Fatima", other]]
    found = plan(rows)
    assert [row.fields.get("sex") for row in found.rows] == ["M", "F"]
    assert _rules(found, "sex") == []
    both = plan([*rows, ["Bahi", "Ali", "H"]])
    assert [row.fields.get("sex") for row in both.rows] == ["M", "F", "M"]


def test_a_column_of_fractions_means_hundredths_and_says_so(plan: Callable[..., Plan]) -> None:
    rows = [["Produit", "Prix", "Marge"], ["Tapis", 1200, 0.125], ["Coussin", 180, 0.2]]
    found = plan(rows, register="product")
    assert [row.fields["margin"] for row in found.rows] == ["12.5", "20"]
    assert {r[:2] for r in _rules(found, "margin")} == {("number-unclear", "check")}


def test_a_lone_fraction_among_whole_shares_stays_and_is_said(plan: Callable[..., Plan]) -> None:
    rows = [["Produit", "Prix", "Marge"], ["Tapis", 1200, 0.5], ["Coussin", 180, 20]]
    found = plan(rows, register="product")
    assert [row.fields["margin"] for row in found.rows] == ["0.5", "20"]
    assert _rules(found, "margin") == [("number-unclear", "check", "0.5")]


def test_a_sign_before_three_figures_is_said_unless_the_column_decides(
    plan: Callable[..., Plan],
) -> None:
    head = ["Produit", "Prix", "Stock"]
    open_one = plan([head, ["Laine", 90, "2.500"], ["Sac", 80, "3"]], register="product")
    assert _rules(open_one, "stock") == [("number-unclear", "check", "2.500")]
    decided = plan([head, ["Laine", 90, "2.500"], ["Sac", 80, "3.5"]], register="product")
    assert _rules(decided, "stock") == []


def test_the_public_price_of_a_list_is_the_price_asked(plan: Callable[..., Plan]) -> None:
    found = plan([["Produit", "Prix public", "Stock"], ["Tapis", 1200, 2]], register="product")
    assert found.rows[0].fields["price"] == 120000
    both = plan([["Produit", "Prix", "Prix public"], ["Tapis", 900, 1200]], register="product")
    assert both.rows[0].fields["price"] == 90000
