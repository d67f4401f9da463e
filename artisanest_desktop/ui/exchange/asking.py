"""What has to be asked before a file can be read: its password, or which list of an archive."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Middle, Picture
from artisanest_desktop.ui.widgets.flow import Flow


class PasswordLine(QWidget):
    """A password, hidden until the person wants to see it; ``entered()`` on Enter."""

    entered = Signal()

    def __init__(self, session: Session, name: Msg) -> None:
        super().__init__()
        line = Flow(session.theme.px(8), self)
        self.field = QLineEdit()
        self.field.setAccessibleName(session.lang(name))
        self.field.setMaxLength(255)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        # A password is not Arabic or French: it begins where its first letter stands.
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.setFixedWidth(session.theme.px(260))
        self.field.returnPressed.connect(self.entered)
        self.eye = Button(session, _("Show the password"), "eye")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self.show_letters)
        line.addWidget(self.field)
        line.addWidget(self.eye)
        self.setFocusProxy(self.field)
        self.show_letters(False)

    def show_letters(self, shown: bool) -> None:
        """Letters or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        words = _("Hide the password") if shown else _("Show the password")
        self.eye.show_words(words)
        self.eye.show_icon("eye-off" if shown else "eye")

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text()


def question_of(session: Session, error: Exception) -> Asking | None:
    """What to ask when a file could not be read yet; None when there is nothing to ask."""
    from artisanest_desktop.exchange.guarding import Locked, Several

    if isinstance(error, Locked):
        return AskPassword(session, error.message)
    if isinstance(error, Several):
        return AskMember(session, error.message, error.members)
    return None


class Asking(Middle):
    """A card in the middle with a question; ``left()`` when the person goes back."""

    left = Signal()
    #: A password, or a member of an archive; the other is empty.
    answered = Signal(str, str)

    def __init__(self, session: Session, question: Msg, icon: str) -> None:
        super().__init__(session)
        self.session = session
        self.card.column.addWidget(Picture(session, icon, "accent", 32))
        self.question = Label(session, question, "door", wrap=True)
        self.card.column.addWidget(self.question)
        self.back = Button(session, _("Cancel"))
        self.back.clicked.connect(self.left)


class AskPassword(Asking):
    """The password of a file. It is asked again each time, never kept."""

    def __init__(self, session: Session, question: Msg) -> None:
        super().__init__(session, question, "lock")
        self.password = PasswordLine(session, _("Password"))
        self.password.entered.connect(self._give)
        self.card.column.addWidget(self.password)
        line = QWidget()
        buttons = Flow(session.theme.px(12), line)
        self.open = Button(session, _("Open the file"), "check", "main")
        self.open.clicked.connect(self._give)
        buttons.addWidget(self.open)
        buttons.addWidget(self.back)
        self.card.column.addWidget(line)
        self.setFocusProxy(self.password)

    def _give(self) -> None:
        if self.password.text:
            self.answered.emit(self.password.text, "")
        else:
            self.password.setFocus()


class AskMember(Asking):
    """Which list of an archive."""

    def __init__(self, session: Session, question: Msg, members: Sequence[str]) -> None:
        super().__init__(session, question, "file-archive")
        self.members: list[Button] = []
        rows = QVBoxLayout()
        rows.setSpacing(session.theme.px(2))
        self.card.column.addLayout(rows)
        for name in members:
            button = Button(session, name, "file-spreadsheet", "menu")
            button.clicked.connect(lambda _on=False, n=name: self.answered.emit("", n))
            rows.addWidget(button)
            self.members.append(button)
        self.back.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.card.column.addWidget(self.back)
        self.setFocusProxy(self.members[0])
