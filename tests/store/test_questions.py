"""Two people who did not know of each other: both values kept, a person decides, nobody waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import Reference, Text, Whole
from artisanest_desktop.store import Store, schema
from tests.store.conftest import OpenStore
from tests.store.doing import exchange, member, value, write


@pytest.fixture
def asked(store: Store, other: Store) -> tuple[Store, Store, str]:
    """Both copies, and a member whose village they wrote differently."""
    uid = member(store, family_name="Benali", douar="Bouchane")
    exchange(store, other)
    write(store, (uid, {"douar": "Tlauh", "phone": "+212611111111"}))
    write(other, (uid, {"douar": "Nzala", "address": "7, derb Lferran"}))
    exchange(store, other)
    return store, other, uid


def test_both_values_are_kept_and_the_rest_is_merged(asked: tuple[Store, Store, str]) -> None:
    for one in asked[:2]:
        uid = asked[2]
        (question,) = one.questions("member", uid)
        assert (question.register, question.uid, question.field) == ("member", uid, "douar")
        assert [(a.value, a.author) for a in question.answers] == [
            ("Nzala", "Brahim"),
            ("Tlauh", "Khadija"),
        ]
        assert value(one, uid, "douar") == "Nzala", "the first answer is the one on show"
        assert value(one, uid, "phone") == "+212611111111"
        assert value(one, uid, "address") == "7, derb Lferran"
        assert one.find("member", where={"~question": True}) == one.find("member")
        assert one.check() == []


@pytest.mark.parametrize("answer", ["Tlauh", "Nzala", "Bouchane", None])
def test_an_ordinary_edit_settles(asked: tuple[Store, Store, str], answer: str | None) -> None:
    store, other, uid = asked
    if value(store, uid, "douar") == answer:
        write(store, (uid, {"douar": "Autre"}))
    write(store, (uid, {"douar": answer}))
    assert store.questions() == []
    assert store.find("member", where={"~question": True}) == []
    exchange(store, other)
    for one in (store, other):
        assert one.questions() == []
        assert value(one, uid, "douar") == answer


def test_confirming_what_is_on_show_settles(asked: tuple[Store, Store, str]) -> None:
    store, other, uid = asked
    with store.transaction(_("Settle"), kind="settle") as t:
        t.settle("member", uid, "douar", "Nzala")
    assert t.uid is not None
    exchange(store, other)
    for one in (store, other):
        assert one.questions() == []
        assert value(one, uid, "douar") == "Nzala"


def test_editing_another_field_leaves_the_question(asked: tuple[Store, Store, str]) -> None:
    store, other, uid = asked
    write(store, (uid, {"phone": "+212622222222"}))
    exchange(store, other)
    assert [q.field for q in store.questions()] == [q.field for q in other.questions()] == ["douar"]


def test_undoing_the_answer_asks_no_one_again(asked: tuple[Store, Store, str]) -> None:
    """The undo has seen both: it is a write like any other."""
    store, other, uid = asked
    answer = write(store, (uid, {"douar": "Tlauh"}))
    exchange(store, other)
    store.undo(answer)
    exchange(store, other)
    assert value(store, uid, "douar") == value(other, uid, "douar")
    assert store.questions() == other.questions()


@pytest.mark.parametrize("answer", ["Tlauh", "Nzala", "Bouchane"])
def test_an_answer_that_is_taken_back_asks_again(
    asked: tuple[Store, Store, str], answer: str
) -> None:
    store, other, uid = asked
    shown = value(store, uid, "douar")
    with store.transaction(_("Settle"), kind="settle") as t:
        t.settle("member", uid, "douar", answer)
    exchange(store, other)
    undone = store.undo(t.uid or "").txn
    assert undone
    exchange(store, other)
    for one in (store, other):
        assert value(one, uid, "douar") == shown and one.check() == []
        (question,) = one.questions()
        assert {a.value for a in question.answers} == {"Nzala", "Tlauh"}
    store.undo(undone)
    exchange(store, other)
    for one in (store, other):
        assert value(one, uid, "douar") == answer and not one.questions()


def test_what_was_typed_after_an_answer_stays_when_it_is_taken_back(
    asked: tuple[Store, Store, str],
) -> None:
    store, other, uid = asked
    with store.transaction(_("Settle"), kind="settle") as t:
        t.settle("member", uid, "douar", "Tlauh")
    write(store, (uid, {"douar": "Lahlalma"}))
    store.undo(t.uid or "")
    exchange(store, other)
    for one in (store, other):
        assert value(one, uid, "douar") == "Lahlalma" and not one.questions()


def test_the_same_value_twice_is_no_question(store: Store, other: Store) -> None:
    uid = member(store, family_name="Benali")
    exchange(store, other)
    for one in (store, other):
        write(one, (uid, {"douar": "Tlauh"}))
    exchange(store, other)
    assert store.questions() == other.questions() == []


def test_three_copies_agree_whatever_the_order(
    store: Store, other: Store, open_store: OpenStore
) -> None:
    third = open_store("third")
    uid = member(store, family_name="Benali")
    exchange(store, other, third)
    for one, village in ((store, "Tlauh"), (other, "Nzala"), (third, "Bouchane")):
        write(one, (uid, {"douar": village}))
    store.receive(third.package())
    third.receive(other.package())
    other.receive(store.package())
    exchange(third, store, other)
    told = [
        ({a.value for q in one.questions() for a in q.answers}, value(one, uid, "douar"))
        for one in (store, other, third)
    ]
    assert told == [({"Tlauh", "Nzala", "Bouchane"}, told[0][1])] * 3


@pytest.mark.parametrize("who_removes", ["store", "other"])
def test_removed_here_and_edited_there_stays_visible(
    store: Store, other: Store, who_removes: str
) -> None:
    uid = member(store, family_name="Benali")
    exchange(store, other)
    remover, editor = (store, other) if who_removes == "store" else (other, store)
    with remover.transaction(_("Remove")) as t:
        t.remove("member", uid)
    write(editor, (uid, {"douar": "Tlauh"}))
    exchange(store, other)
    for one in (store, other):
        (question,) = one.questions()
        assert question.field == "removed"
        assert {a.value for a in question.answers} == {True, False}
        assert value(one, uid, "removed") is False
        assert one.count("member") == 1
        assert one.check() == []
    with store.transaction(_("Settle"), kind="settle") as t:
        t.settle("member", uid, "removed", True)
    exchange(store, other)
    for one in (store, other):
        assert one.questions() == []
        assert one.count("member") == 0


def test_one_number_on_two_records_is_a_finding(store: Store, other: Store) -> None:
    one, two = member(store, family_name="Benali"), member(other, family_name="Alaoui")
    assert value(store, one, "number") == value(other, two, "number") == "M-0001"
    exchange(store, other)
    for copy in (store, other):
        assert [f.rule for _k, f in copy.findings("member", one)] == ["number-twice"]
        assert copy.doubtful("member", [one, two]) == {one, two}
    assert store.next_number("member") == "M-0002"
    write(store, (two, {"number": store.next_number("member")}))
    exchange(store, other)
    for copy in (store, other):
        assert copy.doubtful("member", [one, two]) == set()
        assert copy.find("member", search="M-0001") != []
        assert value(copy, two, "former_numbers") == "M-0001"


def test_removing_one_of_two_frees_the_number(store: Store, other: Store) -> None:
    one, two = member(store, family_name="Benali"), member(other, family_name="Alaoui")
    exchange(store, other)
    with store.transaction(_("Remove")) as t:
        t.remove("member", two)
    assert store.doubtful("member", [one, two]) == set()
    with store.transaction(_("Recover")) as t:
        t.recover("member", two)
    assert store.doubtful("member", [one, two]) == {one, two}


# -- lines: a register made up here, as later ones will be

PAYMENT = Register(
    key="payment",
    one=_("payment"),
    many=_("payments"),
    title=lambda row, _lang: row.get("label") or "—",
    parent="member",
    parent_register="member",
    fields=(
        Field("member", Reference("member"), _("Member")),
        Field("label", Text(), _("Label")),
        Field("amount", Whole(), _("Amount")),
    ),
)


@pytest.fixture
def lines(
    template: object, monkeypatch: pytest.MonkeyPatch, open_store: OpenStore
) -> Iterator[None]:
    """Stores opened by name have the register of payments."""
    monkeypatch.setitem(REGISTERS, "payment", PAYMENT)
    table = schema.register_table(PAYMENT, sa.MetaData())
    monkeypatch.setitem(schema.TABLES, "payment", table)
    yield


def with_payments(open_store: OpenStore, name: str) -> Store:
    store = open_store(name)
    with store.writing() as connection:
        schema.TABLES["payment"].metadata.create_all(connection)
    return store


def pay(store: Store, uid: str, **values: object) -> str:
    with store.transaction(_("Pay")) as t:
        return t.create("payment", {"member": uid, **values})


@pytest.mark.parametrize("what", ["new", "edited"])
def test_removed_here_and_a_line_written_there(
    lines: None, open_store: OpenStore, what: str
) -> None:
    one, two = with_payments(open_store, "one"), with_payments(open_store, "two")
    uid = member(one, family_name="Benali")
    line = pay(one, uid, label="2025", amount=100)
    exchange(one, two)
    assert one.find("member") and two.find("member")
    heard: list[set[str]] = []
    one.subscribe(lambda change: heard.append(set(change.registers)))
    with one.transaction(_("Remove")) as t:
        t.remove("member", uid)
    assert one.find("member") == []
    if what == "new":
        pay(two, uid, label="2026", amount=100)
    else:
        with two.transaction(_("Edit")) as t:
            t.set("payment", line, {"amount": 120})
    exchange(one, two)
    assert heard[-1] >= {"member", "payment"}, "the screen of members must draw again"
    for store in (one, two):
        assert len(store.find("member")) == 1
        (question,) = store.questions()
        assert (question.register, question.field) == ("member", "removed")
        assert store.check() == []


def test_lines_go_and_come_back_with_their_record(lines: None, open_store: OpenStore) -> None:
    store = with_payments(open_store, "one")
    with store.transaction(_("Both")) as t:
        uid = t.create("member", {"family_name": "Benali"})
        line = t.create("payment", {"member": uid, "amount": 100})
    assert t.uid is not None
    done = store.undo(t.uid)
    assert value(store, uid, "removed") is True
    assert done.txn is not None
    store.undo(done.txn)
    assert value(store, uid, "removed") is False
    record = store.get("payment", line)
    assert record is not None and record["removed"] is False


def test_undoing_a_birth_spares_a_record_that_got_lines_since(
    lines: None, open_store: OpenStore
) -> None:
    store = with_payments(open_store, "one")
    uid = member(store, family_name="Benali")
    born = store.history("member", uid)[0].txn
    pay(store, uid, amount=100)
    done = store.undo(born)
    assert value(store, uid, "removed") is False
    assert done.kept


def test_erasing_takes_the_lines_along(lines: None, open_store: OpenStore) -> None:
    one, two = with_payments(open_store, "one"), with_payments(open_store, "two")
    uid = member(one, family_name="Benali")
    line = pay(one, uid, label="Zoubida a payé", amount=100)
    exchange(one, two)
    one.erase("member", uid)
    assert one.get("payment", line) is None
    two.receive(one.package())
    assert two.get("payment", line) is None
    for store in (one, two):
        store.close()
        assert b"Zoubida" not in store.path.read_bytes()
