"""The signed sheet typed by number, as the trainer reads it from the paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def forty(make_workshop):
    return make_workshop(guests=21)  # twenty-five people


@pytest.fixture
def typed(keys):
    """``typed(roll, line)``: type a line and Enter; how many keys that took."""

    def typed(roll, line: str) -> int:
        roll.numbers.line.setFocus()
        pressed = keys(line)
        keys.enter()
        return pressed + 1

    return typed


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("line", ["1-5 6 8-12 15r", "&-( - _-&é &(r", "١-٥ ٦ ٨-١٢ ١٥ت"])
def test_a_sheet_is_read_on_every_keyboard(make_session, make_roll, forty, lang, line, typed):
    roll = make_roll(make_session(lang), forty.uid)
    typed(roll, line)
    wanted = [None] * 25
    for number in (*range(1, 7), *range(8, 13)):
        wanted[number - 1] = "present"
    wanted[14] = "late"
    assert forty.marks() == wanted
    assert roll.numbers.line.text() == ""


def test_before_enter_it_says_what_it_understood(session, make_roll, forty):
    roll = make_roll(session, forty.uid)
    QTest.keyClicks(roll.numbers.line, "1-5 6 8-12 15r 2a")
    said = roll.numbers.said.text()
    assert "10 présences, 1 retard, 1 absence, 13 pas encore saisies" in said
    assert forty.marks() == [None] * 25
    QTest.keyClicks(roll.numbers.line, " 99z")
    assert "99z" in roll.numbers.said.text()
    QTest.keyClick(roll.numbers.line, Qt.Key.Key_Return)
    assert forty.marks() == [None] * 25  # nothing is written of what is not understood
    assert roll.numbers.line.text().endswith("99z")


def test_a_number_beyond_the_list_is_named(session, make_roll, workshop):
    roll = make_roll(session, workshop.uid)
    QTest.keyClicks(roll.numbers.line, "2 9")
    assert "numéro 9" in roll.numbers.said.text()
    assert "5" in roll.numbers.said.text()


def test_everyone_then_the_exceptions_is_one_step(session, make_roll, forty, qtbot, typed):
    roll = make_roll(session, forty.uid)
    typed(roll, "* 13a 15r20")
    assert forty.marks()[12] == "absent"
    assert forty.marks().count("present") == 23
    assert forty.missed(14) == 20
    with qtbot.waitSignal(session.changed):
        session.store.undo(session.store.last_undoable().txn)
    assert forty.marks() == [None] * 25


def test_the_rest_absent(session, make_roll, forty, typed):
    roll = make_roll(session, forty.uid)
    typed(roll, "1-3")
    typed(roll, "4e!")
    assert forty.marks() == ["present"] * 3 + ["excused"] + ["absent"] * 21


def test_ctrl_and_arrows_choose_the_half_day_and_the_grid_follows(session, make_roll, forty, typed):
    roll = make_roll(session, forty.uid)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(roll.numbers.line, Qt.Key.Key_Right, control)
    assert roll.numbers.slot == forty.slots[1]
    assert roll.grid.currentIndex().column() == 4
    typed(roll, "7")
    assert forty.marks(1)[6] == "present"
    roll.grid.go_to(0, 5)
    assert roll.numbers.slot == forty.slots[2]


#: One line of the paper as each keyboard types it: everyone, then the exceptions; the same by
#: runs of numbers, then the rest absent.
LAYOUTS = {
    "qwerty": ("en", "* 13a 15l 17e 22d", "1-12 14 16 18-21 23-40 15l 17e 22d!"),
    "azerty": ("fr", "* &\"a &(r &èe ééd", "&-&é &' &- &_-é& é\"-'à &(r &èe ééd!"),
    "arabic": ("ar", "* ١٣غ ١٥ت ١٧ع ٢٢خ", "١-١٢ ١٤ ١٦ ١٨-٢١ ٢٣-٤٠ ١٥ت ١٧ع ٢٢خ!"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("way", "most"), [(0, 76), (1, 148)])
def test_the_keys_of_a_whole_session(
    make_workshop, make_session, make_roll, typed, layout, way, most
):
    """Forty people and four half-days from the paper: what it takes is counted here. Two keys a
    second are a slow hand: 148 of them are 74 seconds, the two minutes are kept."""
    lang, *lines = LAYOUTS[layout]
    workshop = make_workshop(days=4, guests=36)
    roll = make_roll(make_session(lang), workshop.uid)
    pressed = 0
    for slot in range(4):
        pressed += typed(roll, lines[way])
        marks = workshop.marks(slot)
        assert [marks[n - 1] for n in (13, 15, 17, 22)] == ["absent", "late", "excused", "left"]
        assert marks.count("present") == 36
        forward = Qt.Key.Key_Left if lang == "ar" else Qt.Key.Key_Right
        QTest.keyClick(roll.numbers.line, forward, Qt.KeyboardModifier.ControlModifier)
        pressed += 1
    print(f"{layout}: {pressed} keys for 40 people and 4 half-days")
    assert pressed == most


def test_escape_empties_the_line_then_goes_to_the_grid(session, make_roll, forty):
    roll = make_roll(session, forty.uid)
    roll.numbers.line.setFocus()
    QTest.keyClicks(roll.numbers.line, "12")
    QTest.keyClick(roll.numbers.line, Qt.Key.Key_Escape)
    assert roll.numbers.line.text() == ""
    QTest.keyClick(roll.numbers.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is roll.grid


def test_a_name_in_the_line_looks_for_the_person(session, make_roll, make_workshop, typed, keys):
    workshop = make_workshop(guests=1, members=False)
    roll = make_roll(session, workshop.uid)
    typed(roll, "benali")
    assert QApplication.focusWidget() is roll.adding.edit
    keys.enter()
    assert [p.first for p in roll.sheet.people] == ["Marie Laurent 1", "Benali Khadija"]


def test_after_enter_ctrl_z_means_the_marks(session, make_roll, forty, typed):
    roll = make_roll(session, forty.uid)
    typed(roll, "1-3")
    assert not roll.numbers.line.isUndoAvailable()
