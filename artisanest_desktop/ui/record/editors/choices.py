"""One of a few words, yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Row
from artisanest_desktop.rules import Choice, Parsed
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.editors.base import Editor


class Combo(QComboBox):
    """Does not change when one scrolls past it; opens with the room its words need."""

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + self.height())
        super().showPopup()


class ChoiceEditor(Editor):
    """The words bend with the person's sex; an unknown code is shown as it is."""

    def make(self) -> QWidget:
        self.combo = Combo()
        self.combo.setMinimumContentsLength(6)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.combo.setSizeAdjustPolicy(policy)
        self.combo.activated.connect(self._chosen)
        self.combo.view().installEventFilter(self)
        return self.combo

    def options(self) -> list[tuple[Any, str]]:
        """What can be chosen, and its word."""
        kind = self.field.kind
        assert isinstance(kind, Choice)
        return list(kind.options(self.session.lang, face.sex_of(self.row)))

    def show_value(self, value: Any, row: Row) -> None:
        self.value, self.row = value, row
        options = self.options()
        if value is not None and value not in [code for code, _word in options]:
            options.append((value, str(value)))
        self.combo.clear()
        self.combo.addItem("", None)
        for code, word in options:
            self.combo.addItem(face.capital(word), code)
        self._at = self.combo.findData(value) if value is not None else 0
        self.combo.setCurrentIndex(self._at)
        self.mark("")

    def raw(self) -> str:
        return self.combo.currentText()

    def put(self, raw: str) -> None:
        self.combo.setCurrentIndex(max(self.combo.findText(raw), 0))

    def choose(self, code: Any) -> None:
        """Put a code, not yet saved."""
        self.combo.setCurrentIndex(max(self.combo.findData(code), 0))

    def is_dirty(self) -> bool:
        return self.combo.currentIndex() != self._at

    def restore(self) -> None:
        self.combo.setCurrentIndex(self._at)
        self.mark("")

    def parsed(self) -> Parsed:
        return Parsed(self.combo.currentData())

    def _chosen(self) -> None:
        self.typed.emit()
        # Stepping through the words with the arrows is not yet a choice.
        if self._popped:
            self._popped = False
            self.left.emit()

    _popped = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.combo.view():
            if event.type() == QEvent.Type.Show:
                self._popped = True
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._popped = False
        return super().eventFilter(watched, event)


class YesNoEditor(ChoiceEditor):
    """Yes, no, or not known."""

    def options(self) -> list[tuple[Any, str]]:
        lang = self.session.lang
        return [(True, lang(_("yes"))), (False, lang(_("no")))]
