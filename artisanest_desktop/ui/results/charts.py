"""Bars that lie: a word or a face before each, its figure behind it, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from artisanest_desktop.ui.session import Session

#: From the least to the most content, as on the form.
FACES = ("frown", "annoyed", "meh", "smile", "laugh")
_ROW, _BAR, _GAP = 30, 14, 10


@dataclass(frozen=True, slots=True)
class Bar:
    """``label`` or ``icon`` stands before it, ``figure`` behind it; ``share`` is from 0 to 1."""

    label: str
    figure: str
    share: float
    icon: str = ""


class LyingBars(QWidget):
    """From the right in Arabic; a screen reader has them all in words."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self.bars: list[Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Other figures."""
        self.bars = list(bars)
        said = [f"{bar.label}: {bar.figure}" for bar in bars]
        self.setAccessibleDescription(self._session.lang.list(said) if said else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._session.theme.px
        return QSize(px(240), px(_ROW) * max(len(self.bars), 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._session.theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._session.theme
        px = theme.px
        words, figures = QFontMetrics(theme.font(13)), QFontMetrics(theme.font(14, bold=True))
        labels = [0 if bar.icon else words.horizontalAdvance(bar.label) for bar in self.bars]
        icons = px(26) if any(bar.icon for bar in self.bars) else 0
        before = min(max([*labels, icons], default=0), self.width() // 2)
        after = max((figures.horizontalAdvance(b.figure) for b in self.bars), default=0) + 4
        begin = before + px(_GAP) if before else 0
        room = self.width() - begin - after - px(_GAP)
        for n, bar in enumerate(self.bars):
            top = n * px(_ROW)
            self._label(painter, bar, self._at(0, top, before))
            at = self._at(begin, top, room)
            self._bar(painter, bar, at)
            painter.setFont(theme.font(14, bold=True))
            painter.setPen(theme.color("ink"))
            place = self._at(begin + room + px(_GAP), top, after)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, bar.figure)

    def _at(self, x: float, top: float, width: float) -> QRectF:
        left = self.width() - x - width if self._session.theme.rtl else x
        return QRectF(left, top, width, self._session.theme.px(_ROW))

    def _label(self, painter: QPainter, bar: Bar, at: QRectF) -> None:
        theme = self._session.theme
        if bar.icon:
            picture = self._session.pixmap(bar.icon, "ink", 22)
            side = picture.deviceIndependentSize().width()
            painter.drawPixmap(QPointF(at.center().x() - side / 2, at.center().y() - side / 2),
                               picture)  # fmt: skip
            return
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("ink"))
        flag = Qt.AlignmentFlag
        side_of = flag.AlignRight if theme.rtl else flag.AlignLeft
        shown = painter.fontMetrics().elidedText(
            bar.label, Qt.TextElideMode.ElideRight, round(at.width()) + 1
        )
        painter.drawText(at, side_of | flag.AlignAbsolute | flag.AlignVCenter, shown)

    def _bar(self, painter: QPainter, bar: Bar, at: QRectF) -> None:
        theme = self._session.theme
        high = theme.px(_BAR)
        ground = QRectF(at.left(), at.center().y() - high / 2, at.width(), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawRoundedRect(ground, high / 2, high / 2)
        if bar.share <= 0:
            return
        wide = max(ground.width() * min(bar.share, 1), high)
        left = ground.right() - wide if theme.rtl else ground.left()
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(left, ground.top(), wide, high), high / 2, high / 2)
