"""Two records become one: nothing is lost, everything is undone, and other devices agree."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import Refusal, Store, uniting, verdicts
from artisanest_desktop.store.ids import derived_uid
from artisanest_desktop.store.uniting import unite
from tests.store.doing import FakeClock, exchange, member, value, write

OpenStore = Callable[..., Store]


@pytest.fixture
def two(open_store: OpenStore) -> tuple[Store, str, str]:
    """A store with one woman twice: as she was written in French, and in Arabic."""
    store = open_store()
    one = member(store, family_name="Benali", given_name="Khadija", phone="+212612345678",
                 more_trades="TX03", notes="Vient le mardi")  # fmt: skip
    other = member(store, family_name_ar="بنعلي", given_name_ar="خديجة", birth="1978",
                   phone="+212655000000", more_trades="TX01", notes="A deux métiers")  # fmt: skip
    return store, one, other


def enrol(store: Store, uids: list[str], slots: int = 2) -> tuple[str, list[str], list[str]]:
    """A session with half-days and these members in it."""
    with store.transaction(_("A session")) as t:
        session = t.create("session", {"title": "Teinture"})
        halves = [
            t.create("slot", {"session": session, "date": f"2026-03-0{n + 1}"})
            for n in range(slots)
        ]
        people = [t.create("participant", {"session": session, "member": u}) for u in uids]
    return session, halves, people


def mark(store: Store, participant: str, slot: str, code: str) -> None:
    with store.transaction(_("A mark")) as t:
        t.create("attendance", {"participant": participant, "slot": slot, "mark": code})


def live(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    """Every record that is there, of every register, as it stands; marks of who is there."""
    found = {}
    for key in REGISTERS:
        records = store.get_many(key, _uids(store, key))
        found[key] = {
            u: {k: v for k, v in r.items() if k != "id"}
            for u, r in records.items()
            if not r["removed"]
        }
    people = found["participant"]
    marks = found["attendance"].items()
    found["attendance"] = {u: r for u, r in marks if r["participant"] in people}
    return found


def _uids(store: Store, key: str) -> list[str]:
    with store.reading() as connection:
        return [row[0] for row in connection.exec_driver_sql(f'SELECT uid FROM "{key}"')]


def test_what_is_missing_is_filled_and_lists_and_notes_are_joined(
    two: tuple[Store, str, str],
) -> None:
    store, one, other = two
    number = value(store, other, "number")
    unite(store, "member", one, other, {"phone": "+212655000000"})
    record = store.get("member", one)
    assert record is not None
    assert record["birth"] == "1978"
    assert record["family_name_ar"] == "بنعلي"
    assert record["phone"] == "+212655000000"
    assert record["more_trades"] == "TX03;TX01"
    assert record["notes"] == "Vient le mardi\nA deux métiers"
    assert record["former_numbers"] == number
    assert value(store, other, "removed") is True
    assert store.count("member") == 1


def test_marks_products_and_roles_move(two: tuple[Store, str, str]) -> None:
    store, one, other = two
    session, slots, people = enrol(store, [one, other])
    mark(store, people[0], slots[0], "present")
    mark(store, people[1], slots[0], "absent")
    mark(store, people[1], slots[1], "late")
    elsewhere, _slots, _people = enrol(store, [other], 1)
    with store.transaction(_("More")) as t:
        coop = t.create("cooperative", {"name": "Amal", "president": other})
        heir = t.create("member", {"family_name": "Benali", "heir_of": other})
        product = t.create("product", {"name": "Tapis"})
        t.create("maker", {"product": product, "member": one, "share": "40"})
        t.create("maker", {"product": product, "member": other, "share": "30"})
        file = t.create("attachment", {"record": other, "register": "member", "name": "a.pdf"})
    done = unite(store, "member", one, other)
    assert done.differing == [
        ("attendance", derived_uid("attendance", people[0], slots[0]), "mark")
    ]
    assert value(store, coop, "president", "cooperative") == one
    assert value(store, heir, "heir_of") == one
    assert value(store, file, "record", "attachment") == one
    maker = store.get("maker", derived_uid("maker", product, one))
    assert maker is not None
    assert maker["share"] == "70"
    stands = live(store)
    assert {p["session"]: p["member"] for p in stands["participant"].values()} == {
        session: one,
        elsewhere: one,
    }
    marks = {a["slot"]: a["mark"] for a in stands["attendance"].values()}
    assert marks == {slots[0]: "present", slots[1]: "late"}
    assert store.used("member", other) == []


def test_nobody_becomes_her_own_heir(two: tuple[Store, str, str]) -> None:
    store, one, other = two
    write(store, (one, {"heir_of": other}))
    unite(store, "member", one, other)
    assert value(store, one, "heir_of") is None


def test_a_price_sheet_is_not_doubled(open_store: OpenStore) -> None:
    store = open_store()
    with store.transaction(_("Two products")) as t:
        one, other, third = (t.create("product", {"name": "Tapis"}) for _n in range(3))
        t.create("material", {"product": one, "name": "Laine"})
        t.create("material", {"product": other, "name": "Laine"})
    unite(store, "product", one, other)
    assert len(store.reader().lines("material", one)) == 1
    unite(store, "product", third, one)
    assert len(store.reader().lines("material", third)) == 1


def test_the_history_of_both_is_the_history_of_the_one(two: tuple[Store, str, str]) -> None:
    store, one, other = two
    before = {e.txn for uid in (one, other) for e in store.history("member", uid)}
    done = unite(store, "member", one, other)
    assert {e.txn for e in store.history("member", one)} == {*before, done.txn}
    assert "Khadija" not in str(store.history(limit=1)[0].title)


def test_undone_and_redone_after_a_restart(two: tuple[Store, str, str], clock: FakeClock) -> None:
    store, one, other = two
    _session, slots, people = enrol(store, [one, other])
    mark(store, people[1], slots[0], "late")
    before = live(store)
    done = unite(store, "member", one, other)
    after = live(store)
    path, profile = store.path, store.profile.folder
    store.close()
    with Store.open(path, profile, clock=clock) as again:
        assert done.txn is not None
        undone = again.undo(done.txn)
        assert undone.kept == []
        assert live(again) == before
        assert verdicts.aliases(again, "member") == {}
        assert undone.txn is not None
        again.undo(undone.txn)
        assert live(again) == after


def test_who_is_gone_cannot_be_united(two: tuple[Store, str, str]) -> None:
    store, one, other = two
    with pytest.raises(Refusal):
        unite(store, "member", one, one)
    unite(store, "member", one, other)
    with pytest.raises(Refusal):
        unite(store, "member", one, other)


def test_erasing_the_one_erases_the_other(two: tuple[Store, str, str]) -> None:
    store, one, other = two
    unite(store, "member", one, other)
    store.erase("member", one)
    assert store.get("member", one) is None
    assert store.get("member", other) is None
    raw = store.path.read_bytes()
    for word in ("خديجة", "+212655000000", "deux métiers"):
        assert word.encode() not in raw


def test_an_edit_elsewhere_of_the_other_is_not_lost(open_store: OpenStore) -> None:
    office, field = open_store("office"), open_store("field")
    one, other = member(office, family_name="Benali"), member(office, family_name="Ben Ali")
    exchange(office, field)
    unite(office, "member", one, other)
    write(field, (other, {"phone": "+212612345678"}))
    exchange(office, field)
    for store in (office, field):
        assert value(store, other, "removed") is False
        assert value(store, other, "phone") == "+212612345678"
        assert [(q.uid, q.field) for q in store.questions()] == [(other, "removed")]
    unite(office, "member", one, other)
    exchange(office, field)
    for store in (office, field):
        assert value(store, one, "phone") == "+212612345678"
        assert value(store, other, "removed") is True
        assert store.questions() == []


def test_who_was_enrolled_elsewhere_is_followed_alike_on_both(open_store: OpenStore) -> None:
    office, field = open_store("office"), open_store("field")
    one, other = member(office, family_name="Benali"), member(office, family_name="Ben Ali")
    exchange(office, field)
    unite(office, "member", one, other)
    session, slots, people = enrol(field, [other])
    mark(field, people[0], slots[0], "present")
    exchange(office, field)
    for store in (office, field):
        assert uniting.follow(store) is not None
        assert uniting.follow(store) is None
    exchange(office, field)
    for store in (office, field):
        person = derived_uid("participant", session, one)
        assert value(store, person, "member", "participant") == one
        assert value(store, derived_uid("attendance", person, slots[0]), "mark", "attendance")
        assert store.used("member", other) == []
        assert store.questions() == []
    assert live(office) == live(field)


def test_both_devices_unite_the_same_pair(open_store: OpenStore) -> None:
    office, field = open_store("office"), open_store("field")
    one, other = member(office, family_name="Benali"), member(office, birth="1978", phone="1")
    _session, slots, people = enrol(office, [one, other])
    mark(office, people[1], slots[0], "present")
    exchange(office, field)
    for store in (office, field):
        unite(store, "member", one, other)
    exchange(office, field)
    assert live(office) == live(field)
    assert office.questions() == []


marks = st.sampled_from(["present", "absent", "late", None])
people_in = st.lists(st.integers(0, 3), max_size=4, unique=True)
sessions = st.lists(st.tuples(people_in, st.lists(marks, min_size=8, max_size=8)), max_size=3)
products = st.lists(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 60)), max_size=3), max_size=2
)
fields = st.fixed_dictionaries(
    {},
    optional={
        "family_name": st.sampled_from(["Benali", "Tazi"]),
        "given_name_ar": st.sampled_from(["خديجة", "فاطمة"]),
        "phone": st.sampled_from(["1", "2"]),
        "birth": st.sampled_from(["1970", "1971-02-03"]),
        "notes": st.sampled_from(["a", "b\nc"]),
        "more_trades": st.sampled_from(["TX01", "TX02;TX03"]),
        "heir_of": st.integers(0, 3),
        "shares": st.integers(0, 5),
    },
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(fields, min_size=4, max_size=4), sessions, products, st.booleans())
def test_undo_gives_back_everything_and_redo_does_it_again(
    template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    people: list[dict[str, Any]],
    sessions: list[tuple[list[int], list[Any]]],
    products: list[list[tuple[int, int]]],
    turned: bool,
) -> None:
    folder = tmp_path_factory.mktemp("unite")
    shutil.copy(template, folder / "s.artisanest")
    with Store.open(folder / "s.artisanest", folder / "profile", clock=FakeClock()) as store:
        with store.transaction(_("People")) as t:
            uids = [t.create("member", {}) for _p in people]
            for uid, said in zip(uids, people, strict=True):
                heir = {"heir_of": uids[said["heir_of"]]} if "heir_of" in said else {}
                t.set("member", uid, {**said, **heir})
            for makers in products:
                product = t.create("product", {"name": "Tapis"})
                for at, share in dict(makers).items():
                    t.create("maker", {"product": product, "member": uids[at], "share": str(share)})
        for who, codes in sessions:
            _session, slots, enrolled = enrol(store, [uids[at] for at in who])
            for at, code in enumerate(codes):
                if code and at // 2 < len(enrolled):
                    mark(store, enrolled[at // 2], slots[at % 2], code)
        before = live(store)
        kept, other = (uids[1], uids[0]) if turned else (uids[0], uids[1])
        done = unite(store, "member", kept, other)
        after = live(store)
        assert other not in {
            v for records in after.values() for r in records.values() for k, v in r.items()
            if k not in ("one", "other")
        }  # fmt: skip
        assert done.txn is not None
        undone = store.undo(done.txn)
        assert undone.kept == []
        assert live(store) == before
        assert undone.txn is not None
        store.undo(undone.txn)
        assert live(store) == after
