"""A question with its few answers in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets.buttons import Chip
from artisanest_desktop.ui.widgets.flow import Flow
from artisanest_desktop.ui.widgets.labels import SectionTitle

#: Each language under its own name, as everywhere.
LANGUAGE_NAMES = {"fr": "Français", "ar": "العربية", "en": "English"}


class Choice(QWidget):
    """A question with a chip for each answer; ``value`` is the one that holds."""

    def __init__(
        self,
        session: Session,
        title: Msg,
        icon: str,
        answers: Sequence[tuple[str, Msg | str]],
        value: str,
        changed: Callable[[], Any],
    ) -> None:
        super().__init__()
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(10))
        column.setSpacing(px(8))
        column.addWidget(SectionTitle(session, title, icon))
        line = QWidget()
        flow = Flow(px(10), line)
        column.addWidget(line)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _words in answers]
        for n, (key, words) in enumerate(answers):
            chip = Chip(session, words, name=f"{session.lang(title)}: {session.lang(words)}")
            chip.setChecked(key == value)
            self._group.addButton(chip, n)
            flow.addWidget(chip)
        self._group.idClicked.connect(lambda _id: changed())

    @property
    def value(self) -> str:
        """The answer."""
        return self._keys[self._group.checkedId()]

    def choose(self, value: str) -> None:
        """Another answer."""
        if value in self._keys:
            self._group.button(self._keys.index(value)).setChecked(True)
