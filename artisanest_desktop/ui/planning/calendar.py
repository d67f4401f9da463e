"""The calendar of the sessions: a month, or its agenda where there is little room."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from artisanest_desktop.i18n import Msg, _, p_
from artisanest_desktop.model.face import capital
from artisanest_desktop.rules import month
from artisanest_desktop.store import Change
from artisanest_desktop.store.planning import Planned, half_days_between
from artisanest_desktop.ui.planning.agenda import Agenda
from artisanest_desktop.ui.planning.month import MonthGrid
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Elided, scrolled

#: Below this, in pixels of a text of 15, a month is told as a list.
_WIDE, _HIGH = 760, 360


class CalendarView(Card):
    """``opened(session)``, ``wanted(day)`` for a new session."""

    opened = Signal(str)
    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session, 14)
        self.session = session
        self.day = session.today()
        self.grid = MonthGrid(session)
        self.agenda = Agenda(session)
        self.as_list = False
        self.column.addWidget(self._head())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(scrolled(self.agenda))
        self._stack.setMinimumSize(session.theme.px(30), session.theme.px(30))
        self.column.addWidget(self._stack, 1)
        self.grid.moved.connect(self.go)
        for part in (self.grid, self.agenda):
            part.opened.connect(self.opened)
        self.grid.wanted.connect(self.wanted)
        session.changed.connect(self._changed)

    def _head(self) -> QWidget:
        session = self.session
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(session.theme.px(6))
        ways: tuple[tuple[Msg, str, Callable[[], Any]], ...] = (
            (_("The month before"), "chevron-left", lambda: self.step(-1)),
            (_("The month after"), "chevron-right", lambda: self.step(1)),
        )
        for name, icon, act in ways:
            button = Button(session, icon=icon, kind="quiet", name=name)
            button.clicked.connect(act)
            line.addWidget(button)
        self.title = Elided(session, "", "subtitle")
        line.addWidget(self.title, 1)
        today = Button(session, _("Today"), kind="quiet")
        today.clicked.connect(lambda: self.go(session.today()))
        line.addWidget(today)
        self.listed = Button(session, p_("calendar", "As a list"), "list-filter", "quiet")
        self.listed.setCheckable(True)
        self.listed.toggled.connect(self._choose)
        line.addWidget(self.listed)
        return head

    def step(self, months: int) -> None:
        """Another month."""
        self.go(month.months_later(self.day, months))

    def go(self, day: dt.date) -> None:
        """To a day, whatever its month."""
        self.day = day
        self.refresh()

    def refresh(self) -> None:
        """As the store is now."""
        if self.session.store is None:
            return
        store, lang = saving.store_of(self.session), self.session.lang
        weeks = month.weeks(self.day)
        planned = half_days_between(
            store, weeks[0][0].isoformat(), weeks[-1][-1].isoformat()
        )
        days: dict[str, list[Planned]] = defaultdict(list)
        for one in planned:
            days[one.day].append(one)
        titles = {one.session: store.title("session", one.session, lang.code) for one in planned}
        self.title.show_words(capital(lang.date(self.day.isoformat()[:7], long=True)))
        self.grid.show_days(self.day, days, titles)
        inside = {iso: found for iso, found in days.items() if iso[:7] == self.day.isoformat()[:7]}
        self.agenda.show_days(inside, titles)

    def _changed(self, change: Change) -> None:
        if self.isVisible() and {"session", "slot"} & change.registers.keys():
            self.refresh()

    def _choose(self, on: bool) -> None:
        self.as_list = on
        self._fit()

    def _fit(self) -> None:
        px = self.session.theme.px
        little = self.width() < px(_WIDE) or self.height() < px(_HIGH)
        self.listed.setVisible(not little)
        self._stack.setCurrentIndex(int(little or self.as_list))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focus_list(self) -> None:
        """To the day one is at."""
        if self._stack.currentIndex() == 0:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.listed.setFocus(Qt.FocusReason.OtherFocusReason)
