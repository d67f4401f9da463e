"""The first day, from beginning to end: what issue 3 calls done, in French and in Arabic."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from artisanest_desktop import exchange
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

MEMBERS = [
    {"family_name": "El Amrani", "given_name": "Fatima Zahra", "phone": "+212612345678"},
    {"family_name_ar": "الكبير", "given_name_ar": "زهرة", "phone": "+212677410236"},
    {"family_name": "Bahi", "given_name": "Zineb", "birth": "1961", "phone": "+212714825906"},
    *(
        {"family_name": f"Errami{n}", "given_name": "Naïma", "phone": f"+2126481355{n:02d}"}
        for n in range(9)
    ),
]


def _open(folder: Path) -> Store:
    return Store.open(folder / "cooperative.artisanest", folder / "profile", author="Naïma")


def _phones(store: Store) -> set[str]:
    return {row[1] for row in store.window("member", store.find("member"), ["phone"])}


def _change_two_phones(source: Path, target: Path) -> None:
    book = load_workbook(source)
    sheet = book.worksheets[0]
    wanted = {"06 12 34 56 78": "07 08 44 19 53", "06 77 41 02 36": "0655121809"}
    for row in sheet.iter_rows():
        for cell in row:
            if str(cell.value) in wanted:
                cell.value = wanted[str(cell.value)]
    book.save(target)


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_out_changed_back_undone_after_a_restart_and_redone(tmp_path: Path, lang: str) -> None:
    with _open(tmp_path) as store:
        with store.transaction(_("Create")) as t:
            t.create("cooperative", {"name": "Tifawin", "name_ar": "تيفاوين"})
        for values in MEMBERS:
            with store.transaction(_("Add a member")) as t:
                t.create("member", values)
        before = _phones(store)
        exchange.export(store, "member", tmp_path / "out.xlsx", lang)
        _change_two_phones(tmp_path / "out.xlsx", tmp_path / "back.xlsx")

        plan = exchange.plan_file(store, tmp_path / "back.xlsx", lang)
        changes = sorted(c for row in plan.rows for c in row.changes.items())
        assert changes == [
            ("phone", ("+212612345678", "+212708441953")),
            ("phone", ("+212677410236", "+212655121809")),
        ]
        applied = exchange.apply(store, plan)
        assert applied.backup is not None and applied.backup.exists()
        after = _phones(store)
        assert after == before - {"+212612345678", "+212677410236"} | {
            "+212708441953",
            "+212655121809",
        }

    with _open(tmp_path) as store:
        last = store.last_undoable()
        assert last is not None and last.txn == applied.txn
        store.undo(last.txn)
        assert _phones(store) == before
        redo = store.last_redoable()
        assert redo is not None
        store.undo(redo.txn)
        assert _phones(store) == after
        assert store.check() == []


def test_one_person_erased_is_gone_everywhere_and_does_not_come_back(tmp_path: Path) -> None:
    with _open(tmp_path) as store:
        with store.transaction(_("Add a member")) as t:
            gone = t.create("member", {**MEMBERS[0], "national_id": "EE314159"})
            t.create("member", MEMBERS[2])
        exchange.export(store, "member", tmp_path / "out.xlsx", "fr")
        store.backup()
        store.erase("member", gone)
        plan = exchange.plan_file(store, tmp_path / "out.xlsx", "fr")
        assert not any(row.action in ("new", "changed") for row in plan.rows)
        exchange.apply(store, plan)
        assert store.get("member", gone) is None
        assert store.find("member", "Fatima") == []

    kept = [p for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".xlsx"]
    assert len(kept) >= 2
    for path in kept:
        data = path.read_bytes()
        for trace in ("El Amrani", "Fatima Zahra", "amrani", "+212612345678", "EE314159"):
            assert trace.encode() not in data, (path.name, trace)
