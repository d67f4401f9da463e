"""The example from its door to its end: it opens filled, says what it is, and leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from artisanest_desktop import places
from artisanest_desktop.app import Application
from artisanest_desktop.i18n import LANGUAGES
from artisanest_desktop.ui import speech
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Label

TABS = ("home", "member", "product", "session", "partner")


@pytest.fixture
def program(qtbot, qapp: QApplication, home: Path) -> Iterator[Application]:
    """The program as it starts on a new machine, its window on screen."""
    qapp.setStyle("Fusion")
    program = Application(qapp)
    window = program.window
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    qtbot.waitUntil(lambda: program.session.store is not None, timeout=10_000)
    yield program
    program._again.stop()
    pool = program.session.findChild(QThreadPool)
    if pool is not None:
        pool.waitForDone(5000)
    qapp.processEvents()
    program.close()
    speech.direct(qapp, Session(Settings.load(home / "usual")).lang)


def _in_example(program: Application) -> bool:
    return program.session.store is not None and program.session.example


def test_it_opens_filled_and_leaves_nothing_behind(qtbot, program: Application) -> None:
    assert program.window.stage.current == "start"
    real = program.session.store.path
    program.window.example_wanted.emit()
    qtbot.waitUntil(lambda: _in_example(program), timeout=10_000)
    store = program.session.store
    assert store.path != real and store.count("product") == 30
    store.backup("manual")  # as before an import tried on it
    program.window.notices.example_left.emit()
    qtbot.waitUntil(lambda: program.session.store is not None, timeout=10_000)
    assert not program.session.example and program.session.store.path == real
    assert [p.name for p in places.data().iterdir() if "example" in p.name] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_tab_shows_it_in_its_language(
    qtbot, program: Application, nameless, lang: str
) -> None:
    program.session.set_language(lang)
    program.open_example()
    qtbot.waitUntil(lambda: _in_example(program), timeout=10_000)
    window = program.window
    for key in TABS:
        window.open(key)
        qtbot.wait(50)
        page = window.stage.currentWidget()
        assert window.notices.isVisible() and not nameless(page)
        if key != "home":
            assert len(page.shown_uids()) == program.session.store.count(key)
    home = window.open("home")
    qtbot.waitUntil(lambda: "39" in [one.text() for one in home.findChildren(Label)], timeout=5000)
