"""One window for one store: a second start brings the first window forward.

Files in the profile folder do it, so that nothing of the network is needed. The lock that
protects the data is the store's own; this one only spares the person a second window.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, Qt
from PySide6.QtWidgets import QWidget


class Instance:
    """``first()`` says whether we are the first; the others ``call_forward()`` and leave."""

    def __init__(self, profile: Path, store: Path | None) -> None:
        name = "own"
        if store is not None:
            import hashlib  # only here: most people have one store

            name = hashlib.sha256(str(store.absolute()).encode()).hexdigest()[:12]
        self._call = profile / f"window-{name}.raise"
        self._lock = QLockFile(str(profile / f"window-{name}.lock"))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone
        self._watcher: QFileSystemWatcher | None = None

    def first(self) -> bool:
        """Whether no other window shows this store; a profile that cannot be written: yes."""
        try:
            self._call.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def call_forward(self) -> None:
        """Ask the first window to come forward."""
        self._call.write_text("", "utf-8")

    def watch(self, window: QWidget) -> None:
        """Come forward when asked to."""
        self._watcher = QFileSystemWatcher([str(self._call.parent)], window)

        def forward(_folder: str) -> None:
            if self._call.exists():
                self._call.unlink(missing_ok=True)
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.show()
                window.raise_()
                window.activateWindow()

        self._watcher.directoryChanged.connect(forward)
        forward("")
