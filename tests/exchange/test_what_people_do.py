"""What people do to a workbook before it comes back: what is left of its identity is used, what is
lost is said."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange.identity import PROPERTY, SHEET
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

Make = Callable[..., Plan]
THERE, HERE = "+212655121809", "+212700000000"


@pytest.fixture
def sent(store: Store, people: list[str], tmp_path: Path) -> Path:
    path = exchange.export(store, "member", tmp_path / "out.xlsx", "fr").path
    with store.transaction(_("Typed meanwhile")) as t:
        t.set("member", people[2], {"phone": HERE, "douar": "Tlauh"})
    return path


def at(sheet: Any, word: str) -> int:
    return next(c.column for c in sheet[1] if c.value == word)


def changed(path: Path, *edits: Callable[[Any], Any]) -> Path:
    """A copy in which Khadija's phone is another one, then edited."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = next(r for r in range(2, 6) if sheet.cell(r, at(sheet, "Prénom")).value == "Khadija")
    sheet.cell(row, at(sheet, "Téléphone")).value = "0655121809"
    for edit in edits:
        edit(book)
    back = path.with_name("back.xlsx")
    book.save(back)
    return back


def one_change(made: Plan, people: list[str]) -> None:
    assert {r.uid: r.changes for r in made.rows if r.changes} == {
        people[0]: {"phone": ("+212612345678", THERE)}
    }
    assert made.counts["new"] == made.counts["refused"] == made.questions == 0


def said(store: Store, made: Plan, words: str) -> bool:
    return any(words in store.language("fr")(note) for note in made.notes)


def no_base(book: Any) -> None:
    del book[SHEET]


def no_property(book: Any) -> None:
    del book.custom_doc_props[PROPERTY]


def no_ids(book: Any) -> None:
    sheet = book.worksheets[0]
    sheet.delete_cols(at(sheet, "_artisanest_id"))


def unhidden(book: Any) -> None:
    """Google Sheets shows what was hidden."""
    for sheet in book.worksheets:
        sheet.sheet_state = "visible"
        for column in sheet.column_dimensions.values():
            column.hidden = False


def renamed(book: Any) -> None:
    book.worksheets[0].title = "Feuille 1"
    sheet = book.worksheets[0]
    sheet.cell(1, at(sheet, "Téléphone")).value = "GSM"


def another_column(book: Any) -> None:
    sheet = book.worksheets[0]
    sheet.insert_cols(2)
    sheet.cell(1, 2).value = "Vérifié"
    sheet.delete_cols(at(sheet, "Douar"))


@pytest.mark.parametrize(
    "edits",
    [(), (no_property,), (no_ids,), (unhidden,), (renamed,), (another_column,), (no_base,),
     (renamed, no_property), (unhidden, renamed)],
    ids=lambda edits: "-".join(e.__name__ for e in edits) or "nothing",
)  # fmt: skip
def test_one_phone_is_one_change_all_the_same(
    store: Store, people: list[str], sent: Path, plan: Make, edits: Any
) -> None:
    """Also where its account is lost: what was typed here since is not put back."""
    made = plan(changed(sent, *edits))
    one_change(made, people)
    exchange.apply(store, made)
    assert (store.get("member", people[2]) or {})["phone"] == HERE


def test_a_lost_account_is_read_from_the_history_and_said(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    made = plan(changed(sent, no_base))
    assert said(store, made, "relues dans l’historique")

    def both(book: Any) -> None:
        sheet = book.worksheets[0]
        row = next(r for r in range(2, 6) if sheet.cell(r, at(sheet, "Prénom")).value == "Mohamed")
        sheet.cell(row, at(sheet, "Téléphone")).value = "0644444444"

    made = plan(changed(sent, both, no_base))
    assert [r.conflicts for r in made.rows if r.conflicts] == [{"phone": (HERE, "+212644444444")}]


def test_as_csv_the_column_says_who(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    with store.transaction(_("As it left")) as t:
        t.set("member", people[2], {"phone": "061234567", "douar": None})
    path = sent.with_suffix(".csv")
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = openpyxl.load_workbook(changed(sent)).worksheets[0].iter_rows(values_only=True)
        csv.writer(file).writerows(rows)
    made = plan(path)
    one_change(made, people)
    assert said(store, made, "perdues")


def test_rows_pasted_into_another_workbook(
    store: Store, people: list[str], sent: Path, plan: Make, tmp_path: Path
) -> None:
    with store.transaction(_("As it left")) as t:
        t.set("member", people[2], {"phone": "061234567", "douar": None})
    source = openpyxl.load_workbook(changed(sent)).worksheets[0]
    for width in (0, 1):
        pasted = openpyxl.Workbook()
        pasted.active.append(["Liste de la coopérative"])
        for row in source.iter_rows(values_only=True):
            pasted.active.append(list(row)[: len(row) - width])
        path = tmp_path / f"pasted{width}.xlsx"
        pasted.save(path)
        made = plan(path)
        assert {r.uid for r in made.rows} >= {people[0], people[2]}, width
        changes = {r.uid: r.changes for r in made.rows if r.changes}
        assert changes == {people[0]: {"phone": ("+212612345678", THERE)}}


def test_a_file_split_in_two_comes_back_in_two(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    one = plan(changed(sent, lambda b: b.worksheets[0].delete_rows(4, 2)))
    uids = {r.uid for r in one.rows}
    exchange.apply(store, one)
    two = plan(changed(sent, lambda b: b.worksheets[0].delete_rows(2, 2)))
    assert uids | {r.uid for r in two.rows} == set(people)
    exchange.apply(store, two)
    assert (store.get("member", people[0]) or {})["phone"] == THERE
    assert store.count("member") == 4 and not store.questions()


def test_two_of_our_workbooks_pasted_together(
    store: Store, people: list[str], sent: Path, plan: Make, tmp_path: Path
) -> None:
    with store.transaction(_("A fifth")) as t:
        fifth = t.create("member", {"family_name": "Aouad", "phone": "+212611111111"})
    row = store.row_id("member", fifth)
    assert row is not None
    other = exchange.export(store, "member", tmp_path / "o.xlsx", "fr", ids=[row]).path
    values = [c.value for c in openpyxl.load_workbook(other).worksheets[0][2]]
    made = plan(changed(sent, lambda b: b.worksheets[0].append(values)))
    one_change(made, people)
    assert fifth in {r.uid for r in made.rows}
