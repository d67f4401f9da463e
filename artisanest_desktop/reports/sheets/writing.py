"""Places to write in: for a signature, with a thumbprint where somebody needs one; a trainer's."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from artisanest_desktop.reports.letters import LINE, MUTED, Style, Text, mm
from artisanest_desktop.reports.paper import Paper
from artisanest_desktop.reports.table import Drawing

_BOX = mm(9)
_SMALL = Style(7.5, color=MUTED)


def _thumb(paper: Paper, x: float, y: float, width: float, height: float) -> None:
    """A box with the lines of a finger, at the end of the place to sign."""
    size = min(_BOX, height - mm(1.2), width - mm(2))
    at = x + width - size - mm(1)
    top = y + (height - size) / 2
    paper.outline(at, top, size, size, MUTED, mm(1.2), 0.2)
    box = paper.box(at, top, size, size)
    painter = paper.painter
    painter.save()
    pen = QPen(QColor(LINE))
    pen.setWidthF(mm(0.2))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for share in (0.18, 0.32, 0.46, 0.6):
        wide, high = size * share, size * share * 1.35
        ring = QRectF(0, 0, wide, high)
        ring.moveCenter(box.center())
        painter.drawArc(ring, -30 * 16, 240 * 16)
    painter.restore()


#: The same for everybody: laid out once.
THUMB = Drawing(_thumb)


@lru_cache(maxsize=64)
def signed_by(name: str) -> Drawing:
    """A place to sign that says whose: the name above, room below."""

    def draw(paper: Paper, x: float, y: float, width: float, height: float) -> None:
        text = Text(name, _SMALL, width - mm(2), most=1)
        paper.text(text, x + mm(1), y + mm(0.6), width - mm(2))

    return Drawing(draw)


@lru_cache(maxsize=64)
def out_of(count: str) -> Drawing:
    """A dotted place for a number, then how many there are in all."""

    def draw(paper: Paper, x: float, y: float, width: float, height: float) -> None:
        text = Text(f"………… / {count}", Style(9), ltr=True)
        paper.text(text, x, y + height - text.height - mm(1), width, "middle")

    return Drawing(draw)
