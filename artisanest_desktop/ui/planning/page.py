"""The page of the sessions: as of any register, and more ways to begin one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.register.page import RegisterPage
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Popover, Rule

#: More models than that are chosen on the page itself.
_MOST = 12


class SessionsPage(RegisterPage):
    """The register of the sessions."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "session")

    def press_add(self) -> None:
        """An empty form, several half-days at once, or one of the models."""
        popover = Popover(self.session, self, 300)

        def entry(words: Msg | str, icon: str, act: Callable[[], Any]) -> Button:
            button = Button(self.session, words, icon, "menu")
            button.clicked.connect(popover.close)
            button.clicked.connect(lambda _on=False: act())
            popover.column.addWidget(button)
            return button

        first = entry(_("Empty session"), "file-text", self.add)
        entry(_("Several half-days at once…"), "calendar-days", lambda: self._go("plan:"))
        popover.column.addWidget(Rule())
        for uid, title in models(self.session)[:_MOST]:
            entry(title, "star", partial(self._go, f"plan:model:{uid}"))
        popover.column.addWidget(Rule())
        entry(_("Edit the models…"), "pencil", lambda: self._go("settings:template"))
        popover.open_at(self.tools.add)
        first.setFocus()

    def _go(self, goal: str) -> None:
        self.commit()
        self.wanted.emit(goal)


def models(session: Session) -> list[tuple[str, str]]:
    """The session models, by their title."""
    store, lang = saving.store_of(session), session.lang
    ids = store.find("template", sort=[("title", False)], lang=lang.code)
    uids = [row[0] for row in store.window("template", ids, ())]
    return [(uid, store.title("template", uid, lang.code)) for uid in uids]
