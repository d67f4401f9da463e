"""The signed sheets: scans and photos that belong to a half-day, chosen, pasted or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.files.dropping import DropZone
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.rollcall.sheet import Half, Sheet
from artisanest_desktop.ui.scans import incoming
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.workbooks import dragged

_LAST = "files.folder"


class Scans(QObject):
    """``changed()`` when there are other files; ``shelf`` holds those of one half-day."""

    changed = Signal()
    #: ``came(Read)``: files that were chosen or dropped have been read.
    came = Signal(object)

    def __init__(self, session: Session, sheet: Sheet, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._sheet = sheet
        self._page = page
        self.shelf = Shelf(session, "slot", parent=self)
        self.shelf.changed.connect(self.changed)

    def show(self, slot: str) -> None:
        """The files of another half-day."""
        if slot and slot != self.shelf.uid:
            self.shelf.show(slot)

    @property
    def half(self) -> Half | None:
        """The half-day whose files are on the shelf."""
        return next((h for h in self._sheet.halves if h.uid == self.shelf.uid), None)

    def words(self) -> Msg:
        """What adding means now."""
        half = self.half
        if half is None:
            return _("Signed sheet")
        return _("Signed sheet: %(slot)s") % {"slot": half.name}

    def files(self) -> list[tuple[str, str]]:
        """The files there are: uid, and what they are called."""
        title = saving.register_of(self._session, "attachment").title
        return [(row["uid"], title(row, self._session.lang.code)) for row in self.shelf.rows]

    def choose(self, slot: str) -> None:
        """Ask for the scan of a half-day's sheet; several pages at once."""
        self.show(slot)
        store = saving.store_of(self._session)
        folder = str(store.setting(_LAST) or Path.home())
        title = self._session.lang(self.words())
        paths = QFileDialog.getOpenFileNames(self._page, title, folder)[0]
        if paths:
            store.set_setting(_LAST, str(Path(paths[0]).parent))
            self.take([Path(path) for path in paths])

    def take(self, paths: Sequence[Path]) -> None:
        """Each page goes where its code says; one alone without a code to the half-day that is
        being typed; of the others it is asked."""

        def done(read: incoming.Read) -> None:
            if isValid(self):
                self.came.emit(read)

        incoming.take(self._session, paths, self.shelf.uid or "", done)


class SheetDrop(DropZone):
    """A scan dropped anywhere on the roll call belongs to the half-day that is being typed."""

    def __init__(self, scans: Scans, page: QWidget) -> None:
        super().__init__(scans.shelf, page, None, lambda: scans.half is not None)
        self._scans = scans

    def _is_wanted(self, event: QDropEvent) -> bool:
        # A workbook is received, wherever it is dropped.
        return not dragged(event) and super()._is_wanted(event)

    def _take(self, mime: QMimeData) -> bool:
        paths = incoming.paths_of(mime)
        if not paths:
            return super()._take(mime)
        self._scans.take(paths)
        return True

    def _open(self) -> None:
        self.words.show_words(self._scans.words())
        super()._open()
