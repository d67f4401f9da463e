"""A table of the lines of one record, typed in place; the last row begins a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.rules import Finding, Parsed
from artisanest_desktop.store import Change, Refusal
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.lines import writing
from artisanest_desktop.ui.record.lines.cell import Cell
from artisanest_desktop.ui.record.lines.data import Line, Lines
from artisanest_desktop.ui.record.lines.more import More
from artisanest_desktop.ui.record.lines.picture import Picture
from artisanest_desktop.ui.session import Session

#: Drafts by record, line and field: what could not be understood and waits to be mended.
Draft = tuple[str | None, str | None, str]


class LinesTable(QWidget):
    """The lines of register ``key`` under a record; :meth:`load` says which.

    With the focus, arrows walk about (``at``: a line's uid, None for the last row, and a column);
    typing, Enter or F2 opens the editor of the cell, which is saved when it is left.
    ``saved()`` after each write; ``escaped()`` when Esc had nothing to close.
    """

    saved = Signal()
    escaped = Signal()

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.data = Lines(session, key)
        self.at: tuple[str | None, int] = (None, 0)
        self.cell: Cell | None = None
        self.more: More | None = None
        self.drafts: dict[Draft, tuple[str, Finding]] = {}
        self.picture = Picture(session, self)
        self._saving = False
        self._placed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(session.lang(self.data.register.many))
        session.changed.connect(self._changed)

    @property
    def key(self) -> str:
        """The register of the lines."""
        return self.data.key

    # What is shown

    def load(self, parent: str | None) -> None:
        """Show the lines of another record; what is being typed is saved first."""
        self.commit()
        if parent != self.data.parent:
            self._fold()
            self.at = (None, 0)
        self.data.parent = parent
        self.refresh()
        if parent is not None and self.at[0] is None and self.data.lines:
            self.at = (self.data.lines[0].uid, 0)

    def forget(self) -> None:
        """The record was erased for good: nothing of it stays, nor what was being typed."""
        self.drafts = {k: draft for k, draft in self.drafts.items() if k[0] != self.data.parent}
        cell, self.cell = self.cell, None
        more, self.more = self.more, None
        if more is not None and more.form is not None:
            more.form.forget()
        for part in (cell, more):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.load(None)

    def refresh(self) -> None:
        """Read the lines again; what is being typed stays."""
        kept = self._typed_in()
        self.data.read()
        if kept is not None and self.data.by_uid(kept.uid) is None:
            self.data.lines.append(kept)  # taken away by someone while it is being typed in
        if self.at[0] is not None and self.data.by_uid(self.at[0]) is None:
            self.at = (None, self.at[1])
        if self.more is not None and self.data.by_uid(self.more.uid) is None:
            self._fold()
        self._refresh_cell()
        self.lay()

    def _typed_in(self) -> Line | None:
        cell = self.cell
        if cell is None or cell.uid is None or cell.editor is None or not cell.editor.is_dirty():
            return None
        return self.data.by_uid(cell.uid)

    def _refresh_cell(self) -> None:
        cell = self.cell
        if cell is None or cell.editor is None or cell.editor.is_dirty():
            return
        line = self.data.by_uid(cell.uid)
        if cell.uid is not None and line is None:
            self.close_cell()
        elif line is not None:
            cell.editor.show_value(line.row.get(cell.editor.field.key), line.row)

    def _changed(self, change: Change) -> None:
        if self._saving or self.session.store is None or self.data.parent is None:
            return
        anew = self.data.register is not saving.register_of(self.session, self.key)
        if anew or change.registers.keys() & self._watched():
            self.refresh()

    def _watched(self) -> set[str]:
        """What the words of a line may come from."""
        register = self.data.register
        targets = {getattr(f.kind, "register", "") for f in register.fields}
        return {self.key, self.data.above, "wage", *targets}

    def is_locked(self) -> bool:
        """Whether nothing may be typed: a file for reading only, a removed record."""
        store = saving.store_of(self.session)
        above = store.get(self.data.above, self.data.parent) if self.data.parent else None
        return store.read_only or above is None or bool(above["removed"])

    def lay(self) -> None:
        """Find each row its place; the table is as high as what it shows."""
        # Before it has been given its place it is as wide as a record's form usually is.
        high = self.picture.lay(self.width() if self._placed else self.session.theme.px(376))
        if self.more is not None:
            top, tall = self.picture.more_at(self.more.uid)
            self.more.setGeometry(0, top, self.width(), tall)
        if self.cell is not None:
            self.cell.setGeometry(self.picture.editor_at(self.cell.uid, self.at[1]))
        if self.height() != high:
            self.setFixedHeight(high)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.picture.paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = True
        if event.oldSize().width() != self.width():
            self.lay()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.more is not None:
            self.lay()
        if event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.picture.tip(event.pos()), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    # Walking about

    def go_to(self, uid: str | None, column: int) -> None:
        """Make a cell current, without its editor."""
        self.at = (uid, min(max(column, 0), self.picture.last_stop(uid)))
        self.setAccessibleName(self.name_of(*self.at, value=True))
        self.update()
        self._into_sight()

    def name_of(self, uid: str | None, column: int, value: bool = False) -> str:
        """``Materials, line 2, Quantity``: what a screen reader says of a cell."""
        lang, register = self.session.lang, self.data.register
        many = lang(register.many)
        place = self.data.place(uid)
        if uid is None and value:
            return lang(register.add or register.one)
        if column >= len(self.data.columns):
            what = lang(_("More about this line"))
        else:
            what = lang(self.data.columns[column].field.label)
        words = {"lines": many, "n": place + 1, "field": what}
        name = lang(_("%(lines)s, line %(n)s, %(field)s") % words)
        line = self.data.by_uid(uid)
        if not value or line is None or column >= len(self.data.columns):
            return name
        shown = line.words[self.data.columns[column].key] or face.EMPTY
        return f"{name}: {shown}"

    def _into_sight(self) -> None:
        from PySide6.QtWidgets import QScrollArea

        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inner = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inner is not None:
            rect = self.picture.row_at(self.at[0])
            middle = self.mapTo(inner, rect.center())
            above.ensureVisible(middle.x(), middle.y(), 0, rect.height())

    def step_row(self, by: int) -> None:
        """Up or down."""
        place = self.data.place(self.at[0]) + by
        last = len(self.data.lines) - (1 if self.is_locked() else 0)
        place = min(max(place, 0), max(last, 0))
        found = self.data.lines[place].uid if place < len(self.data.lines) else None
        self.go_to(found, self.at[1])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.go_to(*self.at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from artisanest_desktop.ui.record.lines import keys

        if not keys.pressed(self, event):
            super().keyPressEvent(event)

    # The editor of a cell

    def edit(self, uid: str | None, column: int, event: QKeyEvent | None = None) -> bool:
        """Open the editor of a cell; with a key, that begins what is typed."""
        if self.is_locked() or column >= len(self.data.columns):
            return False
        declared = self.data.columns[column]
        if not declared.is_typed:
            return False
        self.close_cell()
        self.go_to(uid, column)
        cell = self.cell = Cell(self.session, self, declared, uid)
        line = self.data.by_uid(uid)
        row = line.row if line is not None else self.data.usual()
        draft = self.drafts.get((self.data.parent, uid, declared.key))
        cell.show_row(row, self.name_of(uid, column), draft[0] if draft else None)
        self._listen(cell)
        self.lay()
        cell.show()
        cell.enter()
        if event is not None and cell.editor is not None:
            QApplication.sendEvent(cell.editor.core, event)
        return True

    def _listen(self, cell: Cell) -> None:
        cell.left.connect(lambda: self._left(cell))
        cell.stepped.connect(lambda by, tab: self._step(cell, by, tab))
        cell.climbed.connect(lambda by: self._climb(cell, by))
        cell.moved.connect(lambda by: self._move_on(cell, by))
        cell.struck.connect(lambda: self._strike(cell))
        cell.escaped.connect(lambda: self._leave(cell))

    def _move_on(self, cell: Cell, by: int) -> None:
        if self._leave(cell):
            self.move_line(by, again=True)

    def _strike(self, cell: Cell) -> None:
        if self._leave(cell, write=False):
            self.remove_line()

    def close_cell(self) -> None:
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
            _come_back(self)
        cell.hide()
        cell.deleteLater()
        self.lay()

    def _left(self, cell: Cell) -> None:
        """The focus went, or something was chosen from a list of choices."""
        if self.cell is not cell or self._saving:
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
        column = self.at[1]
        if not self._leave(cell):
            return
        uid = self.at[0]
        empty = uid is None and not self.has_draft(None)
        if empty and by > 0 and column == self.first_typed():
            self.go_to(None, 0)
            if tab:
                self.focusNextPrevChild(True)  # nothing was begun: on to the next field
            return
        target = self.next_cell(uid, column, by)
        if target is None:
            self.focusNextPrevChild(by > 0)
        else:
            self.edit(*target)

    def _climb(self, cell: Cell, by: int) -> None:
        column = self.at[1]
        if self._leave(cell):
            self.step_row(by)
            self.edit(self.at[0], column)

    def first_typed(self) -> int:
        """The first column one can type in."""
        return next((n for n, c in enumerate(self.data.columns) if c.is_typed), 0)

    def next_cell(self, uid: str | None, column: int, by: int) -> tuple[str | None, int] | None:
        """The next cell that can be typed in; None beyond the table."""
        typed = [n for n, c in enumerate(self.data.columns) if c.is_typed]
        uids: list[str | None] = [*(line.uid for line in self.data.lines), None]
        row = self.data.place(uid)
        ahead = [n for n in typed if (n > column if by > 0 else n < column)]
        if ahead:
            return uid, ahead[0] if by > 0 else ahead[-1]
        row += by
        if not 0 <= row < len(uids):
            return None
        return uids[row], typed[0] if by > 0 else typed[-1]

    def has_draft(self, uid: str | None) -> bool:
        """Whether a line has something that could not be understood."""
        return any(key[:2] == (self.data.parent, uid) for key in self.drafts)

    def draft_of(self, uid: str | None, key: str) -> str | None:
        """What was typed in a cell and could not be understood."""
        draft = self.drafts.get((self.data.parent, uid, key))
        return draft[0] if draft is not None else None

    def refused(self, uid: str | None) -> list[Finding]:
        """Why, for each of them in a line."""
        return [d[1] for k, d in self.drafts.items() if k[:2] == (self.data.parent, uid)]

    # Saving

    def commit(self) -> None:
        """Save what is being typed: before another record, another page, or the end."""
        if self.cell is not None:
            self.save(self.cell)
        if self.more is not None:
            self.more.commit()

    def save(self, cell: Cell) -> None:
        """Save one cell if something else was typed than is stored."""
        editor = cell.editor
        if self._saving or editor is None or not editor.is_dirty() or self.is_locked():
            return
        parsed = editor.parsed()
        field = cell.column.field_for(editor.field, editor.raw())
        draft = (self.data.parent, cell.uid, cell.column.key)
        line = self.data.by_uid(cell.uid)
        if not parsed.refused and writing.is_twice(self.data, cell.uid, {field.key: parsed.value}):
            parsed = Parsed(None, (Finding("line-twice", writing.ALREADY, "refused"),))
        if parsed.refused:
            reason = next(f for f in parsed.findings if f.level == "refused")
            self.drafts[draft] = (editor.raw(), reason)
            editor.mark("refused")
            self.lay()
            return
        self.drafts.pop(draft, None)
        stored = line.row.get(field.key) if line is not None else None
        if parsed.value == stored:
            editor.show_value(stored, line.row if line is not None else {})
            self.lay()
            return
        self._write(cell, {field.key: parsed.value}, parsed)

    def _write(self, cell: Cell, values: Mapping[str, Any], parsed: Parsed) -> None:
        self._saving = True
        was = cell.uid
        try:
            uid = writing.write(self.data, was, values)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        finally:
            self._saving = False
        for key in [k for k in self.drafts if k[:2] == (self.data.parent, was) and uid != was]:
            self.drafts[self.data.parent, uid, key[2]] = self.drafts.pop(key)
        cell.uid = uid
        self.at = (uid, self.at[1])
        self.data.read()
        line = self.data.by_uid(uid)
        if cell.editor is not None and line is not None:
            cell.editor.show_value(line.row.get(cell.editor.field.key), line.row)
        self.lay()
        field = self.data.register[next(iter(values))]
        saving.say_saved(self.session, self.key, uid, field, parsed.findings)
        self.saved.emit()

    # A whole line

    def remove_line(self) -> None:
        """Take the current line away."""
        uid = self.at[0]
        if uid is None or self.is_locked():
            return
        place = self.data.place(uid)
        if self._do(lambda: writing.remove(self.data, uid)):
            lines = self.data.lines
            after = lines[min(place, len(lines) - 1)].uid if lines else None
            self.go_to(after, self.at[1])
            self.setFocus()

    def move_line(self, by: int, again: bool = False) -> None:
        """The current line one place up or down; ``again`` into the same editor."""
        uid, column = self.at
        if uid is not None and not self.is_locked():
            self.put_line(uid, self.data.place(uid) + by)
            if again:
                self.edit(uid, column)

    def put_line(self, uid: str, place: int) -> None:
        """A line at another place among the others."""
        if self._do(lambda: writing.move(self.data, uid, place)):
            self.go_to(uid, self.at[1])

    def _do(self, act: Any) -> bool:
        self.commit()
        try:
            act()
        except Refusal as refusal:
            self.session.refuse(refusal)
            return False
        self.saved.emit()
        return True

    # The rest of a line

    def toggle_more(self, uid: str, enter: bool = True) -> None:
        """Unfold the rest of a line below it, or fold it."""
        self.close_cell()
        if self.more is not None and self.more.uid == uid:
            self._fold()
            self.setFocus()
            self.lay()
            return
        self._fold()
        self.at = (uid, self.at[1])
        more = self.more = More(self.session, self.data, uid, self)
        more.acts.setVisible(not self.is_locked())
        more.moved.connect(lambda by: self._act(more, lambda: self.move_line(by)))
        more.struck.connect(lambda: self._act(more, self.remove_line))
        more.escaped.connect(lambda: self.toggle_more(uid))
        self.lay()
        more.show()
        if enter:
            more.enter()

    def _act(self, more: More, act: Any) -> None:
        self.at = (more.uid, self.at[1])
        act()

    def _fold(self) -> None:
        if self.more is not None:
            more, self.more = self.more, None
            more.commit()
            more.hide()
            more.deleteLater()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picture.press(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.picture.hover(event.position().toPoint(), event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.picture.release(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        uid = self.picture.line_under(event.position().toPoint())
        if uid is not None:
            self.toggle_more(uid)

    def leaveEvent(self, event: QEvent) -> None:
        self.picture.hover(QPoint(-1, -1), Qt.MouseButton.NoButton)

    def hideEvent(self, event: QHideEvent) -> None:
        if self.session.store is not None:
            self.commit()
        super().hideEvent(event)


def _come_back(table: QWidget) -> None:
    """Take the focus, also from a list of choices that closed and still counts as the window."""
    active = QApplication.activeWindow()
    if active is not None and active is not table.window() and not active.isVisible():
        QApplication.setActiveWindow(table.window())
    table.setFocus()
