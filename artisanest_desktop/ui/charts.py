"""Bars, painted: a dozen figures at a glance, each readable by hand, eye and ear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from artisanest_desktop.ui.session import Session

_HEIGHT, _LABELS, _TOP = 104, 26, 18
#: A bar fills so much of its place.
_FILL = 0.72


@dataclass(frozen=True, slots=True)
class Bar:
    """``label`` stands below where there is room, ``figure`` above the highest; ``said`` is all of
    it in words."""

    value: float
    label: str
    figure: str
    said: str


class Bars(QWidget):
    """From the right in Arabic. The highest value stands above its bar, any other in the tip of
    its bar; a screen reader has them all."""

    def __init__(self, session: Session, name: str, bars: Sequence[Bar]) -> None:
        super().__init__()
        self._session = session
        self._bars = list(bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(session.lang.list([bar.said for bar in bars]))

    def sizeHint(self) -> QSize:
        px = self._session.theme.px
        return QSize(px(240), px(_TOP + _HEIGHT + _LABELS))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._session.theme.px(160), self.sizeHint().height())

    def place_of(self, n: int) -> QRectF:
        """Where the bar of the n-th value stands, as high as the chart."""
        step = self.width() / len(self._bars)
        wide = step * _FILL
        # The outermost bars reach the edges.
        left = n * (self.width() - wide) / max(len(self._bars) - 1, 1)
        if self._session.theme.rtl:
            left = self.width() - wide - left
        px = self._session.theme.px
        return QRectF(left, px(_TOP), wide, px(_HEIGHT))

    def bar_at(self, point: QPoint) -> Bar | None:
        """The bar in whose column a point lies."""
        found = (n for n in range(len(self._bars)) if _column(self.place_of(n), point))
        n = next(found, None)
        return None if n is None else self._bars[n]

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bar = self.bar_at(event.pos())
            QToolTip.showText(event.globalPos(), bar.said if bar else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._session.theme
        highest = max((bar.value for bar in self._bars), default=0)
        places = [self.place_of(n) for n in range(len(self._bars))]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        for bar, place in zip(self._bars, places, strict=True):
            painter.drawPath(_rounded(_grown(place, bar.value, highest), theme.px(5)))
        painter.setPen(theme.color("line"))
        foot = round(places[0].bottom())
        painter.drawLine(0, foot, self.width(), foot)
        self._write(painter, places)

    def _write(self, painter: QPainter, places: Sequence[QRectF]) -> None:
        """The first, the middle and the last label, or all of them where they fit."""
        theme = self._session.theme
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        metrics = QFontMetrics(painter.font())
        widest = max(metrics.horizontalAdvance(bar.label) for bar in self._bars)
        n = len(self._bars)
        top = max(range(n), key=lambda i: self._bars[i].value)
        if self._bars[top].value:
            above = places[top].top() - theme.px(_TOP)
            self._line(painter, self._bars[top].figure, places[top], above)
        roomy = widest + theme.px(6) < self.width() / n
        for i in range(n) if roomy else sorted({0, (n - 1) // 2, n - 1}):
            below = places[i].bottom() + theme.px(5)
            self._line(painter, self._bars[i].label, places[i], below)

    def _line(self, painter: QPainter, words: str, place: QRectF, top: float) -> None:
        """Words in the middle of a bar's place, within the chart."""
        metrics = QFontMetrics(painter.font())
        wide = metrics.horizontalAdvance(words) + 2
        left = min(max(place.center().x() - wide / 2, 0), self.width() - wide)
        at = QRectF(left, top, wide, metrics.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, words)


def _column(place: QRectF, point: QPoint) -> bool:
    return place.left() <= point.x() <= place.right()


def _grown(place: QRectF, value: float, highest: float) -> QRectF:
    """A value that is not nothing is never invisible."""
    share = value / highest if highest else 0
    tall = max(place.height() * share, 2) if value else 0
    return QRectF(place.left(), place.bottom() - tall, place.width(), tall)


def _rounded(bar: QRectF, radius: float) -> QPainterPath:
    """Rounded above, standing square on its line."""
    radius = min(radius, bar.height(), bar.width() / 2)
    path = QPainterPath(bar.bottomLeft())
    path.lineTo(bar.left(), bar.top() + radius)
    path.quadTo(bar.topLeft(), QPointF(bar.left() + radius, bar.top()))
    path.lineTo(bar.right() - radius, bar.top())
    path.quadTo(bar.topRight(), QPointF(bar.right(), bar.top() + radius))
    path.lineTo(bar.bottomRight())
    path.closeSubpath()
    return path
