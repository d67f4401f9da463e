"""The first start: three doors, under a minute."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from artisanest_desktop.store import Store
from artisanest_desktop.ui.start import Door, Start
from artisanest_desktop.ui.window import MainWindow


def start(window: MainWindow) -> Start:
    """The page of the doors."""
    page = window.stage.currentWidget()
    assert isinstance(page, Start)
    return page


def door(page: Start, n: int) -> Door:
    """The n-th door."""
    return page.findChildren(Door)[n]


def test_an_empty_store_opens_on_three_doors(make_window, empty: Store) -> None:
    window = make_window(empty)
    assert len(start(window).findChildren(Door)) == 3
    assert not window.bar.isVisible()


def test_the_keyboard_begins_with_what_there_is_to_do(
    qtbot, make_window, empty: Store, settle
) -> None:
    window = make_window(empty)
    page = start(window)
    settle(window)
    at: list[object] = [QApplication.focusWidget()]
    for _press in range(4):
        qtbot.keyClick(at[-1], Qt.Key.Key_Tab)
        at.append(QApplication.focusWidget())
    assert at[:3] == page.findChildren(Door)
    assert any(isinstance(w, QAbstractButton) and w.property("language") for w in at[3:])


def test_a_store_with_something_in_it_does_not(window: MainWindow) -> None:
    assert window.stage.current == "home"
    assert window.bar.isVisible()


def test_name_of_the_cooperative_then_the_first_member(
    qtbot, make_window, empty: Store, settle
) -> None:
    window = make_window(empty)
    page = start(window)
    door(page, 1).click()
    page._name.insert("تعاونية تيفاوين")
    page._author.clear()
    qtbot.keyClicks(page._author, "Rkia")
    qtbot.keyClick(page._author, Qt.Key.Key_Return)
    settle(window)
    row = empty.get("cooperative", empty.row_uid("cooperative", empty.find("cooperative")[0]))
    assert row is not None and row["name_ar"] == "تعاونية تيفاوين" and not row["name"]
    assert window.session.author == "Rkia"
    assert window.stage.current == "member"
    assert empty.count("member") == 0  # an untouched new form leaves nothing


def test_without_a_name_one_goes_on_all_the_same(qtbot, make_window, empty: Store) -> None:
    window = make_window(empty)
    page = start(window)
    door(page, 1).click()
    qtbot.keyClick(page._name, Qt.Key.Key_Return)
    assert window.stage.current == "member"
    assert empty.count("cooperative") == 0


def test_the_language_changes_under_what_is_typed(qtbot, make_window, empty: Store, settle) -> None:
    window = make_window(empty)
    door(start(window), 1).click()
    qtbot.keyClicks(start(window)._name, "Annour")
    window.session.set_language("ar")
    settle(window)
    assert start(window)._name.text() == "Annour"
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_the_example_is_asked_for(qtbot, make_window, empty: Store) -> None:
    window = make_window(empty)
    with qtbot.waitSignal(window.example_wanted):
        door(start(window), 2).click()


def test_a_chosen_workbook_is_received(make_window, empty: Store, monkeypatch) -> None:
    received: list[str] = []
    monkeypatch.setattr(MainWindow, "receive", lambda _window, path: received.append(path))
    monkeypatch.setattr("artisanest_desktop.ui.start.choose", lambda *_a: "/tmp/membres.xlsx")
    window = make_window(empty)
    door(start(window), 0).click()
    assert received == ["/tmp/membres.xlsx"]


def test_a_workbook_put_back_leads_to_the_doors_again(make_window, empty: Store, settle) -> None:
    window = make_window(empty)
    window.receive(Path(__file__).parents[2] / "samples" / "members-titles.xlsx")
    assert window.stage.current == "import"
    page = window.stage.currentWidget()
    settle(window)
    page.finished.emit()
    assert window.stage.current == "start"
    assert not window.bar.isVisible()


def test_enter_opens_a_door_and_its_name_shows_in_the_foot(
    qtbot, empty: Store, make_window, settle
) -> None:
    window = make_window(empty)
    window.session.settings.authors = []
    window.foot.typist.show_name()
    page = start(window)
    qtbot.keyClick(door(page, 1), Qt.Key.Key_Return)
    assert page._steps.currentIndex() == 1
    page._name.setText("أمل")
    page._author.setText("Naïma")
    qtbot.keyClick(page._author, Qt.Key.Key_Return)
    settle(window)
    assert window.foot.typist.text() == "Naïma"


def test_a_first_window_fills_a_small_screen(empty: Store, make_session) -> None:
    window = MainWindow(make_session())
    window.fit_screen()  # the screen of the tests is 800 × 800
    assert window.isMaximized()
    window.close()
