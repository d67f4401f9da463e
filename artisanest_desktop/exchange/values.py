"""A stored value as a workbook's cell, and whether a cell still says it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Choice, LongText, PartialDate, Stored

#: What a spreadsheet's cell holds at most; longer text is cut there and only there.
CELL_LIMIT = 32_767
#: Excel's calendar begins in 1900, with a leap day that was none.
_FIRST_DAY = dt.date(1900, 3, 1)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
Cell = str | int | float | dt.date


def cell_value(field: Field, value: Stored, lang: Language, sex: str | None = None) -> Cell:
    """What the cell of a value that is not None holds: text, number or date."""
    kind = field.kind
    if isinstance(kind, Choice):
        return kind.format(value, lang, sex)
    shape = kind.excel
    if shape == "bool":
        return kind.format(value, lang)
    if shape == "date":
        made = kind.cell(value, lang)
        return lang.date(str(value)) if isinstance(made, dt.date) and made < _FIRST_DAY else made
    if shape in ("number", "money"):
        return _number(kind.cell(value, lang))
    # The reader's words for what the store keeps as codes; the same kind reads them back.
    return kind.format(value, lang)[:CELL_LIMIT]


def _number(value: Any) -> Cell:
    """A float where none of the digits are lost, otherwise text."""
    if isinstance(value, Decimal):
        number = float(value)
        return number if Decimal(repr(number)) == value else format(value, "f")
    return value if abs(value) < 2**53 else str(value)


def same_cell(raw: Any, cell: Cell) -> bool:
    """Whether a cell read back is the one that was written."""
    if isinstance(raw, dt.date) and isinstance(cell, dt.date):
        return raw.isoformat()[:10] == cell.isoformat()[:10]
    if isinstance(raw, float | int) and isinstance(cell, float | int):
        return float(raw) == float(cell)
    words = " ".join(str(raw).split())
    # Some programs save what looks like an escaped sign, _x0041_, as the sign itself.
    plain = _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), str(cell))
    return words in (" ".join(str(cell).split()), " ".join(plain.split()))


def sex_of(record: Mapping[str, Any]) -> str | None:
    """Whose word forms a record's choices take."""
    return record.get("sex")


def less_exact(register: Register, key: str, theirs: Stored, ours: Stored) -> bool:
    """The year alone says nothing new about a day that is known, nor a note that is there."""
    kind = register[key].kind if key in register.by_key else None
    if ours is None or not isinstance(kind, PartialDate | LongText):
        return False
    if isinstance(kind, PartialDate):
        return str(ours).startswith(str(theirs))
    return set(str(theirs).split("\n")) <= set(str(ours).split("\n"))
