"""The window leads to the results of a session, to visits and to consent sheets, and back."""

from __future__ import annotations

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.results import pages
from artisanest_desktop.ui.results.consents import ConsentsPage
from artisanest_desktop.ui.results.visits import VisitsPage
from artisanest_desktop.ui.rollcall.page import RollCallPage


@pytest.fixture
def workshop(store) -> str:
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Prix", "state": "held"})
        t.create("slot", {"session": uid, "date": "2026-11-03"})
        member = store.row_uid("member", store.find("member")[0])
        t.create("participant", {"session": uid, "member": member})
    return uid


def test_from_the_roll_call_to_each_part_and_back(make_window, store, workshop):
    window = make_window(store)
    window.go(f"rollcall:{workshop}")
    roll = window.stage.currentWidget()
    roll.top.results.click()
    for part, kind in pages.PAGES.items():
        page = window.stage.currentWidget()
        page.top.chips[part].click()
        page = window.stage.currentWidget()
        assert isinstance(page, kind) and page.top.chips[part].isChecked()
        assert page.place().startswith(f"results:{workshop}")
    page.left.emit()
    assert isinstance(window.stage.currentWidget(), RollCallPage)


def test_visits_lead_back_home_and_a_members_sheet_to_the_members(make_window, store):
    window = make_window(store)
    window.go("visits")
    page = window.stage.currentWidget()
    assert isinstance(page, VisitsPage)
    page.left.emit()
    assert window.stage.current == "home"
    cooperative = store.row_uid("cooperative", store.find("cooperative")[0])
    window.go(f"consents:{cooperative}")
    page = window.stage.currentWidget()
    assert isinstance(page, ConsentsPage) and not page.grid.grid.lines
    page.left.emit()
    assert window.stage.current == "member"


def test_in_another_language_one_is_where_one_was(make_window, store, workshop):
    window = make_window(store)
    window.go(f"results:{workshop}:scores")
    window.stage.currentWidget().line.line.setText("1=12")
    window.session.set_language("ar")
    page = window.stage.currentWidget()
    assert page.place() == f"results:{workshop}" and page.line.line.text() == "1=12"
    assert page.session.lang.code == "ar"
