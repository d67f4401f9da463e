"""What people do with the keyboard: add members, edit in the list, leave in the middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

NAMES = ("Alaoui", "Bennani", "Chraibi", "Doukkali", "Filali", "Guessous", "Hamdaoui", "Idrissi",
         "Jabri", "Kabbaj", "Lahlou", "Naciri")


def keys(text: str) -> None:
    """Type into whatever has the focus (QTest knows the letters of ASCII only)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            widget = QApplication.focusWidget()
            assert widget is not None
            key = ord(letter.upper()) if letter.isascii() else 0
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key in whatever has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def row_of(page, name: str) -> int:
    """The row whose name begins so."""
    rows = page.listing.rows
    return next(n for n in range(len(rows.ids)) if rows.line(n).first.startswith(name))


def column_of(page, key: str) -> int:
    """The shown column of a field."""
    return [c.key for c in page.listing.rows.columns].index(key)


def test_twelve_members_are_typed_by_keyboard(page, store):
    for n, name in enumerate(NAMES):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier) if n else page.add()
        keys(name)
        press(Qt.Key.Key_Tab)
        keys("Aïcha")
        press(Qt.Key.Key_Return)
    page.commit()
    found = {store.get("member", u)["family_name"]: store.get("member", u) for u in uids(store)}
    assert set(NAMES) <= set(found)
    assert [found[name]["given_name"] for name in NAMES] == ["Aïcha"] * len(NAMES)
    numbers = [found[name]["number"] for name in NAMES]
    assert len(set(numbers)) == len(NAMES)


def uids(store) -> list[str]:
    return [row[0] for row in store.window("member", store.find("member"), [])]


def test_an_untouched_form_leaves_nothing(page, store):
    before = len(store.history())
    page.add()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Escape)
    page.add()
    page.show_record(uids(store)[0])
    assert len(store.history()) == before
    assert store.count("member") == 4


def test_a_new_record_is_born_with_its_first_field_and_stands_in_the_list(page, store):
    page.add()
    keys("Zerouali")
    press(Qt.Key.Key_Tab)
    assert store.count("member") == 5
    assert page.listing.rows.line(row_of(page, "Zerouali")).uid == page.panel.uid
    assert page.listing.view.current_uid() == page.panel.uid


def test_leaving_in_the_middle_of_a_field_saves_it(page, store):
    uid = uids(store)[0]
    page.show_record(uid)
    box = page.panel.form.boxes["douar"]
    box.editor.setFocus()
    keys("Oulad Zerrad")
    page.hide()
    assert store.get("member", uid)["douar"] == "Oulad Zerrad"


def test_escape_restores_what_was_stored(page, store):
    uid = uids(store)[0]
    page.show_record(uid)
    editor = page.panel.form.boxes["family_name"].editor
    editor.setFocus()
    before = editor.raw()
    keys("xyz")
    press(Qt.Key.Key_Escape)
    assert editor.raw() == before
    page.commit()
    assert store.get("member", uid)["family_name"] == before


def test_typing_in_the_list_edits_the_cell(page, store):
    view = page.listing.view
    row, column = row_of(page, "Benali"), column_of(page, "phone")
    uid = page.listing.rows.uid(row)
    view.setFocus()
    view.go_to(row, column)
    keys("07 08 44 19 53")
    press(Qt.Key.Key_Return)
    assert store.get("member", uid)["phone"] == "+212708441953"
    assert view.currentIndex().row() == row + 1
    assert view.currentIndex().column() == column


def test_tab_goes_through_the_parts_of_a_name_and_on(page, store):
    view = page.listing.view
    row = row_of(page, "Benali")
    uid = page.listing.rows.uid(row)
    view.setFocus()
    view.go_to(row, 0)
    press(Qt.Key.Key_F2)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press(Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    keys("Malika")
    press(Qt.Key.Key_Tab)
    assert store.get("member", uid)["given_name"] == "Malika"
    assert store.get("member", uid)["family_name"] == "Benali"
    assert view.currentIndex().column() == 1


def test_what_cannot_be_read_stays_in_the_cell(page, store):
    page.listing.kept.show(["~title", "shares"])
    page.listing._reshape()
    view = page.listing.view
    row = row_of(page, "Benali")
    uid = page.listing.rows.uid(row)
    view.setFocus()
    view.go_to(row, 1)
    keys("many")
    press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.text() == "many"
    assert editor.property("finding") == "refused"
    assert store.get("member", uid)["shares"] == 3
    editor.selectAll()
    keys("7")
    press(Qt.Key.Key_Return)
    assert store.get("member", uid)["shares"] == 7


def test_enter_opens_the_record_and_escape_comes_back(page):
    view = page.listing.view
    view.setFocus()
    view.go_to(0, 1)
    press(Qt.Key.Key_Return)
    assert page.panel.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view


def test_delete_empties_and_undo_brings_back(page, store):
    view = page.listing.view
    row = row_of(page, "Benali")
    uid = page.listing.rows.uid(row)
    view.setFocus()
    view.go_to(row, column_of(page, "phone"))
    press(Qt.Key.Key_Delete)
    assert store.get("member", uid)["phone"] is None
    store.undo(store.last_undoable().txn)
    assert store.get("member", uid)["phone"] == "+212661208814"
    assert "06 61" in page.listing.rows.data(view.currentIndex())
