"""Where the parts of a table of lines lie: head, rows, reasons, sums, the row that adds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from artisanest_desktop.ui.record.lines.columns import Column
from artisanest_desktop.ui.record.lines.data import Line
from artisanest_desktop.ui.record.lines.grid import ROW, Grid
from artisanest_desktop.ui.record.lines.painting import Brush
from artisanest_desktop.ui.record.lines.reasons import reasons
from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable

SUM = 34


@dataclass(slots=True)
class Row:
    """Where one line lies: its cells, the reasons under them, what is unfolded."""

    uid: str | None
    top: int
    cells: int
    notes: list[tuple[str, str]] = field(default_factory=list)
    note: int = 0
    more: int = 0

    @property
    def bottom(self) -> int:
        """Just below it."""
        return self.top + self.cells + self.note + self.more


class Places:
    """Worked out anew by :meth:`lay` whenever what is shown, or its width, changes."""

    def __init__(self, session: Session, table: LinesTable) -> None:
        self.session = session
        self.table = table
        self.brush = Brush(session)
        self.grid = Grid(session.theme, (), (), (), 0)
        self.rows: list[Row] = []
        self.head = 0
        self.sum_top = 0
        self.sums: list[tuple[Column, str]] = []
        self._measured: list[Column] = []
        self._least: list[int] = []
        self._apart: list[int] = []

    def lay(self, width: int) -> int:
        """Find each row its place; returns how high the whole is."""
        data, px = self.table.data, self.session.theme.px
        columns = data.columns
        if self._measured is not columns:
            self._measure(columns)
        self.grid = Grid(self.session.theme, columns, self._least, self._apart, width)
        self.head = self._head_height() if data.lines or self.is_typing_new() else 0
        top = self.head
        self.rows = []
        for line in data.lines:
            row = self._row(line, top)
            self.rows.append(row)
            top = row.bottom
        self.sum_top = top
        self.sums = self._sums()
        if self.sums:
            top += px(SUM)
        if not self.table.is_locked():
            row = self._new_row(top)
            self.rows.append(row)
            top = row.bottom
        elif not data.lines:
            top += px(ROW)
        return top + 1

    def _measure(self, columns: list[Column]) -> None:
        """The least width of each column: its kind's, and that of its label."""
        lang, brush, px = self.session.lang, self.brush, self.session.theme.px
        self._measured, self._least, self._apart = columns, [], []
        for column in columns:
            words = lang(column.field.label)
            pad = 2 * brush.pad
            two, one = brush.in_two(words, brush.head), brush.size(words, brush.head).width() + 2
            self._least.append(max(px(column.width), two + pad))
            self._apart.append(max(px(column.width), one + pad))

    def _head_height(self) -> int:
        px, lang = self.session.theme.px, self.session.lang
        if len(self.grid.parts) > 1:
            return self.label_high() * len(self.grid.parts) + px(4)
        highs = [
            self.brush.needed(lang(c.field.label), self.brush.head, r.width() - 2 * self.brush.pad)
            for c, r in zip(self.table.data.columns, self.grid.rects, strict=True)
        ]
        return max(highs, default=px(16)) + px(6)

    def label_high(self) -> int:
        """One line of the head; Arabic letters need more than others."""
        return max(self.session.theme.px(17), self.brush.size("ا", self.brush.head).height())

    def _row(self, line: Line, top: int) -> Row:
        row = Row(line.uid, top, self._cells_height(line), reasons(self.table, line))
        row.note = self._note_height(row.notes)
        more = self.table.more
        if more is not None and more.uid == line.uid:
            row.more = self._more_height()
        return row

    def _cells_height(self, line: Line) -> int:
        """One line of cells grows for long words; where they stand below each other it does not."""
        if len(self.grid.parts) > 1:
            return self.grid.high
        px, brush = self.session.theme.px, self.brush
        highs = [
            brush.needed(line.words[c.key], brush.body, r.width() - 2 * brush.pad)
            for c, r in zip(self.table.data.columns, self.grid.rects, strict=True)
            if c.is_flexible
        ]
        return max(self.grid.high, min(max(highs, default=0), 2 * px(20)) + px(8))

    def _note_height(self, notes: list[tuple[str, str]]) -> int:
        px = self.session.theme.px
        wide = self.grid.room - 2 * self.brush.pad
        return sum(self.brush.needed(text, self.brush.note, wide) + px(4) for text, _c in notes)

    def _more_height(self) -> int:
        more = self.table.more
        assert more is not None
        layout = more.layout()
        assert layout is not None
        width = max(self.grid.width, 1)
        if more.width() != width:
            more.resize(width, more.height())
        layout.activate()
        high = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
        return high if high > 0 else layout.sizeHint().height()

    def is_typing_new(self) -> bool:
        """Whether the last row holds what is being typed, not the words that invite to it."""
        cell = self.table.cell
        return (cell is not None and cell.uid is None) or self.table.typing.has_draft(None)

    def _new_row(self, top: int) -> Row:
        px = self.session.theme.px
        if not self.is_typing_new():
            return Row(None, top, px(ROW))
        notes = reasons(self.table, None)
        return Row(None, top, self.grid.high, notes, self._note_height(notes))

    def _sums(self) -> list[tuple[Column, str]]:
        data = self.table.data
        found = []
        for column in data.summed():
            value = data.total(column.field)
            if value is not None:
                found.append((column, column.field.kind.format(value, self.session.lang)))
        return found

    def last_stop(self, uid: str | None) -> int:
        """The last place the arrows reach in a line: its marker."""
        return 0 if uid is None else len(self.table.data.columns)

    def row_of(self, uid: str | None) -> Row | None:
        """Where a line lies."""
        return next((row for row in self.rows if row.uid == uid), None)

    def row_at(self, uid: str | None) -> QRect:
        """The whole of a line."""
        row = self.row_of(uid)
        return QRect(0, row.top, self.grid.width, row.cells) if row is not None else QRect()

    def more_at(self, uid: str) -> tuple[int, int]:
        """Top and height of what is unfolded."""
        row = self.row_of(uid)
        return (row.top + row.cells + row.note, row.more) if row is not None else (0, 0)

    def cell_at(self, row: Row, column: int) -> QRect:
        """A cell; the column after the last is the marker."""
        if row.uid is None and not self.is_typing_new():
            return QRect(0, row.top, self.grid.width, row.cells)
        if column >= len(self.grid.rects):
            side = self.grid.marker
            rect = QRect(self.grid.width - side, row.top, side, self.grid.high)
        else:
            rect = QRect(self.grid.rects[column]).translated(0, row.top)
        if len(self.grid.parts) == 1:
            rect.setHeight(row.cells)
        return self.mirrored(rect)

    def editor_at(self, uid: str | None, column: int) -> QRect:
        """An editor may need more room than its cell: it grows over its neighbours."""
        row = self.row_of(uid)
        if row is None or column >= len(self.grid.rects):
            return QRect()
        rect = self.cell_at(row, column)
        declared = self.table.data.columns[column].field
        least = 150 if declared.kind.editor in ("reference", "term", "choice") else 96
        wide = min(max(rect.width(), self.session.theme.px(least)), self.grid.width)
        left = rect.right() - wide + 1 if self.brush.rtl else rect.left()
        left = min(max(left, 0), self.grid.width - wide)
        tall = self.session.theme.px(36)
        if self.table.cell is not None:
            tall = max(self.table.cell.sizeHint().height(), self.session.theme.px(30))
        return QRect(left, rect.center().y() - tall // 2 + 1, wide, tall)

    def mirrored(self, rect: QRect) -> QRect:
        """From the reader's side."""
        if self.brush.rtl:
            rect.moveLeft(self.grid.width - rect.left() - rect.width())
        return rect

    def handle_at(self, row: Row) -> QRect:
        """Where a line is taken to be dragged."""
        return self.mirrored(QRect(0, row.top, self.grid.handle, row.cells))

    def line_under(self, at: QPoint) -> str | None:
        """The line below the mouse."""
        row = self.row_under(at)
        return row.uid if row is not None else None

    def row_under(self, at: QPoint) -> Row | None:
        """The row below the mouse."""
        return next((row for row in self.rows if row.top <= at.y() < row.top + row.cells), None)

    def column_under(self, row: Row, at: QPoint) -> int:
        """The column below it, -1 for none; the last is the marker."""
        stops = range(self.last_stop(row.uid) + 1)
        return next((n for n in stops if self.cell_at(row, n).contains(at)), -1)
