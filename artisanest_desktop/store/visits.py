"""Whom to ask what became of a session: those who came, three and six months later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from artisanest_desktop.rules import attendance, visiting
from artisanest_desktop.store import counting

if TYPE_CHECKING:
    from artisanest_desktop.store.context import Context
    from artisanest_desktop.store.rows import Record
    from artisanest_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Visit:
    """One person to ask about one session, ``months`` after it; ``row`` is her line there."""

    session: str
    months: int
    last: str
    row: Record


def due(store: Store, today: dt.date) -> list[Visit]:
    """Everybody to ask now, the oldest session first; who was visited is not asked again."""
    first = visiting.months_after(today, -visiting.VISITS[-1] - visiting.LATEST)
    since = (first - dt.timedelta(days=3)).isoformat()  # months end differently
    held = counting.rolls(store, since, today.isoformat())
    context = store.reader()
    context.expect("session", [one.session for one in held])
    found = []
    for one in reversed(held):
        last = dt.date.fromisoformat(one.day)
        months = visiting.visit_due(last, today)
        if months is None or not is_over(context, one.session, today):
            continue
        found += [
            visit
            for visit in of_session(context, one.session, months, one.day)
            if not visit.row.get(f"visited_{months}")
        ]
    return found


def of_session(context: Context, session: str, months: int, last: str) -> list[Visit]:
    """Those of a session who came, visited or not."""
    people = context.lines("participant", session)
    return [Visit(session, months, last, row) for row in people if came(context, row)]


def is_over(context: Context, session: str, today: dt.date) -> bool:
    """Whether no half-day is still to come."""
    days = [s["date"] for s in context.lines("slot", session) if s.get("date")]
    return max(days, default="") <= today.isoformat()


def came(context: Context, row: Record) -> bool:
    """Whether a participant was there at least once."""
    marks = context.lines("attendance", row["uid"])
    return any(mark.get("mark") in attendance.THERE for mark in marks)
