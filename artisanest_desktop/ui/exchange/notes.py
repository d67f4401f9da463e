"""A sentence with its icon, in the colour of what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from artisanest_desktop.i18n import Msg
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Label, Picture


class Note(QWidget):
    """``size`` is that of the words in pixels of a text of 15; ``color`` a token."""

    def __init__(
        self, session: Session, words: Msg | str, icon: str, color: str = "muted", size: float = 14
    ) -> None:
        super().__init__()
        self._session = session
        self._size = size
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(session.theme.px(8))
        self._picture = Picture(session, icon, color, size + 3)
        self.label = Label(session, wrap=True)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.label, 1)
        self.show_words(words, icon, color)

    def show_words(self, words: Msg | str, icon: str, color: str) -> None:
        """Another sentence."""
        theme = self._session.theme
        style = f"color: {theme.tokens[color]}; font-size: {theme.px(self._size)}px"
        self.label.setStyleSheet(style)
        self._picture.setPixmap(self._session.pixmap(icon, color, self._size + 3))
        self.label.show_words(words)
