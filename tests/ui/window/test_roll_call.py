"""From a new session to a finished roll call by keyboard alone, and the ways in and out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.printing.page import PrintPage
from artisanest_desktop.ui.rollcall.page import RollCallPage
from artisanest_desktop.ui.rollcall.part import RollCallPart
from artisanest_desktop.ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, settle, window: MainWindow) -> None:
        self.pressed = 0
        self._settle = lambda: settle(window)

    def type(self, text: str) -> None:
        for char in text:
            self.pressed += 1
            widget = QApplication.focusWidget()
            assert widget is not None
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = ord(char.upper())
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(widget, QKeyEvent(kind, key, none, char))
        self._settle()

    def press(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifiers)
        self._settle()


@pytest.fixture
def keyboard(window, settle) -> Keyboard:
    window.activateWindow()
    return Keyboard(settle, window)


def test_by_keyboard_alone(window, keyboard, store):
    keyboard.press(Qt.Key.Key_4, CONTROL)
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    keyboard.type("Calculer un juste prix")
    keyboard.press(Qt.Key.Key_R, CONTROL)
    page = window.stage.currentWidget()
    assert isinstance(page, RollCallPage)
    assert next(tab for tab in window.bar.tabs if tab.isChecked()).key == "session"
    keyboard.press(Qt.Key.Key_Return)  # three half-days from today on
    assert len(page.sheet.halves) == 3
    for letters in ("amra", "bena", "Marie Laurent"):
        keyboard.type(letters)
        keyboard.press(Qt.Key.Key_Return)
    assert [p.outside for p in page.sheet.people] == [False, False, True]
    keyboard.press(Qt.Key.Key_Escape)  # from the line to the grid
    keyboard.type("par" * 3)
    for half in page.sheet.halves:
        assert page.sheet.column(half.uid) == ["present", "absent", "late"]
    keyboard.press(Qt.Key.Key_Escape)  # back to the list, the session still open
    sessions = window.stage.currentWidget()
    assert sessions.key == "session"
    assert sessions.panel.uid == page.uid
    print(f"{keyboard.pressed} keys")
    assert keyboard.pressed == 61


@pytest.fixture
def session_uid(store) -> str:
    """A session of last week with one half-day and one person."""
    with store.transaction(_("Added")) as t:
        uid = t.create("session", {"title": "Teinture"})
        t.create("slot", {"session": uid, "date": "2026-11-16", "start": "09:00", "end": "12:30"})
        member = store.window("member", store.find("member"), ())[0][0]
        t.create("participant", {"session": uid, "member": member, "rank": "i"})
    return uid


def test_the_record_says_what_is_missing_and_leads_there(window, settle, store, session_uid):
    window.go(f"record:session:{session_uid}")
    settle(window)
    part = window.findChild(RollCallPart)
    assert "1 présence pas encore saisie" in [b.text() for b in part.lacks]
    part.lacks[0].click()
    settle(window)
    page = window.stage.currentWidget()
    assert isinstance(page, RollCallPage)
    QTest.keyClick(page.grid, Qt.Key.Key_P)
    QTest.keyClick(page.grid, Qt.Key.Key_Escape)
    settle(window)
    assert "1 présence pas encore saisie" not in [b.text() for b in part.lacks]
    assert "présences : 1" in part.counts.text()


def test_from_a_person_to_her_record_and_back(window, settle, session_uid):
    window.go(f"rollcall:{session_uid}")
    page = window.stage.currentWidget()
    member = page.sheet.people[0].row["member"]
    window.session.wanted.emit(f"record:member:{member}")
    settle(window)
    assert window.stage.current == "member"
    window.session.wanted.emit("back")
    settle(window)
    assert isinstance(window.stage.currentWidget(), RollCallPage)


def test_the_sheet_is_printed_and_one_comes_back(window, session_uid, qtbot):
    window.go(f"rollcall:{session_uid}")
    page = window.stage.currentWidget()
    QTest.keyClick(page.grid, Qt.Key.Key_P, CONTROL)
    printing = window.stage.currentWidget()
    assert isinstance(printing, PrintPage)
    # Not settle: it ends the thread that the paper's letters belong to.
    qtbot.waitUntil(lambda: not printing.preview.page.image.isNull(), timeout=10_000)
    assert printing.document is not None and len(printing.document.pages) == 1
    back = next(b for b in printing.findChildren(type(page.top.finish)) if b.text() == "Retour")
    back.click()
    QApplication.processEvents()
    assert isinstance(window.stage.currentWidget(), RollCallPage)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_another_language_keeps_the_place(window, settle, session_uid, code):
    window.go(f"rollcall:{session_uid}")
    window.session.set_language(code)
    settle(window)
    page = window.stage.currentWidget()
    assert isinstance(page, RollCallPage)
    assert page.session.lang.code == code
    assert next(tab for tab in window.bar.tabs if tab.isChecked()).key == "session"
