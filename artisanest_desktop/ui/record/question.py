"""An open question: what two people wrote without knowing, and one press to choose."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field, Row
from artisanest_desktop.store import Answer, Question
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label


class QuestionBox(QFrame):
    """``chosen(value)`` when one of the values was pressed."""

    chosen = Signal(object)

    def __init__(self, session: Session, field: Field | None, question: Question, row: Row) -> None:
        super().__init__()
        self._session = session
        self._field = field
        self._row = row
        theme = session.theme
        self.setObjectName("question")
        self.setStyleSheet(
            f"#question {{ background: {theme.tokens['saffron_soft']};"
            f" border-radius: {theme.px(8)}px; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(10))
        column.setSpacing(theme.px(6))
        ask = _("Written differently by two people. Which is right?")
        if field is None:
            ask = _("Removed by one person and changed by another. Keep it?")
        column.addWidget(Label(session, ask, "muted", wrap=True))
        for answer in question.answers:
            column.addWidget(self._choice(answer))

    def _choice(self, answer: Answer) -> Button:
        button = Button(self._session, self._words(answer.value), kind="plain")
        button.setText(button.text())
        who = self._who(answer)
        if who:
            button.setText(f"{button.text()}\n{who}")
            button.setStyleSheet(f"min-height: {self._session.theme.px(52)}px")
        button.setAccessibleName(button.text().replace("\n", ", "))
        button.clicked.connect(lambda _on=False, value=answer.value: self.chosen.emit(value))
        return button

    def _words(self, value: Any) -> Msg | str:
        if self._field is None:
            return _("Remove it") if value else _("Keep it")
        if self._field.kind.key == "photo":
            return _("This photo") if value else _("(nothing)")
        return face.words(self._field, value, self._session.lang, self._row) or _("(nothing)")

    def _who(self, answer: Answer) -> str:
        lang = self._session.lang
        if not answer.at:
            return ""
        when = lang.moment(answer.at, answer.offset)
        return (
            lang.list([p for p in (answer.author, when) if p])
            if not answer.author
            else (f"{answer.author} · {when}")
        )
