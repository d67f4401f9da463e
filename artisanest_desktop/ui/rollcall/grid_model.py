"""The grid's model: a few columns about the person, one for each half-day, her hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.rules import attendance
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.rollcall import marks
from artisanest_desktop.ui.rollcall.sheet import Half, Sheet, Someone
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
NUMBER, NAME, PLACE, HOURS = "number", "name", "place", "hours"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column shows; those of half-days bring theirs."""

    key: str
    label: Msg
    half: Half | None = None


class GridModel(QAbstractTableModel):
    """Shows a :class:`Sheet`; writes nothing."""

    def __init__(self, session: Session, sheet: Sheet) -> None:
        super().__init__()
        self._session = session
        self.sheet = sheet
        self.columns: list[Column] = []
        self.relearn()

    def relearn(self) -> None:
        """Other people or half-days: everything anew."""
        self.beginResetModel()
        self.columns = [
            Column(NUMBER, _("No.")),
            Column(NAME, _("Name")),
            Column(PLACE, _("Cooperative / organisation")),
            *(Column(half.uid, half.name, half) for half in self.sheet.halves),
            Column(HOURS, _("Hours")),
        ]
        self.endResetModel()

    def refresh(self) -> None:
        """The same people and half-days with other values."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def refresh_cells(self, rows: list[int], slots: set[str]) -> None:
        """These people's marks of these half-days, and their hours."""
        at = [n for n, c in enumerate(self.columns) if c.key in slots]
        if rows and at:
            top, bottom = min(rows), max(rows)
            hours = len(self.columns) - 1
            self.dataChanged.emit(self.index(top, min(at)), self.index(bottom, max(at)))
            self.dataChanged.emit(self.index(top, hours), self.index(bottom, hours))

    # Where things stand

    def person(self, row: int) -> Someone | None:
        """Who stands in a row."""
        people = self.sheet.people
        return people[row] if 0 <= row < len(people) else None

    def half(self, column: int) -> Half | None:
        """The half-day of a column; None for the others."""
        return self.columns[column].half if 0 <= column < len(self.columns) else None

    def half_columns(self) -> list[int]:
        """The columns of half-days."""
        return [n for n, c in enumerate(self.columns) if c.half is not None]

    def column_of(self, slot: str) -> int:
        """Where a half-day stands; -1 when it is gone."""
        return next((n for n, c in enumerate(self.columns) if c.key == slot), -1)

    # Qt's questions

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.sheet.people)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        return None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, also for the clipboard."""
        person, what, lang = self.sheet.people[row], self.columns[column], self._session.lang
        if what.half is not None:
            mark, missed = person.marks.get(what.key, (None, None))
            sign = marks.letter(mark, lang)
            return f"{sign} {lang.number(missed)}" if missed else sign
        if what.key == NUMBER:
            return lang.number(person.number)
        if what.key == PLACE:
            return person.place
        if what.key == HOURS:
            return self.hours(person)
        return self.name(person)

    def name(self, person: Someone) -> str:
        """Her name in the reader's script; who is no member is said to be from outside."""
        if not person.outside:
            return person.first
        bent = _("%(name)s (outside)") % {"name": person.first}
        return self._session.lang(bent)

    def hours(self, person: Someone) -> str:
        """``10 h 30``; minutes of half-days without times are not known."""
        hours, minutes = divmod(self.sheet.minutes(person), 60)
        return self._session.lang(
            _("%(hours)s h %(minutes)s") % {"hours": str(hours), "minutes": f"{minutes:02}"}
        )

    def spoken(self, row: int, column: int) -> str:
        """A cell for the ear: ``El Amrani Fatima Zahra, Tuesday 3 morning: late``."""
        person, what, lang = self.sheet.people[row], self.columns[column], self._session.lang
        if what.half is None:
            return f"{lang(what.label)}: {self.text(row, column) or face.EMPTY}"
        mark, missed = person.marks.get(what.key, (None, None))
        words = {
            "name": person.first,
            "slot": what.half.name,
            "mark": marks.spoken(mark, missed, lang, person.counted.sex),
        }
        return lang(_("%(name)s, %(slot)s: %(mark)s") % words)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        what, lang = self.columns[section], self._session.lang
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return lang(what.label)
        if role == Qt.ItemDataRole.DisplayRole:
            if what.half is None:
                return lang(what.label)
            return " · ".join(lang(w) for w in (what.half.day, what.half.part) if w is not None)
        if role == Qt.ItemDataRole.ToolTipRole and what.half is not None:
            return self.about(what.half)
        return None

    def about(self, half: Half) -> str:
        """A half-day in full: date, times, topic, trainer."""
        row, lang = half.row, self._session.lang
        times = " – ".join(t for t in (row.get("start"), row.get("end")) if t)
        date = lang.date(row["date"], long=True) if row.get("date") else ""
        more = lang(_("Press to fill it, change it, attach its sheet"))
        parts = (date, times, row.get("topic"), row.get("trainer"), more)
        return "\n".join(str(p) for p in parts if p)


def hours_of(minutes: int, session: Session) -> str:
    """``196,5``: hours as the counts show them."""
    return session.lang.number(attendance.hours(minutes))
