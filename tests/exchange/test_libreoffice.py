"""Our workbooks edited and saved by LibreOffice, and what it makes of our files (slow)."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.example import fill as example
from artisanest_desktop.store import Store

pytestmark = pytest.mark.slow


def saved_again(tool: Callable[[str], str], path: Path, kind: str) -> Path:
    """The file opened and saved by LibreOffice, in a folder of its own."""
    folder = path.parent / "again"
    profile = (path.parent / "office").as_uri()
    subprocess.run(
        [tool("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
         "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / f"{path.stem}.{kind}"


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_saved_again_it_changes_nothing(
    store: Store, tmp_path: Path, tool: Callable[[str], str], kind: str, lang: str
) -> None:
    example(store)
    keys = [f.key for f in store.registers["member"].fields]
    path = exchange.export(store, "member", tmp_path / "x.xlsx", lang, columns=keys).path
    plan = exchange.plan_file(store, saved_again(tool, path, kind), "fr")
    assert plan.counts["same"] == 40, [(r.row, r.changes, r.conflicts) for r in plan.rows][:5]
    # An old .xls has no custom properties left by LibreOffice, but two of three remain.
    assert plan.document


def test_two_phones_changed_then_saved_there(
    store: Store, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    example(store)
    path = exchange.export(store, "member", tmp_path / "x.xlsx", "fr").path
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = next(c.column for c in sheet[1] if c.value == "Téléphone")
    sheet.cell(3, at).value = 708441900
    sheet.cell(9, at).value = "06 55 12 18 10"
    book.save(path)
    plan = exchange.plan_file(store, saved_again(tool, path, "xlsx"), "fr")
    assert [list(r.changes) for r in plan.rows if r.action != "same"] == [["phone"], ["phone"]]
    done = exchange.apply(store, plan)
    assert done.txn
    store.undo(done.txn)
    assert exchange.plan_file(store, path, "fr").counts["changed"] == 2


def test_csv_from_there_comes_in(store: Store, tmp_path: Path, tool: Callable[[str], str]) -> None:
    example(store)
    path = exchange.export(store, "member", tmp_path / "x.xlsx", "fr").path
    with Store.open(tmp_path / "other.artisanest", tmp_path / "other") as other:
        plan = exchange.plan_file(other, saved_again(tool, path, "csv"), "fr")
        assert plan.counts["new"] == 40


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_everything_saved_again_there_changes_nothing(
    store: Store, whole: dict[str, list[str]], tmp_path: Path, tool: Callable[[str], str], kind: str
) -> None:
    path = exchange.export(store, exchange.EVERYTHING, tmp_path / "x.xlsx", "fr").path
    found = exchange.receive_file(store, saved_again(tool, path, kind), "fr")
    assert {p.register for p in found.plans} == {*whole} - {"attendance"}
    assert found.writes == found.questions == found.counts["refused"] == 0
    book = openpyxl.load_workbook(path)
    people = book["Participants"]
    at = next(c.column for c in people[1] if c.value == "Demi-journée 1")
    people.cell(2, at).value = "E"
    book.save(path)
    back = exchange.receive_file(store, saved_again(tool, path, kind), "fr")
    assert [(p.register, p.writes) for p in back.plans if p.writes] == [("attendance", 1)]


def test_refused_rows_corrected_there_import(
    store: Store, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    book = openpyxl.Workbook()
    for row in (["Nom", "Tél"], ["Benali", "0612345678"], [None, "0655121809"], ["B", "0611"]):
        book.active.append(row)
    book.save(tmp_path / "liste.xlsx")
    plan = exchange.plan_file(store, tmp_path / "liste.xlsx", "fr")
    path = exchange.save_refused(store, plan, tmp_path / "refused.xlsx", "fr")
    again = openpyxl.load_workbook(saved_again(tool, path, "xlsx"))
    again.active.cell(3, 1).value = "Bahi"
    again.save(tmp_path / "corrected.xlsx")
    corrected = exchange.plan_file(store, tmp_path / "corrected.xlsx", "fr")
    assert [(r.action, r.fields) for r in corrected.rows] == [
        ("new", {"family_name": "Bahi", "phone": "+212655121809"})
    ]


def test_three_copies_edited_there_come_back_whole(
    store: Store, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    """Three people, three formats, with overlaps and one sorted; in two orders."""
    example(store)
    sent = exchange.export(store, "member", tmp_path / "x.xlsx", "fr").path
    ways = (("xlsx", "0655121801", "Tlauh"), ("ods", "0655121802", None), ("xls", None, "Bouchane"))
    copies = []
    for kind, phone, douar in ways:
        book = openpyxl.load_workbook(sent)
        sheet = book.worksheets[0]
        at = {c.value: c.column for c in sheet[1]}
        if phone:
            sheet.cell(3, at["Téléphone"]).value = phone
        if douar:
            sheet.cell(3, at["Douar"]).value = douar
            sheet.cell(9, at["Douar"]).value = "Lgnadiz"
        if kind == "ods":
            sheet.delete_rows(20, 2)
        path = tmp_path / f"{kind}-copy.xlsx"
        book.save(path)
        copies.append(saved_again(tool, path, kind))
    found = []
    for order in (copies, copies[::-1]):
        done = [exchange.apply(store, exchange.plan_file(store, path, "fr")).txn for path in order]
        assert all(done)
        assert all(exchange.plan_file(store, path, "fr").writes == 0 for path in order)
        asked = [(q.uid, q.field, [a.value for a in q.answers]) for q in store.questions()]
        records = {u: store.get("member", u) for u in {q[0] for q in asked}}
        found.append((asked, records, store.count("member")))
        for txn in reversed(done):
            store.undo(txn or "")
        assert not store.questions()
    assert found[0] == found[1] and found[0][2] == 40
    assert sorted(field for _uid, field, _values in found[0][0]) == ["douar", "phone"]
