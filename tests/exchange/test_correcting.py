"""A correction sheet out and back, through the file itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import correcting
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Refusal, Store

Make = Callable[..., Plan]


@pytest.fixture
def asked(store: Store, people: list[str]) -> list[correcting.Doubt]:
    """What is to check among the four members."""
    return correcting.doubts(store, "member")


def answered(path: Path, answers: dict[tuple[str, str], Any]) -> Path:
    """A copy with answers, by record and field."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=4):
        uid, _slash, key = str(row[6].value).partition("/")
        if (uid, key) in answers:
            row[5].value = answers[uid, key]
    back = path.with_name("back.xlsx")
    book.save(back)
    return back


def test_only_the_doubtful_cells_leave_with_their_reason(
    store: Store, people: list[str], asked: list[correcting.Doubt], tmp_path: Path
) -> None:
    assert (people[2], "phone") in {(d.uid, d.field) for d in asked}
    for lang in LANGUAGES:
        path = correcting.correction_sheet(store, "member", asked, tmp_path / "c.xlsx", lang)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        rows = list(sheet.iter_rows(min_row=4, values_only=True))
        assert len(rows) == len(asked)
        assert all(row[4] and row[5] is None for row in rows)
        assert sheet.column_dimensions["G"].hidden
        assert bool(sheet.sheet_view.rightToLeft) == (lang == "ar")


def test_nothing_to_ask_makes_no_sheet(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        correcting.correction_sheet(store, "member", [], tmp_path / "c.xlsx", "fr")
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_goes_to_its_field_an_empty_one_changes_nothing(
    store: Store,
    people: list[str],
    asked: list[correcting.Doubt],
    tmp_path: Path,
    plan: Make,
    lang: str,
) -> None:
    path = correcting.correction_sheet(store, "member", asked, tmp_path / "c.xlsx", lang)
    assert plan(path).writes == 0, [(r.changes, r.emptied, r.remarks) for r in plan(path).rows]
    back = answered(path, {(people[2], "phone"): 661234567})
    found = plan(back)
    assert {r.uid: dict(r.changes) for r in found.rows if r.changes} == {
        people[2]: {"phone": ("061234567", "+212661234567")}
    }
    exchange.apply(store, found)
    assert (store.get("member", people[2]) or {})["phone"] == "+212661234567"
    assert plan(back).writes == 0, "the same sheet once more"


def test_both_changed_is_a_question(
    store: Store, people: list[str], asked: list[correcting.Doubt], tmp_path: Path, plan: Make
) -> None:
    path = correcting.correction_sheet(store, "member", asked, tmp_path / "c.xlsx", "fr")
    with store.transaction(_("Typed meanwhile")) as t:
        t.set("member", people[2], {"phone": "+212700000000"})
    found = plan(answered(path, {(people[2], "phone"): "06 61 23 45 67"}))
    assert found.questions == 1
    assert plan(path).questions == 0


@pytest.mark.parametrize("word", ["ok", "OK", "Juste", "صحيح"])
def test_right_as_it_is(
    store: Store, people: list[str], asked: list[correcting.Doubt], tmp_path: Path, plan: Make,
    word: str,
) -> None:  # fmt: skip
    path = correcting.correction_sheet(store, "member", asked, tmp_path / "c.xlsx", "fr")
    found = plan(answered(path, {(people[2], "phone"): word}))
    assert found.writes == 0 and any("confirmed" in str(note) for note in found.notes)


def test_as_a_message_numbered_and_masked(store: Store, people: list[str], tmp_path: Path) -> None:
    asked = [correcting.Doubt(people[0], "national_id", _("To check")),
             correcting.Doubt(people[2], "phone", _("To check"))]  # fmt: skip
    text = correcting.as_text(store, "member", asked, "fr")
    assert "EE123456" not in text and "\n1. " in text and "\n2. " in text
    outside = correcting.doubts(store, "member", profile="funder")
    assert not [d for d in outside if d.field == "phone"], "private fields are asked inside only"


def test_an_answer_that_is_nobodys_any_more_is_told(
    store: Store, people: list[str], asked: list[correcting.Doubt], tmp_path: Path, plan: Make
) -> None:
    path = correcting.correction_sheet(store, "member", asked, tmp_path / "c.xlsx", "fr")
    back = answered(path, {(people[2], "phone"): "06 61 23 45 67"})
    book = openpyxl.load_workbook(back)
    sheet = book.worksheets[0]
    at = next(r for r in range(4, sheet.max_row + 1) if sheet.cell(r, 6).value)
    sheet.cell(at, 7).value = None
    book.save(back)
    found = plan(back)
    assert found.writes == 0
    assert [(a.row, "06 61 23 45 67" in a.text) for a in found.aside] == [(at, True)]
