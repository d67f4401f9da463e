"""The editor that stands in the current cell: the same as in the form, with a table's keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from artisanest_desktop.model.fields import Row
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record.editors import Editor, make_editor
from artisanest_desktop.ui.record.editors.typeahead import TypeAhead
from artisanest_desktop.ui.record.lines.columns import Column
from artisanest_desktop.ui.session import Session

_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Cell(QWidget):
    """``stepped(n)`` after Tab or Enter, ``climbed(n)`` after Up or Down, ``moved(n)`` after
    Alt with them, ``struck()`` after Ctrl+Delete, ``unfolded()`` after Alt+Enter, ``left()``
    when the focus went elsewhere, ``escaped()`` when Esc had nothing to restore. ``uid`` is the
    line's, None before its birth.
    """

    stepped = Signal(int, bool)
    climbed = Signal(int)
    moved = Signal(int)
    struck = Signal()
    unfolded = Signal()
    left = Signal()
    escaped = Signal()

    def __init__(self, session: Session, parent: QWidget, column: Column, uid: str | None) -> None:
        super().__init__(parent)
        self.column = column
        self.uid = uid
        self.setAutoFillBackground(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.editor: Editor | None = None
        self._session = session

    def show_row(self, row: Row, name: str, draft: str | None) -> None:
        """What is stored, or what could not be understood and waits to be mended."""
        field = self.column.shown(row)
        if self.editor is None:
            self.editor = self._make(field)
        editor = self.editor
        editor.show_value(row.get(field.key), row)
        editor.name(name)
        if draft is not None:
            editor.put(draft)
            editor.mark("refused")

    def _make(self, field: object) -> Editor:
        editor = make_editor(self._session, field)  # type: ignore[arg-type]
        editor.core.setProperty("cell", "true")
        if self.column.is_number and isinstance(editor.core, QLineEdit):
            flag = Qt.AlignmentFlag
            far = flag.AlignLeft if self._session.theme.rtl else flag.AlignRight
            editor.core.setAlignment(far | flag.AlignAbsolute | flag.AlignVCenter)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(editor)
        self.setFocusProxy(editor.core)
        editor.entered.connect(lambda: self.stepped.emit(1, False))
        editor.left.connect(self.left)
        editor.escaped.connect(self.escaped)
        editor.core.installEventFilter(self)
        return editor

    def enter(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Into the editor; as Tab comes, so that typing replaces what stands there."""
        assert self.editor is not None
        self.editor.core.setFocus(reason)

    def holds_focus(self) -> bool:
        """Whether the keyboard is here, or in a list or calendar that hangs from here."""
        focused = QApplication.focusWidget()
        while focused is not None and focused is not self:
            focused = focused.parentWidget()
        return focused is self

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = shortcuts.pressed(shortcuts.LINES, event) if held else ""
        by = _ARROWS.get(Qt.Key(event.key()), 0)
        if name in ("up", "down"):
            self.moved.emit(by)
        elif name == "remove":
            self.struck.emit()
        elif name == "more":
            self.unfolded.emit()
        elif by and not held and self._is_plain_line():
            self.climbed.emit(by)
        else:
            return False
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, also from an open list of choices."""
        self._take_offer()
        self.stepped.emit(1 if forward else -1, True)
        return True

    def _take_offer(self) -> None:
        """Tab takes the offer that is marked, as leaving the field does in the form."""
        editor = self.editor
        if isinstance(editor, TypeAhead):
            row = editor.popup.currentIndex().row()
            if editor.popup.isVisible() and 0 <= row < len(editor.offers.offers):
                editor.popup.hide()
                editor.picked(editor.offers.offers[row])
            editor.popup.hide()

    def _is_plain_line(self) -> bool:
        return isinstance(self.editor, Editor) and (
            isinstance(self.editor.core, QLineEdit) and not isinstance(self.editor, TypeAhead)
        )
