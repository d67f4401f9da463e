"""The half-days of a session: what each is called, and which come next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from artisanest_desktop.i18n import Language, Msg, _, p_
from artisanest_desktop.rules.times import minutes_of

#: Usual times in Morocco; a session's own half-days take precedence.
MORNING = ("09:00", "12:30")
AFTERNOON = ("14:00", "17:30")
_NOON = 12 * 60 + 30
_EVENING = 17 * 60 + 30

_SHORT = (
    p_("short day", "Mon"),
    p_("short day", "Tue"),
    p_("short day", "Wed"),
    p_("short day", "Thu"),
    p_("short day", "Fri"),
    p_("short day", "Sat"),
    p_("short day", "Sun"),
)
#: From Monday on, as in a sentence.
DAYS = (
    p_("day", "Monday"),
    p_("day", "Tuesday"),
    p_("day", "Wednesday"),
    p_("day", "Thursday"),
    p_("day", "Friday"),
    p_("day", "Saturday"),
    p_("day", "Sunday"),
)


@dataclass(frozen=True, slots=True)
class HalfDay:
    """An ISO day and wall times; any of them may not be known yet."""

    date: str | None
    start: str | None = None
    end: str | None = None


def part(start: str | None) -> str | None:
    """``morning``, ``afternoon`` or ``evening``, by the hour it begins; None while unknown."""
    if not start:
        return None
    begins = minutes_of(start)
    return "morning" if begins < _NOON else "afternoon" if begins < _EVENING else "evening"


def part_of_day(start: str | None, short: bool = False) -> Msg | None:
    """The same in words."""
    named = part(start)
    if named == "morning":
        return p_("short day", "morning") if short else _("morning")
    if named == "afternoon":
        return p_("short day", "afternoon") if short else _("afternoon")
    if named == "evening":
        return p_("short day", "evening") if short else _("evening")
    return None


def short_name(slot: HalfDay, with_month: bool = False) -> tuple[Msg, Msg | None]:
    """``Tue 3`` and ``morning``, for the head of a column."""
    if not slot.date:
        return _("No date"), part_of_day(slot.start, short=True)
    day = dt.date.fromisoformat(slot.date)
    number = f"{day.day}/{day.month}" if with_month else str(day.day)
    words = {"weekday": _SHORT[day.weekday()], "day": number}
    return _("%(weekday)s %(day)s") % words, part_of_day(slot.start, short=True)


def name(slot: HalfDay) -> Msg:
    """``Tuesday 3 morning``, in a sentence."""
    part = part_of_day(slot.start)
    if not slot.date:
        return part or _("half-day without a date")
    day = dt.date.fromisoformat(slot.date)
    words = {"weekday": DAYS[day.weekday()], "day": str(day.day), "part": part}
    if part is None:
        return _("%(weekday)s %(day)s") % words
    return _("%(weekday)s %(day)s %(part)s") % words


def day_name(day: str, lang: Language) -> str:
    """``Monday 7 December 2026``."""
    date = dt.date.fromisoformat(day)
    words = {"weekday": DAYS[date.weekday()], "day": lang.date(day, long=True)}
    return lang(_("%(weekday)s %(day)s") % words)


def several(
    first: str,
    count: int,
    morning: tuple[str, str] | None = MORNING,
    afternoon: tuple[str, str] | None = AFTERNOON,
) -> list[HalfDay]:
    """``count`` half-days one after the other from an ISO day on; None: no such half-days."""
    times = [t for t in (morning, afternoon) if t is not None]
    if not times:
        return []
    day = dt.date.fromisoformat(first)
    found = []
    for n in range(count):
        date = day + dt.timedelta(days=n // len(times))
        found.append(HalfDay(date.isoformat(), *times[n % len(times)]))
    return found


def following(slots: Sequence[HalfDay], today: str) -> HalfDay:
    """The half-day that plausibly comes next: the afternoon of the same day, else the morning
    of the next; with the times this session had before."""
    dated = sorted((s for s in slots if s.date), key=lambda s: (s.date or "", s.start or ""))
    if not dated:
        return HalfDay(today, *MORNING)
    last = dated[-1]
    assert last.date is not None
    if last.start and minutes_of(last.start) < _NOON:
        return HalfDay(last.date, *_usual(dated, after_noon=True))
    day = dt.date.fromisoformat(last.date) + dt.timedelta(days=1)
    return HalfDay(day.isoformat(), *_usual(dated, after_noon=False))


def _usual(slots: Sequence[HalfDay], after_noon: bool) -> tuple[str, str]:
    """The times this session last had before or after noon."""
    for slot in reversed(slots):
        if slot.start and slot.end and (minutes_of(slot.start) >= _NOON) == after_noon:
            return slot.start, slot.end
    return AFTERNOON if after_noon else MORNING
