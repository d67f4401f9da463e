"""The page of the sessions: as of any register, and more ways to begin one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.register.page import RegisterPage
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Chip, Popover, Rule

if TYPE_CHECKING:
    from artisanest_desktop.ui.planning.calendar import CalendarView

#: More models than that are chosen on the page itself.
_MOST = 12


class SessionsPage(RegisterPage):
    """The register of the sessions; as a calendar too, which is made when first wanted."""

    calendar: CalendarView | None = None

    def __init__(self, session: Session) -> None:
        super().__init__(session, "session")
        self.switch = Chip(session, _("Calendar"), "calendar-days", name=_("As a calendar"))
        self.switch.toggled.connect(self.show_calendar)
        self.tools.show_views(self.switch)

    def show_calendar(self, on: bool) -> None:
        """The months instead of the list, or the list again."""
        if on and self.calendar is None:
            from artisanest_desktop.ui.planning.calendar import CalendarView

            self.calendar = CalendarView(self.session)
            self.calendar.opened.connect(self.show_record)
            self.calendar.wanted.connect(lambda day: self._go(f"plan:day:{day}"))
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(layout.indexOf(self.beside), self.calendar, 1)
        self.switch.setChecked(on)
        if self.calendar is None:
            return
        self.commit()
        self.beside.setVisible(not on)
        if not self.beside.is_wide() and on:
            self.panel.hide()
        self.tools.bare(on)
        self.calendar.setVisible(on)
        if on:
            self.calendar.refresh()
        self.focus_list()

    def is_calendar(self) -> bool:
        """Whether the months are shown."""
        return self.calendar is not None and self.switch.isChecked()

    def show_record(self, uid: str) -> None:
        """Open a session beside the list."""
        if self.is_calendar():
            self.show_calendar(False)
        super().show_record(uid)

    def add(self, values: dict[str, Any] | None = None) -> None:
        """An empty form, beside the list."""
        if self.is_calendar():
            self.show_calendar(False)
        super().add(values)

    def focus_list(self) -> None:
        """To the list, or to the day of the calendar."""
        if self.is_calendar() and self.calendar is not None:
            self.calendar.focus_list()
        else:
            super().focus_list()

    def state(self) -> dict[str, Any]:
        """Also the month one was at."""
        found = super().state()
        if self.is_calendar() and self.calendar is not None:
            found["day"] = self.calendar.day
            found["agenda"] = self.calendar.as_list
        return found

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said."""
        super().restore(state)
        if "day" in state:
            self.show_calendar(True)
            assert self.calendar is not None
            self.calendar.listed.setChecked(state["agenda"])
            self.calendar.go(state["day"])

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
