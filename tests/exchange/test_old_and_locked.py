"""Old Excel files with all that a person does not see at once, and files with a password of each
kind. The samples were written by LibreOffice 7.4 and, the archive, by a zip program with AES."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from artisanest_desktop.exchange import locked_ods
from artisanest_desktop.exchange.book import Book
from artisanest_desktop.exchange.guarding import Locked, Unreadable
from artisanest_desktop.exchange.opening import open_file

OLD = Path(__file__).parents[1] / "samples" / "old"
LOCKED = {"locked.xls": "secret", "locked.ods": "سر é", "locked.zip": "clé سر"}


def see_all(book: Book) -> None:
    first, hidden, _empty = book.sheets
    assert (first.name, first.visible, hidden.name, hidden.visible) == (
        "Liste", True, "Caché", False)  # fmt: skip
    assert first.hidden_rows == [5, 6] and first.hidden_columns == [3]
    assert first.unknown == {(2, 3): "#N/A", (3, 4): "#DIV/0!"}
    assert first.rows[2][3] == "" and first.rows[1][0] == "Benali0"
    assert first.merged == [(10, 0, 10, 2)]
    assert "2 hidden rows and 1 hidden column" in str(book.notes[0])


def test_an_old_file_says_what_is_hidden_and_which_cells_are_errors() -> None:
    see_all(open_file(OLD / "hidden.xls"))


def test_a_formula_of_an_old_file_that_nobody_calculated_is_no_nought(tmp_path: Path) -> None:
    data = bytearray((OLD / "hidden.xls").read_bytes())
    at = next(at for at in range(len(data) - 24)
              if struct.unpack_from("<HH", data, at + 4) == (4, 4)
              and data[at : at + 2] == b"\x06\x00")  # fmt: skip
    data[at + 10 : at + 18] = bytes(8)  # the value
    data[at + 18] |= 2  # to be calculated when it is opened
    path = tmp_path / "x.xls"
    path.write_bytes(data)
    assert open_file(path).sheets[0].unknown[4, 4] == "="


def test_a_damaged_old_file_is_a_sentence(tmp_path: Path) -> None:
    data = (OLD / "hidden.xls").read_bytes()
    path = tmp_path / "x.xls"
    for cut in range(512, len(data), 700):
        path.write_bytes(data[:cut])
        try:
            open_file(path)
        except Unreadable as why:
            assert why.message


@pytest.mark.parametrize("name", LOCKED)
def test_opened_with_its_password_and_not_without(name: str) -> None:
    with pytest.raises(Locked) as none:
        open_file(OLD / name)
    assert not none.value.wrong
    with pytest.raises(Locked) as wrong:
        open_file(OLD / name, "autre")
    assert wrong.value.wrong
    see_all(open_file(OLD / name, LOCKED[name]))


def test_an_archive_whose_bytes_were_altered_is_not_believed(tmp_path: Path) -> None:
    data = bytearray((OLD / "locked.zip").read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.infolist()[0]
    data[part.header_offset + 200] ^= 1
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        open_file(path, LOCKED["locked.zip"])


def _with_manifest(tmp_path: Path, old: str, new: str) -> Path:
    """The locked workbook that says another thing of its lock."""
    path = tmp_path / "x.ods"
    with zipfile.ZipFile(OLD / "locked.ods") as source, zipfile.ZipFile(path, "w") as made:
        for part in source.infolist():
            data = source.read(part)
            if part.filename.endswith("manifest.xml"):
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            made.writestr(part, data)
    return path


@pytest.mark.parametrize(("old", "new"), [
    ('iteration-count="100000"', 'iteration-count="2000000000"'),
    ("#aes256-cbc", "#aes256-gcm"),
    ('key-derivation-name="PBKDF2"', 'key-derivation-name="argon2id"'),
    ('initialisation-vector="', 'initialisation-vector="AAAA'),
])  # fmt: skip
def test_a_lock_of_another_kind_or_that_only_wants_our_time_is_a_sentence(
    tmp_path: Path, old: str, new: str
) -> None:
    with pytest.raises(Unreadable) as why:
        open_file(_with_manifest(tmp_path, old, new), LOCKED["locked.ods"])
    assert not isinstance(why.value, Locked)


def test_a_part_is_unfolded_only_as_far_as_is_allowed() -> None:
    data = (OLD / "locked.ods").read_bytes()
    with pytest.raises(ValueError, match="too large"):
        locked_ods.unlock(data, LOCKED["locked.ods"], 1000)
