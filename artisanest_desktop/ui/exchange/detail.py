"""The preview row by row: counts that filter, what was and what will be, why, the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.exchange.plan import CONFLICT, REFUSED
from artisanest_desktop.i18n import _
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.chips import Filters
from artisanest_desktop.ui.exchange.choices import PlanChoice
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.exchange.question import Below
from artisanest_desktop.ui.exchange.rows import PlanRows, kept
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
        self.received = page.received
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
        self.choose(CONFLICT if self.plan.questions else "all")

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
        back = Button(self.session, _("Back"), "arrow-left")
        back.clicked.connect(lambda: self.page.open("simple"))
        self.filters = Filters(self.session, self.plan)
        self.sheets = PlanChoice(self.page, self.plan)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sheets, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.filters, 1)
        return head

    def _list(self) -> Card:
        session = self.session
        self.rows = PlanRows(session, self.plan)
        self.table = Table(session, self.rows)
        self.below = Below(session, self.rows)
        self.below.answered.connect(self._answer)
        self._card = Card(session, 0)
        self._card.column.setSpacing(0)
        self._card.column.addWidget(self.table, 1)
        self._card.column.addWidget(self.below)
        self._corners = Corners(session, self._card)
        self._card.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        return self._card

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._card:
            self._corners.setGeometry(self._card.rect())
            self._corners.raise_()
        return False

    def _end(self) -> None:
        session, received = self.session, self.received
        line = QWidget()
        flow = Flow(session.theme.px(10), line)
        buttons = []
        if received.counts[REFUSED]:
            save = Button(session, _("Save the rows to complete…"), "save")
            save.clicked.connect(self.page.save_refused)
            buttons.append(save)
        leave = Button(session, _("Change nothing"))
        leave.clicked.connect(self.page.finished)
        self.apply = Button(session, apply_words(received), "check", "main")
        self.apply.clicked.connect(self.page.apply)
        for button in (*buttons, leave, self.apply):
            flow.addWidget(button)
        self._safety = Note(session, SAFETY, "shield-check", "muted", 13)
        self._buttons = line
        self._ending.addWidget(self._safety, 1)
        self._ending.addWidget(line)
        gap = session.theme.px(10)
        self._wanted = sum(b.sizeHint().width() + gap for b in (*buttons, leave, self.apply))
        self._count()

    def _count(self) -> None:
        """The words of the button after an answer."""
        self.apply.show_words(apply_words(self.received))
        writes = self.received.writes > 0
        self.apply.setEnabled(writes and not files.store_of(self.session).read_only)

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
        chosen = self.table.currentIndex().isValid()
        self.below.setVisible(chosen and (not low or bool(self.below.buttons)))
        self._safety.setVisible(not low)
        self.table.horizontalHeader().setVisible(not (low and self.below.buttons))

    def _answer(self, key: str, take: bool) -> None:
        """The question is settled; the next one comes."""
        at = self.table.currentIndex().row()
        row = self.rows.row(at)
        (row.take if take else row.keep)(key)
        self.filters.count()
        self.sheets.say()
        self._count()
        if not self.plan.questions and self.page.next_question():
            self.page.open("detail")
            return
        self.rows.show(kept(self.plan, self.kind) if self.kind != CONFLICT else self.rows.shown)
        self.table.go_to(self._next(at))
        self._follow()
        self.table.setFocus()

    def _next(self, at: int) -> int:
        """The same row while it asks, else the next one that does."""
        order = [*range(at, self.rows.rowCount()), *range(at)]
        return next((i for i in order if self.rows.row(i).conflicts), at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self._wanted + self.session.theme.px(330)
        direction = QBoxLayout.Direction
        self._ending.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._buttons.setMinimumWidth(self._wanted if wide else 0)
        self._fit()
