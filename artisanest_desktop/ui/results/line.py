"""The line typed from paper: it says in words what it understood before Enter writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg
from artisanest_desktop.model.face import capital
from artisanest_desktop.ui.record.editors.script import ScriptLine
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Label, SectionTitle


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line came to: its sentence, how that is coloured, and what Enter writes (None while
    it is not clear)."""

    said: Msg
    level: str = ""
    value: Any = None


class _Line(ScriptLine):
    """``stepped(±1)``: Ctrl with an arrow goes to another column."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if control and step:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.stepped.emit(-step if rtl else step)
        else:
            super().keyPressEvent(event)


class PaperLine(QWidget):
    """``entered(key, value)`` with Enter; ``chosen(key)`` when another column is wanted.

    ``understand(key, text)`` says what the line means; it is asked at each letter.
    """

    entered = Signal(str, object)
    chosen = Signal(str)
    escaped = Signal()

    def __init__(
        self,
        session: Session,
        title: Msg,
        choices: Sequence[tuple[str, Msg]],
        understand: Callable[[str, str], Understood],
        example: str = "",
    ) -> None:
        super().__init__()
        self._session = session
        self._understand = understand
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(6))
        head = QHBoxLayout()
        head.addWidget(SectionTitle(session, title, "keyboard"), 1)
        self.choices = QComboBox()
        self.choices.setAccessibleName(session.lang(title))
        self.choices.setProperty("small", "true")
        for key, words in choices:
            self.choices.addItem(capital(session.lang(words)), key)
        self.choices.setVisible(len(choices) > 1)
        self.choices.currentIndexChanged.connect(self._choose)
        head.addWidget(self.choices)
        column.addLayout(head)
        self.line = _Line(session)
        self.line.setObjectName("numbers")
        self.line.setAccessibleName(session.lang(title))
        self.line.setPlaceholderText(example)
        self.line.textChanged.connect(lambda _text: self.refresh())
        self.line.returnPressed.connect(self._enter)
        self.line.stepped.connect(self._step)
        column.addWidget(self.line)
        self.said = Label(session, "", "muted", wrap=True)
        column.addWidget(self.said)

    @property
    def key(self) -> str:
        """The column that is being typed."""
        return str(self.choices.currentData() or "")

    def show_key(self, key: str) -> None:
        """Follow the grid to another column, unless a line is being typed."""
        at = self.choices.findData(key)
        if at >= 0 and not self.line.text():
            with QSignalBlocker(self.choices):
                self.choices.setCurrentIndex(at)
            self.refresh()

    def refresh(self) -> None:
        """Say what the line means now."""
        found = self._understand(self.key, self.line.text())
        self.said.show_words(found.said)
        token = {"refused": "terra", "doubtful": "saffron"}.get(found.level, "muted")
        self.said.setStyleSheet(f"color: {self._session.theme.tokens[token]}")
        self.line.setAccessibleDescription(self.said.text())
        if (self.line.property("finding") or "") != found.level:
            self.line.setProperty("finding", found.level or None)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def _step(self, by: int) -> None:
        at = self.choices.currentIndex() + by
        if 0 <= at < self.choices.count():
            self.choices.setCurrentIndex(at)

    def _choose(self, _at: int) -> None:
        self.refresh()
        self.chosen.emit(self.key)

    def _enter(self) -> None:
        found = self._understand(self.key, self.line.text())
        if found.value is not None:
            self.line.setText("")  # not clear(): Ctrl+Z takes the values back, not the line
            self.entered.emit(self.key, found.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.line.text():
            self.line.clear()
        else:
            self.escaped.emit()
