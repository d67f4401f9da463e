"""What each column of a file was taken for, and what a person makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from artisanest_desktop.exchange.headers import (
    COMPUTED,
    COUNT,
    IDENTITY,
    NAME,
    NAME_TURNED,
    NOTHING,
)
from artisanest_desktop.exchange.plan import Column, Plan
from artisanest_desktop.exchange.targets import sheet_register, targets, words_of
from artisanest_desktop.exchange.understanding import REMEMBERED
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Register
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.asked import AskCard
from artisanest_desktop.ui.exchange.choices import PlanChoice
from artisanest_desktop.ui.widgets import Button, Card, Elided, Label, Middle, Rule, Tag, scrolled

if TYPE_CHECKING:
    from artisanest_desktop.ui.exchange.page import ImportPage

#: These stay out by themselves.
_OUT = (COUNT, COMPUTED)
#: From here on a match needs no second look; below the other it comes first, to be checked.
_SURE, _DOUBTFUL = 0.9, 0.6


class Target(QComboBox):
    """The wheel scrolls the page and never changes a column by accident."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsView(QWidget):
    """A choice for each column; the plan is made anew with it at once."""

    def __init__(self, page: ImportPage) -> None:
        super().__init__()
        assert page.plan is not None
        self.page, self._session = page, page.session
        session, self._plan = page.session, self._with_columns(page)
        plan = self._plan
        self._registers = files.store_of(session).registers
        self._register: Register = sheet_register(self._registers, plan)
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(12))
        column.setSpacing(px(12))
        column.addLayout(self._head())
        words = _("What you choose is remembered for the next file like this one.")
        self._remembered = Label(session, words, "muted", wrap=True)
        column.addWidget(self._remembered)
        self._asks = QVBoxLayout()
        column.addLayout(self._asks)
        card = Card(session, 14)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(px(4), 0, px(8), 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        for at, stretch in enumerate((4, 4, 4)):
            self._grid.setColumnStretch(at, stretch)
        card.column.addWidget(scrolled(inner))
        column.addWidget(card, 1)
        self.boxes: dict[int, Target] = {}
        self._reasons: dict[int, tuple[Tag, Label]] = {}
        self._titles()
        for one in sorted(plan.columns, key=self._is_clear):
            if one.target != IDENTITY:
                self._add(one)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.show_plan()

    def _is_clear(self, column: Column) -> bool:
        """What nothing was made of, or only a guess, comes before the rest."""
        if column.doubtful:
            return False
        if column.target in _OUT or not column.filled or not column.header:
            return True
        return bool(column.target) and column.confidence >= _DOUBTFUL

    def _with_columns(self, page: ImportPage) -> Plan:
        """The sheet that is looked at; of what comes from cells of another, that one."""
        assert page.plan is not None and page.received is not None
        of_sheet = [p for p in page.received.plans if p.sheet == page.plan.sheet and p.columns]
        return page.plan if page.plan.columns else of_sheet[0]

    def is_about(self, plan: Plan | None) -> bool:
        """Whether these are the columns of a plan."""
        about = (self._plan.sheet, self._plan.register)
        return plan is not None and (plan.sheet, plan.register) == about

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the columns come before what is good to know."""
        super().resizeEvent(event)
        self._remembered.setVisible(event.size().height() >= self._session.theme.px(Middle.LOW))

    def focus(self) -> None:
        """On the first choice."""
        next(iter(self.boxes.values()), self.done).setFocus()

    def _head(self) -> QHBoxLayout:
        session = self._session
        head = QHBoxLayout()
        head.setSpacing(session.theme.px(12))
        back = Button(session, _("Back"), "arrow-left")
        back.clicked.connect(self.page.back)
        head.addWidget(back)
        head.addWidget(PlanChoice(self.page, self._plan, columns=True))
        head.addWidget(Elided(session, _("Which column is what"), "subtitle"), 1)
        self.done = Button(session, _("Look at the file again"), "check", "main")
        self.done.clicked.connect(self.page.back)
        head.addWidget(self.done)
        return head

    def _titles(self) -> None:
        for at, words in enumerate((_("Column"), _("What it is"), _("Why"))):
            self._grid.addWidget(Label(self._session, words, "section"), 0, at)

    def _add(self, column: Column) -> None:
        session, px = self._session, self._session.theme.px
        row = self._grid.rowCount()
        self._grid.addWidget(Rule(), row, 0, 1, 3)
        row += 1
        names = QVBoxLayout()
        names.setSpacing(px(1))
        title = column.header or session.lang(_("(no name)"))
        names.addWidget(Elided(session, title, "strong"))
        if column.sample:
            example = _("%(n)s cells, such as “%(sample)s”")
            words = example % {"n": column.filled, "sample": column.sample}
            names.addWidget(Elided(session, words, "muted"))
        self._grid.addLayout(names, row, 0)
        self._grid.addWidget(self._box(column, title), row, 1, Qt.AlignmentFlag.AlignVCenter)
        tag, reason = Tag(session, ""), Label(session, "", "muted", wrap=True)
        told = QHBoxLayout()
        told.setSpacing(px(8))
        told.addWidget(tag)
        told.addWidget(reason, 1)
        self._grid.addLayout(told, row, 2)
        self._reasons[column.index] = (tag, reason)

    def _box(self, column: Column, title: str) -> Target:
        lang = self._session.lang
        box = Target()
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.setAccessibleName(lang(_("Column “%(name)s” becomes") % {"name": title}))
        known = list(targets(self._register))
        if "family_name" in self._register.by_key:
            known[3:3] = [NAME, NAME_TURNED]
        for target in known:
            self._offer(box, target)
        box.activated.connect(
            lambda at, box=box, index=column.index: self.page.choose_column(index, box.itemData(at))
        )
        self.boxes[column.index] = box
        return box

    def _offer(self, box: Target, target: str) -> None:
        words = words_of(target, self._register, self._registers, self._session.lang)
        box.addItem(face.capital(self._session.lang(words)), target)

    def show_plan(self) -> None:
        """What the columns are taken for now, and what is asked of them."""
        plan = self._plan = self._with_columns(self.page)
        while (item := self._asks.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for ask in plan.asks:
            asked = AskCard(self._session, ask)
            asked.answered.connect(lambda code, ask=ask: self.page.answer(plan, ask, code))
            self._asks.addWidget(asked)
        for column in self._plan.columns:
            box = self.boxes.get(column.index)
            if box is None:
                continue
            target = NOTHING if column.target in _OUT else column.target
            if target and box.findData(target) < 0:  # two things in a column, a part of a date
                self._offer(box, target)
            box.setCurrentIndex(max(box.findData(target), 0))
            tag, reason = self._reasons[column.index]
            words, color = self._sureness(column)
            tag.show_words(words)
            tag.recolor(color)
            reason.show_words(column.reason)

    def _sureness(self, column: Column) -> tuple[Msg, str]:
        if column.target in _OUT:
            return _("Not needed"), "soft"
        if column.reason == REMEMBERED:
            return _("Remembered"), "olive"
        if not column.target:
            return _("Left out"), "saffron" if column.filled and column.header else "soft"
        return (_("Sure"), "olive") if column.confidence >= _SURE else (_("To check"), "saffron")
