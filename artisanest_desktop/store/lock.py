"""One writer at a time: a lock the operating system drops when the process dies."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import IO

#: How systems say that someone else holds it.
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class WriterLock:
    """Held while a window (or a writing command) has the store open."""

    def __init__(self, path: Path) -> None:
        real = Path(os.path.realpath(path))  # one file by two names is still one file
        self._path = real.with_name(real.name + ".lock")
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
        except OSError as error:
            file.close()
            if error.errno not in _HELD:  # here nothing can be locked
                raise
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let another take it."""
        if self._file is not None:
            self._file.close()
            self._file = None
