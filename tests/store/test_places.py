"""Damaged files, foreign files, odd paths, places that cannot be written: sentences, no loss."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Damaged, InUse, Store, backup
from artisanest_desktop.store.engine import uri
from tests.store.conftest import OpenStore
from tests.store.doing import member, refusal, value, write

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


# -- one writer


def test_a_second_writer_is_refused_a_reader_allowed(store: Store, open_store: OpenStore) -> None:
    uid = member(store, family_name="Benali")
    with pytest.raises(InUse, match="another window"):
        open_store("here", profile="someone else")
    reader = open_store("here", profile="someone else", write=False)
    assert value(reader, uid, "family_name") == "Benali"
    write(store, (uid, {"family_name": "Alaoui"}))
    assert value(reader, uid, "family_name") == "Alaoui"
    assert "reading only" in refusal(lambda: member(reader, family_name="No"))
    assert "read here" in refusal(reader.compact)
    store.close()
    open_store("here")


def test_the_same_file_by_another_name_is_in_use(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "link.artisanest"
    link.symlink_to(store.path)
    with pytest.raises(InUse):
        Store.open(link, tmp_path / "other")


# -- names


@pytest.mark.parametrize(
    "name",
    [
        "mes documents", "تعاونية النسيج", "🧵 tapis", "a#b", "a?b", "50%20 %zz", "l'atelier",
        "a&mode=ro", "ünïcödé", " leading", "x" * 120, "ت" * 60,
    ],
)  # fmt: skip
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / f"{name}.artisanest"
    for _time in range(2):
        with Store.open(path, tmp_path / name / "profile") as store:
            uid = member(store, family_name="Benali")
            copy = store.backup()
            store.restore(copy)
            assert value(store, uid, "family_name") == "Benali"
            assert store.count("member") == _time + 1
    assert beside(path) <= {
        path.name, f"{path.name}.lock", f"{path.stem}-copies", "profile",
    }  # fmt: skip


def test_a_path_too_long_is_said(tmp_path: Path) -> None:
    said = refusal(lambda: Store.open(tmp_path / ("x" * 300), tmp_path / "profile"))
    assert "cannot be opened" in said
    deep = tmp_path
    for _n in range(6):
        deep = deep / ("d" * 120)
    said = refusal(lambda: Store.open(deep / NAME, tmp_path / "profile"))
    assert "cannot be opened" in said
    assert not (deep / NAME).exists()


def test_a_relative_path_stays_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    with Store.open(NAME, "profile") as store:
        uid = member(store, family_name="Benali")
        monkeypatch.chdir(tmp_path / "elsewhere")
        store._engine.dispose()
        assert value(store, uid, "family_name") == "Benali"
        write(store, (uid, {"family_name": "Alaoui"}))
    assert not list((tmp_path / "elsewhere").iterdir())


def test_addresses_of_windows_shares() -> None:
    assert uri(PureWindowsPath(r"\\server\Nos fichiers\a#b.x"), "?mode=ro") == (
        "file:////server/Nos%20fichiers/a%23b.x?mode=ro"
    )
    assert uri(PureWindowsPath(r"C:\Été\50%.x")).startswith("file:///C:/%C3%89t%C3%A9/50%25")


# -- what can only be read, or is not there


CHILD = """
import _strptime, os, sys  # what lies in the home of root must be read before leaving it
sys.path[:] = {path!r}
from pathlib import Path
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.i18n import _
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    with Store.open(Path({file!r}), Path({profile!r})) as store:
        print("read-only" if store.read_only else "writing")
        print([row[1] for row in store.window("member", store.find("member"), ["family_name"])])
        try:
            with store.transaction(_("Edit")) as t:
                t.create("member", {{"family_name": "No"}})
        except Refusal as refused:
            print("refused:", refused)
        try:
            store.backup()
        except Refusal as refused:
            print("no copy:", refused)
except Refusal as refused:
    print("refused:", refused)
"""


def as_nobody(file: Path, profile: Path) -> str:
    """What the program says to a user who is not root."""
    folder = file.parent if file.parent.exists() else file.parent.parent
    while folder != Path("/tmp") and folder != folder.parent:
        if folder.stat().st_uid == 0 and folder.stat().st_mode & 0o777 == 0o700:
            folder.chmod(0o711)
        folder = folder.parent
    code = CHILD.format(path=sys.path, file=str(file), profile=str(profile))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    return done.stdout


def test_a_file_in_a_folder_that_can_only_be_read(store: Store, tmp_path: Path) -> None:
    member(store, family_name="Benali")
    store.close()
    store.path.parent.chmod(0o555)
    said = as_nobody(store.path, tmp_path / "nowhere")
    store.path.parent.chmod(0o755)
    assert said.startswith("read-only\n['Benali']\n")
    assert "refused: This file was opened for reading only" in said
    assert "no copy:" in said


def test_a_file_that_can_only_be_read_in_a_folder_that_can_be_written(
    store: Store, tmp_path: Path
) -> None:
    member(store, family_name="Benali")
    store.close()
    store.path.parent.chmod(0o777)
    store.path.chmod(0o444)
    assert as_nobody(store.path, tmp_path / "nowhere").startswith("read-only\n['Benali']\n")


def test_what_was_not_yet_folded_in_is_not_passed_over(store: Store, tmp_path: Path) -> None:
    """A killed window leaves its last hour in the log beside the file; a read-only folder too."""
    member(store, family_name="Benali")
    killed = tmp_path / "killed"
    killed.mkdir()
    for path in store.path.parent.iterdir():
        if path.is_file():
            shutil.copy(path, killed / path.name)
    assert (killed / f"{NAME}-wal").stat().st_size > 0
    killed.chmod(0o555)
    said = as_nobody(killed / NAME, tmp_path / "nowhere")
    assert "['Benali']" in said or said.startswith("refused: The file cannot be opened")
    assert "[]" not in said


def test_no_place_for_a_new_store(tmp_path: Path) -> None:
    folder = tmp_path / "not mine"
    folder.mkdir()
    folder.chmod(0o555)
    said = as_nobody(folder / "new" / NAME, tmp_path / "nowhere")
    assert said.startswith("refused: ")
    assert not list(folder.iterdir())


def test_a_profile_that_cannot_be_written_costs_only_a_name(
    store: Store, open_store: OpenStore, tmp_path: Path
) -> None:
    store.close()
    (tmp_path / "profile of file").write_text("a file where a folder should be")
    one = open_store("here", profile="file")
    member(one, family_name="Benali")
    first = one.replica
    one.close()
    two = open_store("here", profile="file")
    member(two, family_name="Alaoui")
    assert two.replica != first
    assert two.check() == []


def test_a_stick_that_was_taken_out(store: Store, tmp_path: Path) -> None:
    uid = member(store, family_name="Benali")
    stick = store.path.parent
    stick.rename(tmp_path / "pocket")
    said = refusal(lambda: write(store, (uid, {"family_name": "Alaoui"})))
    assert "no longer at its place" in said
    assert "no longer at its place" in refusal(lambda: store.set_setting("a", 1))
    (tmp_path / "pocket").rename(stick)
    write(store, (uid, {"family_name": "Alaoui"}))
    store.close()
    with Store.open(store.path, tmp_path / "p") as again:
        assert value(again, uid, "family_name") == "Alaoui"


def test_a_file_put_in_place_while_it_was_open(
    store: Store, open_store: OpenStore, template: Path
) -> None:
    """Writing on would go into a file that no longer has a name."""
    uid = member(store, family_name="Benali")
    copy = store.backup()
    store.path.unlink()
    shutil.copy(copy, store.path)
    assert "no longer at its place" in refusal(lambda: write(store, (uid, {"douar": "Tlauh"})))


@pytest.mark.slow
def test_a_stick_unmounted_under_the_open_file(
    tmp_path: Path, small_disk: Callable[[int], Path]
) -> None:
    """With a real file system, as the system does it (``umount -l``)."""
    stick = small_disk(8)
    with Store.open(stick / NAME, tmp_path / "profile") as store:
        uid = member(store, family_name="Benali")
        subprocess.run(["umount", "-l", str(stick)], check=True)
        assert "stick" in refusal(lambda: write(store, (uid, {"family_name": "Alaoui"})))
        assert "stick" in refusal(store.backup)
    assert list(stick.iterdir()) == []


def test_opening_what_is_not_there_for_reading(tmp_path: Path) -> None:
    said = refusal(lambda: Store.open(tmp_path / NAME, tmp_path / "p", write=False))
    assert "There is no file" in said
    assert list(tmp_path.iterdir()) == []
