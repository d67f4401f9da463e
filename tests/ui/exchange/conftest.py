"""The whole window over a store with three members, and files that come to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from artisanest_desktop.exchange import export
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui import speech, theme
from artisanest_desktop.ui.exchange.page import ImportPage
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.window import MainWindow

SAMPLES = Path(__file__).parents[2] / "samples"
PEOPLE = (
    ("El Amrani", "Fatima Zahra", "+212612345678"),
    ("Benali", "Khadija", "+212661208814"),
    ("Errami", "Naïma", None),
)
HEAD = ("Nom", "Prénom", "Téléphone")


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """A cooperative with three members."""
    with Store.open(home / "new" / "cooperative.artisanest", author="Naïma") as store:
        with store.transaction(_("Added")) as t:
            t.create("cooperative", {"name": "Coopérative Tifawin", "name_ar": "تعاونية تيفاوين"})
            keys = ("family_name", "given_name", "phone")
            t.bulk_create("member", [dict(zip(keys, one, strict=True)) for one in PEOPLE])
        yield store


@pytest.fixture
def make_window(
    qtbot, qapp: QApplication, store: Store, home: Path
) -> Iterator[Callable[..., MainWindow]]:
    """``make_window(lang, size)``: on screen, with the members."""
    qapp.setStyle("Fusion")
    theme.load_fonts()
    made: list[Session] = []

    def make(lang: str = "fr", size: int = 100) -> MainWindow:
        settings = Settings.load(home)
        settings.language, settings.text_size, settings.theme = lang, size, "light"
        session = Session(settings)
        session.clock = lambda: dt.date(2026, 11, 24)
        session.theme.apply(qapp)
        speech.direct(qapp, session.lang)
        speech.translate(qapp, session.lang)
        made.append(session)
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitSignal(window.painted):
            window.show()
        session.use(store)
        return window

    yield make
    for session in made:
        pool = session.findChild(QThreadPool)
        if pool is not None:
            pool.waitForDone(5000)
        qapp.processEvents()
        session.use(None)
    speech.direct(qapp, Session(Settings.load(home / "usual")).lang)


@pytest.fixture
def receive(qtbot) -> Callable[[MainWindow, Path], ImportPage]:
    """``receive(window, path)``: the page that shows the file, once it is read."""

    def go(window: MainWindow, path: Path) -> ImportPage:
        window.receive(path)
        page = window.stage.currentWidget()
        assert isinstance(page, ImportPage)
        qtbot.waitUntil(lambda: page.plan is not None, timeout=20_000)
        return page

    return go


@pytest.fixture
def listed(home: Path) -> Callable[..., Path]:
    """``listed(rows, head)``: a csv as a person would send it."""

    def write(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
        path = home / "liste.csv"
        path.write_text("\n".join(";".join(row) for row in (head, *rows)), "utf-8")
        return path

    return write


@pytest.fixture
def both_changed(store: Store, home: Path) -> Path:
    """A workbook of ours that came back with a phone that was changed here too."""
    import openpyxl

    path = export(store, "member", home / "retour.xlsx", "fr").path
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [str(cell.value) for cell in sheet[1]]
    phone = names.index("Téléphone") + 1
    name = names.index("Nom") + 1
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, name).value == "Benali":
            sheet.cell(row, phone).value = "0708441953"
    book.save(path)
    uid = store.window("member", store.find("member", search="benali"), [])[0][0]
    with store.transaction(_("here")) as t:
        t.set("member", uid, {"phone": "+212600000001"})
    return path
