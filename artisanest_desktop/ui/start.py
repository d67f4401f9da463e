"""The first start: three doors."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.rules.names import script_of
from artisanest_desktop.ui.bar import LanguageSwitch
from artisanest_desktop.ui.record.editors.script import ScriptLine
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import (
    Button,
    Card,
    Label,
    Picture,
    Pressable,
    centred,
    scrolled,
)
from artisanest_desktop.ui.workbooks import choose, dragged


class Door(Pressable):
    """A large card that is pressed as a whole."""

    def __init__(self, session: Session, icon: str, title: Msg, words: Msg) -> None:
        super().__init__("door", "plain")
        px = session.theme.px
        self.setAccessibleName(session.lang(title))
        self.setAccessibleDescription(session.lang(words))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(26), px(26), px(26))
        column.setSpacing(px(8))
        column.addWidget(Picture(session, icon, "ink", 30))
        column.addSpacing(px(8))
        column.addWidget(Label(session, title, "door", wrap=True))
        column.addWidget(Label(session, words, "muted", wrap=True))
        column.addStretch(1)
        self.setMinimumHeight(px(196))


class ExcelDoor(Door):
    """Takes a dropped workbook too; ``dropped(path)``."""

    dropped = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            "file-spreadsheet",
            _("I already have an Excel list"),
            _(
                "Drop it here, or click. It is read, repaired and shown before it enters; your "
                "file is not touched."
            ),
        )
        self.setProperty("door", "drop")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event):
            event.acceptProposedAction()
            self.setDown(True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.setDown(False)
        self.dropped.emit(dragged(event))


class Start(QWidget):
    """``file_chosen(path)``; ``named()`` once the cooperative is called something."""

    file_chosen = Signal(str)
    named = Signal()
    example_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._steps = QStackedWidget()
        self._steps.addWidget(scrolled(self._doors()))
        self._steps.addWidget(scrolled(self._name_form()))
        outer.addWidget(self._steps)

    def state(self) -> dict[str, object]:
        """Which step, and what is typed so far: the language may change under it."""
        return {
            "step": self._steps.currentIndex(),
            "name": self._name.text(),
            "author": self._author.text(),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Go on where one was."""
        self._steps.setCurrentIndex(int(str(state["step"])))
        self._name.setText(str(state["name"]))
        self._author.setText(str(state["author"]))

    def _page(self, title: Msg) -> tuple[QWidget, QVBoxLayout, QWidget]:
        session = self._session
        px = session.theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(20), px(64), px(20), px(20))
        column.setSpacing(px(12))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Picture(session, "app", "accent", 34), 0, middle)
        heading = Label(session, title, "welcome")
        heading.setAlignment(middle)
        column.addWidget(heading)
        languages = LanguageSwitch(session, whole=True)
        column.addWidget(languages, 0, middle)
        column.addSpacing(px(20))
        return page, column, languages

    def _doors(self) -> QWidget:
        session = self._session
        px = session.theme.px
        page, column, languages = self._page(_("Where shall we begin?"))
        excel = ExcelDoor(session)
        excel.clicked.connect(self._choose)
        excel.dropped.connect(self.file_chosen)
        write = Door(
            session,
            "users",
            _("I start typing"),
            _("The name of the cooperative, then the first member. Less than a minute."),
        )
        write.clicked.connect(self._write)
        example = Door(
            session,
            "handshake",
            _("Try with an example cooperative"),
            _(
                "40 members, 30 products, 8 sessions, to try everything without fear. Nothing of "
                "it stays."
            ),
        )
        example.clicked.connect(self.example_wanted)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(20))
        for door in (excel, write, example):
            line.addWidget(door, 1)
        column.addLayout(centred(row, px(1030)))
        column.addStretch(1)
        _last(languages, excel, write, example)
        self._first = excel
        return page

    def _name_form(self) -> QWidget:
        session = self._session
        px = session.theme.px
        page, column, languages = self._page(_("What is the cooperative called?"))
        card = Card(session, 28)
        self._name, self._author = ScriptLine(session), ScriptLine(session)
        for field, words in (
            (self._name, _("Name of the cooperative, in either script")),
            (self._author, _("Your own name (it goes into the history)")),
        ):
            card.column.addWidget(Label(session, words, "muted", wrap=True))
            field.setAccessibleName(session.lang(words))
            if session.theme.rtl:
                field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            field.returnPressed.connect(self._create)
            card.column.addWidget(field)
            card.column.addSpacing(px(8))
        self._author.setText(session.author)
        line = QHBoxLayout()
        line.setSpacing(px(10))
        back = Button(session, _("Back"), "arrow-left")
        back.clicked.connect(lambda: self._steps.setCurrentIndex(0))
        go = Button(session, _("On to the first member"), "arrow-right", "main")
        go.clicked.connect(self._create)
        line.addWidget(back)
        line.addStretch(1)
        line.addWidget(go)
        card.column.addLayout(line)
        column.addLayout(centred(card, px(520)))
        column.addStretch(1)
        _last(languages, self._name, self._author, go, back)
        return page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self._name if self._steps.currentIndex() else self._first).setFocus()

    def _choose(self) -> None:
        if name := choose(self._session, self):
            self.file_chosen.emit(name)

    def _write(self) -> None:
        self._steps.setCurrentIndex(1)
        self._name.setFocus()

    def _create(self) -> None:
        """An empty name is no obstacle: it is listed under what is to do."""
        session = self._session
        author = " ".join(self._author.text().split())
        if author:
            session.set_author(author)
        name = " ".join(self._name.text().split())
        store = session.store
        if name and store is not None:
            key = "name_ar" if script_of(name) == "arabic" else "name"
            title = _("Cooperative %(name)s written down") % {"name": name}
            with store.transaction(title) as t:
                t.create("cooperative", {key: name})
            session.say(_("Saved — %(what)s") % {"what": name})
        self.named.emit()


def _last(languages: QWidget, *main: QWidget) -> None:
    """The keyboard begins with what there is to do; the languages, above it, come after."""
    for one, two in pairwise(main):
        QWidget.setTabOrder(one, two)
    at = main[-1]
    for button in languages.findChildren(QAbstractButton):
        QWidget.setTabOrder(at, button)
        at = button
