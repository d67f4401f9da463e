"""A small card that opens at a button and goes when one clicks elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets.panels import scrolled


class Popover(QFrame):
    """``column`` is where things are put; :meth:`open_at` shows it beside its button.

    ``width`` is that of the words; it scrolls where the window is too low for it.
    """

    def __init__(self, session: Session, parent: QWidget, width: float = 220) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        px = session.theme.px
        self._inner = QWidget()
        self._inner.setFixedWidth(px(width))
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(4))
        outer = QVBoxLayout(self)
        self._margin = px(12)
        outer.setContentsMargins(self._margin, self._margin, self._margin, self._margin)
        self._area = scrolled(self._inner)
        outer.addWidget(self._area)

    def open_at(self, button: QWidget) -> None:
        """Below the button, or above it where there is more room; inside the window."""
        self.ensurePolished()
        for child in self._inner.findChildren(QWidget):
            child.ensurePolished()  # the style decides the size of the words
        self.column.activate()
        inside = _on_screen(button.window())
        anchor = _on_screen(button)
        frame = 2 * self._margin + 2
        width = self._inner.width() + frame
        height = self.column.totalHeightForWidth(self._inner.width())
        height = (height if height > 0 else self._inner.sizeHint().height()) + frame
        gap = self._session.theme.px(4)
        if height > inside.height() - 2 * gap:
            height = inside.height() - 2 * gap
            width += self._area.verticalScrollBar().sizeHint().width()
        x = anchor.left()
        if anchor.center().x() > inside.center().x():
            x = anchor.right() - width
        x = min(max(x, inside.left() + gap), inside.right() - width - gap)
        y = anchor.bottom() + gap
        if y + height > inside.bottom() - gap:
            y = max(anchor.top() - height - gap, inside.top() + gap)
        self.setGeometry(QRect(x, y, width, height))
        self.show()


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
