"""Files from outside: any encoding, any separator; what is not a list is refused in words."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading, texts
from artisanest_desktop.exchange.guarding import Unreadable
from artisanest_desktop.store import Refusal, Store

FRENCH = "Nom;Prénom;Téléphone\nBenali;Fatéma;0612345678\nÉcharki;Aïcha;0655121809\n"
ARABIC = "النسب;الاسم;الهاتف\nبنعلي;خديجة;0612345678\nالباهي;زينب;0655121809\n"


@pytest.mark.parametrize("text", [FRENCH, ARABIC], ids=["fr", "ar"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256", "cp1252"]
)
def test_encodings(text: str, encoding: str) -> None:
    if encoding == "cp1252" and text is ARABIC:
        pytest.skip("has no Arabic")
    if encoding == "cp1256" and text is FRENCH:
        text = text.replace("É", "E")  # cp1256 has no capital with an accent
    data = text.encode(encoding)
    assert texts.table(texts.decode(data))[1:] == [r.split(";") for r in text.splitlines()][1:]


def test_utf8_read_as_cp1252_is_taken_back() -> None:
    assert texts.decode("Fatéma é".encode().decode("cp1252").encode()) == "Fatéma é"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separators(separator: str) -> None:
    text = 'Nom;Notes\n"Ben;ali";"deux\nlignes"\nBahi;x'.replace(";", separator)
    assert texts.table(text)[1][1] == "deux\nlignes"
    assert texts.table(f"sep={separator}\n{text}")[1] == ["Nom", "Notes"]


def test_rows_and_columns_keep_their_true_numbers(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = openpyxl.Workbook()
    book.active.cell(4, 3).value = "Nom"
    book.active.cell(6, 3).value = "Benali"
    book.save(path)
    sheet = reading.read_here(path).sheets[0]
    assert (sheet.top, sheet.left, sheet.number(2)) == (4, 3, 6)


def test_hidden_sheets_are_said_and_not_read(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Prénom"])
    book.active.append(["Benali", "Khadija"])
    hidden = book.create_sheet("old")
    hidden.append(["Nom", "Prénom", "CIN", "Tél"])
    hidden.sheet_state = "hidden"
    book.save(path)
    plan = exchange.plan_file(store, path, "fr")
    assert plan.sheet == "Sheet" and len(plan.rows) == 1 and len(plan.notes) == 1


def _bytes_of_a_workbook() -> bytes:
    data = io.BytesIO()
    book = openpyxl.Workbook()
    for n in range(200):
        book.active.append([f"nom {n}", n, "x" * 40])
    book.save(data)
    return data.getvalue()


def _bomb() -> bytes:
    data = io.BytesIO(_bytes_of_a_workbook())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/x.bin", b"\0" * (700 * 1024 * 1024))
    return data.getvalue()


def _locked() -> bytes:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    return old + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


HOSTILE = {
    "cut.xlsx": lambda: _bytes_of_a_workbook()[:-900],
    "short.xlsx": lambda: _bytes_of_a_workbook()[:100],
    "page.xls": lambda: b"<html><p>Nom</p></html>",
    "letter.xlsx": lambda: "Chère madame,\nvoici la liste.\n".encode(),
    "picture.csv": lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0" + bytes(200),
    "letter.docx": lambda: _bytes_of_a_workbook(),
    "zip.xlsx": lambda: _zip({"hello.txt": b"hi"}),
    "empty.xlsx": lambda: b"",
    "locked.xlsx": _locked,
    "old.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(3000),
    "bomb.xlsx": _bomb,
    "broken.xlsx": lambda: _zip({"xl/workbook.xml": b"<workbook", "[Content_Types].xml": b"<"}),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_bad_files_are_refused_in_a_sentence(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    with pytest.raises(Refusal) as refused:
        exchange.plan_file(store, path, "fr")
    assert name in store.language("fr")(refused.value.message)
    assert not store.history()


def test_a_missing_file_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        exchange.plan_file(store, tmp_path / "none.xlsx", "fr")


def test_a_sheet_that_claims_a_million_rows(store: Store, tmp_path: Path) -> None:
    """The dimension is a lie: three cells are three cells."""
    path = tmp_path / "x.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Prénom"])
    book.active.append(["Benali", "Khadija"])
    book.save(path)
    parts = {}
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            parts[part] = archive.read(part).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    path.write_bytes(_zip(parts))
    assert len(exchange.plan_file(store, path, "fr").rows) == 1


def test_cells_far_apart_are_not_laid_out(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Nom", "Prénom"])
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    started = time.monotonic()
    plan = exchange.plan_file(store, path, "fr")
    assert plan.columns and not plan.rows and "XFD1048576" in str(plan.notes)
    assert time.monotonic() - started < 60


def test_a_long_cell_is_a_cell(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Remarques"])
    book.active.append(["Benali", "é" * 32_767])
    book.save(path)
    plan = exchange.plan_file(store, path, "fr")
    assert len(str(plan.rows[0].fields["notes"])) == 32_767


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(_bytes_of_a_workbook())

    def stop(done: int, of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        reading.read(path, stop)


def test_a_reader_that_falls_over_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(_bytes_of_a_workbook())
    monkeypatch.setattr(reading, "_reader", lambda: ["false"])
    with pytest.raises(Unreadable):
        reading.read(path)
