"""The tabs of the window, in order; a later register adds one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Page:
    """A tab: its word, its icon, and what builds it for one session."""

    key: str
    words: Msg
    icon: str
    build: Callable[[Session], QWidget]


def register_page(key: str) -> Callable[[Session], QWidget]:
    """What builds the page of a register; imported when it is first wanted."""

    def build(session: Session) -> QWidget:
        from artisanest_desktop.ui.register.page import RegisterPage

        return RegisterPage(session, key)

    return build


def _home(session: Session) -> QWidget:
    from artisanest_desktop.ui.home.page import Home

    return Home(session)


def _sessions(session: Session) -> QWidget:
    from artisanest_desktop.ui.planning.page import SessionsPage

    return SessionsPage(session)


PAGES = (
    Page("home", _("Home"), "house", _home),
    Page("member", _("Members"), "users", register_page("member")),
    Page("product", _("Products"), "package", register_page("product")),
    Page("session", _("Sessions"), "graduation-cap", _sessions),
    Page("partner", _("Partners"), "handshake", register_page("partner")),
    Page("project", _("Projects"), "rocket", register_page("project")),
)
