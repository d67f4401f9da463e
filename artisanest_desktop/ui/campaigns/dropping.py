"""Where the files that came back are dropped: files, a folder, a zip."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Picture
from artisanest_desktop.ui.widgets.flow import Flow


class DropBox(QFrame):
    """``dropped(list of paths)``; what is held over it colours it."""

    dropped = Signal(list)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        self.setAcceptDrops(True)
        self.setObjectName("landing")
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(10), px(16), px(10))
        line.setSpacing(px(12))
        line.addWidget(Picture(session, "download", "accent", 24))
        words = _("Drop here what came back: files, a whole folder, or a zip.")
        line.addWidget(Label(session, words, wrap=True), 2)
        shelf = QWidget()
        flow = Flow(px(10), shelf)
        self.choose_files = Button(session, _("Choose files…"), "file-spreadsheet")
        self.choose_folder = Button(session, _("Choose a folder…"), "folder-open")
        self.choose_files.clicked.connect(self._ask_files)
        self.choose_folder.clicked.connect(self._ask_folder)
        flow.addWidget(self.choose_files)
        flow.addWidget(self.choose_folder)
        line.addWidget(shelf, 1)
        self._color(False)

    def _color(self, over: bool) -> None:
        tokens, px = self._session.theme.tokens, self._session.theme.px
        ground = tokens["accent_soft"] if over else tokens["surface"]
        self.setStyleSheet(
            f"#landing {{ background: {ground}; border: 2px dashed {tokens['accent']}; "
            f"border-radius: {px(12)}px; }}"
        )

    def _ask_files(self) -> None:
        title = self._session.lang(_("Files that came back"))
        paths = QFileDialog.getOpenFileNames(self, title)[0]
        if paths:
            self.dropped.emit(paths)

    def _ask_folder(self) -> None:
        title = self._session.lang(_("Folder with the files that came back"))
        if path := QFileDialog.getExistingDirectory(self, title):
            self.dropped.emit([path])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._color(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._color(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._color(False)
        paths = [u.toLocalFile() for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)
