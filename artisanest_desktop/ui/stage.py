"""The middle of the window: one page at a time, built when first opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

Build = Callable[[], QWidget]


class Stage(QStackedWidget):
    """Tabs stay once built; a page without a tab (settings, a file that came) goes when left.

    A page may have ``state()`` and ``restore(dict)``: what it shows survives a rebuild then.
    ``made(page)`` comes once for each page, ``opened(key)`` whenever one is shown.
    """

    opened = Signal(str)
    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.current = ""
        self._tabs: dict[str, Build] = {}
        self._others: dict[str, Build] = {}
        self._built: dict[str, QWidget] = {}
        self._states: dict[str, dict[str, Any]] = {}
        self._before = ""
        self._below, self._above = "", ""

    def start(self, tabs: Mapping[str, Build]) -> None:
        """New pages altogether, for another store."""
        self._forget()
        self._states.clear()
        self._tabs = dict(tabs)
        self._others.clear()
        self._before = next(iter(self._tabs), "")
        self._below, self._above = "", ""

    def rebuild(self, focus: str = "") -> None:
        """The same pages in another language or look; ``focus`` names who gets the focus."""
        place = self.current
        for key, page in self._built.items():
            if hasattr(page, "state"):
                self._states[key] = page.state()
        self._forget()
        if place:
            opened = self.open(place)
            again = opened.findChild(QWidget, focus) if opened and focus else None
            if again is not None:
                QTimer.singleShot(0, again, again.setFocus)  # once it is on screen

    def open(self, key: str) -> QWidget | None:
        """Show a page; None when there is no such page now."""
        build = self._tabs.get(key) or self._others.get(key)
        if build is None:
            return None
        page = self._built.get(key) or self._make(key, build)
        left, self.current = self.current, key
        if left in self._tabs:
            self._before = left if left != key else self._before
        elif left and left not in (key, self._below):
            # Not now: the page that is left may be the one that asked.
            QTimer.singleShot(0, self, lambda: self._drop(left))
        if key != self._above:
            self._uncover(key)
        self.setCurrentWidget(page)
        self.opened.emit(key)
        return page

    def _uncover(self, key: str) -> None:
        """One goes elsewhere than back: what waited below waits no more."""
        below, self._below, self._above = self._below, "", ""
        if below and below != key and below not in self._tabs:
            QTimer.singleShot(0, self, lambda: self._drop(below))

    def open_above(self, key: str, build: Build) -> QWidget | None:
        """A page without a tab; the one that was open waits as it is for :meth:`back`."""
        if self.current != key:
            self._below, self._above = self.current, key
        return self.open_other(key, build)

    def open_other(self, key: str, build: Build) -> QWidget | None:
        """Show a page without a tab, new each time."""
        if key == self.current:
            self.current = ""
        self._drop(key)
        self._others[key] = build
        return self.open(key)

    def back(self) -> QWidget | None:
        """From a page without a tab to the page that waits below it, or the tab one came from."""
        return self.open(self._below or self._before)

    def is_tab(self, key: str) -> bool:
        """Whether a page has a tab."""
        return key in self._tabs

    def built(self, key: str) -> QWidget | None:
        """A page if it has been built."""
        return self._built.get(key)

    def _make(self, key: str, build: Build) -> QWidget:
        page = build()
        self._built[key] = page
        self.addWidget(page)
        self.made.emit(page)
        if key in self._states and hasattr(page, "restore"):
            page.restore(self._states.pop(key))
        return page

    def _drop(self, key: str) -> None:
        if key == self.current:
            return
        self._others.pop(key, None)
        self._states.pop(key, None)
        page = self._built.pop(key, None)
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()

    def _forget(self) -> None:
        for page in self._built.values():
            self.removeWidget(page)
            page.deleteLater()
        self._built.clear()
        self.current = ""
