"""Text, long text and names: cleaned of what nobody sees, otherwise as written."""

from __future__ import annotations

import datetime as dt
from typing import Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.kinds import Kind, Parsed


class Text(Kind):
    """One line of text."""

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The text without blanks around it."""
        text = "" if raw is None else str(raw).strip()
        return Parsed(text or None)


class LongText(Text):
    """Several lines of text."""

    key = "long_text"
    editor = "lines"


class Name(Text):
    """A name as its bearer writes it; ``script`` is a hint for input."""

    key = "name"

    def __init__(self, script: str = "latin") -> None:
        self.script = script
