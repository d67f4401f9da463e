"""What leaves: readable, printable, private where it must be, and never a formula."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.exchange.plan import Plan, Received
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.rules import Name
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.store.documents import documents
from tests.exchange.conftest import cells


def test_real_dates_numbers_and_text(store: Store, people: list[str], tmp_path: Path) -> None:
    keys = [f.key for f in store.registers["member"].fields]
    rows = cells(exchange.export(store, "member", tmp_path / "x.xlsx", "fr", columns=keys).path)
    head = {word: at for at, word in enumerate(rows[0])}
    by_number = {row[0]: row for row in rows[1:]}
    benali, naciri, bouzid, zahra = (by_number[f"M-{n:04}"] for n in range(1, 5))
    assert benali[head["Date ou année de naissance"]] == dt.datetime(1978, 3, 12)
    assert naciri[head["Date ou année de naissance"]] == 1961
    assert benali[head["Téléphone"]] == "06 12 34 56 78"
    assert bouzid[head["Téléphone"]] == "061234567"
    assert benali[head["Montant libéré"]] == 1500.5
    assert benali[head["Fonction"]] == "présidente"
    assert benali[head["Commune"]] == "Bouchane"
    assert zahra[head["Douar"]] == "007"
    assert bouzid[head["Remarques"]] == "=1+1\nà voir"


def test_nothing_that_leaves_is_a_formula(store: Store, people: list[str], tmp_path: Path) -> None:
    path = exchange.export(store, "member", tmp_path / "x.xlsx", "fr").path
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in archive.read(name)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    risky = [c for row in sheet.iter_rows() for c in row if str(c.value)[:1] in "=-"]
    assert risky and all(c.data_type == "s" and c.quotePrefix for c in risky)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheet_is_ready_to_use(
    store: Store, people: list[str], tmp_path: Path, lang: str
) -> None:
    sheet = openpyxl.load_workbook(
        exchange.export(store, "member", tmp_path / "x.xlsx", lang).path
    ).worksheets[0]
    assert bool(sheet.sheet_view.rightToLeft) == (lang == "ar")
    assert sheet.freeze_panes == "D2" and sheet.auto_filter.ref.startswith("A1:")
    assert sheet.page_setup.orientation == "landscape" and sheet.print_title_rows == "$1:$1"
    assert "&P" in sheet.oddFooter.center.text and "&N" in sheet.oddFooter.center.text
    assert len(sheet.data_validations.dataValidation) >= 4
    last = sheet.cell(1, sheet.max_column)
    assert last.value == "_artisanest_id"
    assert sheet.column_dimensions[last.column_letter].hidden


def test_rows_and_columns_as_on_screen(store: Store, people: list[str], tmp_path: Path) -> None:
    ids = [i for u in (people[2], people[0]) if (i := store.row_id("member", u)) is not None]
    path = tmp_path / "x.xlsx"
    exchange.export(store, "member", path, "fr", ids=ids, columns=["phone", "age", "sex"])
    rows = cells(path)
    assert [row[1] for row in rows[1:]] == ["Bouzid", "Benali"]
    assert "Âge" in rows[0] and rows[0].index("Téléphone") < rows[0].index("Sexe")


def test_private_fields_leave_under_a_profile_only(
    store: Store, people: list[str], tmp_path: Path, plan: Callable[..., Plan]
) -> None:
    with store.transaction(_("Consent")) as t:
        t.set("member", people[0], {"consent_name": True})
    inside = exchange.export(store, "member", tmp_path / "i.xlsx", "fr")
    assert "phone" in inside.private and "national_id" not in inside.private
    for profile in ("funder", "public"):
        path = tmp_path / f"{profile}.xlsx"
        done = exchange.export(store, "member", path, "fr", profile=profile, columns=["phone"])
        assert done.private == ()
        assert exchange.private_fields(store, "member", profile) == []
        texts = b"".join(_parts(path))
        assert b"12345678" not in texts and b"EE123456" not in texts and b"Bouzid" not in texts
        assert (b"Benali" in texts) == (profile == "funder")
        book = reading.read_here(path)
        assert not any("Bouzid" in str(s.rows) for s in book.sheets)
        # What did not leave cannot come back as erased.
        assert plan(path).counts["same"] == 4


def _parts(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_the_store_remembers_what_left(store: Store, people: list[str], tmp_path: Path) -> None:
    done = exchange.export(store, "member", tmp_path / "x.xlsx", "fr")
    left = documents(store)[0]
    assert (left.uid, left.name) == (done.document, "x.xlsx")
    assert left.facts["rows"] == {"member": 4} and "phone" in left.facts["private"]
    assert store.erase("member", people[0]).documents


def test_a_file_is_whole_or_not_there(store: Store, people: list[str], tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("what was there before")
    blocked = tmp_path / "a file" / "x.xlsx"
    (tmp_path / "a file").write_text("")
    with pytest.raises(Refusal):
        exchange.export(store, "member", blocked, "fr")
    assert path.read_text() == "what was there before"
    exchange.export(store, "member", path, "fr")
    assert sorted(os.listdir(tmp_path)) == ["a file", "profile", "store", "x.xlsx"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("register", exchange.EVERYTHING)
def test_a_template_is_empty_until_filled(
    store: Store, tmp_path: Path, lang: str, register: str
) -> None:
    def come() -> Received:
        return exchange.receive_book(store, reading.read_here(path), "fr")

    path = exchange.template(store, register, tmp_path / "t.xlsx", lang)
    assert not any(plan.rows for plan in come().plans)
    book = openpyxl.load_workbook(path)
    shown = [s for s in book.worksheets if s.sheet_state == "visible"]
    assert len(shown[-1]["A"]) > 5  # the sheet that explains
    sheet = book.worksheets[0]
    at = {c.value: c.column for c in sheet[1]}
    fields = store.registers[register].fields
    script = "arabic" if lang == "ar" else "latin"
    names = (f.label for f in fields if isinstance(f.kind, Name) and f.kind.script == script)
    word = store.language(lang)(next(names))
    sheet.cell(2, at[word]).value = "Aouad"
    sheet.cell(4, at[word]).value = "Sabri"
    book.save(path)
    found = come()
    assert found.main.register == register
    assert [r.action for r in found.main.rows] == ["new", "new"]
    assert found.rows == 2


def test_a_template_of_everything_is_filled_with_lines(store: Store, tmp_path: Path) -> None:
    path = exchange.template(store, exchange.EVERYTHING, tmp_path / "t.xlsx", "fr")
    book = openpyxl.load_workbook(path)
    rows = {s.title: list(s.iter_rows(values_only=True)) for s in book.worksheets}
    assert rows["Demi-journées"][1][0] == "Exemple Teinture naturelle"
    assert rows["Participants"][1][1] == "Exemple Fatima"
    book["Sessions"].cell(2, 1).value = "Tissage"
    book["Demi-journées"].cell(2, 1).value = "Tissage"
    book["Membres"].append(["Benali", "Khadija"])
    people = book["Participants"]
    head = [c.value for c in people[1]]
    people.cell(4, 1).value, people.cell(4, 2).value = "Tissage", "Benali Khadija"
    people.cell(4, head.index("Demi-journée 1") + 1).value = "P"
    book.save(path)
    found = exchange.receive_book(store, reading.read_here(path), "fr")
    new = {p.register: p.counts["new"] for p in found.plans if p.counts["new"]}
    assert new == {"member": 1, "session": 1, "slot": 1, "participant": 1, "attendance": 1}
    assert found.counts["refused"] == 0
    exchange.apply(store, found)
    assert exchange.receive_book(store, reading.read_here(path), "fr").writes == 0


def test_refused_rows_come_back_as_a_file_like_theirs(
    store: Store, tmp_path: Path, plan: Callable[..., Plan]
) -> None:
    made = plan([["Nom", "Tél"], ["Benali", "0612345678"], [None, "0655121809"], ["B", "0611"]])
    path = exchange.save_refused(store, made, tmp_path / "r.xlsx", "fr")
    rows = cells(path)
    assert made.name in rows[0][0]
    assert rows[1][:2] == ["Nom", "Tél"] and rows[2][:2] == [None, "0655121809"]
    assert "Nom" in rows[2][2]
    book = openpyxl.load_workbook(path)
    marked = [c.fill.fgColor.rgb[-6:] for c in book.active[3]]
    assert marked[0] == "FFF3D1" and marked[1] != "FFF3D1"
    book.active.cell(3, 1).value = "Bahi"
    book.save(path)
    again = plan(path)
    assert [(r.action, r.fields) for r in again.rows] == [
        ("new", {"family_name": "Bahi", "phone": "+212655121809"})
    ]
    assert not again.unknown
