"""What is looked at of a file: one of its sheets, and what that is a list of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSizePolicy

from artisanest_desktop.exchange import EVERYTHING
from artisanest_desktop.exchange.choosing import ROLL
from artisanest_desktop.exchange.wording import plan_title
from artisanest_desktop.i18n import _
from artisanest_desktop.ui.exchange import files

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Plan
    from artisanest_desktop.ui.exchange.page import ImportPage


class PlanChoice(QComboBox):
    """Which of the sheets that were understood is ``shown``; hidden when there is one.

    With ``columns`` only those that have columns of their own.
    """

    def __init__(self, page: ImportPage, shown: Plan, columns: bool = False) -> None:
        super().__init__()
        assert page.received is not None
        self._page = page
        lang = page.session.lang
        registers = files.store_of(page.session).registers
        self.setAccessibleName(lang(_("The sheet that is shown")))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for at, plan in enumerate(page.received.plans):
            if plan.columns or not columns:
                self.addItem(plan_title(plan, registers[plan.register], lang), at)
                if plan is shown:
                    self.setCurrentIndex(self.count() - 1)
        self.activated.connect(lambda index: page.look_at(self.itemData(index)))
        self.setVisible(self.count() > 1)

    def say(self) -> None:
        """The counts again, after an answer."""
        assert self._page.received is not None
        registers = files.store_of(self._page.session).registers
        for index in range(self.count()):
            plan = self._page.received.plans[self.itemData(index)]
            title = plan_title(plan, registers[plan.register], self._page.session.lang)
            self.setItemText(index, title)


class RegisterChoice(QComboBox):
    """What a sheet that somebody made is a list of."""

    def __init__(self, page: ImportPage) -> None:
        super().__init__()
        assert page.received is not None
        lang, now = page.session.lang, page.received.main.register
        registers = files.store_of(page.session).registers
        self.setAccessibleName(lang(_("What this is a list of")))
        for key in dict.fromkeys([*EVERYTHING, ROLL, now]):
            self.addItem(lang(registers[key].many), key)
        self.setCurrentIndex(self.findData(now))
        self.activated.connect(lambda index: page.choose_register(self.itemData(index)))
