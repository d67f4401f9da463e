"""The counts above the preview: each is a filter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QWidget

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
        self.name = Elided(session, plan.name, "subtitle")
        flow.addWidget(self.name)
        group = QButtonGroup(self)
        self._compact = False
        self.box = QComboBox()  # in a low window, in place of the chips
        self.box.setAccessibleName(session.lang(_("Which rows are shown")))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.activated.connect(lambda at: self.choose(self.box.itemData(at)))
        self.box.hide()
        flow.addWidget(self.box)
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
        self.box.clear()
        for key, chip in self.chips.items():
            n = len(kept(self._plan, key))
            said = _("%(what)s %(n)s") % {"what": words[key], "n": n}
            chip.show_words(said)
            # What was left out is offered once something was.
            offered = key != LEFT or n > 0 or self.key == LEFT
            chip.setVisible(offered and not self._compact)
            if offered:
                self.box.addItem(self._session.lang(said), key)
        self.box.setCurrentIndex(self.box.findData(self.key))

    def compact(self, on: bool) -> None:
        """A list to choose from takes one line where chips would take three."""
        self._compact = on
        self.name.setVisible(not on)
        self.box.setVisible(on)
        self.count()

    def choose(self, key: str) -> None:
        """Show only these."""
        self.key = key if key in self.chips else ALL
        self.chips[self.key].setChecked(True)
        self.box.setCurrentIndex(self.box.findData(self.key))
        self.chosen.emit(self.key)
