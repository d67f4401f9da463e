"""One line or several: text, names, phones, codes, numbers, amounts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model import face
from artisanest_desktop.ui.record.editors.base import Editor
from artisanest_desktop.ui.record.editors.script import InsideButton, ScriptLine

#: Where what is typed begins, whatever the language of the screen.
_DIRECTIONS = {
    "latin": Qt.LayoutDirection.LeftToRight,
    "arabic": Qt.LayoutDirection.RightToLeft,
}


class LineEditor(Editor):
    """A line of text; codes and phones keep their left-to-right order in Arabic."""

    def make(self) -> QWidget:
        self.edit = ScriptLine(self.session)
        self.edit.textEdited.connect(lambda _text: self.typed.emit())
        flag = Qt.AlignmentFlag
        script = face.script_of(self.field)
        side = flag.AlignRight if self.session.theme.rtl else flag.AlignLeft
        if script == "arabic":
            side = flag.AlignRight
        elif script == "latin":
            side = flag.AlignLeft if not self.session.theme.rtl else flag.AlignRight
        self.edit.setAlignment(side | flag.AlignAbsolute | flag.AlignVCenter)
        if script:
            self.edit.setLayoutDirection(_DIRECTIONS[script])
        return self.edit

    def raw(self) -> str:
        return self.edit.text()

    def put(self, raw: str) -> None:
        if self.edit.text() != raw:
            self.edit.setText(raw)
        self.edit.setCursorPosition(0)

    def lock(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)


class MaskedEditor(LineEditor):
    """A private code whose middle is hidden until the eye is pressed."""

    def make(self) -> QWidget:
        core = super().make()
        self._open = False
        self._locked = False
        self.eye = InsideButton(self.session, self.edit, "eye", _("Show"))
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.eye.clicked.connect(self._toggle)
        return core

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.eye.place()

    def wording(self) -> str:
        if self.value and not self._open:
            return self.field.kind.mask(self.value)
        return super().wording()

    def put(self, raw: str) -> None:
        super().put(raw)
        hidden = bool(self.value) and not self._open
        self.edit.setReadOnly(hidden or self._locked)
        self.eye.setVisible(bool(self.value))
        if self._open:
            self.eye.show_icon("eye-off", _("Hide"))
        else:
            self.eye.show_icon("eye", _("Show"))

    def show_value(self, value: object, row: object) -> None:
        if not value or value != self.value:
            self._open = False
        super().show_value(value, row)  # type: ignore[arg-type]

    def _toggle(self) -> None:
        if self.is_dirty():
            self.left.emit()
        self._open = not self._open
        self.show_value(self.value, self.row)
        if self._open:
            self.edit.setFocus()

    def lock(self, locked: bool) -> None:
        self._locked = locked
        self.edit.setReadOnly(locked or (bool(self.value) and not self._open))


class TextEditor(Editor):
    """Several lines; Enter begins a new one, Tab goes on."""

    wide = True

    def make(self) -> QWidget:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        script = face.script_of(self.field)
        if script:  # elsewhere the first letter decides
            option = self.edit.document().defaultTextOption()
            option.setTextDirection(_DIRECTIONS[script])
            self.edit.document().setDefaultTextOption(option)
        self.edit.textChanged.connect(self.typed.emit)
        px = self.session.theme.px
        self.edit.setMinimumHeight(px(84))
        self.edit.setMaximumHeight(px(140))
        return self.edit

    def raw(self) -> str:
        return self.edit.toPlainText()

    def put(self, raw: str) -> None:
        if self.edit.toPlainText() != raw:
            self.edit.setPlainText(raw)

    def lock(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)

    def key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        return super().key(event)
