"""Sheets to sign: numbered by edition, a place for each half-day, a code on each page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import (
    Document,
    SheetOptions,
    attendance_document,
    edition_document,
    publish,
    reimbursement_document,
)
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.sheets.logos import emblem_of
from artisanest_desktop.reports.table import Row
from artisanest_desktop.rules.half_days import several
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.rules.sheet_marks import read_mark
from artisanest_desktop.store import Store, editions

Read = Callable[[Path], str]


def make(store: Store, halves: int, count: int) -> str:
    """A session with so many half-days and people, the last of them a guest."""
    members = [u for u, *_rest in store.window("member", store.find("member")[: count - 1], ())]
    with store.transaction(_("Added")) as t:
        uid = t.create("session", {"title": "Calculer un juste prix", "place": "Bouchane",
                                   "title_ar": "حساب ثمن عادل", "programme": "Erasmus+",
                                   "programme_reference": "2026-1-FR01", "transport_each": 3000,
                                   "meal_each": 4500})  # fmt: skip
        for half in several("2026-11-03", halves):
            t.create("slot", {"session": uid, "date": half.date, "start": half.start,
                              "end": half.end, "topic": "Les coûts cachés",
                              "trainer": "Rkia Aït Taleb"})  # fmt: skip
        ranks = spread(count)
        for member, rank in zip(members, ranks, strict=False):
            t.create("participant", {"session": uid, "member": member, "rank": rank})
        guest = {"name": "Marie Laurent", "organisation": "Lycée Jules Guesde"}
        t.create("participant", {"session": uid, "rank": ranks[-1], **guest})
    return uid


def options(store: Store, *codes: str, **more: object) -> SheetOptions:
    return SheetOptions([store.language(code) for code in codes], **more)  # type: ignore[arg-type]


def rows_of(document: Document) -> list[list[str]]:
    rows = [b for page in document.pages for _y, b in page if isinstance(b, Row) and b.rule]
    return [[cell.first.text for cell in row.cells] for row in rows]


def seen(document: Document, number: int) -> QImage:
    """A page as a scanner sees it."""
    size = QSize(round(document.sheet.width * 8), round(document.sheet.height * 8))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.scale(size.width() / mm(document.sheet.width), size.width() / mm(document.sheet.width))
    document.paint(painter, number)
    painter.end()
    return image


@pytest.mark.parametrize("codes", [("fr",), ("ar",), ("en",), ("fr", "ar"), ("ar", "fr")])
def test_the_lines_are_numbered_and_end_with_the_trainer(
    store: Store, tmp_path: Path, whole: Callable[[Path], int], codes: tuple[str, ...]
) -> None:
    uid = make(store, 3, 25)
    document = attendance_document(store, uid, options(store, *codes))
    rows = rows_of(document)
    assert [row[0] for row in rows[:25]] == [str(n) for n in range(1, 26)]
    assert rows[24][1:3] == ["Marie Laurent", "Lycée Jules Guesde"]
    assert [row[0] for row in rows[25:30]] == [str(n) for n in range(26, 31)]
    assert all(not any(row[1:]) for row in rows[25:30])
    assert len(rows) == 25 + 5 + 2  # how many were there, and the trainer's own line
    assert all(len(row) == 6 for row in rows)
    assert whole(publish(store, document, tmp_path / "a.pdf")) == len(document.pages)


def test_more_half_days_than_stand_upright_are_turned_and_still_have_room(store: Store) -> None:
    uid = make(store, 6, 3)
    document = attendance_document(store, uid, options(store, "fr"))
    assert document.sheet.width > document.sheet.height
    rows = [b for page in document.pages for _y, b in page if isinstance(b, Row) and b.rule]
    assert all(row.height >= mm(9) for row in rows)
    assert all(width >= mm(24) for width in rows[0].shape.widths[3:])


def test_the_trainer_s_line_is_never_alone_on_a_page(store: Store) -> None:
    uid = make(store, 2, 24)
    for blanks in range(8):
        sheet = attendance_document(store, uid, options(store, "fr", blanks=blanks, receiver=True))
        last = [b for _y, b in sheet.pages[-1] if isinstance(b, Row) and b.rule]
        assert len(last) >= 3


def test_a_look_is_no_edition_and_what_leaves_is(store: Store, tmp_path: Path) -> None:
    uid = make(store, 1, 3)
    document = attendance_document(store, uid, options(store, "fr"))
    assert document.facts["editions"][0].endswith("/1")
    assert editions.newest(store.reader(), uid) is None
    publish(store, document, tmp_path / "a.pdf")
    edition = editions.newest(store.reader(), uid)
    assert edition is not None and edition["number"] == 1 and edition["languages"] == "fr"
    publish(store, attendance_document(store, uid, options(store, "fr")), tmp_path / "b.pdf")
    assert len(editions.of_record(store.reader(), uid)) == 1


def test_each_page_says_which_it_is(store: Store) -> None:
    uid = make(store, 2, 60)
    preview = attendance_document(store, uid, options(store, "fr", each=True))
    assert not zxingcpp.read_barcodes(seen(preview, 0))
    assert preview.settle is not None
    document = preview.settle()
    rows = editions.of_record(store.reader(), uid)
    assert len(rows) == 2 and all(len(editions.slots_of(e)) == 1 for e in rows)
    half = len(document.pages) // 2
    expected = [(e["uid"], page) for e in rows for page in range(1, half + 1)]
    found = []
    for number in range(len(document.pages)):
        (code,) = zxingcpp.read_barcodes(seen(document, number))
        mark = read_mark(code.text)
        assert mark is not None
        found.append((mark.edition, mark.page))
    assert found == expected


def test_printed_again_it_says_what_it_said(
    store: Store, tmp_path: Path, text_of: Read
) -> None:  # fmt: skip
    uid = make(store, 1, 3)
    publish(store, attendance_document(store, uid, options(store, "fr")), tmp_path / "a.pdf")
    edition = editions.newest(store.reader(), uid)
    assert edition is not None
    people = store.reader().lines("participant", uid)
    with store.transaction(_("Edit")) as t:
        t.set("participant", people[2]["uid"], {"name": "Autre Nom"})
        t.set("session", uid, {"title": "Autre titre"})
        t.remove("participant", people[0]["uid"])
    again = publish(store, edition_document(store, edition["uid"]), tmp_path / "b.pdf")
    assert text_of(again) == text_of(tmp_path / "a.pdf")
    now = attendance_document(store, uid, options(store, "fr"))
    assert [row[0] for row in rows_of(now)[:2]] == ["2", "3"]
    assert rows_of(now)[1][1] == "Autre Nom"


def test_arabic_is_shaped_and_can_be_searched(
    store: Store, tmp_path: Path, text_of: Read
) -> None:  # fmt: skip
    uid = make(store, 3, 4)
    member = store.find("member")[0]
    name = store.name_of("member", store.get("member", store.row_uid("member", member)), "ar")
    sheet = attendance_document(store, uid, options(store, "fr", "ar"))
    said = text_of(publish(store, sheet, tmp_path / "a.pdf"))
    for words in ("Liste de présence", "لائحة الحضور", "حساب ثمن عادل", "Calculer un juste prix",
                  "الاسم", "2026-1-FR01", "Rkia Aït Taleb", "Lycée Jules Guesde", name,
                  "09:00–12:30"):  # fmt: skip
        assert words in said, words


def test_the_emblem_of_the_programme_is_found(store: Store, photo: bytes) -> None:
    uid = make(store, 1, 2)
    with store.transaction(_("Edit")) as t:
        emblem = t.blob(photo, "image/png")
        t.create("session", {"title": "Avant", "programme": "Erasmus+", "emblem": emblem})
        t.create("session", {"title": "Ailleurs", "programme": "Autre"})
    row = store.get("session", uid)
    assert row is not None
    assert emblem_of(store, row) == emblem
    assert emblem_of(store, row | {"programme": "Autre"}) is None
    assert emblem_of(store, row | {"emblem": "own"}) == "own"


def test_amounts_are_usual_or_typed_and_add_up(store: Store) -> None:
    uid = make(store, 2, 30)
    people = store.reader().lines("participant", uid)
    with store.transaction(_("Edit")) as t:
        t.set("participant", people[0]["uid"], {"transport": 10000})
        t.set("participant", people[1]["uid"], {"meal": 0})
    document = reimbursement_document(store, uid, options(store, "fr", blanks=2, receiver=True))
    rows = rows_of(document)

    def plain(cells: list[str]) -> list[str]:
        return [c.replace("\u202f", " ").replace("\u00a0", " ") for c in cells]

    assert plain(rows[0][3:6]) == ["100,00 DH", "45,00 DH", "145,00 DH"]
    assert plain(rows[1][3:6]) == ["30,00 DH", "0,00 DH", "30,00 DH"]
    sums = [row for row in rows if not row[0]]
    assert len(sums) == len(document.pages) + 1
    assert plain(sums[-1][3:6]) == ["970,00 DH", "1 305,00 DH", "2 275,00 DH"]
    assert len([row for row in rows if row[0]]) == 32
    for page in document.pages:
        assert any(isinstance(b, Row) and b.cells[0].first.text for _y, b in page)
