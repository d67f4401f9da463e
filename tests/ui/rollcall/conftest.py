"""A pricing workshop of three half-days with members and a guest, and its roll call on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store
from artisanest_desktop.ui.rollcall.page import RollCallPage
from artisanest_desktop.ui.session import Session

DAYS = (("2026-11-03", "09:00", "12:30"), ("2026-11-03", "14:00", "17:30"),
        ("2026-11-04", "09:00", "12:30"))  # fmt: skip


@dataclass
class Workshop:
    """What a test asks about: uids, and the marks as they are stored."""

    store: Store
    uid: str
    slots: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def marks(self, slot: int = 0) -> list[str | None]:
        """The marks of a half-day as stored, in the order of the list."""
        context = self.store.reader()
        found = []
        for person in context.lines("participant", self.uid):
            here = {a["slot"]: a["mark"] for a in context.lines("attendance", person["uid"])}
            found.append(here.get(self.slots[slot]))
        return found

    def missed(self, person: int, slot: int = 0) -> int | None:
        """The minutes stored of one mark."""
        lines = self.store.reader().lines("attendance", self.people[person])
        return next((a["missed"] for a in lines if a["slot"] == self.slots[slot]), None)

    def participants(self) -> list[dict]:
        """The rows of those on the list, in order."""
        return [dict(r) for r in self.store.reader().lines("participant", self.uid)]


@pytest.fixture
def make_workshop(store: Store) -> Callable[..., Workshop]:
    """``make_workshop(days, guests)``: the template's four members, then so many guests."""

    def make(days: int = 3, guests: int = 1, members: bool = True) -> Workshop:
        ids = store.find("member")
        uids = [uid for uid, *_rest in store.window("member", ids, ())] if members else []
        with store.transaction(_("x")) as t:
            uid = t.create("session", {"title": "Calculer un juste prix", "kind": "workshop",
                                       "title_ar": "حساب الثمن العادل", "theme": "PRI",
                                       "place": "Maison de la femme", "programme": "Erasmus+",
                                       "state": "planned"})  # fmt: skip
            slots = [
                t.create("slot", {"session": uid, "date": DAYS[n % 3][0][:8] + f"{3 + n // 2:02}",
                                  "start": DAYS[n % 2][1], "end": DAYS[n % 2][2]})
                for n in range(days)
            ]  # fmt: skip
            ranks = spread(len(uids) + guests)
            people = [
                t.create("participant", {"session": uid, "member": member, "rank": rank})
                for member, rank in zip(uids, ranks, strict=False)
            ]
            for n, rank in enumerate(ranks[len(uids) :], 1):
                guest = {"session": uid, "name": f"Marie Laurent {n}", "rank": rank,
                         "organisation": "Lycée Jules Guesde"}  # fmt: skip
                people.append(t.create("participant", guest))
        return Workshop(store, uid, slots, people)

    return make


@pytest.fixture
def workshop(make_workshop) -> Workshop:
    """Four members and a guest, three half-days."""
    return make_workshop()


@pytest.fixture
def make_roll(qtbot) -> Callable[..., RollCallPage]:
    """``make_roll(session, uid)``: the page on screen, active, the keyboard where it begins."""

    def make(session: Session, uid: str) -> RollCallPage:
        page = RollCallPage(session, uid)
        qtbot.addWidget(page)
        page.resize(1366, 640)
        with qtbot.waitActive(page):
            page.show()
        page.focus_list()
        QApplication.processEvents()
        return page

    return make


@pytest.fixture
def roll(make_roll, session: Session, workshop: Workshop) -> RollCallPage:
    """In French, at the usual size."""
    return make_roll(session, workshop.uid)


class Keys:
    """A keyboard: ``keys("par")`` presses one key after the other where the focus is."""

    def __call__(self, text: str) -> int:
        for char in text:
            self.press(char, ord(char.upper()))
        return len(text)

    def press(
        self,
        text: str = "",
        key: int = 0,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """One key as a keyboard of any layout sends it."""
        widget = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))

    def enter(self) -> None:
        """Enter, once the list of a line is open."""
        QApplication.processEvents()
        self.press("\r", Qt.Key.Key_Return)
        QApplication.processEvents()


@pytest.fixture
def keys() -> Keys:
    """QTest types Latin letters only."""
    return Keys()
