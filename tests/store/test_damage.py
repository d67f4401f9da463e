"""Foreign and damaged files: a sentence, the file left as it was, a copy put in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Damaged, Store, backup
from tests.store.conftest import OpenStore
from tests.store.doing import member, refusal, value

NAME = "cooperative.artisanest"


def beside(path: Path) -> set[str]:
    return {p.name for p in path.parent.iterdir()}


# -- what is not a store


def text(path: Path) -> None:
    path.write_text("Nom;Prénom\nBenali;Fatima\n" * 20, "utf-8")


def noise(path: Path) -> None:
    path.write_bytes(bytes((i * 197 + i // 7) % 256 for i in range(20_000)))


def tiny(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def foreign_base(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE ledger (a)")
    raw.close()


def other_application(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA application_id=77")
    raw.close()


@pytest.mark.parametrize("make", [text, noise, tiny, foreign_base, other_application])
@pytest.mark.parametrize("name", ["liste.db", NAME])
def test_a_foreign_file_is_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], name: str
) -> None:
    path = tmp_path / name
    make(path)
    before, names = path.read_bytes(), beside(path)
    for write_it in (True, False):
        said = refusal(lambda w=write_it: Store.open(path, tmp_path / "profile", write=w))
        assert "not a file of this program" in said or "damaged" in said
        assert "left as it" in said
    assert path.read_bytes() == before
    assert beside(path) == names


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    folder = tmp_path / NAME
    folder.mkdir()
    assert "is a folder" in refusal(lambda: Store.open(folder, tmp_path / "profile"))
    assert beside(folder) == {NAME}


@pytest.mark.parametrize("size", [0, 4096])
def test_a_store_whose_making_was_interrupted_is_made(
    tmp_path: Path, size: int, template: Path
) -> None:
    """A power cut at the first start must not leave a file that nobody can open."""
    path = tmp_path / NAME
    path.touch()
    if size:
        raw = sqlite3.connect(path)
        raw.execute("PRAGMA journal_mode=WAL")
        raw.close()
    with Store.open(path, tmp_path / "profile") as store:
        member(store, family_name="Benali")
        assert store.count("trade") > 0


def test_an_empty_file_that_has_safety_copies_was_not_always_empty(store: Store) -> None:
    member(store, family_name="Benali")
    store.backup()
    store.close()
    store.path.write_bytes(b"")
    with pytest.raises(Damaged, match="copies are in the folder"):
        Store.open(store.path, store.profile.folder)
    assert store.path.read_bytes() == b""


# -- damage


def zeroed_header(data: bytearray) -> None:
    data[:100] = bytes(100)


def zeroed_page(data: bytearray) -> None:
    data[:4096] = bytes(4096)


def header_without_its_beginning(data: bytearray) -> None:
    data[0:1] = b"X"


def cut_in_half(data: bytearray) -> None:
    del data[len(data) // 2 :]


def cut_in_a_page(data: bytearray) -> None:
    del data[7000:]


def flipped_everywhere(data: bytearray) -> None:
    for at in range(4096, len(data), 512):
        data[at] ^= 0xFF


@pytest.mark.parametrize(
    "harm",
    [
        zeroed_header, zeroed_page, header_without_its_beginning, cut_in_half, cut_in_a_page,
        flipped_everywhere,
    ],
)  # fmt: skip
def test_a_damaged_file_is_said_left_and_replaced_by_its_copy(
    store: Store, open_store: OpenStore, harm: Callable[[bytearray], None]
) -> None:
    uid = member(store, family_name="Benali")
    copy = store.backup()
    store.close()
    data = bytearray(store.path.read_bytes())
    harm(data)
    store.path.write_bytes(data)

    def use() -> None:
        again = open_store()
        try:
            problems = again.check()
        finally:
            again.close()
        assert problems
        raise Damaged(problems[0])

    assert "damaged" in refusal(use)
    assert store.path.read_bytes() == data
    aside = backup.replace_damaged(store.path, copy)
    assert aside.read_bytes() == data
    again = open_store()
    assert value(again, uid, "family_name") == "Benali"
    assert again.check() == []
    member(again, family_name="Alaoui")


def test_bytes_changed_inside_a_value_are_found_by_the_journal(
    store: Store, open_store: OpenStore
) -> None:
    """SQLite's own check does not see them: the table and the history tell two things."""
    uid = member(store, family_name="Benali", phone="+212612345678")
    store.close()
    with sqlite3.connect(store.path) as raw:
        raw.execute("UPDATE member SET phone = '+212612345670' WHERE uid = ?", (uid,))
    raw.close()
    (problem,) = open_store().check()
    assert "differs from its history" in str(problem)


def test_a_damaged_store_makes_no_safety_copy_in_place_of_a_good_one(
    store: Store, open_store: OpenStore
) -> None:
    with store.transaction(_("Photo")) as t:
        t.create("member", {"photo": t.blob(b"face" * 50_000, "image/jpeg")})
    good = store.backup()
    store.close()
    data = bytearray(store.path.read_bytes())
    for at in range(0, len(data), 4096):
        if data[at + 4 : at + 4096] in b"face" * 2000:
            data[at : at + 4] = b"\xee" * 4
    store.path.write_bytes(data)
    again = open_store()
    assert "damaged" in refusal(again.backup)
    assert [b.path for b in again.backups()] == [good]
    assert beside(good) == {good.name}


def test_a_damaged_copy_is_not_restored(store: Store) -> None:
    uid = member(store, family_name="Benali")
    copy = store.backup()
    data = bytearray(copy.read_bytes())
    flipped_everywhere(data)
    copy.write_bytes(data)
    assert "damaged" in refusal(lambda: store.restore(copy))
    assert value(store, uid, "family_name") == "Benali"
    assert store.check() == []
