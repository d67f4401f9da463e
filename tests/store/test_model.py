"""The store against a slow, obvious model of what design.md says about journal, undo and merge.

Two copies of one store are written, undone, redone, merged and restored at random; the model
keeps the plain set of transactions each copy has and works everything out from the definitions.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.store.clock import Clock

Cell = tuple[str, str]


class TickingClock(Clock):
    """Goes on one second at each look; ``skew`` makes one device wrong."""

    def __init__(self, skew: int = 0) -> None:
        self.ms = 1_760_000_000_000 + skew

    def now_ms(self) -> int:
        self.ms += 1000
        return self.ms


@dataclass(frozen=True)
class T:
    """A transaction of the model: what it wrote and everything that was known to it."""

    uid: str
    stamp: str
    kind: str
    undoes: tuple[str, ...]
    known: frozenset[str]
    writes: tuple[tuple[Cell, Any, Any], ...]


@dataclass
class Model:
    """One copy of the store: the set of transactions it has."""

    everything: dict[str, T]
    has: set[str] = field(default_factory=set)

    def txns(self) -> list[T]:
        return sorted((self.everything[u] for u in self.has), key=lambda t: t.stamp)

    def is_undone(self, uid: str) -> bool:
        return any(uid in t.undoes and not self.is_undone(t.uid) for t in self.txns())

    def writes(self, cell: Cell) -> list[tuple[T, Any, Any]]:
        return [(t, b, a) for t in self.txns() for c, b, a in t.writes if c == cell]

    def heads(self, cell: Cell) -> list[tuple[T, Any]]:
        """What nobody else knew; what was undone gives way to what was not."""
        found = self.all_heads(cell)
        return [(t, after) for t, after in found if not self.is_taken_back(t)] or found

    def is_taken_back(self, t: T) -> bool:
        return t.kind != "undo" and self.is_undone(t.uid)

    def all_heads(self, cell: Cell) -> list[tuple[T, Any]]:
        all_writes = self.writes(cell)
        return [
            (t, after)
            for t, _before, after in all_writes
            if not any(t.uid in other.known for other, _b, _a in all_writes)
        ]

    def has_rivals(self, cell: Cell, uid: str) -> bool:
        """Whether others that stand wrote at the same time: nothing is written then."""
        heads = [t for t, _after in self.all_heads(cell)]
        mine = any(t.uid == uid for t in heads)
        return mine and any(t.uid != uid and not self.is_taken_back(t) for t in heads)

    def cells(self, record: str) -> set[Cell]:
        return {c for t in self.txns() for c, _b, _a in t.writes if c[0] == record}

    def records(self) -> set[str]:
        return {c[0] for t in self.txns() for c, _b, _a in t.writes}

    def value(self, cell: Cell) -> tuple[Any, bool]:
        """What is on show, and whether a person is asked."""
        heads = self.heads(cell)
        if cell[1] != "removed":
            values = [after for _t, after in heads]
            return values[-1], any(v != values[-1] for v in values)
        removals = [t for t, after in heads if after]
        if len(removals) < len(heads):
            return False, bool(removals)
        edits = [
            t for c in self.cells(cell[0]) if c[1] != "removed" for t, _b, _a in self.writes(c)
            if not self.is_taken_back(t)
        ]  # fmt: skip
        apart = any(
            e.uid not in r.known and r.uid not in e.known and e.uid != r.uid
            for r in removals
            for e in edits
        )
        return not apart, apart

    def effective(self, cell: Cell, without: str | None = None, also: str | None = None) -> Any:
        return [
            (t, after)
            for t, _before, after in self.writes(cell)
            if t.kind != "undo"
            and t.uid != without
            and (t.uid == also or not self.is_undone(t.uid))
        ]

    def expected_undo(self, uid: str, undo: bool) -> dict[Cell, Any]:
        """The cells an undo (or redo) of ``uid`` sets, and to what."""
        target = self.everything[uid]
        found: dict[Cell, Any] = {}
        removing = {
            c[0]
            for c, _b, _a in target.writes
            if undo and c[1] == "removed" and self._hides(c, uid)
        }
        for cell, _before, _after in target.writes:
            if cell[0] in removing:
                if cell[1] == "removed" and not self._edited_since(cell[0], target):
                    found[cell] = True
                continue
            newest = self.effective(cell, also=uid)
            if self.has_rivals(cell, uid) or not newest or newest[-1][0].uid != uid:
                continue
            if not undo:
                found[cell] = newest[-1][1]
                continue
            rest = self.effective(cell, without=uid)
            found[cell] = rest[-1][1] if rest else self.writes(cell)[0][1]
        return found

    def _hides(self, cell: Cell, uid: str) -> bool:
        newest = self.effective(cell, also=uid)
        if not newest or newest[-1][0].uid != uid:
            return False
        rest = self.effective(cell, without=uid)
        return bool(rest[-1][1] if rest else self.writes(cell)[0][1])

    def _edited_since(self, record: str, target: T) -> bool:
        return any(
            t.stamp > target.stamp
            for c in self.cells(record)
            for t, _after in self.effective(c, without=target.uid)
        )


class Pair:
    """Two copies of one store and their models."""

    def __init__(self, template: Path, folder: Path) -> None:
        everything: dict[str, T] = {}
        self.clocks = (TickingClock(), TickingClock(skew=137_000))
        self.stores: list[Store] = []
        self.models = [Model(everything), Model(everything)]
        self.backups: list[tuple[Path, set[str]] | None] = [None, None]
        for i, name in enumerate("ab"):
            path = folder / name / "s.artisanest"
            path.parent.mkdir()
            shutil.copy(template, path)
            store = Store.open(path, folder / f"profile-{name}", clock=self.clocks[i])
            self.stores.append(store)

    def close(self) -> None:
        for store in self.stores:
            store.close()

    def note(self, i: int) -> None:
        """Tell the model which transactions the store has written since."""
        model, store = self.models[i], self.stores[i]
        for txn in reversed(store.package().txns):
            if txn["uid"] in model.everything:
                continue
            entry = next(e for e in store.history(limit=10**6) if e.txn == txn["uid"])
            writes = tuple(
                ((record, key), before, after)
                for _register, record, fields in entry.changes
                for key, (before, after) in fields.items()
            )
            kind, undoes = txn["kind"], entry.undoes
            known = frozenset(model.has)
            t = T(txn["uid"], txn["stamp"], kind, undoes, known, writes)
            model.everything[t.uid] = t
            model.has.add(t.uid)

    def members(self, i: int) -> list[str]:
        store = self.stores[i]
        ids = store.find("member") + store.find("member", removed=True)
        return sorted(row[0] for row in store.window("member", ids, ["number"]))

    # -- what can happen

    def create(self, i: int, name: str, count: int) -> None:
        with self.stores[i].transaction(_("Create"), kind="import" if count > 1 else "edit") as t:
            t.bulk_create("member", [{"family_name": f"{name}{n}"} for n in range(count)])
        self.note(i)

    def edit(self, i: int, which: int, changes: dict[str, Any]) -> None:
        members = self.members(i)
        if not members:
            return
        uid = members[which % len(members)]
        before = len(self.models[i].has)
        with self.stores[i].transaction(_("Edit")) as t:
            t.set("member", uid, changes)
        self.note(i)
        assert len(self.models[i].has) == before + (t.uid is not None)

    def undo(self, i: int, which: int) -> None:
        """Undo or redo any transaction that stands, not only the last."""
        store, model = self.stores[i], self.models[i]
        standing = [t for t in model.txns() if not model.is_undone(t.uid)]
        if not standing:
            return
        target = standing[which % len(standing)]
        redo = target.kind == "undo"
        if redo and any(model.everything[u].kind == "undo" for u in target.undoes):
            return  # undoing a redo is undoing the transaction itself
        originals = target.undoes if redo else (target.uid,)
        expected: dict[Cell, Any] = {}
        for original in originals:
            expected |= model.expected_undo(original, undo=not redo)
        shown = {cell: model.value(cell)[0] for cell in expected}
        store.undo(target.uid)
        self.note(i)
        for cell, value in expected.items():
            assert model.value(cell)[0] == value, (cell, shown[cell], value)
        written = {c for t in model.txns()[-1:] for c, _b, _a in t.writes}
        assert written <= set(expected)

    def merge(self, i: int) -> None:
        here, there = self.stores[i], self.stores[1 - i]
        here.receive(there.package(here.package().txns and _seen(here)))
        self.models[i].has |= self.models[1 - i].has

    def backup(self, i: int) -> None:
        self.backups[i] = (self.stores[i].backup(), set(self.models[i].has))

    def restore(self, i: int, back: bool) -> None:
        saved = self.backups[i]
        if saved is None:
            return
        done = self.stores[i].restore(saved[0])
        had, self.models[i].has = self.models[i].has, set(saved[1])
        if back:
            self.stores[i].merge_back(done.before)
            self.models[i].has |= had

    # -- what must hold

    def check(self) -> None:
        for store, model in zip(self.stores, self.models, strict=True):
            assert {t["uid"] for t in store.package().txns} == model.has
            asked = {(q.uid, q.field) for q in store.questions()}
            expected_asked = set()
            for record in model.records():
                row = store.get("member", record)
                assert row is not None
                for cell in model.cells(record):
                    value, question = model.value(cell)
                    assert row[cell[1]] == value, cell
                    if question:
                        expected_asked.add(cell)
                entries = store.history("member", record, limit=10**6)
                assert {e.txn for e in entries} == {
                    t.uid for t in model.txns() if any(c[0] == record for c, _b, _a in t.writes)
                }
            assert asked == expected_asked
            for entry in store.history(limit=10**6):
                assert entry.undone == model.is_undone(entry.txn)
            assert store.check() == []


def _seen(store: Store) -> dict[str, int]:
    have: dict[str, int] = {}
    for txn in store.package().txns:
        have[txn["replica"]] = max(have.get(txn["replica"], 0), txn["seq"])
    return have


side = st.integers(0, 1)
value = st.fixed_dictionaries(
    {},
    optional={
        "family_name": st.sampled_from(["Benali", "العمراني", None]),
        "douar": st.sampled_from(["Bouchane", "Tlauh"]),
        "removed": st.booleans(),
    },
)
operation = st.one_of(
    st.tuples(st.just("create"), side, st.sampled_from("xy"), st.integers(1, 3)),
    st.tuples(st.just("edit"), side, st.integers(0, 2), value),
    st.tuples(st.just("edit"), side, st.integers(0, 2), value),
    st.tuples(st.just("undo"), side, st.integers(0, 30)),
    st.tuples(st.just("undo"), side, st.integers(0, 30)),
    st.tuples(st.just("merge"), side),
    st.tuples(st.just("backup"), side),
    st.tuples(st.just("restore"), side, st.booleans()),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("template") / "s.artisanest"
    Store.open(path, path.parent / "profile").close()
    yield path


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(operations=st.lists(operation, min_size=6, max_size=24))
def test_values_questions_and_history_agree_with_the_model(
    operations: list[tuple[Any, ...]], template: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pair = Pair(template, tmp_path_factory.mktemp("pair"))
    try:
        pair.create(0, "shared", 2)
        pair.merge(1)
        for name, *arguments in operations:
            getattr(pair, name)(*arguments)
        pair.check()
        pair.merge(0)
        pair.merge(1)
        pair.merge(0)
        pair.check()
        a, b = pair.stores
        for record in pair.models[0].records():
            one, two = a.get("member", record), b.get("member", record)
            assert one is not None and two is not None
            assert {**one, "id": 0} == {**two, "id": 0}
        assert {(q.uid, q.field) for q in a.questions()} == {
            (q.uid, q.field) for q in b.questions()
        }
    finally:
        pair.close()
