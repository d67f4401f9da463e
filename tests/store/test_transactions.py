"""One way to write: all of a transaction or nothing of it, whatever happens inside."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Change, Refusal, Store
from tests.store.conftest import OpenStore
from tests.store.doing import member, refusal, value, write


def test_a_block_that_changes_nothing_leaves_no_entry(store: Store) -> None:
    uid = member(store, family_name="Benali")
    heard: list[Change] = []
    store.subscribe(heard.append)
    with store.transaction(_("Nothing")) as t:
        t.set("member", uid, {"family_name": "Benali"})
    assert t.uid is None
    assert heard == []
    assert len(store.history()) == 1


def test_there_and_back_in_one_block_is_no_change(store: Store) -> None:
    uid = member(store, family_name="Benali")
    with store.transaction(_("There and back")) as t:
        t.set("member", uid, {"family_name": "Alaoui"})
        t.set("member", uid, {"family_name": "Benali"})
    assert t.uid is None


def test_two_edits_of_a_field_in_one_block_are_one_change(store: Store) -> None:
    uid = member(store, family_name="Benali")
    with store.transaction(_("Twice")) as t:
        t.set("member", uid, {"family_name": "Alaoui"})
        t.set("member", uid, {"family_name": "Idrissi"})
    (entry, _born) = store.history("member", uid)
    assert entry.changes[0][2] == {"family_name": ("Benali", "Idrissi")}


def test_an_exception_rolls_everything_back(store: Store) -> None:
    uid = member(store, family_name="Benali")
    number = store.next_number("member")
    with pytest.raises(ZeroDivisionError), store.transaction(_("Broken")) as t:
        t.set("member", uid, {"phone": "+212612345678"})
        t.create("member", {"family_name": "Nobody"})
        digest = t.blob(b"a photo", "image/jpeg")
        1 / 0  # noqa: B018
    assert value(store, uid, "phone") is None
    assert store.count("member") == 1
    assert store.next_number("member") == number
    assert store.blob(digest) is None
    assert len(store.history()) == 1
    assert store.check() == []


def test_a_nested_block_that_fails_leaves_only_the_outer(store: Store) -> None:
    uid = member(store, family_name="Benali")
    with store.transaction(_("Outer")) as t:
        t.set("member", uid, {"phone": "+212612345678"})
        try:
            with store.transaction(_("Inner")) as inner:
                assert inner is t
                inner.set("member", uid, {"phone": "+212699999999", "douar": "Bouchane"})
                inner.settle("member", uid, "family_name", "Benali")
                inner.create("member", {"family_name": "Nobody"})
                digest = inner.blob(b"a photo", "image/jpeg")
                raise Refusal(_("No"))
        except Refusal:
            pass
    assert value(store, uid, "phone") == "+212612345678"
    assert value(store, uid, "douar") is None
    assert store.count("member") == 1
    assert store.blob(digest) is None
    entry = store.history()[0]
    assert str(entry.title) == "Outer"
    assert entry.changes == [("member", uid, {"phone": (None, "+212612345678")})]


def test_a_nested_block_that_succeeds_is_part_of_the_outer(store: Store) -> None:
    with store.transaction(_("Outer")) as t:
        first = t.create("member", {"family_name": "Benali"})
        with store.transaction(_("Inner")) as inner:
            inner.set("member", first, {"given_name": "Fatima"})
            second = inner.create("member", {"family_name": "Alaoui"})
    assert value(store, first, "given_name") == "Fatima"
    assert value(store, second, "number") == "M-0002"
    assert len(store.history()) == 1


def test_an_inner_failure_that_is_not_caught_takes_the_outer_along(store: Store) -> None:
    uid = member(store, family_name="Benali")
    with pytest.raises(Refusal), store.transaction(_("Outer")) as t:
        t.set("member", uid, {"phone": "+212612345678"})
        with store.transaction(_("Inner")):
            raise Refusal(_("No"))
    assert value(store, uid, "phone") is None
    write(store, (uid, {"phone": "+212612345678"}))


def test_created_and_removed_in_one_block_is_removed(store: Store) -> None:
    with store.transaction(_("Both")) as t:
        uid = t.create("member", {"family_name": "Benali"})
        t.remove("member", uid)
    assert value(store, uid, "removed") is True
    assert store.check() == []


@pytest.mark.expects_log
def test_a_screen_that_fails_does_not_undo_a_commit(store: Store) -> None:
    def broken(_change: Change) -> None:
        raise OSError("a screen that cannot draw")

    heard: list[Change] = []
    store.subscribe(broken)
    store.subscribe(heard.append)
    uid = member(store, family_name="Benali")
    assert value(store, uid, "family_name") == "Benali"
    assert [c.registers for c in heard] == [{"member": frozenset({uid})}]


def test_a_commit_announces_which_records_changed(store: Store) -> None:
    heard: list[Change] = []
    stop = store.subscribe(heard.append)
    uid = member(store, family_name="Benali")
    with store.transaction(_("Two registers")) as t:
        t.set("member", uid, {"phone": "+212612345678"})
        cooperative = t.create("cooperative", {"name": "Tissage Bouchane"})
    stop()
    member(store, family_name="Unheard")
    assert len(heard) == 2
    assert heard[1].registers == {
        "member": frozenset({uid}),
        "cooperative": frozenset({cooperative}),
    }
    assert heard[1].txn == t.uid
    assert str(heard[1].title) == "Two registers"


def test_a_listener_may_write(store: Store) -> None:
    def also(change: Change) -> None:
        for uid in change.registers.get("member", ()):
            if value(store, uid, "state") is None:
                write(store, (uid, {"state": "active"}))

    store.subscribe(also)
    uid = member(store, family_name="Benali")
    assert value(store, uid, "state") == "active"


def test_what_someone_reads_from_another_file_is_not_our_disk(store: Store) -> None:
    with pytest.raises(FileNotFoundError), store.transaction(_("A photo")):
        Path("/no/such/photo.jpg").read_bytes()


def test_a_setting_kept_inside_a_block_goes_with_it(store: Store) -> None:
    with pytest.raises(Refusal), store.transaction(_("Broken")):
        store.set_setting("columns", [1, 2])
        assert store.setting("columns") == [1, 2]
        raise Refusal(_("No"))
    assert store.setting("columns") is None


def test_two_threads_write_one_after_the_other(store: Store) -> None:
    uid = member(store, family_name="Benali", shares=0)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for _n in range(10):
                with store.transaction(_("One more")) as t:
                    record = t.get("member", uid)
                    assert record is not None
                    t.set("member", uid, {"shares": record["shares"] + 1})
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert value(store, uid, "shares") == 30
    assert store.check() == []


def test_a_reader_sees_what_was_committed_while_another_writes(store: Store) -> None:
    uid = member(store, family_name="Benali")
    seen: list[object] = []
    with store.transaction(_("Slow")) as t:
        t.set("member", uid, {"family_name": "Alaoui"})
        reader = threading.Thread(target=lambda: seen.append(value(store, uid, "family_name")))
        reader.start()
        reader.join()
    assert seen == ["Benali"]
    assert value(store, uid, "family_name") == "Alaoui"


def test_an_undo_is_no_part_of_another_transaction(store: Store) -> None:
    uid = member(store, family_name="Benali")
    txn = write(store, (uid, {"phone": "+212612345678"}))
    with pytest.raises(RuntimeError), store.transaction(_("Both")) as t:
        t.set("member", uid, {"douar": "Bouchane"})
        store.undo(txn)
    assert value(store, uid, "douar") is None


def test_keys_of_a_newer_program_are_kept(store: Store, open_store: OpenStore) -> None:
    uid = member(store, family_name="Benali", shoe_size="38")
    write(store, (uid, {"family_name": "Alaoui"}))
    store.close()
    again = open_store()
    assert value(again, uid, "shoe_size") == "38"
    assert again.check() == []


def test_a_store_that_was_closed_is_not_opened_again_by_the_back_door(store: Store) -> None:
    member(store, family_name="Benali")
    store.close()
    assert "closed" in refusal(lambda: member(store, family_name="Alaoui"))
    assert "closed" in refusal(lambda: store.count("member"))
    assert not store.path.with_name(store.path.name + "-wal").exists()


def test_every_commit_is_on_disk_when_it_is_acknowledged(store: Store) -> None:
    """Another process sees it at once, and synchronous is FULL."""
    uid = member(store, family_name="Benali")
    with sqlite3.connect(f"file:{store.path}?mode=ro", uri=True) as raw:
        assert raw.execute("SELECT family_name FROM member WHERE uid=?", (uid,)).fetchone() == (
            "Benali",
        )
    raw.close()
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
