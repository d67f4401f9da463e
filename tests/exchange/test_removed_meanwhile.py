"""Taken off the list here, changed in a workbook that was on its way: a question (R6)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.exchange.plan import Plan, Received
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.store.journal import REMOVED

Make = Callable[..., Plan]


@pytest.fixture
def back(store: Store, people: list[str], tmp_path: Path) -> Path:
    """Two people's villages changed in a workbook that left; one of them removed here since."""
    path = exchange.export(store, "member", tmp_path / "out.xlsx", "fr").path
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [str(cell.value) for cell in sheet[1]]
    name, douar = names.index("Nom") + 1, names.index("Douar") + 1
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, name).value in ("Benali", "Bouzid"):
            sheet.cell(row, douar).value = "Lahlalma"
    book.save(tmp_path / "back.xlsx")
    with store.transaction(_("Removed")) as t:
        t.remove("member", people[0])
    return tmp_path / "back.xlsx"


def received(store: Store, path: Path) -> Received:
    return exchange.receive_book(store, reading.read_here(path), "fr")


def asked(store: Store) -> list[tuple[str, str]]:
    return [(q.uid, q.field) for q in store.questions()]


def test_on_the_list_again_until_it_is_answered(
    store: Store, people: list[str], back: Path
) -> None:
    found = received(store, back)
    row = next(r for r in found.main.rows if r.uid == people[0])
    assert row.conflicts == {REMOVED: (True, False)} and row.changes["douar"] == (None, "Lahlalma")
    assert found.questions == 1
    done = exchange.apply(store, found)
    record = store.get("member", people[0]) or {}
    assert (record["removed"], record["douar"]) == (False, "Lahlalma")
    assert asked(store) == [(people[0], REMOVED)]
    again = received(store, back)
    assert not again.applies, "the same file twice changes nothing"
    assert done.txn
    store.undo(done.txn)
    record = store.get("member", people[0]) or {}
    assert (record["removed"], record["douar"]) == (True, None) and not asked(store)


@pytest.mark.parametrize("stays", [True, False])
def test_answered_in_the_preview(
    store: Store, people: list[str], back: Path, stays: bool
) -> None:
    found = received(store, back)
    row = next(r for r in found.main.rows if r.uid == people[0])
    (row.keep if stays else row.take)(REMOVED)
    exchange.apply(store, found)
    record = store.get("member", people[0]) or {}
    assert (record["removed"], asked(store)) == (stays, [])
    assert not received(store, back).applies


def test_settled_later_and_taken_back_is_open_again(
    store: Store, people: list[str], back: Path
) -> None:
    exchange.apply(store, received(store, back))
    with store.transaction(_("Settled"), kind="settle") as t:
        t.settle("member", people[0], REMOVED, True)
    assert not asked(store) and (store.get("member", people[0]) or {})["removed"]
    store.undo(t.uid or "")
    assert asked(store) == [(people[0], REMOVED)]
    assert not (store.get("member", people[0]) or {})["removed"]


def test_a_row_that_was_left_out_asks_nothing(store: Store, people: list[str], back: Path) -> None:
    found = received(store, back)
    next(r for r in found.main.rows if r.uid == people[0]).left.append("*")
    assert found.questions == 0
    exchange.apply(store, found)
    assert (store.get("member", people[0]) or {})["removed"] and not asked(store)


def test_unchanged_in_the_file_it_stays_removed(
    store: Store, people: list[str], back: Path
) -> None:
    with store.transaction(_("Removed")) as t:
        t.remove("member", people[3])
    found = received(store, back)
    row = next(r for r in found.main.rows if r.uid == people[3])
    assert row.action == "same" and not row.conflicts
    exchange.apply(store, found)
    assert (store.get("member", people[3]) or {})["removed"]
