"""What a person does with the frame: tabs, languages, undo, who is typing, files dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui import notices
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Banner, Button
from artisanest_desktop.ui.window import MainWindow


def rename(store: Store, name: str) -> None:
    """Someone changes the cooperative's name."""
    uid = store.row_uid("cooperative", store.find("cooperative")[0])
    assert uid is not None
    with store.transaction(_("Name")) as t:
        t.set("cooperative", uid, {"name": name})


def banners(window: MainWindow) -> list[str]:
    """The sentences above the page."""
    shown = window.notices.findChildren(Banner)
    return [b.label.text() for b in shown if b.isVisible()]


def test_home_opens_first_with_its_tab_pressed(window: MainWindow) -> None:
    assert window.stage.current == "home"
    pressed = [tab.isChecked() for tab in window.bar.tabs]
    assert pressed[0] and pressed.count(True) == 1 and len(pressed) == 6
    assert window.bar.name.text() == "Coopérative Tifawin"


def test_ctrl_and_a_number_opens_a_tab(qtbot, window: MainWindow, settle) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert window.stage.current == "member"
    assert "5" in window.foot.count.text()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.stage.current == "home"
    assert not window.foot.count.text()


def test_a_name_changed_anywhere_shows_in_the_bar(
    qtbot, window: MainWindow, settle, store: Store
) -> None:
    rename(store, "Coopérative Annour")
    settle(window)
    assert window.bar.name.text() == "Coopérative Annour"


def test_undo_and_redo_by_keys(qtbot, window: MainWindow, settle, store: Store) -> None:
    rename(store, "Coopérative Annour")
    with qtbot.waitActive(window):
        window.activateWindow()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    settle(window)
    assert window.bar.name.text() == "Coopérative Tifawin"
    qtbot.keyClick(window, Qt.Key.Key_Z, control | shift)
    settle(window)
    assert window.bar.name.text() == "Coopérative Annour"
    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    settle(window)
    qtbot.keyClick(window, Qt.Key.Key_Y, control)
    settle(window)
    assert window.bar.name.text() == "Coopérative Annour"


def test_an_editor_undoes_its_own_typing_first(
    qtbot, window: MainWindow, settle, store: Store
) -> None:
    rename(store, "Coopérative Annour")
    field = QLineEdit(window.stage.currentWidget())
    field.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "ab")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    settle(window)
    assert field.text() == ""
    assert window.bar.name.text() == "Coopérative Annour"
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    settle(window)
    assert window.bar.name.text() == "Coopérative Tifawin"


def test_undo_says_what_it_took_back(window: MainWindow, settle, store: Store) -> None:
    rename(store, "Coopérative Annour")
    window.session.say(_("Saved — %(what)s") % {"what": "nom"})
    undo = [b for b in window.foot.findChildren(Button) if b.text() == "Revenir en arrière"]
    undo[0].click()
    settle(window)
    assert "Annulé" in window.foot.words.text()
    window.redo()
    settle(window)
    assert "Rétabli" in window.foot.words.text()
    assert "Annul" not in window.foot.words.text() and "Revenir" not in window.foot.words.text()


def test_nothing_to_undo_is_said(window: MainWindow, settle, store: Store) -> None:
    window.redo()
    settle(window)
    assert window.foot.words.text() == "Il n’y a rien à rétablir."


def test_the_language_switches_at_once_and_the_place_stays(
    window: MainWindow, settle, qapp: QApplication
) -> None:
    window.open_settings("copies")
    window.session.set_language("ar")
    settle(window)
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.stage.current == "settings"
    assert window.stage.currentWidget().part == "copies"
    assert window.bar.name.text() == "تعاونية تيفاوين"
    assert window.bar.tabs[0].text() == "الرئيسية"
    window.session.set_language("en")
    settle(window)
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert window.bar.tabs[0].text() == "Home"


@pytest.mark.parametrize(("lang", "word"), [("fr", "Annuler"), ("ar", "إلغاء الأمر"), ("en", "")])
def test_the_dialogs_of_qt_speak_the_language(make_window, store, lang: str, word: str) -> None:
    make_window(store, lang)
    said = QApplication.translate("QPlatformTheme", "Cancel")
    assert said == (word or "Cancel") or (lang == "ar" and said != "Cancel")


def test_keys_still_mean_one_thing_after_a_change_of_language(
    qtbot, window: MainWindow, settle
) -> None:
    with qtbot.assertNotEmitted(window.painted):
        window.session.set_language("en")
        settle(window)
        qtbot.wait(50)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.stage.current == "member"


def test_what_was_said_survives_a_change_of_look(window: MainWindow, settle) -> None:
    window.session.say(_("Saved — %(what)s") % {"what": "nom"})
    window.session.set_look(theme="dark", text_size=150)
    settle(window)
    assert window.foot.words.text() == "Enregistré — nom"
    assert window.session.theme.name == "dark"
    assert window.session.theme.px(10) == 15


def test_focus_stays_on_the_choice_that_was_made(qtbot, window: MainWindow, settle) -> None:
    window.open_settings("look")
    with qtbot.waitActive(window):
        window.activateWindow()
    dark = window.stage.currentWidget().findChild(QWidget, "look-dark")
    dark.setFocus()
    qtbot.keyClick(dark, Qt.Key.Key_Space)
    settle(window)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "look-dark"


def test_choices_are_remembered(window: MainWindow, make_session, home: Path) -> None:
    window.session.set_look(theme="contrast", text_size=130)
    window.session.set_language("en", "arab")
    window.close()
    again = Session(type(window.session.settings).load(home))
    assert (again.settings.theme, again.settings.text_size) == ("contrast", 130)
    assert (again.lang.code, again.lang.digits) == ("en", "arab")
    assert again.settings.geometry


def test_who_is_typing_is_one_click(qtbot, window: MainWindow, store: Store) -> None:
    window.session.settings.authors = ["Naïma", "Khadija"]
    window.foot.typist.click()
    rows = [b for b in window.foot.typist.findChildren(Button) if b.text() == "Khadija"]
    rows[0].click()
    assert window.foot.typist.text() == "Khadija"
    assert store.author == "Khadija"


def test_a_new_person_types_her_name(qtbot, window: MainWindow, store: Store) -> None:
    window.foot.typist.click()
    field = window.foot.typist.findChild(QLineEdit)
    field.insert("  Rkia   Aït Taleb ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert store.author == "Rkia Aït Taleb"
    assert window.session.settings.authors[0] == "Rkia Aït Taleb"


def test_a_refusal_is_a_sentence_that_goes_when_something_succeeds(
    window: MainWindow, settle
) -> None:
    window.session.refuse(_("There is none yet."))
    window.session.refuse(_("There is nothing to take back."))
    settle(window)
    assert banners(window) == ["Il n’y a rien à annuler."]
    window.session.say(_("Safety copy made and checked."), undo=False)
    assert banners(window) == []


def test_a_read_only_file_says_so(make_window, store: Store) -> None:
    store.read_only = True
    window = make_window(store)
    assert any("lecture seule" in text for text in banners(window))
    store.read_only = False


def test_the_example_says_so_and_can_be_left(qtbot, make_window, store: Store, settle) -> None:
    window = make_window(None)
    window.session.use(store, example=True)
    settle(window)
    for key in ("home", "member", "product", "session", "partner"):
        window.open(key)
        settle(window)
        assert any("exemple" in text for text in banners(window))
    window.open_settings("copies")
    assert any("exemple" in text for text in banners(window))
    leave = [b for b in window.notices.findChildren(Button) if b.text() == "Quitter l’exemple"]
    with qtbot.waitSignal(window.example_left):
        leave[0].click()


def drop(path: Path) -> QDropEvent:
    """A file let go over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop.kept = data  # type: ignore[attr-defined]
    return QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_a_workbook_dropped_anywhere_is_received(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    received: list[str] = []
    monkeypatch.setattr(window, "receive", received.append)
    window.dropEvent(drop(tmp_path / "membres.xlsx"))
    window.dropEvent(drop(tmp_path / "photo.jpg"))
    assert [Path(p).name for p in received] == ["membres.xlsx"]


def test_dragging_over_the_window_says_what_will_happen(window: MainWindow, settle) -> None:
    window.notices.dragging(True)
    settle(window)
    assert any("Déposer ici" in text for text in banners(window))
    window.notices.dragging(False)
    assert banners(window) == []
    assert isinstance(window.notices, notices.Notices)


def test_the_gear_stands_as_far_from_the_edge_in_arabic(make_window, store: Store) -> None:
    def ends(lang: str) -> tuple[int, int]:
        window = make_window(store, lang)
        gear = window.bar.findChild(QWidget, "gear")
        brand = window.bar._brand
        left = gear.mapTo(window, gear.rect().topLeft()).x()
        right = brand.mapTo(window, brand.rect().topRight()).x()
        if lang == "ar":
            return left, window.width() - 1 - right
        left = brand.mapTo(window, brand.rect().topLeft()).x()
        right = gear.mapTo(window, gear.rect().topRight()).x()
        return window.width() - 1 - right, left

    assert ends("ar") == ends("fr")


def test_a_language_keeps_tab_search_and_record(window: MainWindow, settle) -> None:
    page = window.open("member")
    settle(window)
    page.search("errami")
    page.show_record(page.shown_uids()[0])
    uid = page.panel.uid
    window.session.set_language("ar")
    settle(window)
    page = window.stage.currentWidget()
    assert window.stage.current == "member"
    assert page.tools.search.text() == "errami" and page.panel.uid == uid
    assert page.listing.view.current_uid() == uid


def test_the_keyboard_is_in_the_list_when_its_tab_opens(qtbot, window: MainWindow, settle) -> None:
    page = window.open("member")
    settle(window)
    assert page.listing.view.hasFocus()
    assert page.panel.uid == page.listing.view.current_uid()


def test_scans_dropped_on_the_sessions_find_their_places(
    window: MainWindow, monkeypatch, tmp_path: Path
) -> None:
    from artisanest_desktop.ui.scans import incoming

    taken: list[list[Path]] = []
    monkeypatch.setattr(incoming, "take", lambda _session, paths: taken.append(paths))
    window.open("member")
    window.dropEvent(drop(tmp_path / "photo.jpg"))
    assert taken == []
    window.open("session")
    window.dropEvent(drop(tmp_path / "photo.jpg"))
    assert taken == [[tmp_path / "photo.jpg"]]
