"""A table of the lines of one record, typed in place; the last row begins a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Change, Refusal
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.lines import keys, writing
from artisanest_desktop.ui.record.lines.cell import Cell
from artisanest_desktop.ui.record.lines.data import Lines
from artisanest_desktop.ui.record.lines.more import More
from artisanest_desktop.ui.record.lines.mouse import Mouse
from artisanest_desktop.ui.record.lines.picture import Picture
from artisanest_desktop.ui.record.lines.places import Places
from artisanest_desktop.ui.record.lines.typing import Typing
from artisanest_desktop.ui.session import Session


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
        self.more: More | None = None
        self.typing = Typing(self)
        self.places = Places(session, self)
        self.picture = Picture(self, self.places)
        self.mouse = Mouse(self, self.places, self.picture)
        self._placed = False
        self._stale = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
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
            self.typing.close()
            self.fold()
            self.at = (None, 0)
        self.data.parent = parent
        self.refresh()
        if parent is not None and self.at[0] is None and self.data.lines:
            self.at = (self.data.lines[0].uid, 0)

    def forget(self) -> None:
        """The record was erased for good: nothing of it stays, nor what was being typed."""
        self.typing.forget()
        if self.more is not None:
            self.more.forget()
        self.load(None)

    def refresh(self) -> None:
        """Read the lines again; what is being typed stays."""
        self._stale = False
        kept = self.typing.kept()
        self.data.read()
        if kept is not None and self.data.by_uid(kept.uid) is None:
            self.data.lines.append(kept)  # taken away by someone while it is being typed in
        if self.at[0] is not None and self.data.by_uid(self.at[0]) is None:
            self.at = (None, self.at[1])
        if self.more is not None and self.data.by_uid(self.more.uid) is None:
            self.fold()
        self.typing.refresh()
        self.lay()

    def _changed(self, change: Change) -> None:
        if self.typing.writing or self.session.store is None or self.data.parent is None:
            return
        anew = self.data.register is not saving.register_of(self.session, self.key)
        if anew or change.registers.keys() & self._watched():
            self._stale = not self.isVisible()
            if not self._stale:
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.session.store is not None:
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

    def is_movable(self) -> bool:
        """Whether lines can be put in another order."""
        return self.data.is_ordered and len(self.data.lines) > 1 and not self.is_locked()

    def lay(self) -> None:
        """Find each row its place; the table is as high as what it shows."""
        # Before it has been given its place it is as wide as a record's form usually is.
        high = self.places.lay(self.width() if self._placed else self.session.theme.px(376))
        if self.more is not None:
            top, tall = self.places.more_at(self.more.uid)
            self.more.setGeometry(0, top, self.width(), tall)
        if self.cell is not None:
            self.cell.setGeometry(self.places.editor_at(self.cell.uid, self.at[1]))
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
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.mouse.tip(event.pos()), self)
            return True
        return super().event(event)

    # Walking about

    def go_to(self, uid: str | None, column: int) -> None:
        """Make a cell current, without its editor."""
        self.at = (uid, min(max(column, 0), self.places.last_stop(uid)))
        self.setAccessibleName(self.name_of(*self.at, value=True))
        self.update()
        self.into_sight()

    def name_of(self, uid: str | None, column: int, value: bool = False) -> str:
        """``Materials, line 2, Quantity``: what a screen reader says of a cell."""
        lang, data = self.session.lang, self.data
        if uid is None and value:
            return lang(data.register.add or data.register.one)
        on_marker = column >= len(data.columns)
        what = _("More about this line") if on_marker else data.columns[column].field.label
        words = {"lines": data.register.many, "n": data.place(uid) + 1, "field": what}
        name = lang(_("%(lines)s, line %(n)s, %(field)s") % words)
        line = data.by_uid(uid)
        if not value or line is None or on_marker:
            return name
        return f"{name}: {line.words[data.columns[column].key] or face.EMPTY}"

    def into_sight(self) -> None:
        """Scroll to the current line."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inner = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inner is not None:
            rect = self.places.row_at(self.at[0])
            middle = self.mapTo(inner, rect.center())
            above.ensureVisible(middle.x(), middle.y(), 0, rect.height())

    def step_row(self, by: int) -> None:
        """Up or down."""
        last = len(self.data.lines) - (1 if self.is_locked() else 0)
        place = min(max(self.data.place(self.at[0]) + by, 0), max(last, 0))
        uid = self.data.lines[place].uid if place < len(self.data.lines) else None
        self.go_to(uid, self.at[1])

    def first_typed(self) -> int:
        """The first column one can type in."""
        return next((n for n, c in enumerate(self.data.columns) if c.is_typed), 0)

    def next_cell(self, uid: str | None, column: int, by: int) -> tuple[str | None, int] | None:
        """The next cell that can be typed in; None beyond the table."""
        typed = [n for n, c in enumerate(self.data.columns) if c.is_typed]
        ahead = [n for n in typed if (n > column if by > 0 else n < column)]
        if ahead:
            return uid, ahead[0] if by > 0 else ahead[-1]
        uids: list[str | None] = [*(line.uid for line in self.data.lines), None]
        row = self.data.place(uid) + by
        if not 0 <= row < len(uids):
            return None
        return uids[row], typed[0] if by > 0 else typed[-1]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.go_to(*self.at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.pressed(self, event):
            super().keyPressEvent(event)

    # What is typed in

    @property
    def cell(self) -> Cell | None:
        """The editor that is open."""
        return self.typing.cell

    def edit(self, uid: str | None, column: int, event: QKeyEvent | None = None) -> bool:
        """Open the editor of a cell; with a key, that begins what is typed."""
        return self.typing.edit(uid, column, event)

    def commit(self) -> None:
        """Save what is being typed: before another record, another page, or the end."""
        if self.cell is not None:
            self.typing.save(self.cell)
        if self.more is not None:
            self.more.commit()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.session.store is not None:
            self.commit()
        super().hideEvent(event)

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

    def move_line(self, by: int) -> None:
        """The current line one place up or down."""
        uid = self.at[0]
        if uid is not None and self.is_movable():
            self.put_line(uid, self.data.place(uid) + by)

    def put_line(self, uid: str, place: int) -> None:
        """A line at another place among the others."""
        if self._do(lambda: writing.move(self.data, uid, place)):
            self.go_to(uid, self.at[1])

    def _do(self, act: Callable[[], None]) -> bool:
        self.commit()
        try:
            act()
        except Refusal as refusal:
            self.session.refuse(refusal)
            return False
        self.saved.emit()
        return True

    # The rest of a line

    def toggle_more(self, uid: str) -> None:
        """Unfold the rest of a line below it, or fold it."""
        self.typing.close()
        was = self.more.uid if self.more is not None else None
        self.fold()
        self.at = (uid, self.at[1])
        if was != uid:
            self._unfold(uid)
        else:
            self.setFocus()
            self.lay()

    def _unfold(self, uid: str) -> None:
        more = self.more = More(self.session, self.data, uid, self, self.is_locked())
        more.moved.connect(lambda by: self._act(more, lambda: self.move_line(by)))
        more.struck.connect(lambda: self._act(more, self.remove_line))
        more.escaped.connect(lambda: self.toggle_more(uid))
        before: QWidget = self
        for stop in more.stops():
            QWidget.setTabOrder(before, stop)
            before = stop
        self.lay()
        more.show()
        more.enter()

    def _act(self, more: More, act: Callable[[], None]) -> None:
        self.at = (more.uid, self.at[1])
        act()

    def fold(self) -> None:
        """Nothing is unfolded."""
        if self.more is not None:
            more, self.more = self.more, None
            more.commit()
            more.hide()
            more.deleteLater()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouse.press(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.hover(event.position().toPoint(), event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        uid = self.places.line_under(event.position().toPoint())
        if uid is not None:
            self.toggle_more(uid)

    def leaveEvent(self, event: QEvent) -> None:
        self.mouse.hover(QPoint(-1, -1), Qt.MouseButton.NoButton)
