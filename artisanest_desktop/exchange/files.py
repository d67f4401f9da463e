"""Making a workbook: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from artisanest_desktop.store.collecting import many_objects
from artisanest_desktop.store.putting import cannot_write, put_in_place


def write_workbook(path: str | Path, fill: Callable[[Any], None]) -> Path:
    """Make a workbook: ``fill`` is given XlsxWriter's, and the file is there when it is whole."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    path = Path(path)
    with put_in_place(path) as temporary, many_objects():
        options = {"strings_to_formulas": False, "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(str(temporary), options)
        fill(workbook)
        try:
            workbook.close()
        except FileCreateError as error:
            raise cannot_write(error.args[0] if error.args else error, path) from error
    return path
