"""What tests of the store do again and again, and the clock they do it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.store.clock import Clock

START = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)


class FakeClock(Clock):
    """Goes on by one second at each look; tests put it forward, back, or wrong."""

    def __init__(self, at: dt.datetime = START) -> None:
        self.ms = 0
        self.put(at)

    def put(self, at: dt.datetime) -> None:
        self.ms = int(at.timestamp() * 1000)

    def go(self, **by: float) -> None:
        self.ms += int(dt.timedelta(**by).total_seconds() * 1000)

    def now_ms(self) -> int:
        self.ms += 1000
        return self.ms

    def offset_minutes(self) -> int:
        return 60

    def today(self) -> dt.date:
        return dt.datetime.fromtimestamp(self.ms / 1000, dt.UTC).date()


def write(store: Store, *what: tuple[str, dict[str, Any]], title: Msg | None = None) -> str:
    """Set fields of members in one transaction; returns its uid."""
    with store.transaction(title or _("Edit")) as t:
        for uid, values in what:
            t.set("member", uid, values)
    assert t.uid is not None
    return t.uid


def member(store: Store, **values: Any) -> str:
    """A new member; returns the uid."""
    with store.transaction(_("Add a member")) as t:
        return t.create("member", values)


def value(store: Store, uid: str, key: str, register: str = "member") -> Any:
    """What a record's field holds; an unknown record is a failure."""
    record = store.get(register, uid)
    assert record is not None
    return record.get(key)


def exchange(*stores: Store) -> None:
    """Everyone receives from everyone until all know all."""
    for _round in range(2):
        for one in stores:
            for two in stores:
                if one is not two:
                    one.receive(two.package())


def refusal(action: Callable[[], object]) -> str:
    """The sentence with which something is refused."""
    with pytest.raises(Refusal) as caught:
        action()
    return str(caught.value)
