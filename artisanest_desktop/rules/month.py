"""The days of a month in weeks that begin on Monday, and walking from one to the other."""

from __future__ import annotations

import calendar
import datetime as dt

_WEEK = dt.timedelta(days=7)


def weeks(day: dt.date) -> list[list[dt.date]]:
    """Whole weeks from the one its month begins in to the one it ends in."""
    first = day.replace(day=1)
    monday = monday_of(first)
    found = []
    while monday <= last_of(day):
        found.append([monday + dt.timedelta(days=n) for n in range(7)])
        monday += _WEEK
    return found


def monday_of(day: dt.date) -> dt.date:
    """The Monday of its week."""
    return day - dt.timedelta(days=day.weekday())


def last_of(day: dt.date) -> dt.date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last where it has no such day."""
    at = day.year * 12 + day.month - 1 + months
    first = dt.date(at // 12, at % 12 + 1, 1)
    return first.replace(day=min(day.day, last_of(first).day))
