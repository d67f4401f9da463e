"""The page of any register: search and filters above, the list, the open record beside it."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store import Change
from artisanest_desktop.ui import shortcuts, work
from artisanest_desktop.ui.exchange.menu import ExcelButton
from artisanest_desktop.ui.printing.menu import PrintButton
from artisanest_desktop.ui.printing.papers import Shown
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.panel import RecordPanel
from artisanest_desktop.ui.record.ways import WAYS
from artisanest_desktop.ui.register.beside import Beside
from artisanest_desktop.ui.register.chips import CHECK, QUESTION
from artisanest_desktop.ui.register.finding import MANY, SOME
from artisanest_desktop.ui.register.listing import Listing
from artisanest_desktop.ui.register.tools import Tools
from artisanest_desktop.ui.session import Session


class Counts(NamedTuple):
    """How many records there are, and wait for something."""

    total: int
    checks: int
    questions: int
    gone: int
    flags: dict[str, int]


class RegisterPage(QWidget):
    """Everything it shows comes from the register's declaration.

    For the frame: ``add``, ``show_record``, ``search``, ``filter_check``, ``focus_search``,
    ``count_text`` with ``count_changed``, ``commit``, ``state`` and ``restore``.
    """

    count_changed = Signal()
    #: Leads elsewhere, as ``MainWindow.go`` understands it.
    wanted = Signal(str)

    def __init__(self, session: Session, register_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.key = register_key
        self._register = saving.register_of(session, register_key)
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(4))
        column.setSpacing(px(14))
        excel = ExcelButton(session, register_key, self.shown_uids)
        paper = PrintButton(session, register_key, self.shown)
        self.tools = Tools(session, register_key, excel, paper)
        self.filters = self.tools.filters
        self.listing = Listing(session, register_key, self.filters)
        self.panel = RecordPanel(session, register_key)
        self.beside = Beside(session, self.listing, self.panel)
        column.addWidget(self.tools)
        column.addWidget(self.beside, 1)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(150)
        self._recount.timeout.connect(self._count)
        self._listen()
        self.refresh()
        self._recount.start()

    def _listen(self) -> None:
        view, tools = self.listing.view, self.tools
        tools.search.textChanged.connect(lambda _text: self.refresh())
        tools.search.down.connect(self.focus_list)
        tools.add.clicked.connect(lambda: self.press_add())
        self.filters.changed.connect(self.refresh)
        self.listing.counted.connect(self._show_count)
        self.listing.add_wanted.connect(self.add)
        self.listing.clear_wanted.connect(self._clear)
        self.listing.receive_wanted.connect(tools.excel.receive)
        view.opened.connect(self._pressed)
        view.entered_record.connect(self._enter)
        view.added.connect(self.add)
        view.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        self.panel.created.connect(self._created)
        self.panel.left.connect(self._leave_record)
        self.panel.closed.connect(self._leave_record)
        self.panel.duplicated.connect(self.add)
        self.panel.wanted.connect(self.wanted)
        self.session.changed.connect(self._changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.add)
        if self.key in WAYS:
            QShortcut(QKeySequence(WAYS[self.key].keys), self).activated.connect(self.panel.go_on)
        printing = QShortcut(QKeySequence(shortcuts.LIST["print"].keys[0]), self)
        printing.activated.connect(self.tools.paper.print_list)

    # The face for the frame

    def add(self, values: dict[str, Any] | None = None) -> None:
        """An empty form; the filters' values are not guessed into it."""
        if saving.store_of(self.session).read_only:
            return
        self.panel.new(values or {})
        self.beside.open()
        self.panel.form.focus_first()

    def press_add(self) -> None:
        """What the button does, where there is more to choose than an empty form."""
        self.add()

    def show_record(self, uid: str) -> None:
        """Open a record, wherever it stands."""
        self._open(uid)
        row = self.listing.rows.row_of(uid)
        if row < 0:
            self.tools.search.clear()
            self.filters.clear()
            self.listing.find_all()
            row = self.listing.rows.row_of(uid)
        self.listing.view.go_to(row, 0)

    def place(self) -> str:
        """Where one is, as a goal to come back to."""
        uid = self.panel.uid
        return f"record:{self.key}:{uid}" if uid else f"open:{self.key}"

    def show_way_back(self, words: Msg) -> None:
        """From the open record to the one that led here."""
        self.panel.show_way_back(words)

    def search(self, text: str) -> None:
        """Show what fits a text."""
        self.tools.search.setText(text)

    def filter_check(self) -> None:
        """Show only what is to check."""
        self.filter_flag(CHECK)

    def filter_flag(self, key: str) -> None:
        """Show only what a flag stands at: products below their minimum."""
        self.tools.search.clear()
        self.filters.show_only(key)

    def focus_search(self) -> None:
        """Into the search field, its text ready to be replaced."""
        self.tools.search.setFocus()
        self.tools.search.selectAll()

    def focus_list(self) -> None:
        """To the list, on a row."""
        view = self.listing.view
        if not view.currentIndex().isValid():  # asked first: the focus makes one current
            self._first = not self.panel.uid
            view.go_to(0, 0)
            self._first = False
        view.setFocus()

    def commit(self) -> None:
        """Save what is being typed, in the form or in the list."""
        self.listing.commit()
        self.panel.form.commit()

    def count_text(self) -> str:
        """``163 membres · 1 valeur à vérifier`` for the foot."""
        return self._foot or self._total_words(saving.store_of(self.session).count(self.key))

    _foot = ""
    _first = False

    def shown_uids(self) -> list[str]:
        """The records on screen, in order, for the Excel menu."""
        rows = self.listing.rows
        ids = self.listing.whole_ids()
        return [row[0] for row in saving.store_of(self.session).window(rows.key, ids, [])]

    def shown(self) -> Shown:
        """What is on screen, for paper."""
        self.commit()
        ids = list(self.listing.whole_ids())
        chosen = [ids[row] for row in self.listing.view.selected_rows() if row < len(ids)]
        columns = [column.key for column in self.listing.rows.columns]
        where, removed = dict(self.filters.where), self.filters.removed
        search = self.tools.search.text()
        return Shown(ids, chosen, columns, search, where, removed, self.panel.uid)

    def state(self) -> dict[str, Any]:
        """What survives the window being built anew."""
        self.commit()
        return {
            "search": self.tools.search.text(),
            "where": dict(self.filters.where),
            "removed": self.filters.removed,
            "uid": self.panel.uid,
            "new": self.panel.is_new(),
            "drafts": self.panel.form.drafts(),
            "cell": self.listing.place(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said."""
        self.filters.restore(state.get("where", {}), bool(state.get("removed")))
        self.tools.search.setText(state.get("search", ""))
        self.refresh()
        row, column = state.get("cell", (-1, 0))
        if state.get("uid"):
            self._open(state["uid"])
        elif state.get("new"):
            self.panel.new()
        if "drafts" in state:
            self.panel.form.take_drafts(state["drafts"])
        self.listing.go_back_to(row, column)

    # What is shown

    def refresh(self) -> None:
        """Find again: another search, filter or order."""
        self.listing.ask(self.tools.search.text(), self.filters.where, self.filters.removed)

    def _clear(self) -> None:
        self.tools.search.clear()
        self.filters.clear()

    def _changed(self, change: Change) -> None:
        if self.session.store is None:
            return
        register = saving.register_of(self.session, self.key)
        if register is not self._register:
            self._register = register
            self.listing.relearn()
        touched = change.registers.get(self.key)
        if touched is not None:
            self.listing.take_change(touched)
            self._recount.start()
        elif change.registers:
            self.listing.rows.forget()  # a word of a list, a name referred to

    def _count(self) -> None:
        store = self.session.store
        if store is None:
            return
        key, flags = self.key, [f.key for f in self._register.flags]

        def counts(_progress: object = None) -> Counts:
            wanted: tuple[dict[str, bool], ...] = ({}, {CHECK: True}, {QUESTION: True})
            total, checks, questions = (store.count(key, where=where) for where in wanted)
            flagged = {flag: store.count(key, where={flag: True}) for flag in flags}
            return Counts(total, checks, questions, len(store.find(key, removed=True)), flagged)

        # A flag is computed: every record has to be asked for it.
        if len(self.listing.rows.ids) > (SOME if flags else MANY):
            work.run(self.session, counts, self._counted)
        else:
            self._counted(counts())

    def _counted(self, counts: Counts) -> None:
        if self.session.store is None or not isValid(self):
            return
        self.filters.show_counts(counts.checks, counts.questions, counts.gone, counts.flags)
        self._show_count()
        words = self._total_words(counts.total)
        if counts.checks:
            words += " · " + self.session.lang(_("to check: %(n)s") % {"n": counts.checks})
        self._foot = words
        self.count_changed.emit()

    def _total_words(self, total: int) -> str:
        register, lang = saving.register_of(self.session, self.key), self.session.lang
        return lang(register.count(total)) if register.count else lang.number(total)

    def _show_count(self) -> None:
        store = self.session.store
        if store is None or self.listing.finder.busy:
            return  # the number follows with the rest of the rows
        total, shown = store.count(self.key), len(self.listing.whole_ids())
        words: Msg | str = ""
        if self.filters.removed:
            words = self.session.lang.number(shown)
        elif self.tools.search.text() or self.filters.is_filtering():
            words = _("%(n)s of %(total)s") % {"n": shown, "total": total}
        self.filters.count.show_words(words)

    # The list and the record

    def _follow(self) -> None:
        """Beside the list the record of the current row is open."""
        if self.listing.finding_place:
            return
        if self._first:  # the list is drawn before the form beside it is built
            self._first = False
            QTimer.singleShot(0, self, self._follow)
            return
        uid = self.listing.view.current_uid()
        if uid is not None and self.beside.is_wide() and uid != self.panel.uid:
            self.panel.show_record(uid)

    def _pressed(self, uid: str) -> None:
        self._open(uid)

    def _enter(self, uid: str) -> None:
        self._open(uid)
        self.panel.form.focus_first()

    def _open(self, uid: str) -> None:
        self.panel.show_record(uid)
        self.beside.open()

    def _leave_record(self) -> None:
        self.panel.form.commit()
        self.beside.close_drawer()
        if self.panel.is_new():
            self.panel.clear()
            self._follow()
        self.focus_list()

    def _created(self, uid: str) -> None:
        self.listing.pin(uid)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._warmed:
            self._warmed = True
            QTimer.singleShot(300, self, self._warm)

    _warmed = False

    def _warm(self) -> None:
        if self.session.store is not None:
            self.listing.finder.warm()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.fit(self.width())
