"""The page: half-days where there are none, counts as one types, what is missing, finishing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.model.session_missing import missing
from artisanest_desktop.ui.rollcall import cards
from artisanest_desktop.ui.rollcall.fields import Fields
from artisanest_desktop.ui.widgets import Button, Popover


@pytest.fixture
def lacking(session):
    """``lacking(workshop)``: what is missing, by kind, in French."""

    def lacking(workshop) -> dict[str, str]:
        row = session.store.get("session", workshop.uid)
        return {one.kind: session.lang(one.text) for one in missing(row, session.store.reader())}

    return lacking


def card_of(roll) -> Popover:
    return next(p for p in roll.findChildren(Popover) if p.isVisible())


def button_of(widget, words: str) -> Button:
    return next(b for b in widget.findChildren(Button) if words in b.text())


def test_a_session_without_half_days_asks_for_them(session, make_roll, make_workshop, keys):
    workshop = make_workshop(days=0)
    roll = make_roll(session, workshop.uid)
    assert QApplication.focusWidget() is roll.half_days.date.core
    keys("3/11/2026")
    keys.enter()
    slots = [dict(s) for s in session.store.reader().lines("slot", workshop.uid)]
    assert [(s["date"], s["start"], s["end"]) for s in slots] == [
        ("2026-11-03", "09:00", "12:30"),
        ("2026-11-03", "14:00", "17:30"),
        ("2026-11-04", "09:00", "12:30"),
    ]
    assert QApplication.focusWidget() is roll.grid
    keys("p")
    assert roll.sheet.people[0].mark(slots[0]["uid"]) == "present"
    session.store.undo(session.store.last_undoable().txn)
    session.store.undo(session.store.last_undoable().txn)
    QApplication.processEvents()
    assert roll.sheet.halves == []


def test_what_is_no_date_or_time_is_coloured_and_makes_nothing(session, make_roll, make_workshop):
    workshop = make_workshop(days=0)
    roll = make_roll(session, workshop.uid)
    form = roll.half_days
    for editor, text in ((form.date, "demain"), (form.morning[1], "tôt"), (form.count, "99")):
        good = editor.raw()
        editor.put(text)
        form.button.click()
        assert editor.core.property("finding") == "refused"
        assert roll.sheet.halves == []
        editor.put(good)
    form.afternoon[0].setChecked(False)
    form.button.click()
    assert [half.row["start"] for half in roll.sheet.halves] == ["09:00"] * 3


def test_one_more_half_day_is_the_one_that_comes_next(roll, workshop, session):
    cards.adding(roll)
    button_of(card_of(roll), "mercredi 4 après-midi").click()
    assert len(roll.sheet.halves) == 4
    last = roll.sheet.halves[-1].row
    assert (last["date"], last["start"], last["end"]) == ("2026-11-04", "14:00", "17:30")


def test_a_half_day_is_filled_changed_and_removed_from_its_card(roll, workshop):
    cards.half_day(roll, 3)
    button_of(card_of(roll), "(*)").click()
    assert workshop.marks() == ["present"] * 5
    cards.half_day(roll, 3)
    button_of(card_of(roll), "Rien de saisi").click()
    assert workshop.marks() == [None] * 5
    cards.slot_fields(roll, 3)
    editor = roll.findChild(Fields).boxes["start"].editor
    editor.put("15h")
    editor.left.emit()
    assert roll.sheet.halves[0].row["start"] == "14:00"  # now it is the second of the day
    assert roll.sheet.halves[1].row["start"] == "15:00"
    card_of(roll).close()
    roll.acts.remove_half_day(roll.sheet.halves[1])
    assert len(roll.sheet.halves) == 2
    assert roll.model.columnCount() == 6


def test_the_counts_follow_every_key(roll, workshop, store, keys, qtbot):
    with store.transaction(_("x")) as t:
        t.set("participant", workshop.people[4], {"sex": "M", "birth": "1999"})
    roll.grid.begin()
    keys("ppppp")
    qtbot.waitUntil(lambda: roll.figures.value("people") == "5 sur 5")
    assert roll.figures.value("women") == "4"
    assert roll.figures.value("hours") == "17,5"
    assert roll.figures.value("young").startswith("1 ")  # the others have no year of birth
    assert "4" in roll.figures.value("young")
    assert roll.totals.text(workshop.slots[0]) == ("✓ 5", "")
    assert roll.totals.text(workshop.slots[1]) == ("✓ 0", "· 5")
    assert roll.model.text(0, 6) == "3 h 30"


def test_the_counts_are_those_of_the_register(roll, workshop, store, keys):
    from artisanest_desktop.model.session import counts_of

    keys("par20ed")
    row = store.get("session", workshop.uid)
    assert roll.sheet.counts() == counts_of(row, store.reader())


def test_what_is_missing_is_said_and_goes_when_it_is_there(roll, workshop, lacking, store, keys):
    found = lacking(workshop)
    assert found["marks"] == "15 présences pas encore saisies"
    assert found["sheet"] == "3 feuilles non jointes"
    assert "trainer" in found
    with store.transaction(_("x")) as t:
        for n, slot in enumerate(workshop.slots):
            t.set("slot", slot, {"trainer": "Rkia"})
            if n:
                t.create("attachment", {"record": slot, "register": "slot", "name": "p.jpg"})
    for _n in range(3):
        keys("ppppp")
    found = lacking(workshop)
    assert found["sheet"] == "mardi 3 matin : feuille non jointe"
    assert found["birth"] == "5 années de naissance manquent"
    assert found["sex"]
    assert not {"marks", "trainer", "times"} & found.keys()


def test_half_days_without_times_or_at_once_are_named(make_workshop, lacking, store):
    workshop = make_workshop(days=2)
    with store.transaction(_("x")) as t:
        t.set("slot", workshop.slots[0], {"end": "15:00"})
    assert lacking(workshop)["hours"] == "mardi 3 après-midi : horaires incohérents"
    with store.transaction(_("x")) as t:
        t.set("slot", workshop.slots[0], {"start": None})
    assert lacking(workshop)["times"] == "mardi 3 : sans horaires"


def test_nothing_is_asked_of_what_has_not_begun_or_was_cancelled(make_workshop, lacking, store):
    workshop = make_workshop()
    with store.transaction(_("x")) as t:
        for slot in workshop.slots:
            t.set("slot", slot, {"date": "2099-01-01"})
    assert not {"marks", "sheet"} & lacking(workshop).keys()
    with store.transaction(_("x")) as t:
        t.set("session", workshop.uid, {"state": "cancelled"})
    assert lacking(workshop) == {}


def test_what_cannot_quite_be_so_is_said_and_leads_there(
    make_workshop, make_roll, session, lacking, store, keys, qtbot
):
    here, there = make_workshop(guests=0), make_workshop(guests=0)
    with store.transaction(_("x")) as t:
        for workshop in (here, there):
            for person in workshop.people:
                t.create("attendance", {"participant": person, "slot": workshop.slots[0],
                                        "mark": "present"})  # fmt: skip
        t.set("slot", there.slots[0], {"start": "12:30", "end": "13:00"})
    assert "twice" not in lacking(here)  # one ends where the other begins
    with store.transaction(_("x")) as t:
        t.set("slot", there.slots[0], {"start": "12:00"})
        t.set("participant", here.people[1], {"signed": False, "score_after": "12"})
        t.set("participant", here.people[2], {"signed": True})
        t.create("evaluation_question", {"session": here.uid, "words": "Clair ?"})
        for person in here.people:
            t.create("attendance", {"participant": person, "slot": here.slots[1],
                                    "mark": "absent"})  # fmt: skip
    found = lacking(here)
    assert found["twice"] == "4 personnes étaient à S-2026-002 au même moment"
    assert found["signed"] == "1 personne présente n’a pas signé"
    assert found["nobody"] == "mardi 3 après-midi : personne n’est venu"
    assert found["score"] == "3 notes après manquent"
    assert "evaluation" in found
    roll = make_roll(session, here.uid)
    by_kind = {one.kind: one for one in roll.complete.found}
    for kind, goal in (("twice", f"rollcall:{there.uid}"), ("score", f"results:{here.uid}")):
        with qtbot.waitSignal(session.wanted) as led:
            roll.complete.wanted.emit(by_kind[kind])
        assert led.args == [goal]
    roll.complete.wanted.emit(by_kind["signed"])
    assert "signed" in roll.findChild(Fields).boxes
    card_of(roll).close()
    roll.complete.wanted.emit(by_kind["nobody"])
    assert roll.grid.currentIndex().column() == 4


def test_what_is_missing_leads_to_where_it_is_mended(roll, workshop, keys):
    keys("ppppp")
    roll.complete.refresh()
    by_kind = {one.kind: one for one in roll.complete.found}
    roll.complete.wanted.emit(by_kind["marks"])
    assert roll.grid.currentIndex().column() == 4
    roll.complete.wanted.emit(by_kind["trainer"])
    assert "trainer" in roll.findChild(Fields).boxes
    card_of(roll).close()


def test_finishing_says_what_is_missing_and_does_not_stand_in_the_way(roll, workshop, store):
    roll.top.finish.click()
    card = card_of(roll)
    assert button_of(card, "présences pas encore saisies")
    QTest.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert store.get("session", workshop.uid)["state"] == "held"
    assert not roll.top.finish.isVisible()
    store.undo(store.last_undoable().txn)
    QApplication.processEvents()
    assert store.get("session", workshop.uid)["state"] == "planned"
    assert roll.top.finish.isVisible()


def test_another_language_goes_on_where_one_was(make_session, make_roll, workshop):
    roll = make_roll(make_session("fr"), workshop.uid)
    roll.grid.go_to(2, 4)
    roll.numbers.line.setText("1-3")
    roll.adding.put("Mar")
    again = make_roll(make_session("ar"), workshop.uid)
    again.restore(roll.state())
    assert again.grid.currentIndex().row() == 2
    assert again.numbers.slot == workshop.slots[1]
    assert (again.numbers.line.text(), again.adding.raw()) == ("1-3", "Mar")


def test_a_file_for_reading_only_can_be_looked_at(session, make_roll, workshop, store, keys):
    store.read_only = True
    roll = make_roll(session, workshop.uid)
    assert not roll.top.finish.isVisible() and not roll.top.attach.isVisible()
    assert roll.adding.edit.isReadOnly()
    assert not roll.numbers.isEnabled()
    keys("p")
    assert workshop.marks() == [None] * 5


def test_a_session_that_is_taken_back_is_left(session, make_roll, workshop, qtbot, store):
    make_roll(session, workshop.uid)
    with qtbot.waitSignal(session.wanted) as goal, store.transaction(_("x")) as t:
        t.remove("session", workshop.uid)
    assert goal.args == ["open:session"]
