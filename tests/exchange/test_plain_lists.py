"""Lists of products, sessions and partners as people keep them, with what they say of lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import Plan, Received, reading
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

SAMPLES = Path(__file__).parents[1] / "samples"
Make = Callable[..., Plan]
Whole = Callable[[Any], Received]


def received(store: Store, name: str) -> Received:
    return exchange.receive_book(store, reading.read_here(SAMPLES / name), "fr")


def truth(name: str) -> dict[int, dict[str, Any]]:
    data = json.loads((SAMPLES / name).read_text("utf-8"))
    assert not any(row["must_flag"] for row in data["rows"])
    return {row["src"]["row"]: row["fields"] for row in data["rows"]}


def plan_of(found: Received, register: str) -> Plan:
    return next(plan for plan in found.plans if plan.register == register)


@pytest.fixture
def makers(store: Store) -> dict[str, str]:
    """Two of the makers of the sample are members, in other capitals and order of names."""
    with store.transaction(_("Members")) as t:
        return {
            "Latifa Azergui": t.create(
                "member", {"family_name": "Azergui", "given_name": "LATIFA"}
            ),
            "Hassan Bouzid": t.create("member", {"family_name": "Bouzid", "given_name": "Hassan"}),
        }


@pytest.fixture
def whole_list(store: Store, book: Callable[..., Path]) -> Whole:
    """``whole_list(rows)``: all that a list would bring."""

    def make(rows: Any) -> Received:
        return exchange.receive_book(store, reading.read_here(book(rows)), "fr")

    return make


def test_products_are_understood(store: Store, makers: dict[str, str]) -> None:
    found = received(store, "products-titles.xlsx")
    assert [p.register for p in found.plans] == ["product", "maker"]
    rows = {row.row: row for row in found.main.rows}
    lines = {row.row: row.fields for row in plan_of(found, "maker").rows}
    wanted = truth("products-titles.truth.json")
    assert sorted(rows) == sorted(wanted) and found.counts["new"] == len(rows) + len(lines)
    reader = store.language("fr")
    for at, said in wanted.items():
        fields = rows[at].fields
        assert (fields["number"], fields["name"], fields["family"], fields["stock"]) == (
            said["ref"], said["name"], said["category"], said["stock"],
        )  # fmt: skip
        assert fields["price"] == int(Decimal(said["price"]) * 100)
        assert fields["unit"] == reader.terms.find("unit", said["unit"])
        assert (fields.get("state") == "in_stock") == said["active"]
        notes = [said["notes"]] if "notes" in said else []
        if said["maker"] in makers:
            assert lines[at] == {"product": rows[at].uid, "member": makers[said["maker"]]} | {
                "rank": lines[at]["rank"]
            }
        else:
            notes.append(f"Artisane: {said['maker']}")
            assert at not in lines
        assert (fields.get("notes") or "") == "\n".join(notes)
    assert {r.level for row in rows.values() for r in row.remarks} <= {"repaired", "note"}
    assert [c.header for c in found.main.unknown] == ["Prix d'achat", "Remise", "Date entrée"]


def test_sessions_are_understood_with_their_half_day(store: Store) -> None:
    found = received(store, "sessions-titles.xlsx")
    assert [p.register for p in found.plans] == ["session", "slot"]
    rows = {row.row: row for row in found.main.rows}
    slots = {row.row: row.fields for row in plan_of(found, "slot").rows}
    wanted = truth("sessions-titles.truth.json")
    assert sorted(rows) == sorted(slots) == sorted(wanted)
    for at, said in wanted.items():
        fields = rows[at].fields
        assert (fields["title"], fields["place"]) == (said["title"], said["place"])
        assert fields.get("notes") == said.get("notes")
        assert (fields.get("state") == "cancelled") == said["cancelled"]
        assert slots[at] == {
            "session": rows[at].uid,
            **{key: said[key] for key in ("date", "start", "end", "trainer")},
        }
    assert not [r for row in rows.values() for r in row.remarks if r.level == "refused"]


@pytest.mark.parametrize("name", ["products-titles.xlsx", "sessions-titles.xlsx"])
def test_such_a_list_comes_in_once_and_is_undone(
    store: Store, makers: dict[str, str], name: str
) -> None:
    first = received(store, name)
    done = exchange.apply(store, first)
    for plan in first.plans:
        assert store.count(plan.register) == len(plan.rows)
    again = received(store, name)
    assert again.writes == again.questions == 0
    assert done.txn
    store.undo(done.txn)
    assert not any(store.count(plan.register) for plan in first.plans)
    assert received(store, name).counts["new"] == first.counts["new"]


def test_what_was_put_right_here_stays_when_the_list_comes_again(store: Store) -> None:
    exchange.apply(store, received(store, "sessions-titles.xlsx"))
    uid = store.find_record("session", "Prix et vente") or ""
    slot = store.reader().lines("slot", uid)[0]["uid"]
    with store.transaction(_("Put right")) as t:
        t.set("slot", slot, {"start": "13:00"})
        t.create("slot", {"session": uid, "date": "2022-05-28"})
    again = received(store, "sessions-titles.xlsx")
    assert again.writes == 0
    said = [r.rule for row in again.main.rows for r in row.remarks]
    assert said.count("several-lines") == 1


def test_a_newer_list_changes_the_one_half_day(store: Store, whole_list: Whole) -> None:
    head = ["Code", "Titre", "Date", "Début", "Fin"]
    exchange.apply(store, whole_list([head, ["S-1", "Teinture", "3/4/2026", "9h", "12h"]]))
    found = whole_list([head, ["S-1", "Teinture", "4/4/2026", "9h", "12h"]])
    assert [r.changes for p in found.plans for r in p.rows if r.changes] == [
        {"date": ("2026-04-03", "2026-04-04")}
    ]


def test_partners_come_with_the_person_one_meets(whole_list: Whole) -> None:
    found = whole_list(
        [
            ["Partenaire", "Type", "Ville", "Pays", "Contact", "Fonction", "Téléphone"],
            ["Dar Taliba", "école", "Safi", "Maroc", "Sanae Alami", "directrice", "0524000000"],
            ["Fondation Amal", "fondation", "Rabat", "Maroc", None, None, None],
        ],
    )
    partner, contact = found.plans
    assert [r.fields["kind"] for r in partner.rows] == ["school", "foundation"]
    assert [(r.fields["name"], r.fields["job"]) for r in contact.rows] == [
        ("Sanae Alami", "directrice")
    ]
    assert contact.rows[0].fields["partner"] == partner.rows[0].uid


def test_a_hand_made_workbook_of_several_lists(store: Store, tmp_path: Path) -> None:
    """Sheets that are called like our registers are read too; others are not."""
    import openpyxl

    book = openpyxl.Workbook()
    for name, rows in {
        "Membres": [["Nom", "Prénom", "Tél"], ["Benali", "Khadija", "0612345678"]],
        "Produits": [["Désignation", "Prix", "Artisane"], ["Tapis", 1200, "Khadija Benali"]],
        "Demi-journées": [["Session", "Date", "Début"], ["Teinture", "3/4/2026", "9h"]],
        "Sessions": [["Intitulé", "Lieu", "Type"], ["Teinture", "Souk", "formation"]],
        "2023": [["Nom", "Prénom", "Tél"], ["Ancienne", "Liste", "0612345679"]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    path = tmp_path / "tout.xlsx"
    book.save(path)
    found = exchange.receive_book(store, reading.read_here(path), "fr")
    assert [(p.register, p.counts["new"]) for p in found.plans] == [
        ("member", 1), ("product", 1), ("maker", 1), ("session", 1), ("slot", 1),
    ]  # fmt: skip
    exchange.apply(store, found)
    assert exchange.receive_book(store, reading.read_here(path), "fr").writes == 0


def test_a_choice_of_register_holds(store: Store, plan: Make) -> None:
    rows = [["Nom", "Ville", "Téléphone"], ["Amal", "Rabat", "0524000000"]]
    assert plan(rows).register == "member"
    assert plan(rows, register="partner").register == "partner"


def test_a_newer_list_of_partners_knows_them_by_name(store: Store, whole_list: Whole) -> None:
    head = ["Partenaire", "Nom en arabe", "Type", "Ville", "Pays"]
    exchange.apply(
        store,
        whole_list(
            [
                head,
                ["Dar Taliba", "دار الطالبة", "école", "Safi", "Maroc"],
                ["Amal", None, "association", "Fès", "Maroc"],
            ]
        ),
    )
    found = whole_list(
        [
            head,
            ["DAR  TALIBA", None, "école", "Ben Guerir", "Maroc"],
            ["Amal", "أمل", "association", "Fès", "Maroc"],
            ["Dar Taliba", "دار أخرى", "école", "Safi", "Maroc"],
        ]
    )
    rows = found.main.rows
    assert [r.action for r in rows] == ["changed", "changed", "new"]
    assert rows[0].changes["city"] == ("Safi", "Ben Guerir")
    assert rows[1].changes == {"name_ar": (None, "أمل")}


def test_a_list_of_participants_without_a_session_is_a_list_of_people(
    store: Store, tmp_path: Path
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Participants"
    for row in (["Nom", "Prénom", "Sexe", "Téléphone"], ["Benali", "Khadija", "F", "0612345678"]):
        book.active.append(row)
    book.save(tmp_path / "p.xlsx")
    found = exchange.receive_book(store, reading.read_here(tmp_path / "p.xlsx"), "fr")
    assert [(p.register, p.counts["new"]) for p in found.plans] == [("member", 1)]
