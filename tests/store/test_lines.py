"""Lines of records, and lines of these: born, ordered, counted, undone, merged, erased."""

from __future__ import annotations

from typing import Any

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from tests.store.conftest import OpenStore
from tests.store.doing import exchange, member, value


def training(store: Store, people: int = 2) -> dict[str, Any]:
    """A session of two half-days with some members and a guest; everyone came the first time."""
    with store.transaction(_("Session")) as t:
        session = t.create("session", {"title": "Calculer un juste prix"})
        slots = [
            t.create("slot", {"session": session, "date": day, "start": "09:00", "end": "12:30"})
            for day in ("2026-03-04", "2026-03-03")
        ]
        members = [t.create("member", {"family_name": f"N{n}", "sex": "F"}) for n in range(people)]
        came = [t.create("participant", {"session": session, "member": m}) for m in members]
        came.append(t.create("participant", {"session": session, "name": "Marie", "sex": "F"}))
        marks = [
            t.create("attendance", {"participant": p, "slot": slots[1], "mark": "present"})
            for p in came
        ]
    return {"session": session, "slots": slots, "members": members, "came": came, "marks": marks}


def test_numbers_have_their_year(store: Store) -> None:
    year = store.clock.today().year
    made = training(store)
    assert value(store, made["session"], "number", "session") == f"S-{year}-001"
    with store.transaction(_("Code")) as t:
        t.set("session", made["session"], {"number": f"S-{year}-041"})
    with store.transaction(_("Another")) as t:
        other = t.create("session", {"title": "Foire"})
    assert value(store, other, "number", "session") == f"S-{year}-042"
    assert value(store, made["session"], "former_numbers", "session") == f"S-{year}-001"
    assert store.next_number("session") == f"S-{year}-043"


def test_what_exists_once_per_pair_is_one_record(open_store: OpenStore) -> None:
    one, two = open_store("one"), open_store("two")
    made = training(one)
    exchange(one, two)
    pair = {"participant": made["came"][0], "slot": made["slots"][0]}
    uids = []
    for store, mark in ((one, "late"), (two, "late")):
        with store.transaction(_("Mark")) as t:
            uids.append(t.create("attendance", {**pair, "mark": mark}))
    assert uids[0] == uids[1]
    exchange(one, two)
    assert one.check() == two.check() == []
    with one.transaction(_("Remove")) as t:
        t.remove("attendance", uids[0])
    with one.transaction(_("Again")) as t:
        assert t.create("attendance", {**pair, "mark": "absent"}) == uids[0]
    found = one.get("attendance", uids[0])
    assert found is not None and (found["mark"], found["removed"]) == ("absent", False)


def test_lines_stand_in_their_order(store: Store) -> None:
    made = training(store)
    days = [s["date"] for s in store.reader().lines("slot", made["session"])]
    assert days == ["2026-03-03", "2026-03-04"]
    with store.transaction(_("Materials")) as t:
        product = t.create("product", {"name": "Tapis"})
        for rank, name in (("c", "Laine"), ("5", "Coton"), (None, "Henné")):
            t.create("material", {"product": product, "name": name, "rank": rank})
    names = [m["name"] for m in store.reader().lines("material", product)]
    assert names == ["Coton", "Laine", "Henné"]


def test_a_session_counts_who_came(store: Store) -> None:
    made = training(store)
    row = store.get("session", made["session"])
    assert row is not None
    fields, context = store.registers["session"], store.reader()
    shown = {f.key: f.compute(row, context) for f in fields.fields if f.compute}
    assert shown["first_day"] == "2026-03-03" and shown["last_day"] == "2026-03-04"
    assert (shown["enrolled"], shown["people"], shown["women"], shown["untyped"]) == (3, 3, 3, 3)
    assert (shown["hours"], shown["person_hours"], shown["rate"]) == ("7", "10.5", "100")
    person = store.get("member", made["members"][0])
    assert person is not None
    member_fields = store.registers["member"]
    assert member_fields["sessions"].compute(person, context) == 1  # type: ignore[misc]
    assert member_fields["hours"].compute(person, context) == "3.5"  # type: ignore[misc]


@pytest.mark.parametrize("expected", [False, True])
def test_reading_together_finds_the_same(store: Store, expected: bool) -> None:
    made = [training(store, people=n) for n in range(3)]
    context = store.reader()
    if expected:
        context.expect("session", [m["session"] for m in made])
    for n, one in enumerate(made):
        people = context.lines("participant", one["session"])
        assert {p["uid"] for p in people} == set(one["came"]) and len(people) == n + 1
        for person in people:
            assert len(context.lines("attendance", person["uid"])) == 1


def named_in(store: Store, register: str, uid: str) -> list[tuple[str, str, str]]:
    """Register and uid of each record that names one, and what of it does."""
    return [
        (use.register, use.uid, use.line_register)
        for used in store.used(register, uid)
        for use in used.uses
    ]


def test_where_a_record_is_used(store: Store) -> None:
    made = training(store)
    with store.transaction(_("Product")) as t:
        product = t.create("product", {"name": "Tapis"})
        t.create("maker", {"product": product, "member": made["members"][0], "share": "100"})
        partner = t.create("partner", {"name": "SNOVA"})
        t.create("commitment", {"session": made["session"], "partner": partner, "what": "Photos"})
    assert named_in(store, "member", made["members"][0]) == [
        ("product", product, "maker"),
        ("session", made["session"], "participant"),
    ]
    assert [uid for _r, uid, _line in named_in(store, "partner", partner)] == [made["session"]]
    with store.transaction(_("Roles")) as t:
        cooperative = t.create("cooperative", {"name": "Annour"})
        for role in ("host", "trainer"):
            t.create("session_partner", {"session": made["session"], "partner": partner,
                                         "role": role})  # fmt: skip
        for came in made["came"]:
            t.set("participant", came, {"cooperative": cooperative})
    counted = [(u.line_register, u.count) for u in store.used("partner", partner)]
    assert counted == [("session_partner", 2), ("commitment", 1)], "once in each role"
    (one,) = store.used("cooperative", cooperative, most=1)
    assert (one.register, one.count, len(one.uses)) == ("session", 1, 1), "once for a session"
    with store.transaction(_("Remove")) as t:
        t.remove("session", made["session"])
    left = named_in(store, "member", made["members"][0])
    assert [register for register, _uid, _line in left] == ["product"]
    assert store.used("partner", partner) == []


def test_a_participant_is_called_by_the_name_of_the_member(store: Store) -> None:
    made = training(store)
    assert store.title("participant", made["came"][0], "fr") == "N0"
    assert store.title("participant", made["came"][-1], "fr") == "Marie"
    assert store.title("attendance", made["marks"][0], "fr") == "N0"


def test_a_mark_typed_there_keeps_a_session_removed_here(open_store: OpenStore) -> None:
    one, two = open_store("one"), open_store("two")
    made = training(one)
    exchange(one, two)
    with one.transaction(_("Remove")) as t:
        t.remove("session", made["session"])
    with two.transaction(_("Mark")) as t:
        t.set("attendance", made["marks"][0], {"mark": "excused"})
    exchange(one, two)
    for store in (one, two):
        assert value(store, made["session"], "removed", "session") is False
        (question,) = store.questions("session")
        assert question.field == "removed"
        assert store.check() == []


def test_undoing_a_session_spares_one_with_later_marks(store: Store) -> None:
    made = training(store)
    born = store.history("session", made["session"])[-1].txn
    with store.transaction(_("Mark")) as t:
        t.set("attendance", made["marks"][0], {"mark": "late"})
    assert store.undo(born).kept
    assert value(store, made["session"], "removed", "session") is False


def test_the_history_of_a_record_tells_of_its_lines(store: Store) -> None:
    made = training(store)
    with store.transaction(_("Mark")) as t:
        t.set("attendance", made["marks"][0], {"mark": "late"})
    newest = store.history("session", made["session"])[0]
    assert newest.changes == [("attendance", made["marks"][0], {"mark": ("present", "late")})]


def test_erasing_a_guest_takes_her_marks_along(open_store: OpenStore) -> None:
    one, two = open_store("one"), open_store("two")
    made = training(one)
    with one.transaction(_("Guest")) as t:
        t.set("participant", made["came"][-1], {"name": "Zoubida", "phone": "+212661000111"})
    exchange(one, two)
    one.erase("participant", made["came"][-1])
    assert one.get("attendance", made["marks"][-1]) is None
    two.receive(one.package())
    assert two.get("attendance", made["marks"][-1]) is None
    for store in (one, two):
        assert store.check() == []
        store.close()
        assert b"Zoubida" not in store.path.read_bytes()


def test_files_are_lines_of_any_record(open_store: OpenStore) -> None:
    one, two = open_store("one"), open_store("two")
    uid = member(one, family_name="Benali")
    made = training(one)
    with one.transaction(_("Files")) as t:
        digest = t.blob(b"%PDF the signed sheet of Zoubida", "application/pdf")
        files = [
            t.create("attachment", {"register": r, "record": u, "file": digest, "name": "f.pdf"})
            for r, u in (("member", uid), ("slot", made["slots"][0]))
        ]
    exchange(one, two)
    assert two.blob(digest) is not None
    assert [f["uid"] for f in two.reader().lines("attachment", uid)] == [files[0]]
    one.erase("member", uid)
    assert one.get("attachment", files[0]) is None
    assert one.blob(digest) is not None, "the half-day still shows it"
    one.erase("session", made["session"])
    assert one.blob(digest) is None
    one.close()
    assert b"Zoubida" not in one.path.read_bytes()


def test_a_file_added_there_keeps_a_member_removed_here(open_store: OpenStore) -> None:
    one, two = open_store("one"), open_store("two")
    uid = member(one, family_name="Benali")
    exchange(one, two)
    with one.transaction(_("Remove")) as t:
        t.remove("member", uid)
    with two.transaction(_("File")) as t:
        t.create("attachment", {"register": "member", "record": uid, "name": "f.pdf"})
    exchange(one, two)
    for store in (one, two):
        assert value(store, uid, "removed") is False
        assert [q.field for q in store.questions("member")] == ["removed"]


def test_sessions_sort_by_their_first_day(store: Store) -> None:
    uids = []
    with store.transaction(_("Sessions")) as t:
        for day in ("2026-05-01", "2025-01-01", None, "2026-01-15"):
            uids.append(t.create("session", {"title": f"Le {day}"}))
            if day:
                t.create("slot", {"session": uids[-1], "date": day})
    ids = store.find("session", sort=(("first_day", True),))
    assert [store.row_uid("session", i) for i in ids] == [uids[0], uids[3], uids[1], uids[2]]


def test_lines_are_counted_without_being_read(store: Store) -> None:
    made, other = training(store), training(store, people=0)
    sessions = [made["session"], other["session"]]
    look = store.reader()
    look.expect("session", sessions)
    assert [look.how_many("participant", uid) for uid in sessions] == [3, 1]
    with store.transaction(_("Not her")) as t:
        t.remove("participant", made["came"][0])
    look = store.reader()
    assert look.how_many("participant", sessions[0]) == 2
    assert len(look.lines("participant", sessions[0])) == 2
    assert look.how_many("slot", sessions[0]) == 2


def test_an_order_by_what_lines_come_to_follows_the_lines(store: Store) -> None:
    one, two = training(store)["session"], training(store)["session"]
    with store.transaction(_("An earlier day")) as t:
        t.create("slot", {"session": two, "date": "2026-01-08"})

    def order() -> list[str]:
        ids = store.find("session", sort=[("first_day", True)])
        return [row[0] for row in store.window("session", ids, [])]

    assert order() == [one, two]
    with store.transaction(_("A still earlier day")) as t:
        t.create("slot", {"session": one, "date": "2025-12-04"})
    assert order() == [two, one]
