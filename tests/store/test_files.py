"""Files of a record: erased with it, carried by packages, kept while anyone needs them."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from artisanest_desktop.exchange import EVERYTHING, export
from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import KEPT
from artisanest_desktop.store import Store
from tests.store.conftest import OpenStore
from tests.store.doing import exchange, member

SCAN = b"%PDF-1.4 the identity card of one person " * 50


def attach(
    store: Store, uid: str, data: bytes = SCAN, register: str = "member", **more: str
) -> str:
    """A file of a record; returns its uid."""
    with store.transaction(_("Files added")) as t:
        values = {"record": uid, "register": register, "rank": "i", "name": "scan.pdf",
                  "mime": "application/pdf", "size": len(data), **more}  # fmt: skip
        return t.create("attachment", {**values, "file": t.blob(data, "application/pdf")})


def files(store: Store, uid: str) -> list[str]:
    return [row["uid"] for row in store.reader().lines("attachment", uid)]


def digest(store: Store, file: str) -> str:
    row = store.get("attachment", file)
    assert row is not None
    return str(row["file"])


def bytes_in(*folders: Path) -> list[str]:
    """In which files the scan is still to be found."""
    needle = b"the identity card of one person"
    found = (p for folder in folders for p in folder.rglob("*") if p.is_file())
    return [p.name for p in found if needle in p.read_bytes()]


def test_erasing_a_member_erases_her_scans_everywhere(store: Store, tmp_path: Path) -> None:
    uid = member(store, family_name="Benali")
    file = attach(store, uid, name="CIN de Khadija Benali.pdf")
    kept = digest(store, file)
    store.backup()
    assert bytes_in(tmp_path)
    store.erase("member", uid)
    assert store.get("attachment", file) is None
    assert store.blob(kept) is None
    assert bytes_in(tmp_path) == []
    assert not any(b"CIN de Khadija" in p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert store.check() == []


def test_also_a_scan_that_was_taken_away_before(store: Store, tmp_path: Path) -> None:
    uid = member(store, family_name="Benali")
    file = attach(store, uid)
    with store.transaction(_("Taken away")) as t:
        t.remove("attachment", file)
    store.erase("member", uid)
    assert bytes_in(tmp_path) == []


def test_a_file_that_another_record_has_too_stays(store: Store) -> None:
    one, two = member(store, family_name="Benali"), member(store, family_name="Alaoui")
    kept = digest(store, attach(store, one))
    twin = attach(store, two)
    store.erase("member", one)
    assert files(store, two) == [twin]
    assert store.blob(kept) == SCAN
    store.erase("member", two)
    assert store.blob(kept) is None


def test_a_file_that_another_record_once_had_stays_for_its_undo(store: Store) -> None:
    one, two = member(store, family_name="Benali"), member(store, family_name="Alaoui")
    attach(store, one)
    twin = attach(store, two)
    with store.transaction(_("Taken away")) as t:
        t.remove("attachment", twin)
    assert t.uid is not None
    store.erase("member", one)
    store.undo(t.uid)
    assert files(store, two) == [twin]
    assert store.blob(digest(store, twin)) == SCAN


def test_words_of_an_erased_caption_do_not_blank_what_is_told_of_others(store: Store) -> None:
    """A caption is a common word: "photo" in the title of another's change is not the person."""
    one, two = member(store, family_name="Benali"), member(store, family_name="Alaoui")
    attach(store, one, caption="Photo")
    with store.transaction(_("Photo · %(what)s") % {"what": "M-0002"}) as t:
        t.set("member", two, {"notes": "x"})
    store.erase("member", one)
    assert "Photo" in str(next(e for e in store.history("member", two) if e.txn == t.uid).title)


def test_undo_of_adding_and_of_taking_away(store: Store) -> None:
    uid = member(store, family_name="Benali")
    file = attach(store, uid)
    added = store.last_undoable()
    assert added is not None
    undone = store.undo(added.txn)
    assert files(store, uid) == []
    assert undone.txn is not None
    store.undo(undone.txn)
    assert files(store, uid) == [file]
    assert store.blob(digest(store, file)) == SCAN


def test_the_files_of_a_removed_record_are_hidden_with_it_and_come_back(store: Store) -> None:
    uid = member(store, family_name="Benali")
    file = attach(store, uid)
    with store.transaction(_("Removed")) as t:
        t.remove("member", uid)
    with store.transaction(_("Recovered")) as t:
        t.recover("member", uid)
    assert files(store, uid) == [file]


def test_two_copies_carry_each_other_their_files(store: Store, other: Store) -> None:
    uid = member(store, family_name="Benali")
    exchange(store, other)
    here = attach(store, uid, b"here" * 100)
    there = attach(other, uid, b"there" * 100)
    exchange(store, other)
    assert set(files(store, uid)) == set(files(other, uid)) == {here, there}
    assert files(store, uid) == files(other, uid)
    assert store.blob(digest(store, there)) == b"there" * 100
    assert other.blob(digest(other, here)) == b"here" * 100
    assert store.check() == other.check() == []


def test_an_erasure_reaches_the_files_of_the_other_copy(
    store: Store, other: Store, tmp_path: Path
) -> None:
    uid = member(store, family_name="Benali")
    exchange(store, other)
    attach(other, uid)
    exchange(store, other)
    store.erase("member", uid)
    other.receive(store.package())
    assert files(other, uid) == []
    assert bytes_in(tmp_path) == []


def test_a_file_added_elsewhere_to_a_removed_record_is_a_question(
    store: Store, other: Store
) -> None:
    uid = member(store, family_name="Benali")
    exchange(store, other)
    attach(other, uid)
    with store.transaction(_("Removed")) as t:
        t.remove("member", uid)
    exchange(store, other)
    assert [q.field for q in store.questions("member", uid)] == ["removed"]


def test_every_kept_register_has_files_and_a_workbook_has_none(
    store: Store, tmp_path: Path
) -> None:
    hashes = []
    for declared in KEPT:
        titled = dict.fromkeys(("session", "project"), "title")
        key = {"member": "family_name", **titled}.get(declared.key, "name")
        with store.transaction(_("Added")) as t:
            uid = t.create(declared.key, {key: f"Tifawin {declared.key}"})
        file = attach(store, uid, register=declared.key, name="contrat secret.png",
                      mime="image/png", caption="légende secrète")  # fmt: skip
        assert files(store, uid) == [file]
        hashes.append(digest(store, file))
    path = export(store, EVERYTHING, tmp_path / "out.xlsx", "fr").path
    book = load_workbook(path, read_only=True)
    cells = [str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    book.close()
    assert all(any(f"Tifawin {declared.key}" in c for c in cells) for declared in KEPT)
    assert not any("secr" in c or any(h in c for h in hashes) for c in cells)


def test_the_files_of_a_half_day_go_with_its_session(store: Store, open_store: OpenStore) -> None:
    with store.transaction(_("Added")) as t:
        session = t.create("session", {"title": "Teinture"})
        slot = t.create("slot", {"session": session, "date": "2026-11-25"})
    file = attach(store, slot, register="slot")
    store.erase("session", session)
    assert store.get("attachment", file) is None
