"""A picture as large as there is room, or larger: turned by the wheel, moved by the hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from artisanest_desktop.ui.session import Session

_MOST, _STEP = 4.0, 1.25


class Canvas(QWidget):
    """``zoomed()`` when the picture is shown larger or smaller."""

    zoomed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._picture = QPixmap()
        self._scale: float | None = None  # None: as large as there is room
        self._middle = QPointF()  # of the picture, what is in the middle of the window
        self._grabbed: QPointF | None = None

    def show_picture(self, picture: QPixmap) -> None:
        """Another picture, whole."""
        self._picture = picture
        self.fit()

    def fit(self) -> None:
        """The whole of it."""
        self._scale = None
        self._middle = QRectF(self._picture.rect()).center()
        self._after()

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the picture."""
        return self._fitting() if self._scale is None else self._scale

    def is_whole(self) -> bool:
        """Whether nothing of it is out of sight."""
        return self.scale <= self._fitting() + 1e-6

    def zoom(self, closer: bool) -> None:
        """One step larger or smaller."""
        self._zoom_to(self.scale * (_STEP if closer else 1 / _STEP))

    def _zoom_to(self, scale: float) -> None:
        fitting = self._fitting()
        if scale <= fitting:
            self.fit()
            return
        self._scale = min(scale, max(_MOST, fitting))
        self._after()

    def toggle(self) -> None:
        """Whole, or as large as it was taken."""
        if self.is_whole():
            self._zoom_to(max(1.0, 2 * self._fitting()))
        else:
            self.fit()

    def _fitting(self) -> float:
        size = self._picture.size()
        if size.isEmpty():
            return 1.0
        return min(self.width() / size.width(), self.height() / size.height(), 2.0)

    def _after(self) -> None:
        self._hold()
        shape = Qt.CursorShape
        self.setCursor(shape.ArrowCursor if self.is_whole() else shape.OpenHandCursor)
        self.zoomed.emit()
        self.update()

    def _hold(self) -> None:
        """No empty margin where there is more of the picture to see."""
        size = QSizeF(self._picture.size())
        half = QSizeF(self.width(), self.height()) / (2 * self.scale)
        self._middle = QPointF(
            _between(self._middle.x(), half.width(), size.width()),
            _between(self._middle.y(), half.height(), size.height()),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self.scale
        size = QSizeF(self._picture.size()) * scale
        at = QRectF(self.rect()).center() - self._middle * scale
        painter.drawPixmap(QRectF(at, size), self._picture, QRectF(self._picture.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._after()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.zoom(event.angleDelta().y() > 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_whole():
            self._grabbed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._middle -= (event.position() - self._grabbed) / self.scale
            self._grabbed = event.position()
            self._hold()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            self._after()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.toggle()


def _between(at: float, half: float, size: float) -> float:
    return size / 2 if 2 * half >= size else min(max(at, half), size - half)
