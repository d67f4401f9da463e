"""A package is prepared in the settings, dropped on the other window, looked at, received."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store, parcel, parcels
from artisanest_desktop.ui import workbooks
from artisanest_desktop.ui.exchange.asking import AskPassword
from artisanest_desktop.ui.exchange.waiting import Refused
from artisanest_desktop.ui.packages import part as parts
from artisanest_desktop.ui.packages.page import PackagePage
from artisanest_desktop.ui.questions import QuestionsPage


@pytest.fixture
def other(home: Path, store: Store) -> Any:
    """The laptop: it has what the office had, one person more, and another phone."""
    with Store.open(home / "laptop" / "c.artisanest", home / "p2", author="Saïd") as laptop:
        parcels.take(laptop, parcels.pack(store))
        with laptop.transaction(_("There")) as t:
            t.create("member", {"family_name": "Idrissi"})
        yield laptop


def _drop(window: Any, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, buttons, keys))


def _shown(page: PackagePage, word: str) -> Any:
    return lambda: type(page.shown).__name__ == word


def test_the_ending_is_the_same_everywhere() -> None:
    assert workbooks.PACKAGE == parcel.ENDING


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_dropped_package_is_shown_and_received(
    qtbot, make_window, store, other, home, clipped, nameless, lang: str
) -> None:
    path = home / "p.artisanest-package"
    parcels.make(other, path)
    window = make_window(lang, 100)
    _drop(window, path)
    page = window.stage.currentWidget()
    assert isinstance(page, PackagePage)
    qtbot.waitUntil(_shown(page, "_Brings"), timeout=20_000)
    assert store.count("member") == 3 and page.shown.take.hasFocus()
    assert not clipped(window) and not nameless(window)
    page.shown.take.click()
    qtbot.waitUntil(lambda: store.count("member") == 4, timeout=20_000)
    qtbot.waitUntil(lambda: window.stage.current == "home", timeout=20_000)
    assert any(copy.reason == "merge" for copy in store.backups())
    assert parcels.peers(store)[0].replica == other.replica


def test_what_both_wrote_leads_to_the_questions(qtbot, make_window, store, other, home) -> None:
    uid = store.row_uid("member", store.find("member", search="benali")[0])
    for one, phone in ((store, "+212600000001"), (other, "+212600000002")):
        with one.transaction(_("A phone")) as t:
            t.set("member", uid, {"phone": phone})
    path = home / "p.artisanest-package"
    parcels.make(other, path)
    window = make_window()
    window.receive(path)
    page = window.stage.currentWidget()
    qtbot.waitUntil(_shown(page, "_Brings"), timeout=20_000)
    assert "1 question" in page.shown.sentence.text()
    page.shown.take.click()
    qtbot.waitUntil(lambda: isinstance(window.stage.currentWidget(), QuestionsPage), timeout=20_000)
    assert len(store.questions()) == 1


def test_change_nothing(qtbot, make_window, store, other, home) -> None:
    path = home / "p.artisanest-package"
    parcels.make(other, path)
    window = make_window()
    window.receive(path)
    page = window.stage.currentWidget()
    qtbot.waitUntil(_shown(page, "_Brings"), timeout=20_000)
    page.shown.leave.click()
    assert window.stage.current == "member" and store.count("member") == 3
    assert not store.backups()


def test_a_password_is_asked_for_and_an_altered_one_is_a_sentence(
    qtbot, make_window, store, other, home
) -> None:
    path = home / "p.artisanest-package"
    parcels.make(other, path, password="sésame")
    window = make_window()
    window.receive(path)
    page = window.stage.currentWidget()
    qtbot.waitUntil(lambda: isinstance(page.shown, AskPassword), timeout=20_000)
    page.shown.password.field.setText("sésame")
    page.shown.open.click()
    qtbot.waitUntil(_shown(page, "_Brings"), timeout=20_000)
    path.write_bytes(path.read_bytes()[:-40])
    window.receive(path)
    page = window.stage.currentWidget()
    qtbot.waitUntil(lambda: isinstance(page.shown, Refused), timeout=20_000)
    page.shown.back.click()
    assert store.count("member") == 3


@pytest.mark.parametrize(("lang", "size"), [("fr", 100), ("ar", 200), ("en", 100)])
def test_a_package_is_prepared(
    qtbot, make_window, store, other, home, monkeypatch, clipped, nameless, lang, size
) -> None:
    parcels.take(store, parcels.pack(other))
    path = home / "made.artisanest-package"
    monkeypatch.setattr(parts, "ask_place", lambda *_words: path)
    window = make_window(lang, size)
    page = window.open_settings("packages")
    part = page._open
    assert part.what.count() == 2 and part.what.currentIndex() == 1
    assert not part.password.isVisible()
    part.lock.click()
    assert part.password.isVisible() and not nameless(window)
    qtbot.waitUntil(lambda: not clipped(window))
    part.make.click()
    assert not path.exists()  # a lock without a password is none
    part.password.field.setText("sésame")
    part.make.click()
    qtbot.waitUntil(path.exists, timeout=20_000)
    with pytest.raises(parcel.WrongPassword):
        parcel.read(path)
    assert parcel.read(path, "sésame").package.txns == []
    assert not part.lock.isChecked() and part.password.text == ""
