"""Which writer we are: the replica's name lives outside the store, in the person's profile.

It is drawn anew where profile and store disagree (a restored or copied file, another machine),
so that a replica's sequence numbers are never given twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
from functools import cache
from pathlib import Path

from artisanest_desktop.store.ids import new_replica
from artisanest_desktop.store.lock import WriterLock


@cache
def _machine() -> str:
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with contextlib.suppress(OSError):
            return hashlib.sha256(Path(name).read_bytes()).hexdigest()[:16]
    return hashlib.sha256(platform.node().encode()).hexdigest()[:16]


class Profile:
    """The folder that remembers, for each store, our replica and our last transaction in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: WriterLock | None = None

    def _file(self, store_uid: str) -> Path:
        return self.folder / "replicas" / f"{store_uid}.json"

    def replica(self, store_uid: str, last_of: dict[str, str], claim: bool = True) -> str:
        """Our name in this store; ``last_of`` gives each replica's last transaction in it.

        Claimed until released: a copy of the store opened meanwhile is another writer.
        """
        if claim and not self._claim(store_uid):
            return new_replica()
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads(self._file(store_uid).read_text("utf-8"))
            same_machine = known["machine"] == _machine()
            if same_machine and last_of.get(known["replica"]) == known["last"]:
                return str(known["replica"])
        return new_replica()

    def _claim(self, store_uid: str) -> bool:
        self.release()
        lock = WriterLock(self._file(store_uid))
        with contextlib.suppress(OSError):
            self._file(store_uid).parent.mkdir(parents=True, exist_ok=True)
            if lock.take():
                self._lock = lock
        return self._lock is not None

    def release(self) -> None:
        """Another window may be this writer now."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def remember(self, store_uid: str, replica: str, last: str | None) -> None:
        """Note our last transaction; a profile that cannot be written costs only a new name."""
        if self._lock is None:
            return
        data = {"replica": replica, "last": last, "machine": _machine()}
        with contextlib.suppress(OSError):
            # Written in place: a rename costs 2 ms a field, and a torn note only a new name.
            mode = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            handle = os.open(self._file(store_uid), mode, 0o600)
            try:
                os.write(handle, json.dumps(data).encode())
            finally:
                os.close(handle)
