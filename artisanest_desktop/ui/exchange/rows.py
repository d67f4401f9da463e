"""The rows of a plan as a table: what happens, to whom, was → will be, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from artisanest_desktop.exchange.joining import doubles
from artisanest_desktop.exchange.plan import CHANGED, CONFLICT, NEW, REFUSED, SAME, Plan, Row
from artisanest_desktop.exchange.wording import ACTIONS, row_title
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Stored
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole)
_NO_PARENT = QModelIndex()
HEADERS: tuple[Msg, ...] = (
    _("Row"), _("What will happen"), _("Record"), _("Was → will be"), _("Why"),
)  # fmt: skip
ACTION, CELLS = 1, 3
COLORS = {NEW: "olive", CHANGED: "accent", SAME: "soft", CONFLICT: "saffron", REFUSED: "terra"}
#: What shows of a new member, when it is known.
_OF_MEMBER = ("phone", "birth", "douar", "commune")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a cell in one colour; ``look`` is "", "bold" or "struck"."""

    text: str
    color: str = "ink"
    look: str = ""


#: The filters above the table: key, word, which rows they keep.
FILTERS: tuple[tuple[str, Msg], ...] = (
    ("all", _("All")),
    (NEW, _("New ones")),
    (CHANGED, _("Changed ones")),
    (CONFLICT, _("Questions")),
    ("double", _("Same person?")),
    (REFUSED, _("To complete")),
    (SAME, _("Same ones")),
    ("repaired", _("Repaired")),
)


def kept(plan: Plan, key: str) -> list[int]:
    """The indexes of the rows that a filter keeps."""
    keep = _KEEP.get(key, lambda row: row.action == key)
    if key == "double":
        alike = {at for at, row in enumerate(plan.rows) if row.alike}
        return sorted(alike.union(*doubles(plan)))
    return [at for at, row in enumerate(plan.rows) if keep(row)]


_KEEP: dict[str, Callable[[Row], bool]] = {
    "all": lambda _row: True,
    CHANGED: lambda row: row.action != NEW and bool(row.changes),
    "repaired": lambda row: any(r.level == "repaired" for r in row.remarks),
}


def _telling(register: Register) -> tuple[str, ...]:
    """What shows of a new record beside its name."""
    if register.key == "member":
        return _OF_MEMBER
    named = {*face.title_keys(register), register.named_by}
    return tuple(f.key for f in register.fields if f.listed and f.key not in named)


class PlanRows(QAbstractTableModel):
    """Words are made for the rows that are seen, not for all."""

    def __init__(self, session: Session, plan: Plan) -> None:
        super().__init__()
        self._session = session
        self._register = files.store_of(session).registers[plan.register]
        self.plan = plan
        self.shown = list(range(len(plan.rows)))
        self._telling = _telling(self._register)
        self._doubles: dict[int, int] = {}
        for one, other in doubles(plan):
            self._doubles.setdefault(one, other)
            self._doubles.setdefault(other, one)

    def show(self, indexes: list[int]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.shown = indexes
        self.endResetModel()

    def row(self, index: int) -> Row:
        """The plan's row behind a line of the table."""
        return self.plan.rows[self.shown[index]]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._session.lang(HEADERS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.row(index.row())
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self.shown[index.row()], row, index.column())
        return None

    def _text(self, at: int, row: Row, column: int) -> str:
        lang = self._session.lang
        if column == 0:
            return str(row.row)
        if column == ACTION:
            return lang(ACTIONS[row.action])
        if column == 2:
            return row_title(row, self._register, lang)
        if column == CELLS:
            return " ".join(p.text for p in self.pieces(row))
        return self._why(at, row)

    def _why(self, at: int, row: Row) -> str:
        lang = self._session.lang
        said = []
        for remark in row.remarks:
            field = self._register.by_key.get(remark.field)
            lead = f"{lang(field.label)}{lang(_(': '))}" if field and row.action != REFUSED else ""
            said.append(lead + lang(remark.text))
        if at in self._doubles:
            other = str(self.plan.rows[self._doubles[at]].row)
            said.append(lang(_("Same person as row %(row)s?") % {"row": other}))
        for one in row.alike:
            if not one.row:
                said.append(lang(_("Same person as %(name)s?") % {"name": one.title}))
        return " ".join(said)

    def pieces(self, row: Row) -> list[Piece]:
        """What the third column shows, piece by piece."""
        if row.action == NEW:
            values = [self._value(k, row.fields[k]) for k in self._telling if row.fields.get(k)]
            return [Piece(" · ".join(values[:3]), "olive", "bold")]
        found: list[Piece] = []
        for key, (was, will) in row.changes.items():
            found.append(Piece(self._label(key), "muted"))
            if was is not None:
                found.append(Piece(self._value(key, was), "terra", "struck"))
            found.append(Piece(self._value(key, will), "olive", "bold"))
        lang = self._session.lang
        for key, (here, there) in row.conflicts.items():
            words = _("%(field)s: here %(here)s · file %(there)s") % {
                "field": self._label(key),
                "here": self._value(key, here) or "—",
                "there": self._value(key, there),
            }
            found.append(Piece(lang(words)))
        return found

    def _field(self, key: str) -> Field | None:
        return self._register.by_key.get(key)

    def _label(self, key: str) -> str:
        field = self._field(key)
        if field is not None:
            return self._session.lang(field.label)
        return self.plan.new_fields.get(key.removeprefix("own."), key)

    def _value(self, key: str, value: Stored) -> str:
        field = self._field(key)
        if isinstance(value, str) and value in self.plan.names:
            text = self.plan.names[value]
        else:
            text = face.words(field, value, self._session.lang, {}) if field else str(value or "")
        text = text.replace("\n", " ")
        return f"\u2068{text}\u2069" if text else ""  # phones keep their order in Arabic
