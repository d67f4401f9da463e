"""The small picture of a record: its photo, else its initials on paper."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPainterPath, QPixmap

from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import photo
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
    """Draw a record's picture; ``radius`` is half the side for a disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(at, radius, radius)
    picture = _picture(session, digest, at) if digest else None
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


def _picture(session: Session, digest: str | None, at: QRectF) -> QPixmap | None:
    store = session.store
    if store is None or digest is None:
        return None
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    key = (str(store.path), digest, round(at.width() * ratio))
    if key not in _kept():
        if len(_kept()) > 256:
            _kept().clear()
        data = store.blob(digest)
        _kept()[key] = _square(data, key[2]) if data else None
    return _kept()[key]


@lru_cache(maxsize=1)
def _kept() -> dict[tuple[str, str, int], QPixmap | None]:
    return {}


def _square(data: bytes, side: int) -> QPixmap | None:
    """The middle of the picture; None when it cannot be read."""
    try:
        image = photo.decode(data, within=side)
    except Refusal:
        return None
    edge = min(image.width(), image.height())
    x, y = (image.width() - edge) // 2, (image.height() - edge) // 2
    fine = Qt.TransformationMode.SmoothTransformation
    keep = Qt.AspectRatioMode.IgnoreAspectRatio
    return QPixmap.fromImage(image.copy(x, y, edge, edge).scaled(side, side, keep, fine))


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
