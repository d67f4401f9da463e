"""The bytes of a workbook: .xlsx, .ods (written here, as LibreOffice would), text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.corpus.cells import Formula, Grid
from tests.corpus.troubles import Form, Trouble
from tests.corpus.truth import Truth

_NEVER = "never-calculated"


def write(path: Path, grids: Sequence[Grid], truth: Truth) -> None:
    """Write the sheets in the form that the truth names."""
    if truth.form is Form.XLSX:
        _xlsx(path, grids, Trouble.DATES_1904 in truth.troubles)
    elif truth.form is Form.ODS:
        _ods(path, grids)
    else:
        _text(path, grids[0], truth)


def _xlsx(path: Path, grids: Sequence[Grid], old_calendar: bool) -> None:
    import xlsxwriter

    options = {"date_1904": old_calendar, "strings_to_numbers": False, "strings_to_formulas": False}
    book = xlsxwriter.Workbook(str(path), options)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for grid in grids:
        sheet = book.add_worksheet(grid.name[:31])
        for top, left, bottom, right in grid.merged:
            sheet.merge_range(top, left, bottom, right, None)
        for (row, column), cell in sorted(grid.cells.items()):
            if isinstance(cell, dt.date):
                sheet.write_datetime(row, column, dt.datetime(*cell.timetuple()[:3]), day)
            elif isinstance(cell, Formula):
                value = _NEVER if cell.value is None else cell.value
                sheet.write_formula(row, column, cell.text, None, value)
            elif isinstance(cell, str):
                sheet.write_string(row, column, cell)
            else:
                sheet.write_number(row, column, cell)
        for row in grid.hidden_rows:
            sheet.set_row(row, None, None, {"hidden": True})
        for column in grid.hidden_columns:
            sheet.set_column(column, column, None, None, {"hidden": True})
        if grid.hidden:
            sheet.hide()
    book.close()
    _forget_values(path)


def _forget_values(path: Path) -> None:
    """Take out the value of formulas that were never calculated."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    if not any(_NEVER.encode() in data for data in parts.values()):
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            text = re.sub(rb'( t="str")?(><f>[^<]*</f>)<v>' + _NEVER.encode() + rb"</v>", rb"\2",
                          data)  # fmt: skip
            packed.writestr(name, text)


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def _ods(path: Path, grids: Sequence[Grid]) -> None:
    content = _ODS_HEAD + "".join(map(_table, grids))
    content += "</office:spreadsheet></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", _ODS_TYPE, zipfile.ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        packed.writestr("content.xml", content)


def _table(grid: Grid) -> str:
    style = ' table:style-name="ta2"' if grid.hidden else ""
    parts = [f'<table:table table:name="{escape(grid.name)}"{style}>']
    for column in range(grid.width):
        gone = ' table:visibility="collapse"' if column in grid.hidden_columns else ""
        parts.append(f"<table:table-column{gone}/>")
    spans = {(top, left): (bottom - top + 1, right - left + 1)
             for top, left, bottom, right in grid.merged}  # fmt: skip
    covered = {(r, c) for top, left, bottom, right in grid.merged
               for r in range(top, bottom + 1) for c in range(left, right + 1)}  # fmt: skip
    for row in range(grid.height):
        gone = ' table:visibility="collapse"' if row in grid.hidden_rows else ""
        parts.append(f"<table:table-row{gone}>")
        for column in range(grid.width):
            at = (row, column)
            if at in covered and at not in spans:
                parts.append("<table:covered-table-cell/>")
            else:
                parts.append(_cell(grid.cells.get(at), spans.get(at)))
        parts.append("</table:table-row>")
    return "".join(parts) + "</table:table>"


def _cell(value: Any, span: tuple[int, int] | None) -> str:
    more = ""
    if span:
        more = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if isinstance(value, Formula):
        more += f' table:formula="of:{escape(value.text, {chr(34): "&quot;"})}"'
        value = value.value
        if isinstance(value, str) and value.startswith("#"):
            more += ' calcext:value-type="error" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'  # noqa: E501
    if value is None:
        return f"<table:table-cell{more}/>"
    if isinstance(value, dt.date):
        kind, text = f'"date" office:date-value="{value}"', f"{value:%d/%m/%Y}"
    elif isinstance(value, str):
        kind, text = '"string"', escape(value)
    else:
        kind, text = f'"float" office:value="{value}"', str(value)
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell{more} office:value-type={kind}>{lines}</table:table-cell>"


def _text(path: Path, grid: Grid, truth: Truth) -> None:
    mark = ";" if truth.seed % 3 else ("\t" if truth.seed % 2 else ",")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark)
    for row in range(grid.height):
        writer.writerow([_plain(grid.cells.get((row, c))) for c in range(grid.width)])
    try:
        data = out.getvalue().encode(truth.form.value)
    except UnicodeEncodeError:
        # The old encoding has no such letter: whoever saves it is asked for another one.
        truth.form = Form.CSV_UTF8
        data = out.getvalue().encode()
    path.write_bytes(data)


def _plain(cell: Any) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, Formula):
        return _plain(cell.value)
    return "" if cell is None else str(cell)
