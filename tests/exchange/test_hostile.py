"""Bad and hostile files: read for what they are where that is safe, else a sentence; in bounded
time and memory, and nothing is written."""

from __future__ import annotations

import io
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from artisanest_desktop.exchange import reading, texts
from artisanest_desktop.exchange.book import Book
from artisanest_desktop.exchange.guarding import Locked, Several, Unreadable
from artisanest_desktop.i18n import Language

ROWS = [["Nom", "Prénom", "Téléphone"], ["Benali", "Fatéma", "0612345678"]]
HTML = (
    "<table border=1><tr><th colspan=2>Nom &amp; prénom</th><th>Tél</th></tr>"
    "<tr><td rowspan=2>Benali</td><td>Fatéma<script>alert(1)</script></td><td>06</td></tr>"
    "<tr><td>Aïcha<br>Zahra</td><td>=1+1</table>"
)


def xlsx(rows: list[list[Any]] = ROWS) -> bytes:
    """A workbook of these rows."""
    data = io.BytesIO()
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of these."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def changed(data: bytes, edits: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """A workbook some of whose parts are other bytes."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            parts[name] = edits.get(name, lambda b: b)(archive.read(name))
    for name in edits.keys() - parts.keys():
        parts[name] = edits[name](b"")
    return zipped(parts)


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Bytes as a file; nothing else may lie beside it afterwards."""

    def make(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


@pytest.fixture(autouse=True)
def nothing_beside(tmp_path: Path) -> Iterator[None]:
    yield
    assert len(list(tmp_path.iterdir())) <= 1


def said(book: Book) -> str:
    """The notes of a book in English."""
    lang = Language("en")
    return "\n".join(lang(note) for note in book.notes)


Put = Callable[[str, bytes], Path]


# Wrong names


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.ods", "a.xlsb", "a.zip"])
def test_a_workbook_under_another_name_is_read(put: Put, name: str) -> None:
    assert reading.read(put(name, xlsx())).sheets[0].rows == ROWS


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.ods"])
def test_text_under_the_name_of_a_workbook_is_read(put: Put, name: str) -> None:
    data = "\n".join(";".join(row) for row in ROWS).encode("cp1252")
    book = reading.read(put(name, data))
    assert book.sheets[0].rows == ROWS
    assert "Windows" in said(book)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_web_page_saved_as_a_workbook_is_read(put: Put, encoding: str) -> None:
    meta = f'<html><meta http-equiv=x content="text/html; charset={encoding}">'
    book = reading.read(put("liste.xls", (meta + HTML).encode(encoding)))
    (sheet,) = book.sheets
    assert sheet.rows == [
        ["Nom & prénom", "", "Tél"],
        ["Benali", "Fatéma", "06"],
        ["", "Aïcha\nZahra", "=1+1"],
    ]
    assert sheet.merged == [(0, 0, 0, 1), (1, 0, 2, 0)]
    assert "web page" in said(book)


def test_cells_of_a_page_that_span_the_world(put: Put) -> None:
    span = "<td colspan=99999999 rowspan=99999999>x</td>"
    page = "<table>" + ("<tr>" + span * 300 + "</tr>") * 300 + "</table>"
    with pytest.raises(Unreadable):
        reading.read(put("a.xls", page.encode()))


def test_excels_xml_of_2003(put: Put) -> None:
    xml = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Liste"><Table>
      <Row><Cell><Data ss:Type="String">Nom</Data></Cell>
        <Cell ss:Index="3"><Data ss:Type="String">Parts</Data></Cell></Row>
      <Row ss:Index="3"><Cell><Data ss:Type="String">Fatéma</Data></Cell>
        <Cell ss:Index="3"><Data ss:Type="Number">2</Data></Cell></Row>
    </Table></Worksheet></Workbook>"""
    (sheet,) = reading.read(put("a.xls", xml.encode())).sheets
    assert sheet.rows == [["Nom", "", "Parts"], ["", "", ""], ["Fatéma", "", 2.0]]
    bomb = xml.replace("?><?mso", '?><!DOCTYPE a [<!ENTITY a "aaaa">]><?mso', 1)
    with pytest.raises(Unreadable):
        reading.read(put("a.xls", bomb.encode()))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("~$liste.xlsx", b"x" * 165),
        ("a.csv", b""),
        ("a.txt", b"\x7fELF" + bytes(300)),
        ("a.csv", b"%PDF-1.7\n1 0 obj\n<<;>>"),
        ("a.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related;"),
        ("a.zip", zipped({"b.zip": zipped({"a.xlsx": b"x"})})),
        ("a.zip", zipped({"b.xlsx": zipped({"a.xlsx": b"x"})})),
        ("a.zip", xlsx()[:300]),
        ("a.xlsm", xlsx()[:-40]),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("a.xlsb", zipped({"xl/workbook.bin": b"\x01" * 900, "[Content_Types].xml": b"<a/>"})),
        ("a.ods", zipped({"content.xml": b"<a" + b"<" * 900})),
    ],
)
def test_a_sentence(put: Put, name: str, data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        reading.read(put(name, data))
    assert name.removeprefix("~$") in str(refused.value) or "b.xlsx" in str(refused.value)


def test_a_folder_and_a_file_that_vanished(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(Unreadable, match="folder"):
        reading.read(tmp_path / "a.xlsx")
    with pytest.raises(Unreadable):
        reading.read(tmp_path / "b.xlsx")


# Archives and passwords


def test_one_workbook_in_an_archive_is_read(put: Put) -> None:
    inside = xlsx()
    data = zipped({"__MACOSX/._a.xlsx": b"x", "lettre.pdf": b"%PDF", "liste/a.xlsx": inside})
    book = reading.read(put("envoi.zip", data))
    assert (book.name, book.sheets[0].rows) == ("a.xlsx", ROWS)
    assert book.sha256 == reading.read(put("envoi.zip", inside)).sha256


def test_of_several_one_is_named(put: Put) -> None:
    parts = {"../../b\u202e.csv": b"Nom;Tel\na;1", "C:\\x\\a.xlsx": xlsx()}
    path = put("envoi.zip", zipped(parts))
    with pytest.raises(Several) as several:
        reading.read(path)
    assert several.value.members == reading.members(path) == ["C:/x/a.xlsx", "b.csv"]
    assert reading.read(path, member="b.csv").sheets[0].rows == [["Nom", "Tel"], ["a", "1"]]
    with pytest.raises(Several):
        reading.read(path, member="none.csv")


def _encrypted(data: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def test_a_password_is_asked_for(put: Put) -> None:
    path = put("a.xlsx", _encrypted(xlsx(), "sésame ١"))
    with pytest.raises(Locked) as none:
        reading.read(path)
    with pytest.raises(Locked) as other:
        reading.read(path, password="sesame")
    assert (none.value.wrong, other.value.wrong) == (False, True)
    assert reading.read(path, password="sésame ١").sheets[0].rows == ROWS


def test_a_lock_that_only_excel_knows_of_is_none(put: Put) -> None:
    path = put("a.xlsx", _encrypted(xlsx(), "VelvetSweatshop"))
    assert reading.read(path).sheets[0].rows == ROWS


def test_an_altered_locked_workbook_is_a_sentence(put: Put) -> None:
    data = bytearray(_encrypted(xlsx(), "x"))
    data[2000:6000] = bytes(4000)
    with pytest.raises(Unreadable):
        reading.read(put("a.xlsx", bytes(data)), password="x")


def test_the_password_is_not_among_the_words_of_the_command(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    popen = subprocess.Popen

    def watch(words: list[str], **more: Any) -> Any:
        seen.append((words, more.get("env")))
        return popen(words, **more)

    monkeypatch.setattr(subprocess, "Popen", watch)
    reading.read(put("a.xlsx", _encrypted(xlsx(), "très-secret")), password="très-secret")
    assert seen and "secret" not in repr(seen)


#: ``liste.csv`` ("Nom;Tel", "Benali;0612345678") in a zip with the first kind of lock: "abc".
LOCKED_ZIP = bytes.fromhex(
    "504b03040a00090000000000215ceb8f0860260000001a000000090000006c697374652e63737675e934dad352"
    "c3cbaa8ab992012883a62adbe89af6196987488d48eb582f36cdd8f191f429e1504b0708eb8f0860260000001a"
    "000000504b01021e030a00090000000000215ceb8f0860260000001a000000090000000000000001000000a481"
    "000000006c697374652e637376504b05060000000001000100370000005d0000000000"
)


def test_a_locked_archive(put: Put) -> None:
    path = put("a.zip", LOCKED_ZIP)
    for password, wrong in ((None, False), ("xyz", True)):
        with pytest.raises(Locked) as locked:
            reading.read(path, password=password)
        assert locked.value.wrong is wrong
    assert reading.read(path, password="abc").sheets[0].rows[1] == ["Benali", "0612345678"]


def test_an_open_document_with_a_password_is_a_sentence(put: Put) -> None:
    parts = {"content.xml": b"x", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    with pytest.raises(Unreadable, match="password"):
        reading.read(put("a.ods", zipped(parts)))


# What is not seen at once


def test_what_is_hidden_merged_or_unknown(put: Put) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("Liste")
    sheet.merge_range("C4:D4", "Noms")
    sheet.write_row("C5", ["a", "b", "c", "d"])
    sheet.write_row("C6", ["e", "f", "g", "h"])
    sheet.write_formula("E7", "=1/0", None, "#DIV/0!")
    sheet.write_formula("F7", "=1+1", None, 2)
    sheet.write_formula("F8", "=A1+1", None, "")
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.set_column("D:D", None, None, {"hidden": True})
    sheet.set_column("G:XFD", None, None, {"hidden": True})
    book.close()
    read = reading.read(put("a.xlsx", data.getvalue()))
    (found,) = read.sheets
    assert (found.top, found.left) == (4, 3)
    assert found.merged == [(0, 0, 0, 1)]
    assert found.hidden_rows == [2] and found.hidden_columns == [1]
    assert found.unknown == {(3, 2): "#DIV/0!"}
    assert found.rows[3][2:] == ["", 2.0]
    assert "1 hidden row and 1 hidden column" in said(read)


def test_a_workbook_that_nobody_calculated(put: Put) -> None:
    rows = [["Nom", "Parts"], ["Benali", "=1+1"], ["=CONCATENATE(A2)", 3]]
    (sheet,) = reading.read(put("a.xlsx", xlsx(rows))).sheets
    assert sheet.unknown == {(1, 1): "=", (2, 0): "="}
    assert sheet.rows == [["Nom", "Parts"], ["Benali", ""], ["", 3.0]]
    data = io.BytesIO()  # a program that writes a nought for each formula
    book = xlsxwriter.Workbook(data)
    book.add_worksheet().write_row(0, 0, ["Parts", "=1+1", 0])
    book.close()
    (sheet,) = reading.read(put("a.xlsx", data.getvalue())).sheets
    assert (sheet.unknown, sheet.rows) == ({(0, 1): "="}, [["Parts", "", 0.0]])


def test_macros_and_other_files_are_left_alone_and_said(put: Put) -> None:
    link = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    edits = {
        "xl/vbaProject.bin": lambda _b: b"x",
        "xl/externalLinks/externalLink1.xml": lambda _b: link,
    }
    book = reading.read(put("a.xlsm", changed(xlsx(), edits)))
    assert book.sheets[0].rows == ROWS
    assert "macros" in said(book) and "other files" in said(book)


# Too much


def test_a_dimension_that_is_a_lie(put: Put) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    lie = changed(xlsx(), {sheet: lambda b: b.replace(b"A1:C2", b"A1:XFD1048576")})
    assert reading.read(put("a.xlsx", lie)).sheets[0].rows == ROWS


def test_cells_far_from_the_list_are_said(put: Put) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("Liste")
    sheet.write_row(1, 1, ROWS[0])
    sheet.write_row(2, 1, ROWS[1])
    sheet.write(1_048_575, 16_383, "x")
    sheet.write(10, 16_383, " ")
    book.close()
    read = reading.read(put("a.xlsx", data.getvalue()))
    assert (read.sheets[0].rows, read.sheets[0].top, read.sheets[0].left) == (ROWS, 2, 2)
    assert "XFD1048576" in said(read)


def test_a_sheet_of_far_too_many_columns(put: Put) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("Liste")
    for row in range(20):
        for at in range(0, 16_384, 7):
            sheet.write(row, at, "x")
    book.close()
    with pytest.raises(Unreadable):
        reading.read(put("a.xlsx", data.getvalue()))


_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 12))
    + b"]>"
)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_words_that_unfold_to_a_thousand_million(put: Put, part: str) -> None:
    def armed(xml: bytes) -> bytes:
        body = xml.partition(b"?>")[2] if xml.startswith(b"<?xml") else xml
        return _BOMB + body.replace(b"Benali", b"&l;").replace(b"<v>0</v>", b"<v>&l;</v>")

    started = time.monotonic()
    try:
        book = reading.read(put("a.xlsx", changed(xlsx(), {part: armed})))
    except Unreadable:
        pass
    else:
        assert max(len(str(c)) for row in book.sheets[0].rows for c in row) < 100
    assert time.monotonic() - started < 20


def test_a_zip_that_lies_about_its_size(put: Put) -> None:
    """The size that is written is small, what comes out of it is not."""
    big = changed(xlsx(), {"xl/sharedStrings.xml": lambda _b: bytes(700 * 1024 * 1024)})
    true, lie = (700 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert true in big
    with pytest.raises(Unreadable):
        reading.read(put("a.xlsx", big.replace(true, lie)))


def test_a_member_of_an_archive_that_unfolds_to_too_much(put: Put) -> None:
    with pytest.raises(Unreadable):
        reading.read(put("a.zip", zipped({"a.csv": bytes(80 * 1024 * 1024)})))


@pytest.mark.slow
def test_two_hundred_thousand_rows_are_a_sentence(put: Put) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(200_000):
        sheet.write_row(row, 0, ROWS[1])
    book.close()
    started = time.monotonic()
    for name, content in (("a.xlsx", data.getvalue()), ("a.csv", b"Benali;Fatima\n" * 200_000)):
        with pytest.raises(Unreadable, match="rows"):
            reading.read(put("a" + Path(name).suffix, content))
        (put("a" + Path(name).suffix, b"")).unlink()
    assert time.monotonic() - started < 60


# Letters


MIXED = "Nom;Ville\nFatéma;Fès\nHélène;Salé\n"


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp1252"])
def test_old_french_letters(encoding: str) -> None:
    rows, notes = texts.read(MIXED.encode(encoding))
    assert rows[1:] == [["Fatéma", "Fès"], ["Hélène", "Salé"]] and len(notes) == 1


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
def test_old_arabic_letters(encoding: str) -> None:
    text = "الاسم;المدينة\nالزهراء;الرباط\nفاطمة;طنجة\n"
    rows, notes = texts.read(text.encode(encoding))
    assert rows == [line.split(";") for line in text.splitlines()] and len(notes) == 1


@pytest.mark.parametrize("codec", ["cp1252", "cp1256"])
@pytest.mark.parametrize("word", ["Fatîma", "Béni Mellal", "الزهراء", "محمد بن علي"])
def test_letters_that_another_program_spoilt(codec: str, word: str) -> None:
    data = bytearray()
    for byte in word.encode():
        one = bytes([byte])
        data += (one.decode(codec, "ignore") or chr(byte)).encode()
    rows, notes = texts.read(b"Nom;Ville\n" + bytes(data) + b";" + "Fès;فاس".encode())
    if codec == "cp1252" or any("ا" <= letter <= "ي" for letter in word):
        assert rows[1][0] == word and len(notes) == 1
    assert rows[1][1:] == ["Fès", "فاس"]


def test_words_that_only_look_spoilt_stay() -> None:
    for text in ("OÙ»", "CAFÉ»", "ط، ظ؟", "Ürgüp; Ø 12", "طنجة، ظهر المهراز"):
        assert texts.unmuddled(text) == text


def test_lines_that_were_written_in_different_ways() -> None:
    data = "Nom;Ville\nFatéma;Fès\nالزهراء;فاس\n".encode() + "Hélène;Salé\n".encode("cp1252")
    rows, notes = texts.read(data)
    assert rows[1:] == [["Fatéma", "Fès"], ["الزهراء", "فاس"], ["Hélène", "Salé"]]
    assert len(notes) == 1


def test_a_quotation_mark_that_is_never_closed_swallows_no_one() -> None:
    lines = [f"nom {n};061234{n:04}" for n in range(200)]
    lines[5] = '"nom 5;0612340005'
    rows, notes = texts.read("\n".join(lines).encode())
    assert len(rows) == 200 and len(notes) == 1
    assert rows[199] == ["nom 199", "0612340199"]


def test_noughts_semicolons_and_commas_in_text() -> None:
    assert texts.table('Nom;Adresse\nA;"12; rue X"\nB;1,5') == [
        ["Nom", "Adresse"],
        ["A", "12; rue X"],
        ["B", "1,5"],
    ]
    assert texts.read(b"Nom;Tel\nBen\0ali;06\n" * 40)[0][1] == ["Benali", "06"]
    assert texts.table("Nom\nBenali\nAlami, Fès\nIdrissi\n") == [
        ["Nom"],
        ["Benali"],
        ["Alami, Fès"],
        ["Idrissi"],
    ]
