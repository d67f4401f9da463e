"""What every test of a screen may ask; a store with a few people and the members' page."""

from __future__ import annotations

import datetime as dt
import importlib.util
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui import speech, theme
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.register.page import RegisterPage
from artisanest_desktop.ui.session import Session


def _checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("clipping", Path(__file__).parent / "clipping.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_CHECKER = _checker()


@pytest.fixture
def clipped() -> Callable[[QWidget], list[str]]:
    """``assert not clipped(window)``: every word fits where it stands."""
    return _CHECKER.clipped


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """``assert not nameless(window)``: a screen reader can name every control."""
    return _CHECKER.nameless


PEOPLE = (
    ("El Amrani", "Fatima Zahra", "العمراني", "فاطمة الزهراء", "+212612345678", "active", 5),
    ("Benali", "Khadija", "بنعلي", "خديجة", "+212661208814", "active", 3),
    (None, None, "الكبير", "زهرة", "+212677410236", "candidate", 2),
    ("Errami", "Naïma", "الرامي", "نعيمة", None, "withdrawn", None),
)
KEYS = ("family_name", "given_name", "family_name_ar", "given_name_ar", "phone", "state", "shares")


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    """Four members and their cooperative, made once: seeding the lists takes its time."""
    path = tmp_path_factory.mktemp("template") / "tifawin.nest"
    with Store.open(path, author="Naïma") as store, store.transaction(_("Added")) as t:
        t.create("cooperative", {"name": "Tifawin", "share_value": 50000})
        people = [dict(zip(KEYS, person, strict=True), sex="F") for person in PEOPLE]
        t.bulk_create("member", people)
    return path


@pytest.fixture
def store(home: Path, template: Path) -> Iterator[Store]:
    """A copy of the template for this test alone."""
    path = Path(shutil.copy(template, home))
    with Store.open(path, author="Naïma") as store:
        yield store


@pytest.fixture
def make_session(
    qapp: QApplication, store: Store, home: Path
) -> Iterator[Callable[..., Session]]:
    """``make_session(lang, size, look)``: a session in that language and look."""
    theme.load_fonts()
    made: list[Session] = []

    def make(lang: str = "fr", size: int = 100, look: str = "light") -> Session:
        settings = Settings.load(home)
        settings.language, settings.text_size, settings.theme = lang, size, look
        session = Session(settings)
        session.clock = lambda: dt.date(2026, 11, 23)
        session.use(store)
        session.theme.apply(qapp)
        speech.direct(qapp, session.lang)
        made.append(session)
        return session

    yield make
    for session in made:
        session.use(None)
    speech.direct(qapp, Session(Settings.load(home / "usual")).lang)


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    """In French, at the usual size."""
    return make_session()


@pytest.fixture
def make_page(qtbot) -> Callable[..., RegisterPage]:
    """``make_page(session, key)``: a page on screen, active."""

    def make(session: Session, key: str = "member") -> RegisterPage:
        page = RegisterPage(session, key)
        qtbot.addWidget(page)
        page.resize(1366, 640)
        with qtbot.waitActive(page):
            page.show()
        return page

    return make


@pytest.fixture
def page(make_page, session: Session) -> RegisterPage:
    """The members' page."""
    return make_page(session)
