"""What can be done with the files that are chosen: a line of words below them, and a menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.attachment import is_picture
from artisanest_desktop.rules import filenames
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.record.files.view import FilesView
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.shortcuts import FILES
from artisanest_desktop.ui.widgets import Button, Popover
from artisanest_desktop.ui.widgets.flow import Flow

Act = tuple[Msg, str, str, Callable[[], Any]]


def acts(view: FilesView, look: Callable[[str], Any]) -> list[Act]:
    """Words, icon, key and what it does, for what is chosen in a view."""
    shelf, uids = view.shelf, view.uids()
    if not uids:
        return []
    found: list[Act] = []
    one = shelf.row(uids[0]) if len(uids) == 1 else None
    if one is not None:
        uid = one["uid"]
        if is_picture(one):
            found.append((_("Look at it"), "eye", "look", lambda: look(uid)))
        elif not filenames.is_run(one.get("name") or ""):
            found.append((_("Open"), "external-link", "look", lambda: shelf.open(uid)))
    if one is not None and not shelf.is_locked():
        found.append((_("Caption"), "pencil", "caption", lambda: view.edit_caption(uid)))
        if view.files.covered and shelf.pictures[0]["uid"] != uid:
            found.append((_("Make it the cover"), "star", "", lambda: shelf.cover(uid)))
    found.append((_("Save a copy…"), "save", "", lambda: save_copies(shelf, view, uids)))
    if not shelf.is_locked():
        found.append((_("Take away"), "trash-2", "away", lambda: shelf.remove(uids)))
    return found


class Acts(QWidget):
    """The line of words; nothing while nothing is chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._flow = Flow(session.theme.px(6), self)
        self.hide()

    def show_acts(self, found: list[Act]) -> None:
        """Other acts."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, icon, key, act in found:
            button = Button(self._session, words, icon, "quiet")
            button.setProperty("small", "true")
            if key:
                button.setToolTip(shortcuts.tip(self._session.lang, FILES[key], words))
            button.clicked.connect(lambda _on=False, act=act: act())
            self._flow.addWidget(button)
        self.setVisible(bool(found))


def open_menu(session: Session, view: FilesView, found: list[Act]) -> None:
    """The same beside the file that was asked about."""
    popover = Popover(session, view, 250)
    for words, icon, _key, act in found:
        entry = Button(session, words, icon, "menu")
        entry.clicked.connect(popover.close)
        entry.clicked.connect(lambda _on=False, act=act: act())
        popover.column.addWidget(entry)
    anchor = QWidget(view.viewport())
    anchor.setGeometry(view.visualRect(view.currentIndex()))
    popover.destroyed.connect(anchor.deleteLater)
    popover.open_at(anchor)
    first = popover.column.itemAt(0)
    if first is not None and (entry_widget := first.widget()) is not None:
        entry_widget.setFocus()


def save_copies(shelf: Shelf, parent: QWidget, uids: list[str]) -> None:
    """Ask where a copy goes; of several, into which folder."""
    lang = shelf.session.lang
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    if len(uids) == 1:
        name = filenames.safe(shelf.row(uids[0]).get("name") or "")
        path = str(Path(documents) / name)
        chosen = QFileDialog.getSaveFileName(parent, lang(_("Save a copy")), path)[0]
        if chosen:
            shelf.save_as(uids[0], Path(chosen))
        return
    folder = QFileDialog.getExistingDirectory(parent, lang(_("Save copies in")), documents)
    if folder:
        for uid in uids:
            shelf.save_as(uid, free(Path(folder), shelf.row(uid).get("name") or ""))


def free(folder: Path, name: str) -> Path:
    """A name that is not taken there yet: ``scan (2).pdf``."""
    path = folder / filenames.safe(name)
    stem, suffix, n = path.stem, path.suffix, 2
    while path.exists():
        path = path.with_name(f"{stem} ({n}){suffix}")
        n += 1
    return path
