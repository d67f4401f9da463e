"""What was decided of a file holds when it is understood anew, where it still fits."""

from __future__ import annotations

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange.carrying import carry, count
from artisanest_desktop.exchange.deciding import Decisions
from artisanest_desktop.exchange.plan import SAME_ONE, TWO, Alike, Plan

HEAD = ("Nom", "Prénom", "Téléphone", "Douar", "Adresse")
ROWS = (
    ("Idrissi", "Zahra", "0612345999", "Ait Ali", ""),
    ("Sabiri", "Hajiba", "061234", "Ait Ali", ""),
    ("", "", "0612345990", "Imlil", ""),
    ("Benali", "Khadija", "0611111111", "Imlil", ""),
)


@pytest.fixture
def twice(store, people, plan):
    """``twice(rows, again)``: decisions over the file, and over the same one read once more."""

    def make(rows=ROWS, again=ROWS):
        made = [plan([HEAD, *r]) for r in (rows, again)]
        return [Decisions(p, store.registers["member"]) for p in made]

    return make


def asking(decided: Decisions, here: str = "+212612345678") -> None:
    """Give the last row a question, as a workbook of ours would have."""
    row = decided.plan.rows[-1]
    row.changes.pop("phone", None)
    row.conflicts["phone"] = (here, "+212611111111")


def test_all_that_was_decided_is_decided_again_and_can_be_taken_back(store, twice) -> None:
    first, second = twice()
    for one in (first, second):
        asking(one)
        one.plan.rows[0].alike = [Alike("u1", 0, "Idrissi", 0.9, [])]
        one.plan.rows[3].emptied = {"notes": "x"}
        one.plan.missing = {"m1": "Bouzid"}
    untouched = second.plan.to_json()
    first.refuse([0], "phone")
    first.judge(0, 0, TWO)
    first.mend(store, 1, "phone", "0612345997", "fr")
    first.mend(store, 2, "family_name", "Tazi", "fr")
    first.ours([3], "phone")
    first.empty([3], "notes")
    first.take_off(["m1"])
    assert count(first.plan) == 7
    assert carry(store, first.plan, second, "fr") == 0
    assert second.plan.to_json() == first.plan.to_json()
    while second.can_undo:
        second.undo()
    assert second.plan.to_json() == untouched


def test_nothing_decided_changes_nothing(store, twice) -> None:
    first, second = twice()
    before = second.plan.to_json()
    assert carry(store, first.plan, second, "fr") == 0
    assert second.plan.to_json() == before and not second.can_undo


def test_what_does_not_fit_any_more_is_counted_and_stays_open(store, twice) -> None:
    other = (("Idrissi", "Zahra", "0700000001", "Ait Ali", ""), *ROWS[1:])
    first, second = twice(again=other)
    asking(first)
    asking(second, here="+212612300000")
    first.refuse([0], "phone")  # another number now
    first.refuse([0], "douar")
    first.theirs([3], "phone")  # another one here
    assert carry(store, first.plan, second, "fr") == 2
    assert second.plan.rows[0].left == ["douar"]
    assert second.plan.questions == 1


def test_a_row_that_is_gone_is_counted(store, twice) -> None:
    first, second = twice(again=ROWS[:3])
    first.refuse([3])
    assert carry(store, first.plan, second, "fr") == 1


def test_a_row_that_is_somebody_known_completes_her_again(store, people, twice) -> None:
    first, second = twice()
    for one in (first, second):
        one.plan.rows[0].alike = [Alike(people[0], 0, "Benali", 0.9, [], here={"douar": None})]
    first.judge(0, 0, SAME_ONE)
    assert carry(store, first.plan, second, "fr") == 0
    assert second.plan.rows[0].uid == people[0]
    second.plan.sha256 = first.plan.sha256  # the two files may be of different seconds
    assert second.plan.to_json() == first.plan.to_json()


def test_a_plan_keeps_what_was_typed_as_json(store, twice) -> None:
    first, _second = twice()
    first.mend(store, 1, "phone", "0612345997", "fr")
    again = Plan.from_json(first.plan.to_json())
    assert again.rows[1].mended == first.plan.rows[1].mended
    exchange.apply(store, again)
