"""What day, month or year a written text means; a day that does not exist is never invented."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from artisanest_desktop.i18n import Msg, _, fold
from artisanest_desktop.rules.calendar_words import FIRST_HALVES, HIJRI_WORDS, MONTHS, SMALL_WORDS
from artisanest_desktop.rules.cleaning import western_digits

_CLOCK = re.compile(
    r"[T ,]+\d{1,2}[:hH]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[aApP][mM])?"
    r"(?:Z|[+-]\d{2}:?\d{2})?$"
)
#: Years of the Hijri calendar (1882 to 2077): no paper here is dated from those of ours.
_HIJRI = range(1300, 1500)
_PIECE = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as ISO text, of a day, a month or a year; ``rule`` names what was put right."""

    iso: str
    rule: str = ""


class NotRead(Exception):
    """A text that is not a date: a permanent rule name and a sentence."""

    def __init__(self, rule: str, text: Msg) -> None:
        super().__init__(rule)
        self.rule = rule
        self.text = text


def _unread(text: str) -> NotRead:
    said = _("“%(was)s” is not a date: write for example 03/04/2025.") % {"was": text}
    return NotRead("date-unread", said)


def _no_year(text: str) -> NotRead:
    said = _("“%(was)s” has no clear year: write the year with four digits.") % {"was": text}
    return NotRead("date-year", said)


def _impossible(text: str) -> NotRead:
    said = _("The day “%(was)s” does not exist in the calendar.") % {"was": text}
    return NotRead("date-impossible", said)


def is_hijri(year: int) -> bool:
    """Whether a year can only be one of the Hijri calendar."""
    return year in _HIJRI


def hijri(text: str) -> NotRead:
    """A day of the Hijri calendar: which of ours it was depends on where the moon was seen."""
    said = _("“%(was)s” is a date of the Hijri calendar: write the other one from the paper.")
    return NotRead("date-hijri", said % {"was": text})


def read_date(text: str, today: dt.date, past: bool) -> Reading:
    """What a cleaned text means; raises :class:`NotRead`.

    ``past`` puts two-digit years at the latest possible time that is not in the future;
    otherwise they may lie up to a year ahead.
    """
    numbers, month = _pieces(_CLOCK.sub("", western_digits(text)), text)
    if month:
        return _with_word(numbers, month, text, today, past)
    if len(numbers) == 3:
        return _three(numbers, text, today, past)
    if len(numbers) == 2:
        return _two(numbers, text, today, past)
    if len(numbers) == 1:
        return _one(numbers[0], text, today, past)
    raise _unread(text)


def _pieces(plain: str, text: str) -> tuple[list[str], int]:
    """The numbers in order, and the month if one is written as a word (else 0)."""
    numbers: list[str] = []
    month = 0
    words = [piece if piece.isdigit() else fold(piece) for piece in _PIECE.findall(plain)]
    for at, word in enumerate(words):
        if word.isdigit():
            numbers.append(word)
            continue
        name = f"{word} {words[at + 1]}" if word in FIRST_HALVES and words[at + 1 :] else word
        if at and words[at - 1] in FIRST_HALVES:
            continue
        found = MONTHS.get(name, 0)
        if not found and word in HIJRI_WORDS:
            raise hijri(text)
        if not found and word not in SMALL_WORDS and word:
            raise _unread(text)
        if found and month and "mar" not in words[:at]:
            raise _unread(text)
        # In "mar. 3 mai" the first is a Tuesday.
        month = found or month
    return numbers, month


def _with_word(numbers: list[str], month: int, text: str, today: dt.date, past: bool) -> Reading:
    """``3 avril 2025``, ``April 3, 2025``, ``2025 أبريل 3``, ``avr-25``, ``avril 2025``."""
    if len(numbers) == 1:
        year = _year(numbers[0], today, past, text, month)
        return Reading(f"{year:04}-{month:02}")
    if len(numbers) != 2:
        raise _no_year(text) if not numbers else _unread(text)
    day, year_text = numbers
    if len(day) > 2 or (int(day) > 31 and int(year_text) <= 31):
        day, year_text = year_text, day
    if len(day) > 2:
        raise _unread(text)
    year = _year(year_text, today, past, text, month, int(day))
    return Reading(_day(year, month, int(day), text), _century(year_text, year, today, past))


def _three(numbers: list[str], text: str, today: dt.date, past: bool) -> Reading:
    """Day first, or year first; month first only when nothing else is possible."""
    first, second, third = numbers
    year_first = len(first) > 2 or (int(first) > 31 and len(third) <= 2)
    year_text, day_text = (first, third) if year_first else (third, first)
    if max(len(second), len(day_text)) > 2:
        raise _unread(text)
    day, month, rule = int(day_text), int(second), ""
    if month > 12 >= day:
        day, month, rule = month, day, "month-first"
    year = _year(year_text, today, past, text, month, day)
    rule = rule or _century(year_text, year, today, past)
    return Reading(_day(year, month, day, text), rule)


def _two(numbers: list[str], text: str, today: dt.date, past: bool) -> Reading:
    """``04/1961``, ``1961-04``; ``04/61`` only when 61 can be nothing but a year."""
    month, year_text = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    if len(month) > 2 or not 1 <= int(month) <= 12:
        raise _unread(text) if len(year_text) == 4 else _no_year(text)
    if len(year_text) <= 2 and int(year_text) <= 31:
        raise _no_year(text)
    year = _year(year_text, today, past, text, int(month))
    return Reading(f"{year:04}-{int(month):02}")


def _one(number: str, text: str, today: dt.date, past: bool) -> Reading:
    """A year; or a day written without separators: 03042025, 20250403, 030425."""
    if len(number) == 4:
        return Reading(f"{_year(number, today, past, text):04}")
    if len(number) == 6:
        return _three([number[:2], number[2:4], number[4:]], text, today, past)
    if len(number) == 8:
        day_first = [number[:2], number[2:4], number[4:]]
        year_first = [number[:4], number[4:6], number[6:]]
        pieces = year_first if number[:2] in ("19", "20") and number[4:6] <= "12" else day_first
        return _three(pieces, text, today, past)
    raise _no_year(text) if len(number) <= 2 else _unread(text)


def _year(digits: str, today: dt.date, past: bool, text: str, month: int = 1, day: int = 1) -> int:
    year = int(digits)
    if len(digits) == 4 and year >= 1000:
        return year
    if len(digits) != 2:
        raise _no_year(text)
    latest = (today.year, today.month, today.day)
    if not past:
        latest = (today.year + 1, today.month, today.day)
    year += today.year // 100 * 100 + 100
    while (year, month, day) > latest:
        year -= 100
    return year


def _century(digits: str, year: int, today: dt.date, past: bool) -> str:
    """``"century"`` when two digits were taken for a year before living memory of papers."""
    return "century" if len(digits) == 2 and not past and year < today.year - 60 else ""


def _day(year: int, month: int, day: int, text: str) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        raise _impossible(text) from None
