"""The keys: told once, bound as told, spelt as the reader's keyboard has them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest

from artisanest_desktop.i18n import LANGUAGES, Language
from artisanest_desktop.store import Store
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.shortcuts import GROUPS, LIST, WINDOW, spelt


def test_one_key_does_one_thing_in_one_place() -> None:
    for group in GROUPS:
        keys = [key for one in group.shortcuts for key in one.keys]
        assert len(set(keys)) == len(keys), group.key
        assert all(not QKeySequence(key).isEmpty() for key in keys)


def test_the_window_listens_to_every_key_that_is_told(window) -> None:
    bound = {s.key().toString() for s in window.findChildren(QShortcut)}
    told = {QKeySequence(key).toString() for one in WINDOW.shortcuts for key in one.keys}
    assert told <= bound
    places = {shortcuts.place_key(n) for n in range(1, len(window.bar.tabs) + 1)}
    assert places <= bound


def test_a_place_has_its_key_and_its_tip(window, settle) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    page = window.stage.currentWidget()
    assert window.stage.current == "member"
    assert "Ctrl+2" in window.bar.tabs[1].toolTip()
    assert page.tools.search.toolTip() == "Ctrl+F"
    assert page.tools.add.toolTip() == "Ctrl+Entrée"
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.tools.search.hasFocus()


@pytest.mark.parametrize("one", LIST.shortcuts, ids=lambda one: one.name)
def test_a_key_press_is_known_by_its_name(one: shortcuts.Shortcut) -> None:
    for keys in one.keys:
        combination = QKeySequence(keys)[0]
        for more in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            event = QKeyEvent(
                QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers() | more
            )
            assert shortcuts.pressed(LIST, event) == one.name
    other = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert shortcuts.pressed(LIST, other) == ""


def test_return_opens_the_record_and_escape_comes_back(window, settle, store: Store) -> None:
    page = window.open("member")
    settle(window)
    page.focus_list()
    QTest.keyClick(page.listing.view, Qt.Key.Key_Return)
    assert page.panel.uid is not None and page.panel.isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert page.listing.view.hasFocus()


@pytest.mark.parametrize("code", LANGUAGES)
def test_keys_are_spelt(code: str) -> None:
    lang = Language(code)
    for group in GROUPS:
        for one in group.shortcuts:
            assert all(shortcuts.all_spelt(lang, one)) and lang(one.does)
    assert spelt(Language("fr"), "Ctrl+Shift+Z") == "Ctrl+Maj+Z"
    assert spelt(Language("en"), "Ctrl+Left") == "Ctrl+←"
    assert spelt(Language("ar"), "F1").strip("\u2066\u2069") == "F1"
