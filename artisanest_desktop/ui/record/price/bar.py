"""A bar that shows what the wholesale price is made of; from the right in Arabic."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from artisanest_desktop.ui.record.price.shades import shade, words_on
from artisanest_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the price: its key, centimes, the words written in it and those said of it."""

    part: str
    amount: int
    figure: str
    said: str


class PriceBar(QWidget):
    """Each part as long as its share; its percent stands in it where there is room."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.pieces: list[Piece] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pieces(self, pieces: list[Piece], name: str) -> None:
        """Other parts; those of nothing are left out."""
        self.pieces = [piece for piece in pieces if piece.amount > 0]
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._session.lang.list([p.said for p in self.pieces]))
        self.update()

    def sizeHint(self) -> QSize:
        px = self._session.theme.px
        return QSize(px(200), px(26))

    def places(self) -> list[QRectF]:
        """Where each part lies, with a hair between them."""
        whole = sum(piece.amount for piece in self.pieces)
        gap = max(self._session.theme.px(2), 2)
        room = self.width() - gap * (len(self.pieces) - 1)
        found, at = [], 0.0
        for piece in self.pieces:
            wide = max(room * piece.amount / whole, 2.0)
            left = self.width() - at - wide if self._session.theme.rtl else at
            found.append(QRectF(left, 0, wide, self.height()))
            at += wide + gap
        return found

    def piece_at(self, point: QPoint) -> Piece | None:
        """The part under a point."""
        pairs = zip(self.pieces, self.places(), strict=True)
        return next((p for p, place in pairs if place.contains(point.toPointF())), None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            piece = self.piece_at(event.pos())
            QToolTip.showText(event.globalPos(), piece.said if piece else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._session.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
        painter.setClipPath(outline)
        painter.setFont(theme.font(12, bold=True))
        metrics = QFontMetrics(painter.font())
        for piece, place in zip(self.pieces, self.places(), strict=True):
            ground = shade(theme, piece.part)
            painter.fillRect(place, ground)
            if metrics.horizontalAdvance(piece.figure) + theme.px(6) <= place.width():
                painter.setPen(words_on(ground))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, piece.figure)
