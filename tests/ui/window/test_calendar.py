"""The calendar of the sessions: walked by keyboard, pressed with the mouse, kept as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.planning.calendar import CalendarView
from artisanest_desktop.ui.planning.new import PlanPage
from artisanest_desktop.ui.widgets import Pressable

HALVES = (("2026-11-26", "09:00"), ("2026-11-26", "14:00"), ("2026-12-01", "09:00"))


@pytest.fixture
def planned(store: Store) -> str:
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Juste prix", "title_ar": "الثمن العادل",
                                   "place": "Skhour", "state": "planned"})  # fmt: skip
        for day, start in HALVES:
            t.create("slot", {"session": uid, "date": day, "start": start})
    return uid


@pytest.fixture
def calendar(window, settle, planned) -> CalendarView:
    page = window.open("session")
    page.switch.click()
    settle(window)
    assert page.calendar.isVisible() and not page.beside.isVisible()
    return page.calendar


def key(calendar: CalendarView, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(calendar.grid, one)


def test_by_keyboard_to_a_session_and_to_a_new_one(calendar, window, settle, planned) -> None:
    assert calendar.day == dt.date(2026, 11, 23)  # today
    key(calendar, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert "Juste prix" in calendar.grid.accessibleName()
    key(calendar, Qt.Key.Key_Return)
    settle(window)
    page = window.stage.currentWidget()
    assert page.panel.uid == planned and page.beside.isVisible() and not page.switch.isChecked()
    page.switch.click()
    key(calendar, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_N)
    settle(window)
    page = window.stage.currentWidget()
    assert isinstance(page, PlanPage)
    assert page.halves.date.parsed().value == "2027-01-02"


def test_the_mouse_opens_a_chip_and_plans_on_an_empty_day(calendar, window, settle) -> None:
    calendar.grid.grab()  # chips are where they were painted
    assert len({uid for _rect, uid in calendar.grid._chips}) == 1
    assert len(calendar.grid._chips) == 2, "two half-days of one day are one chip"
    at = calendar.grid._cell(0, 0, 6).center()
    QTest.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))
    settle(window)
    page = window.stage.currentWidget()
    assert isinstance(page, PlanPage)
    assert page.halves.date.parsed().value == "2026-10-26"
    window.open("session").switch.setChecked(True)
    calendar.go(dt.date(2026, 11, 23))
    calendar.grid.grab()
    rect, uid = calendar.grid._chips[0]
    QTest.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=rect.center())
    settle(window)
    assert window.stage.currentWidget().panel.uid == uid


def test_a_new_half_day_is_there_at_once_and_the_list_tells_weeks(
    calendar, store, window, settle, planned
) -> None:
    calendar.listed.click()
    lines = calendar.agenda.findChildren(Pressable)
    assert len([line for line in lines if line.isVisibleTo(calendar)]) == 2
    with store.transaction(_("x")) as t:
        t.create("slot", {"session": planned, "date": "2026-11-27", "start": "09:00"})
    settle(window)
    names = [line.accessibleName() for line in calendar.agenda.findChildren(Pressable)
             if line.isVisibleTo(calendar)]  # fmt: skip
    assert any("vendredi 27 novembre" in name and "09:00" in name for name in names)


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_fit_and_the_month_survives(
    make_window, settle, store, planned, clipped, nameless, lang, size
) -> None:
    window = make_window(store, lang, size)
    page = window.open("session")
    page.switch.click()
    page.calendar.step(1)
    settle(window)
    assert not clipped(window) + nameless(window)
    assert (window.width(), window.height()) == (1366, 768)
    month = page.calendar.title.text()
    window.session.set_look("dark")
    settle(window)
    again = window.stage.currentWidget()
    assert again is not page and again.is_calendar() and again.calendar.title.text() == month


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_in_arabic_the_left_arrow_goes_on(make_window, settle, store, planned, lang) -> None:
    window = make_window(store, lang)
    page = window.open("session")
    page.switch.click()
    settle(window)
    key(page.calendar, Qt.Key.Key_Left)
    assert page.calendar.day == dt.date(2026, 11, 24 if lang == "ar" else 22)
    first = page.calendar.grid._cell(0, 0, 5).left()
    assert (first == 0) == (lang == "fr")
