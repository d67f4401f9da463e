"""The lines of a plan as a model: only what is on screen is put into words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from artisanest_desktop.exchange.plan import (
    CHANGED,
    CONFLICT,
    NEW,
    REFUSED,
    SAME,
    LeftAside,
    Plan,
    Row,
)
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.ui.exchange.telling import Teller, Told
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
LINE, TAG, NAME, CHANGE, WHY = range(5)
ALL, REPAIRED, TWINS, ASIDE = "all", "repaired", "twins", "aside"
#: The filters in the order of their chips.
KINDS: dict[str, Msg] = {
    ALL: _("All"),
    NEW: _("New ones"),
    CHANGED: _("Changed ones"),
    CONFLICT: _("Questions"),
    TWINS: _("Same person?"),
    REFUSED: _("To complete"),
    SAME: _("Same ones"),
    REPAIRED: _("Repaired"),
    ASIDE: _("Left aside"),
}
ToldRole = Qt.ItemDataRole.UserRole + 1
#: Lines kept in words; more than any screen shows.
_KEPT = 500


class Lines(QAbstractTableModel):
    """Rows of the plan and what was left aside, in the order of the file."""

    def __init__(self, session: Session, plan: Plan, register: Register) -> None:
        super().__init__()
        self._lang = session.lang
        self._teller = Teller(plan, register, session.lang)
        self._heads = (
            _("Line"),
            _("What will happen"),
            register.one,
            _("Was → will be"),
            _("Why"),
        )
        numbered: list[tuple[int, int | LeftAside]] = [(r.row, i) for i, r in enumerate(plan.rows)]
        numbered += [(a.row, a) for a in plan.aside]
        numbered.sort(key=lambda pair: pair[0])
        self._entries = [entry for _n, entry in numbered]
        twins = {i for pair in plan.duplicates for i in pair}
        self._kinds = [
            {ALL, ASIDE} if isinstance(e, LeftAside) else _kinds(plan.rows[e], e in twins)
            for e in self._entries
        ]
        self._shown = list(range(len(self._entries)))
        self._told: dict[int, Told] = {}

    def counts(self) -> dict[str, int]:
        """How many lines each filter shows."""
        return {kind: sum(kind in kinds for kinds in self._kinds) for kind in KINDS}

    def show_kind(self, kind: str) -> None:
        """Only lines of one kind."""
        self.beginResetModel()
        self._shown = [i for i, kinds in enumerate(self._kinds) if kind in kinds]
        self.endResetModel()

    def told(self, row: int) -> Told:
        """A line in words."""
        at = self._shown[row]
        if at not in self._told:
            if len(self._told) > _KEPT:
                self._told.clear()
            entry = self._entries[at]
            aside = isinstance(entry, LeftAside)
            self._told[at] = self._teller.aside(entry) if aside else self._teller.row(entry)  # type: ignore[arg-type]
        return self._told[at]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, side: Qt.Orientation, role: int = 0) -> Any:
        if side != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lang(self._heads[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            flag = Qt.AlignmentFlag
            side_of_reader = flag.AlignRight if self._lang.rtl else flag.AlignLeft
            return side_of_reader | flag.AlignVCenter | flag.AlignAbsolute
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        told = self.told(index.row())
        if role == ToldRole:
            return told
        words = (told.line, told.tag, told.name, told.change, told.why)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        return None


def _kinds(row: Row, twin: bool) -> set[str]:
    found = {ALL, row.action}
    if any(r.level == "repaired" for r in row.remarks):
        found.add(REPAIRED)
    if twin:
        found.add(TWINS)
    return found
