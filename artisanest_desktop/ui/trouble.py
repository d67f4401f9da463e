"""The file could not be opened: why, that it was left alone, and what can be done."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import copies
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import (
    Button,
    Card,
    Label,
    Picture,
    breakable,
    centred,
    scrolled,
)

OPENING = _("Opening the file")


class Trouble(QWidget):
    """``wanted(path)`` when a file is to be opened: the same again, or another."""

    wanted = Signal(Path)

    def __init__(self, session: Session, path: Path, reason: Msg | str) -> None:
        super().__init__()
        self._session = session
        self._path = path
        px = session.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        outer.addWidget(scrolled(inner))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(56), px(20), px(20))
        card = Card(session, 40)
        column.addLayout(centred(card, px(800)))
        column.addStretch(1)
        card.column.addWidget(Picture(session, "triangle-alert", "saffron", 32))
        title = Label(session, _("The file could not be opened"), "title", wrap=True)
        card.column.addWidget(title)
        card.column.addWidget(Label(session, reason, wrap=True))
        card.column.addWidget(Label(session, breakable(str(path)), "muted", wrap=True))
        card.column.addSpacing(px(12))
        again = Button(session, _("Try again"), "refresh-cw", "main")
        again.clicked.connect(lambda: self.wanted.emit(path))
        other = Button(session, _("Open another file…"), "folder-open")
        other.clicked.connect(self._choose)
        for button in (again, other):
            card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer_copies(card)

    def _offer_copies(self, card: Card) -> None:
        folder = self._path.with_name(self._path.stem + "-copies")
        found = sorted(folder.glob("*.artisanest"), key=lambda p: p.stat().st_mtime)[-3:]
        if not found:
            return
        card.column.addSpacing(self._session.theme.px(12))
        words = _("Or go on with a safety copy; the file above is left as it is")
        card.column.addWidget(Label(self._session, words, "section", wrap=True))
        for copy in reversed(found):
            made = dt.datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
            button = Button(self._session, copies.when(made, self._session.lang), "history", "menu")
            button.clicked.connect(lambda _on, copy=copy: self._go_on_with(copy))
            card.column.addWidget(button)

    def _go_on_with(self, copy: Path) -> None:
        """The copy stays a copy: we write in a twin of it, beside the file."""
        target, n = self._path.with_name(f"{self._path.stem}-2.artisanest"), 2
        while target.exists():
            n += 1
            target = self._path.with_name(f"{self._path.stem}-{n}.artisanest")
        shutil.move(copies.place(copy, target.parent), target)
        self.wanted.emit(target)

    def _choose(self) -> None:
        title = self._session.lang(_("Open another file"))
        name, _kind = QFileDialog.getOpenFileName(
            self, title, str(self._path.parent), "ArtisaNest (*.artisanest)"
        )
        if name:
            self.wanted.emit(Path(name))
