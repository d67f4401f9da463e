"""What a whole store comes to agrees with what each record says of itself, whatever is removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from artisanest_desktop.example import fill
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, counting

ALWAYS = ("2000-01-01", "2100-01-01")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "x.artisanest") as store:
        fill(store)
        yield store


def records(store: Store, register: str) -> list[dict]:
    uids = [store.row_uid(register, row) for row in store.find(register)]
    return list(store.get_many(register, [u for u in uids if u]).values())


def summed(store: Store, register: str, key: str) -> float:
    """A computed field, over all records."""
    compute, context = store.registers[register][key].compute, store.reader()
    return sum(float(compute(r, context) or 0) for r in records(store, register))


def minutes(store: Store) -> int:
    return sum(counting.minutes_by_month(store, *ALWAYS).values())


def agree(store: Store) -> None:
    assert minutes(store) / 60 == pytest.approx(summed(store, "session", "person_hours"), abs=0.05)
    assert counting.stock_value(store) == summed(store, "product", "value")
    rolls = {roll.session: roll for roll in counting.rolls(store, *ALWAYS)}
    compute, context = store.registers["session"]["untyped"].compute, store.reader()
    for session in records(store, "session"):
        if session["state"] != "cancelled" and session["uid"] in rolls:
            roll = rolls[session["uid"]]
            assert roll.wanted - roll.typed == (compute(session, context) or 0)


def first(store: Store, register: str) -> str:
    return records(store, register)[0]["uid"]


def with_marks(store: Store) -> dict:
    return next(m for m in records(store, "attendance") if m["mark"] == "present")


def test_it_agrees_with_the_records(store: Store) -> None:
    agree(store)
    assert minutes(store) > 0


@pytest.mark.parametrize(
    ("register", "which"),
    [
        ("attendance", lambda s: with_marks(s)["uid"]),
        ("slot", lambda s: with_marks(s)["slot"]),
        ("participant", lambda s: with_marks(s)["participant"]),
        ("session", lambda s: s.get("slot", with_marks(s)["slot"])["session"]),
        ("product", lambda s: first(s, "product")),
        ("material", lambda s: first(s, "material")),
    ],
)
def test_what_is_removed_counts_no_more(
    store: Store, register: str, which: Callable[[Store], str]
) -> None:
    before = minutes(store), counting.stock_value(store)
    with store.transaction(_("Removed")) as t:
        t.remove(register, which(store))
    assert (minutes(store), counting.stock_value(store)) != before
    agree(store)


def test_a_cancelled_session_counts_for_nothing(store: Store) -> None:
    uid = counting.rolls(store, *ALWAYS)[0].session
    n, open_ones = counting.sessions(store, *ALWAYS), counting.open_commitments(store)
    with store.transaction(_("Cancelled")) as t:
        t.set("session", uid, {"state": "cancelled", "cancelled_because": "pluie"})
    assert counting.sessions(store, *ALWAYS) == n - 1
    assert uid not in {roll.session for roll in counting.rolls(store, *ALWAYS)}
    assert counting.open_commitments(store) == open_ones


def test_a_file_of_a_half_day_is_a_file_of_its_session(store: Store) -> None:
    unfiled = next(roll for roll in counting.rolls(store, *ALWAYS) if not roll.filed)
    slot = store.reader().lines("slot", unfiled.session)[0]["uid"]
    with store.transaction(_("File")) as t:
        t.create("attachment", {"record": slot, "register": "slot", "name": "x.pdf"})
    assert next(r for r in counting.rolls(store, *ALWAYS) if r.session == unfiled.session).filed


def test_files_that_came_in_are_counted_unless_undone(store: Store) -> None:
    assert counting.received(store, "2000-01-01") == (None, 0)
    with store.transaction(_("Import"), kind="import") as t:
        t.create("partner", {"name": "Annour"})
    last, n = counting.received(store, "2000-01-01")
    assert last is not None and n == 1
    assert t.uid is not None
    store.undo(t.uid)
    assert counting.received(store, "2000-01-01") == (None, 0)
