"""A page without a tab: its title, the way back, and what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Label


class SubPage(QWidget):
    """``column`` is where the content goes, below the title; ``head`` is the line of the title."""

    def __init__(self, session: Session, title: Msg | str, back: Callable[[], Any]) -> None:
        super().__init__()
        px = session.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(20), px(14), px(20), px(4))
        self.column.setSpacing(px(14))
        self.head = head = QHBoxLayout()
        head.setSpacing(px(12))
        button = Button(session, _("Back"), "arrow-left")
        button.clicked.connect(lambda: back())
        head.addWidget(button)
        head.addWidget(Label(session, title, "subtitle"))
        head.addStretch(1)
        self.column.addLayout(head)


def history_page(session: Session, back: Callable[[], Any]) -> QWidget:
    """Everything that was done in this store."""
    from artisanest_desktop.ui.record.history import HistoryPanel

    page = SubPage(session, _("History"), back)
    card = Card(session, 14)
    card.column.addWidget(HistoryPanel(session))
    page.column.addWidget(card, 1)
    return page
