"""A change of state: what, since when, why, on which paper – one transaction; and those before."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Field
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.record.editors.choices import ChoiceEditor
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, SectionTitle, Tag, scrolled


class StatePanel(QWidget):
    """``done()`` when the change is written."""

    done = Signal()

    def __init__(self, session: Session, key: str, uid: str, code: Any = None) -> None:
        super().__init__()
        self.session, self.key, self.uid = session, key, uid
        self.register = saving.register_of(session, key)
        field = face.state_field(self.register)
        assert field is not None
        self.field: Field = field
        self.row = saving.store_of(session).get(key, uid) or {}
        px = session.theme.px
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(10))
        self.boxes = [FieldBox(session, f) for f in self._fields()]
        for box in self.boxes:
            column.addWidget(box)
            box.show_value(self._first_value(box.field), self.row)
        state = self.boxes[0].editor
        assert isinstance(state, ChoiceEditor)
        self._written = False
        if code is not None:
            state.choose(code)
        line = QHBoxLayout()
        self.apply = Button(session, _("Write the change"), "check", "main")
        self.apply.clicked.connect(lambda: self.write())
        line.addWidget(self.apply)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(SectionTitle(session, _("States so far"), "history"))
        column.addLayout(self._past())
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _fields(self) -> tuple[Field, ...]:
        return (self.field, *face.companions(self.register, self.field))

    def _first_value(self, field: Field) -> Any:
        """The state as it is, and today; reasons and papers of the last change do not return."""
        if field is self.field:
            return self.row.get(field.key)
        return None

    def focus_first(self) -> None:
        """Into the state."""
        editor = self.boxes[0].editor
        if editor is not None:
            editor.setFocus()

    def is_open(self) -> bool:
        """Whether something was changed that is not written."""
        changed = any(box.editor is not None and box.editor.is_dirty() for box in self.boxes)
        return changed and not self._written

    def write(self, leaving: bool = False) -> bool:
        """State, date, reason and document in one transaction; False when it cannot be.

        Who is ``leaving`` for another record loses only what is not understood, and is told.
        """
        values: dict[str, Any] = {}
        for box in self.boxes:
            assert box.editor is not None
            parsed = box.editor.parsed()
            if not parsed.refused:
                values[box.field.key] = parsed.value
            elif leaving:
                self.session.refuse(parsed.findings[0].text)
            else:
                box.tell(parsed.findings[0].text, "refused")
                box.editor.setFocus()
                return False
        try:
            saving.change(self.session, self.key, self.uid, values)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return False
        self._written = True
        saving.say_saved(self.session, self.key, self.uid, self.field)
        self.done.emit()
        return True

    def _past(self) -> QGridLayout:
        """From the journal: every state that was, newest first, with its date and reason."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.session.theme.px(10))
        lang = self.session.lang
        lines = past_states(self.session, self.key, self.uid, self.field)
        for n, (value, since, reason) in enumerate(lines):
            words = face.words(self.field, value, lang, self.row) or face.EMPTY
            grid.addWidget(Tag(self.session, words, face.color(self.field, value) or "soft"), n, 0)
            told = " · ".join(p for p in (lang.date(since) if since else "", reason or "") if p)
            grid.addWidget(Label(self.session, told, "muted", wrap=True), n, 1)
        grid.setColumnStretch(1, 1)
        return grid


def past_states(
    session: Session, key: str, uid: str, field: Field
) -> list[tuple[Any, str | None, str | None]]:
    """``(state, since, reason)``, newest first, without what was undone."""
    found: list[tuple[Any, str | None, str | None]] = []
    for entry in saving.store_of(session).history(key, uid):
        if entry.undone or entry.kind == "undo":
            continue
        for _register, record, fields in entry.changes:
            if record == uid and field.key in fields:
                since = fields.get(f"{field.key}_since", (None, None))[1]
                reason = fields.get(f"{field.key}_reason", (None, None))[1]
                found.append((fields[field.key][1], since or entry.at[:10], reason))
    return found
