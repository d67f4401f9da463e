"""One writer at a time: a lock the operating system drops when the process dies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO


class WriterLock:
    """Held while a window (or a writing command) has the store open."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Whether we are the writer now. OSError when the folder cannot be written."""
        file = open(self._path, "a+b")  # noqa: SIM115 - kept open as long as the lock
        try:
            if sys.platform == "win32":
                import msvcrt

                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let another take it."""
        if self._file is not None:
            self._file.close()
            self._file = None
