"""Our own workbooks, whoever changed what in them, and what the store did meanwhile."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange.identity import SHEET
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Refusal, Store

Make = Callable[..., Plan]
Edit = Callable[[Any], None]


@pytest.fixture
def sent(store: Store, people: list[str], tmp_path: Path) -> Path:
    """The four members as a French workbook."""
    columns = [f.key for f in store.registers["member"].fields]
    return exchange.export(store, "member", tmp_path / "out.xlsx", "fr", columns=columns).path


def edited(path: Path, edit: Edit) -> Path:
    """A copy changed with openpyxl, as many programs would."""
    book = openpyxl.load_workbook(path)
    edit(book)
    back = path.with_name("back.xlsx")
    book.save(back)
    return back


def column(sheet: Any, word: str) -> int:
    return next(c.column for c in sheet[1] if c.value == word)


def test_every_language_comes_back_unchanged(
    store: Store, people: list[str], tmp_path: Path, plan: Make
) -> None:
    keys = [f.key for f in store.registers["member"].fields]
    for lang in LANGUAGES:
        path = exchange.export(store, "member", tmp_path / "x.xlsx", lang, columns=keys).path
        made = plan(path, lang="ar")
        assert made.counts["same"] == 4, [(r.changes, r.conflicts) for r in made.rows]
        assert exchange.apply(store, made).txn is None


def test_two_phones_changed_are_two_changes(store: Store, sent: Path, plan: Make) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        at = column(sheet, "Téléphone")
        sheet.cell(2, at).value = 655121809
        sheet.cell(3, at).value = "07 08 44 19 53"

    made = plan(edited(sent, edit))
    changes = [r.changes for r in made.rows if r.action == "changed"]
    assert [list(c) for c in changes] == [["phone"], ["phone"]]
    done = exchange.apply(store, made)
    assert done.txn and done.backup and done.backup.exists()
    assert plan(edited(sent, edit)).counts["same"] == 4
    entry = store.history(limit=1)[0]
    assert entry.kind == "import" and entry.report and entry.report["changed"] == 2
    assert "655121809" not in json.dumps(entry.report)
    store.undo(done.txn)
    assert plan(sent).counts["same"] == 4


def test_what_left_us_is_not_remarked(sent: Path, plan: Make) -> None:
    """The year alone, the doubtful phone: they were ours before they were theirs."""
    made = plan(sent)
    assert not [r for row in made.rows for r in row.remarks]
    assert not made.notes, "the column that we hid ourselves is not told"


def test_questions_can_be_answered_in_the_plan(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    with store.transaction(_("Typed meanwhile")) as t:
        t.set("member", people[0], {"phone": "+212700000000"})
        t.set("member", people[2], {"phone": "+212700000001"})

    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        for row in (2, 3, 4, 5):
            sheet.cell(row, column(sheet, "Téléphone")).value = f"065512180{row}"

    made = plan(edited(sent, edit))
    asked = {r.uid: r for r in made.rows if r.conflicts}
    asked[people[0]].take("phone")
    asked[people[2]].keep("phone")
    assert made.questions == 0
    exchange.apply(store, made)
    phones = [(store.get("member", uid) or {})["phone"] for uid in (people[0], people[2])]
    assert phones[0].startswith("+21265512180") and phones[1] == "+212700000001"


def _sort(book: Any) -> None:
    sheet = book.worksheets[0]
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
    random.Random(3).shuffle(rows)
    for at, row in enumerate(rows, 2):
        for column_at, value in enumerate(row, 1):
            sheet.cell(at, column_at).value = value


def _move_columns(book: Any) -> None:
    sheet = book.worksheets[0]
    width = sheet.max_column
    for row in sheet.iter_rows():
        values = [c.value for c in row]
        for at, value in enumerate(values[3:] + values[:3]):
            row[at].value = value
    assert sheet.max_column == width


def _rename_sheet(book: Any) -> None:
    book.worksheets[0].title = "Copie de la liste"


def _no_identities(book: Any) -> None:
    sheet = book.worksheets[0]
    sheet.delete_cols(column(sheet, "_artisanest_id"))


def _no_property(book: Any) -> None:
    del book.custom_doc_props["artisanest_document"]


def _title_above(book: Any) -> None:
    book.worksheets[0].insert_rows(1, 2)
    book.worksheets[0].cell(1, 1).value = "Coopérative Tifawin"


@pytest.mark.parametrize(
    "edit",
    [_sort, _move_columns, _rename_sheet, _no_identities, _no_property, _title_above],
    ids=lambda e: e.__name__.strip("_"),
)
def test_what_people_do_to_a_sheet_changes_nothing(sent: Path, plan: Make, edit: Edit) -> None:
    made = plan(edited(sent, edit))
    assert made.counts["same"] == 4, [(r.row, r.changes, r.conflicts) for r in made.rows]


def test_without_its_hidden_sheet_it_is_compared_with_what_is_here(sent: Path, plan: Make) -> None:
    def edit(book: Any) -> None:
        del book[SHEET]

    made = plan(edited(sent, edit))
    assert made.counts["same"] == 4
    assert made.notes


def test_what_looks_like_an_escaped_sign_stays(store: Store, tmp_path: Path, plan: Make) -> None:
    """openpyxl saves _x0041_ as A: the cell still shows what left."""
    with store.transaction(_("A note")) as t:
        t.create("member", {"family_name": "Benali", "notes": "_x0041_"})
    path = exchange.export(store, "member", tmp_path / "x.xlsx", "fr").path
    assert plan(path).counts["same"] == 1
    assert plan(edited(path, lambda book: None)).counts["same"] == 1


def test_both_sides_changed_is_a_question(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    with store.transaction(_("Typed meanwhile")) as t:
        t.set("member", people[0], {"phone": "+212700000000", "douar": "Lgnadiz"})

    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.cell(2, column(sheet, "Téléphone")).value = "0655121809"
        sheet.cell(2, column(sheet, "Nom")).value = "Ben Ali"

    made = plan(edited(sent, edit))
    row = next(r for r in made.rows if r.uid == people[0])
    assert row.conflicts == {"phone": ("+212700000000", "+212655121809")}
    assert row.changes == {"family_name": ("Benali", "Ben Ali")}
    exchange.apply(store, made)
    record = store.get("member", people[0])
    assert record is not None
    assert (record["phone"], record["family_name"], record["douar"]) == (
        "+212700000000", "Ben Ali", "Lgnadiz",
    )  # fmt: skip


def test_an_empty_cell_and_a_missing_row_erase_nothing(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.cell(2, column(sheet, "Téléphone")).value = None
        sheet.delete_rows(4, 2)

    made = plan(edited(sent, edit))
    assert made.counts["same"] == 2
    assert [r.rule for row in made.rows for r in row.remarks if r.level == "note"]
    assert set(made.missing) == set(people) - {row.uid for row in made.rows}
    assert all(made.missing.values()) and len(made.missing) == 2
    exchange.apply(store, made)
    assert store.count("member") == 4


def test_what_the_person_ticks_is_erased_and_taken_off(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.cell(2, column(sheet, "Téléphone")).value = None
        sheet.delete_rows(4)

    made = plan(edited(sent, edit))
    row = next(r for r in made.rows if r.uid == people[0])
    assert row.emptied == {"phone": "+212612345678"} and made.writes == 0
    row.erased = ["phone"]
    (gone,) = made.gone = list(made.missing)
    assert made.writes == 2
    done = exchange.apply(store, made)
    assert (store.get("member", people[0]) or {})["phone"] is None
    assert (store.get("member", gone) or {})["removed"] is True
    assert not plan(edited(sent, edit)).missing and done.txn
    store.undo(done.txn)
    assert store.count("member") == 4
    assert (store.get("member", people[0]) or {})["phone"] == "+212612345678"


def test_a_part_of_what_left_asks_nothing_about_the_rest(
    store: Store, tmp_path: Path, plan: Make
) -> None:
    with store.transaction(_("Many")) as t:
        t.bulk_create("member", [{"family_name": f"N{n}"} for n in range(20)])
    path = exchange.export(store, "member", tmp_path / "x.xlsx", "fr").path
    made = plan(edited(path, lambda book: book.worksheets[0].delete_rows(6, 15)))
    assert not made.missing
    assert any("5 des 20 lignes" in store.language("fr")(note) for note in made.notes)


def test_a_copied_row_is_a_new_record_once(store: Store, sent: Path, plan: Make) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.append([c.value for c in sheet[2]])
        sheet.cell(sheet.max_row, column(sheet, "Prénom")).value = "Fatna"

    back = edited(sent, edit)
    made = plan(back)
    assert made.counts == {"new": 1, "changed": 0, "same": 4, "conflict": 0, "refused": 0}
    assert made.rows[-1].remarks[-1].rule == "copied-row"
    exchange.apply(store, made)
    assert store.count("member") == 5
    assert plan(back).counts["same"] == 5


def test_an_added_row_is_new_once(store: Store, sent: Path, plan: Make) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.cell(6, column(sheet, "Nom")).value = "Aouad"

    back = edited(sent, edit)
    exchange.apply(store, plan(back))
    assert plan(back).counts == {"new": 0, "changed": 0, "same": 5, "conflict": 0, "refused": 0}


def test_an_erased_person_is_not_brought_back(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    store.erase("member", people[0])
    made = plan(sent)
    assert [r.action for r in made.rows].count("refused") == 1
    exchange.apply(store, made)
    assert store.get("member", people[0]) is None


def test_an_erased_person_is_not_brought_back_by_the_list_she_came_from(
    store: Store, plan: Make
) -> None:
    rows = [["Nom", "Prénom", "Tél"], ["Benali", "Khadija", "0612345678"]]
    made = plan(rows)
    exchange.apply(store, made)
    store.erase("member", made.rows[0].uid or "")
    assert plan(rows).rows[0].action == "refused"


def test_a_removed_person_stays_removed(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    with store.transaction(_("Removed")) as t:
        t.remove("member", people[1])
    exchange.apply(store, plan(sent))
    assert store.count("member") == 3


def test_an_undone_import_can_be_received_again(store: Store, plan: Make) -> None:
    rows = [["Nom", "Prénom"], ["Benali", "Khadija"], ["Bahi", "Zineb"]]
    done = exchange.apply(store, plan(rows))
    assert done.txn
    store.undo(done.txn)
    assert store.count("member") == 0
    again = plan(rows)
    assert again.counts["new"] == 2
    exchange.apply(store, again)
    assert store.count("member") == 2


def test_a_list_is_matched_by_certain_keys_only(
    store: Store, people: list[str], plan: Make
) -> None:
    number = (store.get("member", people[2]) or {})["number"]
    made = plan(
        [
            ["N° membre", "Nom", "Prénom", "CIN", "Douar"],
            [None, "BEN ALI", "Khadija", "ee 123456", "Lgnadiz"],
            [number, "Mohamed", "Bouzid", None, "Lahlalma"],
            [number, "Hassan", "Jebli", None, "Lahlalma"],
            [None, "Tazi", "Omar", "EE123456", "Lahlalma"],
        ]
    )
    assert [r.uid for r in made.rows[:2]] == [people[0], people[2]]
    assert made.rows[0].changes["douar"] == (None, "Lgnadiz")
    assert [r.action for r in made.rows[2:]] == ["new", "new"]


def test_a_plan_is_a_value_and_refuses_a_changed_store(
    store: Store, people: list[str], plan: Make
) -> None:
    made = plan([["Nom", "Prénom", "CIN", "Douar"], ["Benali", "Khadija", "EE123456", "Lgnadiz"],
                 ["Bahi", "Zineb", None, "Lgnadiz"]])  # fmt: skip
    kept = Plan.from_json(made.to_json())
    assert kept == made
    with store.transaction(_("Another record")) as t:
        t.set("member", people[1], {"douar": "Lahlalma"})
    assert exchange.apply(store, kept).counts["changed"] == 1
    with pytest.raises(Refusal):
        exchange.apply(store, kept)


def test_stopping_leaves_nothing(store: Store, plan: Make) -> None:
    made = plan([["Nom", "Prénom"], ["Benali", "Khadija"]])

    def stop(done: int, of: int) -> None:
        if done >= 50:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        exchange.apply(store, made, stop)
    assert store.count("member") == 0 and not store.history()
