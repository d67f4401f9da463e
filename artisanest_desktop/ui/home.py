"""Home: what to do, how it goes, and that the data is safe."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _, n_, p_
from artisanest_desktop.ui import copies, figures, work
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import (
    Button,
    Card,
    Label,
    Picture,
    Rule,
    SectionTitle,
    breakable,
    scrolled,
)

_DAYS = (
    p_("day", "Monday"),
    p_("day", "Tuesday"),
    p_("day", "Wednesday"),
    p_("day", "Thursday"),
    p_("day", "Friday"),
    p_("day", "Saturday"),
    p_("day", "Sunday"),
)


class Home(QWidget):
    """``wanted(goal)`` when something is pressed; the window knows the way."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        outer.addWidget(scrolled(inner))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(20), px(20), px(4))
        column.setSpacing(px(16))
        column.addLayout(self._head())
        self._cards = QHBoxLayout()
        self._cards.setSpacing(px(14))
        column.addLayout(self._cards)
        below = QHBoxLayout()
        below.setSpacing(px(16))
        self._todo = Card(session, 0)
        self._data = Card(session)
        below.addWidget(self._todo, 2)
        below.addWidget(self._data, 1)
        column.addLayout(below, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self.refresh)
        session.changed.connect(self._soon)
        session.author_changed.connect(self._greet)
        session.busy.connect(self._soon)  # it may have been a safety copy
        self._fresh = False

    def showEvent(self, event: QShowEvent) -> None:
        if not self._fresh:
            self.refresh()

    def _soon(self, what: object) -> None:
        """Once for a burst of changes, and only when someone looks."""
        self._fresh = False
        if self.isVisible():
            self._later.start()

    def refresh(self) -> None:
        """Count anew, in the worker."""
        session = self._session
        store, today = session.store, session.today()
        if store is not None:
            self._fresh = True
            look = partial(figures.look, store, today, session.example)
            work.run(session, lambda _progress: look(), self._counted)

    def _counted(self, view: figures.View) -> None:
        if isValid(self):  # the file may have been put back meanwhile, and the page with it
            self.show_view(view)

    # The parts

    def _head(self) -> QLayout:
        session = self._session
        px = session.theme.px
        line = QHBoxLayout()
        line.setSpacing(px(10))
        self._hello = Label(session, kind="title")
        self._hello.setWordWrap(True)
        self._date = Label(session, kind="muted")
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._hello)
        names.addWidget(self._date)
        line.addLayout(names, 1)
        member = Button(session, _("Member"), "plus", name=_("Add a member"))
        member.clicked.connect(lambda: self.wanted.emit("add"))
        receive = Button(session, _("Receive a file"), "file-spreadsheet")
        receive.clicked.connect(lambda: self.wanted.emit("receive"))
        for button in (member, receive):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._greet()
        return line

    def _greet(self) -> None:
        name = self._session.author
        self._hello.show_words(_("Hello %(name)s") % {"name": name} if name else _("Hello"))

    def _show_date(self) -> None:
        session = self._session
        today = session.today()
        date = session.lang.date(today.isoformat(), long=True)
        words = _("%(day)s %(date)s") % {"day": _DAYS[today.weekday()], "date": date}
        self._date.show_words(words)

    def show_view(self, view: figures.View) -> None:
        """Fill the cards."""
        self._show_date()
        _clear(self._cards)
        for card in self._figures(view.figures):
            self._cards.addWidget(card, 1)
        self._show_todo(view.todo)
        self._show_data(view.copies)

    def _figures(self, f: figures.Figures) -> list[Card]:
        women = n_("%(n)s woman", "%(n)s women", f.women)
        young = n_("%(n)s under %(age)s", "%(n)s under %(age)s", f.young) % {"age": figures.YOUNG}
        cards = [self._figure("users", _("Active members"), f.active, (women, young))]
        rest = [
            n_("%(n)s has applied", "%(n)s have applied", f.applied) if f.applied else None,
            n_("%(n)s has left", "%(n)s have left", f.left) if f.left else None,
        ]
        words = tuple(w for w in rest if w)
        cards.append(self._figure("book-open", _("On the register"), f.members, words))
        if f.cooperatives > 1:
            cards.append(self._figure("building-2", _("Cooperatives"), f.cooperatives, ()))
        return cards

    def _figure(self, icon: str, words: Msg, n: int, below: tuple[Msg, ...]) -> Card:
        session = self._session
        card = Card(session, 18)
        card.column.setSpacing(session.theme.px(2))
        head = QHBoxLayout()
        head.setSpacing(session.theme.px(6))
        head.addWidget(Picture(session, icon, "ink", 18))
        head.addWidget(Label(session, words, "muted"), 1)
        card.column.addLayout(head)
        card.column.addWidget(Label(session, session.lang.number(n), "figure"))
        said = " · ".join(session.lang(w) for w in below)
        card.column.addWidget(Label(session, said, "muted", wrap=True))
        return card

    def _show_todo(self, todo: list[figures.Todo]) -> None:
        session = self._session
        px = session.theme.px
        column = self._todo.column
        _clear(column)
        column.setSpacing(0)
        title = SectionTitle(session, _("To do"))
        title.setContentsMargins(px(17), px(14), px(17), px(8))
        column.addWidget(title)
        for n, one in enumerate(todo):
            if n:
                column.addWidget(Rule())
            column.addWidget(self._line(one, first=n == 0))
        if not todo:
            line = QHBoxLayout()
            line.setContentsMargins(px(17), px(12), px(17), px(12))
            line.setSpacing(px(12))
            line.addWidget(Picture(session, "circle-check", "olive", 20))
            line.addWidget(Label(session, _("Nothing waits for you."), wrap=True), 1)
            column.addLayout(line)
        column.addStretch(1)

    def _line(self, todo: figures.Todo, first: bool) -> QWidget:
        session = self._session
        px = session.theme.px
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(px(17), px(6), px(15), px(6))
        line.setSpacing(px(12))
        line.addWidget(Picture(session, todo.icon, "ink", 18))
        line.addWidget(Label(session, todo.words, wrap=True), 1)
        button = Button(session, todo.act, kind="main" if first else "plain")
        said = f"{session.lang(todo.words)}: {session.lang(todo.act)}"
        button.setAccessibleName(said)
        button.clicked.connect(lambda: self.wanted.emit(todo.goal))
        line.addWidget(button)
        return row

    def _show_data(self, known: copies.Copies) -> None:
        session = self._session
        store = session.store
        column = self._data.column
        _clear(column)
        column.addWidget(SectionTitle(session, _("Your data"), "shield-check"))
        for words, kind in _sentences(session, known):
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


def _sentences(session: Session, known: copies.Copies) -> list[tuple[Msg, str]]:
    """What is said of the safety copies."""
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
