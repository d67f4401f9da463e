"""Sessions that are planned: from a model, like another one; and models kept from sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.model import session_models
from artisanest_desktop.store import schema
from artisanest_desktop.store.copying import duplicate

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store
    from artisanest_desktop.store.transaction import Transaction


def plan(
    t: Transaction, values: Mapping[str, Any], slots: Sequence[Mapping[str, Any]]
) -> str:
    """A session with its half-days; returns its uid."""
    uid = t.create("session", {"state": "planned", **values})
    t.bulk_create("slot", [{**slot, "session": uid} for slot in slots])
    return uid


def repeat(
    t: Transaction, store: Store, uid: str, values: Mapping[str, Any], first: str | None
) -> str:
    """The same session elsewhere and on other days: all it is made of goes along."""
    row = store.get("session", uid)
    assert row is not None
    slots = store.reader().lines("slot", uid)
    days = [{"date": slot["date"]} for slot in session_models.moved(slots, first)]
    # The emblem is the programme's, not a picture of this one session.
    values = {"emblem": row.get("emblem"), **values}
    return duplicate(t, store, "session", uid, values, {"slot": days})


def keep_as_model(t: Transaction, store: Store, uid: str) -> str:
    """What one session was, ready to be planned again; returns the model's uid."""
    row = store.get("session", uid)
    assert row is not None
    model = t.create("template", session_models.model_of(row))
    lines = session_models.lines_of(store.reader().lines("slot", uid))
    t.bulk_create("template_slot", [{**line, "template": model} for line in lines])
    return model


@dataclass(frozen=True, slots=True)
class Planned:
    """A half-day on the calendar, with the stage and place of its session."""

    session: str
    day: str
    start: str | None
    end: str | None
    stage: str | None
    place: str | None


def half_days_between(store: Store, since: str, until: str) -> list[Planned]:
    """The half-days of all sessions between two ISO days, both counted in, in order."""
    slot, session = schema.TABLES["slot"].c, schema.TABLES["session"].c
    query = (
        sa.select(slot.session, slot.date, slot.start, slot.end, session.state, session.place)
        .select_from(schema.TABLES["slot"])
        .join(schema.TABLES["session"], session.uid == slot.session)
        .where(slot.removed.is_(False), session.removed.is_(False))
        .where(slot.date.between(since, until))
        .order_by(slot.date, slot.start, slot.session)
    )
    with store.reading() as connection:
        return [Planned(*row) for row in connection.execute(query)]
