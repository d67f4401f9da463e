"""Sessions that are planned: from a model, like another one; and models kept from sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from artisanest_desktop.model import session_models
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
