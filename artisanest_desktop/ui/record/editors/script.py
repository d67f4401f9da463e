"""A line of text that stands level in every script, and a small button inside its end."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from artisanest_desktop.i18n import Msg
from artisanest_desktop.ui import theme
from artisanest_desktop.ui.session import Session

_ARABIC_FIRST = [theme.FAMILIES[1], theme.FAMILIES[0], *theme.FAMILIES[2:]]


def is_arabic(text: str) -> bool:
    """Whether the first letter is written from the right."""
    letter = next((c for c in text if c.isalpha()), "")
    return "\u0590" <= letter <= "\u08ff"


class ScriptLine(QLineEdit):
    """Qt places letters by the first font's height: Arabic ones would stand too high."""

    def __init__(self, session: Session, height: float = 36) -> None:
        super().__init__()
        self.setFixedHeight(session.theme.px(height))
        self._arabic = False
        self.usual_tip = ""
        self.textChanged.connect(self._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def _tip(self) -> None:
        """All of the text where the line is too short for it."""
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 24
        cut = self.fontMetrics().horizontalAdvance(self.text()) > room
        self.setToolTip(self.text() if cut and not self.isReadOnly() else self.usual_tip)

    def _dress(self, text: str) -> None:
        arabic = is_arabic(text)
        if arabic != self._arabic:
            self._arabic = arabic
            font = QFont(self.font())
            font.setFamilies(_ARABIC_FIRST if arabic else theme.FAMILIES)
            self.setFont(font)
        self._tip()


class InsideButton(QToolButton):
    """Lies in the end of a line: opens what can be chosen, shows what is hidden."""

    def __init__(self, session: Session, line: QLineEdit, icon: str, name: Msg) -> None:
        super().__init__(line)
        self._session = session
        self._line = line
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_icon(icon, name)
        side = session.theme.px(30)
        ends = (side, 0) if session.theme.rtl else (0, side)
        line.setTextMargins(ends[0], 0, ends[1], 0)

    def show_icon(self, icon: str, name: Msg) -> None:
        """Another icon, for another meaning."""
        px = self._session.theme.px
        self.setIcon(self._session.icon(icon, "ink", 16))
        self.setIconSize(QSize(px(16), px(16)))
        words = self._session.lang(name)
        self.setToolTip(words)
        self.setAccessibleName(words)

    def place(self) -> None:
        """At the line's end; called when the line is resized."""
        line = self._line
        side, px = self._session.theme.px(30), self._session.theme.px
        x = px(3) if self._session.theme.rtl else line.width() - side - px(3)
        self.setGeometry(QRect(x, 2, side, line.height() - 4))
