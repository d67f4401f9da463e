"""How a table of lines looks, where its parts lie, and what the mouse is at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter

from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.lines.columns import Column
from artisanest_desktop.ui.record.lines.data import Line
from artisanest_desktop.ui.record.lines.grid import ROW, Grid
from artisanest_desktop.ui.record.lines.painting import Brush
from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable


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


class Picture:
    """Draws :class:`LinesTable`, and answers where things are."""

    def __init__(self, session: Session, table: LinesTable) -> None:
        self.session = session
        self.table = table
        self.brush = Brush(session)
        self.grid = Grid(session.theme, (), (), (), 0)
        self.rows: list[Row] = []
        self.head = 0
        self.sum_top = 0
        self._hover: tuple[str | None, int] = ("", -1)
        self._drag: str | None = None
        self._drop = -1
        self._least: list[int] = []
        self._apart: list[int] = []

    # Where things are

    def lay(self, width: int) -> int:
        """Find each row its place; returns how high the whole is."""
        data, px = self.table.data, self.session.theme.px
        columns = data.columns
        if not self._least:
            self._measure(columns)
        self.grid = Grid(self.session.theme, columns, self._least, self._apart, width)
        self.head = self._head_height() if data.lines or self._is_typing_new() else 0
        top = self.head
        self.rows = []
        for line in data.lines:
            row = self._row(line, top)
            self.rows.append(row)
            top = row.bottom
        self.sum_top = top
        if self._sums():
            top += px(34)
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
        for column in columns:
            words = lang(column.field.label)
            pad = 2 * brush.pad
            two, one = brush.in_two(words, brush.head), brush.size(words, brush.head).width() + 2
            self._least.append(max(px(column.width), two + pad))
            self._apart.append(max(px(column.width), one + pad))

    def _head_height(self) -> int:
        px, lang = self.session.theme.px, self.session.lang
        if len(self.grid.parts) > 1:
            return px(17) * len(self.grid.parts) + px(4)
        highs = [
            self.brush.needed(lang(c.field.label), self.brush.head, r.width() - 2 * self.brush.pad)
            for c, r in zip(self.table.data.columns, self.grid.rects, strict=True)
        ]
        return max(highs, default=px(16)) + px(6)

    def _row(self, line: Line, top: int) -> Row:
        row = Row(line.uid, top, self._cells_height(line), self._notes(line))
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

    def _notes(self, line: Line | None) -> list[tuple[str, str]]:
        """Reasons below a line: refused first, then doubts, then a question."""
        from artisanest_desktop.ui.record.lines.reasons import reasons

        return reasons(self.table, line)

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

    def _is_typing_new(self) -> bool:
        cell = self.table.cell
        return (cell is not None and cell.uid is None) or self.table.has_draft(None)

    def _new_row(self, top: int) -> Row:
        px = self.session.theme.px
        if not self._is_typing_new():
            return Row(None, top, px(ROW))
        notes = self._notes(None)
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
        if row.uid is None and not self._is_typing_new():
            return QRect(0, row.top, self.grid.width, row.cells)
        if column >= len(self.grid.rects):
            side = self.grid.marker
            rect = QRect(self.grid.width - side, row.top, side, self.grid.high)
        else:
            rect = QRect(self.grid.rects[column]).translated(0, row.top)
        if len(self.grid.parts) == 1:
            rect.setHeight(row.cells)
        return self._mirrored(rect)

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

    def _mirrored(self, rect: QRect) -> QRect:
        if self.brush.rtl:
            rect.moveLeft(self.grid.width - rect.left() - rect.width())
        return rect

    # Drawing

    def paint(self) -> None:
        """Everything but the open editor."""
        painter = QPainter(self.table)
        try:
            self._paint_head(painter)
            for row in self.rows:
                self._paint_row(painter, row)
            self._paint_sums(painter)
            if self._drag is not None and self._drop >= 0:
                self._paint_drop(painter)
            if not self.rows:
                rect = QRect(0, 0, self.grid.width, self.session.theme.px(ROW))
                self.brush.put(painter, rect, face.EMPTY, self.brush.body, "muted")
        finally:
            painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        if not self.head:
            return
        px, brush, lang = self.session.theme.px, self.brush, self.session.lang
        for number, part in enumerate(self.grid.parts):
            for n in part:
                column = self.table.data.columns[n]
                cell = self.grid.rects[n]
                if len(self.grid.parts) == 1:
                    at = QRect(cell.left(), 0, cell.width(), self.head - px(4))
                else:
                    at = QRect(cell.left(), px(17) * number, cell.width(), px(17))
                at = self._mirrored(at).adjusted(brush.pad, 0, -brush.pad, 0)
                words = lang(column.field.label)
                one = len(self.grid.parts) > 1
                brush.put(painter, at, words, brush.head, "muted", column.is_number, wrap=not one)
        brush.hairline(painter, self.head - 1, self.grid.width)

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        brush, table = self.brush, self.table
        line = table.data.by_uid(row.uid)
        if row.uid == self._hover[0] and row.uid != "" and table.cell is None:
            brush.ground(painter, QRect(0, row.top, self.grid.width, row.cells), "soft")
        if line is not None:
            self._paint_cells(painter, row, line)
            self._paint_ends(painter, row)
        else:
            self._paint_new(painter, row)
        self._paint_notes(painter, row)
        if row is not self.rows[-1] or table.is_locked():
            brush.hairline(painter, row.bottom - 1, self.grid.width)
        here = table.at[0] == row.uid and table.hasFocus() and table.cell is None
        if here:
            brush.ring(painter, self.cell_at(row, table.at[1]))

    def _paint_cells(self, painter: QPainter, row: Row, line: Line) -> None:
        brush = self.brush
        for n, column in enumerate(self.table.data.columns):
            rect = self.cell_at(row, n)
            field_ = column.shown(line.row)
            draft = self.table.draft_of(line.uid, column.key)
            text = draft if draft is not None else line.words[column.key]
            if draft is not None:
                brush.ground(painter, rect, "terra_soft")
            elif line.doubts.get(field_.key) or field_.key in line.asked:
                brush.ground(painter, rect, "saffron_soft")
            inside = rect.adjusted(brush.pad, 0, -brush.pad, -1)
            color = face.color(field_, line.row.get(field_.key))
            if color and draft is None:
                brush.tag(painter, inside, text, color)
                continue
            made = field_.compute is not None
            token = "ink" if text and not made else "muted"
            shown = text or ("" if column.is_number else face.EMPTY)
            tall = len(self.grid.parts) == 1 and row.cells > self.grid.high
            brush.put(
                painter, inside, shown, brush.body, token, column.is_number,
                field_.kind.align != "start", wrap=tall and column.is_flexible,
            )  # fmt: skip

    def _paint_ends(self, painter: QPainter, row: Row) -> None:
        table = self.table
        near = row.uid == self._hover[0] or (row.uid == table.at[0] and table.hasFocus())
        if near and table.data.is_ordered and not table.is_locked() and len(table.data.lines) > 1:
            self.brush.dots(painter, self.handle_at(row))
        unfolded = table.more is not None and table.more.uid == row.uid
        name = "chevron-up" if unfolded else "ellipsis"
        rect = self.cell_at(row, len(table.data.columns))
        self.brush.icon(painter, rect, name, "ink" if near or unfolded else "muted")

    def handle_at(self, row: Row) -> QRect:
        """Where a line is taken to be dragged."""
        return self._mirrored(QRect(0, row.top, self.grid.handle, row.cells))

    def _paint_new(self, painter: QPainter, row: Row) -> None:
        if self._is_typing_new():
            for n, column in enumerate(self.table.data.columns):
                draft = self.table.draft_of(None, column.key)
                if draft is not None:
                    rect = self.cell_at(row, n)
                    self.brush.ground(painter, rect, "terra_soft")
                    inside = rect.adjusted(self.brush.pad, 0, -self.brush.pad, -1)
                    self.brush.put(painter, inside, draft, self.brush.body, "ink")
            return
        px, brush = self.session.theme.px, self.brush
        register = self.table.data.register
        words = self.session.lang(register.add or register.one)
        icon = self._mirrored(QRect(self.grid.handle + brush.pad, row.top, px(16), row.cells))
        brush.icon(painter, icon, "plus", "accent", 15)
        start = self.grid.handle + brush.pad + px(22)
        rect = QRect(start, row.top, self.grid.width - start, row.cells)
        brush.put(painter, self._mirrored(rect), words, brush.body, "accent")

    def _paint_notes(self, painter: QPainter, row: Row) -> None:
        px, brush = self.session.theme.px, self.brush
        top = row.top + row.cells - px(2)
        wide = self.grid.room - 2 * brush.pad
        for text, token in row.notes:
            high = brush.needed(text, brush.note, wide)
            rect = QRect(self.grid.handle + brush.pad, top, wide, high)
            brush.put(painter, self._mirrored(rect), text, brush.note, token, wrap=True)
            top += high + px(4)

    def _paint_sums(self, painter: QPainter) -> None:
        px, brush = self.session.theme.px, self.brush
        for column, text in self._sums():
            n = self.table.data.columns.index(column)
            cell = self.grid.rects[n]
            wide = max(cell.width(), brush.size(text, brush.bold).width() + 2 * brush.pad)
            left = max(cell.right() + 1 - wide, 0)
            rect = self._mirrored(QRect(left, self.sum_top, wide, px(34)))
            inside = rect.adjusted(brush.pad, 0, -brush.pad, 0)
            brush.put(painter, inside, text, brush.bold, "ink", column.is_number, True)
        if self._sums():
            brush.hairline(painter, self.sum_top + px(34) - 1, self.grid.width)

    def _paint_drop(self, painter: QPainter) -> None:
        lines = [row for row in self.rows if row.uid is not None]
        y = lines[self._drop].top if self._drop < len(lines) else lines[-1].bottom
        painter.fillRect(QRect(0, y - 2, self.grid.width, 3), self.brush.color("accent"))

    # The mouse

    def line_under(self, at: QPoint) -> str | None:
        """The line below the mouse."""
        row = self._row_under(at)
        return row.uid if row is not None else None

    def _row_under(self, at: QPoint) -> Row | None:
        return next((row for row in self.rows if row.top <= at.y() < row.top + row.cells), None)

    def _column_under(self, row: Row, at: QPoint) -> int:
        stops = range(self.last_stop(row.uid) + 1)
        return next((n for n in stops if self.cell_at(row, n).contains(at)), -1)

    def press(self, at: QPoint) -> None:
        """A cell is typed in, the marker unfolds, the handle is taken hold of."""
        table, row = self.table, self._row_under(at)
        if row is None:
            table.close_cell()
            table.setFocus()
            return
        if row.uid is None:
            column = self._column_under(row, at) if self._is_typing_new() else -1
            table.edit(None, column if column >= 0 else table.first_typed())
            return
        movable = table.data.is_ordered and not table.is_locked()
        if movable and self.handle_at(row).contains(at):
            table.close_cell()
            self._drag, self._drop = row.uid, -1
            return
        column = self._column_under(row, at)
        if column >= len(table.data.columns):
            table.toggle_more(row.uid)
        elif column >= 0 and not table.edit(row.uid, column):
            table.close_cell()
            table.setFocus()
            table.go_to(row.uid, column)

    def hover(self, at: QPoint, buttons: Qt.MouseButton) -> None:
        """The line below the mouse shows its handle; a dragged one where it would go."""
        table = self.table
        if self._drag is not None and buttons & Qt.MouseButton.LeftButton:
            lines = [row for row in self.rows if row.uid is not None]
            self._drop = sum(at.y() > row.top + row.cells // 2 for row in lines)
            table.setCursor(Qt.CursorShape.ClosedHandCursor)
            table.update()
            return
        row = self._row_under(at)
        column = self._column_under(row, at) if row is not None else -1
        found = (row.uid, column) if row is not None else ("", -1)
        if row is not None:
            table.setCursor(self._cursor(row, column, at))
        if found[0] != self._hover[0]:
            self._hover = found
            table.update()

    def _cursor(self, row: Row, column: int, at: QPoint) -> Qt.CursorShape:
        table, shape = self.table, Qt.CursorShape
        if row.uid is None or column >= len(table.data.columns):
            return shape.PointingHandCursor
        movable = table.data.is_ordered and not table.is_locked() and len(table.data.lines) > 1
        if movable and self.handle_at(row).contains(at):
            return shape.OpenHandCursor
        typed = column >= 0 and table.data.columns[column].is_typed and not table.is_locked()
        return shape.IBeamCursor if typed else shape.ArrowCursor

    def release(self, at: QPoint) -> None:
        """A dragged line is put down."""
        uid, drop = self._drag, self._drop
        self._drag, self._drop = None, -1
        if uid is None:
            return
        self.table.unsetCursor()
        if drop >= 0:
            place = self.table.data.place(uid)
            self.table.put_line(uid, drop - 1 if drop > place else drop)
        self.table.update()

    def tip(self, at: QPoint) -> str:
        """All of a cell's words where they are cut; what a key does."""
        row = self._row_under(at)
        line = self.table.data.by_uid(row.uid) if row is not None else None
        if row is None or line is None:
            return ""
        column = self._column_under(row, at)
        if column >= len(self.table.data.columns):
            return self.table.name_of(row.uid, column)
        if column < 0:
            return ""
        rect, text = self.cell_at(row, column), line.words[self.table.data.columns[column].key]
        cut = self.brush.size(text, self.brush.body).width() > rect.width() - 2 * self.brush.pad
        return text if cut else ""
