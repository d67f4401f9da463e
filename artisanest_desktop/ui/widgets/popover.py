"""A small card that opens at a button and goes when one clicks elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from artisanest_desktop.ui.session import Session


class Popover(QFrame):
    """``column`` is where things are put; :meth:`open_at` shows it beside its button."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        px = session.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(12), px(12), px(12), px(12))
        self.column.setSpacing(px(4))

    def open_at(self, button: QWidget) -> None:
        """Below the button, or above it where there is more room; inside the window."""
        self.adjustSize()
        size = self.sizeHint().expandedTo(self.size())
        window = button.window()
        inside = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        anchor = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
        x = anchor.right() - size.width() if self._at_right(anchor, inside) else anchor.left()
        below = anchor.bottom() + self._session.theme.px(4)
        above = anchor.top() - size.height() - self._session.theme.px(4)
        y = below if below + size.height() <= inside.bottom() else max(above, inside.top())
        x = min(max(x, inside.left()), inside.right() - size.width())
        self.setGeometry(QRect(QPoint(x, y), size))
        self.show()

    @staticmethod
    def _at_right(anchor: QRect, inside: QRect) -> bool:
        return anchor.center().x() > inside.center().x()
