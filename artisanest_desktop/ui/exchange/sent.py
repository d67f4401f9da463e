"""A file that was made to be sent: where it is, and the ways to hand it over."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Rule, breakable
from artisanest_desktop.ui.widgets.flow import Flow


class Made(Protocol):
    """A file that was made."""

    @property
    def path(self) -> Path:
        """Where it is."""


class Sent(QWidget):
    """Show it in its folder, copy it to the clipboard, copy it to a stick."""

    def __init__(self, session: Session, made: Made) -> None:
        super().__init__()
        self._session = session
        self.made = made
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Rule())
        column.addSpacing(px(4))
        column.addWidget(Note(session, _("The file is ready."), "circle-check", "olive", 15))
        path = f"\u2066{breakable(str(made.path))}\u2069"  # its parts keep their order in Arabic
        column.addWidget(Label(session, path, "muted", wrap=True))
        self._line = QWidget()
        self._flow = Flow(px(10), self._line)
        column.addWidget(self._line)
        self.folder = self._add(_("Show it in its folder"), "folder-open")
        self.folder.clicked.connect(lambda: files.show_in_folder(made.path))
        self.copied = self._add(_("Copy the file, to paste it elsewhere"), "copy")
        self.copied.clicked.connect(self.copy)
        self.sticks = [self._stick(stick) for stick in files.sticks()]
        if not self.sticks:
            column.addWidget(Note(session, _("No stick is plugged in."), "usb", "muted"))

    def _add(self, words: Msg, icon: str) -> Button:
        button = Button(self._session, words, icon)
        self._flow.addWidget(button)
        return button

    def _stick(self, stick: Path) -> Button:
        words = _("Copy to the stick “%(name)s”") % {"name": stick.name or str(stick)}
        button = self._add(words, "usb")
        path = self.made.path
        button.clicked.connect(lambda: files.copy_to_stick(self._session, stick, path))
        return button

    def copy(self) -> None:
        """Onto the clipboard, as a file: it can be pasted into a message."""
        files.copy_to_clipboard(self.made.path)
        self._session.say(_("The file is copied: paste it where it should go."), undo=False)
