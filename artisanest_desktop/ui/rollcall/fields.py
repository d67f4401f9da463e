"""A few fields of a line in a card, each saved when it is left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.session import Session


class Fields(QWidget):
    """``done()`` with Enter in the last field, or Esc."""

    done = Signal()

    def __init__(self, session: Session, key: str, uid: str, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._session = session
        self._key = key
        self._uid = uid
        self._saving = False
        register = saving.register_of(session, key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(8))
        self.boxes = {k: FieldBox(session, register[k]) for k in keys}
        row = saving.store_of(session).get(key, uid) or {}
        for k, box in self.boxes.items():
            column.addWidget(box)
            box.show_value(row.get(k), row)
            editor = box.editor
            assert editor is not None
            editor.left.connect(lambda box=box: self._save(box))
            editor.entered.connect(lambda k=k: self._go_on(k))
            editor.escaped.connect(self.done)

    def focus(self, key: str) -> None:
        """Into one field."""
        editor = self.boxes[key].editor if key in self.boxes else None
        if editor is not None:
            editor.core.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self, key: str) -> None:
        keys = list(self.boxes)
        at = keys.index(key) + 1
        if at < len(keys):
            self.focus(keys[at])
        else:
            self.done.emit()

    def _save(self, box: FieldBox) -> None:
        editor, key = box.editor, box.field.key
        store = self._session.store
        if editor is None or store is None or self._saving or not editor.is_dirty():
            return
        parsed = editor.parsed()
        if parsed.refused:
            reason = next(f.text for f in parsed.findings if f.level == "refused")
            box.tell(reason, "refused")
            return
        self._saving = True
        try:
            self._write(key, parsed.value)
        except Refusal as refusal:
            self._session.refuse(refusal)
            return
        finally:
            self._saving = False
        row: dict[str, Any] = dict(store.get(self._key, self._uid) or {})
        box.show_value(row.get(key), row)
        box.tell(None)
        saving.say_saved(self._session, self._key, self._uid, box.field, parsed.findings)

    def _write(self, key: str, value: Any) -> None:
        row = saving.store_of(self._session).get(self._key, self._uid) or {}
        if row.get(key) != value:
            saving.change(self._session, self._key, self._uid, {key: value})
