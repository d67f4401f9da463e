"""A file that came: read, understood, shown, and applied only when the person says so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.exchange.deciding import Decisions, unsettled
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import asking, files
from artisanest_desktop.ui.exchange.chosen import Chosen, carry_over, first_shown, say_lost
from artisanest_desktop.ui.exchange.ending import ask_back, offer_to_ask_back, save_refused, tell
from artisanest_desktop.ui.exchange.menu import stage_of
from artisanest_desktop.ui.exchange.waiting import Refused, Waiting
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.workbooks import choose

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Applied, Plan, Received
    from artisanest_desktop.exchange.book import Book
    from artisanest_desktop.exchange.plan import Ask

VIEW = "import.view"  # in the store's settings: which one opens first
SIMPLE, DETAIL, COLUMNS = "simple", "detail", "columns"
#: Per cent from which the file has been read and is being understood.
_READ = 10


class ImportPage(QWidget):
    """``finished()`` when there is nothing more to do here, whether applied or not."""

    finished = Signal()

    def __init__(
        self,
        session: Session,
        path: Path,
        register_key: str | None = None,
        sending: str = "",
        member: str = "",
    ) -> None:
        """``sending`` is the one of a campaign that the file answers, ``member`` of an archive."""
        super().__init__()
        self.session = session
        self.path = path
        self.chosen = Chosen(register_key, sending, member or None)
        self._book: Book | None = None
        self.received: Received | None = None
        self._at = 0
        self._decided: dict[int, Decisions] = {}
        self._job: work.Job | None = None
        self._back_to = SIMPLE
        self.view = ""
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.waiting = Waiting(session)
        self.waiting.stopped.connect(self.cancel)
        self._stack.addWidget(self.waiting)
        QTimer.singleShot(0, self, self._begin)

    @property
    def plan(self) -> Plan | None:
        """The sheet that is looked at; None while nothing is read."""
        return self.received.plans[self._at] if self.received is not None else None

    @property
    def decisions(self) -> Decisions:
        """What is decided of the sheet that is looked at."""
        return self.decisions_at(self._at)

    def decisions_at(self, at: int) -> Decisions:
        """The same of another of the sheets that were understood."""
        assert self.received is not None
        if at not in self._decided:
            plan, registers = self.received.plans[at], files.store_of(self.session).registers
            self._decided[at] = Decisions(plan, registers[plan.register])
        return self._decided[at]

    def _begin(self) -> None:
        if self.received is None and self._job is None:
            self.read()

    # Reading

    def read(self) -> None:
        """Read the file and find out what it would bring."""
        store, path, lang = files.store_of(self.session), self.path, self.session.lang.code
        chosen = self.chosen

        def reading(progress: work.Progress) -> tuple[Book, Received]:
            from artisanest_desktop.exchange import receive_book
            from artisanest_desktop.exchange.reading import read

            book = read(path, progress.step, chosen.password, chosen.member)
            progress.step(_READ, 100)
            return book, receive_book(store, book, lang, chosen.asked(), progress.step)

        self._wait(_("Reading"))
        self._run(reading, self._has_read, self._failed, self._step)

    def _step(self, done: int, of: int) -> None:
        if isValid(self):
            what = _("Reading") if done < _READ else _("Understanding")
            self.waiting.step(done, of, what)

    def _has_read(self, found: tuple[Book, Received]) -> None:
        self._book, received = found
        self.chosen.password = None
        self._take(received)
        chosen = files.store_of(self.session).setting(VIEW, SIMPLE)
        self.open(chosen if chosen == DETAIL else SIMPLE)

    def _failed(self, error: Exception) -> None:
        message = getattr(error, "message", None)
        if message is None:
            self.finished.emit()
            raise error
        if (question := asking.question_of(self.session, error)) is not None:
            question.answered.connect(self._answered)
            question.left.connect(self.finished)
            self._show(question)
            question.setFocus()
            return
        page = Refused(self.session, message)
        page.other.connect(self._choose_other)
        page.left.connect(self.finished)
        self._show(page)
        page.again.setFocus()

    def _answered(self, password: str, member: str) -> None:
        """The password of the file, or which list of an archive: once more with it."""
        self.chosen.password = password or self.chosen.password
        self.chosen.member = member or self.chosen.member
        self.read()

    def _choose_other(self) -> None:
        if name := choose(self.session, self):
            self.path = Path(name)
            self.chosen = Chosen(self.chosen.near)
            self.read()

    def understand(self) -> None:
        """Once more, with another sheet, register or columns."""
        store, book, lang = files.store_of(self.session), self._book, self.session.lang.code
        asked = self.chosen.asked()
        assert book is not None

        def planning(progress: work.Progress) -> Received:
            from artisanest_desktop.exchange import receive_book

            return receive_book(store, book, lang, asked, progress.step)

        words = {"what": _("Understanding"), "name": book.name}
        title = _("%(what)s “%(name)s”…") % words
        self._run(planning, self._has_understood, self._kept, title=title)

    def _has_understood(self, received: Received) -> None:
        before = self.received
        self._take(received)
        if before is not None:
            say_lost(self.session, carry_over(self, before))
        page: Any = self._stack.currentWidget()
        if self.view == COLUMNS and page.is_about(self.plan):
            page.show_plan()
        else:
            self.open(self.view)

    def _take(self, received: Received) -> None:
        self._at = first_shown(received.plans, self.plan)
        self.received = received
        self._decided = {}

    def _kept(self, error: Exception) -> None:
        """What was shown stays; the sentence says why nothing else is."""
        self.open(self.view)
        work.refuse(self.session, error)

    # What is shown

    def open(self, view: str, kind: str = "") -> None:
        """The few words, the detail, or the columns; the first two open first the next time."""
        assert self.plan is not None
        store = files.store_of(self.session)
        if view != COLUMNS:
            self._back_to = view
            if view != store.setting(VIEW, SIMPLE):
                store.set_setting(VIEW, view)
        self.view = view
        page = self._build(view)
        if kind:
            page.choose(kind)
        self._show(page)
        page.focus()

    def _build(self, view: str) -> Any:
        if view == DETAIL:
            from artisanest_desktop.ui.exchange.detail import DetailView

            return DetailView(self)
        if view == COLUMNS:
            from artisanest_desktop.ui.exchange.columns import ColumnsView

            return ColumnsView(self)
        from artisanest_desktop.ui.exchange.simple import SimpleView

        return SimpleView(self)

    def back(self) -> None:
        """From the columns to what one saw before."""
        self.open(self._back_to)

    def choose_sheet(self, name: str) -> None:
        """Another sheet of the same file."""
        if self.plan is not None and name != self.plan.sheet:
            self.chosen.sheet, self.chosen.register = name, None
            self.understand()

    def choose_register(self, key: str) -> None:
        """A person says what the sheet is a list of."""
        if self.received is not None and key != self.received.main.register:
            self.chosen.sheet, self.chosen.register = self.received.main.sheet, key
            self.chosen.mapped.pop(self.chosen.sheet, None)
            self.understand()

    def choose_column(self, index: int, target: str) -> None:
        """A person says what a column is."""
        assert self.plan is not None
        self.chosen.mapped.setdefault(self.plan.sheet, {})[index] = target
        self.understand()

    def answer(self, plan: Plan, ask: Ask, code: str) -> None:
        """A person says how a column is to be read."""
        self.chosen.answers.setdefault(plan.sheet, {})[ask.column] = code
        self.understand()

    def look_at(self, at: int) -> None:
        """Another of the sheets that were understood."""
        self._at = at
        self.open(self.view)

    def next_question(self) -> bool:
        """Go on to the next sheet that asks something, if there is one."""
        assert self.received is not None
        asking = [
            at
            for at, plan in enumerate(self.received.plans)
            if plan.questions or any(unsettled(row) for row in plan.rows)
        ]
        if asking:
            self._at = asking[0]
        return bool(asking)

    def _show(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None and old is not self.waiting:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _wait(self, what: Msg) -> None:
        old = self._stack.currentWidget()
        self._stack.setCurrentWidget(self.waiting)
        if old is not None and old is not self.waiting:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.waiting.start(what, self.path.name)

    # Writing

    def apply(self, then_ask: bool = False) -> None:
        """Write what is shown, all of it or nothing; ``then_ask`` goes on to the corrections."""
        store, received = files.store_of(self.session), self.received
        assert received is not None
        if self._job is not None and self._job.running:
            return  # a column was chosen a moment ago: nothing is written that is not shown

        def applying(progress: work.Progress) -> Applied:
            from artisanest_desktop.exchange import apply

            return apply(store, received, progress.step)

        self._wait(_("Applying"))
        done = partial(self._applied, self.session, received, then_ask)
        self._run(applying, done, self._kept, self._step_of_writing, stays=True)
        assert self._job is not None
        self._job.finished.connect(self._ended)

    def _step_of_writing(self, done: int, of: int) -> None:
        if isValid(self):
            self.waiting.step(done, of)

    def _ended(self) -> None:
        """Whether anything comes back is known only after this signal."""
        if isValid(self):
            QTimer.singleShot(0, self, self._stopped)

    def _stopped(self) -> None:
        """After a cancel nothing was written: the preview is there again."""
        if isValid(self) and self._job is not None and self._job.progress.cancelled():
            self.session.say(_("Stopped: nothing was changed."), undo=False)
            self.back()

    def _applied(
        self, session: Session, received: Received, then_ask: bool, applied: Applied
    ) -> None:
        """Said even when the person has gone elsewhere meanwhile."""
        here = isValid(self) and self.isVisible()
        tell(session, received, applied)
        # Of a page that was left another may have taken the place.
        if not here:
            return
        stage = stage_of(self)
        self.finished.emit()
        if not (then_ask and ask_back(session, stage, received)) and applied.txn is not None:
            offer_to_ask_back(session, stage, received)

    def save_refused(self) -> None:
        """The rows that could not be taken, as a file to correct."""
        assert self.received is not None
        save_refused(self, self.session, self.received)

    # Work

    def _run(
        self,
        fn: Any,
        done: Any,
        failed: Any,
        progress: Any = None,
        title: Msg | None = None,
        stays: bool = False,
    ) -> None:
        """In the worker; it ends with the page unless it ``stays``."""
        if self._job is not None:
            self._job.cancel()
        job = work.run(
            self.session,
            fn,
            lambda result: self._back(job, done, result, stays),
            progress,
            title,
            lambda error: self._back(job, failed, error),
        )
        self._job = job
        if not stays:
            stop = job.progress.cancel
            self.destroyed.connect(lambda: stop())

    def _back(self, job: work.Job, then: Any, result: Any, stays: bool = False) -> None:
        if isValid(self) and job is self._job:
            self._job = None
            then(result)
        elif stays:
            then(result)

    def cancel(self) -> None:
        """Stop what is under way; a file that is being read is left alone."""
        if self._job is None:
            return
        self._job.cancel()
        if self.received is None:
            self._job = None
            self.finished.emit()
        else:
            self.waiting.stopping()

    # When the window is built anew

    def state(self) -> dict[str, Any]:
        """The file as it was read, and what is shown of it."""
        kind = getattr(self._stack.currentWidget(), "kind", "")
        return {
            "path": self.path,
            "book": self._book,
            "received": self.received,
            "at": self._at,
            "chosen": replace(self.chosen, password=None),
            "view": self.view,
            "kind": kind,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        self.path = state["path"]
        if state["received"] is not None:
            self._book, self.received, self._at = state["book"], state["received"], state["at"]
            self.chosen = state["chosen"]
            self.open(state["view"], state["kind"])
