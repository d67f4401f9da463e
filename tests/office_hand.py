"""A hand in LibreOffice: opens a workbook, edits it as a person would, saves it where it was.

Run by the system's Python, which has LibreOffice's bridge (``uno``), never imported by a test:
``/usr/bin/python3 tests/office_hand.py WORKBOOK EDITS``, where EDITS is a JSON list of
``["type", sheet, row, column, text]``, ``["insert", sheet, row]``, ``["delete", sheet, row]``,
``["copy", sheet, row, to]`` (a row, pasted over another), ``["sort", sheet, first, last, column]``,
``["move", sheet, column, to]`` and ``["rename", sheet, name]``; rows and columns count from 1.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import CellAddress, CellRangeAddress

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".xls": "MS Excel 97"}


def said(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def office(folder):
    """LibreOffice with a profile of its own, and its desktop."""
    pipe = f"hand{os.getpid()}"
    running = subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{folder}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _attempt in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            make = context.ServiceManager.createInstanceWithContext
            return running, make("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.1)
    running.kill()
    raise SystemExit("LibreOffice did not answer")


def row_of(sheet, row, width=200):
    return CellRangeAddress(sheet.RangeAddress.Sheet, 0, row - 1, width, row - 1)


def edit(book, what, name, *rest):
    """One thing that a hand does."""
    sheet = book.Sheets.getByName(name)
    at = sheet.RangeAddress.Sheet
    if what == "type":
        row, column, text = rest
        # As typed: LibreOffice itself decides whether it is a number, a date or text.
        sheet.getCellByPosition(column - 1, row - 1).setFormula(text)
    elif what == "insert":
        sheet.Rows.insertByIndex(rest[0] - 1, 1)
    elif what == "delete":
        sheet.Rows.removeByIndex(rest[0] - 1, 1)
    elif what == "copy":
        row, to = rest
        sheet.copyRange(CellAddress(at, 0, to - 1), row_of(sheet, row))
    elif what == "sort":
        first, last, column = rest
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        width = cursor.RangeAddress.EndColumn
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column - 1, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        rows = sheet.getCellRangeByPosition(0, first - 1, width, last - 1)
        uno.invoke(rows, "sort", ((said("SortFields", fields), said("ContainsHeader", False)),))
    elif what == "move":
        column, to = rest
        sheet.Columns.insertByIndex(to - 1, 1)
        column += column >= to
        whole = CellRangeAddress(at, column - 1, 0, column - 1, 5000)
        sheet.moveRange(CellAddress(at, to - 1, 0), whole)
        sheet.Columns.removeByIndex(column - 1, 1)
    elif what == "rename":
        sheet.Name = rest[0]
    else:
        raise SystemExit(f"not known: {what}")


def main(path, edits):
    folder = tempfile.mkdtemp()
    running, desktop = office(folder)
    try:
        url = uno.systemPathToFileUrl(os.path.abspath(path))
        book = desktop.loadComponentFromURL(url, "_blank", 0, (said("Hidden", True),))
        for one in edits:
            edit(book, *one)
        filter_name = FILTERS[os.path.splitext(path)[1]]
        book.storeToURL(url, (said("FilterName", filter_name),))
        book.close(True)
    finally:
        with suppress(Exception):  # it may be gone before it answers
            desktop.terminate()
        running.wait(20)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
