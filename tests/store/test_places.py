"""Odd paths, one writer, places that cannot be written or went away: sentences, no loss."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from artisanest_desktop.store import InUse, Store
from artisanest_desktop.store.engine import uri
from tests.store.conftest import OpenStore
from tests.store.doing import member, refusal, value, write

NAME = "cooperative.artisanest"


def beside(path: Path) -> set[str]:
    return {p.name for p in path.parent.iterdir()}


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
        store.engine.dispose()
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
