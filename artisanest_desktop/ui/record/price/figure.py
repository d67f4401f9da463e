"""One amount with its word, and the sentence that explains it behind a question mark."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label


class _Swatch(QWidget):
    """The colour that the amount has in the bar."""

    def __init__(self, session: Session, color: QColor) -> None:
        super().__init__()
        side = session.theme.px(10)
        self.setFixedSize(side, side)
        self._color = color

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        painter.drawRoundedRect(self.rect(), 2, 2)


class Figure(QWidget):
    """Text, never a field. The sentence unfolds below; it is also the tip of the whole line."""

    def __init__(
        self, session: Session, words: Msg, strong: bool = False, color: QColor | None = None
    ) -> None:
        super().__init__()
        self._session = session
        self.words = session.lang(words)
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        if color is not None:
            line.addWidget(_Swatch(session, color))
        kind = "strong" if strong else ""
        self.label = Label(session, words, kind, wrap=True)
        self.amount = Label(session, "", kind)
        # In every language: digits are written from the left.
        flag = Qt.AlignmentFlag
        self.amount.setAlignment(flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter)
        name = _("%(amount)s: how it comes") % {"amount": words}
        self.why = Button(session, icon="circle-help", kind="quiet", name=name)
        self.why.show_icon("circle-help", "muted")
        self.why.setProperty("small", "true")
        self.why.setFixedWidth(px(30))
        self.why.setStyleSheet("padding: 0")
        self.why.setCheckable(True)
        self.why.toggled.connect(self._unfold)
        line.addWidget(self.label, 1)
        line.addWidget(self.amount)
        line.addWidget(self.why)
        column.addLayout(line)
        self.note = Label(session, "", "muted", wrap=True)
        self.note.setContentsMargins(0, 0, 0, px(6))
        self.note.hide()
        column.addWidget(self.note)

    def show_amount(self, amount: str, sentence: str) -> None:
        """Another amount, another sentence."""
        self.amount.setText(amount)
        self.amount.setAccessibleName(f"{self.words}: {amount}")
        self.note.setText(sentence)
        # What people typed is never markup.
        self.setToolTip(f"<qt>{html.escape(sentence)}</qt>".replace("\n", "<br>"))
        self.why.setAccessibleDescription(sentence)

    def _unfold(self, on: bool) -> None:
        self.note.setVisible(on)
