"""Whom to ask after three and six months: who came, of sessions that are over, not yet visited."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, editions, visits


@pytest.fixture
def session(store: Store) -> tuple[str, list[str]]:
    """It ended on 28 February 2026; the first two came, the third was absent."""
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Prix"})
        days = ("2026-02-27", "2026-02-28")
        slots = [t.create("slot", {"session": uid, "date": day}) for day in days]
        people = [t.create("participant", {"session": uid, "name": f"P{n}"}) for n in range(3)]
        for who, mark in zip(people, ("present", "late", "absent"), strict=True):
            t.create("attendance", {"participant": who, "slot": slots[0], "mark": mark})
    return uid, people


def asked(store: Store, day: str) -> list[tuple[str, int]]:
    return [(v.row["uid"], v.months) for v in visits.due(store, dt.date.fromisoformat(day))]


def test_who_came_is_asked_twice(store, session):
    _uid, people = session
    assert asked(store, "2026-05-01") == []
    assert sorted(asked(store, "2026-05-28")) == sorted((p, 3) for p in people[:2])
    assert sorted(asked(store, "2026-08-28")) == sorted((p, 6) for p in people[:2])
    assert asked(store, "2026-12-01") == []


def test_who_was_visited_is_not_asked_again(store, session):
    _uid, people = session
    with store.transaction(_("x")) as t:
        t.set("participant", people[0], {"visited_3": "2026-05-20", "in_use_3": "yes"})
    assert asked(store, "2026-05-28") == [(people[1], 3)]
    assert len(asked(store, "2026-08-28")) == 2  # the later visit is another one


def test_a_cancelled_session_and_one_that_goes_on_ask_nobody(store, session):
    uid, _people = session
    with store.transaction(_("x")) as t:
        slot = t.create("slot", {"session": uid, "date": "2026-06-30"})
    assert asked(store, "2026-05-28") == []
    with store.transaction(_("x")) as t:
        t.remove("slot", slot)
        t.set("session", uid, {"state": "cancelled"})
    assert asked(store, "2026-05-28") == []


def test_a_consent_sheet_waits_until_it_is_typed(store, session):
    uid, _people = session
    with store.transaction(_("x")) as t:
        member = t.create("member", {"family_name": "Benali"})
        who = t.create("participant", {"session": uid, "member": member})
        editions.freeze(t, store, "session", uid, "consent", [who], text_version="2026-1")
    printed = store.clock.today().isoformat()
    assert [e["record"] for e in editions.consents_untyped(store, printed)] == [uid]
    assert editions.consents_untyped(store, "9999-01-01") == []
    with store.transaction(_("x")) as t:
        t.set("member", member, {"consent_on": printed, "consent_text": "2026-1"})
    assert editions.consents_untyped(store, printed) == []
