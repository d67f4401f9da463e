"""The paper as it will be, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label

if TYPE_CHECKING:
    from artisanest_desktop.reports import Document


class _Page(QWidget):
    """One page, as large as there is room; ``sized()`` when there is more or less of it."""

    sized = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.shape = QSize(210, 297)
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sheet(self) -> QRect:
        """Where the paper lies."""
        size = self.shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QPoint((self.width() - size.width()) // 2, 0)
        return QRect(at, size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        at = self.sheet()
        painter.fillRect(at, Qt.GlobalColor.white)
        if not self.image.isNull():
            painter.drawImage(at, self.image)  # pixel by pixel, once it is as large as the place
        painter.setPen(self._session.theme.color("line"))
        painter.drawRect(at.adjusted(0, 0, -1, -1))


class Preview(QWidget):
    """Shows a document; the pages are turned with the buttons or Page Up and Page Down."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._document: Document | None = None
        self._asked = 0
        self.number = 0
        self.page = _Page(session)
        self.page.setAccessibleName(session.lang(_("How the paper will look")))
        self.back = Button(session, icon="chevron-left", kind="quiet", name=_("Page before"))
        self.on = Button(session, icon="chevron-right", kind="quiet", name=_("Next page"))
        self.which = Label(session, "", "muted")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(6))
        column.addWidget(self.page, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        for widget in (self.back, self.which, self.on):
            line.addWidget(widget)
        line.addStretch(1)
        column.addLayout(line)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(80)
        self._later.timeout.connect(self._draw)
        self.page.sized.connect(self._later.start)
        self._say()

    def show_document(self, document: Document) -> None:
        """Another document, or the same made otherwise: the page one was on, if it has it."""
        self._document = document
        self.number = min(self.number, len(document.pages) - 1)
        self.page.shape = QSize(round(document.sheet.width), round(document.sheet.height))
        self._draw()

    def show_nothing(self) -> None:
        """There is no page."""
        self._document = None
        self.page.image = QImage()
        self.page.update()
        self._say()

    def turn(self, by: int) -> None:
        """Another page."""
        if self._document is not None and 0 <= self.number + by < len(self._document.pages):
            self.number += by
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns:
            self.turn(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        document, number = self._document, self.number
        if document is None:
            return
        self._say()
        ratio = self.devicePixelRatioF()
        size = self.page.sheet().size() * ratio
        self._asked += 1
        asked = self._asked

        def paint(_progress: work.Progress) -> QImage:
            return picture(document, number, size)

        def show(image: QImage) -> None:
            if isValid(self) and asked == self._asked:
                self.page.image = image
                self.page.update()

        if not size.isEmpty():
            work.run(self._session, paint, show)

    def _say(self) -> None:
        count = len(self._document.pages) if self._document is not None else 0
        words = _("page %(n)s of %(total)s") % {"n": self.number + 1, "total": count}
        self.which.show_words(words if count else "")
        self.back.setEnabled(self.number > 0)
        self.on.setEnabled(self.number + 1 < count)


def picture(document: Document, number: int, size: QSize) -> QImage:
    """A page as a picture of some size."""
    from artisanest_desktop.reports.letters import mm

    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        scale = size.width() / mm(document.sheet.width)
        painter.scale(scale, scale)
        document.paint(painter, number)
    finally:
        painter.end()
    return image
