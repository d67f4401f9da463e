"""The way back through the records that were opened one from another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.pages import Page

if TYPE_CHECKING:
    from artisanest_desktop.ui.window import MainWindow

#: Nobody goes back further.
LONG = 20


class Trail:
    """Keeps goals as :meth:`MainWindow.go` knows them, of the places that were left."""

    def __init__(self, window: MainWindow, pages: Sequence[Page]) -> None:
        self._window = window
        self._words = {page.key: page.words for page in pages}
        self._left: list[str] = []

    def follow(self, register: str, uid: str) -> None:
        """To a record, with the way back to where one was."""
        self._leave()
        self.show(register, uid)
        self._offer()

    def go_back(self) -> None:
        """To the place one last followed a link from."""
        place = self._left.pop() if self._left else ""
        what, _colon, which = place.partition(":")
        if what == "record":
            register, _colon, uid = which.partition(":")
            self.show(register, uid)
            self._offer()
        elif what == "open":
            self._window.open(which)
        elif what:
            self._window.go(place)

    def show(self, register: str, uid: str = "") -> None:
        """A record, or what is to check in a register; what has no tab is in the settings."""
        window = self._window
        page: Any = window.open(register) or window.open_settings(register)
        if page is not None and uid:
            page.show_record(uid)
        elif hasattr(page, "filter_check"):
            page.filter_check()

    def show_flagged(self, register: str, flag: str) -> None:
        """What a flag stands at in a register: products whose stock is low."""
        page: Any = self._window.open(register)
        page.filter_flag(flag)

    def _leave(self) -> None:
        """Remember the place one leaves: a page says itself where one is on it."""
        page: Any = self._window.stage.currentWidget()
        place = page.place() if hasattr(page, "place") else f"open:{self._window.stage.current}"
        told = place.startswith(("record:", "rollcall:", "results:"))
        known = told or self._window.stage.current in self._words
        if known and self._left[-1:] != [place]:
            self._left = [*self._left, place][-LONG:]

    def clear(self) -> None:
        """Another store is open."""
        self._left.clear()

    def _offer(self) -> None:
        """Show on the page the way to the place last left."""
        page = self._window.stage.currentWidget()
        show: Callable[[Msg], None] | None = getattr(page, "show_way_back", None)
        if show is not None and self._left:
            show(_("Back: %(what)s") % {"what": self._name(self._left[-1])})

    def _name(self, place: str) -> Msg | str:
        what, _colon, which = place.partition(":")
        store = self._window.session.store
        if what == "record" and store is not None:
            register, _colon, uid = which.partition(":")
            return store.title(register, uid, self._window.session.lang.code)
        if what in ("rollcall", "results") and store is not None:
            uid = which.partition(":")[0]
            return store.title("session", uid, self._window.session.lang.code)
        return self._words.get(which, "")
