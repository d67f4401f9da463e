"""Whom the rows of a file and the records of a store look like, and what a person makes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import alike
from artisanest_desktop.exchange.joining import CHOOSE, FILL, NEWER, decide, decided
from artisanest_desktop.exchange.plan import (
    CHANGED,
    CONFLICT,
    NEW,
    SAME_ONE,
    TWO,
    UNDECIDED,
    Plan,
)
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, verdicts
from artisanest_desktop.store.ids import derived_uid
from artisanest_desktop.store.uniting import unite

Make = Callable[..., Plan]
HEAD = ["Nom", "Prénom", "Tél", "Date de naissance", "Douar"]


def words(found: alike.Alike) -> list[str]:
    return [str(reason) for reason in found.reasons]


def test_a_new_row_looks_like_a_record_whatever_the_script(
    plan: Make, store: Store, people: list[str]
) -> None:
    made = plan([HEAD, ["بنعلي", "خديجة", "0612345678", 1978, "Oulad Ali"]])
    (found,) = made.rows[0].alike
    assert (found.uid, found.row, found.sure) == (people[0], 0, True)
    assert found.title == "Benali Khadija"
    assert "Same phone" in words(found)
    assert Plan.from_json(made.to_json()).rows[0].alike == [found]


def test_mahmoud_is_not_mohamed_and_a_husband_not_his_wife(
    plan: Make, store: Store, people: list[str]
) -> None:
    made = plan([HEAD, ["Bouzid", "Mahmoud", "0612345678", None, None]])
    assert made.rows[0].alike == []


def test_the_same_common_name_in_a_list_is_not_asked(plan: Make) -> None:
    made = plan([HEAD[:2], ["El Amrani", "Fatima"], ["Amrani", "Fatma"], ["Benali", "Zineb"]])
    assert [row.alike for row in made.rows] == [[], [], []]


def test_two_rows_of_one_file_are_joined_and_parted(plan: Make) -> None:
    made = plan(
        [
            HEAD,
            ["El Idrissi", "Fatima", "0612345678", None, None],
            ["Idrissi", "Fadma", "0612345678", 1980, None],
        ]
    )
    first, second = made.rows
    (found,) = second.alike
    assert (found.row, found.uid) == (first.row, first.uid)
    own = second.uid
    decide(made, second, found, SAME_ONE)
    assert (second.action, second.uid) == (CHANGED, first.uid)
    assert second.changes == {"birth": (None, "1980")}
    assert decided(made) == [(own, first.uid, "same", first.uid)]
    decide(made, second, found, UNDECIDED)
    assert (second.action, second.uid, second.changes) == (NEW, own, {})


@pytest.mark.parametrize(
    ("mode", "action", "changes", "conflicts"),
    [
        (FILL, CHANGED, ["douar"], []),
        (NEWER, CHANGED, ["birth", "douar", "family_name"], []),
        (CHOOSE, CONFLICT, ["douar"], ["birth", "family_name"]),
    ],
)
def test_the_same_person_is_completed_as_one_chooses(
    plan: Make,
    people: list[str],
    mode: str,
    action: str,
    changes: list[str],
    conflicts: list[str],
) -> None:
    made = plan([HEAD, ["Ben Ali", "Khadija", "0612345678", "13/12/1978", "Oulad Ali"]])
    row = made.rows[0]
    decide(made, row, row.alike[0], SAME_ONE, mode)
    assert (row.action, row.uid) == (action, people[0])
    assert sorted(row.changes) == changes
    assert sorted(row.conflicts) == conflicts


def test_two_people_stay_two(plan: Make, people: list[str]) -> None:
    made = plan([HEAD, ["Ben Ali", "Khadija", "0612345678", 1978, None]])
    row = made.rows[0]
    decide(made, row, row.alike[0], TWO)
    assert row.action == NEW
    assert decided(made) == [(row.uid, people[0], "two", None)]


def test_what_was_called_two_is_not_asked_again(store: Store, people: list[str]) -> None:
    with store.transaction(_("Another")) as t:
        other = t.create("member", {"family_name_ar": "بنعلي", "phone": "+212612345678",
                                    "given_name_ar": "خديجة"})  # fmt: skip
    (pair,) = alike.pairs(store)
    assert {pair.one, pair.other} == {people[0], other}
    assert pair.sure
    with store.transaction(_("Two")) as t:
        verdicts.decide(t, "member", people[0], other, verdicts.TWO)
    assert alike.pairs(store) == []


def test_looking_can_be_stopped(store: Store, people: list[str]) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        alike.pairs(store, "member", stop)


def test_nobody_is_held_for_herself() -> None:
    """Not even when family and given name sound alike."""
    person = {
        "family_name": "Brahmi",
        "given_name": "Brahim",
        "birth": "1970-07-13",
        "douar": "Laarab",
        "national_id": "EE697353",
    }
    assert alike.pairs([("a", person)]) == []


def test_what_was_decided_is_written_and_remembered(
    plan: Make, store: Store, people: list[str]
) -> None:
    rows = [
        HEAD,
        ["بنعلي", "خديجة", "0612345678", 1978, "Oulad Ali"],
        ["Idrissi", "Fadma", "0655121809", None, None],
        ["El Idrissi", "Fatima", "0655121809", 1980, None],
        ["Tazi", "Zineb", "0655121810", 1980, "Oulad Ali"],
        ["Tazi", "Zaynab", "0655121810", 1980, "Oulad Ali"],
    ]
    made = plan(rows)
    decide(made, made.rows[0], made.rows[0].alike[0], SAME_ONE)
    decide(made, made.rows[2], made.rows[2].alike[0], SAME_ONE)
    decide(made, made.rows[4], made.rows[4].alike[0], TWO)
    done = exchange.apply(store, made)
    kadija, fadma = store.get("member", people[0]), store.get("member", made.rows[1].uid or "")
    assert kadija is not None
    assert (kadija["douar"], kadija["family_name_ar"]) == ("Oulad Ali", "بنعلي")
    assert fadma is not None
    assert (fadma["family_name"], fadma["birth"]) == ("Idrissi", "1980")
    assert store.count("member") == len(people) + 3
    again = plan(rows)
    assert again.writes == 0
    assert [row.uid for row in again.rows[:3]] == [people[0], fadma["uid"], fadma["uid"]]
    assert [row.alike for row in again.rows] == [[]] * 5
    assert alike.pairs(store) == []
    assert done.txn is not None
    store.undo(done.txn)
    assert store.count("member") == len(people)
    assert verdicts.aliases(store, "member") == {}


def test_a_row_whose_other_is_refused_after_all_is_its_own(plan: Make, store: Store) -> None:
    made = plan(
        [
            HEAD,
            ["Tazi", "Zineb", "0655121810", 1980, None],
            ["Tazi", "Zaynab", "0655121810", 1980, "A"],
        ]
    )
    decide(made, made.rows[1], made.rows[1].alike[0], SAME_ONE)
    made.rows[0].left.append("*")
    exchange.apply(store, made)
    (uid,) = [u for u, *_v in store.window("member", store.find("member"), ["douar"])]
    assert store.get("member", uid)["given_name"] == "Zaynab"  # type: ignore[index]


def test_a_returned_workbook_with_both_rows_changes_the_one(
    store: Store, tmp_path: Path, people: list[str]
) -> None:
    with store.transaction(_("Another")) as t:
        other = t.create("member", {"family_name": "Ben Ali", "given_name": "Khadija"})
    sent = tmp_path / "sent.xlsx"
    exchange.export(store, ["member"], sent, "fr", profile="inside")
    unite(store, "member", people[0], other)
    book = openpyxl.load_workbook(sent)
    sheet = book.worksheets[0]
    head = next(r for r in sheet.iter_rows() if any(c.value == "Douar" for c in r))
    douar = next(c.column for c in head if c.value == "Douar")
    row = next(r for r in sheet.iter_rows() if any(c.value == "Ben Ali" for c in r))
    sheet.cell(row[0].row, douar).value = "Oulad Ali"
    book.save(sent)
    found = exchange.receive_file(store, sent, "fr").main
    rows = [r for r in found.rows if r.uid == people[0]]
    assert len(rows) == 2
    assert [r.changes for r in rows if r.changes] == [{"douar": (None, "Oulad Ali")}]
    assert not any(r.conflicts for r in rows)


def test_marks_typed_elsewhere_for_the_united_one_are_the_kept_ones(
    store: Store, tmp_path: Path, people: list[str]
) -> None:
    with store.transaction(_("A session")) as t:
        other = t.create("member", {"family_name": "Ben Ali", "given_name": "Khadija"})
        session = t.create("session", {"title": "Teinture"})
        slots = [t.create("slot", {"session": session, "date": f"2026-03-0{n}"}) for n in (1, 2)]
        person = t.create("participant", {"session": session, "member": other})
        t.create("attendance", {"participant": person, "slot": slots[0], "mark": "present"})
    sent = tmp_path / "sent.xlsx"
    exchange.export(store, ["session"], sent, "fr", profile="inside")
    unite(store, "member", people[0], other)
    book = openpyxl.load_workbook(sent)
    sheet = next(s for s in book.worksheets if s.title.startswith("Participant"))
    mark = next(
        c for r in sheet.iter_rows() for c in r if str(c.value).lower().startswith("présent")
    )
    sheet.cell(mark.row, mark.column + 1).value = "absente"
    book.save(sent)
    found = exchange.receive_file(store, sent, "fr")
    assert found.questions == 0
    exchange.apply(store, found)
    now = derived_uid("participant", session, people[0])
    marks = {a["slot"]: a["mark"] for a in store.reader().lines("attendance", now)}
    assert marks == {slots[0]: "present", slots[1]: "absent"}
