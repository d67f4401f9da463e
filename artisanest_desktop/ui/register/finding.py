"""Which rows are shown: search, filters, order; the first screenful at once, the rest after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer

from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session

FIRST = 200
#: Beyond this many rows the whole result is found in the worker.
MANY = 10_000
#: Beyond this many their words are prepared before someone types.
SOME = 1_000


@dataclass(frozen=True)
class Wanted:
    """What is asked for."""

    search: str = ""
    where: dict[str, Any] = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
    removed: bool = False


class Finder(QObject):
    """``show(ids, whole)`` is called with the first rows, then with all of them."""

    def __init__(self, session: Session, key: str, show: Callable[[list[int], bool], None]) -> None:
        super().__init__(session)
        self._session = session
        self._key = key
        self._show = show
        self._turn = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._find_rest)
        self.wanted = Wanted()
        self.busy = False

    def find(self, wanted: Wanted) -> None:
        """Show what is wanted; earlier questions are forgotten."""
        self.wanted = wanted
        self._turn += 1
        self._rest.stop()
        if self._is_slow(wanted):
            self._find_rest()
            return
        first = self._ids(wanted, FIRST)
        self.busy = len(first) >= FIRST
        self._show(first, not self.busy)
        if self.busy:
            self._rest.start(30 if wanted.search else 0)

    def _is_slow(self, wanted: Wanted) -> bool:
        """Another order than by name is sorted in the reader's language, by what each record
        comes to where that is computed, as is what is filtered by it: many take a while."""
        fields = saving.register_of(self._session, self._key).by_key
        by = [key for key, _down in wanted.sort]
        if any(key in fields and fields[key].compute for key in (*by, *wanted.where)):
            return self._has_over(FIRST)
        return bool(by) and by[0] != "~title" and self._has_over(MANY)

    def _has_over(self, number: int) -> bool:
        return saving.store_of(self._session).count(self._key) > number

    def _ids(self, wanted: Wanted, limit: int | None = None) -> list[int]:
        return saving.store_of(self._session).find(
            self._key,
            search=wanted.search,
            where=wanted.where,
            sort=wanted.sort,
            removed=wanted.removed,
            lang=self._session.lang.code,
            limit=limit,
        )

    def _find_rest(self) -> None:
        if self._session.store is None:  # it was closed meanwhile
            return
        turn, wanted = self._turn, self.wanted
        self.busy = True

        def done(ids: list[int] | None) -> None:
            if turn == self._turn and ids is not None and self._session.store is not None:
                self.busy = False
                self._show(ids, True)

        if not (self._has_over(MANY) or self._is_slow(wanted)):
            done(self._ids(wanted))
            return
        # While typing, a question that is no longer asked is passed over when its turn comes.
        work.run(self._session, lambda _p: self._ids(wanted) if turn == self._turn else None, done)

    def warm(self) -> None:
        """The first search of many rows prepares its words: better before someone types."""
        store, key, lang = saving.store_of(self._session), self._key, self._session.lang.code
        if self._has_over(SOME):
            work.run(
                self._session,
                lambda _p: store.find(key, search="a", lang=lang, limit=1),
                lambda _ids: None,
            )

    def stop(self) -> None:
        """The page goes: answers that are under way are not for it any more."""
        self._turn += 1
        self._rest.stop()
