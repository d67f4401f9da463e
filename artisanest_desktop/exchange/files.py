"""Putting a workbook in place: whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.book import many_objects
from artisanest_desktop.i18n import _
from artisanest_desktop.store.errors import Refusal


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path``, made durable and moved there when the block ends."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with _in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink()


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    from xlsxwriter.exceptions import FileCreateError

    try:
        yield
    except FileCreateError as error:
        raise _refusal(error.args[0] if error.args else error, path) from error
    except OSError as error:
        raise _refusal(error, path) from error


def _refusal(error: object, path: Path) -> Refusal:
    number = getattr(error, "errno", None)
    if number == errno.ENOSPC:
        text = _("The disk is full: the file was not made. Free some space or choose another one.")
    elif number in (errno.EACCES, errno.EPERM, errno.EROFS):
        text = _(
            "“%(name)s” cannot be written here. If it is open in another program, close it "
            "there; else choose another folder."
        )
    else:
        text = _("“%(name)s” could not be written. If it is for a stick, plug it in again.")
    return Refusal(text % {"name": path.name})


def write_workbook(path: str | Path, fill: Callable[[Any], None]) -> Path:
    """Make a workbook: ``fill`` is given XlsxWriter's, and the file is there when it is whole."""
    import xlsxwriter

    path = Path(path)
    with put_in_place(path) as temporary, many_objects():
        options = {"strings_to_formulas": False, "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(str(temporary), options)
        fill(workbook)
        workbook.close()
    return path
