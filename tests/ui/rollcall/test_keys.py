"""One key is one mark: on every keyboard, in every language, and every step can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import undoing
from artisanest_desktop.ui.widgets import Button, Popover

ALL = ["present", "late", "left", "absent", "excused"]
#: What the five keys give on each keyboard, with the key code that Qt reports.
LAYOUTS = {
    "qwerty": [("p", 0x50), ("l", 0x4C), ("d", 0x44), ("a", 0x41), ("e", 0x45)],
    "azerty": [("p", 0x50), ("r", 0x52), ("d", 0x44), ("a", 0x41), ("e", 0x45)],
    "caps lock": [("P", 0x50), ("R", 0x52), ("D", 0x44), ("A", 0x41), ("E", 0x45)],
    "arabic": [("ح", 0x062D), ("ت", 0x062A), ("خ", 0x062E), ("غ", 0x063A), ("ع", 0x0639)],
    "digits": [("1", 0x31), ("2", 0x32), ("3", 0x33), ("4", 0x34), ("5", 0x35)],
    "azerty row": [("&", 0x26), ("é", 0xC9), ('"', 0x22), ("'", 0x27), ("(", 0x28)],
    "arabic digits": [("١", 0x0661), ("٢", 0x0662), ("٣", 0x0663), ("٤", 0x0664), ("٥", 0x0665)],
}


def key(which: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), which, modifiers)


def taken_back(session, qtbot, n: int = 1) -> None:
    for _n in range(n):
        with qtbot.waitSignal(session.changed):
            undoing.undo(session)


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_five_people_are_marked_with_five_keys(
    make_session, make_roll, workshop, layout, lang, keys
):
    make_roll(make_session(lang), workshop.uid)
    for text, code in LAYOUTS[layout]:
        keys.press(text, code)
    assert workshop.marks() == ALL
    assert workshop.marks(1) == [None] * 5


@pytest.mark.parametrize(
    ("layout", "present", "others"),
    [("qwerty", "p", "eada"), ("azerty", "&", "('\"'"), ("arabic", "ح", "عغخغ")],
)
def test_forty_people_and_four_half_days(
    make_workshop, make_roll, session, keys, layout, present, others
):
    """By keyboard alone, one key for each mark: the last person leads to the next half-day."""
    workshop = make_workshop(days=4, guests=36)
    make_roll(session, workshop.uid)
    pressed = sum(keys(present * 36 + others) for _slot in range(4))
    print(f"{layout}: {pressed} keys for 40 people and 4 half-days in the grid")
    assert pressed == 160
    for slot in range(4):
        assert workshop.marks(slot) == ["present"] * 36 + ["excused", "absent", "left", "absent"]


def test_a_column_is_filled_with_one_key_then_the_exceptions(
    make_workshop, make_roll, session, keys
):
    workshop = make_workshop(guests=36)
    roll = make_roll(session, workshop.uid)
    keys.press("*", Qt.Key.Key_Asterisk)
    assert workshop.marks() == ["present"] * 40
    roll.grid.go_to(12, 3)
    keys.press("a", 0x41)
    assert workshop.marks()[12] == "absent"
    roll.grid.go_to(0, 4)
    keys("pp")
    keys.press("!", Qt.Key.Key_Exclam)
    assert workshop.marks(1) == ["present"] * 2 + ["absent"] * 38


def test_every_step_can_be_taken_back(roll, workshop, session, qtbot, keys):
    keys("par")
    assert workshop.marks()[:3] == ["present", "absent", "late"]
    taken_back(session, qtbot)
    assert workshop.marks()[:3] == ["present", "absent", None]
    assert roll.sheet.people[2].mark(workshop.slots[0]) is None  # on screen too
    taken_back(session, qtbot, 2)
    assert workshop.marks()[:3] == [None] * 3
    undoing.redo(session)
    qtbot.waitUntil(lambda: workshop.marks()[0] == "present")


def test_titles_name_code_and_half_day_never_a_person(roll, workshop, session, keys):
    keys("p")
    title = session.lang(session.store.last_undoable().title)
    assert title == "Appel S-2026-001 · mardi 3 matin"


def test_the_quiet_line_says_who_and_what(roll, session, qtbot, keys):
    with qtbot.waitSignal(session.said) as said:
        keys("a")
    name = roll.sheet.people[0].first
    assert session.lang(said.args[0]) == f"Enregistré — {name}, mardi 3 matin : absente"


def test_space_goes_down_and_delete_forgets(roll, workshop):
    for _n in range(2):
        key(Qt.Key.Key_Space)
    assert workshop.marks()[:2] == ["present", "present"]
    roll.grid.go_to(0, 3)
    key(Qt.Key.Key_Space)  # already marked: only on
    assert roll.grid.currentIndex().row() == 1
    key(Qt.Key.Key_Delete)
    assert workshop.marks()[:2] == ["present", None]
    roll.grid.go_to(0, 3)
    key(Qt.Key.Key_Backspace)
    assert workshop.marks()[0] is None


def test_a_block_is_marked_at_once_and_is_one_step(roll, workshop, session, qtbot, keys):
    shift = Qt.KeyboardModifier.ShiftModifier
    key(Qt.Key.Key_Down, shift)
    key(Qt.Key.Key_Right, shift)
    keys("e")
    assert workshop.marks()[:3] == ["excused", "excused", None]
    assert workshop.marks(1)[:3] == ["excused", "excused", None]
    taken_back(session, qtbot)
    assert workshop.marks()[:2] == workshop.marks(1)[:2] == [None, None]


def test_arrows_follow_the_reading_in_arabic(make_session, make_roll, workshop, keys):
    roll = make_roll(make_session("ar"), workshop.uid)
    key(Qt.Key.Key_Left)
    assert roll.grid.currentIndex().column() == 4
    keys.press("غ", 0x063A)
    assert workshop.marks(1)[0] == "absent"


@pytest.mark.parametrize("digits", ["30", '"à', "٣٠"])
def test_minutes_right_after_a_late_coming(roll, workshop, digits, keys):
    keys.press("r", 0x52)
    keys(digits)
    key(Qt.Key.Key_Return)
    assert workshop.marks()[:2] == ["late", None]
    assert workshop.missed(0) == 30
    assert roll.grid.currentIndex().row() == 1
    keys("p")
    assert workshop.marks()[:2] == ["late", "present"]


def test_minutes_may_be_followed_by_the_next_mark_or_given_up(roll, workshop, keys):
    keys("r20d15p")
    assert workshop.marks()[:3] == ["late", "left", "present"]
    assert (workshop.missed(0), workshop.missed(1)) == (20, 15)
    keys("r5")
    key(Qt.Key.Key_Escape)
    assert workshop.marks()[3] == "late"
    assert workshop.missed(3) is None


def test_minutes_are_changed_with_enter(roll, workshop, keys):
    keys("r20")
    key(Qt.Key.Key_Return)
    roll.grid.go_to(0, 3)
    key(Qt.Key.Key_Return)
    keys("45")
    key(Qt.Key.Key_Return)
    assert workshop.missed(0) == 45
    roll.grid.go_to(0, 3)
    keys("p")  # no minutes of a present one
    assert workshop.missed(0) is None


def test_digits_after_a_digit_are_marks(roll, workshop, keys):
    keys("24155")
    assert workshop.marks() == ["late", "absent", "present", "excused", "excused"]


def card_of(roll) -> Popover:
    """The card that is open."""
    return next(p for p in roll.findChildren(Popover) if p.isVisible())


def test_a_cell_opens_its_card_with_f2(roll, workshop):
    key(Qt.Key.Key_F2)
    QTest.keyClick(card_of(roll).focusWidget(), Qt.Key.Key_Return)
    assert workshop.marks()[0] == "present"
    roll.grid.go_to(0, 3)
    key(Qt.Key.Key_F2)
    assert card_of(roll).focusWidget().isChecked()  # where the mark stands


def test_a_second_click_opens_the_card(roll, workshop):
    at = roll.grid.place_of(1, 4).center()
    for _n in range(2):
        QTest.mouseClick(roll.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    buttons = card_of(roll).findChildren(Button)
    next(b for b in buttons if "Absent" in b.text()).click()
    assert workshop.marks(1)[1] == "absent"


def test_a_block_is_copied_as_a_spreadsheet_wants_it(roll, keys):
    keys("pa")
    roll.grid.go_to(0, 1)
    shift = Qt.KeyboardModifier.ShiftModifier
    for which in (Qt.Key.Key_Down, *[Qt.Key.Key_Right] * 2):
        key(which, shift)
    key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[-1] for line in lines] == ["✓", "A"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "mardi 3 matin : en retard, 30 minutes manquées"),
     ("en", "Tuesday 3 morning: late, 30 minutes missed")],
)  # fmt: skip
def test_a_cell_tells_its_person_day_and_mark(make_session, make_roll, workshop, lang, said, keys):
    roll = make_roll(make_session(lang), workshop.uid)
    keys("r30")
    key(Qt.Key.Key_Return)
    index = roll.model.index(0, 3)
    spoken = roll.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{roll.sheet.people[0].first}, {said}"


def test_what_another_window_writes_is_seen_and_the_cursor_stays(roll, workshop, session):
    roll.grid.go_to(2, 4)
    with session.store.transaction(_("x")) as t:
        t.create("attendance", {"participant": workshop.people[1], "slot": workshop.slots[1],
                                "mark": "late"})  # fmt: skip
        t.remove("participant", workshop.people[0])
    QApplication.processEvents()
    assert roll.model.text(0, 4) == "R"
    at = roll.grid.currentIndex()
    assert (at.row(), at.column()) == (1, 4)


@pytest.mark.parametrize(
    "text",
    ["✓\tR 30\nA\tE\n", "présent\tretard 30\r\nabsente\texcusée", "p\tل\nغ\tع", "P\tL30\n4\t5"],
)
def test_a_block_of_marks_comes_from_a_spreadsheet(roll, workshop, text, session, qtbot):
    QGuiApplication.clipboard().setText(text.replace("ل", "ت 30"))
    key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert workshop.marks()[:3] == ["present", "absent", None]
    assert workshop.marks(1)[:3] == ["late", "excused", None]
    assert workshop.missed(0, 1) == 30
    taken_back(session, qtbot)
    assert workshop.marks()[:2] == [None, None]


def test_what_is_no_mark_is_named_and_nothing_is_pasted(roll, workshop, session, qtbot):
    QGuiApplication.clipboard().setText("p\np\npeut-être")
    with qtbot.waitSignal(session.refused) as said:
        key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "peut-être" in session.lang(said.args[0])
    assert workshop.marks() == [None] * 5


def test_what_was_copied_can_be_pasted(roll, workshop, keys):
    keys("pa")
    roll.grid.go_to(0, 3)
    for which in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        key(which, Qt.KeyboardModifier.ShiftModifier)
    key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    roll.grid.go_to(0, 4)
    key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert workshop.marks(1)[:3] == ["present", "absent", None]
