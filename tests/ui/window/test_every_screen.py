"""Every place of the program with the example in it: words fit, and a screen reader has names.

The places are those of ``make screenshots``; what opens at a button is looked at there too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from artisanest_desktop.store import Store
from artisanest_desktop.ui import speech
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.session import Session
from screenshots.places import PLACES, leave
from screenshots.scene import Scene, filled_store, ready

slow = pytest.mark.slow
#: Three windows in every run; the other six in the long one.
WINDOWS = (
    ("fr", 100, "light"),
    ("ar", 200, "light"),
    ("en", 100, "dark"),
    pytest.param(("fr", 200, "light"), marks=slow),
    pytest.param(("en", 200, "light"), marks=slow),
    pytest.param(("ar", 100, "light"), marks=slow),
    pytest.param(("fr", 130, "contrast"), marks=slow),
    pytest.param(("ar", 150, "dark"), marks=slow),
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The example, filled once for all windows."""
    ready()
    store = filled_store(tmp_path_factory.mktemp("example"))
    yield store
    store.close()


@pytest.fixture
def scene(
    request: pytest.FixtureRequest, qapp: QApplication, example: Store, home: Path
) -> Iterator[Scene]:
    """A window on it, in a language, a text size and a look."""
    lang, text, look = request.param
    scene = Scene(example, home, lang, look, (1366, 768), text)
    yield scene
    scene.close()
    usual = Session(Settings.load(home / "usual"))
    speech.translate(qapp, usual.lang)
    speech.direct(qapp, usual.lang)


@pytest.mark.parametrize("scene", WINDOWS, indirect=True, ids=str)
def test_words_fit_and_controls_have_names_everywhere(
    scene: Scene,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    found = []
    for name, go in PLACES.items():
        leave(scene)
        go(scene)
        scene.settle()
        found += [f"{name}: {what}" for what in clipped(scene.window) + nameless(scene.window)]
        if scene.window.size().toTuple() != (1366, 768):
            found.append(f"{name}: the window grew to {scene.window.size().toTuple()}")
    assert not found, "\n".join(found)
