"""Safety copies: whole or not there, thinned with care, and a restore that can be undone."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Refusal, Store, backup
from tests.store.conftest import OpenStore
from tests.store.doing import FakeClock, member, refusal, value, write


def days(store: Store) -> list[str]:
    return [f"{b.at:%Y-%m-%d}" for b in store.backups()]


def test_a_copy_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    uid = member(store, family_name="Benali")
    path = store.backup("import")
    (found,) = store.backups()
    assert (found.path, found.reason, found.size) == (path, "import", path.stat().st_size)
    assert path.name.startswith("cooperative 2026-11-24 ")
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    write(store, (uid, {"family_name": "Alaoui"}))
    elsewhere = tmp_path / "stick.artisanest"
    shutil.copy(path, elsewhere)
    with Store.open(elsewhere, tmp_path / "p") as copy:
        assert value(copy, uid, "family_name") == "Benali"
        assert copy.check() == []


def test_two_copies_in_one_second(store: Store, clock: FakeClock) -> None:
    clock.now_ms = lambda: clock.ms  # type: ignore[method-assign]
    assert len({store.backup() for _n in range(3)}) == 3
    assert len(store.backups()) == 3


def test_what_is_in_the_log_is_in_the_copy(store: Store) -> None:
    """A plain copy of the file misses what is still in the WAL."""
    uid = member(store, family_name="Benali")
    with sqlite3.connect(store.backup()) as raw:
        assert raw.execute("SELECT uid FROM member").fetchall() == [(uid,)]
    raw.close()


def test_while_another_thread_writes(store: Store) -> None:
    uid = member(store, family_name="Benali", shares=0)
    stop = threading.Event()

    def work() -> None:
        n = 0
        while not stop.is_set():
            n += 1
            write(store, (uid, {"shares": n}))

    thread = threading.Thread(target=work)
    thread.start()
    try:
        copies = [store.backup() for _n in range(3)]
    finally:
        stop.set()
        thread.join()
    for path in copies:
        with Store.open(path, path.parent, write=False) as copy:
            assert copy.check() == []


def test_thinning(store: Store, clock: FakeClock) -> None:
    """Two copies a day for four months, then one a month for three years."""
    member(store, family_name="Benali")
    first = store.backup()
    data = first.read_bytes()
    for day in range(120):
        for hour in (8, 17):
            at = dt.datetime(2026, 11, 23, hour) - dt.timedelta(days=day)
            name = f"cooperative {at:%Y-%m-%d %H-%M-%S} daily.artisanest"
            (first.parent / name).write_bytes(data)
    for month in range(36):
        when = f"{2023 + month // 12}-{month % 12 + 1:02d}-03"
        name = f"cooperative {when} 09-00-00 daily.artisanest"
        (first.parent / name).write_bytes(data)
    last = store.backup()
    kept = days(store)
    assert store.backups()[0].path == last
    assert kept[:2] == ["2026-11-24", "2026-11-24"]
    assert kept[:10] == sorted(kept[:10], reverse=True)
    assert len(set(kept[:36])) >= 30
    assert len({d[:7] for d in kept}) == 24
    assert len(kept) <= backup.NEWEST_KEPT + backup.DAYS_KEPT + backup.MONTHS_KEPT
    assert kept[-1] == "2024-06-03"


def test_a_copy_just_made_stays_whatever_its_date(store: Store, clock: FakeClock) -> None:
    """With a dead battery it is of 1970, and still the one made before this import."""
    member(store, family_name="Benali")
    for _n in range(60):
        clock.go(days=1)
        store.backup("daily")
    clock.put(dt.datetime(1970, 1, 1, 8, tzinfo=dt.UTC))
    path = store.backup("import")
    assert path.exists()
    assert path in [b.path for b in store.backups()]


def test_daily_when_something_was_written(store: Store, clock: FakeClock) -> None:
    assert store.backup_if_due() is None, "nothing typed yet"
    uid = member(store, family_name="Benali")
    assert store.backup_if_due() is not None
    clock.go(days=3)
    assert store.backup_if_due() is None, "nothing since"
    write(store, (uid, {"douar": "Tlauh"}))
    assert store.backup_if_due() is not None
    write(store, (uid, {"douar": "Nzala"}))
    assert store.backup_if_due() is None, "today's is made"
    clock.go(days=1)
    assert store.backup_if_due() is not None


def test_a_copy_of_the_future_does_not_stop_the_daily_ones(store: Store, clock: FakeClock) -> None:
    uid = member(store, family_name="Benali")
    clock.put(dt.datetime(2040, 1, 1, tzinfo=dt.UTC))
    store.backup()
    clock.put(dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    write(store, (uid, {"douar": "Tlauh"}))
    assert store.backup_if_due() is not None


def test_other_files_in_the_folder_are_left(store: Store) -> None:
    member(store, family_name="Benali")
    path = store.backup()
    mine = path.with_name("notes de Khadija.txt")
    mine.write_text("à ne pas perdre")
    copy = path.with_name("copie du lundi.artisanest")
    shutil.copy(path, copy)
    for _n in range(30):
        store.backup()
    assert mine.exists()
    assert copy.exists()


def test_half_made_copies_are_swept(store: Store) -> None:
    member(store, family_name="Benali")
    folder = store.backup().parent
    half = folder / ".cooperative 2026-11-24 10-00-00 daily.424242.tmp"
    half.write_bytes(b"half")
    half.with_name(half.name + "-journal").write_bytes(b"half")
    others = folder / ".autre 2026.424242.tmp"
    others.write_bytes(b"not ours")
    store.backup()
    assert sorted(p.name for p in folder.iterdir() if p.name.startswith(".")) == [others.name]


# -- restoring


def test_restoring_and_restoring_back(store: Store, open_store: OpenStore) -> None:
    uid = member(store, family_name="Benali")
    copy = store.backup()
    write(store, (uid, {"family_name": "Alaoui"}))
    new = member(store, family_name="Idrissi")
    heard: list[object] = []
    store.subscribe(heard.append)
    done = store.restore(copy)
    assert done.newer == 2
    assert len(heard) == 1
    assert value(store, uid, "family_name") == "Benali"
    assert store.get("member", new) is None
    assert store.count("member") == 1
    assert store.find("member", search="idrissi") == []
    assert store.check() == []
    store.restore(done.before)
    assert value(store, uid, "family_name") == "Alaoui"
    assert value(store, new, "family_name") == "Idrissi"
    store.close()
    again = open_store()
    assert again.check() == []
    assert again.count("member") == 2


def test_merging_back_what_came_after(store: Store) -> None:
    uid = member(store, family_name="Benali", douar="Bouchane")
    copy = store.backup()
    write(store, (uid, {"phone": "+212612345678", "douar": "Tlauh"}))
    new = member(store, family_name="Idrissi")
    done = store.restore(copy)
    write(store, (uid, {"douar": "Nzala"}))
    received = store.merge_back(done.before)
    assert received.txns == done.newer == 2
    assert value(store, uid, "phone") == "+212612345678"
    assert value(store, new, "number") == "M-0002"
    (question,) = store.questions()
    assert question.field == "douar"
    assert {a.value for a in question.answers} == {"Tlauh", "Nzala"}
    assert store.check() == []


def test_numbers_and_undo_outlive_a_restore(store: Store) -> None:
    uid = member(store, family_name="Benali")
    copy = store.backup()
    assert value(store, member(store, family_name="Idrissi"), "number") == "M-0002"
    store.restore(copy)
    assert value(store, member(store, family_name="Tazi"), "number") == "M-0003"
    last = store.last_undoable()
    assert last is not None
    store.undo(last.txn)
    last = store.last_undoable()
    assert last is not None
    store.undo(last.txn)
    assert value(store, uid, "removed") is True


def test_files_that_left_are_still_known_after_a_restore(store: Store) -> None:
    from artisanest_desktop.store.documents import documents, register_document

    member(store, family_name="Benali")
    copy = store.backup()
    uid = register_document(store, "membres.xlsx", "/sticks/membres.xlsx", {})
    store.restore(copy)
    assert [d.uid for d in documents(store)] == [uid]


def test_the_oldest_copy_is_not_thinned_away_under_its_restore(
    store: Store, clock: FakeClock
) -> None:
    member(store, family_name="Benali")
    clock.put(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    oldest = store.backup()
    clock.put(dt.datetime(2026, 11, 24, tzinfo=dt.UTC))
    for _n in range(backup.NEWEST_KEPT - 1):
        store.backup()
    for month in range(30):
        at = dt.datetime(2024, 1, 1) + dt.timedelta(days=31 * month)
        name = f"cooperative {at:%Y-%m-%d} 09-00-00 daily.artisanest"
        shutil.copy(oldest, oldest.with_name(name))
    store.restore(oldest)
    assert oldest.exists()


def test_a_restore_that_fails_leaves_the_store(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = member(store, family_name="Benali")
    copy = store.backup()
    write(store, (uid, {"family_name": "Alaoui"}))

    def fail(*_arguments: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    for name in ("_make_ready", "_copy"):
        with monkeypatch.context() as m:
            m.setattr(backup, name, fail)
            with pytest.raises((Refusal, sqlite3.OperationalError)):
                store.restore(copy)
        assert value(store, uid, "family_name") == "Alaoui"
        assert not [p for p in store.path.parent.iterdir() if p.name.endswith(".tmp")]
    write(store, (uid, {"family_name": "Idrissi"}))
    assert store.check() == []


def test_a_restore_while_someone_reads(store: Store) -> None:
    uid = member(store, family_name="Benali")
    copy = store.backup()
    write(store, (uid, {"family_name": "Alaoui"}))
    with store.reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM member").scalar()
        done: list[object] = []
        thread = threading.Thread(target=lambda: done.append(store.restore(copy)))
        thread.start()
        thread.join(20)
        assert done, "a reader keeps nobody from restoring"
        told = reader.exec_driver_sql("SELECT family_name FROM member").scalar()
        assert told == "Alaoui", "a reader sees one moment"
    assert value(store, uid, "family_name") == "Benali"


def test_what_is_no_copy_is_not_restored(store: Store, tmp_path: Path) -> None:
    uid = member(store, family_name="Benali")
    text = tmp_path / "liste.txt"
    text.write_text("Nom;Prénom\n" * 100)
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as raw:
        raw.execute("CREATE TABLE ledger (a)")
    raw.close()
    assert "There is no file" in refusal(lambda: store.restore(tmp_path / "none"))
    assert "not a file of this program" in refusal(lambda: store.restore(foreign))
    assert "damaged" in refusal(lambda: store.restore(text))
    assert value(store, uid, "family_name") == "Benali"
    assert store.backups() == []


def test_a_store_open_for_reading_is_not_restored(store: Store, open_store: OpenStore) -> None:
    member(store, family_name="Benali")
    copy = store.backup()
    store.close()
    reader = open_store(write=False)
    assert "reading only" in refusal(lambda: reader.restore(copy))


def test_a_damaged_store_that_is_open_is_not_replaced(store: Store) -> None:
    member(store, family_name="Benali")
    copy = store.backup()
    assert "another window" in refusal(lambda: backup.replace_damaged(store.path, copy))


def test_own_fields_and_settings_follow_the_copy(store: Store) -> None:
    copy = store.backup()
    with store.transaction(_("Add a field")) as t:
        t.create("own_field", {"name": "Pointure", "register": "member", "kind": "text"})
    assert any(f.own for f in store.registers["member"].fields)
    store.restore(copy)
    assert not any(f.own for f in store.registers["member"].fields)


def test_copies_lie_beside_the_store(store: Store) -> None:
    member(store, family_name="Benali")
    assert store.backup().parent == store.path.parent / "cooperative-copies"
    assert os.listdir(store.copies_folder)
