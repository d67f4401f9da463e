"""A picture: chosen, dropped or pasted; shrunk before it is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Field, Row
from artisanest_desktop.rules import Parsed
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import photo, portrait
from artisanest_desktop.ui.record.editors.base import Editor
from artisanest_desktop.ui.record.thumbs import thumbs
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Popover


class _Frame(QPushButton):
    """The picture itself; pressed, it offers what can be done."""

    def __init__(self, session: Session, side: int) -> None:
        super().__init__()
        self._session = session
        self.letters = ""
        self.digest: str | None = None
        self.over = False
        self.setFixedSize(QSize(side, side))
        thumbs(session).made.connect(self._came)

    def _came(self, digest: str) -> None:
        if digest == self.digest:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._session.theme.px
        at = QRectF(self.rect())
        portrait.paint(painter, self._session, at, self.letters, self.digest, px(10), icon="camera")
        if self.hasFocus() or self.over:
            portrait.ring(painter, at, px(10), self._session.theme.color("accent"), 2)


class PictureEditor(Editor):
    """``blob`` holds a new picture until it is saved."""

    side = 96

    def __init__(self, session: Session, field: Field) -> None:
        self.blob: bytes | None = None
        self._gone = False
        self._locked = False
        super().__init__(session, field)
        self.line.addStretch(1)
        self.setAcceptDrops(True)

    def make(self) -> QWidget:
        self.frame = _Frame(self.session, self.session.theme.px(self.side))
        self.frame.clicked.connect(self._menu)
        self.frame.setToolTip(self.session.lang(_("Choose, drop or paste a photo")))
        return self.frame

    def show_value(self, value: Any, row: Row) -> None:
        self.value, self.row = value, row
        self.blob, self._gone = None, False
        self.frame.digest = value
        self.frame.update()

    def show_letters(self, letters: str) -> None:
        """What stands there while there is no picture."""
        self.frame.letters = letters
        self.frame.update()

    def raw(self) -> str:
        return str(self.value or "")

    def put(self, raw: str) -> None:
        pass

    def is_dirty(self) -> bool:
        return self.blob is not None or self._gone

    def restore(self) -> None:
        self.show_value(self.value, self.row)

    def parsed(self) -> Parsed:
        return Parsed(None if self._gone else self.value)

    def lock(self, locked: bool) -> None:
        self._locked = locked
        self.setAcceptDrops(not locked)

    def is_left(self, event: Any) -> bool:
        return False  # a picture is saved when it comes, there is no typing it

    # Where a picture comes from

    def take(self, image: QImage) -> None:
        """Shrink a picture and save it."""
        try:
            self.blob = photo.shrink(image)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        self.left.emit()

    def take_file(self, path: str) -> None:
        """The same from a file."""
        try:
            image = photo.read(path)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        self.take(image)

    def paste(self) -> bool:
        """From the clipboard; False when there is no picture in it."""
        copied = QGuiApplication.clipboard().mimeData()
        return not self._locked and copied is not None and self._take_mime(copied)

    def remove(self) -> None:
        """No picture any more."""
        self._gone = True
        self.left.emit()

    def _take_mime(self, mime: QMimeData) -> bool:
        if mime.hasImage():
            image = mime.imageData()
            self.take(image if isinstance(image, QImage) else QImage(image))
            return True
        for url in mime.urls():
            if url.isLocalFile():
                self.take_file(url.toLocalFile())
                return True
        return False

    def _menu(self) -> None:
        if self._locked:
            return
        popover = Popover(self.session, self, 250)
        self._entry(popover, _("Choose a photo…"), "image", self._choose)
        copied = QGuiApplication.clipboard().mimeData()
        if copied is not None and copied.hasImage():
            self._entry(popover, _("Paste the copied picture"), "clipboard-paste", self.paste)
        if self.value:
            self._entry(popover, _("Take the photo away"), "trash-2", self.remove)
        popover.open_at(self.frame)

    def _entry(self, popover: Popover, words: Any, icon: str, act: Any) -> None:
        button = Button(self.session, words, icon, "menu")
        button.clicked.connect(popover.close)
        button.clicked.connect(lambda: act())
        popover.column.addWidget(button)

    def _choose(self) -> None:
        lang = self.session.lang
        pictures = "*.jpg *.jpeg *.png *.webp *.bmp *.gif"
        kinds = f"{lang(_('Pictures'))} ({pictures})"
        path, _kind = QFileDialog.getOpenFileName(self, lang(_("Choose a photo")), "", kinds)
        if path:
            self.take_file(path)

    # Dropping and pasting

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasImage() or any(u.isLocalFile() for u in mime.urls()):
            event.acceptProposedAction()
            self.frame.over = True
            self.frame.update()

    def dragLeaveEvent(self, event: Any) -> None:
        self.frame.over = False
        self.frame.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dragLeaveEvent(event)
        if self._take_mime(event.mimeData()):
            event.acceptProposedAction()

    def key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste()
        if event.key() == Qt.Key.Key_Delete and self.value and not self._locked:
            self.remove()
            return True
        return False
