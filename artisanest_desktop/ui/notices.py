"""Sentences between the bar and the page: what went wrong, what is special about this file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Banner, Button


class Notices(QWidget):
    """At most one refusal (the newest); it goes when it is closed or something succeeds."""

    example_left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._refusal: Banner | None = None
        self._drag: Banner | None = None
        session.refused.connect(self.refuse)
        session.offered.connect(self.offer)
        session.said.connect(self._unrefuse)  # something has gone well since

    def clear(self) -> None:
        """Nothing to say any more."""
        self._refusal = self._drag = None
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def tell_of_store(self) -> None:
        """What the person must know about the file that is open."""
        store = self._session.store
        if store is None:
            return
        if self._session.example:
            leave = Button(self._session, _("Leave the example"), "log-out")
            leave.clicked.connect(self.example_left)
            words = _("This is an example: try everything, nothing here is real.")
            self._add(Banner(self._session, words, "accent", leave, closable=False))
        if store.read_only:
            words = _("This file can only be read here: what you type would not be saved.")
            self._add(Banner(self._session, words, "saffron", closable=False))

    def refuse(self, words: Msg | str) -> None:
        """What happened, what was kept, what to do."""
        self._unrefuse()
        self._refusal = Banner(self._session, words)
        self._refusal.closed.connect(self._unrefuse)
        self._add(self._refusal)

    def offer(self, words: Msg, acts: Sequence[tuple[Msg, Callable[[], Any]]]) -> None:
        """Something to decide, or to leave as it is."""
        buttons = [Button(self._session, text) for text, _act in acts]
        banner = Banner(self._session, words, "accent", buttons)
        banner.closed.connect(lambda: self._remove(banner))
        for button, (_text, act) in zip(buttons, acts, strict=True):
            button.clicked.connect(lambda _on: self._remove(banner))
            button.clicked.connect(lambda _on, act=act: act())
        self._add(banner)

    def dragging(self, over: bool, scans: bool = False) -> None:
        """A workbook, or scans of signed sheets, are held over the window."""
        if self._drag is not None:
            self._remove(self._drag)
            self._drag = None
        if over:
            words = _("Drop it: it is read and shown before anything changes.")
            if scans:
                words = _("Drop: signed sheets go to their half-day by the code on each page.")
            self._drag = Banner(self._session, words, "accent", closable=False)
            self._add(self._drag)

    def _unrefuse(self, *_said: object) -> None:
        if self._refusal is not None:
            self._remove(self._refusal)
            self._refusal = None

    def _add(self, banner: Banner) -> None:
        self._column.addWidget(banner)

    def _remove(self, banner: Banner) -> None:
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
