"""What every editor of a field does: shows a value, says what was typed, and when it is left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from artisanest_desktop.model.fields import Field, Row
from artisanest_desktop.rules import Parsed
from artisanest_desktop.ui.session import Session


class Editor(QWidget):
    """``left()`` when the person has finished (Enter, focus gone, something chosen).

    ``entered()`` follows ``left`` when it was Enter; ``escaped()`` when Esc had nothing to
    restore. Subclasses make ``core`` (what has the focus) and say ``raw`` and ``put``.
    """

    left = Signal()
    entered = Signal()
    escaped = Signal()
    typed = Signal()
    #: Wide editors take both columns of the form.
    wide = False

    def __init__(self, session: Session, field: Field) -> None:
        super().__init__()
        self.session = session
        self.field = field
        self.value: Any = None
        self.row: Row = {}
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(session.theme.px(4))
        self._rest = ""
        self.core = self.make()
        self.core.installEventFilter(self)
        self.line.addWidget(self.core, 1)
        self.setFocusProxy(self.core)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name(session.lang(field.label))

    # For subclasses

    def make(self) -> QWidget:
        """The widget that has the focus."""
        raise NotImplementedError

    def raw(self) -> str:
        """What stands in the editor now."""
        raise NotImplementedError

    def put(self, raw: str) -> None:
        """Show this text, as if typed."""
        raise NotImplementedError

    def wording(self) -> str:
        """The value as this editor shows it at rest."""
        return self.field.kind.format(self.value, self.session.lang)

    def parsed(self) -> Parsed:
        """What was understood."""
        return self.field.kind.parse(self.raw(), self.session.lang, self.session.today())

    def lock(self, locked: bool) -> None:
        """Readable, not changeable."""
        self.core.setEnabled(not locked)

    # For the form

    def name(self, words: str) -> None:
        """What a screen reader calls it."""
        self.core.setAccessibleName(words)

    def show_value(self, value: Any, row: Row) -> None:
        """Show a stored value; what was being typed is gone."""
        self.value, self.row = value, row
        self._rest = self.wording()
        self.put(self._rest)
        self.mark("")

    def is_dirty(self) -> bool:
        """Whether what stands there is not what is stored."""
        return self.raw() != self._rest

    def restore(self) -> None:
        """Back to what is stored."""
        self.put(self._rest)
        self.mark("")

    def mark(self, level: str) -> None:
        """Colour of the ground: "" (paper), "check" (saffron) or "refused" (terracotta)."""
        if (self.core.property("finding") or "") == level:
            return
        self.core.setProperty("finding", level or None)
        self.core.style().unpolish(self.core)
        self.core.style().polish(self.core)

    def is_left(self, event: QEvent) -> bool:
        """Whether losing the focus means being left; a menu or list of its own does not."""
        reason = event.reason()  # type: ignore[attr-defined]
        return bool(reason != Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut and self.is_left(event):
            self.left.emit()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.key(event)
        elif (
            kind == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.is_dirty()
        ):
            event.accept()
        return False

    def key(self, event: QKeyEvent) -> bool:
        """Keys that mean the same in every editor; True when there is no more to do."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            self.entered.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if self.is_dirty():
                self.restore()
                self.typed.emit()
            else:
                self.escaped.emit()
            return True
        return False
