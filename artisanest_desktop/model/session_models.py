"""A session from a model, and a model from a session: what goes along, on which days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from artisanest_desktop.model.fields import Row

_SESSION = (
    "title", "title_ar", "title_en", "kind", "theme",
    "objectives", "objectives_ar", "objectives_en", "agenda", "agenda_ar", "agenda_en",
)  # fmt: skip
_SLOT = ("start", "end", "topic", "topic_ar", "topic_en")


def session_of(model: Row) -> dict[str, Any]:
    """What a session begins with when it is planned from this model."""
    return {key: model[key] for key in _SESSION if model.get(key)}


#: A model keeps the same of a session: nothing that was true of one day or place.
model_of = session_of


def half_days_of(lines: Sequence[Row], first: str | None) -> list[dict[str, Any]]:
    """The half-days of a model from an ISO day on; without a day while that is not known."""
    begin = dt.date.fromisoformat(first) if first else None
    return [{"date": _day(begin, line.get("day")), **_kept(line)} for line in lines]


def lines_of(slots: Sequence[Row]) -> list[dict[str, Any]]:
    """The half-days of a session as lines of a model: its days counted from 1."""
    dates = [s["date"] for s in slots if s.get("date")]
    first = dt.date.fromisoformat(min(dates)) if dates else None
    return [{"day": _number(first, slot.get("date")), **_kept(slot)} for slot in slots]


def moved(slots: Sequence[Row], first: str | None) -> list[dict[str, Any]]:
    """Half-days as they were, beginning on another day; the days between them stay."""
    return half_days_of(lines_of(slots), first)


def _kept(line: Row) -> dict[str, Any]:
    return {key: line[key] for key in _SLOT if line.get(key)}


def _day(begin: dt.date | None, day: int | None) -> str | None:
    """A day may be anything somebody typed: what is no day of a calendar stays empty."""
    try:
        return None if begin is None else (begin + dt.timedelta(days=(day or 1) - 1)).isoformat()
    except OverflowError:
        return None


def _number(first: dt.date | None, day: str | None) -> int:
    return 1 if first is None or not day else (dt.date.fromisoformat(day) - first).days + 1
