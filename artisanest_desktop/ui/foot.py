"""The foot: what was saved last, what is under way, who is typing, how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.typist import Typist
from artisanest_desktop.ui.widgets import Button, Elided, Picture

if TYPE_CHECKING:
    from artisanest_desktop.ui.work import Job


class Foot(QWidget):
    """``undo()`` when the quiet line's link is pressed."""

    undo = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._session = session
        px = session.theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(20), px(4), px(20), px(4))
        line.setSpacing(px(16))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_quiet())
        self._stack.addWidget(self._make_busy())
        line.addWidget(self._stack, 1)
        self.typist = Typist(session)
        line.addWidget(self.typist)
        self.count = Elided(session, kind="muted")
        line.addWidget(self.count)
        self._job: Job | None = None
        self.shown: tuple[Msg | str, bool] = ("", False)
        session.said.connect(self.say)
        session.busy.connect(self.show_job)

    def _make_quiet(self) -> QWidget:
        px = self._session.theme.px
        quiet = QWidget()
        line = QHBoxLayout(quiet)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        self._tick = Picture(self._session, "check", "muted", 16)
        self.words = Elided(self._session, kind="muted")
        self._undo = Button(self._session, _("Undo"), kind="link")
        self._undo.clicked.connect(self.undo)
        self._undo.setToolTip(shortcuts.tip(self._session.lang, shortcuts.WINDOW["undo"]))
        for part in (self._tick, self.words, self._undo):
            line.addWidget(part)
        line.addStretch(1)
        self._tick.hide()
        self._undo.hide()
        return quiet

    def _make_busy(self) -> QWidget:
        px = self._session.theme.px
        busy = QWidget()
        line = QHBoxLayout(busy)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        self._task = Elided(self._session, kind="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(160))
        self._cancel = Button(self._session, _("Cancel"), kind="link")
        self._cancel.clicked.connect(self._stop)
        for part in (self._task, self._bar, self._cancel):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        return busy

    def say(self, message: Msg | str, can_undo: bool) -> None:
        """What was just done."""
        self.shown = (message, can_undo)
        self.words.show_words(message)
        self._tick.setVisible(bool(message))
        self._undo.setVisible(can_undo)

    def show_count(self, words: Msg | str) -> None:
        """How many there are; empty on pages that count nothing."""
        self.count.show_words(words)
        self.count.setVisible(bool(self.count.text()))

    def show_job(self, job: Job | None) -> None:
        """The work under way, in place of the quiet line; None when it is over."""
        self._job = job
        self._stack.setCurrentIndex(1 if job else 0)
        if job is not None:
            self._task.show_words(job.title)
            self._bar.setAccessibleName(self._task.text())
            self._bar.setRange(0, 0)
            job.stepped.connect(self._step)

    def _step(self, n: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(n)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._task.show_words(_("Stopping…"))
