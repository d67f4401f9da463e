"""A package that came: what it brings in a few words, and one button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.asking import AskPassword
from artisanest_desktop.ui.exchange.waiting import Refused, Waiting
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Banner, Button, Label, Middle, Picture
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.store.parcel import Parcel
    from artisanest_desktop.store.parcels import Taken
    from artisanest_desktop.store.rehearsing import Outlook


class PackagePage(QWidget):
    """``finished()`` when there is nothing more to do here, whether received or not."""

    finished = Signal()

    def __init__(self, session: Session, path: Path) -> None:
        super().__init__()
        self.session = session
        self.path = path
        self.taken = False
        self._parcel: Parcel | None = None
        self._outlook: Outlook | None = None
        self._job: work.Job | None = None
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.waiting = Waiting(session)
        self.waiting.stopped.connect(self._stop)
        self._stack.addWidget(self.waiting)
        QTimer.singleShot(0, self, self.read)

    @property
    def shown(self) -> QWidget | None:
        """What stands there now: waiting, a question, a refusal, or the few words."""
        return self._stack.currentWidget()

    def read(self, password: str = "", _member: str = "") -> None:
        """Open the package and find out what it would bring."""
        store, path = files.store_of(self.session), self.path

        def reading(_progress: work.Progress) -> tuple[Parcel, Outlook]:
            from artisanest_desktop.store import parcel, parcels

            found = parcel.read(path, password or None)
            return found, parcels.look(store, found)

        self._run(_("Reading"), reading, self._has_read)

    def _has_read(self, found: tuple[Parcel, Outlook]) -> None:
        self._parcel, self._outlook = found
        page = _Brings(self, *found)
        self._show(page)
        page.first.setFocus()

    def _failed(self, error: Exception) -> None:
        from artisanest_desktop.store.parcel import WrongPassword

        message = getattr(error, "message", None)
        if message is None:
            self.finished.emit()
            raise error
        if isinstance(error, WrongPassword):
            asks = AskPassword(self.session, message)
            asks.answered.connect(self.read)
            asks.left.connect(self.finished)
            self._show(asks)
            asks.setFocus()
            return
        page = Refused(self.session, message)
        page.again.hide()
        page.left.connect(self.finished)
        self._show(page)
        page.back.setFocus()

    def take(self) -> None:
        """Bring it in: all of it or nothing."""
        store, received, outlook = files.store_of(self.session), self._parcel, self._outlook
        assert received is not None

        def taking(_progress: work.Progress) -> Taken:
            from artisanest_desktop.store import parcels

            return parcels.take(store, received, outlook)

        self._run(_("Receiving"), taking, self._has_taken)

    def _has_taken(self, done: Taken) -> None:
        from artisanest_desktop.exchange import parcel_words

        self.taken = done.backup is not None
        if self.taken:
            self.session.backed_up.emit()
        self.session.say(parcel_words.after(done), undo=False)
        self.finished.emit()

    # Work

    def _run(self, what: Msg, fn: Any, done: Any) -> None:
        self._show(self.waiting)
        self.waiting.start(what, self.path.name)

        def back(then: Any, result: Any) -> None:
            if isValid(self) and job is self._job:
                self._job = None
                then(result)

        job = work.run(
            self.session,
            fn,
            lambda result: back(done, result),
            failed=lambda error: back(self._failed, error),
        )
        self._job = job

    def _show(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None and old is not self.waiting and old is not page:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _stop(self) -> None:
        """What is being read is left alone; what is being brought in ends first."""
        if self._parcel is None:
            self._job = None
            self.finished.emit()


class _Brings(Middle):
    """The card in the middle."""

    def __init__(self, page: PackagePage, received: Parcel, found: Outlook) -> None:
        super().__init__(page.session, spacing=14, above=40)
        from artisanest_desktop.exchange import parcel_words

        session, card = page.session, self.card
        px, lang = session.theme.px, session.lang
        card.column.addWidget(Picture(session, "package", "accent", 32))
        whose = parcel_words.sender(received.sender, received.at, received.offset, lang)
        card.column.addWidget(Label(session, whose, "muted", wrap=True))
        self.sentence = Label(session, parcel_words.brings(found, lang), "door", wrap=True)
        card.column.addWidget(self.sentence)
        for doubt in parcel_words.doubts(files.store_of(session), received, found):
            card.column.addWidget(Banner(session, doubt, "saffron", closable=False))
        line = QWidget()
        buttons = Flow(px(12), line)
        self.take = Button(session, _("Receive the package"), "check", "main")
        self.take.clicked.connect(page.take)
        self.leave = Button(session, _("Change nothing"))
        self.leave.clicked.connect(page.finished)
        if found.brings_something:
            buttons.addWidget(self.take)
            self.first = self.take
        else:
            self.take.hide()
            self.leave.show_words(_("Close"))
            # What the sender has is worth knowing even when it brings nothing.
            self.leave.clicked.disconnect()
            self.leave.clicked.connect(page.take)
            self.first = self.leave
        buttons.addWidget(self.leave)
        card.column.addWidget(line)
        if found.brings_something:
            card.column.addWidget(Label(session, parcel_words.WAY_BACK, "muted", wrap=True))
