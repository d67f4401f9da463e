"""The files of a record as they stand in its form: pictures, documents, what can be done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, p_
from artisanest_desktop.ui.record.files import acts
from artisanest_desktop.ui.record.files.documents import Documents
from artisanest_desktop.ui.record.files.model import FilesModel
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.record.files.tiles import Tiles
from artisanest_desktop.ui.record.files.view import FilesView
from artisanest_desktop.ui.record.files.viewer import Viewer
from artisanest_desktop.ui.widgets import Button, Label, SectionTitle

_LAST = "files.folder"


class _Part(QWidget):
    """A heading with its button, some lists, and the line of what can be done."""

    def __init__(self, shelf: Shelf, parent: QWidget, title: Msg, icon: str, add: Msg) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self.session = session = shelf.session
        px = session.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, px(6))
        self.column.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(SectionTitle(session, title, icon))
        self.button = Button(session, add, "plus", "link")
        self.button.clicked.connect(self.choose)
        head.addWidget(self.button)
        self.column.addLayout(head)
        self.views: list[FilesView] = []
        self.acts = acts.Acts(session)
        self.viewer: Viewer | None = None
        shelf.changed.connect(self.refresh)

    def put(self, *views: FilesView) -> None:
        """The lists, one below the other."""
        for view in views:
            self.views.append(view)
            self.column.addWidget(view)
            view.viewed.connect(self.view)
            view.chosen.connect(lambda view=view: self._chosen(view))
            view.asked.connect(lambda view: acts.open_menu(self.session, view, self._acts(view)))
        self.column.addWidget(self.acts)

    def refresh(self) -> None:
        """Show what is there now."""
        raise NotImplementedError

    # Choosing

    def _chosen(self, view: FilesView) -> None:
        """One list at a time has something chosen."""
        if view.uids():
            for other in self.views:
                if other is not view:
                    other.clearSelection()
        self._show_acts()

    def _show_acts(self) -> None:
        chosen = next((view for view in self.views if view.uids()), None)
        self.acts.show_acts(self._acts(chosen) if chosen is not None else [])

    def _acts(self, view: FilesView) -> list[acts.Act]:
        return acts.acts(view, self.look)

    def view(self, uid: str) -> None:
        """Enter: a picture is shown here, a document by the system."""
        if any(row["uid"] == uid for row in self.shelf.pictures):
            self.look(uid)
        else:
            self.shelf.open(uid)

    def look(self, uid: str) -> None:
        """A picture over the whole window."""
        self._close_viewer()
        self.viewer = Viewer(self.shelf, uid, self.window())
        self.viewer.closed.connect(self._forget_viewer)

    def _forget_viewer(self) -> None:
        self.viewer = None

    def _close_viewer(self) -> None:
        if self.viewer is not None:
            self.viewer.close_up()

    def hideEvent(self, event: QHideEvent) -> None:
        self._close_viewer()
        super().hideEvent(event)

    # In

    def choose(self) -> None:
        """Ask for files; several at once."""
        title = self.session.lang(_("Add files"))
        kept = self.session.store.setting(_LAST) if self.session.store is not None else None
        paths = QFileDialog.getOpenFileNames(self, title, str(kept or Path.home()))[0]
        if paths:
            if self.session.store is not None:
                self.session.store.set_setting(_LAST, str(Path(paths[0]).parent))
            self.shelf.add(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.shelf.paste():
            return
        super().keyPressEvent(event)


class FilesSection(_Part):
    """Pictures as thumbnails, documents as rows; ``pictures=False`` where a gallery shows them."""

    def __init__(self, shelf: Shelf, parent: QWidget, pictures: bool = True) -> None:
        super().__init__(shelf, parent, _("Files"), "paperclip", _("Add files…"))
        self._pictures = pictures
        self.tiles = Tiles(shelf, FilesModel(shelf))
        self.documents = Documents(shelf, FilesModel(shelf))
        self.hint = Label(self.session, "", "muted", wrap=True)
        self.column.addWidget(self.hint)
        self.put(self.tiles, self.documents)
        self.refresh()

    def refresh(self) -> None:
        self.tiles.show_rows(self.shelf.pictures if self._pictures else [])
        self.documents.show_rows(self.shelf.documents)
        locked = self.shelf.is_locked()
        self.button.setVisible(not locked)
        some = any(view.files.rows for view in self.views)
        words = _("Photos, scans, documents: drop them here, or anywhere on this record.")
        nothing = _("No files.")
        self.hint.show_words(nothing if locked else words)
        self.hint.setVisible(not some)
        self._show_acts()


class Gallery(_Part):
    """The pictures of a product, large; the first is its cover."""

    def __init__(self, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(shelf, parent, p_("gallery", "Pictures"), "images", _("Add pictures…"))
        self.tiles = Tiles(shelf, FilesModel(shelf, covered=True), side=112, large=True)
        words = _("Drop photos here, or choose them")
        self.empty = Button(self.session, words, "image-plus", "drop")
        self.empty.clicked.connect(self.choose)
        self.column.addWidget(self.empty)
        self.put(self.tiles)
        self.refresh()

    def refresh(self) -> None:
        self.tiles.show_rows(self.shelf.pictures)
        some, locked = bool(self.shelf.pictures), self.shelf.is_locked()
        self.button.setVisible(some and not locked)
        self.empty.setVisible(not some and not locked)
        self.setVisible(some or not locked)
        self._show_acts()
