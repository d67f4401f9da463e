"""A list of who was there that comes: its preview, applied, and the marks in the roll call."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop.ui.exchange.choices import RegisterChoice
from artisanest_desktop.ui.widgets import Button

ROWS = (
    ["Liste de présence – Formation calcul du prix, Skhour Rhamna, 12–13/03/2026"],
    [],
    ["N°", "Nom et prénom", "Tél", "12/03 matin", "12/03 après-midi", "13/03", "Signature"],
    [1, "Fatima Zahra El Amrani", "0612345678", "x", "x", "x", ""],
    [2, "Benali Khadija", "", "x", "A", "R 15", ""],
    [3, "Zineb Daoudi", "0677410236", "x", "", "x", ""],
    ["", "Total", "", 3, 1, 2, ""],
)


@pytest.fixture
def attendance(home: Path) -> Path:
    """The list, as a workbook."""
    made = openpyxl.Workbook()
    for row in ROWS:
        made.active.append(row)
    made.save(home / "presence.xlsx")
    return home / "presence.xlsx"


def choice(page) -> RegisterChoice:
    return page._stack.currentWidget().findChild(RegisterChoice)


def test_it_becomes_a_session_whose_roll_call_shows_the_marks(
    qtbot, make_window, receive, store, attendance
) -> None:
    window = make_window()
    page = receive(window, attendance)
    view = page._stack.currentWidget()
    assert "1 nouvelle session" in view.sentence.text()
    assert "8 nouvelles présences" in view.sentence.text()
    assert choice(page).currentText() == "Participants"
    view.apply.click()
    qtbot.waitUntil(lambda: store.count("attendance") == 8, timeout=20_000)
    uid = store.row_uid("session", store.find("session")[0])
    window.open("session")
    window.open_roll_call(uid)
    sheet = window.stage.currentWidget().sheet
    codes = [[someone.mark(half.uid) for half in sheet.halves] for someone in sheet.people]
    assert codes == [["present"] * 3, ["present", "absent", "late"], ["present", None, "present"]]
    window.foot._undo.click()
    qtbot.waitUntil(lambda: store.count("session") == 0, timeout=20_000)
    assert store.count("member") == 3


def test_it_can_be_called_a_list_of_members(qtbot, make_window, receive, store, attendance) -> None:
    page = receive(make_window(), attendance)
    page.choose_register("member")
    qtbot.waitUntil(lambda: page.received.main.register == "member", timeout=20_000)
    assert choice(page).currentText() == "Membres"
    assert page.plan.counts["new"] == 3
    page.choose_register("participant")
    qtbot.waitUntil(lambda: page.received.main.register == "participant", timeout=20_000)
    assert "1 nouvelle session" in page._stack.currentWidget().sentence.text()


def test_a_name_alone_has_two_answers(make_window, receive, attendance) -> None:
    page = receive(make_window(), attendance)
    at = next(n for n, p in enumerate(page.received.plans) if p.register == "participant")
    page.look_at(at)
    page.open("detail")
    detail = page._stack.currentWidget()
    detail.table.selectRow(1)
    words = [b.text() for b in detail.below.findChildren(Button) if b.text()[:1].isdigit()]
    assert words == ["1 Même personne", "2 Deux personnes"]
