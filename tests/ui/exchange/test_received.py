"""The list of files that were received, and taking one of them back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.exchange import apply, receive_file
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.ui.exchange.received import ReceivedPart, imports
from artisanest_desktop.ui.widgets import Label

ROWS = (
    ("Idrissi", "Zahra", "612345999", "Bouchane"),
    ("", "", "0612345998", "Labrikiyne"),
    ("Sabiri", "Hajiba", "0612345997", "Bouchane"),
)
HEAD = ("Nom", "Prénom", "Téléphone", "Douar")


@pytest.fixture
def received(store, listed) -> str:
    """A file with two people and a row to complete was received."""
    found = receive_file(store, listed(*ROWS, head=HEAD), "fr")
    return str(apply(store, found).txn)


def words(part: ReceivedPart) -> str:
    return "\n".join(w.text() for w in part.findChildren(Label) if not w.isHidden())


def test_a_file_says_what_it_brought(make_window, received) -> None:
    shown = make_window().open_settings("received")._open
    told = words(shown)
    assert "liste.csv" in told and "2 nouv" in told and "zéro" in told
    assert "Sans nom" in told and "ligne 3" in told


def test_one_import_is_taken_back_and_what_was_edited_since_stays(
    qtbot, make_window, store, received
) -> None:
    uid = store.window("member", store.find("member", search="idrissi"), [])[0][0]
    with store.transaction(_("since")) as t:
        t.set("member", uid, {"phone": "+212600000009"})
    part = make_window().open_settings("received")._open
    part.undoing[received].click()
    qtbot.waitUntil(lambda: next(imports(store)).undone, timeout=10_000)
    qtbot.waitUntil(lambda: received not in part.undoing)
    assert not store.find("member", search="sabiri")
    assert "Annulé" in words(part)


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_fits(make_window, received, clipped, nameless, lang: str, size: int) -> None:
    window = make_window(lang, size)
    window.open_settings("received")
    for _turn in range(5):
        QApplication.processEvents()
    assert not clipped(window) + nameless(window)
