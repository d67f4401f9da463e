"""The marks of a sheet that somebody made: ``x``, ``P``, ``Abs.``, ``R 15``, ``ح``, ``✗``, 1 and 0.

Stricter than what is typed in the program: a letter that people use for two things is none.
"""

from __future__ import annotations

import re

from artisanest_desktop.i18n import fold
from artisanest_desktop.rules.attendance import ABSENT, EXCUSED, LATE, LEFT, PRESENT
from artisanest_desktop.rules.cleaning import clean, western_digits
from artisanest_desktop.rules.roll_call import LONGEST, Mark

_SAID = {
    PRESENT: "p pr pres present presente presents v ok oui o.k. yes y 1 signe signee emarge "
    "emargee ح حاضر حاضره حضر حضرت حضور نعم وقع وقعت موقع موقعه توقيع",
    ABSENT: "a ab abs absent absente absents absence non no 0 ai ani غ غاءب غايب غاءبه غايبه غاب "
    "غابت غياب لا",
    EXCUSED: "e ex exc excuse excusee excused aj justifie justifiee ع معذور معذوره بعذر عذر مبرر",
    LATE: "r ret retard retards retardataire late ت متاخر متاخره تاخر تاخرت تاخير",
    LEFT: "d dep depart parti partie left غادر غادرت انصرف انصرفت انصراف مغادره",
}
_PHRASES = {
    EXCUSED: ("absent excuse", "absente excusee", "abs excuse", "abs excusee", "abs justifie",
              "abs justifiee", "absence justifiee", "absent justifie", "absente justifiee",
              "غاءب بعذر", "غاءبه بعذر", "غياب مبرر", "غايب بعذر", "غايبه بعذر"),
    ABSENT: ("absent non justifie", "absente non justifiee", "abs non justifie",
             "abs non justifiee", "absence non justifiee", "non presente", "non present",
             "غياب غير مبرر"),
    LATE: ("en retard", "arrivee tardive", "arrive en retard", "arrivee en retard"),
    LEFT: ("depart anticipe", "left early", "partie avant la fin", "parti avant la fin"),
    PRESENT: ("a signe",),
}  # fmt: skip
_WORDS = {fold(w): mark for mark, words in _SAID.items() for w in words.split()} | {
    fold(w): mark for mark, words in _PHRASES.items() for w in words
}
_SIGNS = {**dict.fromkeys("✓✔☑✅√", PRESENT), **dict.fromkeys("✗✘☒❌", ABSENT)}
#: A cross: a tick where nothing else says that somebody was there, else nobody knows.
CROSSES = frozenset(("x", "×", "✕", "✖", "+"))
_EMPTY = frozenset(("☐", "·", ".", "…", "/"))
_MINUTES = re.compile(
    r"(?P<word>[^\d]*?)[\s:(]*(?P<n>\d{1,3})\s*(?:mn|min\.?|minutes?|د|دقيقة|دقائق|')?\s*\)?", re.I
)


def is_cross(text: str) -> bool:
    """Whether a cell is a cross, which may say either."""
    return clean(text).casefold() in CROSSES


def paper_mark(text: str) -> Mark | None:
    """The mark of a cell and the minutes missed; None when it is no mark, or a cross."""
    plain = clean(western_digits(text))
    if plain[:1] in _SIGNS and not plain[1:].strip("\ufe0f"):
        return _SIGNS[plain[0]], None
    if (mark := _WORDS.get(_key(plain))) is not None:
        return mark, None
    found = _MINUTES.fullmatch(plain)
    if found is None or int(found["n"]) > LONGEST:
        return None
    words = [w for w in re.split(r"[\s(:,]+", found["word"]) if w]
    marks = [m for m in map(_WORDS.get, map(_key, words)) if m in (LATE, LEFT)]
    marks = marks or [m for m in [_WORDS.get(_key(found["word"]))] if m in (LATE, LEFT)]
    return (str(marks[-1]), int(found["n"])) if marks else None


def says_nothing(text: str) -> bool:
    """Whether a cell was only ruled through or dotted: an empty box, a dot."""
    return clean(text) in _EMPTY


def is_dash(text: str) -> bool:
    """Whether a cell holds a dash, which may be an absence or an empty cell."""
    return bool(re.fullmatch(r"[-–—_]+", clean(text)))


def _key(text: str) -> str:
    return fold(re.sub(r"\((?:e|es|s)\)", "", text, flags=re.I))
