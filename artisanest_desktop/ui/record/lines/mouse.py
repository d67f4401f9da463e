"""The mouse in a table of lines: a press types, the marker unfolds, the handle drags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record.lines.picture import Picture
from artisanest_desktop.ui.record.lines.places import Places, Row

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable


class Mouse:
    """What :class:`LinesTable` does with it."""

    def __init__(self, table: LinesTable, places: Places, picture: Picture) -> None:
        self.table = table
        self.places = places
        self.picture = picture
        self._drag: str | None = None

    def press(self, at: QPoint) -> None:
        """A cell is typed in, the marker unfolds, the handle is taken hold of."""
        table, row = self.table, self.places.row_under(at)
        if row is None:
            table.typing.close()
            table.setFocus()
            return
        if row.uid is None:
            column = self.places.column_under(row, at) if self.places.is_typing_new() else -1
            table.edit(None, column if column >= 0 else table.first_typed())
            return
        if table.is_movable() and self.places.handle_at(row).contains(at):
            table.typing.close()
            self._drag, self.picture.drop = row.uid, -1
            return
        column = self.places.column_under(row, at)
        if column >= len(table.data.columns):
            table.toggle_more(row.uid)
        elif column >= 0 and not table.edit(row.uid, column):
            table.typing.close()
            table.setFocus()
            table.go_to(row.uid, column)

    def hover(self, at: QPoint, buttons: Qt.MouseButton) -> None:
        """The line below the mouse shows its handle; a dragged one where it would go."""
        table = self.table
        if self._drag is not None and buttons & Qt.MouseButton.LeftButton:
            lines = [row for row in self.places.rows if row.uid is not None]
            self.picture.drop = sum(at.y() > row.top + row.cells // 2 for row in lines)
            table.setCursor(Qt.CursorShape.ClosedHandCursor)
            table.update()
            return
        row = self.places.row_under(at)
        column = self.places.column_under(row, at) if row is not None else -1
        if row is not None:
            table.setCursor(self._cursor(row, column, at))
        found = row.uid if row is not None else ""
        if found != self.picture.hover:
            self.picture.hover = found
            table.update()

    def _cursor(self, row: Row, column: int, at: QPoint) -> Qt.CursorShape:
        table, shape = self.table, Qt.CursorShape
        if row.uid is None or column >= len(table.data.columns):
            return shape.PointingHandCursor
        if table.is_movable() and self.places.handle_at(row).contains(at):
            return shape.OpenHandCursor
        typed = column >= 0 and table.data.columns[column].is_typed and not table.is_locked()
        return shape.IBeamCursor if typed else shape.ArrowCursor

    def release(self) -> None:
        """A dragged line is put down."""
        uid, drop = self._drag, self.picture.drop
        self._drag, self.picture.drop = None, -1
        if uid is None:
            return
        self.table.unsetCursor()
        if drop >= 0:
            place = self.table.data.place(uid)
            self.table.put_line(uid, drop - 1 if drop > place else drop)
        self.table.update()

    def tip(self, at: QPoint) -> str:
        """All of a cell's words where they are cut; what a key does."""
        row = self.places.row_under(at)
        line = self.table.data.by_uid(row.uid) if row is not None else None
        if row is None or line is None:
            return ""
        column = self.places.column_under(row, at)
        if column >= len(self.table.data.columns):
            more = shortcuts.LINES["more"]
            return shortcuts.tip(self.table.session.lang, more, _("More about this line"))
        if column < 0:
            return ""
        places, key = self.places, self.table.data.columns[column].key
        room = places.cell_at(row, column).width() - 2 * places.brush.pad
        wanted = places.brush.size(line.words[key], places.brush.body).width()
        return line.words[key] if wanted > room else ""
