"""Stamps: a hybrid logical clock, sortable as text."""

from __future__ import annotations

import datetime as dt
import time

#: A received stamp further ahead than this does not move our clock (design, the journal).
AHEAD_MS = 24 * 3600 * 1000


class Clock:
    """The wall clock; tests put another in its place."""

    def now_ms(self) -> int:
        """Milliseconds since 1970, UTC."""
        return int(time.time() * 1000)

    def offset_minutes(self) -> int:
        """How far local time is ahead of UTC, in minutes."""
        offset = dt.datetime.now().astimezone().utcoffset()
        return int(offset.total_seconds() // 60) if offset else 0

    def today(self) -> dt.date:
        """The local date."""
        return dt.date.today()


def make(ms: int, counter: int, replica: str) -> str:
    """A stamp: milliseconds, counter within them, replica."""
    return f"{max(ms, 0):014d}-{counter:04x}-{replica}"


def split(stamp: str) -> tuple[int, int, str]:
    """Milliseconds, counter and replica of a stamp."""
    ms, counter, replica = stamp.split("-", 2)
    return int(ms), int(counter, 16), replica


def after(last: str | None, now_ms: int, replica: str) -> str:
    """The next stamp: later than ``last`` and not earlier than now."""
    if last is None:
        return make(now_ms, 0, replica)
    ms, counter, _replica = split(last)
    if now_ms > ms:
        return make(now_ms, 0, replica)
    if counter >= 0xFFFF:
        return make(ms + 1, 0, replica)
    return make(ms, counter + 1, replica)


def utc_text(ms: int) -> str:
    """ISO text of a moment in UTC, to the second."""
    moment = dt.datetime.fromtimestamp(max(ms, 0) / 1000, dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
