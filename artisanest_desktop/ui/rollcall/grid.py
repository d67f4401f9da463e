"""The grid: arrows move, one key is one mark, a block is marked at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.attendance import ABSENT, LATE, LEFT, PRESENT
from artisanest_desktop.rules.roll_call import EVERYONE, REST, digit_of_key, mark_of_key
from artisanest_desktop.ui.rollcall.drawing import ROW, Drawing
from artisanest_desktop.ui.rollcall.frozen import Frozen
from artisanest_desktop.ui.rollcall.grid_model import HOURS, NAME, NUMBER, PLACE, GridModel, Index
from artisanest_desktop.ui.rollcall.head import Head
from artisanest_desktop.ui.rollcall.sheet import Half, Someone
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets.tables import dress_table

_MODIFIER = Qt.KeyboardModifier
#: Shift and AltGr belong to the letter that was typed.
_TYPING = _MODIFIER.ShiftModifier | _MODIFIER.KeypadModifier | _MODIFIER.GroupSwitchModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Grid(QTableView):
    """``marked({(participant, slot): (mark, missed)})``; ``minutes_wanted(row, column, digit)``;
    ``choice_wanted(row, column)`` for the card of a cell; ``person_wanted(row)``;
    ``removal_wanted(rows)``; ``pasted(text)``; ``filled(column, mark, rest)``;
    ``half_wanted(column)`` for a half-day's menu; ``moved()``."""

    marked = Signal(object)
    minutes_wanted = Signal(int, int, str)
    choice_wanted = Signal(int, int)
    person_wanted = Signal(int)
    removal_wanted = Signal(object)
    half_wanted = Signal(int)
    filled = Signal(int, str, bool)
    pasted = Signal(str)
    moved = Signal()
    #: Qt asks for sizes and places while the grid is still being made.
    frozen: Frozen | None = None

    def __init__(self, session: Session, model: GridModel) -> None:
        super().__init__()
        self.session = session
        self.grid = model
        self.drawing = Drawing(session, self)
        self.setItemDelegate(self.drawing)
        self.setModel(model)
        self.head = Head(session, self, model)
        self.setHorizontalHeader(self.head)
        self.head.wanted.connect(self.half_wanted)
        self.setObjectName("rollcall")
        self.setAccessibleName(session.lang(_("Roll call")))
        self._dress()
        self.frozen = Frozen(self)
        # A number typed right after a late coming or an early leaving is its minutes.
        self._awaiting: tuple[int, int] | None = None
        self._pressed_again = False

    def _dress(self) -> None:
        dress_table(self, self.session.theme.px(ROW))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # The header's ground goes on above the scroll bar.
        self._beside = QWidget()
        self._beside.setStyleSheet(f"background: {self.session.theme.tokens['soft']}")
        self.addScrollBarWidget(self._beside, Qt.AlignmentFlag.AlignTop)

    # Where one is

    def cell(self) -> tuple[Someone, Half] | None:
        """Person and half-day of the current cell, when it is one of a half-day."""
        at = self.currentIndex()
        person, half = self.grid.person(at.row()), self.grid.half(at.column())
        return None if person is None or half is None else (person, half)

    def selected(self) -> list[tuple[int, int]]:
        """The selected cells of half-days."""
        halves = set(self.grid.half_columns())
        found = {(i.row(), i.column()) for i in self.selectionModel().selectedIndexes()}
        at = self.currentIndex()
        if at.isValid():
            found.add((at.row(), at.column()))
        return sorted(one for one in found if one[1] in halves)

    def selected_rows(self) -> list[int]:
        """The rows in which something is selected."""
        rows = {i.row() for i in self.selectionModel().selectedIndexes()}
        return sorted(rows | ({self.currentIndex().row()} - {-1}))

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current and bring it into sight."""
        rows, columns = self.grid.rowCount(), self.grid.columnCount()
        if not rows:
            return
        index = self.grid.index(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def go_on(self) -> None:
        """Down; from the last person to the first of the next half-day."""
        at = self.currentIndex()
        if at.row() + 1 < self.grid.rowCount():
            self.go_to(at.row() + 1, at.column())
        elif self.grid.half(at.column() + 1) is not None:
            self.go_to(0, at.column() + 1)

    def first_half(self) -> int:
        """The column of the first half-day, or of the name while there is none."""
        return next(iter(self.grid.half_columns()), 1)

    def begin(self) -> None:
        """Where the first mark is wanted; where all are typed, at the top."""
        if not self.go_to_untyped():
            self.go_to(0, self.first_half())

    def go_to_untyped(self, slot: str | None = None) -> bool:
        """To the first mark that is not yet typed; False when there is none."""
        for column in self.grid.half_columns():
            half = self.grid.half(column)
            if half is None or slot not in (None, half.uid):
                continue
            for row, mark in enumerate(self.grid.sheet.column(half.uid)):
                if mark is None:
                    self.go_to(row, column)
                    return True
        return False

    def selectionChanged(self, new: QItemSelection, old: QItemSelection) -> None:
        super().selectionChanged(new, old)
        parts = self.selectionModel().selection().toList()
        self.drawing.block = sum(p.width() * p.height() for p in parts) > 1
        self.viewport().update()

    def currentChanged(self, new: Any, old: Any) -> None:
        super().currentChanged(new, old)
        self.horizontalHeader().viewport().update()
        if self.frozen is not None:
            self.frozen.update()
        self.moved.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        awaiting, self._awaiting = self._awaiting, None
        if not (self._command(event) or self._typed(event, awaiting)):
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> bool:
        key, at = event.key(), self.currentIndex()
        on_half = self.grid.half(at.column()) is not None
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste) and on_half:
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif key in _ENTER and not event.modifiers() & ~_MODIFIER.KeypadModifier:
            self._enter(on_half)
        elif key == Qt.Key.Key_F2:
            self._open(on_half)
        elif key == Qt.Key.Key_Menu and on_half:
            self.half_wanted.emit(at.column())
        elif key in _EMPTYING:
            self._empty(on_half)
        elif key == Qt.Key.Key_Space and on_half:
            self._space()
        elif key == Qt.Key.Key_Escape and self.drawing.block:
            self.go_to(at.row(), at.column())
        else:
            return False
        return True

    def _enter(self, on_half: bool) -> None:
        cell = self.cell()
        at = self.currentIndex()
        if cell is not None and cell[0].mark(cell[1].uid) in (LATE, LEFT):
            self.minutes_wanted.emit(at.row(), at.column(), "")
        elif on_half:
            self.go_on()
        else:
            self._open(on_half)

    def _open(self, on_half: bool) -> None:
        at = self.currentIndex()
        if on_half:
            self.choice_wanted.emit(at.row(), at.column())
        elif at.isValid():
            self.person_wanted.emit(at.row())

    def _empty(self, on_half: bool) -> None:
        if on_half:
            self.mark(None)
        elif self.currentIndex().isValid():
            self.removal_wanted.emit(self.selected_rows())

    def _space(self) -> None:
        cell = self.cell()
        if self.drawing.block or (cell is not None and cell[0].mark(cell[1].uid) is None):
            self.mark(PRESENT)
        else:
            self.go_on()

    def _typed(self, event: QKeyEvent, awaiting: tuple[int, int] | None) -> bool:
        text = event.text()
        if not text or event.modifiers() & ~_TYPING or not text.isprintable():
            return False
        if awaiting is not None and (digit := digit_of_key(text)) is not None:
            self.minutes_wanted.emit(*awaiting, digit)
            return True
        column = self.currentIndex().column()
        if self.grid.half(column) is None:
            return False
        if text in (EVERYONE, REST):
            self.filled.emit(column, PRESENT if text == EVERYONE else ABSENT, text == REST)
            return True
        mark = mark_of_key(text)
        if mark is None:
            return False
        if mark in (LATE, LEFT) and digit_of_key(text) is None and not self.drawing.block:
            self._awaiting = (self.currentIndex().row(), column)
        self.mark(mark)
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters are marks here, not names."""

    def mark(self, mark: str | None) -> None:
        """Mark the cell and go down, or mark the block and stay."""
        cells = self.selected()
        block = self.drawing.block and len(cells) > 1
        news = {}
        for row, column in cells if block else [c for c in cells if self._is_current(c)]:
            person, half = self.grid.person(row), self.grid.half(column)
            if person is not None and half is not None:
                same = person.mark(half.uid) == mark
                missed = person.marks[half.uid][1] if same and half.uid in person.marks else None
                news[person.uid, half.uid] = (mark, missed)
        self.marked.emit(news)
        if not block:
            self.go_on()

    def _is_current(self, cell: tuple[int, int]) -> bool:
        at = self.currentIndex()
        return cell == (at.row(), at.column())

    def copy(self) -> None:
        """The block as a spreadsheet understands it: tabs and lines."""
        parts = self.selectionModel().selectedIndexes()
        if not parts:
            return
        rows = range(min(i.row() for i in parts), max(i.row() for i in parts) + 1)
        columns = range(min(i.column() for i in parts), max(i.column() for i in parts) + 1)
        lines = ["\t".join(_plain(self.grid.text(r, c)) for c in columns) for r in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.session.say(_("Copied"), undo=False)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._awaiting = None
        index = self.indexAt(event.position().toPoint())
        again = index.isValid() and index == self.currentIndex() and self.hasFocus()
        self._pressed_again = again and not self.drawing.block
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._pressed_again and index == self.currentIndex():
            self._open(self.grid.half(index.column()) is not None)
        self._pressed_again = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if index.isValid():
            self._open(self.grid.half(index.column()) is not None)

    # Widths

    def lay(self) -> None:
        """Give every column its room: the name takes what is left, the place gives way first."""
        px = self.session.theme.px
        columns = {c.key: n for n, c in enumerate(self.grid.columns)}
        halves = self.grid.half_columns()
        room = self.viewport().width()
        number, hours, name = px(46), self._hours_width(), px(190)
        one, two = self.head.widths()
        wide = max(one, px(100))
        for width, place in ((min(wide, px(128)), px(200)), (one, px(160)), (two, px(160)),
                             (two, px(110)), (two, 0)):  # fmt: skip
            rest = room - number - hours - place - width * len(halves)
            if rest >= name:
                break
        self.head.fold(width < one)
        self._beside.setFixedHeight(self.head.height())
        widths = {NUMBER: number, NAME: max(rest, name), PLACE: place, HOURS: hours}
        if place and rest > px(300):
            spare = rest - px(300)
            widths[NAME] -= spare // 2
            widths[PLACE] += spare // 2
        self.setColumnHidden(columns[PLACE], not place)
        for key, size in widths.items():
            self.head.resizeSection(columns[key], size)
        for column in halves:
            self.head.resizeSection(column, width)

    def _hours_width(self) -> int:
        theme = self.session.theme
        return QFontMetrics(theme.font(13)).horizontalAdvance("100 h 30") + theme.px(22)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()
        if self.frozen is not None:
            self.frozen.place()

    def scrollTo(self, index: Index, hint: Any = None) -> None:
        """Into sight, and not below the names that stay."""
        super().scrollTo(index, hint or QAbstractItemView.ScrollHint.EnsureVisible)
        if self.frozen is None or self.grid.half(index.column()) is None:
            return
        at, room, bar = self.visualRect(index), self.frozen.room(), self.horizontalScrollBar()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        hidden = at.right() - self.viewport().width() + room if rtl else room - at.left()
        if room and hidden > 0:
            bar.setValue(bar.value() - hidden)

    def place_of(self, row: int, column: int) -> QRect:
        """Where a cell is on the viewport."""
        return self.visualRect(self.grid.index(row, column))


def _plain(text: str) -> str:
    """On one line, and never read as a formula (R8)."""
    text = " ".join(text.split())
    return f"'{text}" if text[:1] in ("=", "@") else text
