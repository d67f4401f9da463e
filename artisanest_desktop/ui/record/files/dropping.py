"""Files dropped anywhere on a record are added to it; while they are held over it, it says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.widgets import Label, Picture

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.form import RecordForm

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class DropZone(QFrame):
    """Lies over a record while files are held over it; lets everything else through."""

    def __init__(
        self, shelf: Shelf, panel: QWidget, form: RecordForm | None, is_open: Callable[[], bool]
    ) -> None:
        """``form`` where the panel's fields come and go with a record."""
        super().__init__(panel)
        self._shelf = shelf
        self._panel = panel
        self._is_open = is_open
        self.setObjectName("drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Picture(shelf.session, "paperclip", "accent", 40), 0, middle)
        words = _("Drop: the files are added to this record.")
        self.words = Label(shelf.session, words, "strong", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.words)
        column.addStretch(1)
        self.hide()
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)
        self._watch_fields()
        if form is not None:
            form.shown.connect(self._watch_fields)
            form.more.clicked.connect(self._watch_fields)

    def _watch_fields(self) -> None:
        """A field would take a file for its name as text: the record takes it instead."""
        for kind in (QLineEdit, QPlainTextEdit):
            for field in self._panel.findChildren(kind):
                field.removeEventFilter(self)
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not hasattr(self, "_panel"):  # Python took this apart before Qt did
            return False
        kind = event.type()
        if kind in _DRAGS and isinstance(event, QDropEvent) and self._is_wanted(event):
            if watched is not self._panel:
                event.ignore()  # goes on to the panel
                return True
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._open()
            return True
        if watched is not self._panel:
            return False
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            if self._is_wanted(event) and self._take(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                return True
        elif kind in (QEvent.Type.DragLeave, QEvent.Type.Hide):
            self.hide()
        elif kind == QEvent.Type.Resize:
            self.setGeometry(self._panel.rect())
        return False

    def _take(self, mime: QMimeData) -> bool:
        """What was dropped becomes the record's; a signed sheet dropped on its session goes to
        the half-day that its code says."""
        shelf = self._shelf
        if shelf.register == "session" and shelf.uid is not None:
            from artisanest_desktop.ui.scans import incoming

            if paths := incoming.paths_of(mime):
                incoming.take(shelf.session, paths, others=("session", shelf.uid),
                              done=lambda _read: shelf.finished.emit())  # fmt: skip
                return True
        return shelf.take(mime)

    def _is_wanted(self, event: QDropEvent) -> bool:
        source, mime = event.source(), event.mimeData()
        ours = isinstance(source, QWidget) and self._panel.isAncestorOf(source)
        some = mime.hasImage() or any(url.isLocalFile() for url in mime.urls())
        return some and not ours and self._is_open() and not self._shelf.is_locked()

    def _open(self) -> None:
        if not self.isVisible():
            self.setGeometry(self._panel.rect())
            self.show()
            self.raise_()
