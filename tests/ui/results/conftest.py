"""A session with four members and a guest, and the pages of its results."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store


@pytest.fixture
def workshop(store: Store) -> str:
    """Held on 3 November 2026; everybody was there but the guest. Returns its uid."""
    members = [uid for uid, *_rest in store.window("member", store.find("member"), ())]
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Calculer un juste prix", "kind": "workshop",
                                   "title_ar": "حساب الثمن العادل", "state": "held"})  # fmt: skip
        slot = t.create("slot", {"session": uid, "date": "2026-11-03", "start": "09:00",
                                 "end": "12:30"})  # fmt: skip
        ranks = spread(len(members) + 1)
        for member, rank in zip(members, ranks, strict=False):
            who = t.create("participant", {"session": uid, "member": member, "rank": rank})
            t.create("attendance", {"participant": who, "slot": slot, "mark": "present"})
        t.create("participant", {"session": uid, "name": "Marie Laurent", "rank": ranks[-1]})
    return uid


@pytest.fixture
def shown(qtbot):
    """``shown(page)``: the page on screen, active."""

    def show(page):
        qtbot.addWidget(page)
        page.resize(1366, 640)
        with qtbot.waitActive(page):
            page.show()
        page.focus_list()
        QApplication.processEvents()
        return page

    return show


@pytest.fixture
def press():
    """``press("12\\r")``: one key after the other where the focus is, Enter among them."""

    def type_keys(text: str) -> int:
        for char in text:
            key = Qt.Key.Key_Return if char == "\r" else ord(char.upper())
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                widget = QApplication.focusWidget()
                plain = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(widget, QKeyEvent(kind, key, plain, char))
            QApplication.processEvents()
        return len(text)

    return type_keys


@pytest.fixture(params=[("fr", 100), ("ar", 100), ("en", 100), ("fr", 200), ("ar", 200)])
def reader(request, make_session):
    """A session in each language, and at 200 %."""
    return make_session(*request.param)
