"""What every kind does to raw input first: drop what nobody sees, read Arabic-Indic digits."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.i18n.folding import fold
from artisanest_desktop.rules.kinds import Finding, Parsed, Stored

# Control characters, soft hyphen, direction marks, zero-width ones; no-break and other spaces.
_UNSEEN = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"
    r"\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
_SPACES = r"\t\n\x0b\x0c\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNCLEAN = re.compile(f"[{_UNSEEN}{_SPACES}]|  |^ | $")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_EXACT = 1e15
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
#: What people write in a cell to say that there is nothing.
_NOTHING = frozenset(
    ("neant", "n a", "nc", "nd", "sans", "aucun", "aucune", "none", "nil", "null")
) | {"لا شي", "لا يوجد", "لا توجد", "بدون", "غير متوفر"}


def clean(text: str) -> str:
    """One line without invisible characters, with single spaces, in composed Unicode (NFC)."""
    if _UNCLEAN.search(text) is not None:
        text = " ".join(_INVISIBLE.sub("", text).split())
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def clean_lines(text: str) -> str:
    """The same line by line; blank lines at both ends go."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(clean, lines)).strip("\n")


def western_digits(text: str) -> str:
    """``text`` with ٠-٩ and ۰-۹ written 0-9."""
    return text if text.isascii() else text.translate(_DIGITS)


def says_nothing(text: str) -> bool:
    """Whether a cleaned text stands for an empty cell: "-", "néant", "لا يوجد"."""
    if len(text) > 14:
        return False
    words = fold(text)
    return not words or words in _NOTHING


def as_text(raw: Any, lang: Language) -> str:
    """A workbook's value as the person saw it: 12.0 is "12", a date is written out."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return lang(_("yes") if raw else _("no"))
    if isinstance(raw, float):
        if abs(raw) >= _EXACT:
            # A spreadsheet keeps 15 digits: more would be invented ones.
            return f"{raw:.15G}"
        return str(int(raw)) if raw.is_integer() else format(Decimal(repr(raw)), "f")
    if isinstance(raw, dt.datetime) and raw.time() != dt.time():
        return f"{lang.date(raw.date().isoformat())} {raw:%H:%M}"
    if isinstance(raw, dt.date):
        return lang.date(raw.isoformat()[:10])
    if isinstance(raw, dt.time):
        return f"{raw:%H:%M}"
    return str(raw)


def repaired(rule: str, was: str, now: str) -> Finding:
    """A value that was understood after a repair."""
    text = _("“%(was)s” was understood as “%(now)s”.") % {"was": was, "now": now}
    return Finding(rule, text, "repaired")


def digits_read(value: Stored, was: str, lang: Language, now: str) -> Parsed:
    """A value read from ``was``; says so when its digits were Arabic-Indic and need not be."""
    if lang.digits == "arab" or was == western_digits(was):
        return Parsed(value)
    return Parsed(value, (repaired("digits", was, now),))
