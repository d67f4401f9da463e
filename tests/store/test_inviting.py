"""Who may be invited: what each had so far, as of the first day, and the list they come onto."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.inviting import Wanted, fits
from artisanest_desktop.store import Store, inviting


def people(store: Store) -> dict[str, str]:
    rows = {
        "Fatima": {"birth": "2003-12-07", "trade": "A01", "more_trades": "B02;C03",
                   "douar": "Aït Ali"},
        "Khadija": {"birth": "1980", "trade": "B02", "douar": "ait  ali"},
        "Zahra": {"douar": "Lgnadiz"},
        "Rkia": {"state": "withdrawn"},
    }  # fmt: skip
    with store.transaction(_("x")) as t:
        return {name: t.create("member", {"given_name": name, "state": "active", **row})
                for name, row in rows.items()}  # fmt: skip


def held(store: Store, theme: str, marks: dict[str, str], state: str = "held") -> str:
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": theme, "theme": theme, "state": state})
        slot = t.create("slot", {"session": uid, "date": "2026-03-01"})
        for member, mark in marks.items():
            who = t.create("participant", {"session": uid, "member": member})
            t.create("attendance", {"participant": who, "slot": slot, "mark": mark})
    return uid


def planned(store: Store, day: str = "2026-12-07") -> str:
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Prix", "theme": "PRI", "state": "planned"})
        t.create("slot", {"session": uid, "date": day})
    return uid


def test_what_each_had_is_what_she_was_there_for(store: Store) -> None:
    who = people(store)
    held(store, "PRI", {who["Fatima"]: "late", who["Khadija"]: "absent"})
    held(store, "ACC", {who["Khadija"]: "present"})
    uid = planned(store)
    found = {one.uid: one for one in inviting.candidates(store, uid)}
    assert who["Rkia"] not in found, "who has left is not invited"
    assert found[who["Fatima"]].had == {"PRI"}
    assert found[who["Khadija"]].had == {"ACC"} and found[who["Khadija"]].came
    assert not found[who["Zahra"]].came
    not_yet = {u for u, one in found.items() if fits(one, Wanted(not_had="PRI"))}
    assert not_yet == {who["Khadija"], who["Zahra"]}
    never = {u for u, one in found.items() if fits(one, Wanted(never=True))}
    assert never == {who["Zahra"]}


def test_ages_are_those_of_the_first_day_and_a_village_is_one_however_written(
    store: Store,
) -> None:
    who = people(store)
    on_day = {one.uid: one for one in inviting.candidates(store, planned(store))}
    before = {one.uid: one for one in inviting.candidates(store, planned(store, "2018-12-06"))}
    assert on_day[who["Fatima"]].facts["band"] == ("25",)
    assert before[who["Fatima"]].facts["band"] == ("15",), "14 on the eve of her birthday"
    assert on_day[who["Zahra"]].facts["band"] == (None,)
    assert on_day[who["Fatima"]].facts["douar"] == on_day[who["Khadija"]].facts["douar"]
    assert set(on_day[who["Fatima"]].facts["trade"]) == {"A01", "B02", "C03"}
    assert set(inviting.villages(store).values()) >= {"Lgnadiz"}


def test_invited_come_below_those_on_the_list_and_undo_takes_them_off(store: Store) -> None:
    who = people(store)
    uid = planned(store)
    with store.transaction(_("x")) as t:
        home = t.create("cooperative", {"name": "Tifawin"})
        t.create("participant", {"session": uid, "name": "Marie"})
        t.create("participant", {"session": uid, "member": who["Zahra"]})
    before = [p["uid"] for p in store.reader().lines("participant", uid)]
    with store.transaction(_("Invited")) as t:
        made = inviting.enrol(t, store, uid, [who["Khadija"], who["Fatima"]])
    rows = store.reader().lines("participant", uid)
    assert [r["uid"] for r in rows] == [*before, *made]
    assert {(r["enrolment"], r["cooperative"]) for r in rows[2:]} == {("invited", home)}
    assert {one.uid for one in inviting.candidates(store, uid)} == set()
    store.undo(str(t.uid))
    assert [p["uid"] for p in store.reader().lines("participant", uid)] == before
    with store.transaction(_("Again")) as t:
        assert inviting.enrol(t, store, uid, [who["Fatima"]]) == made[1:], "the same line, back"
    assert len(store.reader().lines("participant", uid)) == 3
