"""A signed consent sheet is typed by its numbers: all boxes in one step, one undo for all."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import Options
from artisanest_desktop.reports.consents import (
    TEXT_VERSION,
    consents_document,
    cooperative_of,
    members_of,
)
from artisanest_desktop.store import Store, editions
from artisanest_desktop.ui.results.consents import ConsentsPage

KEYS = ("consent_contact", "consent_photo", "consent_name")


def consents(store: Store, uids: list[str]) -> list[tuple]:
    rows = store.get_many("member", uids)
    return [tuple(rows[uid][key] for key in KEYS) for uid in uids]


@pytest.fixture
def members(store, workshop) -> list[str]:
    """In the order of the list."""
    return [p["member"] for p in store.reader().lines("participant", workshop) if p["member"]]


@pytest.fixture
def page(session, workshop, shown) -> ConsentsPage:
    return shown(ConsentsPage(session, workshop))


def test_three_boxes_and_thumbs_are_one_step(page, store, members, press):
    press("*\r" + "1-2 3n\r" + "1\r" + "2\r")
    assert consents(store, members) == [
        (True, True, True), (True, True, None), (True, False, None), (True, None, None),
    ]  # fmt: skip
    rows = store.get_many("member", members)
    assert {rows[u]["consent_on"] for u in members} == {"2026-11-03"}  # the day of the session
    assert {rows[u]["consent_text"] for u in members} == {TEXT_VERSION}
    means = [rows[u]["consent_means"] for u in members]
    assert means == ["paper", "thumbprint", "paper", "paper"]
    assert rows[members[1]]["thumbprint"] is True
    assert rows[members[0]]["thumbprint"] is None
    store.undo(store.last_undoable().txn)
    assert consents(store, members) == [(None, None, None)] * 4


def test_who_is_not_named_stays_as_before(page, store, members, press):
    with store.transaction(_("x")) as t:
        t.set("member", members[3], {"consent_photo": False, "consent_on": "2025-01-01"})
    page.lines.lines["consent_photo"].line.setText("1-2")
    page.lines._write()
    assert consents(store, members)[3] == (None, False, None)
    assert store.get("member", members[3])["consent_on"] == "2025-01-01"


def test_nothing_is_written_while_one_line_is_not_understood(page, store, members, session):
    heard = []
    session.refused.connect(heard.append)
    page.lines.lines["consent_contact"].line.setText("*")
    page.lines.lines["consent_name"].line.setText("1 99")
    page.lines._write()
    assert heard and consents(store, members) == [(None, None, None)] * 4
    assert page.lines.lines["consent_contact"].line.text() == "*"


def test_the_numbers_are_those_of_the_paper_that_was_signed(
    session, store, workshop, members, shown, press
):
    people = members_of(store, workshop)
    lang = store.language("fr")
    consents_document(store, "session", workshop, people[::-1], Options(lang)).leaving()
    shown(ConsentsPage(session, workshop))
    press("1\r\r\r\r")
    assert consents(store, members)[3][0] is True
    assert [one[0] for one in consents(store, members)][:3] == [None] * 3


def test_a_sheet_of_members_without_a_session(session, store, members, shown, press):
    coop = cooperative_of(store, members)
    lang = store.language("ar")
    consents_document(store, "cooperative", coop, members[1:3], Options(lang)).leaving()
    printed = editions.of_record(store.reader(), coop, "consent")
    assert [e["text_version"] for e in printed] == [TEXT_VERSION]
    page = shown(ConsentsPage(session, coop, "cooperative"))
    assert len(page.grid.grid.lines) == 2
    press("*\r\r\r\r")
    assert [one[0] for one in consents(store, members)] == [None, True, True, None]


def test_a_cell_brings_day_text_and_means(page, store, members, press):
    page.grid.setFocus()
    page.grid.go_to(0, page.grid.grid.place_of("consent_photo"))
    press("on")
    assert [one[1] for one in consents(store, members)][:2] == [True, False]
    row = store.get("member", members[0])
    assert (row["consent_on"], row["consent_text"], row["consent_means"]) == (
        "2026-11-03", TEXT_VERSION, "paper")  # fmt: skip


def test_guests_are_not_on_it(page):
    assert len(page.grid.grid.lines) == 4


def test_every_language_and_size(reader, workshop, shown, clipped, nameless):
    page = shown(ConsentsPage(reader, workshop))
    for text in ("", "1-3 4n", "99", "zz"):
        for one in page.lines.lines.values():
            one.line.setText(text)
        for _turn in range(4):
            QApplication.processEvents()
        assert not clipped(page)
    assert not nameless(page)
