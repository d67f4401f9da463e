"""Minutes missed, typed right after a late coming or an early leaving: a small line on its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.roll_call import LONGEST, digit_of_key, mark_of_key

if TYPE_CHECKING:
    from artisanest_desktop.ui.rollcall.page import RollCallPage


class Minutes(QLineEdit):
    """Enter, any key of a mark and leaving it write; Esc does not. Deletes itself then."""

    def __init__(self, page: RollCallPage, row: int, column: int, digit: str = "") -> None:
        grid = page.grid
        super().__init__(grid.viewport())
        self._page = page
        person, half = grid.grid.person(row), grid.grid.half(column)
        assert person is not None and half is not None
        self._cell = (person.uid, half.uid)
        self._mark, self._was = person.marks[half.uid]
        self._open = True
        px = page.session.theme.px
        at = grid.place_of(row, column)
        self.setFixedSize(px(96), px(38))
        self.move(at.center() - self.rect().center())
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = page.session.lang(_("Minutes missed"))
        self.setAccessibleName(f"{words} – {grid.grid.spoken(row, column)}")
        self.setToolTip(words)
        self.setPlaceholderText(page.session.lang(_("min")))
        self.setText(digit or str(self._was or ""))
        if not digit:
            self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, key = event.text(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.close_with(write=True)
        elif key == Qt.Key.Key_Escape:
            self.close_with(write=False)
        elif (digit := digit_of_key(text)) is not None:
            self.insert(digit)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) or mark_of_key(text) is not None:
            grid = self._page.grid
            self.close_with(write=True)
            grid.keyPressEvent(event)
        elif not text.isprintable() or not text:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_with(write=True, back=False)

    def close_with(self, write: bool, back: bool = True) -> None:
        """Go, and write what stands there."""
        if not self._open:
            return
        self._open = False
        typed = self.text()
        minutes = min(int(typed), LONGEST) if typed else None
        if back:
            self._page.grid.setFocus()
        self.hide()
        self.deleteLater()
        if write and (minutes or None) != self._was:
            self._page.acts.mark({self._cell: (self._mark, minutes or None)})
