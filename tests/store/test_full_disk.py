"""A full disk: the sentence, nothing half-written, and work goes on when there is room again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Refusal, Store
from tests.store.conftest import OpenStore
from tests.store.doing import member, refusal, value, write

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 400


@contextmanager
def no_room(store: Store) -> Iterator[None]:
    """SQLite's own limit stands in for the disk: the same error, without the right to mount."""

    def limit(raw: sqlite3.Connection, _record: object) -> None:
        raw.execute("PRAGMA max_page_count=1")  # it never goes below what is there

    store.engine.dispose()
    sa.event.listen(store.engine, "connect", limit)
    try:
        yield
    finally:
        sa.event.remove(store.engine, "connect", limit)
        store.engine.dispose()


def add_photo(store: Store) -> str:
    with store.transaction(_("Photo")) as t:
        return t.create("member", {"photo": t.blob(PHOTO, "image/jpeg")})


def import_many(store: Store) -> None:
    with store.transaction(_("Import"), kind="import") as t:
        people = [{"family_name": f"Importé {n}", "notes": "x" * 900} for n in range(2000)]
        t.bulk_create("member", people)


def test_what_does_not_fit_is_said_and_not_half_written(store: Store) -> None:
    uid = member(store, family_name="Benali")
    heard: list[object] = []
    store.subscribe(heard.append)
    with no_room(store):
        for action in (add_photo, import_many):
            said = refusal(lambda a=action: a(store))
            assert "disk is full" in said
            assert "everything before it was" in said
        assert value(store, uid, "family_name") == "Benali"
        assert store.count("member") == 1
        assert store.check() == []
    assert heard == []
    add_photo(store)
    import_many(store)
    assert store.count("member") == 2002
    assert value(store, uid, "number") == "M-0001"
    assert store.check() == []
    seqs = [t["seq"] for t in store.package().txns]
    assert seqs == sorted(set(seqs))


def test_what_failed_to_be_first_is_still_ours_to_undo(store: Store, open_store: OpenStore) -> None:
    """The store learns whose replica it is with the first transaction that really is in it."""
    with no_room(store):
        refusal(lambda: add_photo(store))
    uid = member(store, family_name="Benali")
    store.close()
    again = open_store()
    last = again.last_undoable()
    assert last is not None
    again.undo(last.txn)
    assert value(again, uid, "removed") is True


class Disk:
    """A real small file system, filled and freed."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._ballast = place / "ballast"

    def free(self) -> int:
        return shutil.disk_usage(self.place).free

    def fill(self, leave: int = 0) -> None:
        size = self.free() - leave
        with open(self._ballast, "ab") as file:
            file.write(bytes(max(size, 0)))

    def empty(self) -> None:
        self._ballast.unlink(missing_ok=True)


@pytest.fixture
def disk(small_disk: Callable[[int], Path]) -> Disk:
    return Disk(small_disk(10))


@pytest.fixture
def tight(disk: Disk, template: Path, tmp_path: Path) -> Iterator[Store]:
    """A store on the small disk; its profile is elsewhere."""
    path = disk.place / "cooperative.artisanest"
    shutil.copy(template, path)
    with Store.open(path, tmp_path / "profile") as store:
        yield store


def names(store: Store) -> set[str]:
    return {p.name for p in store.path.parent.rglob("*") if p.is_file() and p.name != "ballast"}


@pytest.mark.slow
def test_typing_until_the_disk_is_full(tight: Store, disk: Disk, tmp_path: Path) -> None:
    kept = []
    disk.fill(leave=300_000)
    with pytest.raises(Refusal, match="disk is full"):
        for n in range(10_000):
            kept.append(member(tight, family_name=f"Benali {n}", notes="x" * 2000))
    assert kept
    for _again in range(3):
        assert "disk is full" in refusal(lambda: import_many(tight))
        assert "disk is full" in refusal(lambda: add_photo(tight))
    assert tight.count("member") == len(kept)
    assert tight.check() == []
    disk.empty()
    write(tight, (kept[0], {"family_name": "Alaoui"}))
    assert tight.check() == []
    tight.close()
    with Store.open(tight.path, tmp_path / "profile") as again:
        assert again.count("member") == len(kept)
        assert value(again, kept[0], "family_name") == "Alaoui"
        assert again.check() == []


@pytest.mark.slow
def test_the_whole_disk_is_full_even_for_opening(tight: Store, disk: Disk, tmp_path: Path) -> None:
    uid = member(tight, family_name="Benali")
    tight.close()
    disk.fill()
    try:
        with Store.open(tight.path, tmp_path / "profile") as again:
            assert value(again, uid, "family_name") == "Benali"
            assert "disk is full" in refusal(lambda: add_photo(again))
    except Refusal as refused:
        assert "disk is full" in str(refused)
    disk.empty()
    with Store.open(tight.path, tmp_path / "profile") as again:
        assert value(again, uid, "family_name") == "Benali"
        assert again.check() == []


@pytest.mark.slow
def test_a_copy_that_does_not_fit_leaves_nothing(tight: Store, disk: Disk) -> None:
    member(tight, family_name="Benali")
    good = tight.backup()
    before = names(tight)
    disk.fill(leave=200_000)
    assert "disk is full" in refusal(tight.backup)
    assert names(tight) == before
    assert "disk is full" in refusal(lambda: tight.restore(good))
    assert names(tight) == before
    assert tight.count("member") == 1
    assert tight.check() == []
    disk.empty()
    tight.backup()
    tight.restore(good)
    assert tight.check() == []


@pytest.mark.slow
def test_erasing_on_a_full_disk_is_refused_or_finished_later(
    tight: Store, disk: Disk, tmp_path: Path
) -> None:
    uid = member(tight, family_name="Zoubida")
    other = member(tight, family_name="Benali")
    copy = tight.backup()
    disk.fill()
    try:
        done = tight.erase("member", uid)
        assert not done.finished
        assert tight.get("member", uid) is None
    except Refusal as refused:
        assert "disk is full" in str(refused)
        assert value(tight, uid, "family_name") == "Zoubida"
    assert copy.exists()
    assert tight.check() == []
    disk.empty()
    if tight.get("member", uid) is not None:
        tight.erase("member", uid)
    tight.close()
    with Store.open(tight.path, tmp_path / "profile") as again:
        assert value(again, other, "family_name") == "Benali"
        assert again.get("member", uid) is None
        again.close()
    for path in (tight.path, copy):
        assert b"Zoubida" not in path.read_bytes()


@pytest.mark.slow
def test_a_store_that_cannot_be_made_leaves_no_half_of_one(disk: Disk, tmp_path: Path) -> None:
    disk.fill(leave=100_000)
    path = disk.place / "new" / "cooperative.artisanest"
    said = refusal(lambda: Store.open(path, tmp_path / "profile"))
    assert "disk is full" in said
    assert not [p for p in path.parent.glob("*") if p.suffix != ".lock"]
    disk.empty()
    with Store.open(path, tmp_path / "profile") as store:
        assert store.count("trade") > 0


@pytest.mark.slow
def test_a_profile_on_a_full_disk_costs_at_most_a_name(
    disk: Disk, template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "cooperative.artisanest"
    shutil.copy(template, path)
    with Store.open(path, disk.place / "profile") as store:
        member(store, family_name="Benali")
        disk.fill()
        member(store, family_name="Alaoui")
    with Store.open(path, disk.place / "profile") as store:
        member(store, family_name="Idrissi")
        names = store.window("member", store.find("member"), ["family_name"])
        assert {name for _uid, name in names} == {"Benali", "Alaoui", "Idrissi"}
        assert store.check() == []
