"""While a file is read, and when it cannot be."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Middle, Picture
from artisanest_desktop.ui.widgets.flow import Flow


class Waiting(Middle):
    """Says how far the work is, once it takes longer than a moment; ``stopped()`` to cancel."""

    stopped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, spacing=16)
        self._title = Label(session, "", "title", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button(session, _("Cancel"))
        self._cancel.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._cancel.clicked.connect(self.stopped)
        for part in (self._title, self._bar, self._cancel):
            self.card.column.addWidget(part)
        self._name = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(work.PATIENCE_MS)
        self._patience.timeout.connect(self._appear)

    def start(self, what: Msg, name: str) -> None:
        """Something has begun."""
        self._name = name
        self._say(what)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.card.hide()
        self._patience.start()

    def _appear(self) -> None:
        self.card.show()
        if self.isVisible():
            self._cancel.setFocus()

    def step(self, done: int, of: int, what: Msg | None = None) -> None:
        """So much of it is done."""
        if what is not None:
            self._say(what)
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _say(self, what: Msg) -> None:
        self._title.show_words(_("%(what)s “%(name)s”…") % {"what": what, "name": self._name})
        self._bar.setAccessibleName(self._title.text())

    def stopping(self) -> None:
        """The person said stop."""
        self._title.show_words(_("Stopping…"))
        self._cancel.setEnabled(False)


class Refused(Middle):
    """Why a file cannot be read; ``other()`` to choose another one, ``left()`` to go back."""

    other = Signal()
    left = Signal()

    def __init__(self, session: Session, reason: Msg) -> None:
        super().__init__(session)
        card = self.card
        card.column.addWidget(Picture(session, "circle-alert", "terra", 32))
        self.reason = Label(session, reason, "door", wrap=True)
        card.column.addWidget(self.reason)
        line = QWidget()
        buttons = Flow(session.theme.px(12), line)
        self.again = Button(session, _("Choose another file"), "file-spreadsheet", "main")
        self.again.clicked.connect(self.other)
        self.back = Button(session, _("Back"), "arrow-left")
        self.back.clicked.connect(self.left)
        buttons.addWidget(self.again)
        buttons.addWidget(self.back)
        card.column.addWidget(line)
