"""Language, digits, text size, colours: each changes at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.bar import LANGUAGE_WORDS
from artisanest_desktop.ui.preferences import SIZES
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.settings.part import Part
from artisanest_desktop.ui.widgets import Chip, Label, SectionTitle
from artisanest_desktop.ui.widgets.flow import Flow

_THEMES: tuple[tuple[str, Msg, str], ...] = (
    ("system", _("As the computer"), "monitor"),
    ("light", _("Light"), "sun"),
    ("dark", _("Dark"), "moon"),
    ("contrast", _("High contrast"), "eye"),
)


class Look(Part):
    """What a person chooses for their own window; it stays on this computer."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Language and look"))
        chosen = session.settings
        self._choice(
            _("Language"),
            "languages",
            [(code, name, "") for code, _short, name in LANGUAGE_WORDS],
            chosen.language,
            session.set_language,
        )
        self._choice(
            _("Digits"),
            "type",
            [("latn", "0 1 2 3 4", ""), ("arab", "٠ ١ ٢ ٣ ٤", "")],
            chosen.digits,
            lambda digits: session.set_language(chosen.language, digits),
        )
        self._choice(
            _("Text size"),
            "eye",
            [(size, session.lang.number(size) + " %", "") for size in SIZES],
            chosen.text_size,
            lambda size: session.set_look(text_size=size),
        )
        self._choice(
            _("Colours"),
            "palette",
            _THEMES,
            chosen.theme,
            lambda theme: session.set_look(theme=theme),
        )
        self.column.addStretch(1)
        words = _("These choices are for you, on this computer; they are not sent with the data.")
        self.column.addWidget(Label(session, words, "muted", wrap=True))

    def _choice(
        self,
        title: Msg,
        icon: str,
        options: Sequence[tuple[Any, Msg | str, str]],
        current: Any,
        choose: Callable[[Any], None],
    ) -> None:
        session = self._session
        px = session.theme.px
        self.column.addSpacing(px(8))
        self.column.addWidget(SectionTitle(session, title, icon))
        row = QWidget()
        line = Flow(px(8), row)
        for value, words, picture in options:
            name = f"{session.lang(title)}: {session.lang(words)}"
            chip = Chip(session, words, picture, name)
            chip.setObjectName(f"look-{value}")
            chip.setChecked(value == current)
            chip.clicked.connect(lambda _on, value=value, chip=chip: _press(chip, choose, value))
            line.addWidget(chip)
        self.column.addWidget(row)


def _press(chip: Chip, choose: Callable[[Any], None], value: Any) -> None:
    chip.setChecked(True)  # one of them always holds
    choose(value)
