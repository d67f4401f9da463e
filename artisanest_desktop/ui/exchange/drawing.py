"""How a row of the preview is drawn: what was is struck through, what will be is bold."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from artisanest_desktop.exchange.plan import Row
from artisanest_desktop.ui.exchange.kinds import COLORS, LEFT
from artisanest_desktop.ui.exchange.rows import (
    ACTION,
    CELLS,
    NAME,
    Index,
    Piece,
    PlanRows,
    RowRole,
)
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.session import Session

ROW = 45
#: The side of the box of a row, and the room it takes.
BOX, BOX_ROOM = 16, 26


class Drawing(QStyledItemDelegate):
    """Everything stands at the reader's side; each value keeps its own direction."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = session.theme
        self._small = session.theme.font(13)
        self._body = session.theme.font(15)
        struck = session.theme.font(15)
        struck.setStrikeOut(True)
        self._fonts = {
            "": self._body,
            "bold": session.theme.font(15, bold=True),
            "struck": struck,
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(RowRole)
        model = index.model()
        assert isinstance(model, PlanRows)
        rect: QRect = option.rect
        theme = self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent_soft"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        start, end = theme.px(12), theme.px(8)
        inside = rect.adjusted(end if theme.rtl else start, 0, -(start if theme.rtl else end), -1)
        words, kind = str(index.data()), model.kind(row)
        if index.column() == 0:
            ticked = model.ticked(row)
            if ticked is not None:
                self._box(painter, self._at_start(inside, self.box(inside)), ticked)
            room = theme.px(BOX_ROOM)
            inside = inside.adjusted(0 if theme.rtl else room, 0, -room if theme.rtl else 0, 0)
        if index.column() == ACTION:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._tag(painter, inside, words, COLORS[kind], chosen)
        elif index.column() == CELLS:
            self._pieces(painter, inside, model.pieces(row))
        elif index.column() == NAME:
            self._put(painter, inside, words, self._body, "muted" if kind == LEFT else "ink")
        else:
            self._put(painter, inside, words, self._small, "muted")
        painter.restore()

    def box(self, inside: QRect) -> QRect:
        """Where the box of a row stands, seen from the left."""
        side = self._theme.px(BOX)
        return QRect(inside.left(), inside.center().y() - side // 2, side, side)

    def _box(self, painter: QPainter, at: QRect, ticked: bool) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if ticked else "muted"), 1.4))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(QRectF(at), theme.px(4), theme.px(4))
        if ticked:
            x, y, side = at.left(), at.top(), at.width()
            points = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
            painter.setPen(QPen(theme.color("on_accent"), 1.8))
            painter.drawPolyline([QPointF(x + a * side, y + b * side) for a, b in points])

    def _tag(self, painter: QPainter, rect: QRect, words: str, color: str, chosen: bool) -> None:
        metrics, pad = QFontMetrics(self._small), self._theme.px(9)
        width = min(metrics.horizontalAdvance(words) + 2 * pad + 1, rect.width())
        height = metrics.height() + self._theme.px(3)
        at = QRect(rect.left(), rect.center().y() - height // 2, width, height)
        at = self._at_start(rect, at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = "soft" if color == "soft" else f"{color}_soft"
        # On the ground of the chosen row the tag of that colour would vanish.
        painter.setBrush(self._theme.color("surface" if chosen and color == "accent" else ground))
        painter.drawRoundedRect(at, height / 2, height / 2)
        ink = "muted" if color == "soft" else color
        self._put(painter, at.adjusted(pad, 0, -pad + 1, 0), words, self._small, ink)

    def _pieces(self, painter: QPainter, rect: QRect, pieces: list[Piece]) -> None:
        """One after the other from the reader's side, until there is no more room."""
        used, gap = 0, self._theme.px(6)
        for piece in pieces:
            font, room = self._fonts[piece.look], rect.width() - used
            if not piece.text or room < self._theme.px(18):
                continue
            width = min(QFontMetrics(font).horizontalAdvance(piece.text) + 1, room)
            at = QRect(rect.left() + used, rect.top(), width, rect.height())
            self._put(painter, self._at_start(rect, at), piece.text, font, piece.color)
            used += width + gap

    def _put(self, painter: QPainter, rect: QRect, text: str, font: QFont, color: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        direction = Qt.LayoutDirection
        rtl = is_arabic(text)
        painter.setLayoutDirection(direction.RightToLeft if rtl else direction.LeftToRight)
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(text.replace("\n", " "), elide, rect.width())
        flag = Qt.AlignmentFlag
        side = flag.AlignRight if self._theme.rtl else flag.AlignLeft
        how = side | flag.AlignAbsolute | flag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, how, shown)

    def _at_start(self, outer: QRect, rect: QRect) -> QRect:
        direction = Qt.LayoutDirection
        towards = direction.RightToLeft if self._theme.rtl else direction.LeftToRight
        return QStyle.visualRect(towards, outer, rect)
