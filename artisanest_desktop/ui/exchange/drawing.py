"""How a line of the preview is drawn: what was is struck through, what will be is bold."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from artisanest_desktop.ui.exchange.lines import CHANGE, LINE, NAME, TAG, Index, ToldRole
from artisanest_desktop.ui.exchange.telling import LABEL, PLAIN, WAS, WILL, Piece, Told
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.session import Session

ROW = 45
_INK = {LABEL: "muted", PLAIN: "ink", WAS: "terra", WILL: "olive"}


class Drawing(QStyledItemDelegate):
    """Everything stands at the reader's side; each value keeps its own direction."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = session.theme
        self._small = session.theme.font(13)
        self._body = session.theme.font(15)
        bold = session.theme.font(15, bold=True)
        struck = session.theme.font(15)
        struck.setStrikeOut(True)
        self._fonts = {LABEL: self._small, PLAIN: self._body, WAS: struck, WILL: bold}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        told: Told = index.data(ToldRole)
        rect: QRect = option.rect
        theme = self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent_soft"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        inside = rect.adjusted(theme.px(12), 0, -theme.px(8), -1)
        if theme.rtl:
            inside = rect.adjusted(theme.px(8), 0, -theme.px(12), -1)
        column = index.column()
        if column == TAG:
            self._tag(painter, inside, told)
        elif column == CHANGE:
            self._pieces(painter, inside, told.pieces)
        elif column == NAME:
            self._put(painter, inside, told.name, self._body, "ink", False)
        else:
            words = told.line if column == LINE else told.why
            self._put(painter, inside, words, self._small, "muted", column == LINE)
        painter.restore()

    def _tag(self, painter: QPainter, rect: QRect, told: Told) -> None:
        metrics, pad = QFontMetrics(self._small), self._theme.px(9)
        width = min(metrics.horizontalAdvance(told.tag) + 2 * pad + 1, rect.width())
        height = metrics.height() + self._theme.px(3)
        at = QRect(rect.left(), rect.center().y() - height // 2, width, height)
        at = self._at_start(rect, at)
        soft = told.color == "soft"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("soft" if soft else f"{told.color}_soft"))
        painter.drawRoundedRect(at, height / 2, height / 2)
        ink = "muted" if soft else told.color
        self._put(painter, at.adjusted(pad, 0, -pad + 1, 0), told.tag, self._small, ink, False)

    def _pieces(self, painter: QPainter, rect: QRect, pieces: list[Piece]) -> None:
        """One after the other from the reader's side, until there is no more room."""
        left, gap = 0, self._theme.px(6)
        for piece in pieces:
            font = self._fonts[piece.style]
            room = rect.width() - left
            if room < self._theme.px(18):
                return
            width = min(QFontMetrics(font).horizontalAdvance(piece.text) + 1, room)
            at = QRect(rect.left() + left, rect.top(), width, rect.height())
            ltr = piece.ltr
            self._put(painter, self._at_start(rect, at), piece.text, font, _INK[piece.style], ltr)
            left += width + gap

    def _put(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, color: str, ltr: bool
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._theme.color(color)))
        rtl = not ltr and is_arabic(text)
        direction = Qt.LayoutDirection
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
