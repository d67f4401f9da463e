"""Every open question on one page, whichever record or line it is about."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import KEPT
from artisanest_desktop.store import Change, Question, Refusal
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.question import QuestionBox
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, EmptyState, Label, scrolled

#: Registers with a page on which a record can be opened.
_OPENED = {r.key for r in KEPT}
#: More are shown as these are answered.
_AT_ONCE = 50


class QuestionsPage(SubPage):
    """``wanted(goal)`` leads to the record a question is about."""

    wanted = Signal(str)

    def __init__(self, session: Session, back: Callable[[], Any]) -> None:
        super().__init__(session, _("Questions for you"), back)
        self.session = session
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(session.theme.px(14))
        self.column.addWidget(scrolled(self._inside), 1)
        session.changed.connect(self._changed)
        self.boxes: list[QuestionBox] = []
        self.refresh()

    def _changed(self, change: Change) -> None:
        if self.session.store is not None:
            self.refresh()

    def refresh(self) -> None:
        """Ask what is open now."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = []
        questions = saving.store_of(self.session).questions()
        if not questions:
            words = _("No question is open.")
            self._list.addWidget(EmptyState(self.session, "circle-check", words))
        records = groupby(questions[:_AT_ONCE], lambda q: (q.register, q.uid))
        for (register, uid), asked in records:
            self._list.addWidget(self._record(register, uid, list(asked)))
        self._list.addStretch(1)

    def _record(self, register: str, uid: str, asked: list[Question]) -> QWidget:
        session, store = self.session, saving.store_of(self.session)
        declared, row = store.registers[register], store.get(register, uid) or {}
        card = Card(session, 16)
        head = QHBoxLayout()
        name = store.name_of(register, row, session.lang.code)
        above = store.above(register, row)
        words = _("%(register)s: %(name)s") % {"register": declared.one, "name": name}
        head.addWidget(Label(session, words, "strong", wrap=True), 1)
        goal = above or (register, uid)
        if goal[0] in _OPENED:
            title = store.title(*goal, session.lang.code)
            button = Button(session, _("Open"), "arrow-right")
            button.setAccessibleName(f"{button.text()}: {title}")
            button.clicked.connect(lambda: self.wanted.emit(f"record:{goal[0]}:{goal[1]}"))
            head.addWidget(button)
        card.column.addLayout(head)
        if above is not None:
            inside = _("in %(name)s") % {"name": store.title(*above, session.lang.code)}
            card.column.addWidget(Label(session, inside, "muted", wrap=True))
        for question in asked:
            card.column.addWidget(self._question(question, row))
        return card

    def _question(self, question: Question, row: dict[str, Any]) -> QWidget:
        declared = saving.register_of(self.session, question.register)
        field = declared.by_key.get(question.field)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        if field is not None:
            column.addWidget(Label(self.session, field.label, "muted"))
        box = QuestionBox(self.session, field, question, row)
        box.chosen.connect(lambda value: self._settle(question, value))
        column.addWidget(box)
        self.boxes.append(box)
        return part

    def _settle(self, question: Question, value: Any) -> None:
        try:
            saving.settle(self.session, question.register, question.uid, question.field, value)
        except Refusal as refusal:
            self.session.refuse(refusal)
