"""Lists of another kind than ours are told as such before anything of them is taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.exchange.planning import Asked, receive_book
from artisanest_desktop.exchange.reading import read_here
from artisanest_desktop.store import Store
from artisanest_desktop.store.errors import Refusal

SALES = [
    ["Date", "Produit", "Qté", "PU", "Montant", "Client"],
    [dt.date(2025, 3, 4), "Tapis", 1, 1200, 1200, "Touriste"],
    [dt.date(2025, 3, 9), "Coussin", 2, 180, 360, "Souk"],
]
ROLL = [
    ["Liste de présence"],
    ["Formation : Calcul du prix de revient"],
    [],
    ["N°", "Nom et prénom", "Téléphone", "03/11/2025 matin", "04/11/2025 matin", "Signature"],
    [1, "Fatima El Amrani", "0612345678", "x", "x", ""],
    [2, "Khadija Bahi", "0677410236", "P", "A", ""],
]


def test_a_list_of_sales_is_no_list_of_products(plan: Callable[..., Plan]) -> None:
    with pytest.raises(Refusal) as why:
        plan(SALES)
    assert "its columns “Date, Montant” tell what was sold" in str(why.value.message)


def test_dropped_on_the_products_it_is_read_with_a_doubt(
    store: Store, book: Callable[..., Path]
) -> None:
    found = receive_book(store, read_here(book(SALES)), "fr", Asked(near="product"))
    assert found.main.register == "product"
    assert any("Date, Montant" in str(note) for note in found.main.notes)


def test_products_with_a_date_of_their_own_are_still_products(plan: Callable[..., Plan]) -> None:
    found = plan([["Produit", "Prix", "Stock", "Date du calcul"], ["Tapis", 1200, 1, "2025"]])
    assert found.register == "product" and found.notes == []


def test_a_list_of_who_was_there_as_members_says_what_is_not_read(
    plan: Callable[..., Plan],
) -> None:
    found = plan(ROLL, register="member")
    told = " ".join(str(note) for note in found.notes)
    assert len(found.rows) == 2 and "Liste de présence" in told
    assert "03/11/2025 matin, 04/11/2025 matin" in told


def test_so_does_one_whose_title_stands_far_above(plan: Callable[..., Plan]) -> None:
    rows = [["Lieu : Ben Guerir"], [], *ROLL[3:]]
    found = plan(rows, register="member")
    assert any("04/11/2025 matin" in str(note) for note in found.notes)


def test_by_itself_it_is_read_with_its_marks(plan: Callable[..., Plan]) -> None:
    assert plan(ROLL).register == plan([["Lieu : Ben Guerir"], [], *ROLL[3:]]).register
    assert plan(ROLL).register == "participant"
