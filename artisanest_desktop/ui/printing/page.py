"""A paper before it is made: how it will look, what can be chosen, and one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import LANGUAGES, Msg, _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import files, menu
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.exchange.sent import Sent
from artisanest_desktop.ui.printing.papers import Paper, Shown, file_words
from artisanest_desktop.ui.printing.preview import Preview
from artisanest_desktop.ui.record.editors.script import ScriptLine
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, SectionTitle, scrolled
from artisanest_desktop.ui.widgets.choice import LANGUAGE_NAMES, Choice
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.reports import Document, Options

_WIDTH = 430
#: Below this width the page is not shown beside its choices.
_BESIDE = 760


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that was made."""

    path: Path


class PrintPage(SubPage):
    """On one side what is chosen, on the other the paper itself."""

    def __init__(
        self, session: Session, key: str, paper: Paper, shown: Shown, back: Callable[[], Any]
    ) -> None:
        register = files.store_of(session).registers[key]
        super().__init__(session, _("Print – %(what)s") % {"what": register.many}, back)
        self.session, self._key = session, key
        self._paper, self._shown = paper, shown
        self._choices: dict[str, Choice] = {}
        self._asks = paper.questions(files.store_of(session), shown)
        self.document: Document | None = None
        self.sent: Sent | None = None
        self._asked, self._laid, self._hurry = 0, False, False
        self.title: QLineEdit | None = None
        self.preview = Preview(session)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(session, 22)
        column.addWidget(self._card)
        column.addStretch(1)
        self._side = scrolled(inner)
        line = QHBoxLayout()
        line.setSpacing(session.theme.px(20))
        line.addWidget(self._side)
        line.addWidget(self.preview, 1)
        self.column.addLayout(line, 1)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(300)
        self._typed.timeout.connect(self.refresh)
        self._ask()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.session.theme.px
        beside = self.width() >= px(_BESIDE)
        self.preview.setVisible(beside)
        self._side.setMaximumWidth(px(_WIDTH) if beside else 1 << 20)
        self._side.setMinimumWidth(px(_WIDTH) if beside else 0)

    # What is asked

    def _ask(self) -> None:
        session, lang = self.session, self.session.lang
        names = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
        self._choice("tongue", _("In which language?"), "languages", names, lang.code)
        if "rows" in self._paper.choices and len(self._shown.chosen) > 1:
            rows = [
                ("shown", _("What is on screen: %(n)s") % {"n": len(self._shown.ids)}),
                ("chosen", _("The selected lines: %(n)s") % {"n": len(self._shown.chosen)}),
            ]
            value = "chosen" if self._paper.key == "cards" else "shown"
            self._choice("rows", _("Which rows?"), "list-filter", rows, value)
        if "landscape" in self._paper.choices:
            ways = [("", _("As it fits")), ("portrait", _("Upright")), ("landscape", _("Sideways"))]
            self._choice("landscape", _("How does the paper lie?"), "file-text", ways, "")
        if "signature" in self._paper.choices:
            answers = [("", _("No")), ("yes", _("Yes"))]
            self._choice("signature", _("A column to sign in?"), "pencil", answers, "")
        for ask in self._asks:
            usual = ask.answers[0][0] if ask.usual is None else ask.usual
            self._choice(ask.name, ask.words, ask.icon, ask.answers, usual)
        if "private" in self._paper.choices:
            answers = [("yes", _("With")), ("", _("Without"))]
            self._choice("private", _("Private fields"), "lock", answers, "yes")
        if "title" in self._paper.choices:
            self._ask_title()
        self.private = Note(session, "", "lock", "saffron")
        self._card.column.addWidget(self.private)
        self._card.column.addSpacing(session.theme.px(8))
        self.make = Button(session, _("Make the PDF"), "printer", "main")
        self.make.clicked.connect(self._make)
        line = QWidget()
        flow = Flow(session.theme.px(10), line)
        flow.addWidget(self.make)
        self.workbook: Button | None = None
        if self._paper.workbook is not None:
            self.workbook = Button(session, _("As a workbook"), "file-spreadsheet")
            self.workbook.clicked.connect(self._make_workbook)
            flow.addWidget(self.workbook)
        self._card.column.addWidget(line)

    def _choice(
        self, name: str, title: Msg, icon: str, answers: Sequence[tuple[str, Any]], value: str
    ) -> None:
        choice = Choice(self.session, title, icon, answers, value, self.refresh)
        self._choices[name] = choice
        self._card.column.addWidget(choice)

    def _ask_title(self) -> None:
        words = _("Title of the paper")
        self._card.column.addWidget(SectionTitle(self.session, words, "type"))
        line = self.title = ScriptLine(self.session)
        line.setObjectName("print-title")
        line.setAccessibleName(self.session.lang(words))
        line.textChanged.connect(lambda _text: self._typed.start())
        self._card.column.addWidget(line)
        self._card.column.addSpacing(self.session.theme.px(10))

    def value(self, name: str, usual: str = "") -> str:
        """An answer; what is usual where it is not asked."""
        return self._choices[name].value if name in self._choices else usual

    def choose(self, name: str, value: str) -> None:
        """Answer a question."""
        self._choices[name].choose(value)
        self.refresh()

    def _options(self) -> Options:
        from artisanest_desktop.reports import Options

        code = self.value("tongue")
        lang = files.store_of(self.session).language(code, self.session.settings.digits)
        ways = {"": None, "portrait": False, "landscape": True}
        return Options(
            lang,
            self.title.text().strip() if self.title is not None else "",
            bool(self.value("signature")),
            ways[self.value("landscape")],
            bool(self.value("private", "yes")),
            {ask.name: self.value(ask.name) for ask in self._asks},
        )

    def _hide_settled(self) -> None:
        """What has no answer of its own where another says it all: of a sheet that left."""
        whole = {ask.name for ask in self._asks if ask.whole}
        settled = any(self.value(name) for name in whole)
        for name, choice in self._choices.items():
            choice.setVisible(name in whole or not settled)
        if self.workbook is not None:
            self.workbook.setVisible(not settled)

    # How it will look

    def refresh(self) -> None:
        """Lay the paper out anew; a file made before is another one."""
        self._typed.stop()
        if self.session.store is None:
            return
        if self.sent is not None:
            self.sent.hide()
            self.sent.deleteLater()
            self.sent = None
        self.document = None
        self.make.show()
        self._hide_settled()
        self._asked += 1
        asked, options = self._asked, self._options()
        store, key, shown = files.store_of(self.session), self._key, self._shown
        if self.value("rows") == "chosen":
            shown = replace(shown, ids=shown.chosen)
        if self.title is not None:
            self.title.setPlaceholderText(options.lang(store.registers[key].many))

        def lay(_progress: work.Progress) -> Document:
            from artisanest_desktop import reports

            reports.ready()
            return self._paper.make(store, key, shown, options)

        def show(document: Document) -> None:
            if isValid(self) and asked == self._asked and self.session.store is not None:
                self._show(document)

        work.run(self.session, lay, show, title=_("Laying out the paper"))

    def _show(self, document: Document) -> None:
        first, self.document = not self._laid, document
        self._laid = True
        self.make.setEnabled(bool(document.pages))
        self.preview.setEnabled(bool(document.pages))
        if document.pages:
            self._say_private(document.facts["private"])
            self.preview.show_document(document)
        elif self._paper.nothing is not None:
            self.private.show_words(self._paper.nothing, "info", "saffron")
            self.preview.show_nothing()
        if first:
            self.make.setFocus()
        if self._hurry:
            self._make()

    def _say_private(self, keys: Sequence[str]) -> None:
        """Which private fields the paper shows, by name."""
        store, lang = files.store_of(self.session), self.session.lang
        if not keys:
            self.private.show_words(
                _("No private field is on this paper."), "shield-check", "olive"
            )
            return
        from artisanest_desktop.reports import labels_of

        labels = [lang(label) for label in labels_of(store, self._key, keys)]
        words = _("Private fields on this paper: %(names)s.") % {"names": lang.list(labels)}
        self.private.show_words(words, "lock", "saffron")

    # The file

    def _make(self) -> None:
        session, store, document = self.session, files.store_of(self.session), self.document
        self._hurry = document is None  # pressed while it is being laid out
        if document is None:
            return
        words = file_words(store, self._paper, self._key, self._shown, document.lang)
        name = files.file_name(session, document.lang, *words, suffix=".pdf")
        path = menu.ask_place(session, self, name, _("PDF files"))
        if path is None:
            return
        self.make.setEnabled(False)

        def write(progress: work.Progress) -> Printed:
            from artisanest_desktop import reports

            return Printed(reports.publish(store, document, path, progress.step))

        work.run(session, write, self._made, title=_("Making the PDF"), failed=self._failed)

    def _make_workbook(self) -> None:
        session, store, shown = self.session, files.store_of(self.session), self._shown
        make, options = self._paper.workbook, self._options()
        words = file_words(store, self._paper, self._key, shown, options.lang)
        name = files.file_name(session, options.lang, *words, suffix=".xlsx")
        path = menu.ask_place(session, self, name, _("Workbooks"))
        if path is None or make is None:
            return

        def write(_progress: work.Progress) -> Printed:
            return Printed(make(store, shown, options, path))

        title = _("Making the workbook")
        work.run(session, write, self._made, title=title, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if isValid(self):
            self.make.setEnabled(True)
        work.refuse(self.session, error)

    def _made(self, made: Printed) -> None:
        self.session.say(_("Printed — %(name)s") % {"name": made.path.name}, undo=False)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(made.path)))
        if isValid(self):
            self._hand_over(made)

    def _hand_over(self, made: Printed) -> None:
        self.make.hide()
        if self.workbook is not None:
            self.workbook.hide()
        self.sent = Sent(self.session, made)
        self._card.column.addWidget(self.sent)
        self.sent.folder.setFocus()

    def state(self) -> dict[str, Any]:
        """What is chosen, and the file that was made."""
        chosen = {name: choice.value for name, choice in self._choices.items()}
        title = self.title.text() if self.title is not None else ""
        return {"chosen": chosen, "title": title, "made": self.sent.made if self.sent else None}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        for name, value in state["chosen"].items():
            if name in self._choices:
                self._choices[name].choose(value)
        if self.title is not None:
            self.title.setText(state["title"])
        self.refresh()
        if state["made"] is not None and state["made"].path.exists():
            self._hand_over(state["made"])
