"""The page: buttons for what is done most, figures, what to do, hours and safety."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _, n_, p_
from artisanest_desktop.rules.half_days import DAYS
from artisanest_desktop.ui import copies, work
from artisanest_desktop.ui.home import figures, parts
from artisanest_desktop.ui.home.doing import Todo
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import (
    Button,
    Card,
    Label,
    Picture,
    SectionTitle,
    breakable,
    scrolled,
)
from artisanest_desktop.ui.widgets.flow import Flow

#: So many things to do at first; the others at a press.
_SHOWN = 8
#: Narrower than this (at a text of 15) two cards stand in a line, and what is beside comes below.
_NARROW = 840


class Home(QWidget):
    """``wanted(goal)`` when something is pressed; the window knows the way."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._memory = figures.Memory()
        self._fresh: dt.date | None = None
        self._build()
        self._greet()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self.refresh)
        session.changed.connect(self._changed)
        session.author_changed.connect(self._greet)
        session.busy.connect(self._soon)  # it may have been a safety copy

    def _build(self) -> None:
        px = self._session.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        outer.addWidget(scrolled(inner))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(20), px(20), px(4))
        column.setSpacing(px(16))
        column.addLayout(self._head())
        self._cards = QGridLayout()
        self._cards.setSpacing(px(14))
        column.addLayout(self._cards)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(px(16))
        self._todo = Card(self._session, 0)
        self._side = Card(self._session)
        self._below.addWidget(self._todo, 2)
        self._below.addWidget(self._side, 1)
        column.addLayout(self._below, 1)

    # When

    def showEvent(self, event: QShowEvent) -> None:
        if self._fresh != self._session.today():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _changed(self, change: object) -> None:
        self._memory.forget(getattr(change, "registers", ()))
        self._soon()

    def _soon(self, what: object = None) -> None:
        """Once for a burst of changes, and only when someone looks."""
        self._fresh = None
        if self.isVisible():
            self._later.start()

    def refresh(self) -> None:
        """Count anew, in the worker."""
        session = self._session
        store, today = session.store, session.today()
        if store is not None:
            self._fresh = today
            if self._view is None:
                QTimer.singleShot(work.PATIENCE_MS, self, self._wait)
            known = session.lang, session.example, self._memory
            look = partial(figures.look, store, today, *known)
            work.run(session, lambda _progress: look(), self._counted)

    def _wait(self) -> None:
        """Say that it takes a moment, when it does."""
        if self._view is None:
            words = Label(self._session, _("Counting…"), "muted")
            words.setContentsMargins(*[self._session.theme.px(17)] * 4)
            self._todo.column.addWidget(words)
            self._todo.column.addStretch(1)

    def _counted(self, view: figures.View) -> None:
        if not isValid(self):  # the file may have been put back meanwhile, and the page with it
            return
        self._show_date()
        if view != self._view:
            focused = QApplication.focusWidget()
            self.show_view(view)
            self._focus_again(focused)

    def _focus_again(self, before: QWidget | None) -> None:
        """Who had the focus has it again, if it is still there to be done."""
        while before is not None and not isinstance(before, parts.FigureCard | parts.TodoRow):
            before = before.parentWidget()
        if before is None:
            return
        again = next((w for w in (*self._four, *self._rows) if w.goal == before.goal), None)
        if again is not None:
            QTimer.singleShot(0, again, again.setFocus)  # once it is on screen

    # The parts

    def _head(self) -> QLayout:
        session = self._session
        px = session.theme.px
        line = QHBoxLayout()
        line.setSpacing(px(10))
        self._hello = Label(session, kind="title")
        self._date = Label(session, kind="muted")
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(px(10))
        self._names.addWidget(self._hello)
        self._names.addWidget(self._date, 1)
        line.addLayout(self._names, 1)
        self._acts = QWidget()
        flow = Flow(px(10), self._acts)
        for words, icon, name, goal in _ACTS:
            button = Button(session, words, icon, name=name)
            button.clicked.connect(partial(self.wanted.emit, goal))
            flow.addWidget(button)
        line.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _greet(self) -> None:
        name = self._session.author
        self._hello.show_words(_("Hello %(name)s") % {"name": name} if name else _("Hello"))
        self._arrange()

    def _show_date(self) -> None:
        session = self._session
        today = session.today()
        date = session.lang.date(today.isoformat(), long=True)
        words = _("%(day)s %(date)s") % {"day": DAYS[today.weekday()], "date": date}
        self._date.show_words(words)

    def show_view(self, view: figures.View) -> None:
        """Fill the cards."""
        self._view = view
        _clear(self._cards)
        session = self._session
        self._four = [
            parts.FigureCard(session, figure, self.wanted.emit)
            for figure in parts.four(view.figures, session)
        ]
        self._show_todo(view.todo)
        self._show_side(view)
        self._arrange()

    _four: list[parts.FigureCard] = []
    _rows: list[parts.TodoRow] = []
    _view: figures.View | None = None

    def _arrange(self) -> None:
        """Side by side where there is room, one below the other where there is not."""
        narrow = self.width() < self._session.theme.px(_NARROW)
        across = 2 if narrow else 4
        for n in range(4):
            self._cards.setColumnStretch(n, n < across)
        for n, card in enumerate(self._four):
            self._cards.addWidget(card, n // across, n % across)
        self._below.setDirection(_DOWN if narrow else _ALONG)
        self._hello.setWordWrap(False)
        shown = (self._hello, self._date, self._acts)
        wanted = sum(part.sizeHint().width() for part in shown)
        crowded = wanted + self._session.theme.px(80) > self.width()
        self._hello.setWordWrap(crowded)
        self._names.setDirection(_DOWN if crowded else _ALONG)
        side = Qt.AlignmentFlag.AlignTop if crowded else Qt.AlignmentFlag(0)
        self._names.setAlignment(self._date, side)

    def _show_todo(self, todo: list[Todo], whole: bool = False) -> None:
        session = self._session
        px = session.theme.px
        column = self._todo.column
        _clear(column)
        column.setSpacing(0)
        title = SectionTitle(session, _("To do"))
        title.setContentsMargins(px(17), px(14), px(17), px(8))
        column.addWidget(title)
        shown = todo if whole or len(todo) <= _SHOWN + 1 else todo[:_SHOWN]
        self._rows = [
            parts.TodoRow(session, one, n == 0, self.wanted.emit) for n, one in enumerate(shown)
        ]
        for row in self._rows:
            column.addWidget(row)
        if more := len(todo) - len(shown):
            column.addWidget(self._more(todo, more), 0, Qt.AlignmentFlag.AlignLeft)
        if not todo:
            column.addLayout(self._nothing())
        column.addStretch(1)

    def _more(self, todo: list[Todo], n: int) -> Button:
        words = n_("%(n)s more", "%(n)s more", n)
        button = Button(self._session, words, "chevron-down", "quiet")
        button.clicked.connect(lambda: self._show_todo(todo, whole=True))
        return button

    def _nothing(self) -> QLayout:
        session = self._session
        px = session.theme.px
        line = QHBoxLayout()
        line.setContentsMargins(px(17), px(12), px(17), px(12))
        line.setSpacing(px(12))
        line.addWidget(Picture(session, "circle-check", "olive", 20))
        line.addWidget(Label(session, _("Nothing waits for you."), wrap=True), 1)
        return line

    def _show_side(self, view: figures.View) -> None:
        session = self._session
        px = session.theme.px
        store = session.store
        column = self._side.column
        _clear(column)
        column.addWidget(SectionTitle(session, parts.HOURS))
        column.addWidget(parts.hours_chart(session, view.months))
        column.addSpacing(px(12))
        column.addWidget(SectionTitle(session, _("Your data"), "shield-check"))
        for words, kind in _sentences(session, view):
            column.addWidget(Label(session, words, kind, wrap=True))
        if store is not None:
            for reason in store.place_warnings():
                warning = Label(session, reason, wrap=True)
                warning.setProperty("tag", "saffron")
                column.addWidget(warning)
            column.addWidget(Label(session, breakable(str(store.path)), "muted", wrap=True))
        column.addStretch(1)
        more = Button(session, _("Safety copies"), "shield-check")
        more.clicked.connect(lambda: self.wanted.emit("settings:copies"))
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


_ALONG, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
#: The buttons on top: words, icon, whole name, goal.
_ACTS = (
    (_("Member"), "plus", _("Add a member"), "add:member"),
    (p_("add", "Product"), "plus", _("Add a product"), "add:product"),
    (p_("add", "Session"), "plus", _("Add a session"), "add:session"),
    (_("Receive a file"), "file-spreadsheet", _("Receive a file"), "receive"),
)


def _sentences(session: Session, view: figures.View) -> list[tuple[Msg, str]]:
    """What is said of the safety copies and of the last file that came."""
    said = _of_copies(session, view.copies)
    day, n = view.received
    if day is not None:
        today = day == session.today()
        when = session.lang(_("today")) if today else session.lang.date(day.isoformat())
        this_month = n_("%(n)s file received this month", "%(n)s files received this month", n)
        words = _("Last exchange: %(date)s · %(files)s")
        said.append((words % {"date": when, "files": this_month}, "muted"))
    return said


def _of_copies(session: Session, known: copies.Copies) -> list[tuple[Msg, str]]:
    if session.example:
        return [(_("This is an example: it needs no safety copy."), "muted")]
    if known.newest is None:
        return [(_("No safety copy yet; the first is made today when something is written."), "")]
    lang, today = session.lang, session.today()
    at = copies.clock(known.newest, lang, today)
    if known.newest.date() == today:
        said = [(_("Safety copy checked at %(time)s, on this disk") % {"time": at}, "")]
    else:
        said = [(_("Safety copy checked on %(date)s, on this disk") % {"date": at}, "")]
    if known.outside is not None:
        where = {"path": known.outside_path, "date": copies.clock(known.outside, lang, today)}
        said.append((_("Elsewhere: %(path)s (%(date)s)") % where, "muted"))
    return said


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            _clear(inner)
