"""One session that was written down twice: what both have becomes what one has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.store.half_days import twins
from artisanest_desktop.store.uniting import unite
from tests.store.doing import exchange, member

OpenStore = Callable[..., Store]
Half = tuple[str, str | None]


def session(store: Store, title: str, halves: list[Half], marks: dict[str, str]) -> str:
    """A session with half-days and members, each marked in all of them."""
    with store.transaction(_("A session")) as t:
        uid = t.create("session", {"title": title})
        slots = [t.create("slot", {"session": uid, "date": d, "start": s}) for d, s in halves]
        for person, mark in marks.items():
            one = t.create("participant", {"session": uid, "member": person})
            for slot in slots:
                t.create("attendance", {"participant": one, "slot": slot, "mark": mark})
    return uid


def seen(store: Store, uid: str) -> tuple[list[Half], dict[str, list[str]]]:
    """Its half-days in order, and the marks of each participant."""
    context = store.reader()
    slots = context.lines("slot", uid)
    marks: dict[str, list[str]] = {}
    for one in context.lines("participant", uid):
        by_slot = {m["slot"]: m["mark"] for m in context.lines("attendance", one["uid"])}
        who = one.get("member") or one.get("family_name") or "?"
        marks[who] = [by_slot.get(slot["uid"], "-") for slot in slots]
    return [(slot["date"], slot.get("start")) for slot in slots], marks


@pytest.fixture
def two(open_store: OpenStore) -> tuple[Store, str, str, dict[str, str]]:
    """Two accounts of one session: a half-day in both, one in each; one woman in both."""
    store = open_store()
    who = {name: member(store, family_name=name) for name in ("Benali", "Bouzid", "Errami")}
    one = session(store, "Teinture", [("2026-03-01", "09:00"), ("2026-03-02", "09:00")],
                  {who["Benali"]: "present", who["Bouzid"]: "absent"})  # fmt: skip
    other = session(store, "Teinture naturelle", [("2026-03-01", "09:00"), ("2026-03-03", None)],
                    {who["Bouzid"]: "present", who["Errami"]: "late"})  # fmt: skip
    with store.transaction(_("More")) as t:
        guests = [t.create("participant", {"session": other, "family_name": name})
                  for name in ("Anne", "Paul")]  # fmt: skip
        slot = store.reader().lines("slot", other)[0]["uid"]
        t.create("attendance", {"participant": guests[0], "slot": slot, "mark": "present"})
        partner = t.create("partner", {"name": "ONG"})
        for uid in (one, other):
            t.create("session_partner", {"session": uid, "partner": partner, "role": "host"})
        t.create("commitment", {"session": other, "what": "Acheter la laine"})
    return store, one, other, who


def test_half_days_people_and_marks_of_both(two: tuple[Store, str, str, dict[str, str]]) -> None:
    store, one, other, who = two
    done = unite(store, "session", one, other)
    halves, marks = seen(store, one)
    assert halves == [("2026-03-01", "09:00"), ("2026-03-02", "09:00"), ("2026-03-03", None)]
    assert marks == {
        who["Benali"]: ["present", "present", "-"],
        who["Bouzid"]: ["present", "absent", "present"],
        who["Errami"]: ["late", "-", "late"],
        "Anne": ["present", "-", "-"],
        "Paul": ["-", "-", "-"],
    }
    assert [d for d in done.differing if d[0] == "attendance"], "absent here, present there: said"
    context = store.reader()
    assert len(context.lines("session_partner", one)) == len(context.lines("commitment", one)) == 1
    assert (store.get("session", other) or {})["removed"] and store.check() == []


def test_undone_and_redone(two: tuple[Store, str, str, dict[str, str]]) -> None:
    store, one, other, _who = two
    before = seen(store, one), seen(store, other)
    done = unite(store, "session", one, other)
    after = seen(store, one)
    undone = store.undo(done.txn or "").txn
    assert (seen(store, one), seen(store, other)) == before
    store.undo(undone or "")
    assert seen(store, one) == after and store.check() == []


def test_both_devices_unite_them_and_agree(open_store: OpenStore) -> None:
    a, b = open_store("a"), open_store("b")
    who = member(a, family_name="Benali")
    one = session(a, "Teinture", [("2026-03-01", "09:00")], {who: "absent"})
    other = session(a, "Teinture", [("2026-03-01", "09:00")], {who: "present"})
    exchange(a, b)
    for store in (a, b):
        unite(store, "session", one, other)
    exchange(a, b)
    for store in (a, b):
        assert seen(store, one) == ([("2026-03-01", "09:00")], {who: ["present"]})
        assert not store.questions() and store.check() == []


def test_the_same_half_day_is_told_by_day_and_hour() -> None:
    def half(uid: str, date: str | None, start: str | None = None) -> dict[str, Any]:
        return {"uid": uid, "date": date, "start": start, "removed": False}

    kept = [half("a", "2026-03-01", "09:00"), half("b", "2026-03-01", "14:00"),
            half("c", "2026-03-02")]  # fmt: skip
    other = [half("x", "2026-03-01", "14:00"), half("y", "2026-03-02", "09:00"), half("z", None),
             half("w", "2026-03-01")]  # fmt: skip
    found = {uid: one["uid"] for uid, one in twins(kept, other).items()}
    assert found == {"x": "b", "y": "c"}
