"""A woven band, as on the rugs of the country: lozenges between small triangles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from artisanest_desktop.reports.letters import ACCENT, IVORY, SAFFRON, TERRA


def band(painter: QPainter, at: QRectF) -> None:
    """Fill a strip with whole lozenges, symmetric about its middle."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(at, QColor(ACCENT))
    high = at.height()
    count = max(round(at.width() / (high * 1.5)), 1)
    step = at.width() / count
    for n in range(count):
        middle = QPointF(at.left() + (n + 0.5) * step, at.center().y())
        _lozenge(painter, middle, step * 0.44, high * 0.42, IVORY)
        _lozenge(painter, middle, step * 0.28, high * 0.27, TERRA if n % 2 else SAFFRON)
        _lozenge(painter, middle, step * 0.11, high * 0.11, IVORY)
    for n in range(1, count):
        x = at.left() + n * step
        for edge, way in ((at.top(), 1), (at.bottom(), -1)):
            points = [
                (x - step * 0.13, edge),
                (x + step * 0.13, edge),
                (x, edge + way * high * 0.22),
            ]
            _shape(painter, points, SAFFRON)
    painter.restore()


def _lozenge(painter: QPainter, middle: QPointF, wide: float, high: float, color: str) -> None:
    x, y = middle.x(), middle.y()
    _shape(painter, [(x - wide, y), (x, y - high), (x + wide, y), (x, y + high)], color)


def _shape(painter: QPainter, points: list[tuple[float, float]], color: str) -> None:
    painter.setBrush(QColor(color))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
