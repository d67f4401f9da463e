"""A store, a session in any language and look, and the whole window on 1366 × 768."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui import speech, theme
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.window import MainWindow

PEOPLE = (
    ("El Amrani", "Fatima Zahra", "F", "1984", "+212612345678", "active"),
    ("Benali", "Khadija", "F", "2001-04-03", "+212661208814", "active"),
    ("Alaoui", "Driss", "M", "1999", "0612", "active"),
    ("Errami", "Naïma", "F", "1961", None, "withdrawn"),
    ("Sabiri", "Hajiba", "F", "1990", None, "candidate"),
)
KEYS = ("family_name", "given_name", "sex", "birth", "phone", "state")


@pytest.fixture
def empty(home: Path) -> Iterator[Store]:
    """A store in which nothing has been written."""
    with Store.open(home / "new" / "cooperative.artisanest", author="Naïma") as store:
        yield store


@pytest.fixture
def store(empty: Store) -> Store:
    """One cooperative with five members, one of them with a doubtful phone."""
    with empty.transaction(_("Added")) as t:
        t.create("cooperative", {"name": "Coopérative Tifawin", "name_ar": "تعاونية تيفاوين"})
        t.bulk_create("member", [dict(zip(KEYS, one, strict=True)) for one in PEOPLE])
    return empty


@pytest.fixture
def make_session(
    qapp: QApplication, home: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Session]]:
    """``make_session(lang, size, look)``: nobody has a store yet."""
    if {"store", "empty"} & set(request.fixturenames):
        request.getfixturevalue("empty")  # before the sessions, so that they let go of it first
    qapp.setStyle("Fusion")
    theme.load_fonts()
    made: list[Session] = []

    def make(lang: str = "fr", size: int = 100, look: str = "light") -> Session:
        settings = Settings.load(home)
        settings.language, settings.text_size, settings.theme = lang, size, look
        settings.authors = ["Naïma"]
        session = Session(settings)
        session.clock = lambda: dt.date(2026, 11, 23)
        session.theme.apply(qapp)
        speech.direct(qapp, session.lang)
        speech.translate(qapp, session.lang)
        made.append(session)
        return session

    yield make
    for session in made:
        _finish(session, qapp)
        session.use(None)
    usual = Session(Settings.load(home / "usual"))
    speech.translate(qapp, usual.lang)
    speech.direct(qapp, usual.lang)


def _finish(session: Session, app: QApplication) -> None:
    """Let the worker end before its store is closed."""
    pool = session.findChild(QThreadPool)
    if pool is not None:
        pool.waitForDone(5000)
    app.processEvents()


@pytest.fixture
def make_window(
    qtbot, qapp: QApplication, make_session: Callable[..., Session]
) -> Callable[..., MainWindow]:
    """``make_window(store, lang, size, look)``: on screen, filled, at rest."""

    def make(store: Store | None, *chosen: object) -> MainWindow:
        session = make_session(*chosen)
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitSignal(window.painted):
            window.show()
        if store is not None:
            session.use(store)
        settle(window)
        return window

    def settle(window: MainWindow) -> None:
        for _round in range(3):
            _finish(window.session, qapp)
            qtbot.wait(1)

    make.settle = settle  # type: ignore[attr-defined]
    return make


@pytest.fixture
def settle(make_window) -> Callable[[MainWindow], None]:
    """``settle(window)``: until the worker has nothing left and the window shows it."""
    return make_window.settle


@pytest.fixture
def window(make_window, store: Store) -> MainWindow:
    """In French, at the usual size, with the five members."""
    return make_window(store)
