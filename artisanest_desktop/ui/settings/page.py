"""The settings: their parts on one side, the part that is open on the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Label, scrolled

_PARTS: tuple[tuple[str, Msg, str], ...] = (
    ("look", _("Language and look"), "palette"),
    ("cooperative", _("The cooperative"), "building-2"),
    ("lists", _("Lists"), "tag"),
    ("copies", _("Safety copies"), "shield-check"),
    ("received", _("Received files"), "download"),
    ("packages", _("Another computer"), "usb"),
    ("about", _("About"), "info"),
)


def _build(session: Session, part: str) -> QWidget:
    if part == "look":
        from artisanest_desktop.ui.settings.look import Look

        return Look(session)
    if part == "cooperative":
        from artisanest_desktop.ui.settings.cooperative import Cooperatives

        return Cooperatives(session)
    if part == "copies":
        from artisanest_desktop.ui.settings.copies import CopiesPart

        return CopiesPart(session)
    if part == "packages":
        from artisanest_desktop.ui.packages.part import PackagesPart

        return PackagesPart(session)
    if part == "received":
        from artisanest_desktop.ui.exchange.received import ReceivedPart

        return ReceivedPart(session)
    if part == "about":
        from artisanest_desktop.ui.settings.about import About

        return About(session)
    from artisanest_desktop.ui.settings.lists import Lists

    return Lists(session, part)


class SettingsPage(QWidget):
    """``part`` is one of the parts, or the key of a list to open it at once."""

    def __init__(self, session: Session, part: str, back: Callable[[], Any]) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(20), px(14), px(20), px(4))
        line.setSpacing(px(16))
        line.addWidget(self._menu(back))
        self._room = QVBoxLayout()
        line.addLayout(self._room, 1)
        self.part = ""
        self._open: QWidget | None = None
        self.show_part(part)

    def _menu(self, back: Callable[[], Any]) -> QWidget:
        session = self._session
        px = session.theme.px
        card = Card(session, 1)
        card.setFixedWidth(px(250))
        inner = QWidget()
        card.column.addWidget(scrolled(inner))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(4))
        button = Button(session, _("Back"), "arrow-left", "menu")
        button.clicked.connect(lambda: back())
        column.addWidget(button)
        column.addSpacing(px(4))
        column.addWidget(Label(session, _("Settings"), "subtitle"))
        self._buttons: dict[str, Button] = {}
        for key, words, icon in _PARTS:
            row = Button(session, words, icon, "menu")
            row.setObjectName(f"part-{key}")
            row.setCheckable(True)
            row.clicked.connect(lambda _on, key=key: self.show_part(key))
            column.addWidget(row)
            self._buttons[key] = row
        column.addStretch(1)
        return card

    def show_part(self, part: str) -> None:
        """Open a part of the settings."""
        if self._open is not None:
            self._room.removeWidget(self._open)
            self._open.hide()
            self._open.deleteLater()
        self.part = part
        shown = part if part in self._buttons else "lists"
        for key, button in self._buttons.items():
            button.setChecked(key == shown)
        self._open = _build(self._session, part)
        self._room.addWidget(self._open)

    def show_record(self, uid: str) -> None:
        """Open a record of the part that is shown."""
        show = getattr(self._open, "show_record", None)
        if show is not None:
            show(uid)

    def state(self) -> dict[str, Any]:
        """Which part is open, and what it shows."""
        ask = getattr(self._open, "state", None)
        return {"part": self.part, "inner": ask() if ask else {}}

    def restore(self, state: dict[str, Any]) -> None:
        """Open it again."""
        if state["part"] != self.part:
            self.show_part(state["part"])
        give = getattr(self._open, "restore", None)
        if state["inner"] and give:
            give(state["inner"])
