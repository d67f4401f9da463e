"""How large a file from outside may be, and the sentences for one that is not read."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from artisanest_desktop.i18n import Msg, _

#: Endings that we read; anything else is not tried. What a file *is* its bytes say.
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
ARCHIVE = ".zip"
ENDINGS = (*WORKBOOKS, *TEXTS, ARCHIVE)

MAX_BYTES = 60 * 1024 * 1024
#: What a zip may unfold to: a register of 50,000 people unfolds to about 80 MB.
MAX_UNFOLDED = 600 * 1024 * 1024
MAX_PARTS = 4000
MAX_ROWS = 150_000
MAX_CELLS = 4_000_000
#: Sheets, or tables of a web page.
MAX_SHEETS = 400
#: How many files of an archive can be chosen from.
MAX_MEMBERS = 200


class Unreadable(Exception):
    """Why a file cannot be read. Not yet a ``Refusal``: the reader's process does not know the
    store, which takes longer to import than most files take to read."""

    def __init__(self, message: Msg) -> None:
        super().__init__(str(message))
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message,)


class Locked(Unreadable):
    """It has a password, and none was given, or another (``wrong``)."""

    def __init__(self, message: Msg, wrong: bool = False) -> None:
        super().__init__(message)
        self.wrong = wrong

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message, self.wrong)


class Several(Unreadable):
    """An archive holds more than one list: someone has to say which of ``members`` is meant."""

    def __init__(self, message: Msg, members: Sequence[str]) -> None:
        super().__init__(message)
        self.members = list(members)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message, self.members)


def too_large(name: str) -> Unreadable:
    """The file has more than a register can have."""
    return Unreadable(
        _(
            "“%(name)s” is too large to be a list: it was not read and nothing was changed. "
            "Keep only the sheet with the list, save it, and try again."
        )
        % {"name": name}
    )


def too_long(name: str) -> Unreadable:
    """One table has more rows than are read."""
    return Unreadable(
        _(
            "“%(name)s” has more than %(rows)s rows: it was not read and nothing was changed. "
            "Cut it into several files, and receive one after the other."
        )
        % {"name": name, "rows": MAX_ROWS}
    )


def damaged(name: str) -> Unreadable:
    """The file cannot be read as what it claims to be."""
    return Unreadable(
        _(
            "“%(name)s” is damaged or incomplete and cannot be read: nothing was changed. "
            "Ask for it to be sent again, or open it in Excel and save it once more."
        )
        % {"name": name}
    )


def locked(name: str, wrong: bool = False) -> Locked:
    """The file has a password."""
    if wrong:
        text = _(
            "This is not the password of “%(name)s”: nothing was changed. "
            "Capital and small letters are not the same."
        )
    else:
        text = _(
            "“%(name)s” is locked with a password. Whoever sent it knows the password; "
            "it is not kept here. Nothing was changed."
        )
    return Locked(text % {"name": name}, wrong)


def locked_for_good(name: str) -> Unreadable:
    """It has a password of a kind that we do not open."""
    return Unreadable(
        _(
            "“%(name)s” is locked with a password in a way that cannot be opened here: nothing "
            "was changed. Open it where it was made, save it without the password, and try again."
        )
        % {"name": name}
    )


def not_a_workbook(name: str) -> Unreadable:
    """The file is something else."""
    return Unreadable(
        _(
            "“%(name)s” is not a workbook: nothing was changed. "
            "Files of Excel, LibreOffice and csv can be received."
        )
        % {"name": name}
    )


def empty(name: str) -> Unreadable:
    """Nothing is in it."""
    text = _("“%(name)s” is empty: nothing was changed. Ask for it to be sent again.")
    return Unreadable(text % {"name": name})


def no_list_inside(name: str) -> Unreadable:
    """An archive without a workbook."""
    text = _(
        "There is no workbook in “%(name)s”: nothing was changed. "
        "An archive within an archive is not opened: unpack it first."
    )
    return Unreadable(text % {"name": name})


def which_one(name: str, members: Sequence[str]) -> Several:
    """An archive with several."""
    text = _("There are several lists in “%(name)s”: say which one is to be read.")
    return Several(text % {"name": name}, members)


WEB_ARCHIVE = _(
    "“%(name)s” is a web page saved under the name of a workbook: nothing was changed. "
    "Open it in Excel, save it as .xlsx, and try again."
)
_LEFT_OPEN = _(
    "“%(name)s” only says that a file is open in Excel; it holds no list. "
    "Choose the file without “~$” at the beginning of its name."
)


def guard(path: Path) -> None:
    """What can be said without opening it: Unreadable when it is not there, too big, or of a kind
    that is never read."""
    name = path.name
    try:
        found = os.stat(path)
        if stat.S_ISREG(found.st_mode):
            with path.open("rb"):
                pass
    except FileNotFoundError:
        raise Unreadable(_("There is no file “%(path)s”.") % {"path": str(path)}) from None
    except (OSError, ValueError):
        raise Unreadable(
            _(
                "“%(name)s” cannot be read. If it is open in Excel, close it there; "
                "if it is on a stick, plug it in again."
            )
            % {"name": name}
        ) from None
    if stat.S_ISDIR(found.st_mode):
        text = _("“%(name)s” is a folder: choose a file in it.")
        raise Unreadable(text % {"name": name})
    if name.startswith(("~$", ".~lock.")):
        raise Unreadable(_LEFT_OPEN % {"name": name})
    if path.suffix.lower() not in ENDINGS or not stat.S_ISREG(found.st_mode):
        raise not_a_workbook(name)
    if found.st_size > MAX_BYTES:
        raise too_large(name)
    if not found.st_size:
        raise empty(name)
