"""A file's bytes → a book: what it is its bytes say, not its name."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from artisanest_desktop.exchange import archives, texts, unlocking, webpages, workbooks, xlsfacts
from artisanest_desktop.exchange.book import Book, Sheet
from artisanest_desktop.exchange.guarding import (
    ARCHIVE,
    ENDINGS,
    TEXTS,
    WEB_ARCHIVE,
    Unreadable,
    damaged,
    empty,
    guard,
    not_a_workbook,
    too_long,
    which_one,
)
from artisanest_desktop.store.collecting import many_objects

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(!doctype html|!--|html|head|table|body|meta|div)", re.I)
#: Excel files from before there were containers begin with the number of their version.
_BARE_XLS = (b"\x09\x00\x04\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
#: What other kinds of file begin with; no list in letters does.
_OTHERS = (
    *(b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"SQLite format", b"{\\rtf"),
    *(b"Rar!\x1a", b"7z\xbc\xaf", b"\x1f\x8b"),
)


def open_file(path: Path, password: str | None = None, member: str | None = None) -> Book:
    """The book that a file is, or that an archive holds."""
    data = _bytes(path)
    if _is_archive(path, data):
        data, name = _chosen(data, path.name, password, member)
    else:
        name = path.name
    if not data:
        raise empty(name)
    with many_objects():
        book = _opened(data, name, password)
    book.path = str(path)
    book.sha256 = hashlib.sha256(data).hexdigest()
    return book


def members_of(path: Path) -> list[str]:
    """What can be chosen from in an archive."""
    data = _bytes(path)
    return list(archives.members(data, path.name)) if _is_archive(path, data) else []


def _is_archive(path: Path, data: bytes) -> bool:
    return path.suffix.lower() == ARCHIVE and archives.is_archive(data)


def _bytes(path: Path) -> bytes:
    guard(path)
    try:
        return path.read_bytes()
    except OSError:
        raise damaged(path.name) from None


def _chosen(data: bytes, name: str, password: str | None, member: str | None) -> tuple[bytes, str]:
    found = archives.members(data, name)
    if member is None:
        if len(found) > 1:
            raise which_one(name, list(found))
        member = next(iter(found))
    if member not in found:
        raise which_one(name, list(found))
    return archives.read_member(data, name, found[member], password), member.rpartition("/")[2]


def _opened(data: bytes, name: str, password: str | None) -> Book:
    """One file that is no archive; ``name`` is what it is called."""
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise not_a_workbook(name)
    if unlocking.is_locked_office(data) or (
        data.startswith(workbooks.OLE) and xlsfacts.is_locked(data)
    ):
        data = unlocking.unlock(data, name, password)
    if data.startswith(b"PK"):
        archives.check(data, name)
        data = archives.unlock_ods(data, name, password)
        return workbooks.read(data, name, password)
    if data.startswith(workbooks.OLE):
        return workbooks.read(data, name, password)
    if _is_page(data) or webpages.is_spreadsheet_xml(data):
        return webpages.read(data, name)
    if data.startswith(b"MIME-Version:"):
        raise Unreadable(WEB_ARCHIVE % {"name": name})
    if data.startswith(_BARE_XLS) and ending == ".xls":
        return workbooks.read(data, name, password)
    if data.startswith(_OTHERS) or ending == ARCHIVE:
        raise not_a_workbook(name) if data.startswith(_OTHERS) else damaged(name)
    if ending not in TEXTS and not texts.looks_like_a_list(data):
        raise damaged(name) if data.startswith(b"\0") else not_a_workbook(name)
    return _text(data, name)


def _is_page(data: bytes) -> bool:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    return bool(_PAGE.match(head))


def _text(data: bytes, name: str) -> Book:
    if texts.is_binary(data):
        raise not_a_workbook(name)
    try:
        rows, notes = texts.read(data)
    except OverflowError:
        raise too_long(name) from None
    return Book(name, "", "", [Sheet(Path(name).stem, rows)], notes=notes)
