"""Three people write lines of one session at random; in whichever order all is brought together,
everyone holds the same records and is asked the same questions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from tests.store.doing import FakeClock

REGISTERS = ("session", "slot", "participant", "attendance", "commitment", "attachment")
SESSION = "00000000-0000-7000-8000-000000000001"

someone = st.integers(0, 2)
operation = st.one_of(
    st.tuples(st.just("slot"), someone, st.integers(0, 2)),
    st.tuples(st.just("participant"), someone, st.integers(0, 2)),
    st.tuples(st.just("mark"), someone, st.integers(0, 2), st.sampled_from(["late", "absent"])),
    st.tuples(st.just("mark"), someone, st.integers(0, 2), st.sampled_from(["late", None])),
    st.tuples(st.just("attachment"), someone, st.integers(0, 2)),
    st.tuples(st.just("remove"), someone, st.sampled_from(REGISTERS), st.integers(0, 5)),
    st.tuples(st.just("recover"), someone, st.sampled_from(REGISTERS), st.integers(0, 5)),
    st.tuples(st.just("undo"), someone),
    st.tuples(st.just("merge"), someone, someone),
)


class Three:
    """Three copies of a store with one session, two members and two half-days."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.stores = []
        for name in "abc":
            path = folder / name / "s.artisanest"
            path.parent.mkdir(parents=True)
            shutil.copy(template, path)
            clock = FakeClock()
            self.stores.append(Store.open(path, folder / f"profile {name}", clock=clock))

    def close(self) -> None:
        for store in self.stores:
            store.close()

    def uids(self, store: Store, register: str) -> list[str]:
        ids = store.find(register) + store.find(register, removed=True)
        return sorted(row[0] for row in store.window(register, ids, []))

    def do(self, name: str, which: int, *what: Any) -> None:
        store = self.stores[which]
        if name == "merge":
            if what[0] != which:
                store.receive(self.stores[what[0]].package())
            return
        if name == "undo":
            last = store.last_undoable()
            if last is not None:
                store.undo(last.txn)
            return
        with store.transaction(_("Something")) as t:
            getattr(self, name)(store, t, *what)

    def slot(self, store: Store, t: Any, n: int) -> None:
        t.create("slot", {"session": SESSION, "date": f"2026-03-0{n + 1}"})

    def participant(self, store: Store, t: Any, n: int) -> None:
        members = self.uids(store, "member")
        t.create("participant", {"session": SESSION, "member": members[n % len(members)]})

    def mark(self, store: Store, t: Any, n: int, mark: str | None) -> None:
        people, slots = self.uids(store, "participant"), self.uids(store, "slot")
        pair = {"participant": people[n % len(people)], "slot": slots[n % len(slots)]}
        t.create("attendance", {**pair, "mark": mark})

    def attachment(self, store: Store, t: Any, n: int) -> None:
        slots = self.uids(store, "slot")
        record = slots[n % len(slots)]
        values = {"register": "slot", "record": record, "file": t.blob(b"scan %d" % n, "x/y")}
        t.create("attachment", values)

    def remove(self, store: Store, t: Any, register: str, n: int) -> None:
        found = self.uids(store, register)
        if found:
            t.remove(register, found[n % len(found)])

    def recover(self, store: Store, t: Any, register: str, n: int) -> None:
        found = self.uids(store, register)
        if found:
            t.recover(register, found[n % len(found)])

    def everything(self, store: Store) -> dict[str, Any]:
        found: dict[str, Any] = {
            f"{register} {uid}": {**(store.get(register, uid) or {}), "id": 0}
            for register in REGISTERS
            for uid in self.uids(store, register)
        }
        found["asked"] = sorted((q.register, q.uid, q.field) for q in store.questions())
        return found


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("template") / "s.artisanest"
    store = Store.open(path, path.parent / "profile", clock=FakeClock())
    with store.transaction(_("Session")) as t:
        t.create("session", {"title": "Calculer un juste prix"}, uid=SESSION)
        members = [t.create("member", {"family_name": f"N{n}"}) for n in range(2)]
        t.create("participant", {"session": SESSION, "member": members[0]})
        t.create("slot", {"session": SESSION, "date": "2026-03-03"})
        t.create("commitment", {"session": SESSION, "what": "Photos"})
    store.close()
    yield path


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    operations=st.lists(operation, min_size=4, max_size=16),
    order=st.permutations(list(permutations(range(3), 2))),
)
def test_the_order_of_bringing_together_does_not_matter(
    operations: list[tuple[Any, ...]],
    order: list[tuple[int, int]],
    template: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    three = Three(template, tmp_path_factory.mktemp("three"))
    try:
        for one in operations:
            three.do(*one)
        for _round in range(2):
            for here, there in order:
                three.do("merge", here, there)
        first, *others = (three.everything(store) for store in three.stores)
        for other in others:
            assert other == first
        assert all(store.check() == [] for store in three.stores)
    finally:
        three.close()
