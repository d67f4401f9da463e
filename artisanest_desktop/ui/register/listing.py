"""The list with what belongs to it: many rows, totals, a pasted block, nothing found."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import clipboard
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.register import block as blocks
from artisanest_desktop.ui.register import many
from artisanest_desktop.ui.register.chips import FilterBar
from artisanest_desktop.ui.register.columns import Layout
from artisanest_desktop.ui.register.corners import Corners
from artisanest_desktop.ui.register.finding import Finder, Wanted
from artisanest_desktop.ui.register.many import ManyBar
from artisanest_desktop.ui.register.preview import PastePanel, panel
from artisanest_desktop.ui.register.rows import Rows
from artisanest_desktop.ui.register.totals import Totals
from artisanest_desktop.ui.register.typing import CellEditor
from artisanest_desktop.ui.register.view import ListView
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, EmptyState
from artisanest_desktop.ui.work import PATIENCE_MS

#: More changed records than this are not looked at one by one.
FEW = 50
_SHOW_ALL = (_("Show all"), "x", "clear_wanted")
_RECEIVE = (_("Receive a file"), "file-spreadsheet", "receive_wanted")


class Listing(Card):
    """``counted()`` when the number of rows is known; ``add_wanted()``, ``receive_wanted()`` and
    ``clear_wanted()`` from where the list is empty."""

    counted = Signal()
    add_wanted = Signal()
    receive_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, session: Session, key: str, filters: FilterBar) -> None:
        super().__init__(session, 0)
        self.session, self.key, self.filters = session, key, filters
        self.rows = Rows(session, key)
        register = saving.register_of(session, key)
        self.kept = Layout(saving.store_of(session), register)
        self.view = ListView(session, self.rows, self.kept)
        self.finder = Finder(session, key, self._show)
        self.destroyed.connect(self.finder.stop)
        self.totals = Totals(session, self.view)
        self.many = ManyBar(session, self.rows)
        self._pinned: str | None = None
        self._preview: PastePanel | None = None
        self._states: dict[str, QWidget] = {}
        self._build()
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.setInterval(PATIENCE_MS)
        self._loading.timeout.connect(self._still_loading)
        self._columns()
        self._listen()

    def _build(self) -> None:
        self.column.setSpacing(0)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.totals)
        column.addWidget(self.many)
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.column.addWidget(self.stack)
        self.corners = Corners(self.session, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.corners.setGeometry(self.rect())
        self.corners.raise_()

    def _listen(self) -> None:
        view = self.view
        view.ordered.connect(self._order)
        view.shaped.connect(self._reshape)
        view.pasted.connect(self.paste)
        view.filled.connect(self._fill)
        view.emptied.connect(self._empty)
        view.selection_changed.connect(self._selected)
        self.many.changed.connect(view.clear_block)

    # Which rows

    def ask(self, search: str, where: dict[str, Any], removed: bool) -> None:
        """Show the rows that fit."""
        self._pinned = None
        self._wanted = (search, where, removed)
        self.find_again()

    def find_again(self) -> None:
        """The same question, because something changed."""
        search, where, removed = self._wanted
        register = saving.register_of(self.session, self.key)
        sort = self.kept.sort or register.order or ("", False)
        self.rows.sort_key, self.rows.sort_down = sort[0] or self._first_sort(), sort[1]
        wanted = Wanted(search, dict(where), ((sort[0], sort[1]),) if sort[0] else (), removed)
        self._loading.start()
        self._keep = self.view.current_uid(), self.view.currentIndex().column()
        self.finder.find(wanted)

    def find_all(self) -> None:
        """Find again and wait for all of it: a record is to be shown."""
        self.finder.stop()
        self._show(self.finder._ids(self.finder.wanted), True)

    #: The rows moved, not the person: what is open beside them stays open.
    finding_place = False
    _keep: tuple[str | None, int] = (None, 0)
    _wanted: tuple[str, dict[str, Any], bool] = ("", {}, False)

    def _first_sort(self) -> str:
        from artisanest_desktop.ui.record import face

        register = saving.register_of(self.session, self.key)
        return face.TITLE if face.has_two_scripts(register) else (register.sort or ("",))[0]

    def _show(self, ids: list[int], whole: bool) -> None:
        self._loading.stop()
        ids = self._with_pinned(ids)
        if self.rows.ids and whole and ids[: len(self.rows.ids)] == self.rows.ids:
            self.rows.extend(ids)
        else:
            self.rows.show_ids(ids)
            self._find_place()
        self.view.head.mark_sorted(self.rows.sort_key, self.rows.sort_down)
        self._show_state()
        if whole:
            self.totals.later()
        self.counted.emit()

    def _with_pinned(self, ids: list[int]) -> list[int]:
        """The record just born stays in sight, even where a filter would hide it."""
        if self._pinned is None:
            return ids
        store = saving.store_of(self.session)
        row = store.get(self.key, self._pinned)
        if row is None or row.get("removed"):
            self._pinned = None
            return ids
        row_id = store.row_id(self.key, self._pinned)
        return ids if row_id is None or row_id in ids else [row_id, *ids]

    def pin(self, uid: str) -> None:
        """Show a record that was just born, and stand on it."""
        self._pinned = uid
        if self.rows.row_of(uid) < 0:
            self.find_all()
        self.view.go_to(self.rows.row_of(uid), 0)

    def _find_place(self) -> None:
        """Stand on the same record as before, if it is still there."""
        uid, column = self._keep
        row = self.rows.row_of(uid) if uid is not None else -1
        if row >= 0:
            self.finding_place = True
            self.view.go_to(row, column)
            self.finding_place = False

    def whole_ids(self) -> list[int]:
        """All the rows that fit, also those not yet shown."""
        if self.finder.busy:
            return self._with_pinned(self.finder._ids(self.finder.wanted))
        return self.rows.ids

    def take_change(self, touched: frozenset[str]) -> None:
        """Records changed: read them again; find again when rows came or went."""
        if not touched or len(touched) > FEW:
            self.rows.forget()
            self.find_again()
            return
        store = saving.store_of(self.session)
        removed = self._wanted[2]
        for uid in touched:
            row = store.get(self.key, uid)
            shown = self.rows.row_of(uid) >= 0
            if row is None or (bool(row["removed"]) == removed) != shown:
                self.rows.forget()
                self.find_again()
                return
        self.rows.forget()
        self.totals.later()

    def _still_loading(self) -> None:
        self._put("loading", "refresh-cw", _("One moment…"))

    def _show_state(self) -> None:
        if self._preview is not None:
            return
        if self.rows.ids:
            self.stack.setCurrentIndex(0)
        elif self._wanted[0]:
            self._put("no-hit", "search", _("Nothing fits this search."), _SHOW_ALL)
        elif self.filters.is_filtering():
            self._put("filtered", "funnel", _("Nothing fits these filters."), _SHOW_ALL)
        else:
            self._first_step()

    def _first_step(self) -> None:
        register = saving.register_of(self.session, self.key)
        icon = register.icon or "info"
        if saving.store_of(self.session).read_only:
            self._put("empty", icon, _("Nothing here yet."))
            return
        usual = _("Nothing here yet. Add the first line, or receive an Excel list above.")
        add = (register.add or _("Add"), "plus", "add_wanted")
        self._put("empty", icon, register.empty or usual, add, _RECEIVE)

    def _put(self, name: str, icon: str, words: Msg, *acts: tuple[Msg, str, str]) -> None:
        widget = self._states.get(name)
        if widget is None:
            buttons = [self._button(*act) for act in acts]
            widget = self._states[name] = EmptyState(self.session, icon, words, buttons)
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)

    def _button(self, words: Msg, icon: str, signal: str) -> Button:
        button = Button(self.session, words, icon)
        button.clicked.connect(lambda: getattr(self, signal).emit())
        return button

    # Columns and order

    def _columns(self) -> None:
        self.rows.show_columns(self.kept.columns)
        self.view.lay()

    def _reshape(self) -> None:
        place = self.place()
        self._columns()
        self.go_back_to(*place)
        self.totals.later()

    def _order(self, key: str, down: bool) -> None:
        self.kept.set_sort(key, down)
        self.find_again()

    def relearn(self) -> None:
        """The register has other fields now: an own field came or went, a pack was switched."""
        register = saving.register_of(self.session, self.key)
        self.kept = self.view.kept = Layout(saving.store_of(self.session), register)
        self._reshape()

    def place(self) -> tuple[int, int]:
        """The current cell."""
        index = self.view.currentIndex()
        return index.row(), index.column()

    def go_back_to(self, row: int, column: int) -> None:
        """Stand there again."""
        if row >= 0:
            self.view.go_to(row, column)

    # Blocks and many rows

    def _selected(self) -> None:
        self.many.show_rows(self.view.selected_rows(), self._wanted[2])

    def _may_write(self) -> bool:
        return not saving.store_of(self.session).read_only and not self._wanted[2]

    def paste(self, text: str) -> None:
        """Show what a block would change; one cell is written at once, as if typed."""
        table = clipboard.split(text)
        if not table or not self._may_write() or not self.rows.columns:
            return
        top, bottom, left, right = self.view.selected_block()
        block = blocks.paste(
            self.session, self.rows, table, max(top, 0), max(left, 0), bottom, right
        )
        if len(block.cells) == 1 and not block.refused and block.cells[0].uid is not None:
            many.write_one(self.session, self.rows, block.cells[0])
            return
        self._preview = panel(self.session, self.key, block, self)
        self._preview.finished.connect(self._end_preview)
        self.stack.addWidget(self._preview)
        self.stack.setCurrentWidget(self._preview)
        self._preview.focus()

    def preview(self) -> PastePanel | None:
        """The block that waits to be applied."""
        return self._preview

    def _end_preview(self) -> None:
        if self._preview is not None:
            self.stack.removeWidget(self._preview)
            self._preview.deleteLater()
            self._preview = None
        self._show_state()
        self.view.setFocus()

    def _fill(self) -> None:
        if self._may_write():
            many.fill_down(self.session, self.rows, self.view.selected_block())

    def _empty(self) -> None:
        if self._may_write():
            many.empty(self.session, self.rows, self.view.selected_block())

    def commit(self) -> None:
        """Save the cell being typed."""
        for cell in self.view.findChildren(CellEditor):
            self.view.typing.save(cell)
