"""An open question: what two people wrote without knowing, and one press to choose."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

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

    def _choice(self, answer: Answer) -> QFrame:
        session, px = self._session, self._session.theme.px
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, px(2), 0, px(2))
        column.setSpacing(px(2))
        words, who = self._words(answer.value), self._who(answer)
        column.addWidget(Label(session, words, "strong", wrap=True))
        if who:
            column.addWidget(Label(session, who, "muted", wrap=True))
        button = Button(session, _("This one"), "check")
        button.setProperty("small", "true")
        told = [session.lang(words), who] if who else [session.lang(words)]
        button.setAccessibleName(f"{button.text()}: {', '.join(told)}")
        button.clicked.connect(lambda _on=False, value=answer.value: self.chosen.emit(value))
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        return frame

    def _words(self, value: Any) -> Msg | str:
        if self._field is None:
            return _("Removed from the list") if value else _("On the list")
        if self._field.kind.key == "photo":
            return _("This photo") if value else _("(nothing)")
        return face.words(self._field, value, self._session.lang, self._row) or _("(nothing)")

    def _who(self, answer: Answer) -> str:
        lang = self._session.lang
        if not answer.at:
            return ""
        when = lang.moment(answer.at, answer.offset)
        return f"{answer.author} · {when}" if answer.author else when
