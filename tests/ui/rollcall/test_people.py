"""Who is on the list: members by a few letters, guests, whole lists pasted, leaving, joining."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.rollcall import cards, people
from artisanest_desktop.ui.rollcall.fields import Fields


@pytest.fixture
def bare(make_workshop):
    """A session of three half-days with nobody on its list."""
    return make_workshop(guests=0, members=False)


@pytest.fixture
def add(keys):
    """``add(roll, letters)`` and Enter: what is marked in the list is taken."""

    def add(roll, letters: str) -> None:
        roll.adding.setFocus()
        keys(letters)
        keys.enter()

    return add


def names(roll) -> list[str]:
    return [person.first for person in roll.sheet.people]


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("letters", ["amra", "العمرا", "fatima", "M-0001"])
def test_a_few_letters_in_either_script_find_a_member(
    make_session, make_roll, bare, lang, letters, store, add
):
    roll = make_roll(make_session(lang), bare.uid)
    assert QApplication.focusWidget() is roll.adding.edit  # nothing else to do first
    add(roll, letters)
    row = bare.participants()[0]
    assert store.get("member", row["member"])["family_name"] == "El Amrani"
    assert row["name"] is None
    assert row["enrolment"] == "enrolled"
    # The cooperative of that day is kept with her.
    assert store.get("cooperative", row["cooperative"])["name"] == "Tifawin"
    assert roll.adding.raw() == ""
    assert QApplication.focusWidget() is roll.adding.edit


def test_what_is_taken_from_the_open_list_leaves_the_line_empty(
    session, make_roll, bare, keys, qtbot
):
    """Where the keyboard really is: in the list that opened below the line."""
    roll = make_roll(session, bare.uid)
    counted = []
    roll.count_changed.connect(lambda: counted.append(roll.count_text()))
    for letters in ("amra", "benali", "Marie Laurent"):
        roll.adding.setFocus()
        keys(letters)
        qtbot.waitUntil(lambda: roll.adding.popup.currentIndex().isValid())
        QTest.keyClick(roll.adding.popup, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert roll.adding.raw() == ""
    assert names(roll) == ["El Amrani Fatima Zahra", "Benali Khadija", "Marie Laurent"]
    assert counted[-1] == "3 participants"


def test_one_after_the_other_and_nobody_twice(session, make_roll, bare, add):
    roll = make_roll(session, bare.uid)
    for letters in ("amra", "benali", "errami"):
        add(roll, letters)
    assert names(roll) == ["El Amrani Fatima Zahra", "Benali Khadija", "Errami Naïma"]
    offers = roll.adding.offered("benali")
    assert len(offers) == 1  # only a namesake from outside
    QTest.keyClick(roll.adding.edit, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is roll.grid
    QTest.keyClick(roll.grid, Qt.Key.Key_P)
    assert bare.marks() == ["present", None, None]


@pytest.mark.parametrize(("name", "key"), [("Marie Laurent", "name"), ("ماري لوران", "name_ar")])
def test_who_is_no_member_comes_from_outside(session, make_roll, bare, name, key, add):
    roll = make_roll(session, bare.uid)
    add(roll, name)
    row = bare.participants()[0]
    assert (row["member"], row[key]) == (None, name)
    assert roll.model.text(0, 1) == f"{name} (ext.)"


def test_a_pasted_list_is_matched_by_whole_names(session, make_roll, bare, qtbot):
    roll = make_roll(session, bare.uid)
    lines = [
        "Khadija Benali",
        "العمراني فاطمة الزهراء",
        "",
        "Marie Laurent\tLycée",
        "Benali Khadija",
    ]
    QGuiApplication.clipboard().setText("\n".join(lines))
    QTest.keyClick(roll.adding.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(roll.review.rows))
    assert names(roll) == []  # nothing before it was looked at
    assert [row.one.chosen for row in roll.review.rows] == [0, 0, -1, 0]
    with qtbot.waitSignal(session.said) as said:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert names(roll) == ["Benali Khadija", "El Amrani Fatima Zahra", "Marie Laurent"]
    assert [bool(p["member"]) for p in bare.participants()] == [True, True, False]
    assert "membres : 2" in session.lang(said.args[0])
    session.store.undo(session.store.last_undoable().txn)
    QApplication.processEvents()
    assert names(roll) == []


def test_all_active_members_at_once(session, make_roll, bare):
    roll = make_roll(session, bare.uid)
    roll.acts.enrol_members()
    assert sorted(names(roll)) == ["Benali Khadija", "El Amrani Fatima Zahra"]
    roll.acts.enrol_members()
    assert len(names(roll)) == 2
    assert QApplication.focusWidget() is not None


def test_those_of_the_last_session(session, make_roll, make_workshop, store):
    before = make_workshop()
    with store.transaction(_("x")) as t:
        for slot in before.slots:
            t.set("slot", slot, {"date": "2026-10-01"})
    here = make_workshop(guests=0, members=False)
    roll = make_roll(session, here.uid)
    roll.acts.enrol_last()
    assert names(roll)[-1] == "Marie Laurent 1"
    assert len(names(roll)) == 5
    assert here.participants()[-1]["organisation"] == "Lycée Jules Guesde"


def test_taken_off_and_brought_back_with_her_marks(roll, workshop, session):
    QTest.keyClicks(roll.grid, "pa")
    roll.grid.go_to(0, 0)
    QTest.keyClick(roll.grid, Qt.Key.Key_Delete)
    assert len(workshop.participants()) == 4
    assert workshop.marks() == ["absent", None, None, None]
    assert roll.figures.value("people") == "0 sur 4"
    session.store.undo(session.store.last_undoable().txn)
    QApplication.processEvents()
    assert workshop.marks()[:2] == ["present", "absent"]
    assert roll.figures.value("people") == "1 sur 5"


def test_a_member_who_left_the_list_comes_back_with_what_was_typed(roll, workshop, add):
    name = names(roll)[0]
    QTest.keyClicks(roll.grid, "p")
    roll.acts.take_off([0])
    assert name not in names(roll)
    add(roll, name)
    assert names(roll)[-1] == name
    assert workshop.marks()[-1] == "present"


def test_a_guest_is_described_in_her_card(roll, workshop):
    roll.grid.go_to(4, 1)
    QTest.keyClick(roll.grid, Qt.Key.Key_Return)
    fields = roll.findChild(Fields)
    for key, text in (("sex", "Femme"), ("birth", "1999"), ("phone", "0612345678")):
        editor = fields.boxes[key].editor
        editor.put(text)
        editor.left.emit()
    row = workshop.participants()[4]
    assert (row["sex"], row["birth"], row["phone"]) == ("F", "1999", "+212612345678")
    assert roll.sheet.people[4].counted.sex == "F"


def test_a_guest_becomes_a_member_and_keeps_her_history(roll, workshop, store):
    roll.grid.go_to(4, 3)
    QTest.keyClicks(roll.grid, "p")
    guest = workshop.people[4]
    with store.transaction(_("x")) as t:
        t.set("participant", guest, {"name": "El Fassi Marie", "sex": "F", "birth": "1999",
                                     "phone": "+212612345679"})  # fmt: skip
    QApplication.processEvents()
    people.card(roll, 4)
    roll.findChild(cards.Menu).rows[0].click()
    row = store.get("participant", guest)
    member = store.get("member", row["member"])
    assert (member["family_name"], member["given_name"]) == ("El Fassi", "Marie")
    assert (member["sex"], member["birth"]) == ("F", "1999")
    assert member["phone"] == "+212612345679"
    assert member["number"]
    assert [row[k] for k in ("name", "sex", "birth", "phone")] == [None] * 4
    assert workshop.marks()[4] == "present"
    assert roll.model.text(4, 1) == "El Fassi Marie"  # no longer from outside
    # One step, taken back as a whole.
    store.undo(store.last_undoable().txn)
    assert store.get("participant", guest)["name"] == "El Fassi Marie"
    assert store.get("member", member["uid"])["removed"]


def test_a_title_names_nobody(roll, store, session, add):
    add(roll, "Marie Curie")
    roll.acts.take_off([5])
    for entry in store.history(None, None, 2):
        assert "Marie" not in session.lang(entry.title)
        assert "S-2026-001" in session.lang(entry.title)


def test_people_are_numbered_by_their_names(roll, workshop, session):
    before = names(roll)
    roll.acts.arrange()
    after = names(roll)
    assert after == ["Benali Khadija", "El Amrani Fatima Zahra", "Errami Naïma",
                     "Marie Laurent 1", "زهرة الكبير"]  # fmt: skip
    last = session.store.last_undoable().txn
    roll.acts.arrange()  # they stand so: no second step
    assert session.store.last_undoable().txn == last
    session.store.undo(last)
    QApplication.processEvents()
    assert names(roll) == before


def test_of_several_cooperatives_only_those_invited(session, make_roll, bare, store):
    with store.transaction(_("x")) as t:
        other = t.create("cooperative", {"name": "Annour"})
        t.create("member", {"family_name": "Sabiri", "state": "active", "cooperative": other})
        t.create("invited", {"session": bare.uid, "cooperative": other})
    roll = make_roll(session, bare.uid)
    roll.acts.enrol_members()
    assert names(roll) == ["Sabiri"]


def test_thousands_are_not_added_by_one_press(session, make_roll, bare, store, qtbot):
    with store.transaction(_("x")) as t:
        many = [{"family_name": f"Sabiri {n}", "state": "active"} for n in range(501)]
        t.bulk_create("member", many)
    roll = make_roll(session, bare.uid)
    with qtbot.waitSignal(session.refused) as said:
        roll.acts.enrol_members()
    assert "503" in session.lang(said.args[0])
    assert names(roll) == []
