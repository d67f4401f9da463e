"""A zip from outside: what is in it, and how much it may become. Nothing is unpacked onto a disk:
names in it are only shown."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import PurePosixPath

from artisanest_desktop.exchange import aes_zips, locked_ods
from artisanest_desktop.exchange.guarding import (
    MAX_BYTES,
    MAX_MEMBERS,
    MAX_PARTS,
    MAX_UNFOLDED,
    TEXTS,
    WORKBOOKS,
    damaged,
    locked,
    locked_for_good,
    no_list_inside,
    not_a_workbook,
    too_large,
)

#: What a byte of a zip can become at most.
_RATIO = 1032
_PIECE = 1024 * 1024
_BOOK_PARTS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
_BROKEN = (zipfile.BadZipFile, OSError, KeyError, ValueError, EOFError, zlib.error)
#: Marks that make a name look like another: they are not shown.
_TRICKS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def is_archive(data: bytes) -> bool:
    """Whether it is a zip of files rather than a workbook, which is a zip too."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except _BROKEN:
        return False
    return not names & _BOOK_PARTS and "[Content_Types].xml" not in names


def members(data: bytes, name: str) -> dict[str, zipfile.ZipInfo]:
    """The lists in an archive by the name that is shown; Unreadable when there are none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise too_large(name)
    found: dict[str, zipfile.ZipInfo] = {}
    for part in parts:
        shown = _shown(part)
        base = PurePosixPath(shown).name
        of_a_mac = shown.startswith("__MACOSX/") or base.startswith("._")
        left_open = base.startswith(("~$", ".~lock."))
        if part.is_dir() or of_a_mac or left_open:
            continue
        if PurePosixPath(base).suffix.lower() in (*WORKBOOKS, *TEXTS):
            found.setdefault(shown, part)
    if not found:
        raise no_list_inside(name)
    return dict(sorted(found.items())[:MAX_MEMBERS])


def _shown(part: zipfile.ZipInfo) -> str:
    name = part.filename
    if not part.flag_bits & 0x800:  # nobody said that it is UTF-8, which it often is
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    name = _TRICKS.sub("", name.replace("\\", "/"))
    return "/".join(p for p in name.split("/") if p not in ("", ".", "..")) or "?"


def read_member(data: bytes, name: str, part: zipfile.ZipInfo, password: str | None) -> bytes:
    """The bytes of one file in an archive."""
    if part.file_size > MAX_BYTES:
        raise too_large(name)
    is_locked = bool(part.flag_bits & 1)
    if is_locked and not password:
        raise locked(name)
    if is_locked and part.compress_type == aes_zips.METHOD:
        return _read_aes(data, name, part, password or "")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, part, (password or "").encode("utf-8"))
    except RuntimeError:  # zipfile's word for a password that does not fit
        raise locked(name, wrong=True) from None
    except NotImplementedError:
        raise damaged(name) from None
    except _BROKEN:
        # A wrong password passes the first check once in 256 times.
        raise (locked(name, wrong=True) if is_locked else damaged(name)) from None


def _read_aes(data: bytes, name: str, part: zipfile.ZipInfo, password: str) -> bytes:
    try:
        return aes_zips.read(data, part, password, MAX_BYTES)
    except aes_zips.WrongPassword:
        raise locked(name, wrong=True) from None
    except (ValueError, struct.error):
        raise locked_for_good(name) from None


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, password: bytes) -> bytes:
    with archive.open(part, pwd=password or None) as file:
        return file.read(MAX_BYTES)


def check(data: bytes, name: str) -> None:
    """Unreadable when a zip is not a workbook, has a password, or unfolds to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNFOLDED:
                raise too_large(name)
            if any(p.flag_bits & 1 for p in parts):
                raise locked_for_good(name)
            if not {p.filename for p in parts} & _BOOK_PARTS:
                raise not_a_workbook(name)
            _count(archive, parts)
    except (*_BROKEN, NotImplementedError, RuntimeError):
        raise damaged(name) from None


def _count(archive: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> None:
    """A part may say that it is small: those that could become too much are unfolded once, and
    what is more than was said is an error of the zip."""
    for part in parts:
        if part.compress_size * _RATIO > MAX_UNFOLDED:
            with archive.open(part) as file:
                while file.read(_PIECE):
                    pass


def unlock_ods(data: bytes, name: str, password: str | None) -> bytes:
    """A workbook of LibreOffice without its password; as it is when it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "content.xml" not in archive.namelist() or not locked_ods.is_locked(archive):
                return data
        if not password:
            raise locked(name)
        return locked_ods.unlock(data, password, MAX_UNFOLDED // 2)
    except locked_ods.WrongPassword:
        raise locked(name, wrong=True) from None
    except (*_BROKEN, NotImplementedError, RuntimeError):
        raise locked_for_good(name) from None
