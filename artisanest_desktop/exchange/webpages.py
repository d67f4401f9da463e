"""Tables of web software saved under the name of a workbook: HTML, and Excel's XML of 2003. Only
tables are read; nothing is loaded, run or expanded."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any
from xml.parsers import expat

from artisanest_desktop.exchange import texts
from artisanest_desktop.exchange.book import Book, Sheet
from artisanest_desktop.exchange.guarding import (
    MAX_CELLS,
    MAX_ROWS,
    MAX_SHEETS,
    damaged,
    not_a_workbook,
    too_large,
    too_long,
)
from artisanest_desktop.i18n import _

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.-]{2,30})""", re.I)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml")
_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
#: How far one cell may reach over others.
_MAX_SPAN = 1000
_SPACE = re.compile(r"[ \t\r\n\f]+")


def is_spreadsheet_xml(data: bytes) -> bool:
    """Excel's own XML, from before .xlsx."""
    return bool(_XML.match(data[:200])) and _SPREADSHEET in data[:4096]


def read(data: bytes, name: str) -> Book:
    """A sheet for each table."""
    if is_spreadsheet_xml(data):
        return _ExcelXml(name).read(data)
    reader = _Tables(name)
    reader.feed(_text(data))
    reader.close()
    sheets = reader.finish()
    if not sheets:
        raise not_a_workbook(name)
    note = _("This is a web page saved under the name of a workbook: its tables were read.")
    return Book(name, "", "", sheets, notes=[note])


def _text(data: bytes) -> str:
    said = _CHARSET.search(data[:4096])
    if said and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(said[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return texts.decode(data)


class _Laying:
    """Cells put one after the other where those that span leave room."""

    def __init__(self, name: str, file: str) -> None:
        self.sheet = Sheet(name, [])
        self._file = file
        self._taken: set[tuple[int, int]] = set()
        self._cells = 0
        self.row = -1

    def begin_row(self, at: int | None = None) -> None:
        """The next row, or the one that is named."""
        row = self.row + 1 if at is None else at
        if row >= MAX_ROWS:
            raise too_long(self._file)
        while len(self.sheet.rows) <= row:
            self.sheet.rows.append([])
        self.row = row

    def put(self, value: Any, across: int = 1, down: int = 1, at: int | None = None) -> None:
        """A cell, where there is room."""
        if self.row < 0:
            self.begin_row()
        line = self.sheet.rows[self.row]
        column = len(line) if at is None else at
        while (self.row, column) in self._taken:
            column += 1
        self._cells += column + 1 - len(line) + across * down
        if self._cells > MAX_CELLS:
            raise too_large(self._file)
        line += [""] * (column + 1 - len(line))
        line[column] = value
        if across > 1 or down > 1:
            self._span(self.row, column, across, down)

    def _span(self, row: int, column: int, across: int, down: int) -> None:
        self.sheet.merged.append((row, column, row + down - 1, column + across - 1))
        for r in range(row, row + down):
            for c in range(column, column + across):
                self._taken.add((r, c))

    def done(self) -> Sheet:
        """The sheet, as wide everywhere; what spans stays within it."""
        rows = self.sheet.rows
        width = max(map(len, rows), default=0)
        for a, b, _c, d in self.sheet.merged:
            if a < len(rows):
                width = max(width, min(d + 1, b + _MAX_SPAN))
        if width * len(rows) > MAX_CELLS:
            raise too_large(self._file)
        for line in rows:
            line += [""] * (width - len(line))
        last = len(rows) - 1
        self.sheet.merged = [
            (a, b, min(c, last), min(d, width - 1)) for a, b, c, d in self.sheet.merged if a <= last
        ]
        return self.sheet


class _Tables(HTMLParser):
    """The tables of a page; one within another is read as part of the cell it stands in."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._sheets: list[Sheet] = []
        self._table: _Laying | None = None
        self._depth = 0
        self._silent = 0
        self._cell: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows, cells; a line break within a cell stays one."""
        if tag in ("script", "style"):
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._close_table()
                self._table = _Laying(str(len(self._sheets) + 1), self._file)
        elif self._depth == 1 and self._table is not None and tag == "tr":
            self._close_cell()
            self._table.begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._close_cell()
            words = dict(attrs)
            self._span = _number(words.get("colspan")), _number(words.get("rowspan"))
            self._cell = []
        elif self._cell is not None and tag in ("br", "p", "div", "li"):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A cell is known when it ends, or when the next begins."""
        if tag in ("script", "style"):
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._close_table()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        """Words of a cell."""
        if self._cell is not None and not self._silent:
            self._cell.append(_SPACE.sub(" ", data))

    def _close_cell(self) -> None:
        if self._cell is None or self._table is None:
            return
        lines = "".join(self._cell).split("\n")
        text = "\n".join(line.strip(" ") for line in lines).strip("\n")
        self._cell = None
        self._table.put(text, *self._span)

    def _close_table(self) -> None:
        self._close_cell()
        if self._table is not None and self._table.sheet.rows:
            self._sheets.append(self._table.done())
            if len(self._sheets) > MAX_SHEETS:
                raise too_large(self._file)
        self._table = None

    def finish(self) -> list[Sheet]:
        """All tables of the page."""
        self._close_table()
        return self._sheets


def _number(text: str | None) -> int:
    return min(max(int(text), 1), _MAX_SPAN) if text and text.strip().isdecimal() else 1


class _ExcelXml:
    """Sheets of Excel's XML of 2003; a document that declares entities is not read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._sheets: list[Sheet] = []
        self._table: _Laying | None = None
        self._words: dict[str, str] = {}
        self._type = ""
        self._data: list[str] | None = None
        self._value: Any = ""

    def read(self, data: bytes) -> Book:
        """All sheets."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._refuse
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            raise damaged(self._file) from None
        return Book(self._file, "", "", self._sheets)

    def _refuse(self, *_words: Any) -> None:
        raise damaged(self._file)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        words = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if tag == "Worksheet":
            self._table = _Laying(words.get("Name", ""), self._file)
        elif self._table is None:
            return
        elif tag == "Row":
            index = words.get("Index", "")
            self._table.begin_row(int(index) - 1 if index.isdecimal() and index != "0" else None)
        elif tag == "Cell":
            self._words, self._value = words, ""
        elif tag == "Data":
            self._type, self._data = words.get("Type", ""), []

    def _characters(self, text: str) -> None:
        if self._data is not None:
            self._data.append(text)

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if self._table is None:
            return
        if tag == "Data" and self._data is not None:
            self._value, self._data = _typed("".join(self._data), self._type), None
        elif tag == "Cell":
            self._put()
        elif tag == "Worksheet":
            self._sheets.append(self._table.done())
            self._table = None

    def _put(self) -> None:
        words, table = self._words, self._table
        assert table is not None
        at = words.get("Index", "")
        across, down = (_number(words.get(k, "0") or "0") for k in ("MergeAcross", "MergeDown"))
        across += "MergeAcross" in words
        down += "MergeDown" in words
        table.put(
            "" if self._type == "Error" else self._value,
            across,
            down,
            int(at) - 1 if at.isdecimal() and at != "0" else None,
        )
        self._type = ""


def _typed(text: str, kind: str) -> Any:
    import datetime as dt

    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            found = dt.datetime.fromisoformat(text.rstrip("Z").partition(".")[0])
            return found if found.time() != dt.time() else found.date()
    except ValueError:
        return text
    return text == "1" if kind == "Boolean" else text
