"""A campaign from its files to their merging, through the files themselves."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import campaigns, sendings
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.store import Store

PEOPLE = {
    "Tifawin": (("Benali", "Khadija", "+212612345678"), ("Idrissi", "Fatima", None),
                ("Alaoui", "Zahra", None), ("Ouahbi", "Aicha", None)),
    "Amal": (("Bouzid", "Mohamed", None), ("Naciri", "Hada", None), ("Saidi", "Saida", None)),
}  # fmt: skip


@pytest.fixture
def coops(store: Store) -> dict[str, str]:
    """Three cooperatives: two with people, one whose name is Arabic."""
    with store.transaction(_("Cooperatives")) as t:
        made = {name: t.create("cooperative", {"name": f"Coopérative {name}"}) for name in PEOPLE}
        made["نور"] = t.create("cooperative", {"name_ar": "تعاونية النور الجديد"})
        for name, people in PEOPLE.items():
            for family, given, phone in people:
                t.create("member", {"family_name": family, "given_name": given, "phone": phone,
                                    "cooperative": made[name]})  # fmt: skip
    return made


@pytest.fixture
def campaign(store: Store, coops: dict[str, str]) -> str:
    """The list of members, to three cooperatives and to somebody by name."""
    to: list[dict[str, Any]] = [
        {"cooperative": coops["Tifawin"], "language": "fr"},
        {"cooperative": coops["Amal"], "language": "en"},
        {"cooperative": coops["نور"], "language": "ar"},
        {"title": "Association X", "language": "fr"},
    ]
    values = {"title": "Membres 2026", "register": "member", "sent_as": "list",
              "profile": "inside", "due": "2030-01-31"}  # fmt: skip
    return campaigns.start(store, values, to)


@pytest.fixture
def out(store: Store, campaign: str, tmp_path: Path) -> list[Path]:
    """The four files, in the order of the sendings."""
    return [m.path for m in campaigns.make_files(store, campaign, tmp_path / "out")]


def lines(store: Store, campaign: str) -> list[dict[str, Any]]:
    return [dict(line) for line in store.reader().lines("sending", campaign)]


def stages(store: Store, campaign: str) -> list[str]:
    context = store.reader()
    stage = store.registers["sending"]["stage"].compute
    assert stage is not None
    return [stage(line, context) for line in context.lines("sending", campaign)]


def edited(path: Path, edit: Callable[[Any], None], name: str = "") -> Path:
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    (path.parent.parent / "back").mkdir(exist_ok=True)
    back = path.parent.parent / "back" / (name or path.name)
    book.save(back)
    return back


def column(sheet: Any, word: str) -> int:
    return next(c.column for c in sheet[1] if c.value == word)


def new_person(sheet: Any) -> None:
    row = sheet.max_row + 1
    sheet.cell(row, column(sheet, "Nom")).value = "Nouvelle"
    sheet.cell(row, column(sheet, "Prénom")).value = "Latifa"


def test_files_go_out_in_each_language_under_readable_names(
    store: Store, campaign: str, out: list[Path], coops: dict[str, str]
) -> None:
    day = store.clock.today().isoformat()
    assert out[0].name == f"Membres – Coopérative Tifawin – {day}.xlsx"
    assert out[1].name.startswith("Members – ") and out[2].name.startswith("الأعضاء – ")
    first = openpyxl.load_workbook(out[0]).worksheets[0]
    names = {first.cell(r, column(first, "Nom")).value for r in range(2, first.max_row + 1)}
    assert names == {"Benali", "Idrissi", "Alaoui", "Ouahbi"}, "only its own people"
    arabic = openpyxl.load_workbook(out[2])
    assert arabic.worksheets[0].sheet_view.rightToLeft
    assert "تعاونية النور الجديد" in arabic.worksheets[0].oddHeader.center.text
    found = lines(store, campaign)
    assert [x["sent_on"] for x in found] == [day] * 4
    assert len({x["document"] for x in found}) == 4
    assert stages(store, campaign) == ["sent"] * 4


def test_a_late_sending_says_so(store: Store, campaign: str, out: list[Path]) -> None:
    with store.transaction(_("Earlier")) as t:
        t.set("campaign", campaign, {"due": "2020-01-31"})
    assert stages(store, campaign) == ["late"] * 4


def test_known_by_the_hidden_identity_under_any_name(
    store: Store, campaign: str, out: list[Path]
) -> None:
    back = edited(out[1], lambda sheet: None, "Copie de liste FINAL (2).xlsx")
    drop = campaigns.recognise(store, campaign, [back])
    assert [f.sending for f in drop.found] == [lines(store, campaign)[1]["uid"]]
    assert drop.found[0].sure
    assert stages(store, campaign) == ["sent", "back", "sent", "sent"]
    again = campaigns.recognise(store, campaign, [back])
    assert (again.found, again.again) == ([], [back.name])


def test_known_by_content_with_the_reason(
    store: Store, campaign: str, book: Callable[..., Path], tmp_path: Path
) -> None:
    by_name = book([["Nom", "Prénom"], ["X", "Y"]], "membres amal.xlsx")
    by_title = book([["لائحة أعضاء تعاونية النور الجديد"], ["الاسم العائلي"], ["x"]], "l.xlsx")
    rows = [["Nom complet"], ["Khadija BENALI"], ["Idrissi Fatima"], ["Zahra Alaoui"]]
    by_people = book(rows, "liste.xlsx")
    unknown = book([["Nom"], ["Personne"]], "autre.xlsx")
    drop = campaigns.recognise(store, campaign, [by_name, by_title, by_people, unknown])
    first, second, third, _fourth = [line["uid"] for line in lines(store, campaign)]
    assert [f.sending for f in drop.found] == [second, third, first, ""]
    said = [Language("fr")(f.why) for f in drop.found]
    assert len(set(said)) == 4 and "3" in said[2] and all(said)


def test_what_is_no_workbook_is_told_and_stops_nothing(
    store: Store, campaign: str, out: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    (folder / "deep").mkdir(parents=True)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    (folder / "~$lock.xlsx").write_bytes(b"x")
    shutil.copy(out[0], folder / "deep" / "a.xlsx")
    with zipfile.ZipFile(folder / "w.zip", "w") as archive:
        archive.write(out[1], "../../b.xlsx")
        archive.writestr("readme.md", "x")
    drop = campaigns.recognise(store, campaign, [folder])
    assert sorted(f.name for f in drop.found) == ["a.xlsx", "b.xlsx"]
    assert sorted(name for name, _why in drop.troubles) == ["broken.xlsx", "photo.jpg"]
    assert stages(store, campaign) == ["back", "back", "sent", "sent"]
    assert not (tmp_path / "b.xlsx").exists()


def test_all_that_need_no_answer_are_merged_each_by_itself(
    store: Store, campaign: str, out: list[Path], coops: dict[str, str]
) -> None:
    def retype(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Phone")).value = "0655121809"

    back = [edited(out[0], new_person), edited(out[1], retype)]
    ids = store.find("member", where={"cooperative": coops["Amal"]}, sort=[("family_name", False)])
    uid = store.row_uid("member", ids[0])
    assert uid
    with store.transaction(_("Typed meanwhile")) as t:
        t.set("member", uid, {"phone": "+212700000000"})
    campaigns.recognise(store, campaign, back)
    done = campaigns.merge_all(store, campaign, "fr")
    assert [m.done for m in done] == [True, False], [list(map(str, m.points)) for m in done]
    assert stages(store, campaign) == ["merged", "back", "sent", "sent"]
    first = lines(store, campaign)[0]
    assert (first["rows"], first["questions"], first["refused"]) == (5, 0, 0)
    found = store.find("member", "Nouvelle")
    new = store.get("member", store.row_uid("member", found[0]) or "")
    assert new and new["cooperative"] == coops["Tifawin"], "who is new is of that cooperative"
    # Undo takes back the import, not the note beside it; the sending waits again.
    entry = store.last_undoable()
    assert entry and entry.kind == "import" and entry.txn == first["txn"]
    store.undo(entry.txn)
    assert stages(store, campaign)[0] == "back"
    assert [f.name for f in campaigns.waiting(store, campaign)] == [p.name for p in back]
    redo = store.last_redoable()
    assert redo
    store.undo(redo.txn)
    assert stages(store, campaign)[0] == "merged"


def test_two_files_for_one_sending_are_both_merged(
    store: Store, campaign: str, out: list[Path]
) -> None:
    one = edited(out[0], new_person, "a.xlsx")
    two = edited(out[0], lambda sheet: None, "b.xlsx")
    campaigns.recognise(store, campaign, [one, two])
    assert len(campaigns.waiting(store, campaign)) == 2
    received = campaigns.receive(store, campaigns.waiting(store, campaign)[0], "fr", "member")
    exchange.apply(store, received)
    assert stages(store, campaign)[0] == "back"
    assert all(m.done for m in campaigns.merge_all(store, campaign, "fr"))
    assert stages(store, campaign)[0] == "merged"
    assert campaigns.waiting(store, campaign) == []


def test_received_anywhere_it_is_noted_in_the_campaign(
    store: Store, campaign: str, out: list[Path]
) -> None:
    received = exchange.receive_file(store, edited(out[3], new_person), "fr")
    assert received.sending == lines(store, campaign)[3]["uid"]
    assert exchange.Received.from_json(received.to_json()).sending == received.sending
    exchange.apply(store, received)
    last = lines(store, campaign)[3]
    assert last["merged_on"] and last["returned_on"] and last["rows"] == 8


def test_a_guess_is_corrected_by_hand(
    store: Store, campaign: str, out: list[Path], book: Callable[..., Path]
) -> None:
    path = book([["Nom", "Prénom"], ["X", "Y"]], "membres amal.xlsx")
    (one,) = campaigns.recognise(store, campaign, [path]).found
    third = lines(store, campaign)[2]["uid"]
    campaigns.assign(store, campaign, one.sha256, third)
    assert stages(store, campaign) == ["sent", "sent", "back", "sent"]
    assert [f.sending for f in sendings.files(store, campaign)] == [third]
    campaigns.forget_file(store, campaign, one.sha256)
    assert stages(store, campaign) == ["sent"] * 4


def test_a_template_asks_only_its_own_cooperative(
    store: Store, campaign: str, coops: dict[str, str], tmp_path: Path
) -> None:
    with store.transaction(_("A template")) as t:
        t.set("campaign", campaign, {"sent_as": "template"})
    first = lines(store, campaign)[0]["uid"]
    (made,) = campaigns.make_files(store, campaign, tmp_path, [first])
    heads = [c.value for c in openpyxl.load_workbook(made.path).worksheets[0][1]]
    assert "Coopérative" not in heads and "Nom" in heads

    def fill(sheet: Any) -> None:
        new_person(sheet)

    book = openpyxl.load_workbook(made.path)
    fill(book.worksheets[0])
    back = tmp_path / "back.xlsx"
    book.save(back)
    campaigns.recognise(store, campaign, [back])
    (done,) = campaigns.merge_all(store, campaign, "fr")
    assert done.done and done.txn
    uid = store.row_uid("member", store.find("member", "Nouvelle")[0])
    assert (store.get("member", uid or "") or {})["cooperative"] == coops["Tifawin"]


def test_a_file_that_moved_says_so_and_is_found_when_dropped_again(
    store: Store, campaign: str, out: list[Path], tmp_path: Path
) -> None:
    back = edited(out[0], new_person)
    campaigns.recognise(store, campaign, [back])
    moved = shutil.move(back, tmp_path / "moved.xlsx")
    (left,) = campaigns.merge_all(store, campaign, "fr")
    assert not left.done and "drop it" in str(left.points[0])
    campaigns.recognise(store, campaign, [moved])
    assert [m.done for m in campaigns.merge_all(store, campaign, "fr")] == [True]
