"""What a click on the shield tells: where the file and its copies are, and what can be done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import copies
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Popover, Rule, SectionTitle, breakable

_STALE = dt.timedelta(days=7)


def state(session: Session, known: copies.Copies) -> tuple[Msg, str, str]:
    """Words, icon and colour for the shield in the bar."""
    if session.example:
        return _("An example"), "info", "muted"
    if known.newest is None:
        return _("No safety copy yet"), "triangle-alert", "saffron"
    at = copies.clock(known.newest, session.lang, session.today())
    words = _("Safety copy %(when)s") % {"when": at}
    stale = dt.datetime.now().astimezone() - known.newest > _STALE
    return (words, "triangle-alert", "saffron") if stale else (words, "shield-check", "muted")


class SafetyCard(Popover):
    """``restore()`` and ``history()`` lead to their pages."""

    restore = Signal()
    history = Signal()

    def __init__(self, session: Session, known: copies.Copies, parent: QWidget) -> None:
        super().__init__(session, parent, width=370)
        store = session.store
        assert store is not None
        self._session = session
        self.column.addWidget(SectionTitle(session, _("Your data"), "hard-drive"))
        self._tell(_("The file of the cooperative"), str(store.path))
        self._tell(_("Its safety copies"), str(store.copies_folder))
        if known.newest:
            at = copies.when(known.newest, session.lang)
            self._line(_("The last one was made and checked on %(when)s.") % {"when": at})
        self._elsewhere(known)
        for reason in store.place_warnings():
            self._line(reason, "saffron")
        self.column.addWidget(Rule())
        self._add(_("Make a safety copy now"), "shield-check", lambda: copies.make(session))
        self._add(_("Take a copy to a stick or elsewhere…"), "usb", lambda: take(session, parent))
        self._add(_("Restore a safety copy…"), "undo-2", self.restore.emit)
        folder = store.path.parent
        self._add(_("Open the folder"), "folder-open", lambda: copies.open_folder(folder))
        self._add(_("History"), "history", self.history.emit)

    def _elsewhere(self, known: copies.Copies) -> None:
        if known.outside is None:
            self._line(_("No copy has been taken elsewhere yet."))
            return
        at = copies.when(known.outside, self._session.lang)
        said = _("Copy elsewhere: %(path)s, on %(when)s.")
        self._line(said % {"path": known.outside_path, "when": at})

    def _tell(self, what: Msg, path: str) -> None:
        self._line(what)
        self._line(breakable(path), "")

    def _line(self, words: Msg | str, kind: str = "muted") -> None:
        label = Label(self._session, words, "muted" if kind else "", wrap=True)
        if kind == "saffron":
            label.setProperty("tag", "saffron")
        self.column.addWidget(label)

    def _add(self, words: Msg, icon: str, act: object) -> None:
        button = Button(self._session, words, icon, "menu")
        button.clicked.connect(self.close)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        self.column.addWidget(button)


def take(session: Session, parent: QWidget) -> None:
    """Ask where to, and take a checked copy there."""
    title = session.lang(_("Where should the copy go?"))
    chosen = QFileDialog.getExistingDirectory(parent, title)
    if chosen:
        copies.take_outside(session, Path(chosen))
