"""The counts above the preview: each is a filter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QWidget

from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import _
from artisanest_desktop.ui.exchange.rows import FILTERS, kept
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Chip, Elided


class Filters(QWidget):
    """``chosen(key)``; kinds of row that the file does not have are not offered."""

    chosen = Signal(str)

    def __init__(self, session: Session, plan: Plan) -> None:
        super().__init__()
        self._session, self._plan = session, plan
        self.key = "all"
        flow = Flow(self, session.theme.px(10), session.theme.rtl)
        flow.addWidget(Elided(session, plan.name, "subtitle"))
        group = QButtonGroup(self)
        self.chips: dict[str, Chip] = {}
        for key, _words in FILTERS:
            if key == "all" or kept(plan, key):
                chip = self.chips[key] = Chip(session, "")
                group.addButton(chip)
                flow.addWidget(chip)
                chip.clicked.connect(lambda _on=False, k=key: self.choose(k))
        self.count()

    def count(self) -> None:
        """Say the counts again, after an answer."""
        words = dict(FILTERS)
        for key, chip in self.chips.items():
            text = _("%(what)s %(n)s") % {"what": words[key], "n": len(kept(self._plan, key))}
            chip.show_words(text)

    def choose(self, key: str) -> None:
        """Show only these."""
        self.key = key if key in self.chips else "all"
        self.chips[self.key].setChecked(True)
        self.chosen.emit(self.key)


class Flow(QLayout):
    """Side by side, and on the next line where there is no room."""

    def __init__(self, parent: QWidget, gap: int, rtl: bool) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._rtl = gap, rtl
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, place: bool) -> int:
        x, y, tall = 0, 0, 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(rect.width(), 1 << 20))
            if x and x + size.width() > rect.width():
                x, y, tall = 0, y + tall + self._gap, 0
            if place:
                left = rect.right() + 1 - x - size.width() if self._rtl else rect.left() + x
                item.setGeometry(QRect(QPoint(left, rect.top() + y), size))
            x += size.width() + self._gap
            tall = max(tall, size.height())
        return y + tall
