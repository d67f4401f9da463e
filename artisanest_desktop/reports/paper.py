"""A page to draw on, written and laid out from the side at which its reader begins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from artisanest_desktop.reports.letters import LINE, Text, mm

START, MIDDLE, END, RIGHT = "start", "middle", "end", "right"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a page and its margins, in millimetres."""

    width: float = 210
    height: float = 297
    side: float = 14
    top: float = 13
    bottom: float = 17

    @property
    def room(self) -> float:
        """Dots between the side margins."""
        return mm(self.width - 2 * self.side)

    @property
    def first(self) -> float:
        """Dots from the page's top edge to where writing begins."""
        return mm(self.top)

    @property
    def last(self) -> float:
        """Dots from the page's top edge to where writing ends."""
        return mm(self.height - self.bottom)


PORTRAIT = Sheet()
LANDSCAPE = Sheet(297, 210, top=12, bottom=16)


class Paper:
    """``x`` counts from the margin where the reader begins, ``y`` from the page's top; in dots."""

    def __init__(self, painter: QPainter, sheet: Sheet, rtl: bool) -> None:
        self.painter = painter
        self.sheet = sheet
        self.rtl = rtl
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )

    def box(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Where that lies on the page: mirrored for a reader who begins at the right."""
        margin = mm(self.sheet.side)
        if self.rtl:
            return QRectF(mm(self.sheet.width) - margin - x - width, y, width, height)
        return QRectF(margin + x, y, width, height)

    def text(
        self,
        text: Text,
        x: float,
        y: float,
        width: float,
        align: str = START,
        start: int = 0,
        stop: int | None = None,
    ) -> None:
        """Write a text: at the reader's side, at the other, in the middle, or at the right."""
        at = self.box(x, y, width, 0)
        sides = {START: float(self.rtl), END: float(not self.rtl), MIDDLE: 0.5, RIGHT: 1.0}
        text.draw(self.painter, at.left(), y, width, sides[align], start, stop)

    def rule(
        self, x: float, y: float, width: float, color: str = LINE, weight: float = 0.15
    ) -> None:
        """A line across; ``weight`` in millimetres."""
        at = self.box(x, y, width, 0)
        self.painter.setPen(_pen(color, weight))
        self.painter.drawLine(QLineF(at.topLeft(), at.topRight()))

    def upright(
        self, x: float, y: float, height: float, color: str = LINE, weight: float = 0.15
    ) -> None:
        """A line downwards."""
        at = self.box(x, y, 0, height)
        self.painter.setPen(_pen(color, weight))
        self.painter.drawLine(QLineF(at.topLeft(), at.bottomLeft()))

    def fill(
        self, x: float, y: float, width: float, height: float, color: str, radius: float = 0
    ) -> None:
        """A ground; ``radius`` rounds its corners."""
        self.painter.fillPath(rounded(self.box(x, y, width, height), radius), QColor(color))

    def outline(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        color: str = LINE,
        radius: float = 0,
        weight: float = 0.15,
    ) -> None:
        """A frame."""
        self.painter.strokePath(rounded(self.box(x, y, width, height), radius), _pen(color, weight))

    def picture(
        self,
        image: QImage,
        x: float,
        y: float,
        width: float,
        height: float,
        radius: float = 0,
        fill: bool = True,
    ) -> None:
        """A picture: filling its place (the middle of it is seen), or whole inside it."""
        at = self.box(x, y, width, height)
        shape = at.width() / at.height()
        w, h = image.width(), image.height()
        if fill:
            seen = QRectF(0, 0, min(w, h * shape), min(h, w / shape))
            seen.moveCenter(QPointF(w / 2, h / 2))
        else:
            seen = QRectF(0, 0, w, h)
            scale = min(at.width() / w, at.height() / h)
            inside = QRectF(0, 0, w * scale, h * scale)
            inside.moveCenter(at.center())
            at = inside
        self.painter.save()
        if radius:
            self.painter.setClipPath(rounded(at, radius), Qt.ClipOperation.IntersectClip)
        self.painter.drawImage(at, image, seen)
        self.painter.restore()


def rounded(at: QRectF, radius: float) -> QPainterPath:
    """A rectangle as a path."""
    path = QPainterPath()
    if radius:
        path.addRoundedRect(at, radius, radius)
    else:
        path.addRect(at)
    return path


def _pen(color: str, weight: float) -> QPen:
    pen = QPen(QColor(color))
    pen.setWidthF(mm(weight))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
