"""A card or a row that is pressed as a whole; what stands in it is only read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class Pressable(QPushButton):
    """As large as its layout asks; ``kind`` names the style: door, card or row.

    ``goal`` is where it leads, for a page that knows by goals.
    """

    goal = ""

    def __init__(self, kind: str, value: str = "true", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(kind, value)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # Qt knows the space bar only
        else:
            super().keyPressEvent(event)
