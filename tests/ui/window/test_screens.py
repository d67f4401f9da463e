"""Every screen of the frame, in three languages, at 100 and 200 %, in every look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QWidget

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store
from artisanest_desktop.ui import copies
from artisanest_desktop.ui.safety import SafetyCard
from artisanest_desktop.ui.widgets import Popover
from artisanest_desktop.ui.window import MainWindow

PLACES: dict[str, Callable[[MainWindow], object]] = {
    "home": lambda w: w.open("home"),
    "start": lambda w: w.open_start(),
    "name": lambda w: (w.open_start(), w.stage.currentWidget()._write()),
    "look": lambda w: w.open_settings("look"),
    "cooperative": lambda w: w.open_settings("cooperative"),
    "lists": lambda w: w.open_settings("lists"),
    "copies": lambda w: w.open_settings("copies"),
    "about": lambda w: w.open_settings("about"),
    "history": lambda w: w.open_history(),
    "trouble": lambda w: w.open_trouble(Path("/home/naïma/coop.artisanest"), _refusal()),
    "refused": lambda w: w.session.refuse(_refusal()),
    "said": lambda w: w.session.say(_("Saved — %(what)s") % {"what": "نعيمة " * 60}),
}
#: Forms and lists belong to their own tests; here the frame around them.
_OTHERS = {"cooperative", "history"}


def _refusal() -> Exception:
    class Refused(Exception):
        message = _("This file can only be read here: what you type would not be saved.")

    return Refused()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_fit_and_controls_have_names(
    make_window, settle, store: Store, clipped, nameless, lang: str, size: int
) -> None:
    store.backup()
    window = make_window(store, lang, size)
    window.session.settings.authors = ["Naïma", "Fatima Zahra El Amrani"]
    found = []
    for name, go in PLACES.items():
        go(window)
        settle(window)
        if name not in _OTHERS:
            found += [f"{name}: {what}" for what in clipped(window) + nameless(window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_cards_that_open_at_a_button(
    make_window, settle, store: Store, clipped, nameless, lang: str, size: int
) -> None:
    window = make_window(store, lang, size)
    card = SafetyCard(window.session, copies.known(store), window)
    card.open_at(window.bar.safety)
    window.foot.typist.click()
    settle(window)
    for one in window.findChildren(Popover):
        assert not clipped(one) + nameless(one)
        assert window.geometry().contains(one.geometry()), one.geometry()
        one.close()


@pytest.mark.parametrize("look", ["dark", "contrast"])
def test_other_looks(make_window, settle, store: Store, clipped, look: str) -> None:
    window = make_window(store, "fr", 100, look)
    for name in ("home", "look", "copies"):
        PLACES[name](window)
        settle(window)
        assert not clipped(window)


@pytest.mark.parametrize("width", [640, 800, 1000, 1200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bar_gives_way_where_there_is_little_room(
    make_window, settle, store: Store, clipped, lang: str, width: int
) -> None:
    window = make_window(store, lang)
    window.resize(width, 700)
    settle(window)
    assert not clipped(window.bar)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_large_text_does_not_widen_the_window(
    make_window, settle, store: Store, lang: str
) -> None:
    with store.transaction(_("Product")) as t:
        t.create("product", {"name": "Tapis", "price": 240000})
    window = make_window(store, lang, 200)
    for key in ("home", "member", "product", "session", "partner"):
        window.open(key)
        settle(window)
        assert (window.width(), window.height()) == (1366, 768), key


class Flashes(QObject):
    """Notes widgets that appear as windows of their own, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


def test_nothing_flashes_as_a_window_of_its_own(
    make_window, settle, store: Store, qapp: QApplication
) -> None:
    window = make_window(store)
    watch = Flashes()
    qapp.installEventFilter(watch)
    for go in (*PLACES.values(), lambda w: w.open("member"), lambda w: w.add()):
        go(window)
        settle(window)
    qapp.removeEventFilter(watch)
    assert watch.seen == []


def test_arabic_is_a_mirror(make_window, settle, store: Store) -> None:
    places = {}
    for lang in ("fr", "ar"):
        window = make_window(store, lang)
        window.session.say(_("Saved — %(what)s") % {"what": "Rkia"})
        settle(window)
        parts = {
            "name": window.bar.name,
            "first tab": window.bar.tabs[0],
            "second tab": window.bar.tabs[1],
            "shield": window.bar.safety,
            "said": window.foot.words,
            "typist": window.foot.typist,
        }
        places[lang] = {
            name: part.mapTo(window, QPoint(part.width() // 2, 0)).x()
            for name, part in parts.items()
        }
    assert sorted(places["fr"], key=places["fr"].get) == sorted(
        places["ar"], key=lambda name: -places["ar"][name]
    )
