"""What only its cells say of a column: said in each of them, until a person says what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from artisanest_desktop import exchange
from artisanest_desktop.exchange import Plan, reading, wording
from artisanest_desktop.exchange.plan import Received, Row
from artisanest_desktop.i18n import Language
from artisanest_desktop.store import Store

Make = Callable[..., Plan]


def checked(row: Row) -> set[str]:
    return {r.field for r in row.remarks if (r.rule, r.level) == ("guessed-column", "check")}


def received(plan: Plan) -> Received:
    return Received(plan.name, plan.sheets, [plan])


#: Nobody's given name is in the list, and which of two is which no header says.
UNKNOWN = [
    ["Zeroual", "Wijjo", "0612345601"],
    ["Fekkak", "Tamayanout", "0612345602"],
    ["Bahi", "Idjer", "0612345603"],
    ["Chakir", "Massilia", "0612345604"],
]
#: Relatives share a family name, and villages come again as often.
SISTERS = [
    ["Ben Haddou", "Khadija", "0612345601", "Laarab"],
    ["Ben Haddou", "Mbarka", "0612345602", "Laarab"],
    ["Errami", "Fatima", "0612345603", "Nouaji"],
    ["Errami", "Halima", "0612345604", "Nouaji"],
]


def test_a_guess_is_said_in_each_of_its_cells(plan: Make) -> None:
    found = plan(UNKNOWN)
    assert len(found.rows) == 4
    for row in found.rows:
        assert checked(row) == {"family_name", "given_name"}
        assert {r.was for r in row.remarks if r.rule == "guessed-column"} == {
            row.fields["family_name"], row.fields["given_name"],
        }  # fmt: skip
    said = [Language("fr")(one) for one in wording.needs(received(found))]
    assert any(line.startswith("2 colonnes") for line in said)


def test_what_a_person_says_is_no_guess(plan: Make) -> None:
    turned = plan(UNKNOWN, mapping={0: "given_name", 1: "family_name"})
    assert not any(map(checked, turned.rows))
    assert turned.rows[0].fields["family_name"] == "Wijjo"
    assert not any(c.doubtful for c in turned.columns)
    # Whoever says that the guess was right has said it too.
    first = {c.index: c.target for c in plan(UNKNOWN).columns}
    assert not any(map(checked, plan(UNKNOWN, mapping=first).rows))


def test_a_plan_keeps_what_was_guessed(plan: Make) -> None:
    found = plan(UNKNOWN)
    again = Plan.from_json(found.to_json())
    assert [c.doubtful for c in again.columns] == [c.doubtful for c in found.columns]
    assert again == found


def test_given_names_are_known_and_relatives_share_the_other(plan: Make) -> None:
    rows = [[*SISTERS[0][1::-1], *SISTERS[0][2:]], *([b, a, *rest] for a, b, *rest in SISTERS[1:])]
    for people in (SISTERS, rows):
        found = plan(people)
        assert [r.fields["family_name"] for r in found.rows] == [s[0] for s in SISTERS]
        assert [r.fields["given_name"] for r in found.rows] == [s[1] for s in SISTERS]
        assert not any(map(checked, found.rows))


def test_a_header_keeps_its_word(plan: Make) -> None:
    found = plan([["Nom", "Prénom", "Tél"], *UNKNOWN])
    assert not any(map(checked, found.rows))


def test_a_phone_under_another_word_is_said(plan: Make) -> None:
    found = plan([["Nom", "Prénom", "Mobilité"], *UNKNOWN])
    if any("phone" in row.fields for row in found.rows):
        assert all("phone" in checked(row) for row in found.rows)


def test_a_record_is_no_header_below_other_records(plan: Make) -> None:
    """A person whose day of birth is in words, with "F" and "oui", stands in the middle."""
    people: list[list[Any]] = [
        ["Zeroual", "Khadija", "F", dt.date(1980, 3, 14), "EE123456", "0612345601", "oui"],
        ["Errami", "Fatima", "F", dt.date(1981, 4, 15), "EE123457", "0612345602", "oui"],
        ["Bahi", "Ghita", "F", "4 octobre 1971", "Q659490", "", "oui"],
        ["Chakir", "Halima", "F", "", "", "699235016", "oui"],
        ["Daoudi", "Mbarka", "F", dt.date(1982, 5, 16), "EE123458", "0612345603", "non"],
    ]
    found = plan(people)
    assert [r.row for r in found.rows] == [1, 2, 3, 4, 5] and not found.aside


def test_days_without_people_are_no_members(store: Store, book: Callable[..., Path]) -> None:
    rows = [[f"Teinture naturelle {n}", dt.date(2025, 3, n), "Salle communale"] for n in (3, 4, 5)]
    found = exchange.receive_book(store, reading.read_here(book(rows)), "fr")
    assert not any("joined" in row.fields for p in found.plans for row in p.rows)


def test_a_title_merged_over_a_list_on_its_side_is_no_header(store: Store, tmp_path: Path) -> None:
    import openpyxl

    made = openpyxl.Workbook()
    sheet = made.active
    for row in (
        ["COOPÉRATIVE TIFAWIN"],
        [],
        ["Partenaire", "Lycée Tifawin", "Association Annahda", "Fondation Atlas"],
        ["Ville", "Benguerir", "Marrakech", "Benguerir"],
        ["Téléphone", "0672996682", "0778298594", "0617414201"],
        ["E-mail", "a@exemple.ma", "b@exemple.ma", "c@exemple.ma"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    path = tmp_path / "sideways.xlsx"
    made.save(path)
    found = exchange.receive_book(store, reading.read_here(path), "fr").main
    names = [row.fields["name"] for row in found.rows]
    assert names == ["Lycée Tifawin", "Association Annahda", "Fondation Atlas"]


def test_a_title_before_a_header_that_comes_again_is_no_record(plan: Make) -> None:
    head = ["Intitullé", "Typpe", "Datte", "Capacitée"]
    found = plan(
        [
            head,
            ["Vendre en ligne 1", "formation", "13/12/2022", "15"],
            ["Vendre en ligne 2", "formation", "14/12/2022", "15"],
            [],
            ["Liste des nouvelles adhésions"],
            head,
            ["Vendre en ligne 3", "formation", "15/12/2022", "15"],
        ],
        register="session",
    )
    assert [r.fields["title"][-1] for r in found.rows] == ["1", "2", "3"]


def test_a_title_above_a_header_on_two_lines_is_no_part_of_it(plan: Make) -> None:
    """ "Convention" above "du" says when; what stands above both is a title."""
    head = [["", "", "", "Convention", ""], ["Partenaire", "Type", "Ville", "du", "Observations"]]
    found = plan(
        [
            *head,
            ["Fondation Ouafa", "Fondation", "Marrakech", "21/03/2021"],
            ["Fondation Atlas", "Fondation", "Marrakech", "26/07/2022"],
            [],
            ["Liste des nouvelles adhésions"],
            *head,
            ["Société Rhamna", "Société", "Marrakech", "21/04/2024"],
            ["Société Al Amal", "Société", "Benguerir", "16/04/2018"],
        ],
        register="partner",
    )
    assert [r.fields.get("agreement_from") for r in found.rows] == [
        "2021-03-21", "2022-07-26", "2024-04-21", "2018-04-16",
    ]  # fmt: skip
    assert not any("agreement" in r.fields for r in found.rows)


def test_numbers_under_a_word_for_words_are_said(plan: Make) -> None:
    """A header that slipped by a column, or that means something else here."""
    names = [["Errami", "Fatima"], ["Bahi", "Ghita"], ["Chakir", "Halima"], ["Daoudi", "Itto"]]
    found = plan([["Nom", "Prénom", "Douar"], *([*n, 7 + i * i] for i, n in enumerate(names))])
    assert all(checked(row) == {"douar"} for row in found.rows)
    right = plan([["Nom", "Prénom", "Douar"], *([*n, "Laarab"] for n in names)])
    assert not any(map(checked, right.rows))


def test_days_under_a_word_for_words_are_said(plan: Make) -> None:
    rows = [[f"Vendre en ligne {n}", f"1{n}/03/2024", "INDH"] for n in range(4)]
    found = plan([["Intitulé", "Lieu", "Programme"], *rows], register="session")
    assert not any(row.fields.get("place") and not checked(row) for row in found.rows)
    assert all(any(r.level == "check" for r in row.remarks) for row in found.rows)


def test_what_is_called_by_a_number_is_said(plan: Make) -> None:
    rows = [[1001 + n * 3, 25 + n] for n in range(4)]
    found = plan([["Produit", "Prix"], *rows], register="product")
    assert [row.fields["name"] for row in found.rows] == ["1001", "1004", "1007", "1010"]
    assert all(checked(row) == {"name"} for row in found.rows)
