"""What the XML of an OpenDocument workbook says beside its values: what is hidden, and errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from artisanest_desktop.exchange.facts import Facts
from artisanest_desktop.exchange.guarding import MAX_SHEETS

_TABLE = re.compile(rb'<table:table [^>]*?table:name="([^"]*)"[^>]*>(.*?)</table:table>', re.S)
_TAG = re.compile(
    rb"<table:table-(row|column|cell)\b([^>]*?)/?>|<table:covered-table-cell\b([^>]*?)/?>"
)
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
_SPANNED = re.compile(rb'number-(columns|rows)-spanned="(\d+)"')
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_ERROR = re.compile(rb'value-type="error"')
_TEXT = re.compile(rb"\s*<text:p>([^<]{0,40})</text:p>")
_WORTH = (b'visibility="collapse"', b'visibility="filter"', b'value-type="error"', b"-spanned=")
#: Rows and columns said to be hidden up to the end of the sheet are not counted further.
_MANY = 20_000


def of(xml: bytes) -> dict[str, Facts]:
    """What is known of each sheet by its name."""
    if not any(word in xml for word in _WORTH):
        return {}
    found = {}
    for at, table in enumerate(_TABLE.finditer(xml)):
        if at == MAX_SHEETS:
            break
        inside = table[2]
        if any(word in inside for word in _WORTH):
            found[unescape(table[1].decode("utf-8", "replace"))] = _of_table(inside)
    return found


def _of_table(xml: bytes) -> Facts:
    found = Facts()
    row, column, next_row, width = -1, 0, 0, 0
    for kind, words, end in _tags(xml):
        count = int(repeated[1]) if (repeated := _REPEATED.search(words)) else 1
        if kind == b"column":
            if _HIDDEN.search(words):
                found.hidden_columns.append((width, width + count - 1))
            width += count
        elif kind == b"row":
            row, next_row, column = next_row, next_row + count, 0
            if _HIDDEN.search(words):
                found.hidden_rows += range(row, row + min(count, _MANY))
        else:
            if _ERROR.search(words):
                said = _TEXT.match(xml, end)
                what = said[1].decode("utf-8", "replace") if said else "#"
                for at in range(column, column + min(count, _MANY)):
                    found.unknown[row, at] = what
            _spanned(found, words, row, column)
            column += count
    return found


def _spanned(found: Facts, words: bytes, row: int, column: int) -> None:
    if spanned := dict(_SPANNED.findall(words)):
        across, down = int(spanned.get(b"columns", 1)), int(spanned.get(b"rows", 1))
        if across > 1 or down > 1:
            found.merged.append((row, column, row + down - 1, column + across - 1))


def _tags(xml: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    for tag in _TAG.finditer(xml):
        yield tag[1] or b"cell", tag[2] or tag[3] or b"", tag.end()
