"""What a person decides of a plan: refused and taken, answered, put right, taken back."""

from __future__ import annotations

import pytest

from artisanest_desktop.exchange import apply
from artisanest_desktop.exchange.deciding import Decisions, unsettled
from artisanest_desktop.exchange.mending import mendable
from artisanest_desktop.exchange.plan import CHANGED, NEW, REFUSED, SAME, Alike
from artisanest_desktop.store import Refusal

HEAD = ("Nom", "Prénom", "Téléphone", "Date de naissance", "Douar")


@pytest.fixture
def deciding(store, plan):
    """``deciding(*rows)``: a plan of members and the decisions over it."""

    def make(*rows, head=HEAD):
        made = plan([head, *rows])
        return made, Decisions(made, store.registers[made.register])

    return make


def phones(store) -> dict[str, str | None]:
    rows = store.window("member", store.find("member"), ["family_name", "phone"])
    return {row[1]: row[2] for row in rows}


def test_a_row_that_is_refused_is_not_written_and_can_be_taken_again(store, deciding) -> None:
    made, decided = deciding(
        ("Idrissi", "Zahra", "0612345999", "1980", ""), ("Sabiri", "Hajiba", "0612345997", "", "")
    )
    decided.toggle([0, 1])
    assert made.writes == 0
    decided.toggle([1])
    assert made.writes == 1
    apply(store, made)
    assert set(phones(store)) == {"Sabiri"}


def test_a_column_that_is_refused_leaves_the_rest(store, deciding) -> None:
    made, decided = deciding(
        ("Idrissi", "Zahra", "0612345999", "1980", ""), ("Sabiri", "Hajiba", "0612345997", "", "")
    )
    decided.refuse([0, 1], "phone")
    decided.refuse([0, 1], "family_name")  # nobody is without a name
    apply(store, made)
    assert phones(store) == {"Idrissi": None, "Sabiri": None}


def test_decisions_are_taken_back_one_by_one(deciding) -> None:
    made, decided = deciding(("Idrissi", "Zahra", "0612345999", "1980", ""))
    before = made.to_json()
    decided.refuse([0], "phone")
    decided.refuse([0])
    assert decided.undo() == [0] and made.rows[0].left == ["phone"]
    assert decided.undo() == [0] and made.to_json() == before
    assert not decided.can_undo and decided.undo() == []


def test_questions_are_answered_for_a_whole_column(people, deciding) -> None:
    made, decided = deciding(("Benali", "Khadija", "0611111111", "", ""))
    row = made.rows[0]
    row.conflicts = {"phone": ("+212612345678", "+212611111111"), "douar": ("a", "b")}
    decided.theirs([0], "phone")
    decided.ours([0], "douar")
    assert not made.questions and row.changes["phone"] == ("+212612345678", "+212611111111")
    after = made.to_json()
    decided.undo()
    decided.undo()
    assert made.questions == 2 and made.to_json() != after
    assert row.kept != made.rows[0].kept  # what was kept is not kept any more


def test_both_phones_are_kept_in_two_fields(people, deciding) -> None:
    made, decided = deciding(("Benali", "Khadija", "0611111111", "", ""))
    made.rows[0].changes = {}
    made.rows[0].conflicts = {"phone": ("+212612345678", "+212611111111")}
    decided.both(0, "phone")
    assert made.rows[0].changes == {"phone2": (None, "+212611111111")}
    assert made.rows[0].action == CHANGED


def test_what_is_not_in_the_file_goes_only_when_ticked(store, people, deciding) -> None:
    made, decided = deciding(("Idrissi", "Zahra", "0612345999", "", ""))
    made.missing = {people[0]: "Benali Khadija", people[2]: "Bouzid Mohamed"}
    decided.take_off(made.missing)
    decided.undo()
    decided.take_off([people[0]])
    assert made.gone == [people[0]] and made.writes == 2
    apply(store, made)
    assert "Benali" not in phones(store) and "Bouzid" in phones(store)


def test_of_several_likenesses_only_one_is_the_same(people, deciding) -> None:
    made, decided = deciding(("Idrissi", "Zahra", "0612345999", "", ""))
    made.rows[0].alike = [Alike(uid, 0, "", 0.8, []) for uid in people[:2]]
    decided.judge(0, 0, "same")
    decided.judge(0, 1, "same")
    assert [a.verdict for a in made.rows[0].alike] == ["", "same"]
    assert made.rows[0].uid == people[1] and not unsettled(made.rows[0])
    decided.undo()
    decided.undo()
    assert [a.verdict for a in made.rows[0].alike] == ["", ""] and unsettled(made.rows[0])


# A cell put right


def test_a_row_without_a_name_becomes_somebody(store, deciding) -> None:
    made, decided = deciding(
        ("Sabiri", "Hajiba", "0612345997", "", "Bouchane"),
        ("", "", "0612345998", "", "Bouchane"),
        ("Idrissi", "Zahra", "0612345999", "", "Bouchane"),
    )
    row = made.rows[1]
    assert row.action == REFUSED and "family_name" in mendable(store.registers["member"], row)
    decided.mend(store, 1, "family_name", "Sabrane", "fr")
    assert row.action == NEW and not row.cells
    apply(store, made)
    assert phones(store)["Sabrane"] == "+212612345998"


def test_what_was_put_right_in_the_same_file_twice_is_there_once(store, book, plan) -> None:
    path = book(
        [
            HEAD,
            ("Sabiri", "Hajiba", "", "", "Bouchane"),
            ("", "", "0612345998", "", "Bouchane"),
            ("Idrissi", "Zahra", "0612345999", "", "Bouchane"),
        ]
    )
    for turn in (NEW, SAME):
        made = plan(path)
        decided = Decisions(made, store.registers["member"])
        decided.mend(store, 1, "family_name", "Sabrane", "fr")
        assert made.rows[1].action == turn
        apply(store, made)
    assert store.count("member") == 3


def test_a_known_number_makes_it_the_known_person(store, people, deciding) -> None:
    head = (*HEAD, "CIN")
    made, decided = deciding(
        ("", "", "0612000000", "", "X", "EE123456"), ("Sabiri", "Zineb", "", "", "", ""), head=head
    )
    decided.mend(store, 0, "family_name", "Benali", "fr")
    assert made.rows[0].action == CHANGED and made.rows[0].uid == people[0]
    assert made.rows[0].changes["phone"] == ("+212612345678", "+212612000000")


def test_a_doubtful_date_is_put_right(store, deciding) -> None:
    made, decided = deciding(("Idrissi", "Zahra", "0612345999", "30/02/1980", ""))
    assert any(r.field == "birth" for r in made.rows[0].remarks)
    decided.mend(store, 0, "birth", "28/02/1980", "fr")
    assert made.rows[0].fields["birth"] == "1980-02-28"
    assert not any(r.field == "birth" for r in made.rows[0].remarks)
    decided.undo()
    assert made.rows[0].fields.get("birth") != "1980-02-28"


def test_nobody_loses_the_last_of_their_names(store, deciding) -> None:
    made, decided = deciding(
        ("Idrissi", "", "0612345999", "30/02/1980", ""), ("Sabiri", "Hajiba", "", "", "")
    )
    before = made.to_json()
    with pytest.raises(Refusal):
        decided.mend(store, 0, "family_name", "", "fr")
    assert made.to_json() == before and not decided.can_undo
    decided.mend(store, 1, "family_name", "", "fr")
    assert "family_name" not in made.rows[1].fields


def test_what_is_typed_answers_the_question(store, people, deciding) -> None:
    made, decided = deciding(("Benali", "Khadija", "0611111111", "", ""))
    row = made.rows[0]
    row.action, row.uid, row.changes = "conflict", people[0], {}
    row.conflicts = {"phone": ("+212612345678", "+212611111111")}
    decided.mend(store, 0, "phone", "06 99 99 99 99", "fr")
    assert row.changes == {"phone": ("+212612345678", "+212699999999")} and not made.questions
    apply(store, made)
    assert phones(store)["Benali"] == "+212699999999"
