"""Drawing the table of lines: words, hairlines, tags, the ring of the current cell."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.session import Session

_ELIDE = Qt.TextElideMode.ElideRight
_FLAG = Qt.AlignmentFlag


class Brush:
    """What the table's painter needs of the theme; everything stands at the reader's side."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.theme = session.theme
        self.rtl = session.theme.rtl
        self.body = session.theme.font(14)
        self.bold = session.theme.font(14, bold=True)
        self.head = session.theme.font(12)
        self.note = session.theme.font(13)
        self.pad = session.theme.px(5)

    def color(self, token: str) -> QColor:
        """A token's colour."""
        return self.theme.color(token)

    def side(self, far: bool) -> Qt.AlignmentFlag:
        """The reader's side, or the far one, where figures stand."""
        return _FLAG.AlignLeft if far == self.rtl else _FLAG.AlignRight

    def needed(self, text: str, font: QFont, width: int) -> int:
        """How high words are when they may be broken."""
        if not text:
            return 0
        how = Qt.TextFlag.TextWordWrap | _FLAG.AlignLeft
        return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 9999), how, text).height()

    def in_two(self, text: str, font: QFont) -> int:
        """The least width in which words stand on two lines."""
        wide, words = QFontMetrics(font).horizontalAdvance, text.split()
        cuts = range(1, len(words)) or (len(words),)
        halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in cuts)
        return min((max(map(wide, pair)) for pair in halves), default=0) + 2

    def put(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        token: str,
        far: bool = False,
        ltr: bool = False,
        wrap: bool = False,
        ours: bool = False,
    ) -> None:
        """What people typed in its own direction, our words (``ours``) in the reader's; on one
        line they are shortened to fit."""
        painter.setFont(font)
        painter.setPen(self.color(token))
        direction = Qt.LayoutDirection
        arabic = self.rtl if ours else not ltr and is_arabic(text)
        painter.setLayoutDirection(direction.RightToLeft if arabic else direction.LeftToRight)
        how = int(self.side(far) | _FLAG.AlignAbsolute | _FLAG.AlignVCenter)
        if wrap:
            painter.drawText(rect, how | int(Qt.TextFlag.TextWordWrap), text)
            return
        shown = painter.fontMetrics().elidedText(text.replace("\n", " "), _ELIDE, rect.width())
        painter.drawText(rect, how | int(Qt.TextFlag.TextSingleLine), shown)

    def tag(self, painter: QPainter, rect: QRect, text: str, token: str) -> None:
        """A word in a coloured pill."""
        metrics = QFontMetrics(self.note)
        pad = self.theme.px(7)
        width = min(metrics.horizontalAdvance(text) + 2 * pad + 1, rect.width())
        height = metrics.height() + self.theme.px(2)
        x = rect.right() - width + 1 if self.rtl else rect.left()
        at = QRect(x, rect.center().y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color("soft" if token == "soft" else f"{token}_soft"))
        painter.drawRoundedRect(at, height / 2, height / 2)
        ink = "muted" if token == "soft" else token
        self.put(painter, at.adjusted(pad, 0, -pad + 1, 0), text, self.note, ink)

    def hairline(self, painter: QPainter, y: int, width: int) -> None:
        """From side to side."""
        painter.fillRect(QRect(0, y, width, 1), self.color("line"))

    def ground(self, painter: QPainter, rect: QRect, token: str) -> None:
        """A coloured ground of a cell."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color(token))
        round_ = self.theme.px(6)
        painter.drawRoundedRect(QRectF(rect).adjusted(0, 2, 0, -3), round_, round_)

    def ring(self, painter: QPainter, rect: QRect) -> None:
        """Round what the keyboard is at."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.color("accent"), 2))
        round_ = self.theme.px(6)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -3), round_, round_)

    def dots(self, painter: QPainter, rect: QRect) -> None:
        """The handle by which a line is dragged."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color("muted"))
        dot, gap = self.theme.px(2), self.theme.px(5)
        middle = rect.center()
        for row in (-1, 0, 1):
            for column in (-1, 1):
                x = middle.x() + column * gap // 2
                y = middle.y() + row * gap
                painter.drawEllipse(QRect(x, y, dot, dot))

    def icon(self, painter: QPainter, rect: QRect, name: str, token: str, size: float = 16) -> None:
        """An icon in the middle of a place."""
        side = self.theme.px(size)
        at = QRect(0, 0, side, side)
        at.moveCenter(rect.center())
        painter.drawPixmap(at, self.session.pixmap(name, token, size))

    def size(self, text: str, font: QFont) -> QSize:
        """Of words on one line."""
        metrics = QFontMetrics(font)
        return QSize(metrics.horizontalAdvance(text), metrics.height())
