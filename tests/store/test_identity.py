"""Who wrote: a writer's sequence numbers are never given twice, and impostors are refused."""

from __future__ import annotations

import datetime as dt
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.store import Refusal, Store, profile
from artisanest_desktop.store.ids import NAMESPACE, derived_uid, new_uid
from artisanest_desktop.store.packages import Package
from tests.store.conftest import OpenStore
from tests.store.doing import FakeClock, exchange, member, value, write


def places(store: Store) -> dict[tuple[str, int], str]:
    """Which transaction stands at each place of each writer's sequence."""
    found = {(t["replica"], t["seq"]): t["uid"] for t in store.package().txns}
    assert len(found) == len(store.package().txns)
    return found


def agree(*stores: Store) -> None:
    """No two stores give one place to two transactions; merged, all are the same."""
    all_places: dict[tuple[str, int], str] = {}
    for store in stores:
        for place, uid in places(store).items():
            assert all_places.setdefault(place, uid) == uid
    exchange(*stores)
    for store in stores:
        assert places(store) == all_places
        assert store.check() == []


def files_of(store: Store) -> dict[str, bytes]:
    return {
        p.name: p.read_bytes()
        for p in store.path.parent.iterdir()
        if p.is_file() and p.suffix != ".lock"
    }


def put_back(path: Path, files: Mapping[str, bytes]) -> None:
    for old in path.parent.iterdir():
        if old.is_file() and old.suffix != ".lock":
            old.unlink()
    for name, data in files.items():
        (path.parent / name).write_bytes(data)


def test_the_same_writer_after_a_restart(store: Store, open_store: OpenStore) -> None:
    member(store, family_name="Benali")
    replica = store.replica
    store.close()
    again = open_store()
    assert again.replica == replica
    member(again, family_name="Alaoui")
    assert sorted(seq for _replica, seq in places(again)) == [1, 2]


def test_a_profile_that_was_deleted(store: Store, open_store: OpenStore, tmp_path: Path) -> None:
    uid = member(store, family_name="Benali")
    replica = store.replica
    store.close()
    shutil.rmtree(tmp_path / "profile of here")
    again = open_store()
    assert again.replica != replica
    write(again, (uid, {"family_name": "Alaoui"}))
    last = again.last_undoable()
    assert last is not None
    again.undo(last.txn)
    last = again.last_undoable()
    assert last is not None, "what the same person wrote before is still hers to undo"
    assert last.txn == again.history()[-1].txn


def test_an_older_copy_put_back_by_hand(store: Store, open_store: OpenStore) -> None:
    """She copied the file on Monday, typed all week, and put Monday's file back."""
    uid = member(store, family_name="Benali")
    store.close()
    monday = files_of(store)
    week = open_store()
    for name in ("Alaoui", "Idrissi", "Tazi"):
        write(week, (uid, {"family_name": name}))
    replica = week.replica
    week.close()
    friday = files_of(week)
    put_back(store.path, monday)
    after = open_store()
    assert after.replica != replica
    write(after, (uid, {"family_name": "Chraibi"}))
    shutil.copytree(after.path.parent, after.path.parent.with_name("friday"))
    put_back(after.path.parent.with_name("friday") / after.path.name, friday)
    agree(after, open_store("friday"))


def test_a_copy_made_while_the_window_was_open_and_put_back(
    store: Store, open_store: OpenStore
) -> None:
    uid = member(store, family_name="Benali")
    open_copy = files_of(store)
    assert any(name.endswith("-wal") for name in open_copy)
    for name in ("Alaoui", "Idrissi"):
        write(store, (uid, {"family_name": name}))
    replica = store.replica
    kept = store.package()
    store.close()
    put_back(store.path, open_copy)
    after = open_store()
    assert value(after, uid, "family_name") == "Benali"
    assert after.replica != replica
    write(after, (uid, {"family_name": "Chraibi"}))
    after.receive(kept)
    assert value(after, uid, "family_name") == "Chraibi"
    assert after.check() == []
    places(after)


def test_a_copy_opened_at_the_same_time_by_the_same_person(
    store: Store, open_store: OpenStore
) -> None:
    """Both files and one profile: they must not both be the same writer."""
    uid = member(store, family_name="Benali")
    store.close()
    shutil.copytree(store.path.parent, store.path.parent.with_name("copy"))
    one = open_store("here")
    two = open_store("copy", profile="here")
    assert one.replica != two.replica
    write(one, (uid, {"douar": "Bouchane"}))
    write(two, (uid, {"douar": "Tlauh"}))
    agree(one, two)
    assert [q.field for q in one.questions()] == ["douar"]


def test_a_copy_given_to_someone_else(store: Store, open_store: OpenStore) -> None:
    uid = member(store, family_name="Benali")
    store.close()
    shutil.copytree(store.path.parent, store.path.parent.with_name("there"))
    one, two = open_store("here"), open_store("there")
    write(one, (uid, {"douar": "Bouchane"}))
    write(two, (uid, {"phone": "+212612345678"}))
    agree(one, two)
    assert one.questions() == []
    assert value(two, uid, "douar") == "Bouchane"


def test_store_and_profile_copied_to_another_machine(
    store: Store, open_store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole home folder copied to a new laptop while the old one goes on."""
    uid = member(store, family_name="Benali")
    store.close()
    shutil.copytree(store.path.parent, tmp_path / "there")
    shutil.copytree(tmp_path / "profile of here", tmp_path / "profile of there")
    one = open_store("here")
    monkeypatch.setattr(profile, "_machine", lambda: "another machine")
    two = open_store("there")
    assert one.replica != two.replica
    write(one, (uid, {"douar": "Bouchane"}))
    write(two, (uid, {"douar": "Tlauh"}))
    agree(one, two)


def test_a_profile_that_is_not_what_it_should_be(
    store: Store, open_store: OpenStore, tmp_path: Path
) -> None:
    member(store, family_name="Benali")
    store.close()
    (file,) = (tmp_path / "profile of here" / "replicas").glob("*.json")
    for text in ("", "null", "[]", '{"replica": 3}', "\x00\x01", '{"machine": {}}'):
        file.write_text(text)
        again = open_store()
        member(again, family_name="Alaoui")
        again.close()
    again = open_store()
    assert again.check() == []
    places(again)


def test_killed_between_profile_and_commit(
    store: Store, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The profile knows a transaction the store does not hold: a new name, not a number twice."""
    member(store, family_name="Benali")
    replica = store.replica
    store.profile.remember(store.uid, replica, "of which nothing is left")
    store.close()
    again = open_store()
    assert again.replica != replica


def test_a_restore_draws_a_new_name(store: Store, open_store: OpenStore) -> None:
    uid = member(store, family_name="Benali")
    copy = store.backup()
    write(store, (uid, {"douar": "Tlauh"}))
    replica, kept = store.replica, store.package()
    store.restore(copy)
    assert store.replica != replica
    write(store, (uid, {"douar": "Nzala"}))
    replica = store.replica
    store.close()
    again = open_store()
    assert again.replica == replica
    again.receive(kept)
    places(again)
    (question,) = again.questions()
    assert {a.value for a in question.answers} == {"Tlauh", "Nzala"}


# -- impostors


def altered(package: Package, **values: Any) -> Package:
    return replace(package, txns=[{**t, **values} for t in package.txns])


@pytest.mark.parametrize(
    "alter",
    [
        lambda p: replace(
            p,
            changes={
                t: [(r, u, f.replace("Benali", "Banali")) for r, u, f in c]
                for t, c in p.changes.items()
            },
        ),
        lambda p: replace(p, changes={}),
        lambda p: altered(p, stamp="00000000000001-0000-abcdef"),
        lambda p: altered(p, kind="undo", undoes='["x"]'),
        lambda p: altered(p, seen='{"someone":7}'),
        lambda p: altered(p, uid="another"),
        lambda p: replace(p, txns=[*p.txns, {**p.txns[-1], "uid": "another"}]),
    ],
    ids=["value", "nothing", "stamp", "undo", "seen", "same place", "place twice"],
)
def test_one_change_told_in_two_ways_is_refused(store: Store, other: Store, alter: Any) -> None:
    uid = member(store, family_name="Benali")
    package = store.package()
    other.receive(package)
    write(other, (uid, {"douar": "Tlauh"}))
    before = places(other)
    with pytest.raises(Refusal, match="altered outside the program"):
        other.receive(alter(package))
    assert places(other) == before
    assert value(other, uid, "family_name") == "Benali"
    other.receive(package)


def test_a_fork_is_seen_even_when_only_what_is_new_is_sent(
    store: Store, open_store: OpenStore
) -> None:
    """Two windows that wrote under one name and number: never merged into a wrong order."""
    uid = member(store, family_name="Benali")
    store.close()
    shutil.copytree(store.path.parent, store.path.parent.with_name("fork"))
    one, two = open_store("here"), open_store("fork")
    two.replica = one.replica
    write(one, (uid, {"douar": "Bouchane"}))
    write(two, (uid, {"douar": "Tlauh"}))
    write(two, (uid, {"douar": "Nzala"}))
    have = {one.replica: 2}
    with pytest.raises(Refusal, match="altered outside the program"):
        one.receive(two.package(have))
    assert value(one, uid, "douar") == "Bouchane"


def test_a_gap_is_held_back_and_named(store: Store, other: Store) -> None:
    uid = member(store, family_name="Benali")
    write(store, (uid, {"douar": "Bouchane"}))
    write(store, (uid, {"douar": "Tlauh"}))
    whole = store.package()
    gap = replace(whole, txns=[t for t in whole.txns if t["seq"] != 2])
    done = other.receive(gap)
    assert (done.txns, done.gaps) == (1, {store.replica: 2})
    assert value(other, uid, "douar") is None
    assert other.receive(whole).txns == 2
    assert value(other, uid, "douar") == "Tlauh"
    assert other.receive(whole).txns == 0


# -- clocks


@pytest.mark.parametrize("year", [1970, 2040])
def test_a_battery_that_is_dead(store: Store, other: Store, clock: FakeClock, year: int) -> None:
    uid = member(store, family_name="Benali")
    exchange(store, other)
    today = clock.ms
    clock.put(dt.datetime(year, 1, 2, tzinfo=dt.UTC))
    write(store, (uid, {"douar": "Bouchane"}))
    write(store, (uid, {"douar": "Tlauh"}))
    entry = store.history("member", uid)[0]
    assert entry.at.startswith(f"{year}-01-02T")
    assert entry.offset == 60
    clock.ms = today
    write(store, (uid, {"phone": "+212612345678"}))
    exchange(store, other)
    assert value(other, uid, "douar") == "Tlauh"
    write(other, (uid, {"douar": "Nzala"}))
    exchange(store, other)
    assert value(store, uid, "douar") == "Nzala"
    assert value(other, uid, "douar") == "Nzala"
    last = store.last_undoable()
    assert last is not None
    store.undo(last.txn)
    assert value(store, uid, "phone") is None
    assert store.check() == other.check() == []


def test_a_clock_that_jumps_back_keeps_the_order(store: Store, clock: FakeClock) -> None:
    uid = member(store, family_name="Benali")
    for n in range(5):
        write(store, (uid, {"shares": n}))
        clock.go(hours=-5)
    assert value(store, uid, "shares") == 4
    stamps = [t["stamp"] for t in store.package().txns]
    assert stamps == sorted(set(stamps))


def test_a_stamp_far_ahead_does_not_drag_us_along(
    open_store: OpenStore, store: Store, clock: FakeClock
) -> None:
    ahead = FakeClock(dt.datetime(2040, 1, 1, tzinfo=dt.UTC))
    other = open_store("there", clock=ahead)
    uid = member(store, family_name="Benali")
    other.receive(store.package())
    write(other, (uid, {"douar": "Tlauh"}))
    elsewhere = member(other, family_name="Alaoui")
    done = store.receive(other.package())
    assert done.ahead == 2
    mine = member(store, family_name="Idrissi")
    assert stamp_of(store, mine) < f"{clock.ms + 86_400_000:014d}"
    write(store, (uid, {"douar": "Nzala"}))
    assert value(store, uid, "douar") == "Nzala"
    other.receive(store.package())
    assert value(other, uid, "douar") == "Nzala"
    assert other.questions() == store.questions() == []
    write(store, (elsewhere, {"douar": "Bouchane"}))
    other.receive(store.package())
    assert value(other, elsewhere, "douar") == "Bouchane"


def stamp_of(store: Store, uid: str) -> str:
    txn = store.history("member", uid)[0].txn
    return next(str(t["stamp"]) for t in store.package().txns if t["uid"] == txn)


def test_a_little_ahead_is_followed(open_store: OpenStore, store: Store, clock: FakeClock) -> None:
    other = open_store("there", clock=FakeClock(dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)))
    member(other, family_name="Alaoui")
    done = store.receive(other.package())
    assert done.ahead == 0
    mine = member(store, family_name="Idrissi")
    assert stamp_of(store, mine) > max(t["stamp"] for t in other.package().txns)


@given(st.lists(st.text(), min_size=1, max_size=4), st.integers(0, 2**48 - 1))
def test_identities_are_those_of_the_standard(parts: list[str], now: int) -> None:
    assert derived_uid(*parts) == str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))
    born = uuid.UUID(new_uid(now))
    assert (born.version, born.variant, born.int >> 80) == (7, uuid.RFC_4122, now)
