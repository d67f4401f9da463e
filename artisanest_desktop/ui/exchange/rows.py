"""The rows of a plan as a table: what happens, to whom, was → will be, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from artisanest_desktop.exchange.deciding import can_write, unsettled
from artisanest_desktop.exchange.joining import doubles
from artisanest_desktop.exchange.ownkinds import new_field
from artisanest_desktop.exchange.plan import EVERYTHING, NEW, REFUSED, Plan, Row
from artisanest_desktop.exchange.wording import REMOVAL, removal_words, row_title
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Stored
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.kinds import GONE, MISSING, WORDS, absent, kind_of
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole)
_NO_PARENT = QModelIndex()
STAYS = _("Missing is not removed: it stays here unless you tick it.")
HEADERS: tuple[Msg, ...] = (
    _("Row"), _("What will happen"), _("Record"), _("Was → will be"), _("Why"),
)  # fmt: skip
ACTION, NAME, CELLS = 1, 2, 3
#: What shows of a new member, when it is known.
_OF_MEMBER = ("phone", "birth", "douar", "commune")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a cell in one colour; ``look`` is "", "bold" or "struck"."""

    text: str
    color: str = "ink"
    look: str = ""


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
        self._absent = absent(plan)
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
        at, rows = self.shown[index], self.plan.rows
        return rows[at] if at < len(rows) else self._absent[at - len(rows)]

    def refresh(self) -> None:
        """The same rows after a decision."""
        if self.shown:
            last = self.index(len(self.shown) - 1, len(HEADERS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def ticked(self, row: Row) -> bool | None:
        """Whether a row will be written (off the list: will go); None when it cannot be said."""
        if row.action == MISSING:
            return row.uid in self.plan.gone
        return EVERYTHING not in row.left if can_write(row) else None

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
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            state = Qt.CheckState
            return {None: None, True: state.Checked, False: state.Unchecked}[self.ticked(row)]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self.shown[index.row()], row, index.column())
        return None

    def _text(self, at: int, row: Row, column: int) -> str:
        lang = self._session.lang
        if column == 0:
            return str(row.row) if row.row else ""
        if column == ACTION:
            return lang(WORDS[kind_of(row, self.plan)])
        if column == NAME:
            return row_title(row, self._register, lang)
        if column == CELLS:
            return " ".join(p.text for p in self.pieces(row))
        return self._why(at, row)

    def kind(self, row: Row) -> str:
        """What the row is, after all that was decided."""
        return kind_of(row, self.plan)

    def _why(self, at: int, row: Row) -> str:
        lang = self._session.lang
        if row.action == MISSING:
            off = kind_of(row, self.plan) == GONE
            return lang(_("Taken off the list, as you said.") if off else STAYS)
        said = []
        if unsettled(row) and (reasons := row.alike[0].reasons):
            first, *more = (lang(r) for r in reasons)
            said.append(lang.list([first, *(m[:1].lower() + m[1:] for m in more)]) + ".")
        for remark in row.remarks:
            field = self._register.by_key.get(remark.field)
            lead = f"{lang(field.label)}{lang(_(': '))}" if field and row.action != REFUSED else ""
            said.append(lead + lang(remark.text))
        if at in self._doubles and not row.alike:
            other = str(self.plan.rows[self._doubles[at]].row)
            said.append(lang(_("Same person as row %(row)s?") % {"row": other}))
        for one in row.alike:
            if not one.row:
                said.append(lang(_("Same person as %(name)s?") % {"name": one.title}))
        return " ".join(said)

    def pieces(self, row: Row) -> list[Piece]:
        """What the third column shows, piece by piece."""
        if unsettled(row):
            # The question stands at its end in Arabic too, whatever the name is written in.
            name = f"\u2068{row.alike[0].title}\u2069"
            text = self._session.lang(_("= %(name)s?") % {"name": name})
            side = "\u2067" if self._session.lang.rtl else "\u2066"
            return [Piece(f"{side}{text}\u2069")]
        if row.action in (NEW, REFUSED):
            return self._told(row)
        found: list[Piece] = []
        for key, (was, will) in row.changes.items():
            found.append(Piece(self._label(key), "muted"))
            if key in row.left or EVERYTHING in row.left:
                found.append(Piece(self._value(key, was) or "—"))
                found.append(Piece(self._value(key, will), "muted", "struck"))
                continue
            if was is not None:
                found.append(Piece(self._value(key, was), "terra", "struck"))
            found.append(Piece(self._value(key, will), "olive", "bold"))
        for key, was in row.emptied.items():
            off = key in row.erased
            found.append(Piece(self._label(key), "muted"))
            found.append(Piece(self._value(key, was), *(("terra", "struck") if off else ())))
        lang = self._session.lang
        for key, (here, there) in row.conflicts.items():
            words = _("%(field)s: here %(here)s · file %(there)s") % {
                "field": self._label(key),
                "here": self._value(key, here) or "—",
                "there": self._value(key, there),
            }
            found.append(Piece(lang(words)))
        return found

    def _told(self, row: Row) -> list[Piece]:
        """What is known of a new one: of a repaired cell also what stood there."""
        keys = [k for k in self._telling if row.fields.get(k)]
        if row.action == REFUSED:
            keys = keys or [k for k, v in row.fields.items() if v is not None]
        repaired = {r.field: r.was for r in row.remarks if r.level == "repaired" and r.was}
        found: list[Piece] = []
        for key in keys[:3]:
            out = key in row.left or EVERYTHING in row.left
            value, was = self._value(key, row.fields[key]), repaired.get(key, "")
            if was and not out and was != value:
                found.append(Piece(f"\u2068{was}\u2069", "terra", "struck"))
            color, look = ("muted", "struck") if out else ("olive", "bold")
            if row.action == REFUSED:
                color, look = "ink", ""
            found.append(Piece(value, color, look))
        return found

    def _field(self, key: str) -> Field | None:
        return self._register.by_key.get(key) or new_field(self.plan, key)

    def _label(self, key: str) -> str:
        field = self._field(key)
        if key == REMOVED:
            return self._session.lang(REMOVAL)
        return self._session.lang(field.label) if field is not None else key

    def _value(self, key: str, value: Stored) -> str:
        field = self._field(key)
        if key == REMOVED:
            text = self._session.lang(removal_words(value))
        elif isinstance(value, str) and value in self.plan.names:
            text = self.plan.names[value]
        else:
            text = face.words(field, value, self._session.lang, {}) if field else str(value or "")
        text = text.replace("\n", " ")
        return f"\u2068{text}\u2069" if text else ""  # phones keep their order in Arabic
