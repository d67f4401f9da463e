"""The list's model: ids of all rows, and a few pages of plain rows around what is seen."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from artisanest_desktop.i18n import _
from artisanest_desktop.model.columns import Column
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.session import Session

PAGE = 200
#: Of rows that show what their lines come to.
SMALL_PAGE = 50
PAGES = 8
#: The row behind a cell, for the delegate.
RowRole = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(slots=True)
class Line:
    """One row as the list needs it."""

    uid: str
    row: dict[str, Any]
    first: str
    second: str
    doubtful: bool
    question: bool
    flag: Field | None = None


class Rows(QAbstractTableModel):
    """Nothing is read before it is seen; what changed is read again."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        self._session = session
        self.key = key
        self.ids: list[int] = []
        self.columns: list[Column] = []
        self.sort_key = ""
        self.sort_down = False
        self._pages: OrderedDict[int, list[Line | None]] = OrderedDict()
        self._asked: frozenset[str] | None = None
        self._page = PAGE

    # What is shown

    def show_ids(self, ids: list[int]) -> None:
        """Other rows, or the same in another order."""
        self.beginResetModel()
        self.ids = ids
        self._pages.clear()
        self.endResetModel()

    def extend(self, ids: list[int]) -> None:
        """The whole result, of which the beginning is already shown."""
        shown = len(self.ids)
        if len(ids) <= shown:
            return
        self.beginInsertRows(QModelIndex(), shown, len(ids) - 1)
        self.ids = ids
        self._pages.pop((shown - 1) // self._page if shown else 0, None)
        self.endInsertRows()

    def show_columns(self, columns: list[Column]) -> None:
        """Other columns."""
        self.beginResetModel()
        self.columns = columns
        register = saving.register_of(self._session, self.key)
        self._page = SMALL_PAGE if self._computed(register) else PAGE
        self._pages.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Values have changed: read again what is seen."""
        self._pages.clear()
        self._asked = None
        if self.ids and self.columns:
            last = self.index(len(self.ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def line(self, row: int) -> Line | None:
        """A row's values; None when it is gone meanwhile."""
        if not 0 <= row < len(self.ids):
            return None
        number, at = divmod(row, self._page)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number)
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[at] if at < len(page) else None

    def uid(self, row: int) -> str | None:
        """The identity of a row."""
        line = self.line(row)
        return line.uid if line is not None else None

    def row_of(self, uid: str) -> int:
        """Where a record stands; -1 when it is not among those shown."""
        row_id = saving.store_of(self._session).row_id(self.key, uid)
        try:
            return self.ids.index(row_id) if row_id is not None else -1
        except ValueError:
            return -1

    # Reading

    def _read(self, number: int) -> list[Line | None]:
        store, lang = saving.store_of(self._session), self._session.lang
        ids = self.ids[number * self._page : (number + 1) * self._page]
        rows = self._rows(ids)
        doubtful = store.doubtful(self.key, [row["uid"] for row in rows.values()])
        asked = self._with_questions()
        register = saving.register_of(self._session, self.key)
        found: list[Line | None] = []
        for row_id in ids:
            row = rows.get(row_id)
            if row is None:
                found.append(None)
                continue
            first, second = face.names(register, row, lang.code)
            uid = row["uid"]
            flag = next((f for f in register.flags if row.get(f.key)), None)
            found.append(Line(uid, row, first, second, uid in doubtful, uid in asked, flag))
        return found

    def _rows(self, ids: list[int]) -> dict[int, dict[str, Any]]:
        store = saving.store_of(self._session)
        register = saving.register_of(self._session, self.key)
        keys = [*self._keys(), "id"]
        stored = [k for k in keys if k != "id"]
        rows: dict[int, dict[str, Any]] = {}
        values = store.window(self.key, ids, stored)
        if len(values) == len(ids):
            for row_id, (uid, *row) in zip(ids, values, strict=True):
                rows[row_id] = {"uid": uid, **dict(zip(stored, row, strict=True))}
        else:  # some are gone: ask which
            for row_id in ids:
                for uid, *row in store.window(self.key, [row_id], stored):
                    rows[row_id] = {"uid": uid, **dict(zip(stored, row, strict=True))}
        computed = self._computed(register)
        if computed:
            uids = [r["uid"] for r in rows.values()]
            full = store.get_many(self.key, uids)
            context = store.reader()
            context.expect(self.key, uids)
            for row_id, one in rows.items():
                whole = dict(full.get(one["uid"], one))
                made = {f.key: f.compute(whole, context) for f in computed if f.compute}
                rows[row_id] = whole | made
        return rows

    def _computed(self, register: Register) -> list[Field]:
        """The computed fields that are seen: columns, flags, a picture that is one of several."""
        shown = {c.key for c in self.columns}
        photo = face.photo_field(register)
        return [
            f
            for f in register.fields
            if f.compute is not None and (f.key in shown or f is photo or f.flag)
        ]

    def _keys(self) -> list[str]:
        register = saving.register_of(self._session, self.key)
        photo = face.photo_field(register)
        wanted = [*face.title_keys(register), "sex", photo.key if photo else ""]
        wanted += [c.key for c in self.columns]
        seen = dict.fromkeys(k for k in wanted if k in register.by_key)
        return [k for k in seen if register[k].compute is None]

    def _with_questions(self) -> frozenset[str]:
        if self._asked is None:
            questions = saving.store_of(self._session).questions(self.key)
            self._asked = frozenset(question.uid for question in questions)
        return self._asked

    # Qt's questions

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and self.columns[index.column()].is_editable
        if editable and not saving.store_of(self._session).read_only:
            line = self.line(index.row())
            if line is not None and not line.row.get("removed"):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or role not in _ANSWERED:
            return None
        line = self.line(index.row())
        if line is None:
            return None
        if role == RowRole:
            return line
        return self.text(line, self.columns[index.column()])

    def text(self, line: Line, column: Column) -> str:
        """What stands in a cell."""
        if column.field is None:
            return line.first if not line.second else f"{line.first}  {line.second}"
        return face.words(column.field, line.row.get(column.key), self._session.lang, line.row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column, lang = self.columns[section], self._session.lang
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return lang(column.label)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.is_far(column):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return lang(_("%(column)s: press to sort")) % {"column": lang(column.label)}
        return None

    def is_far(self, column: Column) -> bool:
        """Whether what stands in it ends at the far side: figures stand below each other on the
        right, which is the reader's own side in Arabic."""
        return column.is_number and not self._session.lang.rtl

    def room_after(self, column: int) -> int:
        """Pixels between such a figure and the end of its column: above the last is a button."""
        return self._session.theme.px(44 if column == len(self.columns) - 1 else 14)

    def fields(self) -> list[Field]:
        """The fields of the shown columns."""
        return [c.field for c in self.columns if c.field is not None]


_ANSWERED = frozenset(
    {
        RowRole,
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.EditRole),
    }
)
