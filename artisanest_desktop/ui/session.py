"""What every screen is handed: the store, the reader's language, the look, and a voice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon, QPixmap

from artisanest_desktop.i18n import Language, Msg
from artisanest_desktop.ui import icons, theme
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from artisanest_desktop.store import Change, Store


class Session(QObject):
    """One window's work with one store.

    ``changed(Change)`` is the store's announcement, brought to the window's thread;
    ``store_changed()`` says that another store (or a restored one) is open;
    ``language_changed()`` and ``look_changed()`` come before the pages are built anew;
    ``wanted(str)`` is where a link leads (:meth:`MainWindow.go` knows the words);
    ``said(Msg, can_undo)`` and ``refused(Msg)`` are for the window that shows them;
    ``backed_up()`` says that a safety copy was made on the way;
    ``busy(object)`` carries a running :class:`~artisanest_desktop.ui.work.Job`, or None.
    """

    changed = Signal(object)
    store_changed = Signal()
    language_changed = Signal()
    look_changed = Signal()
    said = Signal(object, bool)
    refused = Signal(object)
    busy = Signal(object)
    backed_up = Signal()
    author_changed = Signal()
    offered = Signal(object, object)
    wanted = Signal(str)
    _arrived = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._store: Store | None = None
        self.example = False
        self.clock: Callable[[], dt.date] = dt.date.today
        self._unsubscribe: Callable[[], None] | None = None
        self._dress()
        # From the writing thread to the window's.
        self._arrived.connect(self._hear)

    def _dress(self) -> None:
        chosen = self.settings
        self._learn()
        look = theme.resolve(chosen.theme)
        self.theme = Theme(look, chosen.text_size / 100, self.lang.rtl)

    def _learn(self) -> None:
        chosen = self.settings.language, self.settings.digits
        self.lang = self.store.language(*chosen) if self.store else Language(*chosen)

    # The store

    @property
    def store(self) -> Store | None:
        """The open store; None before there is one and once it is closed."""
        return None if self._store is None or self._store.closed else self._store

    def use(self, store: Store | None, example: bool = False) -> None:
        """Work with this store from now on (None: with none)."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._store = store
        self.example = example
        if store is not None:
            store.author = self.author
            self._unsubscribe = store.subscribe(self._arrived.emit)
        self._learn()
        self.store_changed.emit()

    def _hear(self, change: Change) -> None:
        if self.store is not None and self.store.terms is not self.lang.terms:
            self._learn()  # a list was edited
        self.changed.emit(change)

    @property
    def author(self) -> str:
        """Who is typing; empty until someone said so."""
        return self.settings.authors[0] if self.settings.authors else ""

    def set_author(self, name: str) -> None:
        """Someone else takes the keyboard."""
        self.settings.remember_author(name)
        if self.store is not None:
            self.store.author = name
        self.author_changed.emit()

    def today(self) -> dt.date:
        """The date here; tests set ``clock``."""
        return self.clock()

    # The look

    def set_language(self, code: str, digits: str | None = None) -> None:
        """Read in another language (or with other digits) from now on."""
        digits = digits or self.settings.digits
        if (code, digits) == (self.settings.language, self.settings.digits):
            return
        self.settings.language, self.settings.digits = code, digits
        self.settings.save()
        self._dress()
        self.language_changed.emit()

    def set_look(self, theme: str | None = None, text_size: int | None = None) -> None:
        """Another theme or text size from now on."""
        self.settings.theme = theme or self.settings.theme
        self.settings.text_size = text_size or self.settings.text_size
        self.settings.save()
        self.refresh_look()

    def refresh_look(self) -> None:
        """Look again at the settings and at the system's own light or dark."""
        before = self.theme
        self._dress()
        if self.theme != before:
            self.look_changed.emit()

    def icon(self, name: str, color: str = "ink", size: float = 18, **more: Any) -> QIcon:
        """An icon in a token's colour; ``on="accent"`` colours it while checked."""
        on = self.theme.tokens[more["on"]] if more.get("on") else None
        ground = self.theme.tokens[color]
        gap = self.theme.px(more["gap"]) if more.get("gap") else 0
        return icons.icon(name, ground, self.theme.px(size), self.theme.rtl, on, gap)

    def pixmap(self, name: str, color: str = "ink", size: float = 18) -> QPixmap:
        """The same as a picture, for a label or a delegate."""
        return icons.picture(name, self.theme.tokens[color], self.theme.px(size), self.theme.rtl)

    # The voice

    def say(self, message: Msg, undo: bool = True) -> None:
        """The quiet line: ``Saved — phone of …  Undo``."""
        self.said.emit(message, undo)

    def offer(self, message: Msg, acts: Sequence[tuple[Msg, Callable[[], Any]]]) -> None:
        """A sentence above the page with what can be done about it."""
        self.offered.emit(message, acts)

    def refuse(self, reason: Msg | Exception) -> None:
        """A sentence above the page: what happened, what was kept, what to do."""
        self.refused.emit(getattr(reason, "message", reason))
