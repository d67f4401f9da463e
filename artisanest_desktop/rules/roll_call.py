"""Typing a signed sheet: which key is which mark, and what a line of numbers says.

``1-12 14 17 19-23 13a 15r30``: a number is the person's number on the sheet, present unless a
letter follows, with minutes missed after late and left early. ``*`` is everyone present, ``!``
the rest absent; what is not named stays as it is. Letters of both scripts and Arabic-Indic
digits are read in every screen language, and the number row of a French keyboard without Shift.
The numbers are those of a paper: they may have gaps, and belong to lines without a name. A first
word ``/1`` or ``S-2026-014/1`` says which paper that is; ``27 Fatna`` names who signed a line.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.attendance import ABSENT, EXCUSED, LATE, LEFT, MARKS, PRESENT
from artisanest_desktop.rules.cleaning import western_digits
from artisanest_desktop.rules.kinds import Kind

#: One key for each mark, whichever keyboard lies on the table.
LETTERS = {
    **dict.fromkeys("pvxح✓", PRESENT),
    **dict.fromkeys("rltتم", LATE),
    **dict.fromkeys("dخ", LEFT),
    **dict.fromkeys("aغ", ABSENT),
    **dict.fromkeys("eع", EXCUSED),
}
#: The number row of a French keyboard without Shift. Its 6 is also what writes a range.
ROW = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
EVERYONE, REST = "*", "!"
#: A mark and the minutes missed, as the store keeps them.
Mark = tuple[str, int | None]
#: The same of a cell in which nothing may be typed yet.
Cell = tuple[str | None, int | None]

_DASHES = str.maketrans("–—−", "---")
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_SEPARATORS = re.compile(r"[\s,;،؛]+")
_NUMBERS = f"0-9{re.escape(''.join(ROW))}"
_TOKEN = re.compile(rf"([{_NUMBERS}]+)(?:([{''.join(LETTERS)}])([{_NUMBERS}]*))?")
_WITH_MINUTES = re.compile(r"(\D+?)\s*([0-9]{1,3})")
#: Minutes beyond this are a slip of the finger.
LONGEST = 600


def mark_of_key(text: str) -> str | None:
    """The mark a key in the grid stands for: a letter, or a digit 1 to 5; None for others."""
    key = western_digits(text).lower()
    if key in LETTERS:
        return LETTERS[key]
    key = ROW.get(key, key)
    return MARKS[int(key) - 1] if key in ("1", "2", "3", "4", "5") else None


def mark_of_text(text: str, kind: Kind, lang: Language, today: dt.date) -> Cell | None:
    """The mark of a spreadsheet's cell: a letter, a word in any language, ``R 30``, or nothing.

    ``kind`` is the choice of marks; None when it is no mark.
    """
    said = text.strip().lstrip("'")
    if not said or said in ("·", "-"):
        return None, None
    found = _WITH_MINUTES.fullmatch(western_digits(said))
    word, minutes = (found[1].strip(), int(found[2])) if found else (said, None)
    mark = mark_of_key(word)
    if mark is None:
        parsed = kind.parse(word, lang, today)
        mark = None if parsed.refused else str(parsed.value)
    if mark not in MARKS or (minutes is not None and mark not in (LATE, LEFT)):
        return None
    return mark, minutes


def digit_of_key(text: str) -> str | None:
    """The digit a key stands for, on a French keyboard without Shift too."""
    key = western_digits(text)
    key = ROW.get(key.lower(), key)
    return key if len(key) == 1 and key in "0123456789" else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says: marks by number, what becomes of the others, what was not understood.

    ``everyone`` and ``rest`` are marks: of all who are not named, and of those among them who
    have none yet. ``blank`` are marks of numbered lines without a name; ``beyond`` are numbers
    there is nobody for, ``skipped`` those that a range only passes over.
    """

    named: Mapping[int, Mark] = field(default_factory=dict)
    everyone: str | None = None
    rest: str | None = None
    unread: tuple[str, ...] = ()
    beyond: tuple[int, ...] = ()
    blank: Mapping[int, Mark] = field(default_factory=dict)
    skipped: tuple[int, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to write."""
        return not self.named and self.everyone is None and self.rest is None

    @property
    def is_clear(self) -> bool:
        """Whether all of it was understood and can be written, but for lines without a name."""
        return not self.unread and not self.beyond


def read(line: str, numbers: Collection[int], blank: Collection[int] = ()) -> Reading:
    """Read a line typed from a sheet on which these ``numbers`` are people, and the ``blank`` ones
    lines without a name; later words win over earlier ones."""
    known, bare = frozenset(numbers), frozenset(blank)
    last = max(known | bare, default=0)
    marks: dict[int, Mark] = {}
    everyone = rest = None
    unread: list[str] = []
    beyond: list[int] = []
    skipped: list[int] = []
    for token in _tokens(line):
        if token == EVERYONE:
            everyone = PRESENT
        elif token == REST:
            rest = ABSENT
        elif (said := _token(token, last)) is None:
            unread.append(token)
        else:
            several, mark = said
            marks.update(dict.fromkeys((n for n in several if n in known or n in bare), mark))
            nobody = [n for n in several if n not in known and n not in bare]
            outside = len(several) == 1 or len(nobody) == len(several)
            beyond += [n for n in nobody if outside or not 0 < n <= last]
            skipped += [n for n in nobody if not outside and 0 < n <= last]
    return Reading(
        {n: mark for n, mark in marks.items() if n in known},
        everyone,
        rest,
        tuple(unread),
        tuple(dict.fromkeys(beyond)),
        {n: mark for n, mark in marks.items() if n not in known},
        tuple(dict.fromkeys(skipped)),
    )


_EDITION = re.compile(
    rf"\s*(?:([a-z]+-\d{{4}}-\d+)\s*)?[/:]\s*([{_NUMBERS}]{{1,3}})(?:\s+|$)(.*)", re.I | re.S
)
_NAMED = re.compile(
    rf"([{_NUMBERS}]+?)([{''.join(LETTERS)}][{_NUMBERS}]*)?(?:\s*-\s+|[\s.):،,]+)(.+)", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper a line is read from: ``code`` of the session if it was typed, the edition's
    number, and the ``rest`` of the line."""

    code: str
    edition: int
    rest: str


def paper(line: str) -> Paper | None:
    """Which paper the first word of a line names: ``/1``, ``S-2026-014/1``; None when none."""
    found = _EDITION.fullmatch(western_digits(line))
    if found is None:
        return None
    edition = int("".join(ROW.get(c, c) for c in found[2].lower()))
    return Paper((found[1] or "").upper(), edition, found[3])


def naming(line: str, last: int) -> tuple[int | None, Mark, str] | None:
    """``27 Fatna Bent Ahmed``: a line's number, the mark it has there (present, if none), a name.

    The number is None where only a name stands; None for the whole when there is no name.
    """
    text = western_digits(line).translate(_DASHES).strip()
    found = _NAMED.fullmatch(text)
    if found is not None and _is_name(found[3]):
        said = _token((found[1] + (found[2] or "")).lower(), last)
        if said is not None and len(said[0]) == 1:
            return said[0][0], said[1], found[3].strip()
    return (None, (PRESENT, None), text) if _is_name(text) else None


def _is_name(text: str) -> bool:
    """Whether it is made of letters, more of them than any mark has; a French row is not."""
    first = text.lower().split(maxsplit=1)[0] if text else ""
    letters = sum(c.isalpha() for c in text)
    return text[:1].isalpha() and letters > 2 and len(text) > 2 and not _TOKEN.fullmatch(first)


def _tokens(line: str) -> list[str]:
    text = _RANGE.sub("-", western_digits(line).lower().translate(_DASHES))
    for sign in (EVERYONE, REST):
        text = text.replace(sign, f" {sign} ")
    return [t for t in _SEPARATORS.split(text) if t]


def _token(token: str, last: int) -> tuple[Sequence[int], Mark] | None:
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    letter, minutes = found[2], found[3]
    mark = LETTERS[letter] if letter else PRESENT
    missed = int("".join(ROW.get(c, c) for c in minutes)) if minutes else None
    if missed is not None and (mark not in (LATE, LEFT) or missed > LONGEST):
        return None
    numbers = _numbers(found[1], last)
    return None if numbers is None else (numbers, (mark, missed or None))


def _numbers(written: str, last: int) -> Sequence[int] | None:
    """The numbers of ``12``, ``1-12``, ``&-&é``; None when it could be read in two ways."""
    if not re.search(r"[^0-9-]", written) and re.search(r"[0-9]", written):
        return _plain(written)
    # The French row: each dash is a 6 or writes a range; only one reading may make sense.
    digits = [c if c == "-" else ROW.get(c, c) for c in written]
    dashes = [n for n, c in enumerate(digits) if c == "-"]
    if not dashes:
        return _plain("".join(digits))
    if len(dashes) > _MOST:
        return None
    readings = []
    for choice in product("6-", repeat=len(dashes)):
        for at, char in zip(dashes, choice, strict=True):
            digits[at] = char
        numbers = _plain("".join(digits))
        if numbers is not None and numbers[0] > 0 and numbers[-1] <= last:
            readings.append(numbers)
    return readings[0] if len(readings) == 1 else None


_MOST = 6


def _plain(written: str) -> Sequence[int] | None:
    """``12``, or ``1-12`` in either order; None for anything else."""
    first, dash, last = written.partition("-")
    if not dash:
        return (int(first),) if first and len(first) <= _LENGTH else None
    if not (first.isdigit() and last.isdigit()) or max(len(first), len(last)) > _LENGTH:
        return None
    low, high = sorted((int(first), int(last)))
    return range(low, high + 1) if low != high else None


_LENGTH = 4


def outcome(reading: Reading, current: Mapping[int, str | None]) -> dict[int, Mark]:
    """Which numbers change to what, where ``current`` are the marks by number."""
    found: dict[int, Mark] = {}
    for number, mark in current.items():
        if number in reading.named:
            found[number] = reading.named[number]
        elif reading.everyone is not None:
            found[number] = (reading.everyone, None)
        elif reading.rest is not None and mark is None:
            found[number] = (reading.rest, None)
    return found


def tally(reading: Reading, current: Mapping[int, str | None]) -> Counter[str | None]:
    """How many of each mark there will be; None counts those not yet typed."""
    changed = outcome(reading, current)
    return Counter(changed[n][0] if n in changed else mark for n, mark in current.items())
