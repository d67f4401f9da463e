"""The form of a record: built from its declaration, each field saved when it is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Field
from artisanest_desktop.model.registers import concerned
from artisanest_desktop.rules import Finding, Parsed
from artisanest_desktop.store import Change, Question, Refusal
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.below import BelowFields
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.record.files.attaching import attach
from artisanest_desktop.ui.record.lines import LinesTable
from artisanest_desktop.ui.record.parts import PARTS
from artisanest_desktop.ui.record.sections import Sections
from artisanest_desktop.ui.record.used import UsedIn
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button


class RecordForm(QWidget):
    """Shows one record, or a new one that is born with its first field (R1).

    ``created(uid)``; ``typed(key)`` at each letter; ``saved(key)``; ``escaped()`` when Esc had
    nothing to restore;
    ``state_asked(code)`` when a change of state wants its date and reason first.
    """

    created = Signal(str)
    typed = Signal(str)
    saved = Signal(str)
    escaped = Signal()
    state_asked = Signal(object)
    shown = Signal()

    def __init__(
        self,
        session: Session,
        register_key: str,
        uid: str | None = None,
        skip: tuple[str, ...] = (),
        at_once: bool = True,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.key = register_key
        self.uid: str | None = None
        self.row: dict[str, Any] = {}
        self.findings: dict[str, list[Finding]] = {}
        self.questions: dict[str, Question] = {}
        self.boxes: dict[str, FieldBox] = {}
        self.below = BelowFields(self)
        self._skip = skip
        self._defaults: Mapping[str, Any] = {}
        self._drafts: dict[tuple[str | None, str], str] = {}
        self._saving = False
        self._whole = whole  # everything at once, without a way to fold it
        kept = "all" if whole else saving.store_of(session).setting(f"form.{register_key}", "short")
        self._open = kept == "all"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.sections = Sections(session)
        column.addWidget(self.sections)
        self.more = Button(session, "", "chevron-down", "link")
        self.more.clicked.connect(self.toggle)
        column.addWidget(self.more)
        self.used = UsedIn(session)
        column.addWidget(self.used)
        column.addStretch(1)
        self.files = attach(self, column, alone=at_once)
        self.register = saving.register_of(session, register_key)
        session.changed.connect(self._changed)
        self._made = False
        if at_once:  # beside a list the fields are made when the first record is opened
            self.load(uid)

    @property
    def tables(self) -> Mapping[str, LinesTable]:
        """The tables of lines that were seen, by section."""
        return self.below.tables

    # What is shown

    def load(self, uid: str | None, defaults: Mapping[str, Any] | None = None) -> None:
        """Show another record (None: a new one); the field being typed is saved first."""
        self.commit()
        self._made = True
        self.uid = uid
        self._defaults = defaults or {}
        if uid is None:
            usual = {f.key: f.usual for f in self.register.fields if f.usual is not None}
            self._defaults = {**usual, **self._defaults}
        self._read()
        self._build()
        for box in self.boxes.values():
            self._fill(box)
        self._look_up()
        self.shown.emit()

    def _look_up(self) -> None:
        if not self._whole:
            self.used.load(self.key, self.uid)

    def forget(self) -> None:
        """The record was erased for good: nothing of it stays, not even what was being typed."""
        self._drafts = {key: raw for key, raw in self._drafts.items() if key[0] != self.uid}
        self.uid = None
        self.below.forget()
        self._read()
        for box in self.boxes.values():
            self._fill(box)
        self._look_up()

    def _read(self) -> None:
        self._stale = False
        store = saving.store_of(self.session)
        self.register = saving.register_of(self.session, self.key)
        self.findings, self.questions = {}, {}
        row = store.get(self.key, self.uid) if self.uid else None
        self.row = dict(row) if row else dict(self._defaults)
        self.row |= face.computed(self.register, self.row, store.reader())
        if row is None:
            return
        for key, finding in store.findings(self.key, str(self.uid)):
            self.findings.setdefault(key, []).append(finding)
        for question in store.questions(self.key, self.uid):
            self.questions[question.field] = question

    def _build(self) -> None:
        """Make the boxes that are to be seen, in the order of the declaration."""
        seen = [f for f in self.register.fields if self._is_seen(f)]
        gone = [
            key for key, box in self.boxes.items() if self.register.by_key.get(key) is not box.field
        ]
        for key in gone:
            self.boxes.pop(key).deleteLater()
        for field in seen:
            if field.key not in self.boxes:
                self.boxes[field.key] = self._listen(FieldBox(self.session, field))
        boxes = [self.boxes[f.key] for f in seen]
        self.sections.lay(self.register, boxes, self.below.seen(self._open))
        self.more.setVisible(self._has_rest() and not self._whole)
        self.more.show_words(_("Less") if self._open else _("More…"))
        self.more.show_icon("chevron-up" if self._open else "chevron-down")

    def _has_rest(self) -> bool:
        """Whether there is more than the short form shows."""
        fields = (f for f in self.register.fields if f.key not in self._skip and not f.hidden)
        lines = (s for s in self.register.sections if s.lines)
        return any(not f.short for f in fields) or any(not s.short for s in lines)

    def _is_told(self, field: Field) -> bool:
        """Whether a part of its section shows it, better than as a line of its own."""
        part = PARTS.get((self.key, field.section))
        return part is not None and field.key in part.shows

    def _is_seen(self, field: Field) -> bool:
        """Short fields; the rest when unfolded, or when there is something to say about it."""
        if field.key in self._skip or field.hidden or self._is_told(field):
            return False
        asked = field.key in self.findings or field.key in self.questions
        return self._open or field.short or asked

    def adopt(self, box: FieldBox) -> None:
        """A field that stands elsewhere (the picture in the head) is saved like the others."""
        self._skip = (*self._skip, box.field.key)
        self.boxes[box.field.key] = self._listen(box)
        self._fill(box)

    def _listen(self, box: FieldBox) -> FieldBox:
        editor, field = box.editor, box.field
        if editor is not None:
            editor.typed.connect(lambda: self.typed.emit(field.key))
            editor.left.connect(lambda: self.save(box))
            editor.entered.connect(self.go_on)
            editor.escaped.connect(self.escaped)
        box.renumber.connect(self._renumber)
        box.settled.connect(lambda value: self._settle(field.key, value))
        return box

    def _fill(self, box: FieldBox) -> None:
        key = box.field.key
        box.show_value(self.row.get(key), self.row)
        self._tell(box)
        if box.editor is None:
            return
        box.editor.lock(self.is_locked())
        draft = self._drafts.get((self.uid, key))
        if draft is not None:
            box.editor.put(draft)
            self._refuse(box, box.editor.parsed())

    def _tell(self, box: FieldBox) -> None:
        key = box.field.key
        findings = self.findings.get(key, [])
        twice = any(f.rule == "number-twice" for f in findings)
        free = saving.store_of(self.session).next_number(self.key) if twice else ""
        box.show_findings(findings, free)
        box.show_question(self.questions.get(key), self.row)

    def is_locked(self) -> bool:
        """Whether nothing may be typed: a file for reading only, a removed record."""
        return saving.store_of(self.session).read_only or bool(self.row.get("removed"))

    def toggle(self) -> None:
        """Unfold the rest, or fold it; remembered for this register."""
        self.commit()
        self._open = not self._open
        kept = "all" if self._open else "short"
        saving.store_of(self.session).set_setting(f"form.{self.key}", kept)
        before = set(self.boxes)
        self._build()
        for key in set(self.boxes) - before:
            self._fill(self.boxes[key])
        self.shown.emit()

    # Moving about

    def focus_first(self) -> None:
        """Into the first field."""
        for box in self.sections.boxes:
            if box.editor is not None:
                # As Tab comes: what stands there is replaced by what is typed.
                box.editor.core.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def focus_field(self, key: str) -> None:
        """Into one field, unfolding the form when it is in the rest."""
        if key in self.register.by_key and key not in self.boxes and not self._open:
            self.toggle()
        box = self.boxes.get(key)
        if box is not None and box.editor is not None:
            box.editor.setFocus()

    def go_on(self) -> None:
        """Enter: to the next field."""
        self.focusNextChild()

    # Saving

    def commit(self) -> None:
        """Save what is being typed: before another record, another page, or the end."""
        for box in list(self.boxes.values()):
            self.save(box)
        self.below.commit()

    def save(self, box: FieldBox) -> None:
        """Save one field if something else was typed than is stored."""
        editor, field = box.editor, box.field
        if self._saving or editor is None or not editor.is_dirty() or self.is_locked():
            return
        parsed = editor.parsed()
        if parsed.refused:
            self._drafts[self.uid, field.key] = editor.raw()
            self._refuse(box, parsed)
            return
        self._drafts.pop((self.uid, field.key), None)
        blob = getattr(editor, "blob", None)
        if parsed.value == self.row.get(field.key) and blob is None:
            self._fill(box)
            return
        if self._wants_reason(field, parsed.value):
            editor.restore()
            self.state_asked.emit(parsed.value)
            return
        self._saving = True
        try:
            self._write(field, parsed, blob)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        finally:
            self._saving = False
        self._after(box, parsed)

    def _wants_reason(self, field: Field, value: Any) -> bool:
        old = self.row.get(field.key)
        return bool(self.uid and old and value and face.companions(self.register, field))

    def _write(self, field: Field, parsed: Parsed, blob: bytes | None) -> None:
        new = self.uid is None
        value = parsed.value if blob is None else blob
        self.uid = saving.write(self.session, self.key, self.row, field, value, self._defaults)
        if new:
            self._announce(self.uid)

    def _announce(self, uid: str) -> None:
        self._drafts = {(u or uid, k): raw for (u, k), raw in self._drafts.items()}
        self.created.emit(uid)

    def usual(self) -> Mapping[str, Any]:
        """What a new record is born with, by whatever part of it comes first."""
        return dict(self._defaults)

    def born(self, uid: str) -> None:
        """The new record was made by a part of it that is no field: its first file."""
        if self.uid is None:
            self.uid = uid
            self._announce(uid)
            self.refresh()

    def _after(self, box: FieldBox, parsed: Parsed) -> None:
        assert self.uid is not None
        self.refresh()
        self._fill(box)
        saving.say_saved(self.session, self.key, self.uid, box.field, parsed.findings)
        self.saved.emit(box.field.key)

    def _refuse(self, box: FieldBox, parsed: Parsed) -> None:
        reason = next((f.text for f in parsed.findings if f.level == "refused"), None)
        box.tell(reason, "refused" if reason is not None else "")

    def _renumber(self) -> None:
        assert self.uid is not None
        store = saving.store_of(self.session)
        saving.change(self.session, self.key, self.uid, {"number": store.next_number(self.key)})
        saving.say_saved(self.session, self.key, self.uid, self.register["number"])

    def _settle(self, field: str, value: Any) -> None:
        assert self.uid is not None
        saving.settle(self.session, self.key, self.uid, field, value)

    def settle_removed(self, removed: bool) -> None:
        """Answer whether a record that one removed and another changed stays."""
        self._settle("removed", removed)

    # What others change

    def _changed(self, change: Change) -> None:
        if self._saving or self.session.store is None or not self._made:
            return
        registers = saving.store_of(self.session).registers
        if self.register is not registers[self.key]:
            self._read()
            self._build()
            self.refresh()
        elif change.registers.keys() & concerned(self.key, registers):
            if self.isVisible():
                self.refresh()
            else:  # a roll call writes with every key: it looks again when it is looked at
                self._stale = True

    _stale = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.session.store is not None:
            self.refresh()

    def refresh(self) -> None:
        """Show what has changed; fields in which someone is typing keep what is typed."""
        before = self.row
        self._read()
        self._build()
        sex = before.get("sex") != self.row.get("sex")
        for key, box in self.boxes.items():
            if box.editor is not None and box.editor.is_dirty():
                continue
            new = key not in before or before.get(key) != self.row.get(key)
            if new or sex or box.field.kind.editor in ("reference", "term", "many_terms"):
                box.show_value(self.row.get(key), self.row)
            self._tell(box)
            if box.editor is not None:
                box.editor.lock(self.is_locked())
        self._look_up()
        self.shown.emit()

    def drafts(self) -> tuple[Mapping[Any, Any], Mapping[str, Any]]:
        """What could not be understood and waits to be mended, of fields and of lines."""
        return dict(self._drafts), self.below.drafts()

    def take_drafts(self, drafts: tuple[Mapping[Any, Any], Mapping[str, Any]]) -> None:
        """The same, brought back after the window was built anew."""
        self._drafts.update(drafts[0])
        self.below.take_drafts(drafts[1])
        for box in self.boxes.values():
            self._fill(box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sections.fit(self.width())

    def hideEvent(self, event: QHideEvent) -> None:
        if self.session.store is not None:
            self.commit()
        super().hideEvent(event)
