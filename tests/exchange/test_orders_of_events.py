"""Files that meet each other in an order nobody planned: sent on to a second office, saved as
text on the way, given back twice, between two campaigns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import campaigns, correcting, reading, refusing, sendings
from artisanest_desktop.exchange.doubtful import doubtful
from artisanest_desktop.exchange.plan import Received
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, parcel, parcels


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """The second office, with an empty store."""
    with Store.open(tmp_path / "other" / "b.artisanest", tmp_path / "other-profile") as opened:
        yield opened


def received(store: Store, path: Path, lang: str = "fr") -> Received:
    return exchange.receive_book(store, reading.read_here(path), lang)


def carry(source: Store, target: Store, folder: Path, name: str) -> None:
    """All that is known goes from one to the other as a package."""
    made = parcels.make(source, folder / name)
    parcels.take(target, parcel.read(made.path))


def edit(path: Path, name: str, header: str, value: Any, to: str = "back.xlsx") -> Path:
    """A copy in which somebody's cell under a header holds another value."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[heads.index("Nom")].value == name:
            row[heads.index(header)].value = value
    back = path.with_name(to)
    book.save(back)
    return back


def field(store: Store, uid: str, key: str) -> Any:
    return (store.get("member", uid) or {})[key]


# -- a second office


def test_a_workbook_of_the_first_office_returns_to_the_second_and_a_package_brings_it_home(
    store: Store, other: Store, people: list[str], tmp_path: Path
) -> None:
    carry(store, other, tmp_path, "1.nestpack")
    out = exchange.export(store, "member", tmp_path / "out.xlsx", "fr").path
    back = edit(out, "Benali", "Douar", "Lahlalma")
    with store.transaction(_("Typed meanwhile")) as t:
        t.set("member", people[2], {"phone": "+212700000000"})
    found = received(other, back)
    assert (found.writes, found.questions) == (1, 0)
    exchange.apply(other, found)
    carry(other, store, tmp_path, "2.nestpack")
    assert field(store, people[0], "douar") == "Lahlalma"
    assert field(store, people[2], "phone") == "+212700000000"
    assert not store.questions() and store.check() == []
    again = received(store, back)
    assert not again.applies, "what the other office received is known here"


def test_a_package_edited_there_meets_a_workbook_that_returns_here(
    store: Store, other: Store, people: list[str], tmp_path: Path
) -> None:
    out = exchange.export(store, "member", tmp_path / "out.xlsx", "fr").path
    carry(store, other, tmp_path, "1.nestpack")
    with other.transaction(_("Typed there")) as t:
        t.set("member", people[0], {"douar": "Nzala"})
        t.set("member", people[2], {"douar": "Jaïdate"})
    back = edit(out, "Benali", "Douar", "Lahlalma")
    exchange.apply(store, received(store, back))
    carry(other, store, tmp_path, "2.nestpack")
    carry(store, other, tmp_path, "3.nestpack")
    for one in (store, other):
        assert [(q.uid, q.field) for q in one.questions()] == [(people[0], "douar")]
        (question,) = one.questions()
        assert {a.value for a in question.answers} == {"Nzala", "Lahlalma"}
        assert field(one, people[2], "douar") == "Jaïdate"
        assert one.check() == []


def test_the_second_office_sends_its_own_workbook_of_what_came_in_a_package(
    store: Store, other: Store, people: list[str], tmp_path: Path
) -> None:
    carry(store, other, tmp_path, "1.nestpack")
    out = exchange.export(other, "member", tmp_path / "out.xlsx", "fr").path
    back = edit(out, "Benali", "Douar", "Lahlalma")
    found = received(store, back)  # it comes to the wrong office
    assert (found.writes, found.questions) == (1, 0)
    exchange.apply(store, found)
    exchange.apply(other, received(other, back))
    carry(store, other, tmp_path, "2.nestpack")
    carry(other, store, tmp_path, "3.nestpack")
    for one in (store, other):
        assert field(one, people[0], "douar") == "Lahlalma" and not one.questions()


# -- as text


@pytest.mark.parametrize(("encoding", "sign"), [("utf-8-sig", ";"), ("cp1252", ";"),
                                                ("utf-16", "\t")])  # fmt: skip
def test_our_workbook_saved_as_text_and_returned(
    store: Store, people: list[str], tmp_path: Path, encoding: str, sign: str
) -> None:
    with store.transaction(_("In letters of one code")) as t:
        t.set("member", people[1], {"family_name_ar": None, "given_name_ar": None,
                                    "family_name": "Nassiri", "given_name": "Hada"})  # fmt: skip
    out = exchange.export(store, "member", tmp_path / "out.xlsx", "fr").path
    back = edit(out, "Benali", "Douar", "Lahlalma")
    sheet = openpyxl.load_workbook(back).worksheets[0]
    path = tmp_path / "out.csv"
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.writer(file, delimiter=sign)
        for row in sheet.iter_rows(values_only=True):
            writer.writerow(["" if cell is None else cell for cell in row])
    with store.transaction(_("Typed meanwhile")) as t:
        t.set("member", people[2], {"douar": "Jaïdate"})
    found = received(store, path)
    assert [(r.uid, dict(r.changes), dict(r.conflicts)) for r in found.main.rows
            if r.changes or r.conflicts] == [
        (people[0], {"douar": (None, "Lahlalma")}, {})]  # fmt: skip
    assert found.counts["new"] == found.counts["refused"] == 0
    exchange.apply(store, found)
    assert field(store, people[2], "douar") == "Jaïdate"


# -- given back twice


def test_the_workbook_of_refused_rows_twice(
    store: Store, book: Callable[..., Path], tmp_path: Path
) -> None:
    rows = [["Nom", "Prénom", "Téléphone", "Douar"],
            ["", "", "0661234567", "Nzala"], ["", "", "0677410236", "Jaïdate"],
            ["Benali", "Khadija", "0612345678", "Lahlalma"]]  # fmt: skip
    first = received(store, book(rows))
    exchange.apply(store, first)
    path = refusing.save_refused(store, first, tmp_path / "à compléter.xlsx", "fr")
    made = openpyxl.load_workbook(path)
    sheet = made.worksheets[0]
    at = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 3).value == "0661234567")
    sheet.cell(at, 1).value, sheet.cell(at, 2).value = "Tazi", "Zahra"
    made.save(path)
    found = received(store, path)
    assert (found.counts["new"], found.counts["refused"]) == (1, 1)
    exchange.apply(store, found)
    assert store.count("member") == 2
    again = received(store, path)
    assert again.writes == 0 and again.counts["new"] == 0, "the same file once more"
    sheet.cell(at + 1, 1).value, sheet.cell(at + 1, 2).value = "Alaoui", "Hada"
    made.save(path)
    more = received(store, path)
    assert more.counts["new"] == 1, "and completed: only who is new"
    exchange.apply(store, more)
    assert store.count("member") == 3


def test_a_correction_sheet_in_two_copies_with_two_answers(
    store: Store, book: Callable[..., Path], tmp_path: Path
) -> None:
    rows = [["Nom", "Prénom", "Date de naissance"], ["Benali", "Khadija", "30/02/1990"],
            ["Bouzid", "Hada", "31/06/1980"]]  # fmt: skip
    found = received(store, book(rows))
    exchange.apply(store, found)
    asked = doubtful(store, found)["member"]
    path = correcting.correction_sheet(store, "member", asked, tmp_path / "c.xlsx", "fr")
    copies = []
    for name, answers in (("a", ("28/02/1990", None)), ("b", ("01/03/1990", "30/06/1980"))):
        made = openpyxl.load_workbook(path)
        for at, answer in enumerate(answers, 4):
            made.worksheets[0].cell(at, 6).value = answer
        copies.append(tmp_path / f"{name}.xlsx")
        made.save(copies[-1])
    exchange.apply(store, received(store, copies[0]))
    second = received(store, copies[1])
    assert (second.questions, second.writes) == (1, 1)
    exchange.apply(store, second)
    for path in copies:
        assert not received(store, path).applies
    births = {row[1]: row[2] for row in
              store.window("member", store.find("member"), ["family_name", "birth"])}  # fmt: skip
    assert births["Bouzid"] == "1980-06-30" and len(store.questions()) == 1


# -- two campaigns


@pytest.fixture
def two(store: Store, tmp_path: Path) -> tuple[str, str, Path, Path]:
    """Two campaigns open at once; one cooperative has a file of each."""
    with store.transaction(_("Cooperatives")) as t:
        coops = [t.create("cooperative", {"name": f"Coopérative {n}"}) for n in ("Amal", "Nour")]
        for name, at in (("Bouzid", 0), ("Naciri", 0), ("Saidi", 0), ("Tazi", 1)):
            t.create("member", {"family_name": name, "given_name": "Hada",
                                "cooperative": coops[at]})  # fmt: skip
    made = []
    for title, to in (("Membres", coops), ("Encore", coops[:1])):
        values = {"title": title, "register": "member", "sent_as": "list", "profile": "inside"}
        uid = campaigns.start(store, values, [{"cooperative": c, "language": "fr"} for c in to])
        files = campaigns.make_files(store, uid, tmp_path / title)
        made.append((uid, files[0].path))
    return made[0][0], made[1][0], made[0][1], made[1][1]


def test_a_file_answers_only_the_campaign_it_left_with(
    store: Store, two: tuple[str, str, Path, Path]
) -> None:
    first, second, path, _other = two
    back = edit(path, "Bouzid", "Douar", "Lahlalma")
    (stranger,) = campaigns.recognise(store, second, [back]).found
    assert not stranger.sending and "another campaign" in str(stranger.why)
    campaigns.forget_file(store, second, stranger.sha256)
    (known,) = campaigns.recognise(store, first, [back]).found
    assert known.sending and known.sure
    (merged,) = campaigns.merge_all(store, first, "fr")
    assert merged.done and merged.rows
    assert store.find("member", "Lahlalma") and not sendings.waiting(store, second)
    returned = [line.get("returned_on") for uid in (first, second)
                for line in store.reader().lines("sending", uid)]  # fmt: skip
    assert [bool(day) for day in returned] == [True, False, False]


def test_both_files_of_one_cooperative_come_back_and_agree(
    store: Store, two: tuple[str, str, Path, Path]
) -> None:
    first, second, one, other = two
    backs = (edit(one, "Bouzid", "Douar", "Lahlalma"), edit(other, "Bouzid", "Douar", "Nzala"))
    for uid, back in zip((first, second), backs, strict=True):
        campaigns.recognise(store, uid, [back])
    assert [m.done for m in campaigns.merge_all(store, first, "fr")] == [True]
    (asks,) = campaigns.merge_all(store, second, "fr")
    assert not asks.done and "1 question" in str(asks.points[0])


def test_received_by_the_ordinary_way_it_is_noted_in_its_own_campaign(
    store: Store, two: tuple[str, str, Path, Path]
) -> None:
    first, second, _path, other = two
    back = edit(other, "Saidi", "Douar", "Lahlalma")
    exchange.apply(store, exchange.receive_file(store, back, "fr"))
    merged = [line.get("merged_on") for uid in (first, second)
              for line in store.reader().lines("sending", uid)]  # fmt: skip
    assert [bool(day) for day in merged] == [False, False, True]
