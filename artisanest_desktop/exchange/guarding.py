"""What can be said of a file before opening it: too big, locked, or not a workbook at all."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from artisanest_desktop.i18n import Msg, _

#: Endings that we read; anything else is not tried.
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS = (".csv", ".tsv", ".txt")


class Unreadable(Exception):
    """Why a file cannot be read. Not yet a ``Refusal``: the reader's process does not know the
    store, which takes longer to import than most files take to read."""

    def __init__(self, message: Msg) -> None:
        super().__init__(str(message))
        self.message = message


MAX_BYTES = 60 * 1024 * 1024
#: What a zip may unfold to: a register of 50,000 people unfolds to about 80 MB.
MAX_UNFOLDED = 600 * 1024 * 1024
MAX_PARTS = 4000
MAX_ROWS = 150_000
MAX_CELLS = 4_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def too_large(name: str) -> Unreadable:
    """The file has more than a register can have."""
    return Unreadable(
        _(
            "“%(name)s” is too large to be a list: it was not read and nothing was changed. "
            "Keep only the sheet with the list, save it, and try again."
        )
        % {"name": name}
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


def locked(name: str) -> Unreadable:
    """The file has a password."""
    return Unreadable(
        _(
            "“%(name)s” is locked with a password: it was not read and nothing was changed. "
            "Open it in Excel, save it without the password, and try again."
        )
        % {"name": name}
    )


def not_a_workbook(name: str, why: Msg | None = None) -> Unreadable:
    """The file is something else."""
    return Unreadable(
        why % {"name": name}
        if why
        else _(
            "“%(name)s” is not a workbook: nothing was changed. "
            "Files of Excel, LibreOffice and csv can be received."
        )
        % {"name": name}
    )


WEB_PAGE = _(
    "“%(name)s” is a web page saved under the name of a workbook: nothing was changed. "
    "Open it in Excel, save it as .xlsx, and try again."
)


def guard(path: Path) -> str:
    """``"workbook"`` or ``"text"``; Unreadable when the file should not be opened."""
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError:
        raise Unreadable(_("There is no file “%(path)s”.") % {"path": str(path)}) from None
    except OSError:
        raise Unreadable(
            _("“%(name)s” cannot be read. If it is on a stick, plug it in again.") % {"name": name}
        ) from None
    if size > MAX_BYTES:
        raise too_large(name)
    ending = path.suffix.lower()
    if not size or ending not in (*WORKBOOKS, *TEXTS):
        raise not_a_workbook(name)
    if head.startswith(b"PK"):
        _guard_zip(path)
    elif head.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in path.read_bytes():
            raise locked(name)
    elif re.match(rb"[\xef\xbb\xbf\s]*<(!doctype html|html|head|table|body|meta)", head, re.I):
        raise not_a_workbook(name, WEB_PAGE)
    elif ending in TEXTS:
        return "text"
    elif ending != ".xls" or not head.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02")):
        raise damaged(name) if head.startswith(b"\0") else not_a_workbook(name)
    return "workbook"


def _guard_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNFOLDED:
                raise too_large(path.name)
            if any(p.flag_bits & 1 for p in parts) or _ods_locked(archive):
                raise locked(path.name)
            names = {p.filename for p in parts}
            if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
                raise not_a_workbook(path.name)
    except (zipfile.BadZipFile, OSError, KeyError, ValueError):
        raise damaged(path.name) from None


def _ods_locked(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("META-INF/manifest.xml") as file:
            return b"encryption-data" in file.read(1_000_000)
    except KeyError:
        return False
