"""The window's composition root: settings, look, window, and only then the store."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from artisanest_desktop import places, single
from artisanest_desktop.ui import speech, theme
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from artisanest_desktop.store import Store

_BENCH = "ARTISANEST_BENCH" in os.environ
#: How often it is looked whether a safety copy is due.
_LOOK_AGAIN_MS = 10 * 60 * 1000


class Application(QObject):
    """Opens stores for the window; holds what must live as long as the program."""

    def __init__(self, app: QApplication, path: Path | None = None) -> None:
        super().__init__(app)
        self._app = app
        self.settings = Settings.load(places.config())
        theme.load_fonts()
        self.session = Session(self.settings, self)
        self.session.theme.apply(app)
        speech.direct(app, self.session.lang)
        self.path = path or Path(self.settings.store or places.store())
        # The benchmark measures until the list of members is filled.
        self.window = MainWindow(self.session, first="member" if _BENCH else "home")
        self.window.bare(not self.path.exists())
        self.window.painted.connect(self._start)
        self.window.example_wanted.connect(self.open_example)
        self.window.example_left.connect(self.leave_example)
        self.window.other_wanted.connect(self.open)
        self._again = QTimer(self)  # the first day ends with a copy too
        self._again.timeout.connect(self._copy_daily)
        self._again.start(_LOOK_AGAIN_MS)

    def _start(self) -> None:
        _bench("drawn")
        QTimer.singleShot(2000, gc.enable)  # see __main__
        QTimer.singleShot(3000, _sweep)
        from artisanest_desktop import reporting

        reporting.log_to(places.log())
        speech.translate(self._app, self.session.lang)
        self.open(self.path)

    # Stores

    def open(self, path: Path) -> None:
        """Open a store in the worker: its import and a due copy take their time."""
        self._close()
        self._read(path, None, self._opened)

    def open_example(self) -> None:
        """An example to try everything on, away from the real file."""
        self._close()
        path = places.data() / places.EXAMPLE_NAME
        _remove(path)
        self._read(path, _fill_example, self._opened_example)

    def leave_example(self) -> None:
        """Back to the real file; the example goes."""
        self._close()
        _remove(places.data() / places.EXAMPLE_NAME)
        self.open(self.path)

    def _read(
        self, path: Path, fill: Callable[[Store], None] | None, done: Callable[[Store], None]
    ) -> None:
        from artisanest_desktop.ui import work
        from artisanest_desktop.ui.trouble import OPENING

        def read(_progress: work.Progress) -> Store:
            from artisanest_desktop.store import Store

            store = Store.open(path, profile=places.config(), author=self.session.author)
            if fill is not None:
                fill(store)
            return store

        work.run(self.session, read, done, title=OPENING, failed=self._failed(path))

    def _failed(self, path: Path) -> Callable[[Exception], None]:
        return lambda error: self.window.open_trouble(path, error)

    def _opened(self, store: Store) -> None:
        self.path = store.path
        default = store.path == places.store()
        self.settings.store = "" if default else str(store.path)
        self.settings.save()
        self.session.use(store)
        if _BENCH:
            QTimer.singleShot(0, self._filled)
        else:
            self._copy_daily()

    def _opened_example(self, store: Store) -> None:
        self.session.use(store, example=True)

    def _copy_daily(self) -> None:
        from artisanest_desktop.ui import work

        store = self.session.store
        if store is not None and not store.read_only and not self.session.example:
            told = self.session.busy
            work.run(self.session, lambda _p: store.backup_if_due(), lambda _path: told.emit(None))

    def _filled(self) -> None:
        self.window.repaint()
        _bench("filled")
        self._app.quit()

    def _close(self) -> None:
        store = self.session.store
        self.session.use(None)
        if store is not None:
            store.close()

    def close(self) -> None:
        """Let the file go when the program ends."""
        self._close()


def _fill_example(store: Store) -> None:
    from artisanest_desktop.example import fill

    fill(store)


def _sweep() -> None:
    from artisanest_desktop.ui.record.files import lending

    lending.sweep()


def _remove(path: Path) -> None:
    """The example's file, what SQLite keeps beside it, and its safety copies."""
    import shutil

    for name in ("", "-wal", "-shm", ".lock"):
        path.with_name(path.name + name).unlink(missing_ok=True)
    shutil.rmtree(path.with_name(path.stem + "-copies"), ignore_errors=True)


def _bench(what: str) -> None:
    if _BENCH:
        print(f"{what} {time.monotonic():.6f}", file=sys.stderr, flush=True)


def _give_up(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """In the benchmark a fault ends the run instead of waiting for a person."""
    sys.__excepthook__(kind, error, trace)
    QApplication.exit(1)


def main(argv: Sequence[str] = ()) -> int:
    """Show the window, of the store named in ``argv`` if any; 1 when there is no screen."""
    from artisanest_desktop import screen

    if problem := screen.missing():
        print(problem, file=sys.stderr)
        return 1
    path = Path(argv[0]) if argv else None
    one = single.Instance(places.config(), path)
    if not one.first():
        one.call_forward()
        return 0
    app = QApplication(sys.argv[:1])
    app.setApplicationName("ArtisaNest")
    app.setDesktopFileName("artisanest-desktop")
    app.setStyle("Fusion")
    application = Application(app, path)
    from artisanest_desktop import reporting

    reporting.catch(application.session, places.log())
    if _BENCH:
        sys.excepthook = _give_up
    application.window.fit_screen()
    application.window.show()
    one.watch(application.window)
    code = app.exec()
    application.close()
    return code
