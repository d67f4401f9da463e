"""The title, the day and the words of a campaign: saved when they are left."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout

from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Card

_KEYS = ("title", "due", "message")


class Details(Card):
    """Three fields that can be typed over at any time."""

    def __init__(self, session: Session, uid: str) -> None:
        super().__init__(session, 16)
        self._session = session
        self._uid = uid
        self._row: Mapping[str, Any] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(session.theme.px(14))
        grid.setVerticalSpacing(session.theme.px(8))
        register = saving.register_of(session, "campaign")
        self.boxes: dict[str, FieldBox] = {}
        for at, key in enumerate(_KEYS):
            box = FieldBox(session, register[key])
            assert box.editor is not None
            box.editor.left.connect(partial(self._leave, key))
            box.editor.setObjectName(f"campaign-{key}")
            self.boxes[key] = box
            wide = key == "message"
            grid.addWidget(box, 1 if wide else 0, 0 if wide else at, 1, 2 if wide else 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)

    def refresh(self, row: Mapping[str, Any]) -> None:
        """What is stored; what is being typed stays."""
        self._row = row
        for key, box in self.boxes.items():
            editor = box.editor
            if editor is not None and not (editor.core.hasFocus() and editor.is_dirty()):
                box.show_value(row.get(key), row)

    def _leave(self, key: str) -> None:
        box, session = self.boxes[key], self._session
        editor = box.editor
        if editor is None or not editor.is_dirty():
            return
        parsed = editor.parsed()
        if parsed.refused:
            box.tell(parsed.findings[0].text, "refused")
            return
        box.tell(None)
        if parsed.value == self._row.get(key):
            editor.restore()
            return
        try:
            saving.change(session, "campaign", self._uid, {key: parsed.value})
        except Refusal as why:
            session.refuse(why)
            return
        saving.say_saved(session, "campaign", self._uid, box.field, tuple(parsed.findings))
