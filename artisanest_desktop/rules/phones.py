"""Phone numbers, kept as E.164 when they are valid."""

from __future__ import annotations

import datetime as dt
from typing import Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.kinds import Kind, Parsed, Stored


class Phone(Kind):
    """A phone number."""

    key = "phone"
    editor = "phone"
    align = "ltr"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """E.164 for a Moroccan number."""
        text = "" if raw is None else str(raw).strip()
        digits = "".join(c for c in text if c.isdigit())
        if len(digits) == 10 and digits[0] == "0":
            return Parsed("+212" + digits[1:])
        return Parsed(text or None)

    def format(self, value: Stored, lang: Language) -> str:
        """``06 12 34 56 78`` for a Moroccan number."""
        text = "" if value is None else str(value)
        if text.startswith("+212") and len(text) == 13:
            d = "0" + text[4:]
            return " ".join(d[i : i + 2] for i in range(0, 10, 2))
        return text
