"""The preview row by row: counts that filter, what was and what will be, why, the questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.exchange.deciding import Decisions, unsettled
from artisanest_desktop.exchange.doubtful import how_many
from artisanest_desktop.exchange.plan import CONFLICT, REFUSED, Row
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.chips import Filters
from artisanest_desktop.ui.exchange.choices import PlanChoice
from artisanest_desktop.ui.exchange.kinds import ALL, DOUBLE, MISSING, kept
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.exchange.question import BOTH, THEIRS, Below
from artisanest_desktop.ui.exchange.rows import PlanRows
from artisanest_desktop.ui.exchange.several import Several
from artisanest_desktop.ui.exchange.simple import SAFETY, apply_words
from artisanest_desktop.ui.exchange.table import Table
from artisanest_desktop.ui.register.corners import Corners
from artisanest_desktop.ui.widgets import Button, Card
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.ui.exchange.page import ImportPage


class DetailView(QWidget):
    """What :class:`SimpleView` says in a few words, in all its rows."""

    def __init__(self, page: ImportPage) -> None:
        super().__init__()
        assert page.plan is not None and page.received is not None
        self.page, self.plan, self.session = page, page.plan, page.session
        self._low = False
        self._beside: list[Button] = []
        self.received, self.decisions = page.received, page.decisions
        px = self.session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(4))
        column.setSpacing(px(12))
        column.addLayout(self._head())
        column.addWidget(self._list(), 1)
        self._ending = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ending.setSpacing(px(10))
        self._end()
        column.addLayout(self._ending)
        self.filters.chosen.connect(self._filter)
        open_ones = (CONFLICT, self.plan.questions), (DOUBLE, any(map(unsettled, self.plan.rows)))
        self.choose(next((kind for kind, asked in open_ones if asked), ALL))

    @property
    def kind(self) -> str:
        """The filter that holds."""
        return self.filters.key

    def focus(self) -> None:
        """Into the rows."""
        self.table.setFocus()

    def choose(self, kind: str) -> None:
        """Show only rows of one kind."""
        self.filters.choose(kind)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self.session.theme.px(12))
        back = self._back = Button(self.session, _("Back"), "arrow-left")
        back.clicked.connect(lambda: self.page.open("simple"))
        self.filters = Filters(self.session, self.plan)
        self.sheets = PlanChoice(self.page, self.plan)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sheets, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.filters, 1)
        self.back_one = Button(
            self.session, "", "undo-2", name=_("Take back the last choice (Ctrl+Z)")
        )
        self.back_one.clicked.connect(self.undo)
        self.several = Button(self.session, _("Several…"), "list-checks")
        self.several.setToolTip(self.session.lang(_("Decide for all the rows that are shown")))
        self.several.clicked.connect(self.decide_several)
        for button in (self.back_one, self.several):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _list(self) -> Card:
        session = self.session
        self.rows = PlanRows(session, self.plan)
        self.table = Table(session, self.rows)
        self.below = Below(session, self.rows)
        self._connect()
        self._card = Card(session, 0)
        self._card.column.setSpacing(0)
        self._card.column.addWidget(self.table, 1)
        self._card.column.addWidget(self.below)
        self._corners = Corners(session, self._card)
        self._card.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        return self._card

    def _connect(self) -> None:
        table, below = self.table, self.below
        table.toggled.connect(self._toggle)
        table.answered.connect(below.press)
        table.judged.connect(below.judge)
        table.edit_wanted.connect(below.edit)
        table.undone.connect(self.undo)
        table.horizontalHeader().sectionClicked.connect(lambda _at: self.decide_several())
        below.answered.connect(self._answer)
        below.judged.connect(self._judge)
        below.mended.connect(self._mend)
        below.emptied.connect(lambda key, on: self._one(lambda d, at: d.empty([at], key, on)))
        below.gone.connect(lambda on: self._take_off(self._uids([self._line]), on))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._card:
            self._corners.setGeometry(self._card.rect())
            self._corners.raise_()
        return False

    def _end(self) -> None:
        session, received = self.session, self.received
        line = QWidget()
        flow = Flow(session.theme.px(10), line)
        buttons = self._beside
        if received.counts[REFUSED]:
            save = Button(session, _("Save the rows to complete…"), "save")
            save.clicked.connect(self.page.save_refused)
            buttons.append(save)
        if how_many(files.store_of(session), received):
            ask = self.ask_back = Button(session, _("Apply and ask for corrections…"), "pencil")
            ask.clicked.connect(lambda: self.page.apply(then_ask=True))
            buttons.append(ask)
        leave = Button(session, _("Change nothing"))
        leave.clicked.connect(self.page.finished)
        self.apply = Button(session, apply_words(received), "check", "main")
        self.apply.clicked.connect(self.page.apply)
        for button in (*buttons, leave, self.apply):
            flow.addWidget(button)
        self._safety = Note(session, SAFETY, "shield-check", "muted", 13)
        self._buttons = line
        self._ending.addWidget(self._safety, 1, Qt.AlignmentFlag.AlignVCenter)
        self._ending.addWidget(line)
        gap = session.theme.px(10)
        self._wanted = sum(b.sizeHint().width() + gap for b in (*buttons, leave, self.apply))
        self._count()

    def _count(self) -> None:
        """The words of the button after an answer."""
        self.back_one.setEnabled(self.decisions.can_undo)
        self.apply.show_words(apply_words(self.received))
        applies = self.received.applies
        self.apply.setEnabled(applies and not files.store_of(self.session).read_only)

    # What is shown

    def _filter(self, kind: str) -> None:
        self.rows.show(kept(self.plan, kind))
        self.table.go_to(0)
        self._follow()

    def _follow(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.below.show_row(index.row())
        self._fit()

    def _fit(self) -> None:
        """Where there is little room a question comes before the rest."""
        low = self.height() < self.session.theme.px(400)
        if low != self._low:
            self._low = low
            self._back.show_words("" if low else _("Back"), _("Back"))
            self.several.show_words("" if low else _("Several…"), _("Several…"))
            self.filters.compact(low)
            for button in self._beside:
                button.setVisible(not low)
            self.below.low = low
            if self.table.currentIndex().isValid():
                self.below.show_row(self.table.currentIndex().row())
        chosen = self.table.currentIndex().isValid()
        self.below.setVisible(chosen and (not low or self.below.asks))
        self._safety.setVisible(not low)
        self.table.horizontalHeader().setVisible(not (low and self.below.asks))

    # What is decided

    @property
    def _line(self) -> int:
        return self.table.currentIndex().row()

    def _one(self, act: Callable[[Decisions, int], Any]) -> None:
        """Something is decided of the row that is current."""
        act(self.decisions, self.rows.shown[self._line])
        self._decided()

    def _decided(self) -> None:
        """Counts, words and rows again, after any decision; what is shown stays shown."""
        self.filters.count()
        self.sheets.say()
        self._count()
        self.rows.refresh()
        self._follow()

    def _uids(self, lines: list[int]) -> list[str]:
        rows = [self.rows.row(line) for line in lines]
        return [str(row.uid) for row in rows if row.action == MISSING]

    def _take_off(self, uids: list[str], on: bool) -> None:
        self.decisions.take_off(uids, on)
        self._decided()

    def _toggle(self) -> None:
        """Take or refuse all that is selected."""
        lines = self.table.places()
        if uids := self._uids(lines):
            self.decisions.take_off(uids, any(uid not in self.plan.gone for uid in uids))
        places = [self.rows.shown[line] for line in lines]
        self.decisions.toggle([at for at in places if at < len(self.plan.rows)])
        self._decided()

    def undo(self) -> None:
        """Take the last decision back, and show its row."""
        found = self.decisions.undo()
        if found and found[0] in self.rows.shown:
            self.table.go_to(self.rows.shown.index(found[0]))
        self._decided()

    def decide_several(self) -> None:
        """For all the rows that are shown, or those that are selected."""
        lines = self.table.places()
        places = [self.rows.shown[n] for n in lines] if len(lines) > 1 else self.rows.shown
        registers = files.store_of(self.session).registers
        register = registers[self.plan.register]
        Several(self.session, self.decisions, register, places, self._decided).open_at(self.several)

    def _mend(self, key: str, text: str) -> None:
        """A cell was put right: the row is checked again, or the person told why it cannot be."""
        store, lang = files.store_of(self.session), self.session.lang.code
        try:
            self._one(lambda d, at: d.mend(store, at, key, text, lang))
        except Refusal as why:
            self.session.refuse(why.message)
            return
        self.table.setFocus()

    def _judge(self, which: int, verdict: str, mode: str) -> None:
        """Of a likeness: the next row that looks like somebody comes."""
        at = self._line
        self._one(lambda d, place: d.judge(place, which, verdict, mode))
        self._go_on(at)

    def _answer(self, key: str, how: str) -> None:
        """The question is settled; the next one comes."""
        at = self._line
        place = self.rows.shown[at]
        if how == BOTH:
            self.decisions.both(place, key)
        else:
            (self.decisions.theirs if how == THEIRS else self.decisions.ours)([place], key)
        self._decided()
        self._go_on(at)

    def _go_on(self, at: int) -> None:
        asks = self.plan.questions or any(map(unsettled, self.plan.rows))
        if not asks and self.page.next_question():
            self.page.open("detail")
            return
        self.table.go_to(self._next(at))
        self._follow()
        self.table.setFocus()

    def _next(self, at: int) -> int:
        """The same row while it asks, else the next one that does."""
        order = [*range(at, self.rows.rowCount()), *range(at)]
        return next((i for i in order if self._asks(self.rows.row(i))), at)

    def _asks(self, row: Row) -> bool:
        return bool(row.conflicts) or unsettled(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self._wanted + self.session.theme.px(330)
        direction = QBoxLayout.Direction
        self._ending.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._buttons.setMinimumWidth(self._wanted if wide else 0)
        self._fit()
