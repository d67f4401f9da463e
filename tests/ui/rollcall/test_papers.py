"""Numbers are those of the printed sheet: gaps, blank lines, several editions, who comes later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.store import editions, roll


@pytest.fixture
def printed(store):
    """``printed(workshop, blanks)``: its attendance sheet is printed once more."""

    def printed(workshop, blanks: int = 3) -> str:
        people = [p["uid"] for p in workshop.participants()]
        with store.transaction(_("x")) as t:
            return editions.freeze(
                t, store, "session", workshop.uid, "attendance", people, blanks=blanks
            )

    return printed


@pytest.fixture
def typed(keys):
    def typed(roll, line: str) -> None:
        roll.numbers.line.setFocus()
        keys(line)
        keys.enter()

    return typed


def shown(page) -> dict[str, str]:
    """The number and the name of each row."""
    return {page.model.text(row, 0): page.sheet.people[row].first
            for row in range(page.model.rowCount())}  # fmt: skip


def numbers(store, workshop) -> dict[str, int]:
    return dict(roll.numbers(store.reader(), workshop.uid).shown)


def test_who_enrols_later_comes_after_the_blank_lines(
    session, make_roll, workshop, store, printed, keys
):
    printed(workshop)
    page = make_roll(session, workshop.uid)
    before = numbers(store, workshop)
    page.adding.setFocus()
    keys("Zineb Alaoui")
    keys.enter()
    after = numbers(store, workshop)
    assert sorted(set(after.values()) - set(before.values())) == [9]  # 6 to 8 are blank
    assert "9" in shown(page)
    kept = {line["line"] for line in store.reader().lines(
        "edition_line", editions.newest(store.reader(), workshop.uid)["uid"])}  # fmt: skip
    assert kept == {1, 2, 3, 4, 5, 9}  # written down with her


def test_removed_people_leave_a_gap_and_are_told(
    session, make_roll, workshop, store, printed, typed
):
    printed(workshop)
    page = make_roll(session, workshop.uid)
    page.acts.take_off([1])
    assert list(shown(page)) == ["1", "3", "4", "5"]
    QTest.keyClicks(page.numbers.line, "1-4")
    assert "numéro 2" in page.numbers.said.text()  # passed over, said
    page.numbers.line.clear()
    typed(page, "1-4")
    context = store.reader()
    people = [p["uid"] for p in context.lines("participant", workshop.uid)]
    marks = roll.marks(context, people, workshop.slots[0])
    assert list(marks.values()) == ["present"] * 3 + [None]
    QTest.keyClicks(page.numbers.line, "2")
    assert "retiré" in page.numbers.said.text()
    QTest.keyClicks(page.numbers.line, " 99")
    page.numbers.line.setText("99")
    assert "99" in page.numbers.said.text()


def test_a_blank_line_asks_for_its_name_and_takes_its_mark(
    session, make_roll, workshop, store, printed, typed, keys
):
    printed(workshop)
    page = make_roll(session, workshop.uid)
    QTest.keyClicks(page.numbers.line, "1-3 7r10 8")
    said = page.numbers.said.text()
    assert "7 et 8" in said
    typed(page, "")
    assert workshop.marks()[:3] == ["present"] * 3
    assert page.numbers.line.text() == "7r10 "  # her number waits for her name
    assert "7" in page.numbers.said.text()
    typed(page, "Zineb Alaoui")
    assert QApplication.focusWidget() is page.adding.edit
    keys.enter()
    assert page.numbers.line.text() == "8 "
    typed(page, "benali kh")
    keys.enter()
    names = shown(page)
    assert names["7"] == "Zineb Alaoui"
    rows = {p["uid"]: p for p in workshop.participants()}
    on_paper = roll.numbers(store.reader(), workshop.uid)
    guest = on_paper.people[7]
    assert rows[guest]["enrolment"] == "walk_in"
    marks = {a["slot"]: a for a in store.reader().lines("attendance", guest)}
    mark = marks[workshop.slots[0]]
    assert (mark["mark"], mark["missed"]) == ("late", 10)
    # Khadija Benali was on the list: line 8 is hers too, nobody is on the list twice.
    assert len(rows) == 6
    khadija = next(p for p in page.sheet.people if p.first == "Benali Khadija")
    assert on_paper.people[8] == khadija.uid
    assert khadija.number == 1  # she keeps the one she was printed with
    assert page.numbers.line.text() == ""


def test_a_name_with_its_number_is_one_line(session, make_roll, workshop, printed, typed, keys):
    printed(workshop)
    page = make_roll(session, workshop.uid)
    typed(page, "6 فاطنة بنت أحمد")
    keys.enter()
    assert shown(page)["6"] == "فاطنة بنت أحمد"
    QTest.keyClicks(page.numbers.line, "6 Zineb")
    assert "6" in page.numbers.said.text()
    typed(page, "")
    assert len(workshop.participants()) == 6  # the line is somebody's already
    page.numbers.line.clear()
    typed(page, "Zineb")
    keys.enter()
    assert shown(page)["7"] == "Zineb"  # the next blank line


def test_the_paper_is_chosen_or_named_when_there_are_several(
    session, make_roll, workshop, store, printed, typed, keys
):
    printed(workshop, blanks=1)
    page = make_roll(session, workshop.uid)
    assert page.numbers.papers.isHidden()
    page.adding.setFocus()
    keys("Zineb Alaoui")
    keys.enter()
    printed(workshop, blanks=2)
    QApplication.processEvents()
    assert not page.numbers.papers.isHidden()
    assert page.numbers.paper.number == 2
    typed(page, "/1 6 Fatna Bent Ahmed")
    assert page.adding.signer.paper.number == 1
    keys.enter()
    assert "/1" in page.numbers.papers.currentText()  # the next line is read from it too
    context = store.reader()
    first, _second = editions.of_record(context, workshop.uid, "attendance")
    fatna = next(p["uid"] for p in workshop.participants() if p["name"] == "Fatna Bent Ahmed")
    assert editions.lines(context, first["uid"])[6] == fatna
    assert numbers(store, workshop)[fatna] == 10  # on the newest after its blank lines
    typed(page, "6a")
    marks = {a["slot"]: a["mark"] for a in store.reader().lines("attendance", fatna)}
    assert marks[workshop.slots[0]] == "absent"
    for line, said in (("/3 1", "/1 et /2"), ("S-2025-009/1 1", "S-2025-009")):
        page.numbers.line.setText(line)
        assert said in page.numbers.said.text()
        typed(page, "")
        assert page.numbers.line.text() == line


def test_a_sheet_of_blank_lines_is_filled_in_order(
    session, make_roll, make_workshop, store, printed, typed, keys
):
    workshop = make_workshop(guests=0, members=False)
    printed(workshop, blanks=5)
    page = make_roll(session, workshop.uid)
    typed(page, "Fatna Bent Ahmed")
    keys.enter()
    typed(page, "Zineb")
    keys.enter()
    assert list(shown(page).items()) == [("1", "Fatna Bent Ahmed"), ("2", "Zineb")]
    assert workshop.marks() == ["present", "present"]
    store.undo(store.last_undoable().txn)
    QApplication.processEvents()
    assert list(shown(page)) == ["1"]


def test_who_sounds_alike_is_offered_and_never_taken_in_silence(
    session, make_roll, make_workshop, printed, typed, keys
):
    workshop = make_workshop(guests=1, members=False)
    printed(workshop)
    page = make_roll(session, workshop.uid)
    typed(page, "2 خديجة بن علي")
    offers = [offer.word for offer in page.adding.offers.offers]
    assert any("Benali" in word for word in offers)
    assert any("خديجة بن علي" in word for word in offers)  # somebody else
    assert len(workshop.participants()) == 1


def test_printed_numbers_are_not_put_in_another_order(roll, workshop, session, printed, qtbot):
    printed(workshop)
    with qtbot.waitSignal(session.refused):
        roll.acts.arrange()


def test_the_rest_absent_is_a_button_too(session, make_roll, workshop, typed):
    page = make_roll(session, workshop.uid)
    typed(page, "1-3")
    page.numbers.rest.click()
    assert workshop.marks() == ["present"] * 3 + ["absent"] * 2


BLOCK = """7 Fatna Bent Ahmed\tCoop Annour\t0661 20 88 99
6a Benalli Khadidja
Erami Naima
Rkia Oubella; Lycée
5 Zineb"""


def test_a_block_of_names_is_looked_at_then_written_in_one_step(
    session, make_roll, make_workshop, store, printed, keys, qtbot
):
    workshop = make_workshop(guests=5, members=False)
    printed(workshop, blanks=5)
    page = make_roll(session, workshop.uid)
    QGuiApplication.clipboard().setText(BLOCK)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page.numbers.line, Qt.Key.Key_V, control)
    qtbot.waitUntil(lambda: bool(page.review.rows))
    rows = [row.one for row in page.review.rows]
    assert [row.line for row in rows] == [7, 6, 8, 9, None]  # 5 is somebody's: said beside it
    assert rows[4].note is not None
    asked = [row.name for row in rows if row.chosen is None]
    assert asked == ["Benalli Khadidja", "Erami Naima"]
    assert not page.review.accept.isEnabled()
    keys("s")  # the same person
    keys("ف")  # somebody else, on an Arabic keyboard
    assert page.review.accept.isEnabled()
    keys.enter()
    found = {p.number: p for p in page.sheet.people}
    assert sorted(found) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]
    assert found[6].first == "Benali Khadija" and found[6].row["member"]
    assert found[7].row["organisation"] == "Coop Annour"
    assert found[7].row["phone"] == "+212661208899"
    assert found[8].row["member"] is None and found[8].row["name"] == "Erami Naima"
    slot = workshop.slots[0]
    assert [found[n].mark(slot) for n in (6, 7, 8, 9, 11)] == ["absent", *["present"] * 4]
    assert QApplication.focusWidget() is page.numbers.line
    store.undo(store.last_undoable().txn)
    QApplication.processEvents()
    assert len(page.sheet.people) == 5


def test_the_block_can_be_left_alone(session, make_roll, workshop, qtbot):
    page = make_roll(session, workshop.uid)
    QGuiApplication.clipboard().setText("Zineb\nFatna")
    QTest.keyClick(page.adding.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.review.rows))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert len(page.sheet.people) == 5
    assert page.grid.isVisible()


def test_a_name_alone_of_somebody_on_the_list_takes_no_blank_line(
    session, make_roll, workshop, store, printed, typed, keys
):
    printed(workshop)
    page = make_roll(session, workshop.uid)
    typed(page, "benali")
    assert "numéro 1" in page.adding.offers.offers[0].also
    keys.enter()
    assert workshop.marks().count("present") == 1
    assert roll.numbers(store.reader(), workshop.uid).blank == {6, 7, 8}
    assert len(workshop.participants()) == 5


def test_organisation_and_phone_stand_behind_the_name(
    session, make_roll, workshop, printed, typed, keys, qtbot
):
    printed(workshop)
    page = make_roll(session, workshop.uid)
    typed(page, "7r10 Fatna Bent Ahmed; Coop Annour; 0661208899")
    qtbot.waitUntil(lambda: bool(page.review.rows))
    keys.enter()
    fatna = next(p for p in page.sheet.people if p.number == 7)
    assert fatna.row["organisation"] == "Coop Annour"
    assert fatna.row["phone"] == "+212661208899"
    assert fatna.marks[workshop.slots[0]] == ("late", 10)
    assert QApplication.focusWidget() is page.numbers.line
