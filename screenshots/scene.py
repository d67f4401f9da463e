"""A window on the example cooperative, always at the same moment."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QThreadPool
from PySide6.QtWidgets import QApplication

from artisanest_desktop import example
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.store.clock import Clock
from artisanest_desktop.ui import speech, theme
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.window import MainWindow

DAY = dt.date(2026, 11, 24)


class Morning(Clock):
    """A quiet morning on which something is written every minute."""

    def __init__(self) -> None:
        self._minutes = 0

    def now_ms(self) -> int:
        """A minute later than the last time someone asked."""
        self._minutes += 1
        start = dt.datetime(DAY.year, DAY.month, DAY.day, 8, 30, tzinfo=dt.UTC)
        return int((start + dt.timedelta(minutes=self._minutes)).timestamp() * 1000)

    def offset_minutes(self) -> int:
        """In Morocco."""
        return 60

    def today(self) -> dt.date:
        """The day of the example."""
        return DAY


def filled_store(folder: Path) -> Store:
    """The example with a few things done since, by two people."""
    store = Store.open(folder / "tifawin.artisanest", folder / "profile", clock=Morning())
    example.fill(store)
    members = [str(store.row_uid("member", row)) for row in store.find("member")]
    done = (
        ("Naïma", _("Phone"), {"phone": "+212612003456"}),
        ("Khadija", _("Douar"), {"douar": "Lahlalma"}),
        ("Naïma", _("Shares subscribed"), {"shares": 4}),
    )
    for n, (author, words, values) in enumerate(done):
        number = (store.get("member", members[n]) or {})["number"]
        title = _("%(field)s · %(what)s") % {"field": words, "what": number}
        with store.transaction(title, author=author) as t:
            t.set("member", members[n], values)
    store.backup()
    return store


class Scene:
    """One window in one language and look; ``store`` is shared by all of them."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        lang: str,
        look: str,
        size: tuple[int, int],
        text: int = 100,
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app, self.store, self.folder = app, store, folder
        settings = Settings.load(folder)
        settings.language, settings.theme, settings.text_size = lang, look, text
        settings.authors = ["Naïma", "Khadija"]
        self.session = Session(settings)
        self.session.clock = lambda: DAY
        self.session.theme.apply(app)
        speech.direct(app, self.session.lang)
        speech.translate(app, self.session.lang)
        self.window = MainWindow(self.session)
        self.window.resize(*size)
        self.window.show()
        self.settle()
        self.session.use(store)
        self.settle()

    @property
    def page(self) -> Any:
        """The page that is open."""
        return self.window.stage.currentWidget()

    def settle(self) -> None:
        """Until the worker owes nothing and the layouts are at rest."""
        timer = QElapsedTimer()
        timer.start()
        for _round in range(4):
            pool = self.session.findChild(QThreadPool)
            if pool is not None:
                pool.waitForDone(10_000)
            until = timer.elapsed() + 25
            while timer.elapsed() < until:
                self.app.processEvents()

    def first(self, register: str, **values: Any) -> str:
        """The first record with these values, in the order of its list; any if there is none."""
        rows = self.store.find(register, where=values) or self.store.find(register)
        return str(self.store.row_uid(register, rows[0]))

    def close(self) -> None:
        """Let the store go."""
        self.session.use(None)
        self.settle()
        self.window.close()
        self.window.deleteLater()
        self.app.processEvents()


def ready() -> QApplication:
    """The application, with the program's letters."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    theme.load_fonts()
    return app
