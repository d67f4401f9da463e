"""The ground a part of the settings stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Card, Label, scrolled


class Part(QWidget):
    """A card that scrolls; ``column`` is where things are put."""

    def __init__(self, session: Session, title: Msg) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(session, 1)
        outer.addWidget(card)
        inner = QWidget()
        card.column.addWidget(scrolled(inner))
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(px(24), px(18), px(24), px(18))
        self.column.setSpacing(px(10))
        self.column.addWidget(Label(session, title, "title"))


def column_in(widget: QWidget) -> QVBoxLayout:
    """A column without margins, for rows within a part."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    return column
