"""The model of a page typed from paper: a line for each person (or form), its cells beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
NUMBER, NAME, PLACE = "~number", "~name", "~place"


def as_text(value: Any) -> str:
    """A value that is shown as it is."""
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is typed in, or only read.

    ``read`` gives the value of what was typed (Refusal when it is none), ``shown`` its words;
    ``keys`` the value of one key, which is then enough; ``tag`` the colour of a value's pill.
    ``width`` is in pixels of a text of 15; a ``wide`` column shares what is left.
    """

    key: str
    label: Msg
    width: float = 100
    read: Callable[[str], Any] | None = None
    shown: Callable[[Any], str] = as_text
    keys: Callable[[str], Any] | None = None
    tag: Callable[[Any], str] | None = None
    wide: bool = False

    @property
    def typed(self) -> bool:
        """Whether one may type here."""
        return self.read is not None or self.keys is not None


@dataclass(slots=True)
class Line:
    """A person or a form: its number on the paper, name in both scripts, where from, values."""

    uid: str
    number: int
    first: str = ""
    second: str = ""
    place: str = ""
    values: dict[str, Any] = field(default_factory=dict)


class LinesModel(QAbstractTableModel):
    """Shows lines; writes nothing. Without names it has numbers and cells only."""

    def __init__(self, session: Session, columns: Sequence[Column], names: bool = True) -> None:
        super().__init__()
        self._session = session
        about = [Column(NUMBER, _("No."), 46)]
        if names:
            about += [Column(NAME, _("Name"), 190, wide=True),
                      Column(PLACE, _("Cooperative / organisation"), 160)]  # fmt: skip
        self.columns = [*about, *columns]
        self.lines: list[Line] = []
        self.heads: dict[str, str] = {}

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Other lines, or the same with other values."""
        same = [one.uid for one in lines] == [one.uid for one in self.lines]
        if same:
            self.lines = list(lines)
            if lines:
                last = self.index(len(lines) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def typed_columns(self) -> list[int]:
        """The columns one may type in."""
        return [n for n, column in enumerate(self.columns) if column.typed]

    def place_of(self, key: str) -> int:
        """Where a column stands."""
        return next(n for n, column in enumerate(self.columns) if column.key == key)

    # Qt's questions

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        found = flag.ItemIsEnabled | flag.ItemIsSelectable
        read = index.isValid() and self.columns[index.column()].read is not None
        return found | flag.ItemIsEditable if read else found

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and self.columns[index.column()].wide:
            return self.text(index.row(), index.column())
        return None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        line, what = self.lines[row], self.columns[column]
        if what.key == NUMBER:
            return self._session.lang.number(line.number)
        if what.key == NAME:
            return line.first
        if what.key == PLACE:
            return line.place
        return what.shown(line.values.get(what.key))

    def spoken(self, row: int, column: int) -> str:
        """A cell for the ear."""
        what, lang = self.columns[column], self._session.lang
        who = self.lines[row].first or lang.number(self.lines[row].number)
        said = self.text(row, column) or "—"
        return lang(_("%(name)s, %(what)s: %(value)s") % {
            "name": who, "what": what.label, "value": said})  # fmt: skip

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            what, flag = self.columns[section], Qt.AlignmentFlag
            middle = what.typed and not what.wide
            return flag.AlignCenter if middle else flag.AlignLeading | flag.AlignVCenter
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
                 Qt.ItemDataRole.ToolTipRole)  # fmt: skip
        if orientation != Qt.Orientation.Horizontal or role not in shown:
            return None
        words = self._session.lang(self.columns[section].label)
        short = self.heads.get(self.columns[section].key)
        return short if short and role == Qt.ItemDataRole.DisplayRole else words
