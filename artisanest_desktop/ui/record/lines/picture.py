"""How a table of lines looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.lines.data import Line
from artisanest_desktop.ui.record.lines.grid import ROW
from artisanest_desktop.ui.record.lines.places import SUM, Places, Row

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable


class Picture:
    """Draws a :class:`LinesTable`; ``hover`` is the line below the mouse ("" for none), ``drop``
    the place where a dragged one would go."""

    def __init__(self, table: LinesTable, places: Places) -> None:
        self.table = table
        self.places = places
        self.session = places.session
        self.brush = places.brush
        self.hover: str | None = ""
        self.drop = -1

    def paint(self) -> None:
        """Everything but the open editor."""
        painter = QPainter(self.table)
        try:
            self._paint_head(painter)
            for row in self.places.rows:
                self._paint_row(painter, row)
            self._paint_sums(painter)
            if self.drop >= 0:
                self._paint_drop(painter)
            if not self.places.rows:
                rect = QRect(0, 0, self.places.grid.width, self.session.theme.px(ROW))
                self.brush.put(painter, rect, face.EMPTY, self.brush.body, "muted")
        finally:
            painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        if not self.places.head:
            return
        px, brush, lang = self.session.theme.px, self.brush, self.session.lang
        tall = self.places.label_high()
        for number, part in enumerate(self.places.grid.parts):
            for n in part:
                column = self.table.data.columns[n]
                cell = self.places.grid.rects[n]
                if len(self.places.grid.parts) == 1:
                    at = QRect(cell.left(), 0, cell.width(), self.places.head - px(4))
                else:
                    at = QRect(cell.left(), tall * number, cell.width(), tall)
                at = self.places.mirrored(at).adjusted(brush.pad, 0, -brush.pad, 0)
                words = lang(column.field.label)
                one = len(self.places.grid.parts) > 1
                if not one:  # labels of one line stand level with the last of two
                    at.setTop(at.bottom() - brush.needed(words, brush.head, at.width()))
                brush.put(
                    painter, at, words, brush.head, "muted", column.is_number, wrap=not one,
                    ours=True,
                )  # fmt: skip
        brush.hairline(painter, self.places.head - 1, self.places.grid.width)

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        brush, table = self.brush, self.table
        line = table.data.by_uid(row.uid)
        if row.uid == self.hover and row.uid != "" and table.cell is None:
            brush.ground(painter, QRect(0, row.top, self.places.grid.width, row.cells), "soft")
        if line is not None:
            self._paint_cells(painter, row, line)
            self._paint_ends(painter, row)
        else:
            self._paint_new(painter, row)
        self._paint_notes(painter, row)
        if row is not self.places.rows[-1] or table.is_locked():
            brush.hairline(painter, row.bottom - 1, self.places.grid.width)
        here = table.at[0] == row.uid and table.hasFocus() and table.cell is None
        if here:
            brush.ring(painter, self.places.cell_at(row, table.at[1]))

    def _paint_cells(self, painter: QPainter, row: Row, line: Line) -> None:
        brush = self.brush
        for n, column in enumerate(self.table.data.columns):
            rect = self.places.cell_at(row, n)
            field_ = column.shown(line.row)
            draft = self.table.typing.draft_of(line.uid, column.key)
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
            tall = len(self.places.grid.parts) == 1 and row.cells > self.places.grid.high
            brush.put(
                painter, inside, shown, brush.body, token, column.is_number,
                field_.kind.align != "start", wrap=tall and column.is_flexible,
            )  # fmt: skip

    def _paint_ends(self, painter: QPainter, row: Row) -> None:
        table = self.table
        near = row.uid == self.hover or (row.uid == table.at[0] and table.hasFocus())
        if near and table.is_movable():
            self.brush.dots(painter, self.places.handle_at(row))
        unfolded = table.more is not None and table.more.uid == row.uid
        name = "chevron-up" if unfolded else "ellipsis"
        rect = self.places.cell_at(row, len(table.data.columns))
        self.brush.icon(painter, rect, name, "ink" if near or unfolded else "muted")

    def _paint_new(self, painter: QPainter, row: Row) -> None:
        if self.places.is_typing_new():
            for n, column in enumerate(self.table.data.columns):
                draft = self.table.typing.draft_of(None, column.key)
                if draft is not None:
                    rect = self.places.cell_at(row, n)
                    self.brush.ground(painter, rect, "terra_soft")
                    inside = rect.adjusted(self.brush.pad, 0, -self.brush.pad, -1)
                    self.brush.put(painter, inside, draft, self.brush.body, "ink")
            return
        px, brush = self.session.theme.px, self.brush
        register = self.table.data.register
        words = self.session.lang(register.add or register.one)
        icon = self.places.mirrored(
            QRect(self.places.grid.handle + brush.pad, row.top, px(16), row.cells)
        )
        brush.icon(painter, icon, "plus", "accent", 15)
        start = self.places.grid.handle + brush.pad + px(22)
        rect = QRect(start, row.top, self.places.grid.width - start, row.cells)
        brush.put(painter, self.places.mirrored(rect), words, brush.body, "accent", ours=True)

    def _paint_notes(self, painter: QPainter, row: Row) -> None:
        px, brush = self.session.theme.px, self.brush
        top = row.top + row.cells - px(2)
        wide = self.places.grid.room - 2 * brush.pad
        for text, token in row.notes:
            high = brush.needed(text, brush.note, wide)
            rect = QRect(self.places.grid.handle + brush.pad, top, wide, high)
            at = self.places.mirrored(rect)
            brush.put(painter, at, text, brush.note, token, wrap=True, ours=True)
            top += high + px(4)

    def _paint_sums(self, painter: QPainter) -> None:
        px, brush = self.session.theme.px, self.brush
        for column, text in self.places.sums:
            n = self.table.data.columns.index(column)
            cell = self.places.grid.rects[n]
            wide = max(cell.width(), brush.size(text, brush.bold).width() + 2 * brush.pad + px(4))
            left = max(cell.right() + 1 - wide, 0)
            rect = self.places.mirrored(QRect(left, self.places.sum_top, wide, px(SUM)))
            inside = rect.adjusted(brush.pad, 0, -brush.pad, 0)
            brush.put(painter, inside, text, brush.bold, "ink", column.is_number, True)
        if self.places.sums:
            brush.hairline(painter, self.places.sum_top + px(SUM) - 1, self.places.grid.width)

    def _paint_drop(self, painter: QPainter) -> None:
        lines = [row for row in self.places.rows if row.uid is not None]
        y = lines[self.drop].top if self.drop < len(lines) else lines[-1].bottom
        painter.fillRect(QRect(0, y - 2, self.places.grid.width, 3), self.brush.color("accent"))
