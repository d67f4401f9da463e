"""Dates, whole or partial, in every order common in Morocco."""

from __future__ import annotations

import datetime as dt
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored


def age(partial: str, today: dt.date) -> int:
    """Whole years since a date that may be a year or a month only."""
    parts = [int(p) for p in partial.split("-")]
    later = tuple(parts[1:]) > (today.month, today.day)[: len(parts) - 1]
    return today.year - parts[0] - later


class Date(Kind):
    """A day, ``2025-04-03``."""

    key = "date"
    editor = "date"
    excel = "date"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """An ISO day."""
        if isinstance(raw, dt.date):
            return Parsed(raw.isoformat()[:10])
        text = "" if raw is None else str(raw).strip()
        if not text:
            return Parsed(None)
        for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
            try:
                return Parsed(dt.datetime.strptime(text, form).date().isoformat())
            except ValueError:
                continue
        return Parsed(None, (Finding("date-unread", _("This is not a date."), "refused"),))

    def format(self, value: Stored, lang: Language) -> str:
        """Day, month, year."""
        return "" if value is None else lang.date(str(value))

    def cell(self, value: Stored, lang: Language) -> Any:
        """A date."""
        return None if value is None else dt.date.fromisoformat(str(value))


class PartialDate(Date):
    """A day, a month or a year: ``1961-04-03``, ``1961-04``, ``1961``."""

    key = "partial_date"

    def __init__(self, person: bool = False) -> None:
        self.person = person

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """An ISO day, month or year."""
        text = str(raw).strip()
        if len(text) == 4 and text.isdigit():
            return Parsed(text)
        return super().parse(raw, lang, today)

    def cell(self, value: Stored, lang: Language) -> Any:
        """A date when the day is known, else the year or the month as text."""
        text = "" if value is None else str(value)
        if len(text) == 4:
            return int(text)
        return super().cell(value, lang) if len(text) == 10 else self.format(value, lang) or None
