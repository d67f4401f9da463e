"""Typing in a table of lines: the editor of one cell, what is saved when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Finding, Parsed
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.lines import writing
from artisanest_desktop.ui.record.lines.cell import Cell
from artisanest_desktop.ui.record.lines.data import Line

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable

#: Record, line and column of what could not be understood.
Place = tuple[str | None, str | None, str]


class Typing:
    """``cell`` is the open editor; ``drafts`` wait to be mended, each with its reason."""

    def __init__(self, table: LinesTable) -> None:
        self.table = table
        self.cell: Cell | None = None
        self.drafts: dict[Place, tuple[str, Finding]] = {}
        self.writing = False

    # What waits to be mended

    def has_draft(self, uid: str | None) -> bool:
        """Whether a line has something that could not be understood."""
        return any(key[:2] == (self.table.data.parent, uid) for key in self.drafts)

    def draft_of(self, uid: str | None, key: str) -> str | None:
        """What was typed in a cell and could not be understood."""
        draft = self.drafts.get((self.table.data.parent, uid, key))
        return draft[0] if draft is not None else None

    def refused(self, uid: str | None) -> list[Finding]:
        """Why, for each of them in a line."""
        return [d[1] for k, d in self.drafts.items() if k[:2] == (self.table.data.parent, uid)]

    def forget(self) -> None:
        """Nothing of this record stays, nor what is being typed."""
        parent = self.table.data.parent
        self.drafts = {key: draft for key, draft in self.drafts.items() if key[0] != parent}
        cell, self.cell = self.cell, None
        if cell is not None:
            cell.hide()
            cell.deleteLater()

    # The editor

    def edit(self, uid: str | None, column: int, event: QKeyEvent | None = None) -> bool:
        """Open the editor of a cell; with a key, that begins what is typed."""
        table = self.table
        columns = table.data.columns
        if column >= len(columns) or not columns[column].is_typed or table.is_locked():
            return False
        self.close()
        table.at = (uid, column)
        cell = self.cell = Cell(table.session, table, columns[column], uid)
        line = table.data.by_uid(uid)
        row = line.row if line is not None else table.data.usual()
        cell.show_row(row, table.name_of(uid, column), self.draft_of(uid, columns[column].key))
        self._listen(cell)
        table.lay()
        cell.show()
        cell.enter()
        table.into_sight()
        if event is not None and cell.editor is not None:
            QApplication.sendEvent(cell.editor.core, event)
        return True

    def _listen(self, cell: Cell) -> None:
        cell.left.connect(lambda: self._left(cell))
        cell.stepped.connect(lambda by, tab: self._step(cell, by, tab))
        cell.climbed.connect(lambda by: self._climb(cell, by))
        cell.moved.connect(lambda by: self._move(cell, by))
        cell.struck.connect(lambda: self._strike(cell))
        cell.unfolded.connect(lambda: self._unfold(cell))
        cell.escaped.connect(lambda: self._leave(cell))

    def kept(self) -> Line | None:
        """The line in which something is typed that is not yet saved."""
        cell = self.cell
        if cell is None or cell.uid is None or cell.editor is None or not cell.editor.is_dirty():
            return None
        return self.table.data.by_uid(cell.uid)

    def refresh(self) -> None:
        """The lines were read again: show what is stored, unless something is being typed."""
        cell = self.cell
        if cell is None or cell.editor is None or cell.editor.is_dirty():
            return
        line = self.table.data.by_uid(cell.uid)
        if line is not None:
            cell.editor.show_value(line.row.get(cell.editor.field.key), line.row)
        elif cell.uid is not None:
            self.close()

    def close(self) -> None:
        """Save the cell that is being typed in, and put its editor away."""
        cell = self.cell
        if cell is not None:
            self.save(cell)
            self._put_away(cell)

    def _put_away(self, cell: Cell) -> None:
        had = cell.holds_focus()
        if self.cell is cell:
            self.cell = None
        if had:
            _come_back(self.table)
        cell.hide()
        cell.deleteLater()
        self.table.lay()

    # Leaving it

    def _left(self, cell: Cell) -> None:
        """The focus went, or something was chosen from a list of choices."""
        if self.cell is not cell or self.writing or self.table.session.store is None:
            return
        self.save(cell)
        if self.cell is cell and not cell.holds_focus():
            self._put_away(cell)

    def _leave(self, cell: Cell, write: bool = True) -> bool:
        if self.cell is not cell:
            return False
        if write:
            self.save(cell)
        self._put_away(cell)
        return True

    def _step(self, cell: Cell, by: int, tab: bool) -> None:
        """To the next cell, at the end of a line to the next one."""
        if not self._leave(cell):
            return
        table, (uid, column) = self.table, self.table.at
        begun = uid is not None or self.has_draft(None)
        if not begun and by > 0 and column == table.first_typed():
            table.go_to(None, 0)
            if tab:  # nothing was begun: on to the next field
                table.focusNextPrevChild(True)
            return
        target = table.next_cell(uid, column, by)
        if target is not None:
            self.edit(*target)
        else:
            table.focusNextPrevChild(by > 0)

    def _climb(self, cell: Cell, by: int) -> None:
        column = self.table.at[1]
        if self._leave(cell):
            self.table.step_row(by)
            self.edit(self.table.at[0], column)

    def _move(self, cell: Cell, by: int) -> None:
        at = self.table.at
        if self._leave(cell):
            self.table.move_line(by)
            self.edit(self.table.at[0], at[1])

    def _strike(self, cell: Cell) -> None:
        if self._leave(cell, write=False):
            self.table.remove_line()

    def _unfold(self, cell: Cell) -> None:
        if self._leave(cell) and self.table.at[0] is not None:
            self.table.toggle_more(self.table.at[0])

    # Saving

    def save(self, cell: Cell) -> None:
        """Save one cell if something else was typed than is stored."""
        editor, data = cell.editor, self.table.data
        if self.writing or editor is None:
            return
        place = (data.parent, cell.uid, cell.column.key)
        if not editor.is_dirty() or self.table.is_locked():
            self.drafts.pop(place, None)
            return
        field = cell.column.field_for(editor.field, editor.raw())
        parsed = editor.parsed()
        if not parsed.refused and writing.is_twice(data, cell.uid, {field.key: parsed.value}):
            parsed = Parsed(None, (Finding("line-twice", writing.ALREADY, "refused"),))
        if parsed.refused:
            reason = next(f for f in parsed.findings if f.level == "refused")
            self.drafts[place] = (editor.raw(), reason)
            editor.mark("refused")
            editor.core.setAccessibleDescription(self.table.session.lang(reason.text))
            self.table.lay()
            return
        self.drafts.pop(place, None)
        line = data.by_uid(cell.uid)
        stored = line.row.get(field.key) if line is not None else None
        if parsed.value == stored:
            editor.show_value(editor.value, editor.row)
            self.table.lay()
        else:
            self._write(cell, field, parsed)

    def _write(self, cell: Cell, field: Field, parsed: Parsed) -> None:
        table, was = self.table, cell.uid
        self.writing = True
        try:
            uid = writing.write(table.data, was, {field.key: parsed.value})
        except Refusal as refusal:
            table.session.refuse(refusal)
            return
        finally:
            self.writing = False
        if uid != was:
            self._follow(was, uid)
        cell.uid = uid
        if self.cell is cell:
            table.at = (uid, table.at[1])
        table.refresh()
        line = table.data.by_uid(uid)
        if cell.editor is not None and line is not None:
            cell.editor.show_value(line.row.get(cell.editor.field.key), line.row)
        saving.say_saved(table.session, table.key, uid, field, parsed.findings)
        table.saved.emit()

    def _follow(self, was: str | None, uid: str) -> None:
        """A line was born, or became another: what waits to be mended goes with it."""
        parent = self.table.data.parent
        for key in [k for k in self.drafts if k[:2] == (parent, was)]:
            self.drafts[parent, uid, key[2]] = self.drafts.pop(key)
        if self.table.more is not None and self.table.more.uid == was:
            self.table.fold()


def _come_back(table: QWidget) -> None:
    """Take the focus, also from a list of choices that closed and still counts as the window."""
    active = QApplication.activeWindow()
    if active is not None and active is not table.window() and not active.isVisible():
        table.window().activateWindow()
    table.setFocus()
