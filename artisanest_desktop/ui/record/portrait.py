"""The small picture of a record: its photo, else its initials on paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from artisanest_desktop.ui.record.thumbs import thumbs
from artisanest_desktop.ui.session import Session


def paint(
    painter: QPainter,
    session: Session,
    at: QRectF,
    letters: str,
    digest: str | None,
    radius: float,
    icon: str = "",
) -> None:
    """Draw a record's picture; ``radius`` is half the side for a disc.

    While the picture is made (``thumbs(session).made`` tells when) the letters stand there.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(at, radius, radius)
    picture = thumbs(session).square(digest, round(at.width())) if digest else None
    if picture is not None:
        painter.setClipPath(path)
        painter.drawPixmap(at, picture, QRectF(picture.rect()))
    else:
        theme = session.theme
        painter.fillPath(path, theme.color("soft"))
        painter.setPen(theme.color("muted"))
        side = at.height()
        if letters:
            painter.setFont(_font(theme.font(bold=True), side, letters))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, letters)
        elif icon:
            mark = session.pixmap(icon, "muted", side * 0.4 / theme.scale)
            width = mark.deviceIndependentSize().width()
            where = at.center().toPoint()
            painter.drawPixmap(int(where.x() - width / 2), int(where.y() - width / 2), mark)
    painter.restore()


def _font(font: QFont, side: float, letters: str) -> QFont:
    font.setPixelSize(max(8, round(side * (0.42 if letters >= "\u0590" else 0.36))))
    return font


def ring(painter: QPainter, at: QRectF, radius: float, color: QColor, width: int) -> None:
    """The outline of what has the focus."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(color)
    pen.setWidth(width)
    painter.setPen(pen)
    half = width / 2
    painter.drawRoundedRect(at.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()
