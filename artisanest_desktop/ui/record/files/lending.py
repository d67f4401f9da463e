"""Copies of files handed out to other programs: private, read-only, gone when the program ends."""

from __future__ import annotations

import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLockFile, QObject

from artisanest_desktop import places
from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Row
from artisanest_desktop.rules import filenames
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.store.putting import cannot_write, put_in_place
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.files.keeping import KEY
from artisanest_desktop.ui.session import Session

_LOCK = ".in-use"
GONE = _("This file is no longer in the store: it was taken away or erased.")


class Lender(QObject):
    """The copies that this window has handed out."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._folder: Path | None = None
        self._lock: QLockFile | None = None
        self._copies: dict[str, Path] = {}
        session.store_changed.connect(self.clear)
        session.changed.connect(self._forget_erased)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.clear)

    def lend(self, row: Row) -> Path:
        """A copy of a file under its own name, for a program that shows it."""
        path = self._copies.get(row["uid"])
        if path is not None and path.exists():
            return path
        data = content(saving.store_of(self._session), row)
        name = filenames.safe(row.get("name") or "")
        try:
            path = Path(tempfile.mkdtemp(dir=self._place())) / name
            path.write_bytes(data)
            path.chmod(stat.S_IRUSR)
        except OSError as error:
            raise cannot_write(error, Path(name)) from error
        self._copies[row["uid"]] = path
        return path

    def save(self, row: Row, path: Path) -> None:
        """A copy where someone wants it, theirs to keep."""
        data = content(saving.store_of(self._session), row)
        with put_in_place(path) as temporary:
            temporary.write_bytes(data)

    def _place(self) -> Path:
        if self._folder is None:
            places.lent().mkdir(parents=True, exist_ok=True, mode=0o700)
            self._folder = Path(tempfile.mkdtemp(dir=places.lent()))
            self._lock = _lock(self._folder)
            self._lock.tryLock(0)
        return self._folder

    def clear(self) -> None:
        """Take all copies back; one that is open elsewhere goes at the next start."""
        self._copies.clear()
        folder, lock, self._folder, self._lock = self._folder, self._lock, None, None
        if lock is not None:
            lock.unlock()
        if folder is not None:
            _remove(folder)

    def _forget_erased(self, change: Any) -> None:
        store = self._session.store
        if store is None or KEY not in change.registers:
            return
        for uid in change.registers[KEY] & self._copies.keys():
            if store.get(KEY, uid) is None:
                _remove(self._copies.pop(uid).parent)


def lender(session: Session) -> Lender:
    """The session's own."""
    return session.findChild(Lender) or Lender(session)


def content(store: Store, row: Row) -> bytes:
    """The bytes of a file; Refusal when they are gone."""
    data = store.blob(row["file"]) if row.get("file") else None
    if data is None:
        raise Refusal(GONE)
    return data


def sweep() -> None:
    """Remove what a window that was killed has left; what another window has lent stays."""
    with suppress(OSError):
        for folder in list(places.lent().iterdir()):
            lock = _lock(folder)
            if folder.is_dir() and lock.tryLock(0):
                lock.unlock()
                _remove(folder)


def _lock(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # only a dead process gives it back, however long it lived
    return lock


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):
        with suppress(OSError):
            path.chmod(stat.S_IRWXU)  # Windows keeps what is read-only
    shutil.rmtree(folder, ignore_errors=True)
