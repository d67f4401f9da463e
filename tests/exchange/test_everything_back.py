"""The one workbook comes back: cells that changed, rows that were added, marks, references."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import EVERYTHING, Received, reading
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.store.ids import derived_uid

Whole = dict[str, list[str]]
Edit = Callable[[Any], None]
Come = Callable[..., Received]


@pytest.fixture
def sent(store: Store, whole: Whole, tmp_path: Path) -> Path:
    """Everything as a French workbook."""
    return exchange.export(store, EVERYTHING, tmp_path / "out.xlsx", "fr").path


@pytest.fixture
def come(store: Store) -> Come:
    """``come(path, edit)``: what a copy of the file would bring, changed by hand."""

    def receive(path: Path, edit: Edit | None = None, lang: str = "fr") -> Received:
        if edit is not None:
            book = openpyxl.load_workbook(path)
            edit(book)
            path = path.with_name("back.xlsx")
            book.save(path)
        return exchange.receive_book(store, reading.read_here(path), lang)

    return receive


class Sheet:
    """A sheet by its headers."""

    def __init__(self, book: Any, name: str) -> None:
        self.sheet = book[name]
        self.at = {c.value: c.column for c in self.sheet[1]}

    def set(self, row: int, **cells: Any) -> None:
        """Type into a row; underscores are spaces."""
        for word, value in cells.items():
            self.sheet.cell(row, self.at[word.replace("_", " ")]).value = value

    def add(self, **cells: Any) -> None:
        """Type a row below the last."""
        self.set(self.sheet.max_row + 1, **cells)

    def row(self, **cells: Any) -> int:
        """The first row that shows all these."""
        for row in range(2, self.sheet.max_row + 1):
            shown = {w: self.sheet.cell(row, self.at[w.replace("_", " ")]).value for w in cells}
            if shown == cells:
                return row
        raise AssertionError(cells)


def changes(found: Received) -> dict[str, list[dict[str, Any]]]:
    """What would change, by register."""
    return {
        plan.register: [row.changes for row in plan.rows if row.changes]
        for plan in found.plans
        if any(row.changes for row in plan.rows)
    }


def new(found: Received) -> dict[str, list[dict[str, Any]]]:
    """What would be new, by register."""
    rows = {p.register: [r.fields for r in p.rows if r.action == "new"] for p in found.plans}
    return {key: fields for key, fields in rows.items() if fields}


def picture(store: Store) -> dict[str, Any]:
    """Every record of every register, as it is now."""
    found = {}
    for key in store.registers:
        if key not in ("commune", "province", "region"):
            uids = [u for i in store.find(key) if (u := store.row_uid(key, i))]
            records = store.get_many(key, uids)
            found[key] = {u: {**r, "id": 0} for u, r in records.items()}
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_left_comes_back_unchanged(
    store: Store, whole: Whole, tmp_path: Path, come: Come, lang: str
) -> None:
    path = exchange.export(store, EVERYTHING, tmp_path / "x.xlsx", lang).path
    found = come(path, lang="en")
    assert {p.register for p in found.plans} == {*whole} - {"attendance"}
    assert found.counts["same"] == sum(len(p.rows) for p in found.plans) > 30
    assert not [r.text for p in found.plans for row in p.rows for r in row.remarks]
    assert exchange.apply(store, found).txn is None


def test_cells_that_changed_are_what_changes(
    store: Store, whole: Whole, sent: Path, come: Come
) -> None:
    def edit(book: Any) -> None:
        Sheet(book, "Produits").set(2, Stock=7)
        slots = Sheet(book, "Demi-journées")
        row = slots.row(Session="S-2026-002")
        slots.set(row, Début="10h", Sujet="Prix plancher")
        Sheet(book, "Contacts").set(2, Téléphone="06 55 12 18 09")
        Sheet(book, "Réalisé par").set(2, **{"Part_du_travail_(%)": 70})
        Sheet(book, "Membres").set(2, Douar="Lahlalma")

    before = picture(store)
    found = come(sent, edit)
    assert changes(found) == {
        "product": [{"stock": (None, "7")}],
        "slot": [{"start": ("09:00", "10:00"), "topic": (None, "Prix plancher")}],
        "contact": [{"phone": ("+212661208814", "+212655121809")}],
        "maker": [{"share": ("50", "70")}],
        "member": [{"douar": (None, "Lahlalma")}],
    }
    assert not found.questions and not new(found)
    done = exchange.apply(store, found)
    entry = store.history(limit=1)[0]
    assert entry.kind == "import" and entry.report is not None
    assert entry.report["changed"] == 5 and entry.report["registers"]["maker"] == 1
    assert come(sent, edit).writes == 0
    assert done.txn and done.backup
    store.undo(done.txn)
    assert picture(store) == before


def test_a_session_typed_by_hand_comes_in_whole(
    store: Store, whole: Whole, sent: Path, come: Come
) -> None:
    def edit(book: Any) -> None:
        Sheet(book, "Membres").add(Nom="Aouad", Prénom="Hafsa", **{"Numéro_de_membre": "M-0100"})
        Sheet(book, "Sessions").add(Intitulé="Teinture au henné", Type="atelier")
        slots = Sheet(book, "Demi-journées")
        slots.add(Session="Teinture au henné", Date="16/02/2026", Début="14h", Fin="17h")
        slots.add(Session="Teinture au henné", Date="15/02/2026", Début="9h", Fin="12h30")
        people = Sheet(book, "Participants")
        marks = {"Demi-journée_1": "présente", "Demi-journée_2": "r 10"}
        people.add(Session="Teinture au henné", Membre="M-0100", **marks)
        people.add(Session="Teinture au henné", Membre="khadija benali", **marks)
        people.add(Session="Teinture au henné", Nom="Itto Ouhmane", **{"Demi-journée_2": "A"})
        partners = Sheet(book, "Partenaires et rôles")
        partners.add(
            Session="Teinture au henné", Partenaire="Dar Taliba", Rôle_dans_la_session="hôte"
        )
        Sheet(book, "Engagements").add(
            Session="Teinture au henné", Ce_qui_est_promis="Acheter du henné", Membre="M-0100"
        )

    before = picture(store)
    found = come(sent, edit)
    assert {k: len(v) for k, v in new(found).items()} == {
        "member": 1, "session": 1, "slot": 2, "participant": 3, "attendance": 5,
        "session_partner": 1, "commitment": 1,
    }, [r.text for p in found.plans for row in p.rows for r in row.remarks]  # fmt: skip
    done = exchange.apply(store, found)
    context = store.reader()
    uid = store.find_record("session", "Teinture au henné")
    assert uid is not None
    slots = [s["date"] for s in context.lines("slot", uid)]
    people = context.lines("participant", uid)
    names = [store.name_of("participant", p, "fr") for p in people]
    marks = [
        [(a["mark"], a["missed"]) for a in context.lines("attendance", p["uid"])] for p in people
    ]
    assert slots == ["2026-02-15", "2026-02-16"]
    assert names == ["Aouad Hafsa", "Benali Khadija", "Itto Ouhmane"]
    assert [sorted(m, key=repr) for m in marks] == [
        [("late", 10), ("present", None)], [("late", 10), ("present", None)], [("absent", None)],
    ]  # fmt: skip
    member = store.find_record("member", "M-0100")
    assert people[0]["uid"] == derived_uid("participant", uid, str(member))
    title = next(p for p in found.plans if p.register == "participant").rows[-1].title
    assert "Teinture au henné" in title and "Itto Ouhmane" in title
    assert come(sent, edit).writes == 0
    assert done.txn
    store.undo(done.txn)
    assert picture(store) == before


def test_marks_come_back_cell_by_cell(store: Store, whole: Whole, sent: Path, come: Come) -> None:
    first = {"Session": "S-2026-001", "Membre": "M-0001"}

    def edit(book: Any) -> None:
        people = Sheet(book, "Participants")
        row = people.row(**first)
        people.set(row, **{"Demi-journée_1": "absente", "Demi-journée_2": None})
        people.set(row, **{"Demi-journée_3": "ح"})
        people.set(
            people.row(Session="S-2026-002", Nom="Rachida Invitée"), **{"Demi-journée_2": "p"}
        )

    found = come(sent, edit)
    attendance = next(p for p in found.plans if p.register == "attendance")
    assert [(r.action, r.changes.get("mark"), r.emptied) for r in attendance.rows] == [
        ("changed", ("present", "absent"), {}),
        ("same", None, {"mark": "late", "missed": 15}),
        ("new", None, {}),
    ]
    assert attendance.rows[0].title == "Benali Khadija · Demi-journée 1 · S-2026-001"
    said = [r.rule for p in found.plans for row in p.rows for r in row.remarks]
    assert sorted(said) == ["emptied", "no-half-day"]
    exchange.apply(store, found)
    person, slots = whole["participant"][0], whole["slot"][:3]
    marks = [
        (store.get("attendance", derived_uid("attendance", person, s)) or {}).get("mark")
        for s in slots
    ]
    assert marks == ["absent", "late", "present"]
    again = come(sent, edit)
    (row,) = next(p for p in again.plans if p.register == "attendance").rows
    row.erased = list(row.emptied)
    exchange.apply(store, again)
    erased = store.get("attendance", derived_uid("attendance", person, slots[1])) or {}
    assert (erased["mark"], erased["missed"]) == (None, None)


def test_marks_that_both_sides_changed_are_questions(
    store: Store, whole: Whole, sent: Path, come: Come
) -> None:
    person, slots = whole["participant"][0], whole["slot"]
    with store.transaction(_("Typed meanwhile")) as t:
        for slot, mark in ((slots[0], "excused"), (slots[2], "absent")):
            t.create("attendance", {"participant": person, "slot": slot, "mark": mark})

    def edit(book: Any) -> None:
        people = Sheet(book, "Participants")
        row = people.row(Session="S-2026-001", Membre="M-0001")
        people.set(row, **{"Demi-journée_1": "absente", "Demi-journée_3": "présente"})

    found = come(sent, edit)
    attendance = next(p for p in found.plans if p.register == "attendance")
    assert [r.conflicts for r in attendance.rows] == [
        {"mark": ("excused", "absent")}, {"mark": ("absent", "present")},
    ]  # fmt: skip
    assert come(sent).writes == come(sent).questions == 0


def test_a_half_day_added_before_moves_no_mark(
    store: Store, whole: Whole, sent: Path, come: Come
) -> None:
    with store.transaction(_("One before the first")) as t:
        t.create("slot", {"session": whole["session"][0], "date": "2026-02-01"})
    assert come(sent).writes == 0


def test_two_of_one_name_stay_who_they_were(
    store: Store, whole: Whole, tmp_path: Path, come: Come
) -> None:
    with store.transaction(_("A second one")) as t:
        other = t.create("partner", {"name": "Dar Taliba", "city": "Safi"})
        t.create("contact", {"partner": other, "name": "Omar Tazi"})
    path = exchange.export(store, EVERYTHING, tmp_path / "x.xlsx", "fr").path
    found = come(path)
    assert found.writes == 0 and not [p for p in found.plans if p.counts["refused"]]

    def edit(book: Any) -> None:
        Sheet(book, "Contacts").add(Partenaire="Dar Taliba", Nom="Hind")
        Sheet(book, "Contacts").add(Partenaire="Fondation Amal", Nom="Ilham")
        Sheet(book, "Contacts").add(Partenaire="Fondation Amal")

    contacts = next(p for p in come(path, edit).plans if p.register == "contact")
    assert [r.action for r in contacts.rows[-3:]] == ["refused", "new", "refused"]
    assert "Partenaire" in store.language("fr")(contacts.rows[-3].remarks[-1].text)


def test_the_name_alone_says_whose_a_row_is(
    store: Store, whole: Whole, sent: Path, come: Come
) -> None:
    def edit(book: Any) -> None:
        Sheet(book, "Matières").add(**{"Produit_(nom)": "Sac en raphia"}, Matière="Raphia")

    assert [f["name"] for f in new(come(sent, edit))["material"]] == ["Raphia"]


def test_what_a_member_lends_is_not_changed_from_there(
    store: Store, whole: Whole, sent: Path, come: Come
) -> None:
    def edit(book: Any) -> None:
        people = Sheet(book, "Participants")
        people.set(people.row(Session="S-2026-001", Membre="M-0001"), Nom="Benali K.")
        guest = people.row(Session="S-2026-001", Nom="Rachida Invitée")
        people.set(guest, Membre="M-0004")

    found = come(sent, edit)
    assert changes(found) == {"participant": [{"member": (None, whole["member"][3])}]}
    assert "lent" in [r.rule for p in found.plans for row in p.rows for r in row.remarks]


def test_rows_copied_removed_and_sorted(store: Store, whole: Whole, sent: Path, come: Come) -> None:
    def edit(book: Any) -> None:
        people = Sheet(book, "Participants")
        source = people.row(Session="S-2026-001", Membre="M-0003")
        values = [c.value for c in people.sheet[source]]
        people.sheet.append(values)
        people.set(people.sheet.max_row, Membre="M-0004")
        slots = book["Demi-journées"]
        rows = [[c.value for c in row] for row in slots.iter_rows(min_row=2)][::-1]
        for at, row in enumerate(rows, 2):
            for column, value in enumerate(row, 1):
                slots.cell(at, column).value = value
        book["Matières"].delete_rows(2)

    found = come(sent, edit)
    assert not changes(found)
    fields = new(found)["participant"]
    assert [f["member"] for f in fields] == [whole["member"][3]]
    assert len(new(found)["attendance"]) == 2
    exchange.apply(store, found)
    assert store.count("material") == 2
    assert come(sent, edit).writes == 0


def test_lines_of_what_was_removed_meanwhile_ask_whether_it_stays(
    store: Store, whole: Whole, sent: Path, come: Come
) -> None:
    with store.transaction(_("Removed")) as t:
        t.remove("session", whole["session"][0])
        t.remove("material", whole["material"][0])

    def edit(book: Any) -> None:
        for row in range(2, 6):
            Sheet(book, "Demi-journées").set(row, Sujet="Autre")
        Sheet(book, "Demi-journées").add(Session="S-2026-001", Date="1/4/2026")
        Sheet(book, "Matières").set(2, Quantité=9)

    found = come(sent, edit)
    assert len(changes(found)["slot"]) == 4
    assert "slot" not in new(found) and found.counts["refused"] == 1
    material = next(r for p in found.plans for r in p.rows if r.uid == whole["material"][0])
    assert material.conflicts == {"removed": (True, False)}
    exchange.apply(store, found)
    asked = {(q.uid, q.field) for q in store.questions()}
    assert asked == {(whole["session"][0], "removed"), (whole["material"][0], "removed")}
    assert not (store.get("session", whole["session"][0]) or {})["removed"]


def test_one_sheet_can_be_asked_for(store: Store, whole: Whole, sent: Path) -> None:
    book = reading.read_here(sent)
    assert exchange.plan_book(store, book, "fr", register="partner").sheet == "Partenaires"
    one = exchange.receive_book(store, book, "fr", exchange.Asked(sheet="Contacts"))
    assert [p.register for p in one.plans] == ["contact"]


def test_what_was_received_is_a_value(store: Store, whole: Whole, sent: Path, come: Come) -> None:
    found = come(sent, lambda book: Sheet(book, "Produits").set(2, Stock=9))
    kept = Received.from_json(found.to_json())
    assert kept == found
    with store.transaction(_("Typed meanwhile")) as t:
        for uid in whole["product"]:
            t.set("product", uid, {"stock": "1"})
    with pytest.raises(Refusal):
        exchange.apply(store, kept)


def test_in_another_store_everything_is_new(
    store: Store, whole: Whole, sent: Path, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "b" / "b.artisanest", tmp_path / "other") as other:
        found = exchange.receive_book(other, reading.read_here(sent), "fr")
        exchange.apply(other, found)
        for key in ("member", "product", "maker", "session", "slot", "participant", "attendance"):
            assert other.count(key) == store.count(key), key
        again = exchange.receive_book(other, reading.read_here(sent), "fr")
        assert again.writes == 0


def test_what_is_refused_comes_back_corrected(
    store: Store, whole: Whole, sent: Path, come: Come, tmp_path: Path
) -> None:
    def edit(book: Any) -> None:
        Sheet(book, "Contacts").add(Partenaire="Nulle part", Nom="Hind", Téléphone="0655121809")
        Sheet(book, "Participants").add(
            Session="S-2026-001", Membre="M-0999", **{"Demi-journée_1": "p"}
        )

    found = come(sent, edit)
    assert found.counts["refused"] == 2 and found.writes == 0
    path = exchange.save_refused(store, found, tmp_path / "refused.xlsx", "fr")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Contacts", "Participants"]
    Sheet(book, "Contacts").set(2, Partenaire="Dar Taliba")
    Sheet(book, "Participants").set(2, Membre="M-0004")
    book.save(path)
    assert {k: len(v) for k, v in new(come(path)).items()} == {
        "contact": 1, "participant": 1, "attendance": 1,
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_example_goes_out_and_back(store: Store, tmp_path: Path, come: Come, lang: str) -> None:
    from artisanest_desktop.example import fill

    fill(store)
    sent = exchange.export(store, EVERYTHING, tmp_path / "x.xlsx", lang)
    found = come(sent.path)
    assert found.counts["same"] == sum(sent.counts.values()) > 300
    assert found.writes == found.questions == 0
