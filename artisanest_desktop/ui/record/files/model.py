"""The files of a record as a list that Qt's views show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from artisanest_desktop.i18n import Language, Msg, p_
from artisanest_desktop.rules import filenames
from artisanest_desktop.ui.record.files.shelf import Shelf, mime_of
from artisanest_desktop.ui.record.files.taking import weight

Index = QModelIndex | QPersistentModelIndex
Row = dict[str, Any]
ROW = Qt.ItemDataRole.UserRole
COVER = p_("picture", "Cover")


class FilesModel(QAbstractListModel):
    """``covered``: the first is the cover, and says so."""

    def __init__(self, shelf: Shelf, covered: bool = False) -> None:
        super().__init__(shelf)
        self.shelf = shelf
        self.covered = covered
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Other files; the same ones in the same order keep their places."""
        same = [row["uid"] for row in rows] == [row["uid"] for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = list(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def place(self, uid: str) -> QModelIndex:
        """Where a file stands; an invalid index when it is not here."""
        for n, row in enumerate(self.rows):
            if row["uid"] == uid:
                return self.index(n)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, lang, roles = self.rows[index.row()], self.shelf.session.lang, Qt.ItemDataRole
        if role == ROW:
            return row
        if role == roles.DisplayRole:
            return title(row)
        if role == roles.EditRole:
            return row.get("caption") or ""
        if role == roles.ToolTipRole:
            told = dotted(facts(row, lang, True), lang)
            return "\n".join(filter(None, (row.get("caption"), told)))
        if role in (roles.AccessibleTextRole, roles.AccessibleDescriptionRole):
            cover = lang(COVER) if self.is_cover(index) else ""
            name = bool(row.get("caption"))
            return dotted((cover, title(row), *facts(row, lang, name)), lang)
        return None

    def is_cover(self, index: Index) -> bool:
        """Whether it is the picture that stands for the record."""
        return self.covered and index.row() == 0

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.shelf.caption(self.rows[index.row()]["uid"], str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        return usual if self.shelf.is_locked() else usual | flag.ItemIsEditable

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Copies of the files, for whoever they are dropped on."""
        return mime_of(self.shelf.lend([self.rows[i.row()]["uid"] for i in indexes]))


def title(row: Row) -> str:
    """The caption, else the file's own name."""
    return row.get("caption") or row.get("name") or "—"


def facts(row: Row, lang: Language, named: bool) -> tuple[str, ...]:
    """``carte.pdf``, ``310 KB``, ``24/11/2026``."""
    born = added_on(row["uid"])
    name = row.get("name") or "" if named else ""
    return name, weight(row.get("size") or 0, lang), lang.date(born) if born else ""


def dotted(parts: Sequence[str], lang: Language) -> str:
    """``a · b · c``; each keeps its own direction in Arabic."""
    shown = [f"\u2068{part}\u2069" if lang.rtl else part for part in parts if part]
    return " · ".join(shown)


def added_on(uid: str) -> str:
    """The day a file was added: its identity is ordered by time (R2)."""
    try:
        seconds = int(uid.replace("-", "")[:12], 16) / 1000
        return dt.datetime.fromtimestamp(seconds, dt.UTC).astimezone().date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


_KINDS: tuple[tuple[str, Msg, str], ...] = (
    ("file-text", p_("kind of file", "Document"), "pdf doc docx docm odt rtf txt"),
    ("file-spreadsheet", p_("kind of file", "Spreadsheet"), "xls xlsx xlsm xlsb ods csv"),
    ("image", p_("kind of file", "Picture"), "heic heif avif tif tiff gif svg dng"),
    ("file-music", p_("kind of file", "Sound"), "mp3 m4a ogg opus wav aac amr"),
    ("file-play", p_("kind of file", "Film"), "mp4 mov avi mkv webm 3gp"),
    ("file-archive", p_("kind of file", "Archive"), "zip rar 7z gz tar"),
)
_PROGRAM = ("file-cog", p_("kind of file", "Program"))
_OTHER = ("file", p_("kind of file", "File"))


def kind_of(row: Row) -> tuple[str, Msg]:
    """An icon and a word for what a document is, by its name."""
    name = row.get("name") or ""
    if filenames.is_run(name):
        return _PROGRAM
    ending = filenames.ending(name)
    found = ((icon, word) for icon, word, endings in _KINDS if ending in endings.split())
    return next(found, _OTHER)
