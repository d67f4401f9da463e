"""Asking for corrections: the doubtful cells as a sheet to send, or as words to paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import LANGUAGES, _, n_
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.menu import ask_place
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.exchange.sent import Sent
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, EmptyState, centred, scrolled
from artisanest_desktop.ui.widgets.choice import LANGUAGE_NAMES, Choice
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.exchange.correcting import Doubt

#: Lines of the message that are in sight at once.
_LINES = 12


class _Made:
    """A file that was made."""

    def __init__(self, path: Path) -> None:
        self.path = path


class CorrectPage(SubPage):
    """``key`` is the register; ``cooperative`` whose records alone are meant, when it is given;
    ``asked`` what is asked, when it is not all that is to check."""

    def __init__(
        self,
        session: Session,
        key: str,
        cooperative: str,
        back: Callable[[], Any],
        asked: Sequence[Doubt] | None = None,
    ) -> None:
        from artisanest_desktop.exchange import correcting

        super().__init__(session, _("Ask for corrections"), back)
        self.session = session
        self._key = key
        self._cooperative = cooperative
        store = files.store_of(session)
        self.asked: list[Doubt] = (
            correcting.doubts(store, key, cooperative or None)
            if asked is None
            else correcting.still_there(store, key, asked)
        )
        if not self.asked:
            words = _("There is nothing to check here.")
            self.column.addWidget(EmptyState(session, "circle-check", words), 1)
            return
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(session, 28)
        column.addLayout(centred(self._card, session.theme.px(760)))
        column.addStretch(1)
        self.column.addWidget(scrolled(inner), 1)
        self._ask()

    def _ask(self) -> None:
        from artisanest_desktop.exchange.campaigns import language_for

        session, card, store = self.session, self._card.column, files.store_of(self.session)
        n = len(self.asked)
        card.addWidget(
            Note(
                session,
                n_("%(n)s value is to check. The sheet holds only this cell, with the reason and "
                   "an empty column for the answer; it comes back through “Receive a file”.",
                   "%(n)s values are to check. The sheet holds only these cells, with the reason "
                   "and an empty column for the answer; it comes back through “Receive a file”.",
                   n),
                "triangle-alert", "saffron", 15,
            )
        )  # fmt: skip
        code = session.lang.code
        if self._cooperative:
            code = language_for(store, self._cooperative, code)
        names = [(c, LANGUAGE_NAMES[c]) for c in LANGUAGES]
        self.tongue = Choice(
            session, _("In which language?"), "languages", names, code, self.refresh
        )
        card.addWidget(self.tongue)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(session.lang(_("The same as a message")))
        self.text.setMinimumHeight(session.theme.px(22 * _LINES))
        card.addWidget(self.text)
        line = QWidget()
        flow = Flow(session.theme.px(10), line)
        self.make = Button(session, _("Make the sheet…"), "file-spreadsheet", "main")
        self.copy = Button(session, _("Copy as a message"), "copy")
        self.make.clicked.connect(self._choose)
        self.copy.clicked.connect(self._copy)
        flow.addWidget(self.make)
        flow.addWidget(self.copy)
        card.addWidget(line)
        self.sent: Sent | None = None
        self.refresh()

    def refresh(self) -> None:
        """The words in the language that is chosen."""
        from artisanest_desktop.exchange import correcting

        store = files.store_of(self.session)
        ways = Qt.LayoutDirection
        option = self.text.document().defaultTextOption()
        rtl = store.language(self.tongue.value).rtl
        option.setTextDirection(ways.RightToLeft if rtl else ways.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.text.document().setDefaultTextOption(option)
        self.text.setPlainText(correcting.as_text(store, self._key, self.asked, self.tongue.value))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.session.say(_("Copied: paste it in a message."), undo=False)

    def _choose(self) -> None:
        from artisanest_desktop.exchange.correcting import SHEET

        session, store = self.session, files.store_of(self.session)
        lang = store.language(self.tongue.value)
        words = [lang(SHEET), lang(store.registers[self._key].many)]
        if self._cooperative:
            words.append(store.title("cooperative", self._cooperative, lang.code))
        name = files.file_name(session, lang, *words)
        if path := ask_place(session, self, name):
            self.write(path)

    def write(self, path: Path) -> None:
        """Make the sheet."""
        store, key, asked, code = (
            files.store_of(self.session), self._key, list(self.asked), self.tongue.value
        )  # fmt: skip

        def making(_progress: work.Progress) -> Path:
            from artisanest_desktop.exchange.correcting import correction_sheet

            return correction_sheet(store, key, asked, path, code)

        work.run(self.session, making, self._made, title=_("Writing the file"))

    def _made(self, path: Path) -> None:
        self.session.say(_("The file is ready."), undo=False)
        if not isValid(self):
            return
        if self.sent is not None:
            self.sent.hide()
            self.sent.deleteLater()
        self.sent = Sent(self.session, _Made(path))
        self._card.column.addWidget(self.sent)

    def state(self) -> dict[str, Any]:
        """The language that is chosen."""
        return {"tongue": self.tongue.value if self.asked else ""}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        if self.asked:
            self.tongue.choose(state["tongue"])
            self.refresh()
