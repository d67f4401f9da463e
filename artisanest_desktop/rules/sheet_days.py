"""The days and half-days that a title or the head of a column names: "12–13/03/2026",
"12/03 matin", "du 12 au 14 mars", "J1 après-midi", «12 مارس صباحا», "9h-12h30"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from artisanest_desktop.i18n import fold
from artisanest_desktop.rules.calendar_words import FIRST_HALVES, MONTHS
from artisanest_desktop.rules.cleaning import western_digits

MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
#: In French the afternoon, in English the morning: the other columns tell.
AM = "am"
#: How a year was found that nobody wrote; a day that could be a month.
YEAR_GUESSED, EITHER = "year-guessed", "day-first"
_LONGEST = 31

_SEP = r"\s*[/.\-]\s*"
_JOIN = r"\s*(?:-|et|au|à|a|&|\+|,|،|و|الى|إلى|to|and|;)\s*"
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?: 00:00:00)?")
_LIST = re.compile(
    rf"(?<![\d/.])((?:\d{{1,2}}(?!\d){_JOIN})+)(\d{{1,2}})(?:{_SEP}(\d{{1,2}})(?!\d)|\s*m(\d{{1,2}})m)"
    rf"(?:{_SEP}|\s*)?((?:20)\d{{2}}|(?<=[/.\-])\d{{2}}(?![\d/]))?(?!\d)"
)
_FULL = re.compile(r"(?<!\d)(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*((?:19|20)\d{2}|\d{2})(?!\d)")
_SHORT = re.compile(r"(?<![\d/.])(\d{1,2})\s*[/.-]\s*(\d{1,2})(?![\d/])")
_WORD = re.compile(r"(?<!\d)(\d{1,2})(?:er)?[\s.-]*m(\d{1,2})m(?:[\s.,-]*((?:19|20)\d{2}))?(?!\d)")
_RANGE = re.compile(r"\s*(?:au|à|a|-|الى|إلى|to|→|jusqu.?au)\s*(?:\w{3,10}\.?\s+)?", re.I)
_CLOCK = r"(\d{1,2})\s*(?:h|:|س|سا|الساعة)\s*(\d{2})?(?::\d{2})?(?:\s*(?:mn|min))?"
_HOURS = re.compile(rf"{_CLOCK}\s*(?:-|–|à|a|to|الى|إلى|/)\s*{_CLOCK}", re.I)
_FROM = re.compile(_CLOCK, re.I)
_PARTS = (
    (AFTERNOON, r"apres[ -]?midi|ap[.-]?\s?midi|a[.-]midi|aprem|apm|pm|p m|afternoon|"
     r"(?:ال)?مسا(?:ء|ا|اء|ءا)?|(?:بعد )?(?:ال)?زوال(?:ا)?|(?:ال)?عشيه|بعد الظهر"),
    (MORNING, r"m$|matin(?:ee)?|mat|morning|(?:ال)?صباح(?:ا|يه)?"),
    (EVENING, r"soir(?:ee)?|evening|(?:ال)?ليل(?:ا)?"),
    (AM, r"am|a m"),
)  # fmt: skip
_PART_WORDS = tuple((part, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for part, words in _PARTS)
_ORDINALS = ("الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس")
_NTH_AR = re.compile(rf"(?:اليوم|يوم|الحصه|حصه)\s*(?:(\d{{1,2}})|({'|'.join(_ORDINALS)}))")
_NTH = re.compile(
    r"(?<!\w)(?:(j|jour|day|s|seance|dj|demi journee|session|module)\s?(\d{1,2})"
    r"|(\d{1,2})\s?(?:er|ere|e|eme|nd|st|th)?\s(jour(?:nee)?|seance|demi journee|day))(?!\w)"
)
_DAYLIKE = ("j", "jour", "journee", "day", "")
_WEEKDAYS = (
    ("lun", "lundi", "mon", "monday", "الاثنين"), ("mardi", "tue", "tuesday", "الثلاثاء"),
    ("mer", "mercredi", "wed", "wednesday", "الاربعاء"), ("jeu", "jeudi", "thu", "thursday",
    "الخميس"), ("ven", "vendredi", "fri", "friday", "الجمعه"), ("sam", "samedi", "sat", "saturday",
    "السبت"), ("dim", "dimanche", "sun", "sunday", "الاحد"),
)  # fmt: skip
#: Folded names of the days of the week, from Monday on.
DAY_OF = {fold(w): n for n, words in enumerate(_WEEKDAYS) for w in words}


@dataclass(frozen=True, slots=True)
class Said:
    """A day (ISO) as far as it is said, a part of it, its hours; ``nth`` of the days, or of the
    half-days where ``half``; a ``weekday`` from Monday on. ``rule`` says what was guessed."""

    date: str = ""
    part: str = ""
    start: str = ""
    end: str = ""
    nth: int = 0
    half: bool = False
    weekday: int = -1
    rule: str = ""

    @property
    def anything(self) -> bool:
        """Whether it says which half-day it is."""
        return bool(self.date or self.part or self.start or self.nth or self.weekday >= 0)


def half_day(text: str, today: dt.date, year: int = 0) -> Said:
    """What the head of a column says; ``year`` is that of the session, where it is known."""
    folded = " ".join(fold(western_digits(text)).split())
    found = days(text, today, year)
    start, end = hours(text)
    part = next((p for p, words in _PART_WORDS if words.search(folded)), "")
    nth, half = _nth(folded)
    weekday = next((DAY_OF[w] for w in folded.split() if w in DAY_OF), -1)
    date, rule = (found[0].date, found[0].rule) if len(found) == 1 else ("", "")
    return Said(date, part, start, end, nth, half, weekday, rule)


def hours(text: str) -> tuple[str, str]:
    """From when to when: "9h-12h30"; empty where it is not said."""
    plain = re.sub(r" 00:00:00$", "", western_digits(text))
    if found := _HOURS.search(plain):
        start, end = _time(found[1], found[2]), _time(found[3], found[4])
        return (start, end) if start and end and start < end else ("", "")
    found = _FROM.search(plain)
    return (_time(found[1], found[2]), "") if found else ("", "")


def _time(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{minute or '00'}" if int(hour) < 24 and int(minute or 0) < 60 else ""


def _nth(folded: str) -> tuple[int, bool]:
    if found := _NTH_AR.search(folded):
        nth = int(found[1]) if found[1] else _ORDINALS.index(found[2]) + 1
        return nth, "حص" in found[0]
    if found := _NTH.search(folded):
        word, number = (found[1], found[2]) if found[1] else (found[4], found[3])
        return int(number), word not in _DAYLIKE
    return 0, False


# -- days in a text


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    day: int
    month: int
    year: int
    plain: bool = False


def days(text: str, today: dt.date, year: int = 0) -> list[Said]:
    """All days that a text names, in order; "du 12 au 14" names three."""
    plain = _with_months(western_digits(text).replace("–", "-").replace("—", "-").replace("−", "-"))
    plain = _HOURS.sub(lambda hit: " " * len(hit[0]), plain.lower())
    found = sorted(_scan(plain), key=lambda f: (f.start, f.day))
    found = _years(found, year)
    made: list[Said] = []
    before: _Found | None = None
    for one in found:
        if one.year:
            said = _said(one, "")
        else:
            guessed = _latest(one, today)
            said = _said(replace(one, year=guessed), YEAR_GUESSED) if guessed else None
        if said is None:
            continue
        if before is not None and made and _RANGE.fullmatch(plain[before.end : one.start]):
            made += _between(made[-1], said)
        made.append(said)
        before = one
    return list({s.date: s for s in made}.values())


def _with_months(text: str) -> str:
    """Months that are words as ``m3m``."""
    parts = re.split(r"([^\W\d_]+)", text)
    for at, word in enumerate(parts):
        key = fold(word) if word[:1].isalpha() else ""
        if not key or len(key) < 3:
            continue
        if key in FIRST_HALVES and at + 2 < len(parts):
            key = f"{key} {fold(parts[at + 2])}"
            if key in MONTHS:
                parts[at + 2] = ""
        if key in DAY_OF or (key == "mar" and at + 1 < len(parts)):
            parts[at] = ""  # "mar. 3" is a Tuesday
        elif key in MONTHS:
            parts[at] = f" m{MONTHS[key]}m "
    return "".join(parts)


def _scan(text: str) -> list[_Found]:
    """The days in a text; each pattern leaves to the next what it did not take."""
    found: list[_Found] = []

    def take(hit: re.Match[str], day: int, month: int, year: int, plain: bool = False) -> bool:
        if month > 12 >= day:
            day, month = month, day
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return False
        found.append(_Found(hit.start(), hit.end(), day, month, year, plain))
        return True

    def iso(hit: re.Match[str]) -> bool:
        return take(hit, int(hit[3]), int(hit[2]), int(hit[1]))

    def listed(hit: re.Match[str]) -> bool:
        month = int(hit[3] or hit[4])
        if month > 12 or (hit[3] and "-" in hit[1] and "/" not in hit[0] and "." not in hit[0]):
            return False
        firsts, last = [int(n) for n in re.findall(r"\d+", hit[1])], int(hit[2])
        ranged = len(firsts) == 1 and re.search(r"-|au|à|\ba\b|الى|إلى|to", hit[1]) is not None
        several = range(firsts[0], last + 1) if ranged else [*firsts, last]
        return all([take(hit, d, month, _whole_year(hit[5]), not hit[4]) for d in several])

    def full(hit: re.Match[str]) -> bool:
        return take(hit, int(hit[1]), int(hit[3]), _whole_year(hit[4]), True)

    def word(hit: re.Match[str]) -> bool:
        return take(hit, int(hit[1]), int(hit[2]), _whole_year(hit[3]))

    def short(hit: re.Match[str]) -> bool:
        return take(hit, int(hit[1]), int(hit[2]), 0, True)

    for pattern, act in (
        (_ISO, iso), (_LIST, listed), (_FULL, full), (_WORD, word), (_SHORT, short)
    ):  # fmt: skip
        text = _taken(pattern, act, text)
    return found


def _taken(pattern: re.Pattern[str], take: Callable[[re.Match[str]], bool], text: str) -> str:
    """The text without what a pattern takes."""
    return pattern.sub(lambda hit: "\x00" * len(hit[0]) if take(hit) else hit[0], text)


def _whole_year(digits: str | None) -> int:
    return 0 if not digits else int(digits) if len(digits) == 4 else 2000 + int(digits)


def _years(found: Sequence[_Found], year: int) -> list[_Found]:
    """A day without a year is of the year of one that has it."""
    known = next((f.year for f in found if f.year), year)
    return [f if f.year else replace(f, year=known) for f in found]


def _latest(one: _Found, today: dt.date) -> int:
    """The latest year in which the day is not to come."""
    for year in range(today.year, today.year - 5, -1):
        try:
            if dt.date(year, one.month, one.day) <= today:
                return year
        except ValueError:
            continue
    return 0


def _said(one: _Found, rule: str) -> Said | None:
    try:
        day = dt.date(one.year, one.month, one.day)
    except ValueError:
        return None
    if not rule and one.plain and one.day <= 12 and one.day != one.month:
        rule = EITHER
    return Said(day.isoformat(), rule=rule)


def _between(first: Said, last: Said) -> list[Said]:
    start, end = dt.date.fromisoformat(first.date), dt.date.fromisoformat(last.date)
    if not 1 < (end - start).days <= _LONGEST:
        return []
    return [
        Said((start + dt.timedelta(days=n)).isoformat(), rule=first.rule)
        for n in range(1, (end - start).days)
    ]
