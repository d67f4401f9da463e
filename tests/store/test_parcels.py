"""Packages between the office and the trainer's laptop: nothing lost, nothing twice, nothing
altered on the way."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Newer, Refusal, Store, parcel, parcel_lock, parcels, schema
from artisanest_desktop.store.parcel import WrongPassword, from_bytes, to_bytes
from artisanest_desktop.store.rehearsing import rehearse
from tests.store.doing import FakeClock, exchange, member, value, write

OpenStore = Callable[..., Store]


def sent(store: Store, have: Any = None, password: str | None = None) -> bytes:
    """The bytes of a package."""
    return to_bytes(parcels.pack(store, have), password)


def taken(store: Store, data: bytes, password: str | None = None) -> parcels.Taken:
    """What taking these bytes in did."""
    return parcels.take(store, from_bytes(data, "x", password))


def state(store: Store) -> Any:
    """All that people see."""
    ids = store.find("member") + store.find("member", removed=True)
    rows = store.window("member", ids, ["family_name", "given_name", "douar", "removed"])
    asked = sorted(
        (q.uid, q.field, tuple(str(a.value) for a in q.answers)) for q in store.questions()
    )
    return sorted(map(tuple, (row[1:] for row in rows)), key=repr), asked


@pytest.fixture
def two(open_store: OpenStore) -> tuple[Store, Store]:
    return open_store("office", author="Naïma"), open_store("laptop", author="Saïd")


def test_what_one_typed_is_there_for_the_other(two: tuple[Store, Store], tmp_path: Path) -> None:
    office, laptop = two
    uid = member(office, family_name="Benali", given_name="Fatéma")
    with office.transaction(_("A photo")) as t:
        t.set("member", uid, {"photo": t.blob(b"\xff\xd8picture" * 900, "image/jpeg")})
    path = tmp_path / "new" / "p.artisanest-package"
    made = parcels.make(office, path)
    assert made.size == path.stat().st_size and made.changes == 2
    assert parcel.is_parcel(path) and not list(path.parent.glob(".*"))
    read = parcel.read(path)
    assert read.sender.startswith("Naïma")
    outlook = parcels.look(laptop, read)
    assert (outlook.received.txns, outlook.people, outlook.questions) == (2, 1, 0)
    assert laptop.get("member", uid) is None and not laptop.history()
    done = parcels.take(laptop, read)
    assert done.backup is not None and done.received.txns == 2
    assert value(laptop, uid, "given_name") == "Fatéma"
    assert laptop.blob(value(laptop, uid, "photo")) == office.blob(value(office, uid, "photo"))
    assert laptop.check() == []


def test_the_same_package_twice_changes_nothing(two: tuple[Store, Store]) -> None:
    office, laptop = two
    member(office, family_name="Benali")
    data = sent(office)
    taken(laptop, data)
    before, copies = state(laptop), len(laptop.backups())
    again = taken(laptop, data)
    assert again.received.txns == 0 and again.backup is None
    assert (state(laptop), len(laptop.backups())) == (before, copies)


def test_only_what_is_new_goes_once_the_other_side_has_answered(two: tuple[Store, Store]) -> None:
    office, laptop = two
    member(office, family_name="A")
    taken(laptop, sent(office))
    assert parcels.peers(office) == [] and parcels.known_to_all([]) == {}
    taken(office, sent(laptop))
    (peer,) = parcels.peers(office)
    assert peer.name.startswith("Saïd") and peer.replica == laptop.replica
    uid = member(office, family_name="B")
    new = parcels.pack(office, peer.have)
    assert len(new.package.txns) == 1
    taken(laptop, to_bytes(new))
    assert value(laptop, uid, "family_name") == "B"
    assert len(parcels.pack(laptop, parcels.peers(laptop)[0].have).package.txns) == 0


def test_an_older_package_does_not_unlearn(two: tuple[Store, Store]) -> None:
    office, laptop = two
    old = sent(laptop)
    member(office, family_name="A")
    taken(laptop, sent(office))
    taken(office, sent(laptop))
    known = parcels.peers(office)[0].have
    taken(office, old)
    assert parcels.peers(office)[0].have == known != {}


def test_a_gap_is_said_and_filled_later(two: tuple[Store, Store]) -> None:
    office, laptop = two
    member(office, family_name="A")
    member(office, family_name="B")
    have = {office.replica: 1}
    gap = taken(laptop, sent(office, have))
    assert gap.received.txns == 0 and gap.received.gaps and gap.backup is None
    assert taken(laptop, sent(office)).received.txns == 2


def test_what_both_wrote_is_a_question_and_counted_before(two: tuple[Store, Store]) -> None:
    office, laptop = two
    uid = member(office, family_name="Benali")
    taken(laptop, sent(office))
    write(office, (uid, {"douar": "Tlat"}))
    write(laptop, (uid, {"douar": "Bouchane"}))
    read = from_bytes(sent(office), "x")
    assert parcels.look(laptop, read).questions == 1 and not laptop.questions()
    parcels.take(laptop, read)
    assert len(laptop.questions()) == 1


def test_who_was_erased_there_is_erased_here(two: tuple[Store, Store]) -> None:
    office, laptop = two
    uid = member(office, family_name="Benali")
    taken(laptop, sent(office))
    office.erase("member", uid)
    known = parcels.pack(laptop).have
    read = from_bytes(sent(office, known), "x")
    assert parcels.look(laptop, read).erased == 1
    assert parcels.take(laptop, read).backup is not None
    assert laptop.get("member", uid) is None


def test_a_password(two: tuple[Store, Store]) -> None:
    office, laptop = two
    member(office, family_name="Benali", given_name="Fatéma")
    data = sent(office, password="mot de passé ١٢")
    plain = zlib.compress(b"Benali")
    assert b"Benali" not in data and plain not in data
    for password, was_given in ((None, False), ("", False), ("other", True)):
        with pytest.raises(WrongPassword) as wrong:
            from_bytes(data, "x", password)
        assert wrong.value.given is was_given
    decomposed = "mot de passe\u0301 ١٢"
    assert taken(laptop, data, decomposed).received.txns == 1
    assert sent(office, password="a") != sent(office, password="a")


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_altered_bytes_are_refused(package_bytes: Any, data: st.DataObject) -> None:
    locked = data.draw(st.booleans())
    whole = package_bytes[locked]
    at = data.draw(st.integers(0, len(whole) - 1))
    kind = data.draw(st.sampled_from(["flip", "cut", "insert", "signed"]))
    changed = bytearray(whole)
    if kind == "cut":
        del changed[at:]
    elif kind == "insert":
        changed.insert(at, data.draw(st.integers(0, 255)))
    else:
        changed[at] ^= data.draw(st.integers(1, 255))
    if kind == "signed" and locked and at < len(whole) - 32:
        # One who knows the format puts the sum right: the lock still holds.
        changed[-32:] = hashlib.sha256(changed[:-32]).digest()
    with pytest.raises(Refusal):
        from_bytes(bytes(changed), "x", "secret")


@pytest.fixture(scope="module")
def package_bytes(template: Path) -> dict[bool, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "s.artisanest")
        shutil.copy(template, path)
        with Store.open(path, Path(folder, "p"), clock=FakeClock()) as store:
            member(store, family_name="Benali")
            parcel_lock._COST, cost = 2**4, parcel_lock._COST
            try:
                return {False: sent(store), True: sent(store, password="secret")}
            finally:
                parcel_lock._COST = cost


def signed(header: bytes, content: bytes, version: int = 1) -> bytes:
    """A file of someone who knows the format."""
    start = parcel.MAGIC + struct.pack(">HI", version, len(header)) + header
    return start + content + hashlib.sha256(start + content).digest()


def record(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">cI", kind, len(data)) + data


OPEN = b'{"schema": 3, "lock": null}'
ABOUT = (
    b'{"store":"s","replica":"r","own":[],"author":"","computer":"","at":"","offset":0,'
    b'"have":{},"last":{},"erased":[]}'
)
HOSTILE = {
    "no header": signed(b"[]", b""),
    "deep": signed(b"[" * 4000, b""),
    "lock of all memory": signed(b'{"schema":3,"lock":{"cost":1073741824,"salt":""}}', b"x"),
    "bomb": signed(OPEN, zlib.compress(bytes(4_000_000), 9)),
    "a record that never ends": signed(OPEN, zlib.compress(struct.pack(">cI", b"b", 2**32 - 1))),
    "a long sentence": signed(OPEN, zlib.compress(struct.pack(">cI", b"i", 2**31))),
    "no end": signed(OPEN, zlib.compress(record(b"i", ABOUT))),
    "after the end": signed(
        OPEN, zlib.compress(record(b"i", ABOUT) + record(b"z", b"") + record(b"z", b""))
    ),
    "a second stream": signed(
        OPEN, zlib.compress(record(b"i", ABOUT) + record(b"z", b"")) + zlib.compress(b"x")
    ),
    "half a transaction": signed(
        OPEN, zlib.compress(record(b"i", ABOUT) + record(b"t", b'{"uid":1}') + record(b"z", b""))
    ),
    "numbers for words": signed(
        OPEN, zlib.compress(record(b"i", ABOUT.replace(b'"s"', b"1")) + record(b"z", b""))
    ),
    "something else": b"PK\x03\x04" + bytes(100),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "MAX_UNFOLDED", 1_000_000)
    with pytest.raises(Refusal):
        from_bytes(HOSTILE[name], "x.artisanest-package", "secret")


def test_an_empty_one_is_read() -> None:
    data = signed(OPEN, zlib.compress(record(b"i", ABOUT) + record(b"z", b"")))
    assert from_bytes(data, "x").package.txns == []


def test_a_newer_one_is_refused_in_words(two: tuple[Store, Store], tmp_path: Path) -> None:
    office, laptop = two
    member(office, family_name="A")
    with pytest.raises(Newer, match="newer version"):
        from_bytes(signed(OPEN, b"what we do not know", version=2), "x")
    packed = parcels.pack(office)
    newer = dataclasses.replace(packed.package, schema=schema.SCHEMA + 1)
    with pytest.raises(Newer):
        from_bytes(to_bytes(dataclasses.replace(packed, package=newer)), "x")
    with pytest.raises(Newer):
        rehearse(laptop, newer)


def test_a_change_of_one_name_with_another_content_is_refused(two: tuple[Store, Store]) -> None:
    office, laptop = two
    member(office, family_name="A")
    data = sent(office)
    taken(laptop, data)
    packed = from_bytes(data, "x")
    (uid,) = packed.package.changes
    register, who, fields = packed.package.changes[uid][0]
    forged = {uid: [(register, who, fields.replace('"A"', '"B"'))]}
    other = dataclasses.replace(packed.package, changes=forged)
    before = state(laptop)
    with pytest.raises(Refusal):
        parcels.take(laptop, dataclasses.replace(packed, package=other))
    assert state(laptop) == before


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        parcel.read(tmp_path / "none.artisanest-package")
    assert not parcel.is_parcel(tmp_path / "none")


def test_starting_does_not_import_what_only_a_password_needs() -> None:
    code = (
        "import sys, artisanest_desktop.store.parcels, artisanest_desktop.app;"
        "print([m for m in ('cryptography', 'msoffcrypto', 'olefile') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


step = st.one_of(
    st.tuples(st.just("new"), st.integers(0, 2), st.sampled_from("xyz")),
    st.tuples(st.just("edit"), st.integers(0, 2), st.integers(0, 3), st.sampled_from("PQ")),
    st.tuples(st.just("undo"), st.integers(0, 2)),
    st.tuples(st.just("make"), st.integers(0, 2), st.integers(0, 2), st.booleans()),
    st.tuples(st.just("take"), st.integers(0, 2), st.integers(0, 5)),
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(step, min_size=4, max_size=16))
def test_packages_in_any_order_come_to_the_same(template: Path, steps: list[Any]) -> None:
    """Three copies; packages are made for one or all, taken late, twice, or never."""
    with tempfile.TemporaryDirectory() as folder:
        stores = []
        for n in range(3):
            path = Path(folder, str(n), "s.artisanest")
            path.parent.mkdir()
            shutil.copy(template, path)
            clock = FakeClock()
            clock.go(seconds=n)
            stores.append(Store.open(path, Path(folder, f"p{n}"), clock=clock, author=f"u{n}"))
        try:
            _do(stores, steps)
            last = [sent(store) for store in stores]
            for n, store in enumerate(stores):
                for data in [*last[n:], *last[:n]]:
                    taken(store, data)
            assert state(stores[0]) == state(stores[1]) == state(stores[2])
            assert all(store.check() == [] for store in stores)
            exchange(*stores)
            assert state(stores[0]) == state(stores[1])
        finally:
            for store in stores:
                store.close()


def _do(stores: list[Store], steps: list[Any]) -> None:
    files: list[bytes] = []
    for what, n, *more in steps:
        store = stores[n]
        if what == "new":
            member(store, family_name=more[0])
        elif what == "edit":
            ids = store.find("member")
            if ids:
                uid = store.row_uid("member", ids[more[0] % len(ids)])
                assert uid is not None
                with store.transaction(_("Edit")) as t:
                    t.set("member", uid, {"douar": more[1]})
        elif what == "undo":
            entry = next((e for e in store.history() if not e.undone), None)
            if entry is not None:
                store.undo(entry.txn)
        elif what == "make":
            known = parcels.peers(store)
            have = known[more[0] % len(known)].have if known and more[1] else None
            files.append(sent(store, have))
        elif files:
            taken(store, files[more[0] % len(files)])
