"""A block of names pasted into a roll call: read, looked at, put down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from artisanest_desktop.i18n import _
from artisanest_desktop.store import roll
from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.rollcall import names

if TYPE_CHECKING:
    from artisanest_desktop.ui.rollcall.page import RollCallPage


class Block(QObject):
    """From the line that adds people, or from the line of numbers: then with a mark."""

    def __init__(self, page: RollCallPage) -> None:
        super().__init__(page)
        self._page = page
        self._paper, self._slot = page.sheet.papers[0], ""
        page.adding.pasted.connect(lambda text: self.read(text, page.sheet.papers[0], ""))
        page.numbers.line.pasted.connect(
            lambda text: self.read(text, page.numbers.paper, page.numbers.slot)
        )
        page.review.left.connect(self._end)
        page.review.accepted.connect(self._put_down)

    def read(self, text: str, paper: roll.Numbers, slot: str) -> None:
        """Look in the worker whom each name may be; then all of them are shown."""
        page, session = self._page, self._page.session
        store, lang = saving.store_of(session), session.lang
        found = names.read(text, paper, lang, session.today())
        if not found:
            session.refuse(_("No name was found in what was pasted: nothing was added."))
            return

        def make(_progress: work.Progress) -> None:
            names.look(store, page.sheet, found, lang)

        def done(_made: object) -> None:
            if isValid(page):
                self._paper, self._slot = paper, slot
                page.review.show_names(found)
                page.show_review()

        work.run(session, make, done, title=_("Looking whom the names may be"))

    def _put_down(self, found: Sequence[names.Named]) -> None:
        self._page.acts.put_down(found, self._paper, self._slot)
        self._end()

    def _end(self) -> None:
        self._page.end_review(self._slot)
