"""The counting rules over sessions as they are stored."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _
from artisanest_desktop.model.counted import facts_of, limits_of
from artisanest_desktop.rules import counting
from artisanest_desktop.rules.counting import RULES
from artisanest_desktop.store import Store


def session_of(t: Any, title: str, day: str, **more: Any) -> tuple[str, str]:
    session = t.create("session", {"title": title, **more})
    slot = t.create("slot", {"session": session, "date": day, "start": "09:00", "end": "12:00"})
    return session, slot


def come(t: Any, session: str, slot: str, mark: str = "present", **who: Any) -> str:
    person = t.create("participant", {"session": session, **who})
    t.create("attendance", {"participant": person, "slot": slot, "mark": mark})
    return str(person)


def figures(store: Store, *sessions: str) -> dict[str, str | None]:
    context = store.reader()
    rows = [store.get("session", uid) or {} for uid in sessions]
    facts, limits = facts_of(rows, context), limits_of({}, context)
    found = {key: counting.of(key, facts, limits).value for key in RULES}
    return {k: None if v is None else str(round(v, 1).normalize()) for k, v in found.items()}


def test_a_guest_who_becomes_a_member_is_one_person(store: Store) -> None:
    with store.transaction(_("Sessions")) as t:
        one, first = session_of(t, "Prix", "2026-03-02")
        two, second = session_of(t, "Photos", "2026-04-10")
        member = t.create("member", {"family_name": "Bahi", "sex": "F", "birth": "1992"})
        guest = come(t, one, first, name="Bahi Hadda", phone="+212600000001")
        come(t, two, second, member=member)
    assert figures(store, one, two)["unique"] == "2"
    with store.transaction(_("A member since")) as t:
        t.set("participant", guest, {"member": member})
    told = figures(store, one, two)
    assert (told["unique"], told["attendances"], told["person_hours"]) == ("1", "2", "6")
    assert (told["women"], told["youth"]) == ("1", "1")


def test_a_guest_is_known_again_by_name_and_phone_not_by_name_alone(store: Store) -> None:
    with store.transaction(_("Sessions")) as t:
        one, first = session_of(t, "Prix", "2026-03-02")
        two, second = session_of(t, "Photos", "2026-04-10")
        come(t, one, first, name="Fatima Zahra", phone="+212600000001")
        come(t, two, second, name="FATIMA ZAHRA", phone="+212600000001")
        come(t, one, first, name="Khadija Alami")
        come(t, two, second, name="Khadija Alami")
    assert figures(store, one, two)["unique"] == "3"


def test_where_she_lives_and_what_was_cancelled(store: Store) -> None:
    with store.transaction(_("Sessions")) as t:
        one, first = session_of(t, "Prix", "2026-03-02")
        off, slot = session_of(t, "Annulée", "2026-03-09", state="cancelled")
        house = t.create("cooperative", {"name": "Exemple"})
        country = t.create("member", {"family_name": "A", "commune": "07.041.03.05",
                                      "cooperative": house})  # fmt: skip
        town = t.create("member", {"family_name": "B", "commune": "07.041.01.03"})
        come(t, one, first, member=country)
        come(t, one, first, "absent", member=town)
        come(t, off, slot, member=town)
    told = figures(store, one, off)
    assert (told["registered"], told["unique"], told["rural"], told["cooperatives"]) == (
        "2", "1", "1", "1",
    )  # fmt: skip


def test_who_is_young_is_a_list_that_can_be_edited(store: Store) -> None:
    context = store.reader()
    limits = limits_of({"age_limit": "UN"}, context)
    assert (limits.young_from, limits.young_to) == (15, 24)
    assert limits_of({}, context).young_to == 34
    uid = store.row_uid("age_limit", store.find("age_limit", search="Nations")[0])
    assert uid is not None
    with store.transaction(_("Edit")) as t:
        t.set("age_limit", uid, {"to_age": 29})
    assert limits_of({"age_limit": "UN"}, store.reader()).young_to == 29
