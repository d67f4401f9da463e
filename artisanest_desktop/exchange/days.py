"""The dates of one column: which order they are written in, serial numbers, years alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.exchange.plan import Ask
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.rules import Finding, Kind, Parsed, PartialDate
from artisanest_desktop.rules.cleaning import as_text, repaired, western_digits
from artisanest_desktop.rules.reading_dates import hijri, is_hijri

#: A day written in figures, perhaps with a time behind it.
_SLASHED = re.compile(
    r"\s*(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\s*(?:[ T,]\d{1,2}[:hH]\d{2}.*)?"
)
#: Two separators in a row: something is missing between them.
_TWICE = re.compile(r"[/.-]\s*[/.-]")
_EPOCHS = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}
#: What can only be meant as a year.
_YEARS = range(1910, 2101)
#: Serial numbers of the years 1918 to 2118; below, a number may be a year.
_SERIALS = range(6600, 80000)
DAY, MONTH = "day", "month"
#: The question which of the two stands first.
DATE_ORDER = "date-order"


@dataclass(slots=True)
class Order:
    """Which comes first, day or month; ``open`` are the cells that the column leaves open, with
    an ``example`` of them."""

    first: str = DAY
    open: int = 0
    example: str = ""


def order_of(cells: Iterable[Any]) -> Order:
    """What the column as a whole says: one 25/4 settles it, unless a 4/25 contradicts."""
    day_first = month_first = either = 0
    example = ""
    for cell in cells:
        if not isinstance(cell, str) or not (hit := _SLASHED.fullmatch(western_digits(cell))):
            continue
        one, two = int(hit[1]), int(hit[3])
        if one > 12:
            day_first += 1
        elif two > 12:
            month_first += 1
        elif one != two:
            either += 1
            example = example or cell.strip()
    if month_first and not day_first:
        return Order(MONTH)
    settled = day_first and not month_first
    return Order(DAY, 0 if settled else either, example)


def question(column: int, header: str, order: Order, lang: Language) -> Ask:
    """Asked once for a whole column; day first is what people here mean."""
    hit = _SLASHED.fullmatch(western_digits(order.example))
    assert hit is not None
    year = hit[4] if len(hit[4]) == 4 else f"20{hit[4]}"
    options = []
    for code, day, month in ((DAY, hit[1], hit[3]), (MONTH, hit[3], hit[1])):
        shown = lang.date(f"{year}-{int(month):02}-{int(day):02}", long=True)
        options.append((code, _("“%(was)s” is %(now)s") % {"was": order.example, "now": shown}))
    text = _("Does the day or the month come first under “%(header)s”?") % {"header": header}
    return Ask(column, DATE_ORDER, text, options, order.open, DAY)


class Days:
    """Reads the cells of one column of dates."""

    def __init__(
        self, kind: Kind, lang: Language, today: dt.date, date1904: bool, order: Order
    ) -> None:
        self._kind = kind
        self._lang = lang
        self._today = today
        self._epoch = _EPOCHS[date1904]
        self._order = order
        self._looks = order.first == MONTH or order.open > 0

    def read(self, cell: Any) -> Parsed:
        """The day, month or year of a cell; what is not whole, or was put right, is said."""
        kind, lang, today = self._kind, self._lang, self._today
        if serial := _serial(cell):
            day = self._epoch + dt.timedelta(days=serial)
            parsed = kind.parse(day, lang, today)
            said = repaired("serial-date", str(serial), lang.date(day.isoformat(), long=True))
            return Parsed(parsed.value, (said, *parsed.findings))
        if isinstance(kind, PartialDate) and (year := _year_as_day(cell)):
            said = repaired("year-as-date", lang.date(cell.isoformat()[:10]), year)
            return Parsed(year, (said,))
        if self._looks and isinstance(cell, str):
            ordered = self._by_order(cell)
            if ordered is not None:
                return ordered
        return self._said(kind.parse(cell, lang, today), cell)

    def _by_order(self, cell: str) -> Parsed | None:
        """What only the column can decide, or nobody could; None when the cell is clear."""
        hit = _SLASHED.fullmatch(western_digits(cell))
        if hit is None or hit[1] == hit[3] or int(hit[1]) > 12:
            return None
        turned = self._order.first == MONTH
        if int(hit[3]) > 12 and not turned:
            return None
        day, month = (hit[3], hit[1]) if turned else (hit[1], hit[3])
        parsed = self._kind.parse(f"{day}/{month}/{hit[4]}", self._lang, self._today)
        if parsed.value is None or _hijri(parsed):
            return None
        shown = self._lang.date(str(parsed.value), long=True)
        rule = DATE_ORDER if self._order.open else "month-first-column"
        return Parsed(parsed.value, (repaired(rule, cell.strip(), shown), *parsed.findings))

    def _said(self, parsed: Parsed, cell: Any) -> Parsed:
        """A date that is not whole, or was surely mistyped, is taken and said."""
        value = parsed.value
        if value is None:
            return parsed
        if _hijri(parsed):
            why = hijri(as_text(cell, self._lang).strip())
            return Parsed(None, (Finding(why.rule, why.text, "refused"),))
        shown = self._lang.date(str(value), long=True)
        if isinstance(cell, str) and _TWICE.search(cell):
            text = _("“%(was)s” is oddly written: is %(now)s right?")
            odd = Finding("date-odd", text % {"was": cell.strip(), "now": shown})
            return Parsed(value, (*parsed.findings, odd))
        if len(str(value)) < 10:
            text = _("Only this is known of the date: %(now)s.") % {"now": shown}
            return Parsed(value, (*parsed.findings, Finding("date-partial", text, "note")))
        return parsed


def _hijri(parsed: Parsed) -> bool:
    year = str(parsed.value)[:4]
    return year[:2] in ("13", "14") and is_hijri(int(year))


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
