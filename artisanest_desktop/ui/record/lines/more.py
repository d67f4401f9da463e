"""The rest of a line, unfolded below it: its other fields, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.record.lines.columns import rest_of
from artisanest_desktop.ui.record.lines.data import Lines
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button
from artisanest_desktop.ui.widgets.flow import Flow


class More(QWidget):
    """``moved(n)`` up or down, ``struck()`` to take the line away, ``escaped()`` back to it."""

    moved = Signal(int)
    struck = Signal()
    escaped = Signal()

    def __init__(
        self, session: Session, lines: Lines, uid: str, parent: QWidget, locked: bool
    ) -> None:
        super().__init__(parent)
        from artisanest_desktop.ui.record.form import RecordForm

        px = session.theme.px
        self.uid = uid
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(4), px(8), px(10))
        column.setSpacing(px(8))
        line = lines.by_uid(uid)
        asked = line.asked if line is not None else frozenset()
        # What two people wrote differently is answered here, also of a cell above.
        hidden = tuple({c.key for c in lines.columns} - asked)
        self.form: RecordForm | None = None
        if asked or rest_of(lines.register, lines.columns):
            self.form = RecordForm(session, lines.key, uid, skip=hidden, whole=True, parent=self)
            self.form.escaped.connect(self.escaped)
            column.addWidget(self.form)
        self.acts = QWidget()
        flow = Flow(px(6), self.acts)
        self._acts(session, lines, flow)
        column.addWidget(self.acts)
        self.acts.setVisible(not locked)

    def _acts(self, session: Session, lines: Lines, flow: Flow) -> None:
        wanted: list[tuple[Msg, str, Callable[[], None]]] = [
            (_("Remove the line"), "trash-2", self.struck.emit)
        ]
        if lines.is_ordered and len(lines.lines) > 1:
            wanted.append((_("Move up"), "chevron-up", lambda: self.moved.emit(-1)))
            wanted.append((_("Move down"), "chevron-down", lambda: self.moved.emit(1)))
        for words, icon, act in wanted:
            button = Button(session, words, icon, "quiet")
            button.setProperty("small", "true")
            button.clicked.connect(act)
            flow.addWidget(button)

    def stops(self) -> list[QWidget]:
        """Where Tab goes through."""
        boxes = self.form.sections.boxes if self.form is not None else []
        cores: list[QWidget] = [box.editor.core for box in boxes if box.editor is not None]
        return [*cores, *self.acts.findChildren(Button)]

    def enter(self) -> None:
        """Into the first field, or the first thing to do."""
        stops = self.stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Save what is being typed here."""
        if self.form is not None:
            self.form.commit()

    def forget(self) -> None:
        """The record was erased for good."""
        if self.form is not None:
            self.form.forget()
