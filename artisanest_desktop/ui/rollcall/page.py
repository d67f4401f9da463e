"""The page of a roll call: the grid, the line that adds people, and beside them the counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.attendance import ABSENT
from artisanest_desktop.store import Change
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.rollcall import cards, marks, people, writing
from artisanest_desktop.ui.rollcall.acts import Acts
from artisanest_desktop.ui.rollcall.adding import AddPerson
from artisanest_desktop.ui.rollcall.block import Block
from artisanest_desktop.ui.rollcall.frame import Sides, Top
from artisanest_desktop.ui.rollcall.grid import Grid
from artisanest_desktop.ui.rollcall.grid_model import GridModel
from artisanest_desktop.ui.rollcall.half_days import HalfDaysForm
from artisanest_desktop.ui.rollcall.minutes import Minutes
from artisanest_desktop.ui.rollcall.numbers import NumberLine, Signer
from artisanest_desktop.ui.rollcall.reviewing import NamesReview
from artisanest_desktop.ui.rollcall.scans import Scans, SheetDrop
from artisanest_desktop.ui.rollcall.sheet import REGISTERS, Half, Sheet, Someone
from artisanest_desktop.ui.rollcall.side import Facts, Figures, ToComplete
from artisanest_desktop.ui.rollcall.totals import Totals
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, EmptyState, Rule, scrolled

_COUNTING_MS = 60
_COMPLETING_MS = 400


class RollCallPage(QWidget):
    """``left()`` leads back to the list.

    For the frame: ``state`` and ``restore``, ``focus_list``, ``count_text`` with
    ``count_changed``, ``place``.
    """

    left = Signal()
    count_changed = Signal()
    #: The tab it belongs to.
    tab = "session"

    def __init__(self, session: Session, uid: str) -> None:
        super().__init__()
        self.session = session
        self.uid = uid
        self.sheet = Sheet(session, uid)
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(4))
        column.setSpacing(px(14))
        self._make_head()
        self._make_parts()
        column.addWidget(self._make_body(), 1)
        self._counting = self._timer(_COUNTING_MS, self._count)
        self._completing = self._timer(_COMPLETING_MS, self.complete.refresh)
        self.drop = SheetDrop(self.scans, self)
        self._listen()
        self._shape()
        self._count()
        self.grid.begin()

    # Building

    def _make_head(self) -> None:
        self.top = Top(self.session)
        self.top.title.show_words(self.sheet.title)
        self.top.left.connect(self.left)
        self.top.print.clicked.connect(self._print)
        self.top.attach.clicked.connect(lambda: self.scans.choose(self.numbers.slot))
        self.top.results.clicked.connect(self._results)
        self.top.finish.clicked.connect(lambda: cards.finishing(self))

    def _make_parts(self) -> None:
        session = self.session
        self.model = GridModel(session, self.sheet)
        self.grid = Grid(session, self.model)
        self.totals = Totals(session, self.grid)
        self.scans = Scans(session, self.sheet, self)
        self.acts = Acts(session, self.sheet, self.model, self)
        self.adding = AddPerson(session, self.sheet)
        self.half_days = HalfDaysForm(session)
        self.facts = Facts(session, self.sheet)
        self.numbers = NumberLine(session, self.sheet)
        self.figures = Figures(session)
        self.complete = ToComplete(session, self.sheet)

    def _make_body(self) -> QWidget:
        sides = self._sides = Sides(self.session, self.top)
        self._fill_paper(sides.paper)
        for part in (self.facts, Rule(), self.numbers, self.figures, self.complete):
            sides.side.addWidget(part)
        sides.side.addStretch(1)
        return sides

    def _fill_paper(self, paper: QVBoxLayout) -> None:
        px = self.session.theme.px
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_grid())
        self._stack.addWidget(scrolled(self.half_days))
        everyone = Button(self.session, _("All active members"), "users", "main")
        everyone.clicked.connect(self.acts.enrol_members)
        nobody = _("Nobody is on the list yet. Type a name below, or begin with everyone.")
        self._nobody = EmptyState(self.session, "users", nobody, everyone)
        self._stack.addWidget(self._nobody)
        self.review = NamesReview(self.session)
        self._stack.addWidget(self.review)
        self.block = Block(self)
        paper.addWidget(self._stack, 1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(px(14), px(8), px(14), px(10))
        column.setSpacing(px(8))
        self.more = Button(self.session, _("Add"), "plus")
        self.more.setToolTip(self.session.lang(_("Several people at once, or a half-day")))
        self.more.clicked.connect(lambda: cards.adding(self))
        line = QHBoxLayout()
        line.setSpacing(px(10))
        line.addWidget(self.adding, 1)
        line.addWidget(self.more)
        column.addLayout(line)
        self.legend = marks.Legend(self.session)
        column.addWidget(self.legend)
        paper.addWidget(Rule())
        paper.addWidget(below)

    def _make_grid(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(self.totals)
        return both

    def _timer(self, ms: int, act: Callable[[], Any]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        return timer

    def _listen(self) -> None:
        grid = self.grid
        grid.marked.connect(self.acts.mark)
        grid.filled.connect(self.acts.fill)
        grid.pasted.connect(self._paste)
        grid.minutes_wanted.connect(lambda *cell: Minutes(self, *cell))
        grid.choice_wanted.connect(lambda row, column: cards.choice(self, row, column))
        grid.person_wanted.connect(lambda row: people.card(self, row))
        grid.half_wanted.connect(lambda column: cards.half_day(self, column))
        grid.removal_wanted.connect(self.acts.take_off)
        grid.moved.connect(self._follow)
        self.adding.added.connect(self._enrol)
        self.adding.met.connect(self._met)
        self.adding.escaped.connect(self.focus_list)
        self.half_days.wanted.connect(self.acts.add_half_days)
        self.numbers.entered.connect(self.acts.type_line)
        self.numbers.named.connect(self.adding.look_for)
        self.numbers.rest_wanted.connect(self._rest_absent)
        self.numbers.chosen.connect(self._go_to_slot)
        self.numbers.shown.connect(self._show_scans)
        self._show_scans(self.numbers.slot)
        self.scans.changed.connect(self._completing.start)
        self.numbers.escaped.connect(self.focus_list)
        self.complete.wanted.connect(lambda what: cards.mend(self, what))
        self.acts.marked.connect(self._marked)
        self.acts.changed.connect(self._read)
        self.session.changed.connect(self._changed)
        ways = {"numbers": self.numbers.line.setFocus, "print": self._print}
        for name, act in ways.items():
            keys = shortcuts.ROLL_CALL[name].keys[0]
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # The face for the frame

    def focus_list(self) -> None:
        """Where one goes on: the half-days, the first person, or the grid."""
        shown = self._stack.currentIndex()
        if shown == _NO_HALF_DAY:
            self.half_days.focus_first()
        elif shown == _NOBODY:
            self.adding.setFocus()
        else:
            self.grid.setFocus()
            QTimer.singleShot(0, self, self._show_current)

    def place(self) -> str:
        """Where one is, as a goal to come back to."""
        return f"rollcall:{self.uid}"

    def focus_search(self) -> None:
        """Ctrl+F: to the line that finds a person."""
        self.adding.setFocus()

    def add(self) -> None:
        """Ctrl+N: the same line puts her on the list."""
        self.adding.setFocus()

    def count_text(self) -> str:
        """``25 participants`` for the foot."""
        register = saving.register_of(self.session, "participant")
        assert register.count is not None
        return self.session.lang(register.count(len(self.sheet.people)))

    def state(self) -> dict[str, Any]:
        """What survives the window being built anew."""
        at = self.grid.currentIndex()
        return {
            "cell": (at.row(), at.column()),
            "numbers": self.numbers.line.text(),
            "slot": self.numbers.slot,
            "adding": self.adding.raw(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said."""
        self.grid.go_to(*state["cell"])
        self.numbers.show_slot(state["slot"])
        self.numbers.line.setText(state["numbers"])
        self.adding.put(state["adding"])

    def _print(self) -> None:
        """The sheet to sign, with the numbers that stand here; then back to the roll call."""
        from artisanest_desktop.ui.printing.menu import open_page
        from artisanest_desktop.ui.printing.papers import SHEET, Shown

        session, goal = self.session, self.place()
        shown = Shown(uid=self.uid)
        open_page(session, self, "session", SHEET, shown, lambda: session.wanted.emit(goal))

    def _results(self) -> None:
        """To what came of it."""
        self.session.wanted.emit(f"results:{self.uid}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # What is shown

    def _changed(self, change: Change) -> None:
        ours = self.acts.writing or self.session.store is None
        if not ours and change.registers.keys() & REGISTERS:
            self._read()

    def _read(self) -> None:
        """Look again; the cursor stays with its person and half-day."""
        cell = self.grid.cell()
        at = self.grid.currentIndex()
        before, empty = self._skeleton(), not self.sheet.halves
        self.sheet.read()
        if self.sheet.row.get("removed", True):  # taken back, or erased for good
            self.session.wanted.emit("open:session")
            return
        if self._skeleton() != before:
            self.model.relearn()
            self.grid.lay()
            self._go_back(cell, -1 if empty else at.row(), at.column())
            self._shape()
        else:
            self.model.refresh()
        self.top.title.show_words(self.sheet.title)
        self.facts.refresh()
        self.numbers.refresh()
        self._count()
        self._completing.start()
        self.count_changed.emit()

    def _locked(self) -> bool:
        """Whether it may only be looked at."""
        return saving.store_of(self.session).read_only

    def _go_back(self, cell: tuple[Someone, Half] | None, row: int, column: int) -> None:
        """To where one was; where nothing was yet, to the first mark that is wanted."""
        if row < 0:
            self.grid.begin()
            return
        if cell is not None:
            found = self.sheet.row_of(cell[0].uid)
            row = found if found >= 0 else row
            column = max(self.model.column_of(cell[1].uid), self.grid.first_half())
        self.grid.go_to(row, column)

    def _skeleton(self) -> object:
        halves = [(h.uid, h.row.get("date"), h.row.get("start")) for h in self.sheet.halves]
        return halves, [(p.uid, p.number) for p in self.sheet.people]

    def _shape(self) -> None:
        """What there is to do first."""
        nothing = not self.sheet.halves
        empty = not self.sheet.people
        shown = _NO_HALF_DAY if nothing else _NOBODY if empty else _GRID
        other = shown != self._stack.currentIndex()
        at_line = self.adding.edit.hasFocus()  # the next person is typed there
        self._stack.setCurrentIndex(shown)
        if other and self.isVisible() and not at_line:
            self.focus_list()
        printed = self.sheet.papers[0].edition is not None
        self.numbers.setVisible(not nothing and (printed or not empty))
        self.legend.setVisible(not nothing)
        locked = self._locked()
        self.top.attach.setVisible(not nothing and not locked)
        self.adding.lock(locked)
        for part in (self.more, self.half_days, self.numbers, self._nobody):
            part.setEnabled(not locked)

    def _paste(self, text: str) -> None:
        """A block of marks, from the current cell on."""
        at = self.grid.currentIndex()
        self.acts.paste(at.row(), at.column(), text)

    def _enrol(self, many: Sequence[dict[str, Any]], signer: Signer | None) -> None:
        """From the line: what was typed for the next person stays, the grid follows; who was
        read from the paper leads back to it."""
        self.acts.enrol(many, signer)
        self.grid.scrollToBottom()
        if signer is not None:
            self.read_on(signer.slot)

    def _met(self, participant: str, signer: Signer) -> None:
        self.acts.sign(participant, signer)
        self.read_on(signer.slot)

    def show_review(self) -> None:
        """The names that were pasted, in the place of the grid."""
        self._stack.setCurrentWidget(self.review)
        self.review.focus_first()

    def end_review(self, slot: str) -> None:
        """Back to the grid, and to the line from which the names came."""
        self._stack.setCurrentIndex(_GRID)
        self._shape()
        self.grid.scrollToBottom()
        if slot:
            self.read_on(slot)
        else:
            self.adding.setFocus()

    def read_on(self, slot: str) -> None:
        """The next line of the paper, of the same half-day."""
        self._go_to_slot(slot)
        self.numbers.show_slot(slot)
        if not self.numbers.ask_next():
            self.numbers.line.setFocus()

    def _rest_absent(self, slot: str) -> None:
        self.acts.fill(self.model.column_of(slot), ABSENT, True)

    def _marked(self, cells: dict[tuple[str, str], writing.Mark]) -> None:
        rows = [self.sheet.row_of(who) for who, _slot in cells]
        self.model.refresh_cells(rows, {slot for _who, slot in cells})
        self.numbers.refresh()
        self._counting.start()
        self._completing.start()

    def _count(self) -> None:
        if self.session.store is not None:
            self.figures.show_counts(self.sheet.counts())
            self.totals.count()
            over = self.sheet.row.get("state") in ("held", "cancelled")
            self.top.finish.setVisible(not over and not self._locked())

    def _follow(self) -> None:
        if self._sides.narrow:
            QTimer.singleShot(0, self, self._show_current)  # once the grid itself has scrolled
        half = self.model.half(self.grid.currentIndex().column())
        if half is not None:
            self.numbers.show_slot(half.uid)

    def _show_scans(self, slot: str) -> None:
        """What is attached, dropped or chosen belongs to the half-day that is being typed."""
        self.scans.show(slot)
        words = self.session.lang(self.scans.words())
        self.top.attach.setToolTip(words)

    def _show_current(self) -> None:
        at = self.grid.currentIndex()
        if at.isValid() and self.grid.hasFocus():
            self._sides.show_place(self.grid.viewport(), self.grid.visualRect(at))

    def _go_to_slot(self, slot: str) -> None:
        column = self.model.column_of(slot)
        if column >= 0:
            self.grid.go_to(max(self.grid.currentIndex().row(), 0), column)


_GRID, _NO_HALF_DAY, _NOBODY = 0, 1, 2
