"""Any file → sheets of cells. Files from outside are read in a process of their own, which may
fall over a hostile one, take too long, or be stopped, without harm to the program."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import subprocess
import sys
import tempfile
import zipfile
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange import texts
from artisanest_desktop.exchange.book import Book, Progress, Sheet, tick
from artisanest_desktop.exchange.guarding import (
    MAX_CELLS,
    MAX_ROWS,
    Unreadable,
    damaged,
    guard,
    locked,
    not_a_workbook,
    too_large,
)
from artisanest_desktop.i18n import Msg

#: Seconds after which a file is given up, and memory the reader may take.
PATIENCE = 120
MEMORY = 2 * 1024**3
#: The hidden verb of the packed program that starts a reader.
READ_VERB = "_read"

_CUSTOM = re.compile(r'<property\b[^>]*?\bname="([^"]*)"[^>]*>\s*<vt:\w+>([^<]*)</vt:\w+>', re.S)
_USER = re.compile(r'<meta:user-defined\b[^>]*?\bmeta:name="([^"]*)"[^>]*>([^<]*)<', re.S)


def read(path: str | Path, progress: Progress | None = None) -> Book:
    """The cells of a file from outside; Unreadable when it cannot be read."""
    path = Path(path)
    guard(path)
    with tempfile.TemporaryDirectory(prefix="artisanest-", ignore_cleanup_errors=True) as folder:
        answer = Path(folder, "answer")
        worker = subprocess.Popen(
            [*_reader(), str(path), str(answer)],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            _wait(worker, path.name, progress)
        finally:
            worker.kill()
            worker.wait()
        try:
            found = pickle.loads(answer.read_bytes())
        except (OSError, EOFError):  # the reader itself fell over, most often out of memory
            raise too_large(path.name) from None
    if isinstance(found, Msg):
        raise Unreadable(found)
    assert isinstance(found, Book)
    return found


def _reader() -> list[str]:
    """How to start the reader; the packed program is its own Python (``cli`` knows the verb)."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_VERB]
    return [sys.executable, "-m", "artisanest_desktop.exchange.worker"]


def _wait(worker: subprocess.Popen[bytes], name: str, progress: Progress | None) -> None:
    for tenth in range(PATIENCE * 10):
        tick(progress, min(tenth // 2, 9))
        with suppress(subprocess.TimeoutExpired):
            worker.wait(0.1)
            return
    raise too_large(name)


def answer_into(path: str, answer: str) -> None:
    """What the reader's process does: the book, or the sentence why not, into a file."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    found: Book | Msg
    try:
        found = read_here(path)
    except Unreadable as refused:
        found = refused.message
    except MemoryError:
        found = too_large(Path(path).name).message
    Path(answer).write_bytes(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))


def read_here(path: str | Path) -> Book:
    """The cells of a file, in this process: for files we made, and for the worker."""
    path = Path(path)
    if guard(path) == "text":
        return _read_text(path)
    return _read_workbook(path)


def _read_text(path: Path) -> Book:
    data = path.read_bytes()
    if b"\0" in data[:200] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        zeros = data[:200].count(0)
        if zeros < len(data[:200]) // 4 or b"\0\0\0" in data[:200]:
            raise not_a_workbook(path.name)
    rows: list[list[Any]] = list(texts.table(texts.decode(data)))
    if len(rows) > MAX_ROWS or sum(map(len, rows)) > MAX_CELLS:
        raise too_large(path.name)
    return Book(path.name, str(path), _digest(path), [Sheet(path.stem, rows)])


def _read_workbook(path: Path) -> Book:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as workbook:
            sheets = [_sheet(workbook, m, path.name) for m in workbook.sheets_metadata]
    except calamine.PasswordError:
        raise locked(path.name) from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        # calamine names a password in old files only in its words.
        raise (locked if "assword" in str(error) else damaged)(path.name) from None
    except BaseException as error:  # a panic of the reader is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(path.name) from None
    properties, date1904 = _extras(path)
    return Book(path.name, str(path), _digest(path), sheets, properties, date1904)


def _sheet(workbook: Any, meta: Any, name: str) -> Sheet:
    visible = "Hidden" not in str(meta.visible)
    if "WorkSheet" not in str(meta.typ):
        return Sheet(meta.name, [], visible=visible)
    sheet = workbook.get_sheet_by_name(meta.name)
    if sheet.start is None:
        return Sheet(meta.name, [], visible=visible)
    if sheet.height > MAX_ROWS or sheet.height * sheet.width > MAX_CELLS:
        raise too_large(name)
    top, left = sheet.start
    return Sheet(meta.name, sheet.to_python(skip_empty_area=True), top + 1, left + 1, visible)


def _extras(path: Path) -> tuple[dict[str, str], bool]:
    """The custom properties of a workbook, and whether it counts its days from 1904."""
    if not zipfile.is_zipfile(path):
        return {}, False
    with zipfile.ZipFile(path) as archive:
        found = _CUSTOM.findall(_part(archive, "docProps/custom.xml"))
        found += _USER.findall(_part(archive, "meta.xml"))
        book = _part(archive, "xl/workbook.xml")
    properties = {unescape(k): unescape(v) for k, v in found}
    return properties, bool(re.search(r'date1904="(1|true)"', book))


def _part(archive: zipfile.ZipFile, name: str) -> str:
    try:
        with archive.open(name) as file:
            return file.read(1_000_000).decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile):
        return ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
