"""Records as they stood when something was written, whatever came afterwards."""

from __future__ import annotations

from collections.abc import Callable

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.store.asof import as_of_birth, born

Open = Callable[..., Store]


def marked(store: Store) -> str:
    """A record that stands for a moment."""
    with store.transaction(_("Print")) as t:
        return t.create("edition", {"record": "x", "register": "session", "number": 1})


def test_names_are_those_of_the_moment(store: Store) -> None:
    with store.transaction(_("Add")) as t:
        uid = t.create("member", {"family_name": "Alaoui", "phone": "+212600000000"})
    moment = marked(store)
    with store.transaction(_("Edit")) as t:
        t.set("member", uid, {"family_name": "Idrissi", "given_name": "Rkia"})
    then = as_of_birth(store, moment).get("member", uid)
    assert then is not None
    assert (then["family_name"], then["given_name"]) == ("Alaoui", None)
    assert then["phone"] == "+212600000000"
    assert store.get("member", uid)["family_name"] == "Idrissi"  # type: ignore[index]


def test_lines_are_those_of_the_moment(store: Store) -> None:
    with store.transaction(_("Add")) as t:
        session = t.create("session", {"title": "Prix"})
        first = t.create("slot", {"session": session, "date": "2026-11-03", "start": "09:00"})
        gone = t.create("slot", {"session": session, "date": "2026-11-04", "start": "09:00"})
    moment = marked(store)
    with store.transaction(_("Edit")) as t:
        t.remove("slot", gone)
        t.set("slot", first, {"date": "2026-12-01"})
        t.create("slot", {"session": session, "date": "2026-11-05"})
    then = as_of_birth(store, moment).lines("slot", session)
    assert [(s["uid"], s["date"]) for s in then] == [(first, "2026-11-03"), (gone, "2026-11-04")]


def test_what_was_undone_by_then_counts_as_it_counted_then(store: Store) -> None:
    with store.transaction(_("Add")) as t:
        uid = t.create("member", {"family_name": "Alaoui"})
    with store.transaction(_("Edit")) as t:
        t.set("member", uid, {"family_name": "Faux"})
    wrong = t.uid
    assert wrong is not None
    before = marked(store)
    done = store.undo(wrong)
    between = marked(store)
    assert done.txn is not None
    store.undo(done.txn)
    after = marked(store)
    names = [
        as_of_birth(store, moment).get("member", uid)["family_name"]  # type: ignore[index]
        for moment in (before, between, after)
    ]
    assert names == ["Faux", "Alaoui", "Faux"]


def test_what_another_computer_wrote_unseen_is_not_there(open_store: Open) -> None:
    here, there = open_store("here"), open_store("there", profile="there")
    with here.transaction(_("Add")) as t:
        uid = t.create("member", {"family_name": "Alaoui", "given_name": "Rkia"})
    there.receive(here.package())
    with there.transaction(_("Edit")) as t:
        t.set("member", uid, {"given_name": "Rkia Zahra"})
    moment = marked(here)
    here.receive(there.package())
    assert here.get("member", uid)["given_name"] == "Rkia Zahra"  # type: ignore[index]
    then = as_of_birth(here, moment).get("member", uid)
    assert then is not None and then["given_name"] == "Rkia"


def test_who_is_erased_is_not_brought_back(store: Store) -> None:
    with store.transaction(_("Add")) as t:
        uid = t.create("member", {"family_name": "Alaoui"})
    moment = marked(store)
    store.erase("member", uid)
    assert as_of_birth(store, moment).get("member", uid) is None


def test_who_was_not_there_yet_counts_as_removed(store: Store) -> None:
    moment = marked(store)
    with store.transaction(_("Add")) as t:
        uid = t.create("member", {"family_name": "Alaoui"})
    then = as_of_birth(store, moment).get("member", uid)
    assert then is not None and then["removed"] and then["family_name"] is None
    assert born(store, "nobody") is None
