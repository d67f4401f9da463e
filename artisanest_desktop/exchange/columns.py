"""One column of cells → values, through its kind; equal cells are parsed once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Date, Finding, Parsed, PartialDate
from artisanest_desktop.rules.cleaning import repaired, western_digits

_SLASHED = re.compile(r"\s*(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\s*")
#: Two separators in a row: something is missing between them.
_TWICE = re.compile(r"[/.-]\s*[/.-]")
_EPOCHS = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}
#: What can only be meant as a year.
_YEARS = range(1910, 2101)
#: Serial numbers of the years 1918 to 2118; below, a number may be a year.
_SERIALS = range(6600, 80000)


@dataclass(slots=True)
class Cells:
    """The cells of one column and what is needed to read them."""

    field: Field
    cells: Sequence[Any]
    lang: Language
    today: dt.date
    date1904: bool = False


def read_column(column: Cells) -> list[Parsed | None]:
    """A reading for each cell; None where nothing is written."""
    parse, lang, today = column.field.kind.parse, column.lang, column.today
    dates = isinstance(column.field.kind, Date)
    turned = dates and _month_first(column.cells)
    known: dict[Any, Parsed | None] = {"": None, None: None}
    found: list[Parsed | None] = []
    for cell in column.cells:
        # 1, 1.0 and True are one key to a dict, and not one value to a kind.
        key = cell if type(cell) is str else (type(cell), cell)
        if key not in known:
            known[key] = _date(cell, column, turned) if dates else _value(parse(cell, lang, today))
        found.append(known[key])
    return found


def _value(parsed: Parsed) -> Parsed | None:
    return parsed if parsed.value is not None or parsed.findings else None


def _date(cell: Any, column: Cells, turned: bool) -> Parsed | None:
    kind, lang, today = column.field.kind, column.lang, column.today
    serial = _serial(cell)
    if serial:
        day = _EPOCHS[column.date1904] + dt.timedelta(days=serial)
        parsed = kind.parse(day, lang, today)
        said = repaired("serial-date", str(serial), lang.date(day.isoformat(), long=True))
        return Parsed(parsed.value, (said, *parsed.findings))
    if isinstance(kind, PartialDate) and (year := _year_as_day(cell)):
        return Parsed(year, (repaired("year-as-date", lang.date(cell.isoformat()[:10]), year),))
    if turned and isinstance(cell, str) and (hit := _SLASHED.fullmatch(western_digits(cell))):
        parsed = kind.parse(f"{hit[3]}/{hit[1]}/{hit[4]}", lang, today)
        if parsed.value is not None:
            shown = lang.date(str(parsed.value), long=True)
            said = repaired("month-first-column", cell.strip(), shown)
            return Parsed(parsed.value, (said, *parsed.findings))
    return _value(_said(kind.parse(cell, lang, today), cell, lang))


def _said(parsed: Parsed, cell: Any, lang: Language) -> Parsed:
    """A date that is not whole, or was surely mistyped, is taken and said."""
    value = parsed.value
    if value is None:
        return parsed
    shown = lang.date(str(value), long=True)
    if isinstance(cell, str) and _TWICE.search(cell):
        text = _("“%(was)s” is oddly written: is %(now)s right?")
        odd = Finding("date-odd", text % {"was": cell.strip(), "now": shown})
        return Parsed(value, (*parsed.findings, odd))
    if len(str(value)) < 10:
        text = _("Only this is known of the date: %(now)s.") % {"now": shown}
        return Parsed(value, (*parsed.findings, Finding("date-partial", text, "note")))
    return parsed


def _serial(cell: Any) -> int:
    number = 0
    if isinstance(cell, str):
        if len(cell) == 5 and cell.isascii() and cell.isdigit():
            number = int(cell)
    elif isinstance(cell, float | int) and not isinstance(cell, bool):
        number = int(cell)
    return number if number in _SERIALS else 0


def _year_as_day(cell: Any) -> str:
    """1961 typed into a cell with a date format shows as 14/05/1905, day 1961 of the calendar."""
    if not isinstance(cell, dt.date) or not 1905 <= cell.year <= 1906:
        return ""
    day = cell.date() if isinstance(cell, dt.datetime) else cell
    number = (day - _EPOCHS[False]).days
    return str(number) if number in _YEARS else ""


def _month_first(cells: Sequence[Any]) -> bool:
    """Whether the column as a whole writes the month first: some must, and none cannot."""
    day_first = month_first = 0
    for cell in cells:
        if isinstance(cell, str) and (hit := _SLASHED.fullmatch(western_digits(cell))):
            day_first += int(hit[1]) > 12
            month_first += int(hit[3]) > 12
    return month_first > 0 and day_first == 0


__all__ = ["Cells", "read_column"]
