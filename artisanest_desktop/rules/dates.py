"""Dates, whole or partial, in every order common in Morocco."""

from __future__ import annotations

import datetime as dt
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.rules.cleaning import as_text, clean, digits_read, repaired, says_nothing
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored
from artisanest_desktop.rules.reading_dates import NotRead, read_date

#: Nobody is older; before this year nobody founded, joined or signed anything here.
_OLDEST, _EARLIEST = 110, 1900
_DAY = dt.date.fromisoformat


def age(partial: str, today: dt.date) -> int:
    """Whole years since a day; since a month or a year, as if it had begun on its first day."""
    year, _dash, rest = partial.partition("-")
    later = bool(rest) and rest > today.isoformat()[5 : 5 + len(rest)]
    return today.year - int(year) - later


def age_on(partial: str, day: str) -> int:
    """The same on an ISO day."""
    return age(partial, _DAY(day))


class Date(Kind):
    """A day: ``2025-04-03``."""

    key = "date"
    editor = "date"
    excel = "date"
    person = False
    #: So many years ahead are nothing to wonder at.
    ahead = 1
    too_far = _("This date is more than a year ahead.")

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """An ISO day; one that does not exist, or has no clear year, is refused."""
        iso = _plain_day(raw)
        if iso is None:
            return self._parse_text(raw, lang, today)
        # Looking only at the year keeps an import of 40,000 clean dates cheap.
        if today.year - 100 < int(iso[:4]) < today.year:
            return Parsed(iso)
        return Parsed(iso, self.check(iso, today))

    def _parse_text(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        if raw is None:
            return Parsed(None)
        if isinstance(raw, bool | dt.time):
            return _refused("date-unread", _not_a_date(as_text(raw, lang)))
        text = clean(as_text(raw, lang))
        if says_nothing(text):
            return Parsed(None)
        try:
            reading = read_date(text, today, self.person)
        except NotRead as reason:
            return _refused(reason.rule, reason.text)
        if not self._whole_enough(reading.iso):
            said = _("“%(was)s” has no day: write for example 03/04/2025.") % {"was": text}
            return _refused("date-day", said)
        return self._understood(reading.iso, reading.rule, text, lang, today)

    def _understood(self, iso: str, rule: str, text: str, lang: Language, today: dt.date) -> Parsed:
        doubts = self.check(iso, today)
        if rule:
            return Parsed(iso, (repaired(rule, text, lang.date(iso, long=True)), *doubts))
        parsed = digits_read(iso, text, lang, lang.date(iso))
        return Parsed(iso, parsed.findings + doubts)

    def _whole_enough(self, iso: str) -> bool:
        return len(iso) == 10

    def check(self, value: Stored, today: dt.date) -> tuple[Finding, ...]:
        """Doubts about a date too far ahead, or before anyone's memory."""
        if not value:
            return ()
        year = int(str(value)[:4])
        if (today.year - 100 if self.person else _EARLIEST) < year < today.year:
            return ()  # nearly all of them: an import has thousands
        if self.person:
            return _doubts_of_birth(str(value), today)
        if str(value) > f"{today.year + self.ahead}{today.isoformat()[4:]}":
            return (Finding("date-future", self.too_far),)
        if year < _EARLIEST:
            return (Finding("date-old", _("This date is very old: is the year right?")),)
        return ()

    def format(self, value: Stored, lang: Language) -> str:
        """``03/04/2025``."""
        return "" if value is None else lang.date(str(value))

    def cell(self, value: Stored, lang: Language) -> Any:
        """A date."""
        return None if value is None else dt.date.fromisoformat(str(value))

    def fold(self, value: Stored) -> str:
        """Found with and without leading zeros."""
        if value is None:
            return ""
        parts = str(value).split("-")[::-1]
        full, short = "/".join(parts), "/".join([p.lstrip("0") for p in parts])
        return full if full == short else f"{full} {short}"


class LastDay(Date):
    """The day something ends, which may well lie years ahead: of a label, an agreement."""

    ahead = 20
    too_far = _("This date is more than twenty years ahead.")


class PartialDate(Date):
    """A day, a month or a year: ``1961-04-03``, ``1961-04``, ``1961``.

    ``person`` means a date of birth: two-digit years lie in the past, ages over 110 are
    doubtful.
    """

    key = "partial_date"
    editor = "partial_date"

    def __init__(self, person: bool = False) -> None:
        self.person = person

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """An ISO day, month or year; a workbook's 1961 is a year."""
        if type(raw) is float and raw.is_integer():
            raw = int(raw)
        year = str(raw) if type(raw) is int else raw
        plain = type(year) is str and len(year) == 4 and year.isascii() and year.isdigit()
        if plain and today.year - 100 < int(year) < today.year:
            return Parsed(year)
        return super().parse(year, lang, today)

    def _whole_enough(self, iso: str) -> bool:
        return True

    def cell(self, value: Stored, lang: Language) -> Any:
        """A date when the day is known, a number for a year, text for a month."""
        text = "" if value is None else str(value)
        if len(text) == 4:
            return int(text)
        return dt.date.fromisoformat(text) if len(text) == 10 else lang.date(text) or None


def _plain_day(raw: Any) -> str | None:
    """The ISO day of a date object, of 03/04/2025 and of 2025-04-03; None for all else."""
    if type(raw) is str:
        if len(raw) != 10:
            return None
        iso = f"{raw[6:]}-{raw[3:5]}-{raw[:2]}" if raw[2] == "/" == raw[5] else raw
        try:
            # The comparison keeps out what else Python reads, such as 2025-W01-1.
            day = _DAY(iso)
            return iso if day.isoformat() == iso and day.year > 999 else None
        except ValueError:
            return None
    if isinstance(raw, dt.date) and raw.year > 999:
        return raw.isoformat()[:10]
    return None


def _doubts_of_birth(iso: str, today: dt.date) -> tuple[Finding, ...]:
    if iso > today.isoformat():
        return (Finding("birth-future", _("Born in the future: is the year right?")),)
    years = age(iso, today)
    if years > _OLDEST:
        text = _("This makes an age of %(age)s: is the year right?") % {"age": years}
        return (Finding("age-odd", text),)
    return ()


def _not_a_date(text: str) -> Msg:
    return _("“%(was)s” is not a date: write for example 03/04/2025.") % {"was": text}


def _refused(rule: str, text: Msg) -> Parsed:
    return Parsed(None, (Finding(rule, text, "refused"),))
