"""Settings: safety copies are made and restored in place; lists and the cooperative open."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.widgets import Button, Chip
from artisanest_desktop.ui.window import MainWindow


def press(window: MainWindow, text: str) -> None:
    """Press the first visible button with these words."""
    found = window.findChildren(Button)
    next(b for b in found if b.isVisible() and b.text() == text).click()


def test_a_copy_is_made_and_listed(window: MainWindow, store: Store, settle) -> None:
    window.open_settings("copies")
    press(window, "En faire une maintenant")
    settle(window)
    assert len(store.backups()) == 1
    assert "Copie de sécurité faite" in window.foot.words.text()
    assert any(b.text() == "Restaurer…" for b in window.findChildren(Button) if b.isVisible())
    assert "Copie de sécurité" in window.bar.safety.text()


def test_restoring_asks_does_and_can_be_undone(window: MainWindow, store: Store, settle) -> None:
    store.backup()
    with store.transaction(_("Added")) as t:
        t.create("member", {"family_name": "Daoudi"})
    window.open_settings("copies")
    press(window, "Restaurer…")
    settle(window)
    assert store.count("member") == 6  # nothing has happened yet
    press(window, "Restaurer")
    settle(window)
    assert store.count("member") == 5
    press(window, "Tout reprendre")
    settle(window)
    assert store.count("member") == 6


def test_the_restoring_itself_is_undone(window: MainWindow, store: Store, settle) -> None:
    store.backup()
    with store.transaction(_("Added")) as t:
        t.create("member", {"family_name": "Daoudi"})
    window.open_settings("copies")
    press(window, "Restaurer…")
    settle(window)
    press(window, "Restaurer")
    settle(window)
    press(window, "Revenir avant la restauration")
    settle(window)
    assert store.count("member") == 6


def test_one_choice_always_holds(window: MainWindow, settle) -> None:
    window.open_settings("look")
    light = window.findChild(Chip, "look-light")
    assert light is not None
    light.click()
    settle(window)
    light = window.findChild(Chip, "look-light")
    assert light is not None and light.isChecked()


def test_a_list_opens_and_one_comes_back(window: MainWindow, settle) -> None:
    window.open_settings("lists")
    press(window, "Métiers")
    settle(window)
    assert window.stage.currentWidget().state()["inner"] == {"key": "trade"}
    window.session.set_language("en")
    settle(window)
    assert window.stage.currentWidget().state()["inner"] == {"key": "trade"}
    press(window, "All lists")
    assert window.stage.currentWidget().state()["inner"] == {}


def test_the_cooperative_opens_as_a_form(window: MainWindow, settle) -> None:
    window.open_settings("cooperative")
    settle(window)
    assert window.stage.currentWidget().part == "cooperative"
    press(window, "Retour")
    assert window.stage.current == "home"
