"""Wall time of a day: ``"09:30"``, as people write it on a sheet."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.rules.cleaning import as_text, clean, says_nothing, western_digits
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored

#: After a dot or comma minutes have two digits: 9.3 may be half past nine, or a lost zero.
_WRITTEN = re.compile(
    r"(\d{1,2})(?:\s*(?:h|:|س|heures?)\s*(\d{1,2})?\s*(?:mn|min|د|:\d{2})?|[.,](\d{2}))?", re.I
)
_BARE = re.compile(r"(\d{1,2})(\d{2})")  # 930 and 0930
_MINUTES = 24 * 60


def minutes_of(time: str) -> int:
    """Minutes since midnight of ``"09:30"``."""
    hours, _colon, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def time_of(minutes: int) -> str:
    """``"09:30"`` of minutes since midnight."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


class Time(Kind):
    """An hour and minute without a date or a zone (R14)."""

    key = "time"
    align = "ltr"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """``09:30`` from 9h30, 9 h 30, 0930, 9.30, 9h, a workbook's time or part of a day."""
        if isinstance(raw, dt.datetime | dt.time):
            return Parsed(f"{raw:%H:%M}")
        if isinstance(raw, float) and 0 <= raw < 1:
            return Parsed(time_of(round(raw * _MINUTES) % _MINUTES))
        text = clean(as_text(raw, lang))
        if not text or says_nothing(text):
            return Parsed(None)
        plain = western_digits(text)
        found = _BARE.fullmatch(plain) or _WRITTEN.fullmatch(plain)
        if found is not None:
            hours, minutes = int(found[1]), int(next(filter(None, found.groups()[1:]), 0))
            if hours < 24 and minutes < 60:
                return Parsed(f"{hours:02}:{minutes:02}")
        said = _("“%(was)s” is not an hour: write it for example 09:30.") % {"was": text}
        return Parsed(None, (Finding("not-a-time", said, "refused"),))

    def format(self, value: Stored, lang: Language) -> str:
        """``09:30`` in every language."""
        from artisanest_desktop.i18n.formats import digits

        return "" if value is None else digits(str(value), lang.digits)

    def fold(self, value: Stored) -> str:
        """Nothing: nobody looks for an hour."""
        return ""
