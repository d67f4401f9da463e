"""Long work: a plain function in a worker thread, and one road back to the window."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from artisanest_desktop.i18n import Msg
from artisanest_desktop.ui.session import Session

#: What is done within this time shows no sign of loading.
PATIENCE_MS = 200


class Cancelled(Exception):
    """Raised by :meth:`Progress.step` in the worker once the person has said stop."""


class Progress:
    """What the function gets: it says how far it is and asks whether to stop."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._last = -1

    def step(self, n: int, of: int) -> None:
        """``n`` of ``of`` is done; ends the function when the person has cancelled."""
        if self._stop.is_set():
            raise Cancelled
        percent = n * 100 // of if of else 0
        if percent != self._last:  # a signal per row would drown the window
            self._last = percent
            self._tell(n, of)

    def cancelled(self) -> bool:
        """For a function that stops by itself."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the function to stop."""
        self._stop.set()


class Job(QObject):
    """A piece of work under way; lives in the window's thread."""

    stepped = Signal(int, int)
    finished = Signal()
    _returned = Signal(object, object)

    def __init__(
        self,
        session: Session,
        title: Msg | None,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        super().__init__(session)
        self.title = title
        self.progress = Progress(self.stepped.emit)
        self.running = True
        self._session = session
        self._done = done
        self._failed = failed
        self._returned.connect(self._back)
        if title is not None:
            QTimer.singleShot(PATIENCE_MS, self, self._show)

    def _show(self) -> None:
        if self.running:
            self._session.busy.emit(self)

    def _back(self, result: Any, error: BaseException | None) -> None:
        self.running = False
        if self.title is not None:
            self._session.busy.emit(None)
        self.finished.emit()
        self.deleteLater()
        if isinstance(error, Cancelled):
            return
        if error is None:
            self._done(result)
        elif self._failed is not None and isinstance(error, Exception):
            self._failed(error)
        else:
            refuse(self._session, error)

    def cancel(self) -> None:
        """Ask the work to stop; nothing comes back then."""
        self.progress.cancel()


def refuse(session: Session, error: BaseException) -> None:
    """Say a Refusal, one sentence for the person; anything else is a bug and goes its way."""
    if not hasattr(error, "message"):
        raise error
    session.refuse(error.message)


class _Task(QRunnable):
    def __init__(self, job: Job, fn: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._job = job
        self._fn = fn

    def run(self) -> None:
        """In the worker."""
        try:
            result, error = self._fn(self._job.progress), None
        except BaseException as raised:  # every error goes back to the window
            result, error = None, raised
        with contextlib.suppress(RuntimeError):  # the window has closed meanwhile
            self._job._returned.emit(result, error)


def run(
    session: Session,
    fn: Callable[[Progress], Any],
    done: Callable[[Any], None],
    progress: Callable[[int, int], None] | None = None,
    title: Msg | None = None,
    failed: Callable[[Exception], None] | None = None,
) -> Job:
    """Call ``fn(Progress)`` in the worker, then ``done(result)`` in the window's thread.

    A refusal becomes a banner, a bug goes to the log, unless ``failed(error)`` takes them;
    ``done`` is not called then. With a
    ``title`` the foot shows progress and a Cancel button after 200 ms; ``progress(n, of)``
    is for a screen that shows its own.
    """
    job = Job(session, title, done, failed)
    if progress is not None:
        job.stepped.connect(progress)
    _pool(session).start(_Task(job, fn))
    return job


def _pool(session: Session) -> QThreadPool:
    """One worker a session: work on a store comes one after the other."""
    pool = session.findChild(QThreadPool)
    if pool is None:
        pool = QThreadPool(session)
        pool.setMaxThreadCount(1)
        # A paper's letters belong to the thread that laid them out: drawn by another after this
        # one had gone (30 idle seconds, as Qt has it), they would end the program.
        pool.setExpiryTimeout(-1)
    return pool
