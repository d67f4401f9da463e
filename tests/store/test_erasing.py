"""Erasing for good: no byte of the person stays in what the program keeps, and none comes back."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Refusal, Store, erasing
from artisanest_desktop.store.documents import register_document
from tests.store.conftest import OpenStore
from tests.store.doing import exchange, member, refusal, value, write

PHOTO = b"\xff\xd8\xff" + b"the face of one person " * 40
#: What must not be found anywhere afterwards: values of today and of before.
SECRETS = (
    "Zoubida", "Ouhammou", "زبيدة", "أوحمو", "BJ889977", "+212661998877", "+212661000111",
    "Derb Lferran", "zoubida@exemple.ma", "M-0001", "the face of one person", "diabète",
)  # fmt: skip
SHOE = "own.0197aaaa-0000-7000-8000-000000000001"


def a_person(store: Store) -> str:
    """A life in the program: born, corrected, photographed, removed and brought back."""
    with store.transaction(_("Add a member")) as t:
        uid = t.create(
            "member",
            {
                "family_name": "Ouhammou",
                "given_name": "Zoubida",
                "given_name_ar": "زبيدة",
                "family_name_ar": "أوحمو",
                "national_id": "BJ889977",
                "phone": "+212661000111",
                "email": "zoubida@exemple.ma",
                "photo": t.blob(PHOTO, "image/jpeg"),
                SHOE: "Derb Lferran",
            },
        )
    write(store, (uid, {"phone": "+212661998877"}), title=_("Phone of Zoubida Ouhammou, M-0001"))
    write(store, (uid, {"notes": "diabète", "address": "Derb Lferran"}))
    write(store, (uid, {"notes": None, "address": None}))
    last = store.last_undoable()
    assert last is not None
    store.undo(last.txn)
    store.set_setting("view.member", {"search": "Zoubida Ouhammou", "width": 80})
    register_document(store, "Zoubida Ouhammou.xlsx", "/sticks/Zoubida Ouhammou.xlsx", {"rows": 1})
    return uid


def left_of(*folders: Path) -> dict[str, list[str]]:
    """Where which secrets are still to be found, in any file of these folders."""
    found: dict[str, list[str]] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                there = [s for s in SECRETS if s.encode() in data]
                if there:
                    found[path.name] = there
    return found


def test_no_byte_stays(store: Store, open_store: OpenStore, tmp_path: Path) -> None:
    uid = a_person(store)
    neighbour = member(store, family_name="Benali", given_name="Fatima", heir_of=uid)
    assert {s for there in left_of(tmp_path).values() for s in there} == set(SECRETS)
    store.backup()
    done = store.erase("member", uid)
    assert done.documents == ("/sticks/Zoubida Ouhammou.xlsx",)
    assert (done.copies_rewritten, done.copies_deleted, done.finished) == (1, 0, True)
    assert left_of(tmp_path) == {}
    assert store.get("member", uid) is None
    assert value(store, neighbour, "given_name") == "Fatima"
    assert store.check() == []
    assert store.find("member", search="zoubida") == []
    assert store.setting("view.member") == {"search": "…", "width": 80}
    assert "since" in str(store.history(limit=10)[-2].title)
    store.close()
    assert not (tmp_path / "here" / "cooperative.artisanest-wal").exists()
    assert open_store().check() == []
    assert left_of(tmp_path) == {}


def test_a_safety_copy_stays_one_file_that_opens(store: Store, open_store: OpenStore) -> None:
    uid, other = a_person(store), member(store, family_name="Benali")
    copy = store.backup()
    store.erase("member", uid)
    assert sorted(p.name for p in copy.parent.iterdir()) == [copy.name]
    store.restore(copy)
    assert store.get("member", uid) is None
    assert value(store, other, "family_name") == "Benali"
    assert store.check() == []


def test_the_next_person_gets_another_number(store: Store) -> None:
    store.erase("member", member(store, family_name="Benali"))
    assert value(store, member(store, family_name="Alaoui"), "number") == "M-0002"


def test_a_photo_that_another_record_uses_stays(store: Store) -> None:
    uid = a_person(store)
    with store.transaction(_("The same photo")) as t:
        digest = t.blob(PHOTO, "image/jpeg")
        twin = t.create("member", {"family_name": "Benali", "photo": digest})
    store.erase("member", uid)
    assert store.blob(digest) == PHOTO
    store.erase("member", twin)
    assert store.blob(digest) is None


def test_a_photo_that_another_record_once_had_stays(store: Store) -> None:
    uid = a_person(store)
    with store.transaction(_("The same photo")) as t:
        digest = t.blob(PHOTO, "image/jpeg")
        twin = t.create("member", {"family_name": "Benali", "photo": digest})
    taken_off = write(store, (twin, {"photo": None}))
    store.erase("member", uid)
    store.undo(taken_off)
    assert store.blob(value(store, twin, "photo")) == PHOTO


def test_erasing_is_no_undo_and_nothing_brings_back(store: Store) -> None:
    uid = a_person(store)
    born = store.history("member", uid)[-1].txn
    store.erase("member", uid)
    erasure = store.history()[0]
    assert erasure.kind == "erase"
    assert "cannot be undone" in refusal(lambda: store.undo(erasure.txn))
    last = store.last_undoable()
    assert last is not None and last.kind != "erase"
    store.undo(born)
    assert store.get("member", uid) is None

    def again() -> None:
        with store.transaction(_("Import")) as t:
            t.create("member", {"family_name": "Ouhammou"}, uid=uid)

    def edit() -> None:
        with store.transaction(_("Edit")) as t:
            t.set("member", uid, {"phone": "+212661998877"})

    assert "not brought back" in refusal(again)
    assert "not brought back" in refusal(edit)
    with pytest.raises(KeyError):
        store.erase("member", uid)


def test_an_import_that_holds_her_is_undone_and_redone_without_her(store: Store) -> None:
    with store.transaction(_("Import"), kind="import") as t:
        uid, other = t.bulk_create(
            "member", [{"family_name": "Ouhammou"}, {"family_name": "Benali"}]
        )
    assert t.uid is not None
    store.erase("member", uid)
    undone = store.undo(t.uid)
    assert value(store, other, "removed") is True
    assert undone.txn is not None
    store.undo(undone.txn)
    assert value(store, other, "removed") is False
    assert store.get("member", uid) is None
    assert store.check() == []


def test_the_mark_travels_and_wins(store: Store, other: Store, tmp_path: Path) -> None:
    """Also over what the other copy wrote later, and leaves no byte there either."""
    uid = a_person(store)
    exchange(store, other)
    other.backup()
    other_clock = other.clock
    write(other, (uid, {"douar": "Tlauh"}), title=_("Village of Zoubida Ouhammou"))
    assert other_clock is not None
    store.erase("member", uid)
    other.receive(store.package())
    assert other.get("member", uid) is None
    assert left_of(tmp_path) == {}
    store.receive(other.package())
    assert store.get("member", uid) is None
    assert store.find("member") == other.find("member") == []
    assert left_of(tmp_path) == {}
    assert store.check() == other.check() == []
    exchange(store, other)


def test_a_package_made_before_the_erasure_brings_nothing(
    store: Store, other: Store, tmp_path: Path
) -> None:
    uid = a_person(other)
    neighbour = member(other, family_name="Benali")
    old = other.package()
    store.receive(old)
    other.close()
    shutil.rmtree(tmp_path / "there")
    store.erase("member", uid)
    assert left_of(tmp_path) == {}
    store.receive(old)
    assert store.get("member", uid) is None
    assert value(store, neighbour, "family_name") == "Benali"
    assert left_of(tmp_path) == {}


def test_received_for_the_first_time_after_the_mark(store: Store, open_store: OpenStore) -> None:
    """A third copy that has only heard the mark receives her whole history from a stick."""
    uid = a_person(store)
    old = store.package()
    store.erase("member", uid)
    third = open_store("third")
    only_marks = store.package({t["replica"]: t["seq"] for t in store.package().txns})
    third.receive(only_marks)
    third.receive(old)
    assert third.get("member", uid) is None
    third.close()
    assert left_of(third.path.parent) == {}
    assert open_store("third").check() == []


def test_a_copy_from_a_stick_is_restored_without_her(store: Store, tmp_path: Path) -> None:
    uid = a_person(store)
    other = member(store, family_name="Benali")
    stick = tmp_path / "stick" / "coop.artisanest"
    stick.parent.mkdir()
    shutil.copy(store.backup(), stick)
    store.erase("member", uid)
    done = store.restore(stick)
    assert store.get("member", uid) is None
    assert value(store, other, "family_name") == "Benali"
    store.close()
    shutil.rmtree(stick.parent)
    assert left_of(tmp_path) == {}
    assert done.before.exists()


def test_while_someone_reads(store: Store, open_store: OpenStore, tmp_path: Path) -> None:
    """The erasure is done at once; the last bytes go when the reader has let go."""
    uid = a_person(store)
    with store.reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM member").scalar()
        done = store.erase("member", uid)
        assert reader.exec_driver_sql("SELECT count(*) FROM member").scalar() == 1
    assert not done.finished
    assert store.get("member", uid) is None
    store.close()
    again = open_store()
    assert left_of(tmp_path) == {}
    assert again.setting(erasing.DUE) is None


def test_a_crash_before_the_bytes_are_gone(
    store: Store, open_store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = a_person(store)
    store.backup()

    class PowerCut(BaseException):
        pass

    def cut(_store: Store) -> None:
        raise PowerCut

    with monkeypatch.context() as m:
        m.setattr(erasing, "finish", cut)
        with pytest.raises(PowerCut):
            store.erase("member", uid)
    assert store.get("member", uid) is None
    store.close()
    assert left_of(tmp_path) != {}
    again = open_store()
    assert again.get("member", uid) is None
    assert left_of(tmp_path) == {}
    assert again.check() == []


def test_a_copy_that_cannot_be_rewritten_goes(store: Store) -> None:
    uid = a_person(store)
    copy = store.backup()
    data = bytearray(copy.read_bytes())
    data[4096:] = b"\xee" * (len(data) - 4096)
    copy.write_bytes(data)
    done = store.erase("member", uid)
    assert (done.copies_rewritten, done.copies_deleted) == (0, 1)
    assert not copy.exists()


def test_copies_under_other_names_and_what_was_put_aside(store: Store, tmp_path: Path) -> None:
    uid = a_person(store)
    copy = store.backup()
    renamed = copy.rename(copy.with_name("copie du lundi.artisanest"))
    aside = store.path.with_name("cooperative-damaged.artisanest")
    aside.write_bytes(renamed.read_bytes()[:-5000])
    store.erase("member", uid)
    assert renamed.exists()
    assert left_of(tmp_path) == {}


def test_a_half_made_copy_goes_too(store: Store, tmp_path: Path) -> None:
    uid = a_person(store)
    copy = store.backup()
    half = copy.with_name(f".{copy.name}.99999.tmp")
    shutil.copy(copy, half)
    store.erase("member", uid)
    assert not half.exists()
    assert left_of(tmp_path) == {}


def test_a_copy_of_before_a_name_was_known_is_left_as_it_is(store: Store) -> None:
    copy = store.backup()
    before = copy.read_bytes()
    store.erase("member", a_person(store))
    with sqlite3.connect(copy) as raw:
        assert raw.execute("SELECT count(*) FROM member").fetchone() == (0,)
    raw.close()
    assert len(copy.read_bytes()) == len(before)


def test_erasing_is_refused_in_a_file_that_can_only_be_read(
    store: Store, open_store: OpenStore
) -> None:
    uid = member(store, family_name="Benali")
    store.close()
    again = open_store(write=False)
    with pytest.raises(Refusal):
        again.erase("member", uid)
