"""The Print button of a register, and the way to the page where a paper is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.exchange.menu import stage_of
from artisanest_desktop.ui.printing.papers import LIST, PAGE, Paper, Shown, of_one, papers_for
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Popover


class PrintButton(Button):
    """``shown`` tells what is on screen when it is wanted."""

    def __init__(self, session: Session, key: str, shown: Callable[[], Shown]) -> None:
        super().__init__(session, _("Print"), "printer")
        self._key, self._shown = key, shown
        one = shortcuts.LIST["print"]
        self.setToolTip(shortcuts.tip(session.lang, one, one.does))
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the menu."""
        popover = Popover(self._session, self, 330)
        shown = self._shown()
        entries = []
        for paper in papers_for(self._key):
            entry = Button(self._session, paper.words, paper.icon, "menu")
            one = of_one(paper, self._key)
            entry.setEnabled(shown.uid is not None if one else bool(shown.ids))
            entry.clicked.connect(popover.close)
            entry.clicked.connect(partial(self._go, paper, shown))
            popover.column.addWidget(entry)
            entries.append(entry)
        popover.open_at(self)
        entries[0].setFocus()

    def print_list(self) -> None:
        """The list, as Ctrl+P wants it."""
        shown = self._shown()
        if shown.ids:
            self._go(LIST, shown)

    def _go(self, paper: Paper, shown: Shown, _on: bool = False) -> None:
        open_page(self._session, self, self._key, paper, shown)


def open_page(
    session: Session,
    at: QWidget,
    key: str,
    paper: Paper,
    shown: Shown,
    back: Callable[[], Any] | None = None,
) -> None:
    """Show how the paper will look, and what can be chosen about it; ``back`` where one does not
    come from a tab."""
    from artisanest_desktop.ui.printing.page import PrintPage

    stage = stage_of(at)
    build = partial(PrintPage, session, key, paper, shown, back or stage.back)
    stage.open_other("print", build)


def print_record(session: Session, at: QWidget, key: str, uid: str) -> None:
    """The open record as a page."""
    open_page(session, at, key, PAGE, Shown(uid=uid))
