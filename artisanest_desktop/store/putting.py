"""Putting a file in place: whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from artisanest_desktop.i18n import _
from artisanest_desktop.store.errors import Refusal


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path``, made durable and moved there when the block ends."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise cannot_write(error, path) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def cannot_write(error: object, path: Path) -> Refusal:
    """The sentence for a file that the system would not take."""
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT):
        text = _("The disk is full: the file was not made. Free some space or choose another one.")
    elif number in (errno.EACCES, errno.EPERM, errno.EROFS):
        text = _(
            "“%(name)s” cannot be written here. If it is open in another program, close it "
            "there; else choose another folder."
        )
    else:
        text = _("“%(name)s” could not be written. If it is for a stick, plug it in again.")
    return Refusal(text % {"name": path.name})
