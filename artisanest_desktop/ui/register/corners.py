"""The rounded corners of a card whose content would cover them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from artisanest_desktop.ui.session import Session


class Corners(QWidget):
    """Lies over a card, lets the mouse through, and paints what is outside the curve."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._session.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        curve = QPainterPath()
        curve.addRoundedRect(inside, theme.px(12), theme.px(12))
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        painter.fillPath(around.subtracted(curve), theme.color("bg"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawPath(curve)
