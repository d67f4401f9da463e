"""A refusal is one sentence the person can act on; anything else is a bug."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from artisanest_desktop.i18n import Msg, _


class Refusal(Exception):
    """Something that was not done, why, and what to do; ``str()`` is English, for the log."""

    def __init__(self, message: Msg) -> None:
        super().__init__(str(message))
        self.message = message


class InUse(Refusal):
    """Another window holds the store."""


class Newer(Refusal):
    """The store or package comes from a newer program."""


class Damaged(Refusal):
    """The file is not a readable store."""


_SENTENCES = {
    "SQLITE_FULL": _(
        "The disk is full: this change was not saved, everything before it was. "
        "Free some space, then type it again."
    ),
    "SQLITE_READONLY": _(
        "The file can only be read here: nothing was changed. "
        "Copy it to a folder of yours to go on writing."
    ),
    "SQLITE_IOERR": _(
        "The file cannot be reached any more: this change was not saved, everything before it "
        "was. If it is on a stick, plug it in again."
    ),
    "SQLITE_CANTOPEN": _(
        "The file cannot be opened. Check that the folder exists and that you may write in it."
    ),
    "SQLITE_BUSY": _("Another program is using the file. Close it, then try again."),
    "SQLITE_LOCKED": _("Another program is using the file. Close it, then try again."),
    "SQLITE_PROTOCOL": _("Another program is using the file. Close it, then try again."),
    "SQLITE_PERM": _(
        "The file can only be read here: nothing was changed. "
        "Copy it to a folder of yours to go on writing."
    ),
}
#: What the system says of a name or a folder, rather than of a disk that went away.
_NAMES = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL)
IN_USE = _(
    "This file is open in another window. Close it there, or go on in that window; nothing was "
    "changed."
)
FOREIGN = _("“%(name)s” is not a file of this program. It was left as it is.")


def damaged(folder: str = "") -> Damaged:
    """What is said of a damaged file; ``folder`` is where its safety copies would lie."""
    if folder and os.path.isdir(folder):
        text = _(
            "The file is damaged and was left as it is. Restore a safety copy; "
            "the copies are in the folder “%(folder)s”."
        )
        return Damaged(text % {"folder": folder})
    return Damaged(
        _(
            "The file is damaged and was left as it is. There is no safety copy beside it: look "
            "for one on a stick, or ask for the file again."
        )
    )


def refusal_of(error: BaseException, folder: str = "") -> Refusal | None:
    """The sentence for a database error, or None when it is a bug."""
    cause = getattr(error, "orig", None) or error
    name = getattr(cause, "sqlite_errorname", None) or ""
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "malformed" in str(cause):
        return damaged(folder)
    if name.startswith("SQLITE_IOERR") and _full(folder):
        name = "SQLITE_FULL"  # so a full disk looks when the log's index finds no room
    for prefix, sentence in _SENTENCES.items():
        if name.startswith(prefix):
            return Refusal(sentence)
    if isinstance(cause, OSError) and not isinstance(cause, sqlite3.Error):
        if cause.errno in (errno.ENOSPC, errno.EDQUOT):
            return Refusal(_SENTENCES["SQLITE_FULL"])
        if cause.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
            return Refusal(_SENTENCES["SQLITE_READONLY"])
        if cause.errno in _NAMES:
            return Refusal(_SENTENCES["SQLITE_CANTOPEN"])
        return Refusal(_SENTENCES["SQLITE_IOERR"])
    return None


def _full(folder: str) -> bool:
    place = Path(folder or ".").absolute()
    with suppress(OSError):
        while not place.exists():
            place = place.parent
        return shutil.disk_usage(place).free < 1 << 16
    return False


@contextmanager
def in_words(folder: str = "", ours_only: bool = False) -> Iterator[None]:
    """Turn what the disk or the database refuses into a sentence.

    ``ours_only`` around code of others: what they read from other files is their affair.
    """
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        theirs = ours_only and isinstance(error, OSError)
        refusal = None if theirs else refusal_of(error, folder)
        if refusal is None:
            raise
        raise refusal from error
