"""Five drawn faces, from not at all to very much, and the pictures beside questions: for whoever
does not read."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from artisanest_desktop import assets
from artisanest_desktop.reports.letters import INK

#: How far the corners of the mouth stand above its middle, in parts of the face.
_MOUTHS = {1: -0.2, 2: -0.1, 3: 0.0, 4: 0.12, 5: 0.24}


def draw_face(painter: QPainter, at: QRectF, face: int, color: str = INK) -> None:
    """A face of 1 to 5 in a square."""
    side = at.width()
    pen = QPen(QColor(color), side * 0.06)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at.adjusted(side * 0.04, side * 0.04, -side * 0.04, -side * 0.04))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    for way in (-1, 1):
        eye = QPointF(at.center().x() + way * side * 0.17, at.top() + side * 0.38)
        painter.drawEllipse(eye, side * 0.055, side * 0.065)
    _mouth(painter, at, face, pen)
    painter.restore()


def _mouth(painter: QPainter, at: QRectF, face: int, pen: QPen) -> None:
    side, lift = at.width(), _MOUTHS[face]
    middle = at.top() + side * (0.66 if lift <= 0 else 0.6)
    left, right = at.center().x() - side * 0.22, at.center().x() + side * 0.22
    ends = middle - lift * side * 0.15 if face != 5 else middle
    path = QPainterPath(QPointF(left, ends + (abs(lift) * side * 0.5 if lift < 0 else 0)))
    corner = QPointF(right, ends + (abs(lift) * side * 0.5 if lift < 0 else 0))
    path.quadTo(QPointF(at.center().x(), middle + lift * side * 1.6), corner)
    if face == 5:  # an open laugh
        path.closeSubpath()
        painter.drawPath(path)
        return
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


@lru_cache(maxsize=32)
def _drawing(name: str, color: str) -> bytes:
    text = assets.path("icons", f"{name}.svg").read_text("utf-8")
    return text.replace("currentColor", color).encode()


def draw_picture(painter: QPainter, at: QRectF, name: str, color: str = INK) -> None:
    """One of the program's outline pictures, sharp at any size."""
    from PySide6.QtSvg import QSvgRenderer

    renderer: Any = QSvgRenderer(QByteArray(_drawing(name, color)))
    renderer.render(painter, at)
