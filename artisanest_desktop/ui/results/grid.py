"""The grid of such a page: arrows move, what is typed is written at Enter, one key where one is
enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.results.drawing import ROW, Drawing
from artisanest_desktop.ui.results.model import NAME, NUMBER, PLACE, Column, LinesModel
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets.tables import dress_table

_MODIFIER = Qt.KeyboardModifier
_TYPING = _MODIFIER.ShiftModifier | _MODIFIER.KeypadModifier | _MODIFIER.GroupSwitchModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Grid(QTableView):
    """``typed({(uid, key): value})``; ``opened(row)`` with F2 or a double press, ``removed(rows)``
    with Delete where one may not type. ``across`` goes on to the next cell of the line."""

    typed = Signal(object)
    opened = Signal(int)
    removed = Signal(object)

    def __init__(
        self,
        session: Session,
        columns: Sequence[Column],
        name: Msg,
        names: bool = True,
        across: bool = False,
    ) -> None:
        super().__init__()
        self.session = session
        self._across = across
        self.grid = LinesModel(session, columns, names)
        self.setModel(self.grid)
        self.setItemDelegate(Drawing(session, self))
        self.setObjectName("results")
        self.setAccessibleName(session.lang(name))
        dress_table(self, session.theme.px(ROW))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(session.theme.px(30))
        head.setFixedHeight(session.theme.px(40))
        self.doubleClicked.connect(lambda at: self._open_row(at.row(), at.column()))

    def show_lines(self, lines: Sequence[Any]) -> None:
        """What stands here now; the cursor stays with its line."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        self.grid.show_lines(lines)
        if not self.currentIndex().isValid() and lines:
            self.go_to(max(row, 0), column if column >= 0 else self.first())

    @property
    def heads(self) -> dict[str, str]:
        """Short words above columns, by key; the whole ones are in the tip."""
        return self.grid.heads

    @heads.setter
    def heads(self, words: dict[str, str]) -> None:
        self.grid.heads = words

    # Where one is

    def first(self) -> int:
        """The first column one types in."""
        return next(iter(self.grid.typed_columns()), 0)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current and bring it into sight."""
        rows, columns = self.grid.rowCount(), self.grid.columnCount()
        if rows:
            at = self.grid.index(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(at, flags.ClearAndSelect)
            self.scrollTo(at)

    def go_on(self) -> None:
        """Down, and from the last line to the first of the next column one types in; ``across``
        along the line first."""
        at = self.currentIndex()
        if self._across and self.grid.columns[min(at.column() + 1, self._last())].typed:
            if at.column() < self._last():
                self.go_to(at.row(), at.column() + 1)
            elif at.row() + 1 < self.grid.rowCount():
                self.go_to(at.row() + 1, self.first())
            return
        if at.row() + 1 < self.grid.rowCount():
            self.go_to(at.row() + 1, at.column())
            return
        after = [n for n in self.grid.typed_columns() if n > at.column()]
        if after:
            self.go_to(0, after[0])

    def _last(self) -> int:
        return len(self.grid.columns) - 1

    def go_up(self) -> None:
        """To the line above."""
        self.go_to(self.currentIndex().row() - 1, self.currentIndex().column())

    def show_column(self, key: str) -> None:
        """To the first cell of a column that is empty, else to its first."""
        column = self.grid.place_of(key)
        empty = (n for n, one in enumerate(self.grid.lines) if one.values.get(key) is None)
        self.go_to(next(empty, 0), column)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._command(event) or self._key(event)):
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> bool:
        key, at = event.key(), self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif key in _ENTER and not event.modifiers() & ~_MODIFIER.KeypadModifier:
            self.go_on()
        elif key == Qt.Key.Key_F2:
            if self.grid.flags(at) & Qt.ItemFlag.ItemIsEditable:
                self.edit(at)
            else:
                self._open_row(at.row(), at.column())
        elif key in _EMPTYING:
            self._empty()
        else:
            return False
        return True

    def _empty(self) -> None:
        at = self.currentIndex()
        if at.isValid() and self.grid.columns[at.column()].typed:
            self._write(None)
        elif at.isValid():
            self.removed.emit(sorted({i.row() for i in self.selectedIndexes()} | {at.row()}))

    def _key(self, event: QKeyEvent) -> bool:
        text, at = event.text(), self.currentIndex()
        if not text or event.modifiers() & ~_TYPING or not text.isprintable() or not at.isValid():
            return False
        column = self.grid.columns[at.column()]
        if column.keys is not None:
            value = column.keys(text)
            if value is not None:
                self._write(value)
                return True
        if column.read is None or text == " ":
            return False
        self.edit(at)
        editor = self.findChild(QLineEdit)
        if editor is not None:
            editor.setText(text)
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters are values here, not names."""

    def _write(self, value: Any) -> None:
        """One value in the cell, or in all that are selected of its column."""
        at = self.currentIndex()
        if not at.isValid() or not self.grid.columns[at.column()].typed:
            return
        chosen = [i for i in self.selectedIndexes() if i.column() == at.column()]
        rows = sorted({i.row() for i in chosen} | {at.row()})
        key = self.grid.columns[at.column()].key
        self.typed.emit({(self.grid.lines[row].uid, key): value for row in rows})
        if len(rows) == 1 and value is not None:
            self.go_on()

    def take(self, row: int, column: int, text: str) -> None:
        """What was typed in a cell: written, or said why not."""
        if row >= len(self.grid.lines) or text.strip() == self.grid.text(row, column):
            return
        what = self.grid.columns[column]
        assert what.read is not None
        try:
            value = what.read(text.strip()) if text.strip() else None
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        self.typed.emit({(self.grid.lines[row].uid, what.key): value})

    def _open_row(self, row: int, column: int) -> None:
        if row >= 0 and not self.grid.columns[column].typed:
            self.opened.emit(row)

    def _copy(self) -> None:
        chosen = self.selectedIndexes()
        if chosen:
            columns = sorted({i.column() for i in chosen})
            rows = sorted({i.row() for i in chosen})
            lines = ["\t".join(self.grid.text(r, c) for c in columns) for r in rows]
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.session.say(_("Copied"), undo=False)

    def _paste(self, text: str) -> None:
        """A block as it stands in a spreadsheet; all of it, or nothing."""
        at, news = self.currentIndex(), {}
        for down, line in enumerate(text.rstrip("\n").split("\n")):
            for across, said in enumerate(line.rstrip("\r").split("\t")):
                row, column = at.row() + down, at.column() + across
                inside = row < len(self.grid.lines) and column < len(self.grid.columns)
                if not inside or not self.grid.columns[column].typed or not said.strip():
                    continue
                what = self.grid.columns[column]
                try:
                    value = what.read(said.strip()) if what.read else (what.keys or _none)(said)
                except Refusal as refusal:
                    self.session.refuse(refusal)
                    return
                news[self.grid.lines[row].uid, what.key] = value
        if news:
            self.typed.emit(news)

    # Widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()

    def lay(self) -> None:
        """Typed columns as they need, the place where there is room, the rest to the words."""
        px, room = self.session.theme.px, self.viewport().width()
        metrics = QFontMetrics(self.session.theme.font(13))
        widths = {}
        for n, column in enumerate(self.grid.columns):
            words = self.grid.heads.get(column.key) or self.session.lang(column.label)
            head = metrics.horizontalAdvance(words) + px(22)
            about = column.key in (NUMBER, NAME, PLACE)
            widths[n] = px(column.width) if about else max(px(column.width), head)
        place = next((n for n, c in enumerate(self.grid.columns) if c.key == PLACE), None)
        if place is not None:
            hidden = sum(widths.values()) > room
            self.setColumnHidden(place, hidden)
            if hidden:
                widths.pop(place)
        wide = [n for n in widths if self.grid.columns[n].wide]
        rest = max(room - sum(widths.values()), 0)
        for n, width in widths.items():
            more = rest // len(wide) if n in wide else 0
            self.horizontalHeader().resizeSection(n, width + more)


def _none(_text: str) -> None:
    return None
