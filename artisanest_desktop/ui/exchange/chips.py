"""The counts above the preview: each is a filter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import _
from artisanest_desktop.ui.exchange.kinds import ALL, FILTERS, LEFT, kept
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Chip, Elided
from artisanest_desktop.ui.widgets.flow import Flow


class Filters(QWidget):
    """``chosen(key)``; kinds of row that the file does not have are not offered."""

    chosen = Signal(str)

    def __init__(self, session: Session, plan: Plan) -> None:
        super().__init__()
        self._session, self._plan = session, plan
        self.key = ALL
        flow = Flow(session.theme.px(10), self)
        flow.addWidget(Elided(session, plan.name, "subtitle"))
        group = QButtonGroup(self)
        self.chips: dict[str, Chip] = {}
        for key, _words in FILTERS:
            if key in (ALL, LEFT) or kept(plan, key):
                chip = self.chips[key] = Chip(session, "")
                group.addButton(chip)
                flow.addWidget(chip)
                chip.clicked.connect(lambda _on=False, k=key: self.choose(k))
        self.count()

    def count(self) -> None:
        """Say the counts again, after an answer."""
        words = dict(FILTERS)
        for key, chip in self.chips.items():
            n = len(kept(self._plan, key))
            chip.show_words(_("%(what)s %(n)s") % {"what": words[key], "n": n})
            if key == LEFT:  # offered once something was left out
                chip.setVisible(n > 0 or self.key == LEFT)

    def choose(self, key: str) -> None:
        """Show only these."""
        self.key = key if key in self.chips else ALL
        self.chips[self.key].setChecked(True)
        self.chosen.emit(self.key)
