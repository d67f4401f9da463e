"""The square code of a page, as filled squares: sharp at every size, found again on a photo."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath

from artisanest_desktop.reports.paper import Paper

#: Black and nothing warmer: a photo taken in a dim room is what reads it.
_BLACK, _WHITE = "#000000", "#FFFFFF"
#: White around the code, in squares of it.
QUIET = 2


@lru_cache(maxsize=256)
def squares(text: str) -> QPainterPath:
    """The dark squares of a code as one shape; a unit is a square."""
    import zxingcpp  # 9 ms, and only where a sheet is printed

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    rows, columns = image.shape
    cells: Any = memoryview(image).tolist()
    path = QPainterPath()
    for y in range(rows):
        x = 0
        while x < columns:
            wide = 0
            while x + wide < columns and not cells[y][x + wide]:
                wide += 1
            if wide:
                path.addRect(QRectF(x, y, wide, 1))
            x += wide + 1
    # One outline around neighbours: between two that only touch a viewer leaves a hairline.
    return path.simplified()


def draw(paper: Paper, text: str, x: float, y: float, size: float) -> None:
    """The code of ``text`` with the white around it, in a square of ``size`` dots."""
    shape = squares(text)
    at = paper.box(x, y, size, size)
    painter = paper.painter
    painter.fillRect(at, QColor(_WHITE))
    painter.save()
    painter.translate(at.left(), at.top())
    scale = size / (shape.boundingRect().width() + 2 * QUIET)
    painter.scale(scale, scale)
    painter.translate(QUIET, QUIET)
    painter.fillPath(shape, QColor(_BLACK))
    painter.restore()
