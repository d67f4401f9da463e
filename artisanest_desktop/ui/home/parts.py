"""The cards and rows of Home: pressed as a whole, each leading somewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.rules.attendance import YOUNG
from artisanest_desktop.ui.charts import Bar, Bars
from artisanest_desktop.ui.home.doing import Todo
from artisanest_desktop.ui.home.figures import Figures
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Picture, Pressable, Tag


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: what it counts, what is said below it, where it leads."""

    icon: str
    words: Msg
    n: int
    below: tuple[Msg, ...]
    goal: str


def four(f: Figures, session: Session) -> list[Figure]:
    """The four that matter; where nothing is yet, the first step."""
    return [_members(f), _sessions(f, session), _products(f, session), _partners(f)]


def _members(f: Figures) -> Figure:
    words = _("Active members")
    if not f.members:
        return Figure("users", words, 0, (_("Add your first member"),), "add:member")
    women = n_("%(n)s woman", "%(n)s women", f.women)
    young = n_("%(n)s under %(age)s", "%(n)s under %(age)s", f.young) % {"age": YOUNG}
    return Figure("users", words, f.active, (women, young), "open:member")


def _sessions(f: Figures, session: Session) -> Figure:
    icon, words = "graduation-cap", _("Sessions this year")
    if not f.all_sessions:
        return Figure(icon, words, 0, (_("Plan your first session"),), "add:session")
    hours = round(f.minutes / 60)
    below = n_("%(n)s person-hour", "%(n)s person-hours", hours)
    return Figure(icon, words, f.sessions, (below,), "open:session")


def _products(f: Figures, session: Session) -> Figure:
    words = _("Products")
    if not f.products:
        return Figure("package", words, 0, (_("Add your first product"),), "add:product")
    amount = session.lang.money(f.value, decimals=0)
    below = (_("%(amount)s in stock") % {"amount": amount},) if f.value else ()
    return Figure("package", words, f.products, below, "open:product")


def _partners(f: Figures) -> Figure:
    words = _("Partners")
    if not f.partners:
        return Figure("handshake", words, 0, (_("Write down your first partner"),), "add:partner")
    below = n_("%(n)s open commitment", "%(n)s open commitments", f.commitments)
    return Figure("handshake", words, f.partners, (below,), "open:partner")


class FigureCard(Pressable):
    """A figure, pressed to see what it counts."""

    def __init__(self, session: Session, figure: Figure, go: Callable[[str], Any]) -> None:
        super().__init__("card")
        px = session.theme.px
        lang = session.lang
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(2))
        head = QHBoxLayout()
        head.setSpacing(px(6))
        head.addWidget(Picture(session, figure.icon, "ink", 18))
        head.addWidget(Label(session, figure.words, "muted", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(Label(session, lang.number(figure.n), "figure"))
        below = " · ".join(lang(words) for words in figure.below)
        column.addWidget(Label(session, below, "muted", wrap=True))
        column.addStretch(1)
        self.setAccessibleName(f"{lang(figure.words)}: {lang.number(figure.n)}")
        self.setAccessibleDescription(below)
        self.goal = figure.goal
        self.clicked.connect(lambda: go(figure.goal))


class TodoRow(Pressable):
    """A thing to do: pressed anywhere. The first has the one filled button."""

    def __init__(self, session: Session, todo: Todo, first: bool, go: Callable[[str], Any]) -> None:
        super().__init__("row")
        px = session.theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(17), px(4), px(16), px(4))
        line.setSpacing(px(12))
        line.addWidget(Picture(session, todo.icon, "ink", 18))
        line.addWidget(Label(session, todo.words, wrap=True), 1)
        said = [session.lang(todo.words), session.lang(todo.tag), session.lang(todo.act)]
        name = ": ".join(filter(None, said))
        self.setAccessibleName(name)
        self.setMinimumHeight(px(47))
        self.goal = todo.goal
        self.clicked.connect(lambda: go(todo.goal))
        if todo.tag:
            line.addWidget(Tag(session, todo.tag, todo.color))
        if first:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its button has the focus
            button = Button(session, todo.act, kind="main")
            button.setAccessibleName(name)
            button.clicked.connect(lambda: go(todo.goal))
            line.addWidget(button)
            self.setFocusProxy(button)


def hours_chart(session: Session, months: Sequence[tuple[str, int]]) -> QWidget:
    """Hours of training a month; a sentence while there are none."""
    lang = session.lang
    if not any(minutes for _month, minutes in months):
        words = _("The hours show here once the first roll call is typed.")
        return Label(session, words, "muted", wrap=True)
    bars = []
    for month, minutes in months:
        hours = round(minutes / 60)
        figure = lang(n_("%(n)s h", "%(n)s h", hours))
        said = f"{lang.date(month, long=True)}: {figure}"
        bars.append(Bar(minutes, lang.short_date(month), figure, said))
    return Bars(session, lang(HOURS), bars)


HOURS = _("Hours of training per month")
