"""The strokes and motifs that the pictures of the example are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

SIDE = 480
#: The palette of the look, and the wools, dyes and clays it was taken from.
IVORY, PAPER, SAND, STRAW, OCHRE = "#F6EFE2", "#FFFDF8", "#E9DDC6", "#DDB967", "#C98F2B"
MADDER, TERRA, CLAY, BROWN, INK = "#9C2F2A", "#B4532A", "#C8724A", "#6B4630", "#25211C"
INDIGO, BLUE, SKY, OLIVE, LEAF = "#2F3A8C", "#3A3DB8", "#A9B4E6", "#4C6B2F", "#8BA65F"
ROSE, SAFFRON, WHITE, SHADE = "#D98C8C", "#E0A526", "#FFFFFF", "#26000000"


class Drawing(QPainter):
    """A square of paper; every method draws one shape, in pixels of a side of 480."""

    def begin_on(self, ground: str, table: str = "") -> None:
        """The wall, and the table in front of it."""
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setPen(Qt.PenStyle.NoPen)
        self.rect(0, 0, SIDE, SIDE, ground)
        if table:
            self.rect(0, 330, SIDE, 150, table)

    def rect(self, x: float, y: float, w: float, h: float, fill: str, round_: float = 0) -> None:
        """A rectangle, its corners rounded."""
        self.setBrush(QColor(fill))
        self.drawRoundedRect(QRectF(x, y, w, h), round_, round_)

    def oval(self, x: float, y: float, w: float, h: float, fill: str) -> None:
        """An oval around its middle."""
        self.setBrush(QColor(fill))
        self.drawEllipse(QRectF(x - w / 2, y - h / 2, w, h))

    def poly(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A closed shape of straight sides."""
        self.setBrush(QColor(fill))
        self.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def curve(self, fill: str, start: tuple[float, float], *bends: tuple[float, ...]) -> None:
        """A closed shape: two numbers go straight, four bend once, six twice."""
        path = QPainterPath(QPointF(*start))
        for bend in bends:
            if len(bend) == 2:
                path.lineTo(*bend)
            elif len(bend) == 4:
                path.quadTo(*bend)
            else:
                path.cubicTo(*bend)
        path.closeSubpath()
        self.setBrush(QColor(fill))
        self.drawPath(path)

    def line(self, color: str, width: float, *points: tuple[float, float]) -> None:
        """A line through points, its ends round."""
        self.stroke(color, width)
        self.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
        self.setPen(Qt.PenStyle.NoPen)

    def arc(self, color: str, width: float, box: tuple[float, float, float, float],
            start: float, span: float) -> None:  # fmt: skip
        """A part of an oval's edge, in degrees from the right, against the clock."""
        self.stroke(color, width)
        self.drawArc(QRectF(*box), int(start * 16), int(span * 16))
        self.setPen(Qt.PenStyle.NoPen)

    def stroke(self, color: str, width: float) -> None:
        """A pen with round ends and nothing inside."""
        pen = QPen(QColor(color), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.setPen(pen)
        self.setBrush(QBrush(Qt.BrushStyle.NoBrush))

    # Motifs

    def diamond(self, x: float, y: float, w: float, h: float, *fills: str) -> None:
        """Diamonds in one another, each smaller."""
        for n, fill in enumerate(fills):
            part = 1 - n / len(fills)
            dx, dy = w / 2 * part, h / 2 * part
            self.poly(((x - dx, y), (x, y - dy), (x + dx, y), (x, y + dy)), fill)

    def star(self, x: float, y: float, r: float, fill: str, heart: str = "") -> None:
        """The star of eight points of the zellige: two squares, one on its corner."""
        for turn in (0, pi / 4):
            corners = [turn + n * pi / 2 for n in range(4)]
            self.poly([(x + r * cos(a), y + r * sin(a)) for a in corners], fill)
        if heart:
            self.star(x, y, r * 0.5, heart)

    def zigzag(self, x: float, y: float, w: float, h: float, n: int, color: str,
               width: float) -> None:  # fmt: skip
        """A line of teeth."""
        step = w / n / 2
        points = [(x + i * step, y + (h if i % 2 else 0)) for i in range(2 * n + 1)]
        self.line(color, width, *points)

    def teeth(self, x: float, y: float, w: float, h: float, n: int, fill: str) -> None:
        """A row of triangles; below their line when ``h`` is negative."""
        step = w / n
        for i in range(n):
            left = x + i * step
            self.poly(((left, y), (left + step / 2, y - h), (left + step, y)), fill)

    def dots(self, x: float, y: float, w: float, n: int, r: float, fill: str) -> None:
        """A row of round spots."""
        for i in range(n):
            self.oval(x + (i + 0.5) * w / n, y, r, r, fill)

    def fringe(self, x: float, y: float, w: float, h: float, n: int, color: str) -> None:
        """Threads that hang."""
        for i in range(n):
            at = x + (i + 0.5) * w / n
            self.line(color, 3, (at, y), (at, y + h))

    def weave(self, x: float, y: float, w: float, h: float, nx: int, ny: int, fill: str,
              other: str, ground: str) -> None:  # fmt: skip
        """Strands over and under one another."""
        self.rect(x, y, w, h, ground)
        dx, dy = w / nx, h / ny
        for i in range(nx):
            for j in range(ny):
                over = (i + j) % 2
                self.rect(x + i * dx + 1, y + j * dy + (1 if over else dy * 0.2), dx - 2,
                          dy * (0.9 if over else 0.6), fill if over else other, 3)  # fmt: skip

    def within(self, *points: tuple[float, float]) -> None:
        """What follows, until :meth:`anywhere`, is seen inside this shape only."""
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
        path.closeSubpath()
        self.setClipPath(path)

    def anywhere(self) -> None:
        """The whole paper again."""
        self.setClipping(False)
