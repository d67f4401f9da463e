"""One column of cells → values, through its kind; equal cells are parsed once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.exchange.days import Days, Order, order_of
from artisanest_desktop.exchange.doubts import doubt_of
from artisanest_desktop.exchange.troubles import nothing, trouble, unanswered, unmuddled
from artisanest_desktop.i18n import Language
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Code, Date, Ice, NationalId, Parsed
from artisanest_desktop.rules.cleaning import repaired

#: Identifiers that are put into their official writing.
_OFFICIAL = (NationalId, Ice, Code)
Reader = Callable[[Any], Parsed]


@dataclass(slots=True)
class Cells:
    """The cells of one column and what is needed to read them; ``meant`` as they stand when they
    come from a workbook of ours. ``order`` is that of its dates."""

    field: Field
    cells: Sequence[Any]
    lang: Language
    today: dt.date
    date1904: bool = False
    meant: bool = True
    order: Order | None = None

    def days(self) -> Order:
        """How its dates are written; looked at once."""
        if self.order is None:
            self.order = order_of(self.cells)
        return self.order


def read_column(column: Cells) -> list[Parsed | None]:
    """A reading for each cell; None where nothing is written."""
    known = _Known(_reader(column))
    # 1, 1.0 and True are one key to a dict, and not one value to a kind.
    return [known[cell if type(cell) is str else (type(cell), cell)] for cell in column.cells]


class _Known(dict[Any, Parsed | None]):
    """The readings of the cells that were met: a text by itself, all else beside its type."""

    def __init__(self, read: Reader) -> None:
        super().__init__({"": None, (type(None), None): None})
        self._read = read

    def __missing__(self, key: Any) -> Parsed | None:
        parsed = self._read(key if type(key) is str else key[1])
        known = self[key] = parsed if parsed.value is not None or parsed.findings else None
        return known


def _reader(column: Cells) -> Reader:
    """What reads one cell."""
    kind, lang, today = column.field.kind, column.lang, column.today
    if isinstance(kind, Date):
        plain: Reader = Days(kind, lang, today, column.date1904, column.days()).read
    else:
        parse = kind.parse

        def plain(cell: Any) -> Parsed:
            return parse(cell, lang, today)

    if column.meant:
        return plain
    official = isinstance(kind, _OFFICIAL)
    doubt = doubt_of(column.field, column.cells, lang)

    def careful(cell: Any) -> Parsed:
        empty = trouble(cell, kind)
        if empty is not None:
            return empty
        better, said = unmuddled(cell, kind)
        parsed = plain(better)
        if parsed.value is None and cell.__class__ is str and cell.strip():
            said_nothing = not parsed.findings or unanswered(cell, kind)
            return nothing(cell.strip()) if said_nothing else parsed
        if said is not None:
            return Parsed(parsed.value, (said, *parsed.findings))
        if doubt is not None:
            return doubt(cell, parsed)
        if official and parsed.value != cell:
            return _tidied(cell, parsed)
        return parsed

    return careful


def _tidied(cell: Any, parsed: Parsed) -> Parsed:
    """Gaps and small letters of an identifier are put right, and that is said."""
    was = cell.strip() if isinstance(cell, str) else ""
    if parsed.findings or not was or parsed.value is None or was == parsed.value:
        return parsed
    return Parsed(parsed.value, (repaired("tidied", was, str(parsed.value)),))


__all__ = ["Cells", "read_column"]
