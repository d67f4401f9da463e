"""One workbook with everything: a sheet for each register and each kind of line."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import EVERYTHING, reading
from artisanest_desktop.exchange.identity import recognise
from artisanest_desktop.exchange.linesheets import line_registers
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store

Whole = dict[str, list[str]]


def sheets(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of each sheet that people see, by their headers."""
    found = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        if sheet.sheet_state == "visible":
            head, *rows = sheet.iter_rows(values_only=True)
            found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_for_each_register_and_its_lines(
    store: Store, whole: Whole, tmp_path: Path, lang: str
) -> None:
    done = exchange.export(store, EVERYTHING, tmp_path / "x.xlsx", lang)
    reader, registers = store.language(lang), store.registers
    wanted = [r for key in EVERYTHING for r in (registers[key], *line_registers(registers, key))]
    found = sheets(done.path)
    assert list(found) == [reader(r.many) for r in wanted]
    assert done.counts == {r.key: len(whole.get(r.key, ())) for r in wanted}
    assert [len(rows) for rows in found.values()] == list(done.counts.values())
    assert done.rows == sum(len(whole[key]) for key in EVERYTHING)
    book = openpyxl.load_workbook(done.path)
    for sheet in book.worksheets[: len(wanted)]:
        assert bool(sheet.sheet_view.rightToLeft) == (lang == "ar")
        assert sheet.print_title_rows == "$1:$1" and sheet.auto_filter.ref


def test_lines_name_their_record_by_code_and_name(
    store: Store, whole: Whole, tmp_path: Path
) -> None:
    found = sheets(exchange.export(store, EVERYTHING, tmp_path / "x.xlsx", "fr").path)
    maker = found["Réalisé par"][0]
    assert list(maker)[:4] == ["Produit", "Produit (nom)", "Membre", "Membre (nom)"]
    assert list(maker.values())[:4] == ["P-0001", "Tapis Azilal", "M-0001", "Benali Khadija"]
    slots = {(s["Session"], s["Session (nom)"], s["Début"]) for s in found["Demi-journées"]}
    assert slots == {("S-2026-001", "Teinture", "09:00"), ("S-2026-002", "Prix", "09:00")}
    assert found["Contacts"][0]["Partenaire"] == "Dar Taliba"
    assert [c["Partenaire"] or c["Membre (nom)"] for c in found["Engagements"][:2]] == [
        "Fondation Amal", "Bouzid Mohamed",
    ]  # fmt: skip


def test_attendance_stands_beside_the_participants(
    store: Store, whole: Whole, tmp_path: Path
) -> None:
    found = sheets(exchange.export(store, "session", tmp_path / "x.xlsx", "fr").path)
    people = [p for p in found["Participants"] if p["Session"] == "S-2026-001"]
    assert [p["Membre"] for p in people] == ["M-0001", "M-0002", "M-0003", None]
    assert [p["Nom"] for p in people] == ["Benali Khadija", None, "Bouzid Mohamed",
                                          "Rachida Invitée"]  # fmt: skip
    assert people[1]["Nom en arabe"] == "حادة الناصري"
    marks = [[p[f"Demi-journée {n}"] for n in (1, 2, 3)] for p in people]
    assert marks[0] == ["présente", "en retard 15", None]
    assert marks[1] == ["en retard 15", None, "absente"]
    assert marks[2] == [None, "absent", "présent"]


def test_a_chosen_session_leaves_with_its_own_lines_only(
    store: Store, whole: Whole, tmp_path: Path
) -> None:
    row = store.row_id("session", whole["session"][1])
    done = exchange.export(store, "session", tmp_path / "x.xlsx", "en", ids=[row or 0])
    assert (done.rows, done.counts["slot"], done.counts["participant"]) == (1, 1, 4)


def test_lines_of_what_was_removed_stay_here(store: Store, whole: Whole, tmp_path: Path) -> None:
    with store.transaction(_("Removed")) as t:
        t.remove("session", whole["session"][0])
        t.remove("participant", whole["participant"][-1])
    counts = exchange.export(store, EVERYTHING, tmp_path / "x.xlsx", "fr").counts
    assert (counts["session"], counts["slot"], counts["participant"]) == (1, 1, 3)


@pytest.mark.parametrize("profile", ["funder", "public"])
def test_names_and_phones_of_lines_follow_the_profile(
    store: Store, whole: Whole, tmp_path: Path, profile: str
) -> None:
    with store.transaction(_("Consent")) as t:
        t.set("member", whole["member"][0], {"consent_name": True})
        t.set("cooperative", whole["cooperative"][0], {"president": whole["member"][2]})
    done = exchange.export(store, EVERYTHING, tmp_path / "x.xlsx", "fr", profile=profile)
    assert done.private == () and exchange.private_fields(store, EVERYTHING, profile) == []
    with zipfile.ZipFile(done.path) as archive:
        text = b"".join(archive.read(n) for n in archive.namelist()).decode("utf-8", "replace")
    for word in ("Bouzid Mohamed", "Invitée", "Sanae", "كريمة", "+2126", "06 61 20"):
        assert word not in text
    assert ("Benali Khadija" in text) == (profile == "funder")
    identity = recognise(reading.read_here(done.path))
    assert identity is not None and "Invitée" not in repr(identity.bases)
    assert "Mohamed" not in repr(identity.bases)


def test_no_line_is_a_formula(store: Store, whole: Whole, tmp_path: Path) -> None:
    path = exchange.export(store, EVERYTHING, tmp_path / "x.xlsx", "fr").path
    sheet = openpyxl.load_workbook(path)["Matières"]
    risky = [c for row in sheet.iter_rows() for c in row if str(c.value)[:1] == "="]
    assert risky and all(c.data_type == "s" and c.quotePrefix for c in risky)
