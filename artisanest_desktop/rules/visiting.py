"""When to ask what became of a session, and what the answers come to."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from artisanest_desktop.rules.cleaning import western_digits

YES, PARTLY, NO = "yes", "partly", "no"
#: Months after the last half-day.
VISITS = (3, 6)
#: One asks from so many days before the day on, and so many months after it for the last visit.
EARLY, LATEST = 14, 3
#: One key each, in every screen language and on every number row.
KEYS = {
    **dict.fromkeys("oyن1&", YES),
    **dict.fromkeys("pج2é", PARTLY),
    **dict.fromkeys("nل3\"", NO),
}


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, the last of the month where there is none."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def windows(last: dt.date) -> list[tuple[int, dt.date, dt.date]]:
    """For each visit: its months, the first day to ask and the day from which it is too late.

    Each lasts until the next begins, so that nobody is asked twice at once.
    """
    early = dt.timedelta(days=EARLY)
    begins = [months_after(last, months) - early for months in VISITS]
    ends = [*begins[1:], months_after(last, VISITS[-1] + LATEST)]
    return [(m, a, b) for m, a, b in zip(VISITS, begins, ends, strict=True)]


def visit_due(last: dt.date, today: dt.date) -> int | None:
    """Which visit (3 or 6 months) it is time for; None outside both."""
    return next((m for m, begin, end in windows(last) if begin <= today < end), None)


def in_use(key: str) -> str | None:
    """The answer a key stands for."""
    return KEYS.get(western_digits(key).lower())


@dataclass(frozen=True, slots=True)
class Adoption:
    """How many of those asked use it, wholly or in part; who was not asked is not counted."""

    asked: int = 0
    yes: int = 0
    partly: int = 0
    no: int = 0

    @property
    def rate(self) -> Decimal | None:
        """Percent who use it, wholly or in part; None while nobody was asked."""
        return Decimal(100 * (self.yes + self.partly)) / self.asked if self.asked else None


def adoption(answers: Iterable[str | None]) -> Adoption:
    """What the answers of one visit come to."""
    said = [answer for answer in answers if answer in (YES, PARTLY, NO)]
    return Adoption(len(said), said.count(YES), said.count(PARTLY), said.count(NO))
