"""The attendance sheet as a workbook: filled in, sent back, nothing lost and nobody mixed up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.exchange.attendance import BEFORE, HEADER, sheet_workbook
from artisanest_desktop.exchange.plan import Received
from artisanest_desktop.i18n import _
from artisanest_desktop.rules.half_days import several
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store, editions, sheets


@pytest.fixture
def session(store: Store) -> str:
    """Three half-days, a member and two guests; one mark is typed already."""
    with store.transaction(_("Add")) as t:
        coop = t.create("cooperative", {"name": "Tifawin", "name_ar": "تيفاوين"})
        member = t.create("member", {"family_name": "Alaoui", "given_name": "Rkia",
                                     "family_name_ar": "العلوي", "given_name_ar": "رقية",
                                     "cooperative": coop})  # fmt: skip
        uid = t.create("session", {"title": "Prix", "title_ar": "الثمن"})
        slots = [t.create("slot", {"session": uid, "date": h.date, "start": h.start, "end": h.end})
                 for h in several("2026-11-03", 3)]  # fmt: skip
        ranks = spread(3)
        one = t.create("participant", {"session": uid, "rank": ranks[0], "member": member})
        for rank, name in zip(ranks[1:], ("Marie Laurent", "Jean Petit"), strict=True):
            t.create("participant", {"session": uid, "rank": rank, "name": name,
                                     "organisation": "Lycée"})  # fmt: skip
        t.create("attendance", {"participant": one, "slot": slots[0], "mark": "present"})
    return uid


def edited(path: Path, cells: dict[tuple[int, int], Any]) -> Path:
    """Somebody types into cells (line from 1, column from 0) and saves."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for (line, column), value in cells.items():
        sheet.cell(HEADER + 1 + line, column + 1).value = value
    book.save(path)
    return path


def received(store: Store, path: Path) -> Received:
    return exchange.receive_book(store, reading.read_here(path), "fr")


def marks(store: Store, session: str) -> list[list[Any]]:
    context = store.reader()
    slots = [s["uid"] for s in context.lines("slot", session)]
    found = []
    for person in context.lines("participant", session):
        said = context.lines("attendance", person["uid"])
        by = {a["slot"]: (a["mark"], a["missed"]) for a in said}
        found.append([by.get(slot) for slot in slots])
    return found


@pytest.mark.parametrize("languages", [("fr",), ("ar", "fr"), ("en",)])
def test_it_looks_like_the_paper(
    store: Store, session: str, tmp_path: Path, languages: tuple[str, ...]
) -> None:
    made = sheet_workbook(store, session, tmp_path / "a.xlsx", languages)
    sheet = openpyxl.load_workbook(made.path).worksheets[0]
    cells = [[c.value for c in row] for row in sheet.iter_rows()]
    assert made.code in cells[0][0]
    rows = cells[HEADER + 1 :]
    assert [row[0] for row in rows] == list(range(1, 9))
    assert {*rows[0][1].split()} == {"Rkia", "Alaoui"} and rows[0][2] == "رقية العلوي"
    assert rows[1][1] == "Marie Laurent" and rows[1][3] == "Lycée"
    assert sheet.sheet_view.rightToLeft == (languages[0] == "ar" or None)
    assert sheet.print_title_rows == f"${HEADER + 1}:${HEADER + 1}"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    edition = editions.newest(store.reader(), session)
    assert edition is not None and made.code.endswith("/1")
    wish = sheets.Wish(session, languages=languages)
    assert edition["uid"] == sheets.prepared(store, wish).edition


@pytest.mark.parametrize("languages", [("fr",), ("ar", "fr"), ("en", "ar")])
def test_untouched_it_brings_nothing(
    store: Store, session: str, tmp_path: Path, languages: tuple[str, ...]
) -> None:
    made = sheet_workbook(store, session, tmp_path / "a.xlsx", languages)
    found = received(store, made.path)
    assert all(row.action == "same" for plan in found.plans for row in plan.rows)
    assert [plan.register for plan in found.plans] == ["participant"]


def test_marks_and_walk_ins_come_back(store: Store, session: str, tmp_path: Path) -> None:
    made = sheet_workbook(store, session, tmp_path / "a.xlsx", ("fr",))
    edited(made.path, {
        (1, BEFORE + 1): "absente",
        (2, BEFORE): "p", (2, BEFORE + 1): "retard 15",
        (5, 1): "Saadia Bahi", (5, 2): "سعدية الباهي", (5, 3): "Coopérative Argane",
        (5, BEFORE + 2): "présent",
    })  # fmt: skip
    done = exchange.apply(store, received(store, made.path))
    assert done.txn is not None
    people = store.reader().lines("participant", session)
    assert [p["name"] for p in people][1:] == ["Marie Laurent", "Jean Petit", "Saadia Bahi"]
    assert people[3]["name_ar"] == "سعدية الباهي"
    assert people[3]["organisation"] == "Coopérative Argane"
    assert marks(store, session) == [
        [("present", None), ("absent", None), None],
        [("present", None), ("late", 15), None],
        [None, None, None],
        [None, None, ("present", None)],
    ]
    again = received(store, made.path)
    assert all(row.action == "same" for plan in again.plans for row in plan.rows)
    store.undo(done.txn)
    assert len(store.reader().lines("participant", session)) == 3


def test_what_was_typed_here_meanwhile_is_a_question(
    store: Store, session: str, tmp_path: Path
) -> None:
    made = sheet_workbook(store, session, tmp_path / "a.xlsx", ("fr",))
    edited(made.path, {(2, BEFORE): "absent"})
    context = store.reader()
    marie = context.lines("participant", session)[1]["uid"]
    slot = context.lines("slot", session)[0]["uid"]
    with store.transaction(_("Type")) as t:
        t.create("attendance", {"participant": marie, "slot": slot, "mark": "present"})
    found = received(store, made.path)
    rows = [r for p in found.plans if p.register == "attendance" for r in p.rows]
    assert [row.action for row in rows] == ["conflict"]


def test_rows_in_another_order_and_a_half_day_added_since(
    store: Store, session: str, tmp_path: Path
) -> None:
    made = sheet_workbook(store, session, tmp_path / "a.xlsx", ("fr",))
    with store.transaction(_("Add")) as t:
        t.create("slot", {"session": session, "date": "2026-11-01", "start": "09:00"})
    book = openpyxl.load_workbook(made.path)
    sheet = book.worksheets[0]
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=HEADER + 2)]
    rows[1][BEFORE] = "présent"
    rows[2][-1] = None  # its identity was emptied: the number and the name still say who
    rows[2][BEFORE] = "absent"
    for at, row in enumerate(reversed(rows), HEADER + 2):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    book.save(made.path)
    exchange.apply(store, received(store, made.path))
    assert len(store.reader().lines("participant", session)) == 3
    assert marks(store, session) == [
        [None, ("present", None), None, None],
        [None, ("present", None), None, None],
        [None, ("absent", None), None, None],
    ]


def test_only_one_half_day(store: Store, session: str, tmp_path: Path) -> None:
    slots = [s["uid"] for s in store.reader().lines("slot", session)]
    made = sheet_workbook(store, session, tmp_path / "a.xlsx", ("fr",), (slots[1],), blanks=0)
    edited(made.path, {(3, BEFORE): "excusé"})
    exchange.apply(store, received(store, made.path))
    assert marks(store, session)[2] == [None, ("excused", None), None]
