"""Headers that say too little, come again, or stand where they are not looked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from artisanest_desktop import exchange
from artisanest_desktop.exchange import Plan, reading
from artisanest_desktop.store import Store

Make = Callable[..., Plan]


def test_a_header_of_two_lines_that_comes_again_is_none_of_the_marks(plan: Make) -> None:
    """Its words stand among the marks of a trade, which are still marks."""
    head: list[list[Any]] = [
        ["Identité", "", "Métiers", ""],
        ["Nom de famille", "Prennom", "Broderie à la main", "Poterie et céramique"],
    ]
    found = plan(
        [
            *head,
            ["Errami", "Fatima", "x", ""],
            ["Bahi", "Ghita", "", "x"],
            *head,
            ["Chakir", "Halima", "x", ""],
        ]
    )
    people = [(r.fields["family_name"], r.fields.get("trade")) for r in found.rows]
    assert people == [("Errami", "TX10"), ("Bahi", "CP01"), ("Chakir", "TX10")]


def test_words_on_two_lines_are_one_name_among_others_that_are_no_field(plan: Make) -> None:
    found = plan(
        [
            ["", "Date", "Nb", "Broderie", "Date", "Carte"],
            ["Nom", "de naissance", "de ruches", "à la main", "d'adhésion", "de fidélité"],
            ["Errami", "1980-03-14", "3", "x", "2018-05-13", "A1"],
            ["Bahi", "1981-03-15", "4", "", "2019-05-14", "A2"],
        ]
    )
    assert [r.fields.get("birth") for r in found.rows] == ["1980-03-14", "1981-03-15"]
    assert [r.fields.get("trade") for r in found.rows] == ["TX10", None]
    assert not any("email" in r.fields for r in found.rows)


def test_a_word_above_several_columns_does_not_make_it_another_list(
    store: Store, book: Callable[..., Path]
) -> None:
    """ "Organisation" is a partner by itself; here it only stands above a place and a day."""
    rows = [
        ["Informations", "", "Organisation", "", "Organisation", ""],
        ["Intitullé", "Typpe", "Datte", "Lieux", "Programe", "Capacitée"],
        ["Vendre en ligne", "atelier", "23/08/2024", "Dar Taliba", "INDH", 11],
        ["Vie coopérative", "atelier", "22/06/2022", "Dar Taliba", "INDH", 13],
    ]
    found = exchange.receive_book(store, reading.read_here(book(rows)), "fr")
    assert found.plans[0].register == "session"
    assert [r.fields["title"] for r in found.main.rows] == ["Vendre en ligne", "Vie coopérative"]


def test_fields_down_the_side_may_have_slips(store: Store, book: Callable[..., Path]) -> None:
    rows = [
        ["Partenaires", "Association Atlas", "Société Al Amal", "Fondation Rhamna"],
        ["Typpe", "Association", "Société", "Fondation"],
        ["Vile", "Benguerir", "Marrakech", "Benguerir"],
        ["Téléphonne", "0764873354", "0633564161", "0676508601"],
        ["E-mial", "a@exemple.ma", "b@exemple.ma", "c@exemple.ma"],
    ]
    found = exchange.receive_book(store, reading.read_here(book(rows)), "fr").main
    assert found.register == "partner"
    assert [r.fields["name"] for r in found.rows] == rows[0][1:]
    assert [r.fields["email"] for r in found.rows] == rows[4][1:]


def test_the_number_of_a_file_is_no_number_of_the_line(plan: Make) -> None:
    """A column "N°" is only left out in silence when it counts the lines."""
    counted = plan([["N°", "Nom"], [1, "Errami"], [2, "Bahi"], [1, "Chakir"], [2, "Daoudi"]])
    assert [c.target for c in counted.columns] == ["~count", "family_name"]
    filed = plan([["N°", "Nom"], ["C 7", "Errami"], [45, "Bahi"], ["A3", "Chakir"]])
    assert [c.header for c in filed.unknown] == ["N°"]
    other = plan([["N°", "Nom"], [712, "Errami"], [45, "Bahi"], [340, "Chakir"], [12, "Daoudi"]])
    assert [c.header for c in other.unknown] == ["N°"]


def test_an_empty_column_does_not_make_one_list_two(
    store: Store, book: Callable[..., Path]
) -> None:
    """ "Title, Kind" could be of several lists; the day and the place beside them are its own."""
    rows = [
        ["N°", "Title", "Kind", "", "Date", "Place", "Programme", "Places"],
        [1, "Calcul du prix", "atelier", "", "21/02/2025", "Dar Taliba", "INDH", 34],
        [2, "Vie coopérative", "formation", "", "24/03/2025", "Dar Taliba", "INDH", 15],
        [3, "Vendre en ligne", "formation", "", "28/07/2026", "Dar Taliba", "INDH", 32],
    ]
    found = exchange.receive_book(store, reading.read_here(book(rows)), "en")
    assert [(r.fields["place"], r.fields["capacity"]) for r in found.main.rows] == [
        ("Dar Taliba", 34), ("Dar Taliba", 15), ("Dar Taliba", 32),
    ]  # fmt: skip


def test_goods_are_nobody(plan: Make) -> None:
    """Nothing in the header speaks of people, and no given name is among the cells."""
    found = plan(
        [["Item", "Sort", "Amount"], ["A1", "Apple", 3], ["A2", "Pear", 4], ["A3", "Fig", 5]]
    )
    assert not any(row.fields.get("family_name") for row in found.rows)
