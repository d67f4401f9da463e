"""The list itself: header, keys, blocks, menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.clipboard import plain
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.thumbs import thumbs
from artisanest_desktop.ui.register.columns import Layout, width
from artisanest_desktop.ui.register.delegate import ROW
from artisanest_desktop.ui.register.header import Header
from artisanest_desktop.ui.register.rows import Rows
from artisanest_desktop.ui.register.typing import Typing
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets.tables import dress_table

_PRINTABLE = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class ListView(QTableView):
    """``opened(uid)``: Enter or a press on the name; ``pasted(text)``, ``filled()``,
    ``emptied()``, ``added()`` ask the page; ``sorted(key, down)`` and ``shaped()`` the header."""

    opened = Signal(str)
    entered_record = Signal(str)
    pasted = Signal(str)
    filled = Signal()
    emptied = Signal()
    added = Signal()
    ordered = Signal(str, bool)
    shaped = Signal()
    selection_changed = Signal()

    def __init__(self, session: Session, model: Rows, layout: Layout) -> None:
        super().__init__()
        self.session = session
        self.rows = model
        self.kept = layout
        register = saving.register_of(session, model.key)
        photo = face.photo_field(register)
        self.typing = Typing(session, self, register.icon, photo.key if photo else "", model.key)
        self.typing.moved.connect(self._move)
        self.setItemDelegate(self.typing)
        if photo is not None:
            thumbs(session).made.connect(self._picture_came)
        self.setModel(model)
        self._dress()
        self.head = Header(session, self)
        self.setHorizontalHeader(self.head)
        self.setAccessibleName(session.lang(register.many))
        beside = QWidget()  # the header's ground goes on above the scroll bar
        beside.setStyleSheet(f"background: {session.theme.tokens['soft']}")
        beside.setFixedHeight(self.head.height())
        self.addScrollBarWidget(beside, Qt.AlignmentFlag.AlignTop)
        self.head.ordered.connect(self.ordered)
        self.head.shaped.connect(self.shaped)

    def _picture_came(self, _digest: str) -> None:
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Its header and a row: on a small screen with large text the rest is scrolled to."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.head.height() + self.session.theme.px(30))

    def _dress(self) -> None:
        dress_table(self, self.session.theme.px(ROW))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed | trigger.DoubleClicked)
        self.setMouseTracking(True)

    # What is selected

    def current_uid(self) -> str | None:
        """The record of the current row."""
        index = self.currentIndex()
        return self.rows.uid(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[int]:
        """The rows of the selected cells, in order."""
        found: set[int] = set()
        for part in self.selectionModel().selection().toList():
            found.update(range(part.top(), part.bottom() + 1))
        return sorted(found)

    def selected_block(self) -> tuple[int, int, int, int]:
        """Top, bottom, first and last column of what is selected."""
        parts = self.selectionModel().selection().toList()
        if not parts:
            at = self.currentIndex()
            return at.row(), at.row(), at.column(), at.column()
        return (
            min(p.top() for p in parts),
            max(p.bottom() for p in parts),
            min(p.left() for p in parts),
            max(p.right() for p in parts),
        )

    def go_to(self, row: int, column: int | None = None, keep: bool = False) -> None:
        """Make a cell current and bring it into sight."""
        if not 0 <= row < len(self.rows.ids):
            return
        column = column if column is not None else max(self.currentIndex().column(), 0)
        index = self.rows.index(row, min(column, len(self.rows.columns) - 1))
        flags = QItemSelectionModel.SelectionFlag
        how = flags.NoUpdate if keep else flags.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, how)
        self.scrollTo(index)

    def selectionChanged(self, new: QItemSelection, old: QItemSelection) -> None:
        super().selectionChanged(new, old)
        rows = self.selected_rows()
        self.typing.rows_selected = set(rows) if len(rows) < 5000 else set()
        parts = self.selectionModel().selection().toList()
        cells = sum(p.width() * p.height() for p in parts)
        self.typing.block = cells > 1
        self.viewport().update()
        self.selection_changed.emit()

    def _move(self, rows: int, columns: int) -> None:
        at = self.currentIndex()
        row, column = at.row() + rows, at.column() + columns
        if column >= len(self.rows.columns):
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, len(self.rows.columns) - 1
        self.setFocus()
        self.go_to(min(max(row, 0), len(self.rows.ids) - 1), column)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._ours(event):
            super().keyPressEvent(event)

    def _ours(self, event: QKeyEvent) -> bool:
        acts: dict[str, Callable[[], object]] = {
            "copy": self.copy,
            "paste": lambda: self.pasted.emit(QGuiApplication.clipboard().text()),
            "fill": self.filled.emit,
            "new": self.added.emit,
            "record": self._enter,
            "empty": self.emptied.emit,
            "one": self.clear_block,
        }
        act = acts.get(shortcuts.pressed(shortcuts.LIST, event))
        if act is not None:
            act()
        return act is not None

    def _enter(self) -> None:
        uid = self.current_uid()
        if uid is not None:
            self.entered_record.emit(uid)

    def clear_block(self) -> None:
        """Only the current cell is selected."""
        index = self.currentIndex()
        if index.isValid():
            self.go_to(index.row(), index.column())

    def copy(self) -> None:
        """The block as a spreadsheet understands it: tabs and lines."""
        top, bottom, first, last = self.selected_block()
        if top < 0:
            return
        lines = []
        for row in range(top, bottom + 1):
            line = self.rows.line(row)
            cells = self.rows.columns[first : last + 1]
            texts = [self.copied(line, c) if line is not None else "" for c in cells]
            lines.append("\t".join(texts))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.session.say(_("Copied"), undo=False)

    def copied(self, line: Any, column: Any) -> str:
        """One cell for the clipboard: on one line, and never read as a formula (R8)."""
        return plain(line.first if column.field is None else self.rows.text(line, column))

    # The mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        one = len(self.selectionModel().selectedIndexes()) == 1
        if plain and one and index.isValid() and index.column() == 0:
            uid = self.rows.uid(index.row())
            if uid is not None:
                self.opened.emit(uid)

    def viewportEvent(self, event: Any) -> bool:
        if event.type() == event.Type.ToolTip:
            self._tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _tip(self, at: QPoint, on_screen: QPoint) -> None:
        index = self.indexAt(at)
        text = ""
        if index.isValid():
            rect = self.visualRect(index)
            if self.typing.is_cut(rect, index):
                text = str(self.rows.data(index) or "")
        QToolTip.showText(on_screen, text, self.viewport())

    # Columns

    def lay(self) -> None:
        """Widths as they were left; the first column takes what is left over."""
        px = self.session.theme.px
        for n, column in enumerate(self.rows.columns):
            kept = self.kept.width(column)
            self.head.resizeSection(n, self._usual_width(n) if kept is None else px(kept))
        self.head.mark_sorted(self.rows.sort_key, self.rows.sort_down)
        self._stretch()

    def _usual_width(self, n: int) -> int:
        """Room for the usual values and for the column's word; the last also for the button."""
        px, column = self.session.theme.px, self.rows.columns[n]
        last = n == len(self.rows.columns) - 1
        word = self.head.fontMetrics().horizontalAdvance(self.session.lang(column.label))
        return max(px(width(column)), word + px(58 if last else 26))

    def _stretch(self) -> None:
        if self.kept.was_sized or not self.rows.columns:
            return
        others = sum(self._usual_width(n) for n in range(1, len(self.rows.columns)))
        room = self.viewport().width() - others
        with self.head.quiet():
            self.head.resizeSection(0, max(room, self.session.theme.px(210)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
