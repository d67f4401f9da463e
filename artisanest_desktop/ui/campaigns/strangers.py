"""Files of which nothing says whose they are: a person says it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.campaigns.look import Board
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Label, Popover, Rule, SectionTitle
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.exchange.sendings import Returned

#: The file, and the sending that it answers (empty: none).
Say = Callable[["Returned", str], Any]


class Strangers(Card):
    """A line for each, with the reason and a button that asks."""

    def __init__(self, session: Session, shown: Board, say: Say) -> None:
        super().__init__(session, 16)
        self.session = session
        self.column.addWidget(SectionTitle(session, _("Whose are these?"), "circle-help"))
        for file in shown.strangers:
            line = QWidget()
            flow = Flow(session.theme.px(10), line)
            flow.addWidget(Label(session, f"\u2068{file.name}\u2069", "strong"))
            flow.addWidget(Label(session, file.why, "muted"))
            button = Button(session, _("Say whose it is…"), "building-2")
            button.setAccessibleName(f"{button.text()}: {file.name}")
            button.clicked.connect(partial(self._ask, button, shown, file, say))
            flow.addWidget(button)
            self.column.addWidget(line)

    def _ask(self, button: Button, shown: Board, file: Returned, say: Say, *_on: bool) -> None:
        open_choice(self.session, button, shown, file, say)


def ask_whose(page: Any, shown: Board, file: Returned, say: Say) -> None:
    """The same from the row of a sending."""
    button = page.findChild(Button, f"other-{file.sending}") or page
    open_choice(page.session, button, shown, file, say)


def open_choice(session: Session, at: QWidget, shown: Board, file: Returned, say: Say) -> None:
    """A list of all it was sent to, and “of none of them”."""
    popover = Popover(session, at, 320)

    def choose(sending: str) -> None:
        popover.close()
        say(file, sending)

    for line in shown.lines:
        if line.uid != file.sending:
            button = Button(session, line.name, "building-2", "menu")
            button.clicked.connect(partial(lambda uid, _on=False: choose(uid), line.uid))
            popover.column.addWidget(button)
    popover.column.addWidget(Rule())
    none = Button(session, _("Leave this file out"), "x", "menu")
    none.clicked.connect(lambda: choose(""))
    popover.column.addWidget(none)
    popover.open_at(at)
