"""Outline icons in the colour of the text beside them; arrows turn round in Arabic."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QTransform

from artisanest_desktop import assets

#: The blue of the program's own mark, which follows the accent of the theme.
_MARK = "#3A3DB8"

#: What points somewhere, and therefore points the other way in Arabic.
DIRECTED = {
    "arrow-left",
    "arrow-right",
    "chevron-left",
    "chevron-right",
    "external-link",
    "log-out",
    "redo-2",
    "send",
    "undo-2",
}


@lru_cache(maxsize=64)
def _svg(name: str) -> str:
    return assets.path("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def pixmap(
    name: str, color: str, size: int, rtl: bool = False, ratio: float = 1.0, gap: int = 0
) -> QPixmap:
    """``name`` drawn in ``color``, ``size`` pixels; ``gap`` leaves room on the text's side."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = _svg(name).replace("currentColor", color).replace(_MARK, color)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    side = round(size * ratio)
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    if rtl and name in DIRECTED:
        square = square.transformed(QTransform().scale(-1, 1))
    if gap:
        wide = QPixmap(side + round(gap * ratio), side)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(round(gap * ratio) if rtl else 0, 0, square)
        painter.end()
        square = wide
    square.setDevicePixelRatio(ratio)
    return square


def _ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


def picture(name: str, color: str, size: int, rtl: bool = False) -> QPixmap:
    """An icon for a label, sharp on this screen."""
    return pixmap(name, color, size, rtl, _ratio())


def icon(
    name: str, color: str, size: int, rtl: bool = False, on: str | None = None, gap: int = 0
) -> QIcon:
    """An icon for a button; ``on`` is its colour while the button is checked."""
    ratio = _ratio()
    made = QIcon(pixmap(name, color, size, rtl, ratio, gap))
    if on:
        checked = pixmap(name, on, size, rtl, ratio, gap)
        made.addPixmap(checked, QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(checked, QIcon.Mode.Active, QIcon.State.On)
    return made
