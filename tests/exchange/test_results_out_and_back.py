"""Scores, visits and evaluation forms leave in the one workbook, change there and come back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import EVERYTHING, reading
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store

FIELDS = {
    "score_before": "8.5",
    "score_after": "14",
    "satisfaction": 4,
    "remark": "Merci",
    "visited_3": "2026-05-20",
    "in_use_3": "partly",
    "in_use_why": "Le papier manque",
    "does_differently": "Compte ses heures",
}


@pytest.fixture
def session(store: Store, people: list[str]) -> str:
    """One session with a participant's results, its questions and two forms."""
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Calculer un prix"})
        t.create("participant", {"session": uid, "member": people[0], **FIELDS})
        t.create("evaluation_question", {"session": uid, "words": "Utile ?", "rank": "a"})
        for n, answers in ((1, "5-4"), (2, "443")):
            t.create("evaluation", {"session": uid, "form": n, "answers": answers})
    return uid


@pytest.mark.parametrize("lang", LANGUAGES)
def test_unchanged_it_changes_nothing(
    store: Store, session: str, tmp_path: Path, lang: str
) -> None:
    path = exchange.export(store, EVERYTHING, tmp_path / "out.xlsx", lang).path
    found = exchange.receive_book(store, reading.read_here(path), lang)
    assert not [row for plan in found.plans for row in plan.rows if row.changes]
    assert not [row for plan in found.plans for row in plan.rows if row.action == "new"]


def test_what_was_changed_there_comes_back(store: Store, session: str, tmp_path: Path) -> None:
    path = exchange.export(store, EVERYTHING, tmp_path / "out.xlsx", "en").path
    book = openpyxl.load_workbook(path)
    wanted = {"Score after": ("14", 17), "Satisfaction (1 to 5)": ("4", 5)}
    _change(book["Participants"], wanted)
    _change(book["Evaluation forms"], {"Answers": ("443", "445")})
    book.save(path)
    exchange.apply(store, exchange.receive_book(store, reading.read_here(path), "en"))
    person = store.reader().lines("participant", session)[0]
    assert {k: person[k] for k in FIELDS} == {**FIELDS, "score_after": "17", "satisfaction": 5}
    forms = store.reader().lines("evaluation", session)
    assert [form["answers"] for form in forms] == ["5-4", "445"]


def _change(sheet: object, wanted: dict[str, tuple[str, object]]) -> None:
    """In each named column the cell that shows this becomes that."""
    heads = {cell.value: cell.column for cell in sheet[1]}  # type: ignore[index]
    for word, (was, now) in wanted.items():
        column = heads[word]
        cells = [row[column - 1] for row in sheet.iter_rows(min_row=2)]  # type: ignore[attr-defined]
        cell = next(c for c in cells if str(c.value) == was)
        cell.value = now
