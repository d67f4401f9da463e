"""A field in the form: label above, editor, the reason for a doubt, an open question."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field, Row
from artisanest_desktop.rules import Finding
from artisanest_desktop.store import Question
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.editors import Editor, make_editor
from artisanest_desktop.ui.record.question import QuestionBox
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label


class Shown(QWidget):
    """A computed value: text, never a field."""

    def __init__(self, session: Session, field: Field) -> None:
        super().__init__()
        self._session = session
        self._field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, session.theme.px(4), 0, session.theme.px(6))
        self.label = Label(session)
        self.label.setMinimumHeight(session.theme.px(26))
        column.addWidget(self.label)

    def show_value(self, value: Any, row: Row) -> None:
        """The value in words, or a dash."""
        text = face.words(self._field, value, self._session.lang, row) or face.EMPTY
        self.label.setText(text)
        self.label.setAccessibleName(f"{self._session.lang(self._field.label)}: {text}")


class FieldBox(QWidget):
    """``renumber()`` asks for the next free number; ``settled(value)`` answers a question."""

    renumber = Signal()
    settled = Signal(object)

    def __init__(self, session: Session, field: Field, editor: Editor | None = None) -> None:
        """With an ``editor`` (one that shows what it is by itself) there is no label."""
        super().__init__()
        self.session = session
        self.field = field
        px = session.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(3))
        self.editor = editor
        self.shown: Shown | None = None
        self._head(editor is None)
        if field.compute is None or editor is not None:
            self.editor = editor or make_editor(session, field)
            self.editor.core.setAccessibleDescription(session.lang(field.help))
            self.label.setBuddy(self.editor)
            self.column.addWidget(self.editor)
        else:
            self.shown = Shown(session, field)
            self.column.addWidget(self.shown)
        self._note: Label | None = None
        self._free: Button | None = None
        self._question: QuestionBox | None = None
        self.column.addStretch(1)

    def _head(self, shown: bool) -> None:
        lang, field = self.session.lang, self.field
        words = lang(field.label) + (" *" if field.needed else "")
        self.label = Label(self.session, words, "muted", wrap=True)
        self.label.setToolTip(lang(field.help))
        self.column.addWidget(self.label)
        self.label.setVisible(shown)  # not before: it would flash as a window of its own

    @property
    def wide(self) -> bool:
        """Whether it takes the whole line."""
        return self.editor is not None and self.editor.wide

    def show_value(self, value: Any, row: Row) -> None:
        """A stored or computed value."""
        part = self.editor or self.shown
        assert part is not None
        part.show_value(value, row)

    def tell(self, text: Msg | str | None, level: str = "") -> None:
        """The reason under the field, in its colour; None takes it away."""
        if self.editor is not None:
            self.editor.mark(level)
        if text is None:
            if self._note is not None:
                self._note.hide()
            return
        if self._note is None:
            self._note = Label(self.session, "", "muted", wrap=True)
            self.column.insertWidget(2, self._note)
        color = {"check": "saffron", "refused": "terra"}.get(level, "muted")
        self._note.setStyleSheet(f"color: {self.session.theme.tokens[color]}")
        self._note.show_words(text)
        self._note.show()
        if self.editor is not None:
            self.editor.core.setAccessibleDescription(self._note.text())

    def note(self) -> str:
        """The reason that stands under the field; empty when there is none."""
        shown = self._note is not None and not self._note.isHidden()
        return self._note.text() if self._note is not None and shown else ""

    def show_findings(self, findings: list[Finding], free_number: str = "") -> None:
        """What is to check about the stored value; the next free number where two bear one."""
        text = " ".join(self.session.lang(f.text) for f in findings)
        self.tell(text or None, "check" if findings else "")
        twice = any(f.rule == "number-twice" for f in findings) and bool(free_number)
        if twice and self._free is None:
            self._free = Button(self.session, "", "", "link")
            self._free.clicked.connect(self.renumber)
            self.column.insertWidget(3, self._free)
        if self._free is not None:
            self._free.setVisible(twice)
            self._free.show_words(_("Take %(number)s instead") % {"number": free_number})

    def show_question(self, question: Question | None, row: Row) -> None:
        """Both values with who and when, to choose from; None when nothing is open."""
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None
        if question is not None:
            self._question = QuestionBox(self.session, self.field, question, row)
            self._question.chosen.connect(self.settled)
            self.column.insertWidget(self.column.count() - 1, self._question)
