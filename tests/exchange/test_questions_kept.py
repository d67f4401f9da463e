"""What both sides changed waits on Home with both values; one step takes the import back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading, telling
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

Make = Callable[..., Plan]
HERE, THERE, LEFT = "+212700000000", "+212655121809", "+212612345678"


@pytest.fixture
def sent(store: Store, people: list[str], tmp_path: Path) -> Path:
    return exchange.export(store, "member", tmp_path / "out.xlsx", "fr").path


def typed(path: Path, name: str, **cells: Any) -> Path:
    """A copy in which Benali's row says something else."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {c.value: c.column for c in sheet[1]}
    row = next(r for r in range(2, 6) if sheet.cell(r, at["Prénom"]).value == "Khadija")
    for word, value in cells.items():
        sheet.cell(row, at[word]).value = value
    back = path.with_name(name)
    book.save(back)
    return back


def meanwhile(store: Store, uid: str, **values: Any) -> None:
    with store.transaction(_("Typed meanwhile")) as t:
        t.set("member", uid, values)


def phone(store: Store, uid: str) -> str:
    return str((store.get("member", uid) or {})["phone"])


def answers(store: Store) -> list[tuple[str, list[Any]]]:
    return [(q.field, [a.value for a in q.answers]) for q in store.questions()]


def test_an_open_question_waits_with_both_values(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    meanwhile(store, people[0], phone=HERE)
    back = typed(sent, "a.xlsx", Téléphone="0655121809")
    made = plan(back)
    assert made.writes == 0 and made.questions == 1
    done = exchange.apply(store, made)
    assert done.txn and done.backup
    assert phone(store, people[0]) == HERE
    assert answers(store) == [("phone", [HERE, THERE])]
    again = plan(back)
    assert again.questions == again.writes == 0
    assert exchange.apply(store, again).txn is None
    with store.transaction(_("Settled"), kind="settle") as t:
        t.settle("member", people[0], "phone", HERE)
    assert plan(back).questions == 0 and not store.questions()


def test_a_question_says_who_and_when(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    with store.transaction(_("Typed meanwhile"), author="Zineb") as t:
        t.set("member", people[0], {"phone": HERE})
    made = plan(typed(sent, "a.xlsx", Téléphone="0655121809"))
    ((cell, answer),) = telling.who_wrote(store, made).items()
    assert cell == (people[0], "phone")
    assert (answer.value, answer.author, answer.txn) == (HERE, "Zineb", t.uid)
    theirs = telling.theirs(made)
    assert theirs.file == "a.xlsx" and theirs.left_at[:4] == answer.at[:4]


@pytest.mark.parametrize("take", [True, False])
def test_what_was_answered_in_the_preview_is_settled(
    store: Store, people: list[str], sent: Path, plan: Make, take: bool
) -> None:
    meanwhile(store, people[0], phone=HERE)
    back = typed(sent, "a.xlsx", Téléphone="0655121809", Nom="Ben Ali")
    made = plan(back)
    row = next(r for r in made.rows if r.conflicts)
    (row.take if take else row.keep)("phone")
    done = exchange.apply(store, made)
    assert phone(store, people[0]) == (THERE if take else HERE)
    assert not store.questions() and plan(back).questions == plan(back).writes == 0
    assert [e.title for e in store.history(limit=9)].count(store.history(limit=1)[0].title) == 1
    assert done.txn == store.history(limit=1)[0].txn == (store.last_undoable() or made).txn
    store.undo(done.txn)
    record = store.get("member", people[0]) or {}
    assert (record["phone"], record["family_name"]) == (HERE, "Benali")
    assert not store.questions() and store.check() == []
    redo = store.last_redoable()
    assert redo is not None
    store.undo(redo.txn)
    record = store.get("member", people[0]) or {}
    assert (record["phone"], record["family_name"]) == (THERE if take else HERE, "Ben Ali")


def test_undoing_takes_the_question_back_and_redoing_brings_it(
    store: Store, people: list[str], sent: Path, plan: Make, tmp_path: Path
) -> None:
    meanwhile(store, people[0], phone=HERE)
    back = typed(sent, "a.xlsx", Téléphone="0655121809", Douar="Tlauh")
    done = exchange.apply(store, plan(back))
    assert done.txn and len(store.questions()) == 1
    undone = store.undo(done.txn)
    assert not store.questions() and phone(store, people[0]) == HERE
    assert plan(back).questions == 1, "what was taken back can be received again"
    assert undone.txn
    store.undo(undone.txn)
    assert answers(store) == [("phone", [HERE, THERE])]
    path = store.path
    store.close()
    with Store.open(path, tmp_path / "profile") as again:
        assert answers(again) == [("phone", [HERE, THERE])]
        again.undo(done.txn)
        assert not again.questions()
        exchange.apply(again, exchange.plan_file(again, back, "fr"))
        assert answers(again) == [("phone", [HERE, THERE])]
        assert (again.get("member", people[0]) or {})["douar"] == "Tlauh"


def test_copies_in_any_order_ask_the_same(
    store: Store, people: list[str], sent: Path, plan: Make, tmp_path: Path
) -> None:
    """Nothing was typed here: of two copies the same one shows, whichever came first."""
    copies = [typed(sent, f"{n}.xlsx", Téléphone=f"065512180{n}") for n in range(3)]
    copies.append(typed(sent, "3.xlsx", Douar="Tlauh"))
    found = []
    for order in ((0, 1, 2, 3), (2, 3, 1, 0), (1, 0, 0, 3, 2, 1)):
        done = [exchange.apply(store, plan(copies[n])) for n in order]
        found.append((phone(store, people[0]), answers(store)))
        for one in reversed(done):
            if one.txn:
                store.undo(one.txn)
        assert phone(store, people[0]) == LEFT and not store.questions()
    assert found[0] == found[1] == found[2]
    assert len(found[0][1][0][1]) == 3


def test_taking_one_of_three_back_leaves_the_others_asking(
    store: Store, people: list[str], sent: Path, plan: Make
) -> None:
    copies = [typed(sent, f"{n}.xlsx", Téléphone=f"065512180{n}") for n in range(3)]
    done = [exchange.apply(store, plan(copy)) for copy in copies]
    for one in done:
        store.undo(one.txn or "")
        assert len(answers(store)[0][1]) == 2 and store.check() == []
        exchange.apply(store, plan(copies[done.index(one)]))
        assert len(answers(store)[0][1]) == 3


def test_two_rows_of_one_person_ask_and_fill(
    store: Store, people: list[str], book: Callable[..., Path], plan: Make
) -> None:
    path = book(
        [
            ["Nom", "Prénom", "CIN", "Douar", "Email"],
            ["Benali", "Khadija", "EE123456", "Tlauh", None],
            ["Benali", "Khadija", "EE123456", "Bouchane", "k@exemple.ma"],
        ]
    )
    made = plan(path)
    assert made.questions == 1 and made.writes == 1
    exchange.apply(store, made)
    record = store.get("member", people[0]) or {}
    assert (record["douar"], record["email"]) == ("Tlauh", "k@exemple.ma")
    assert answers(store) == [("douar", ["Tlauh", "Bouchane"])]


def test_two_offices_that_receive_the_same_file_agree(
    store: Store, people: list[str], sent: Path, plan: Make, tmp_path: Path
) -> None:
    back = typed(sent, "a.xlsx", Téléphone="0655121809")
    with Store.open(tmp_path / "other.artisanest", tmp_path / "other") as other:
        exchange.apply(other, exchange.plan_file(other, back, "fr"))
        exchange.apply(store, plan(back))
        meanwhile(store, people[0], phone=HERE, douar="Tlauh")
        for one, two in ((store, other), (other, store)):
            one.receive(two.package({}))
            assert answers(one) == [] and phone(one, people[0]) == HERE
            assert (one.get("member", people[0]) or {})["douar"] == "Tlauh"


def test_what_another_store_sent_meets_its_records_later(
    store: Store, people: list[str], sent: Path, plan: Make, tmp_path: Path
) -> None:
    """A→B→A: B edits what A sent, A went on; what B never touched is no question."""
    meanwhile(store, people[0], douar="Tlauh")
    with Store.open(tmp_path / "other.artisanest", tmp_path / "other") as other:
        exchange.apply(other, exchange.plan_file(other, sent, "fr"))
        meanwhile(other, people[0], phone=THERE)
        returned = exchange.export(other, "member", tmp_path / "b.xlsx", "fr").path
        exchange.apply(store, plan(returned))
        assert (phone(store, people[0]), answers(store)) == (THERE, [])
        store.receive(other.package({}))
        record = store.get("member", people[0]) or {}
        assert (record["phone"], record["douar"], answers(store)) == (THERE, "Tlauh", [])


def test_what_was_kept_against_a_list_of_somebody_elses_is_not_asked_again(
    store: Store, people: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    lines = ("Nom;Prénom;CIN;Téléphone", "Benali;Khadija;EE123456;0612345678",
             "Benali;Khadija;EE123456;0699999999")  # fmt: skip
    path.write_text("\n".join(lines), "utf-8")

    def come() -> Plan:
        return exchange.plan_book(store, reading.read_here(path), "fr")

    found = come()
    (row,) = [r for r in found.rows if r.conflicts]
    row.keep("phone")
    done = exchange.apply(store, found)
    assert (store.get("member", people[0]) or {})["phone"] == "+212612345678"
    assert not store.questions() and not come().questions, "the same list once more"
    path.write_text("\n".join((*lines, "Tazi;Zahra;AB654321;0655555555")), "utf-8")
    assert not come().questions, "and with somebody more in it"
    assert done.txn
    store.undo(done.txn)
    assert come().questions == 1 and store.check() == []
