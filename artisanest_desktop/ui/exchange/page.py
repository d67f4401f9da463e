"""A file that came: read, understood, shown, and applied only when the person says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import leaving, naming
from artisanest_desktop.ui.exchange.waiting import Refused, Waiting
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.workbooks import choose

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Applied, Plan
    from artisanest_desktop.exchange.book import Book

#: In the store's settings: which view opens first.
VIEW = "import.view"
BRIEF, DETAIL, COLUMNS = "brief", "detail", "columns"
#: Per cent from which the file has been read and is being understood.
_READ = 10


class ImportPage(QWidget):
    """``finished()`` when there is nothing more to do here, whether applied or not."""

    finished = Signal()

    def __init__(self, session: Session, path: Path, register_key: str | None = None) -> None:
        super().__init__()
        self.session = session
        self.path = path
        self._register = register_key
        self._sheet: str | None = None
        self._mapping: dict[int, str] = {}
        self._book: Book | None = None
        self.plan: Plan | None = None
        self._job: work.Job | None = None
        self._back_to = BRIEF
        self.view = ""
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.waiting = Waiting(session)
        self.waiting.stopped.connect(self.cancel)
        self._stack.addWidget(self.waiting)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self.plan is None and self._job is None:
            self.read()

    # Reading

    def read(self) -> None:
        """Read the file and find out what it would bring."""
        store, path, lang = saving.store_of(self.session), self.path, self.session.lang.code
        register = self._register

        def reading(progress: work.Progress) -> tuple[Book, Plan]:
            from artisanest_desktop.exchange import plan_book
            from artisanest_desktop.exchange.reading import read

            book = read(path, progress.step)
            progress.step(_READ, 100)
            return book, plan_book(store, book, lang, register, progress=progress.step)

        self._wait(_("Reading “%(name)s”…") % {"name": path.name})
        self._run(reading, self._has_read, self._failed, self._step)

    def _step(self, done: int, of: int) -> None:
        if isValid(self):
            name = {"name": self.path.name}
            title = _("Reading “%(name)s”…") if done < _READ else _("Understanding “%(name)s”…")
            self.waiting.step(done, of, title % name)

    def _has_read(self, found: tuple[Book, Plan]) -> None:
        self._book, self.plan = found
        chosen = saving.store_of(self.session).setting(VIEW, BRIEF)
        self.open(chosen if chosen == DETAIL else BRIEF)

    def _failed(self, error: Exception) -> None:
        message = getattr(error, "message", None)
        if message is None:
            self.finished.emit()
            raise error
        page = Refused(self.session, message)
        page.other.connect(self._choose_other)
        page.left.connect(self.finished)
        self._show(page)
        page.again.setFocus()

    def _choose_other(self) -> None:
        if name := choose(self.session, self):
            self.path = Path(name)
            self._sheet, self._mapping = None, {}
            self.read()

    def understand(self) -> None:
        """Once more, with another sheet or other columns."""
        store, book, lang = saving.store_of(self.session), self._book, self.session.lang.code
        register, sheet = self._register, self._sheet
        mapping = dict(self._mapping) or None
        assert book is not None

        def planning(progress: work.Progress) -> Plan:
            from artisanest_desktop.exchange import plan_book

            return plan_book(store, book, lang, register, sheet, mapping, progress.step)

        title = _("Understanding “%(name)s”…") % {"name": book.name}
        self._run(planning, self._has_understood, self._kept, title=title)

    def _has_understood(self, plan: Plan) -> None:
        self.plan = plan
        page: Any = self._stack.currentWidget()
        if self.view == COLUMNS and hasattr(page, "show_plan"):
            page.show_plan(plan)
        else:
            self.open(self.view)

    def _kept(self, error: Exception) -> None:
        """What was shown stays; the sentence says why nothing else is."""
        self.open(self.view)
        if not hasattr(error, "message"):
            raise error
        self.session.refuse(error)

    # What is shown

    def open(self, view: str, kind: str = "") -> None:
        """The card, the detail, or the columns."""
        assert self.plan is not None
        register = saving.register_of(self.session, self.plan.register)
        self.view = view
        page: Any
        if view == DETAIL:
            from artisanest_desktop.ui.exchange.detail import Detail

            page = Detail(self.session, self.plan, register)
            page.brief.connect(lambda: self.prefer(BRIEF))
            page.save_refused.connect(self.save_refused)
            page.show_kind(kind)
        elif view == COLUMNS:
            self._show_columns(register)
            return
        else:
            from artisanest_desktop.ui.exchange.summary import Summary

            page = Summary(self.session, self.plan, register)
            page.detail.connect(lambda kind: self.prefer(DETAIL, kind))
            page.sheet.connect(self.choose_sheet)
        self._back_to = view
        page.applied.connect(self.apply)
        page.left.connect(self._leave)
        page.columns.connect(lambda: self.open(COLUMNS))
        self._show(page)
        (page.main if view == BRIEF else page.table).setFocus()

    def _show_columns(self, register: Any) -> None:
        from artisanest_desktop.ui.exchange.columns import Columns

        assert self.plan is not None
        page = Columns(self.session, self.plan, register)
        page.chosen.connect(self.choose_column)
        page.back.connect(lambda: self.open(self._back_to))
        self._show(page)

    def prefer(self, view: str, kind: str = "") -> None:
        """Show a view, and open on it the next time."""
        saving.store_of(self.session).set_setting(VIEW, view)
        self.open(view, kind)

    def choose_sheet(self, name: str) -> None:
        """Another sheet of the same file."""
        if self.plan is not None and name != self.plan.sheet:
            self._sheet, self._mapping = name, {}
            self.understand()

    def choose_column(self, index: int, target: str) -> None:
        """A person says what a column is."""
        if self.plan is not None and self._sheet is None:
            self._sheet = self.plan.sheet
        self._mapping[index] = target
        self.understand()

    def _show(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None and old is not self.waiting:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _wait(self, title: Msg) -> None:
        old = self._stack.currentWidget()
        self._stack.setCurrentWidget(self.waiting)
        if old is not None and old is not self.waiting:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.waiting.start(title)

    def _leave(self) -> None:
        self.finished.emit()

    # Writing

    def apply(self) -> None:
        """Write what is shown: all of it or nothing."""
        store, plan = saving.store_of(self.session), self.plan
        assert plan is not None

        def applying(progress: work.Progress) -> Applied:
            from artisanest_desktop.exchange import apply

            return apply(store, plan, progress.step)

        self._wait(_("Applying “%(name)s”…") % {"name": plan.name})
        self._run(applying, self._applied, self._kept, self._step_of_writing)
        assert self._job is not None
        self._job.finished.connect(self._stopped)

    def _step_of_writing(self, done: int, of: int) -> None:
        if isValid(self):
            self.waiting.step(done, of)

    def _stopped(self) -> None:
        """After a cancel nothing was written: the preview is there again."""
        if isValid(self) and self._job is not None and self._job.progress.cancelled():
            self.open(self._back_to)

    def _applied(self, applied: Applied) -> None:
        from artisanest_desktop.ui.exchange.wording import said

        assert self.plan is not None
        if applied.txn is not None:
            self.session.say(said(self.plan), undo=True)
        self.finished.emit()

    def save_refused(self) -> None:
        """The rows that could not be taken, as a file to correct."""
        store, plan, session = saving.store_of(self.session), self.plan, self.session
        assert plan is not None
        what = _("%(name)s, to complete") % {"name": Path(plan.name).stem}
        name = naming.readable(session, what, session.lang, dated=False)
        title = _("Where should the file go?")
        path = leaving.ask_place(session, self, title, name)
        if path is None:
            return

        def write(_progress: work.Progress) -> Path:
            from artisanest_desktop.exchange import save_refused

            return save_refused(store, plan, path, session.lang.code)

        def done(made: Path) -> None:
            text = _("“%(name)s” is made: correct it, then receive it here.")
            leaving.tell(session, text % {"name": made.name}, made)

        work.run(session, write, done, title=_("Making “%(name)s”") % {"name": path.name})

    # Work

    def _run(
        self,
        fn: Any,
        done: Any,
        failed: Any,
        progress: Any = None,
        title: Msg | None = None,
    ) -> None:
        """In the worker; what comes back to a page that has gone is dropped."""
        if self._job is not None:
            self._job.cancel()
        job = work.run(
            self.session,
            fn,
            lambda result: self._back(job, done, result),
            progress,
            title,
            lambda error: self._back(job, failed, error),
        )
        self._job = job
        stop = job.progress.cancel
        self.destroyed.connect(lambda: stop())

    def _back(self, job: work.Job, then: Any, result: Any) -> None:
        if isValid(self) and job is self._job:
            self._job = None
            then(result)

    def cancel(self) -> None:
        """Stop what is under way; a file that is being read is left alone."""
        if self._job is None:
            return
        self._job.cancel()
        if self.plan is None:
            self._job = None
            self._leave()
        else:
            self.waiting.stopping()

    # When the window is built anew

    def state(self) -> dict[str, Any]:
        """The file as it was read, and what is shown of it."""
        kind = getattr(self._stack.currentWidget(), "kind", "")
        return {
            "path": self.path,
            "book": self._book,
            "plan": self.plan,
            "sheet": self._sheet,
            "mapping": self._mapping,
            "view": self.view,
            "kind": kind,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        self.path = state["path"]
        if state["plan"] is not None:
            self._book, self.plan = state["book"], state["plan"]
            self._sheet, self._mapping = state["sheet"], state["mapping"]
            self.open(state["view"], state["kind"])
