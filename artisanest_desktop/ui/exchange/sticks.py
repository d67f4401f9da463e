"""The sticks and cards that are plugged in, and copying a file to one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from artisanest_desktop.i18n import _
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.store.place import removable
from artisanest_desktop.ui import copies


@dataclass(frozen=True, slots=True)
class Stick:
    """Its name as the system shows it, and where it lies."""

    name: str
    folder: Path


def present() -> list[Stick]:
    """What can be written to now."""
    found = []
    for disk in QStorageInfo.mountedVolumes():
        folder = Path(disk.rootPath())
        if disk.isValid() and disk.isReady() and not disk.isReadOnly() and removable(folder):
            found.append(Stick(disk.displayName() or str(folder), folder))
    return found


def copy(file: Path, stick: Stick) -> Path:
    """Put a file on a stick, whole or not at all."""
    try:
        return copies.place(file, stick.folder)
    except OSError as error:
        text = _(
            "“%(name)s” could not be copied to the stick: it may be full, locked, or taken out. "
            "The file itself is safe on this computer."
        )
        raise Refusal(text % {"name": file.name}) from error
