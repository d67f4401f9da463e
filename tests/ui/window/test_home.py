"""Home: what it counts, what it finds to do, where that leads."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.store.place import SYNCED
from artisanest_desktop.ui import copies, figures
from artisanest_desktop.ui.widgets import Button, Label
from artisanest_desktop.ui.window import MainWindow

TODAY = dt.date(2026, 11, 23)


def words(window: MainWindow) -> list[str]:
    """All that can be read on the page."""
    shown = window.stage.currentWidget().findChildren(Label)
    return [label.text() for label in shown if label.isVisible()]


def press(window: MainWindow, text: str) -> None:
    """Press the first button with these words."""
    found = window.stage.currentWidget().findChildren(Button)
    next(b for b in found if b.isVisible() and b.text() == text).click()


def test_it_counts_active_members_women_and_the_young(store: Store) -> None:
    f = figures.count(store, TODAY)
    assert (f.active, f.women, f.young, f.members, f.applied, f.left) == (3, 2, 2, 5, 1, 1)


def test_what_it_says(window: MainWindow) -> None:
    said = words(window)
    assert "Bonjour Naïma" in said
    assert "lundi 23 novembre 2026" in said
    assert "Membres actifs" in said and "3" in said
    assert "2 femmes · 2 de moins de 35 ans" in said


def test_it_follows_what_is_written(qtbot, window: MainWindow, store: Store, settle) -> None:
    with store.transaction(_("Added")) as t:
        t.create("member", {"family_name": "Daoudi", "sex": "F", "state": "active"})
    settle(window)
    qtbot.waitUntil(lambda: "3 femmes · 2 de moins de 35 ans" in words(window), timeout=3000)


def test_values_to_check_lead_to_the_filtered_list(window: MainWindow, settle) -> None:
    assert any("à vérifier" in text for text in words(window))
    press(window, "Voir")
    settle(window)
    assert window.stage.current == "member"
    assert len(window.stage.currentWidget().shown_uids()) == 1


def test_an_empty_store_says_what_to_do_first(empty: Store, make_window, settle) -> None:
    window = make_window(empty)
    window.open("home")
    settle(window)
    said = words(window)
    assert "Ajouter le premier membre" in said
    assert any(text.startswith("Noter la coopérative") for text in said)
    press(window, "Ajouter")
    assert window.stage.current == "member"


def test_nothing_to_do_is_said(make_window, store: Store, tmp_path: Path, settle) -> None:
    with store.transaction(_("Phone")) as t:
        for row in store.find("member"):
            t.set("member", store.row_uid("member", row), {"phone": None})
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    store.set_setting(copies.OUTSIDE, {"path": str(tmp_path), "at": at})
    window = make_window(store)
    assert "Rien ne vous attend." in words(window)


def test_each_value_to_check_says_whose_it_is(window: MainWindow, store: Store) -> None:
    with store.transaction(_("Name")) as t:
        (row,) = store.find("cooperative")
        uid = store.row_uid("cooperative", row)
        t.set("cooperative", uid, {"name": None})
    assert not store.count_findings().get("cooperative")
    with store.transaction(_("Name")) as t:
        t.set("cooperative", uid, {"name_ar": None})
    said = [window.session.lang(one.words) for one in figures.look(store, TODAY).todo]
    assert "La coopérative — 1 valeur à vérifier" in said
    assert "Membres — 1 valeur à vérifier" in said


def test_two_cards_leave_no_hole(window: MainWindow) -> None:
    home = window.stage.currentWidget()
    right = home._cards.itemAt(home._cards.count() - 1).widget()
    assert right.geometry().right() >= home._data.geometry().right() - 1


def test_a_copy_made_in_silence_is_told(qtbot, window: MainWindow, store: Store, settle) -> None:
    assert any("Pas encore de copie" in text for text in words(window))
    store.backup("daily")
    window.session.busy.emit(None)  # as the application does when its daily copy is made
    qtbot.waitUntil(lambda: any("Copie de sécurité vérifiée" in text for text in words(window)))


def test_a_copy_elsewhere_grows_old() -> None:
    now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert copies.Copies().outside_is_old(now)
    assert copies.Copies(outside=now - dt.timedelta(days=40)).outside_is_old(now)
    assert not copies.Copies(outside=now - dt.timedelta(days=3)).outside_is_old(now)


def test_taking_a_copy_elsewhere_puts_a_whole_file_there(
    qtbot, window: MainWindow, store: Store, tmp_path: Path, settle
) -> None:
    copies.take_outside(window.session, tmp_path)
    settle(window)
    (taken,) = tmp_path.iterdir()
    with Store.open(taken, write=False) as copy:
        assert copy.count("member") == 5
    assert copies.known(store).outside_path == str(taken)
    qtbot.waitUntil(lambda: not any("hors de cet ordinateur" in text for text in words(window)))


def test_a_synced_folder_is_warned_of(make_window, store: Store, monkeypatch) -> None:
    monkeypatch.setattr(Store, "place_warnings", lambda _store: [SYNCED % {"service": "Dropbox"}])
    assert any("Dropbox" in text for text in words(make_window(store)))


def test_an_example_needs_no_safety_copy(make_window, store: Store, settle) -> None:
    window = make_window(None)
    window.session.use(store, example=True)
    window.open("home")
    settle(window)
    assert not any("Pas encore de copie" in text for text in words(window))
    assert window.bar.safety.text() == "Un exemple"
