"""What the pages of results have in common: the line on top, the paper and its side."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store import Change
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.results.grid import Grid
from artisanest_desktop.ui.results.line import PaperLine
from artisanest_desktop.ui.rollcall.frame import Sides
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Chip, Elided
from artisanest_desktop.ui.widgets.flow import Flow

#: The parts of a session's results; ``results:<uid>:<part>`` leads to one.
PARTS: tuple[tuple[str, Msg, str], ...] = (
    ("scores", _("Scores"), "chart-column"),
    ("evaluation", _("Evaluation"), "smile"),
    ("consents", _("Consents"), "signature"),
    ("visits", _("Visits"), "calendar-days"),
)
_LOW_HEAD = 900
_WAY = QBoxLayout.Direction


class Top(QWidget):
    """The way back, the title, the parts of the results, and what can be done: ``left()``."""

    left = Signal()

    def __init__(self, session: Session, back: Msg, uid: str = "", part: str = "") -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        button = Button(session, back, "arrow-left")
        button.setToolTip(shortcuts.tip(session.lang, "Escape", _("Back")))
        button.clicked.connect(self.left)
        self.title = Elided(session, "", "subtitle")
        first = QHBoxLayout()
        first.setSpacing(px(12))
        first.addWidget(button)
        first.addWidget(self.title, 1)
        shelf = QWidget()
        self.tools = Flow(px(10), shelf)
        self.chips: dict[str, Chip] = {}
        group = QButtonGroup(self)
        for key, words, icon in PARTS if part else ():
            chip = self.chips[key] = Chip(session, words, icon)
            chip.setChecked(key == part)
            chip.clicked.connect(
                lambda _on=False, key=key: session.wanted.emit(f"results:{uid}:{key}")
            )
            group.addButton(chip)
            self.tools.addWidget(chip)
        self._line = QBoxLayout(_WAY.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(10))
        self._line.addLayout(first, 1)
        self._line.addWidget(shelf)

    def add(self, button: QWidget) -> None:
        """One more thing that can be done."""
        self.tools.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._session.theme.px(_LOW_HEAD)
        self._line.setDirection(_WAY.LeftToRight if wide else _WAY.TopToBottom)


class ResultsPage(QWidget):
    """``left()`` leads back; a subclass makes ``grid`` and ``line`` and fills the side."""

    left = Signal()
    #: The tab it belongs to, and the registers whose changes it shows.
    tab = "session"
    registers: frozenset[str] = frozenset()
    grid: Grid
    line: PaperLine

    def __init__(self, session: Session, top: Top) -> None:
        super().__init__()
        self.session = session
        self.top = top
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(4))
        column.setSpacing(px(14))
        top.left.connect(self.left)
        self._sides = Sides(session, top)
        self.paper, self.side = self._sides.paper, self._sides.side
        column.addWidget(self._sides, 1)
        self.writing = False
        session.changed.connect(self._changed)
        keys = shortcuts.ROLL_CALL["numbers"].keys[0]
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: self.focus_search())

    def read(self) -> None:
        """Look at the store and show what stands there now."""
        raise NotImplementedError

    def place(self) -> str:
        """Where one is, as a goal to come back to."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """Where one types."""
        self.grid.setFocus()

    def focus_search(self) -> None:
        """Ctrl+F: to the line of numbers."""
        self.line.line.setFocus()

    def state(self) -> dict[str, Any]:
        """What survives the window being built anew."""
        at = self.grid.currentIndex()
        return {"cell": (at.row(), at.column()), "key": self.line.key,
                "line": self.line.line.text()}  # fmt: skip

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said."""
        self.grid.go_to(*state["cell"])
        self.line.show_key(state["key"])
        self.line.line.setText(state["line"])

    def _changed(self, change: Change) -> None:
        store = self.session.store
        if store is not None and not self.writing and change.registers.keys() & self.registers:
            self.read()

    def write(self, title: Msg, register: str, news: dict[str, dict[str, Any]], said: Msg) -> None:
        """Values by record, in one transaction; then what stands there, and the quiet line."""
        store = saving.store_of(self.session)
        rows = store.get_many(register, list(news))
        news = {
            uid: changed
            for uid, values in news.items()
            if (changed := {k: v for k, v in values.items() if rows[uid].get(k) != v})
        }
        if not news:
            return
        self.writing = True
        try:
            with store.transaction(title) as t:
                t.bulk_set(register, news)
        finally:
            self.writing = False
        self.read()
        self.session.say(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
