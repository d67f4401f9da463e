"""The sheet to sign: numbered as the roll call, a place for each half-day, blank lines below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import Options, attendance_document, publish
from artisanest_desktop.reports.attendance import BLANK
from artisanest_desktop.reports.table import Row
from artisanest_desktop.rules.half_days import several
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store


def make(store: Store, days: int, count: int) -> str:
    """A session with so many half-days and people, the last of them a guest."""
    members = [u for u, *_rest in store.window("member", store.find("member")[: count - 1], ())]
    with store.transaction(_("Added")) as t:
        uid = t.create("session", {"title": "Calculer un juste prix", "place": "Bouchane",
                                   "programme": "Erasmus+"})  # fmt: skip
        for half in several("2026-11-03", days):
            t.create("slot", {"session": uid, "date": half.date, "start": half.start,
                              "end": half.end, "trainer": "Rkia Aït Taleb"})  # fmt: skip
        ranks = spread(count)
        for member, rank in zip(members, ranks, strict=False):
            t.create("participant", {"session": uid, "member": member, "rank": rank})
        guest = {"name": "Marie Laurent", "organisation": "Lycée Jules Guesde"}
        t.create("participant", {"session": uid, "rank": ranks[-1], **guest})
    return uid


def rows_of(document: object) -> list[list[str]]:
    pages = document.pages  # type: ignore[attr-defined]
    rows = [b for page in pages for _y, b in page if isinstance(b, Row) and b.rule]
    return [[cell.first.text for cell in row.cells] for row in rows]


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_the_numbers_are_those_of_the_roll_call(
    store: Store, tmp_path: Path, whole: Callable[[Path], int], code: str
) -> None:
    uid = make(store, 3, 25)
    document = attendance_document(store, uid, Options(store.language(code)))
    rows = rows_of(document)
    assert [row[0] for row in rows[:25]] == [str(n) for n in range(1, 26)]
    assert rows[24][1:3] == ["Marie Laurent", "Lycée Jules Guesde"]
    blank = rows[25 : 25 + BLANK]
    assert [row[0] for row in blank] == [str(n) for n in range(26, 26 + BLANK)]
    assert all(not any(row[1:]) for row in blank)
    assert len(rows) == 25 + BLANK + 1  # and the trainer's own line
    assert all(len(row) == 6 for row in rows)
    assert document.sheet.width > document.sheet.height
    assert whole(publish(store, document, tmp_path / "a.pdf")) == len(document.pages)


def test_one_or_two_half_days_stand_upright(store: Store) -> None:
    document = attendance_document(store, make(store, 2, 8), Options(store.language("fr")))
    assert document.sheet.width < document.sheet.height
    assert len(document.pages) == 1


def test_more_half_days_than_fit_go_on_on_further_pages(store: Store) -> None:
    few = attendance_document(store, make(store, 6, 8), Options(store.language("fr")))
    many = attendance_document(store, make(store, 12, 8), Options(store.language("fr")))
    assert len(many.pages) == 2 * len(few.pages)
    for page in many.pages:
        assert all(y + b.height <= many.sheet.last + 1 for y, b in page)


def test_a_session_without_half_days_or_people_is_a_page_all_the_same(store: Store) -> None:
    with store.transaction(_("Added")) as t:
        uid = t.create("session", {"title": "Teinture"})
    document = attendance_document(store, uid, Options(store.language("fr")))
    assert len(rows_of(document)) == BLANK + 1
