"""National id, ICE, e-mail and other codes: doubtful ones are kept and marked (R12).

Formats and their certainty: ``domain.md`` section 3.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.rules.cleaning import (
    as_text,
    clean,
    digits_read,
    repaired,
    says_nothing,
    western_digits,
)
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored

_GAPS = str.maketrans("", "", " -._/")
_SCIENTIFIC = re.compile(r"\d[.,]\d*[eE]\+?\d+|\d[eE]\+\d+")
_CIN = re.compile(r"[A-Z]{1,2}\d{4,7}")
#: Letters that are taken for a figure among figures.
_SLIPS = re.compile(r"([A-Z]{1,2}\d)([\dOIL]{3,6})")
_FIGURES = str.maketrans("OIL", "011")
_LONG_CIN = re.compile(r"[A-Z]{3}\d{4,7}")
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s.,;]+")


class _Identifier(Kind):
    """Text in one direction, without the gaps people type for legibility."""

    align = "ltr"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The identifier as it is official, or the text as typed with a doubt."""
        text = clean(raw if type(raw) is str else as_text(raw, lang))
        compact = self._compact(western_digits(text))
        if compact is None:
            return Parsed(None) if says_nothing(text) else Parsed(text, self.check(text, today))
        return digits_read(compact, text, lang, compact)

    def _compact(self, text: str) -> str | None:
        """The official writing; None when the text is not of that form."""
        raise NotImplementedError


class NationalId(_Identifier):
    """A Moroccan national identity card number (CIN): one or two letters, 4 to 7 digits."""

    key = "national_id"

    def _compact(self, text: str) -> str | None:
        compact = text.upper().translate(_GAPS)
        return compact if _CIN.fullmatch(compact) or _LONG_CIN.fullmatch(compact) else None

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The number in capitals without gaps; three letters are doubtful."""
        parsed = super().parse(raw, lang, today)
        if parsed.value and not parsed.findings:
            return Parsed(parsed.value, self.check(parsed.value, today))
        text = str(parsed.value or "")
        slip = _SLIPS.fullmatch(western_digits(text).upper().translate(_GAPS))
        if slip is not None:
            value = slip[1] + slip[2].translate(_FIGURES)
            if value != parsed.value:
                return Parsed(value, (repaired("letter-for-figure", text, value),))
        return parsed

    def check(self, value: Stored, today: dt.date) -> tuple[Finding, ...]:
        """Nobody has published the pattern: what differs from the usual one is only marked."""
        if not value or _CIN.fullmatch(str(value)):
            return ()
        text = _("An unusual card number: one or two letters, then 4 to 7 digits, as in EE123456.")
        return (Finding("cin-odd", text),)


class Ice(_Identifier):
    """Identifiant commun de l'entreprise: 15 digits that are a multiple of 97."""

    key = "ice"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Fifteen digits; zeros that a spreadsheet has eaten are put back."""
        parsed = super().parse(raw, lang, today)
        text = str(parsed.value or "")
        if _SCIENTIFIC.fullmatch(text):
            return _rounded(text)
        digits = western_digits(text)
        if 9 <= len(digits) < 15 and digits.isdigit() and int(digits) % 97 == 0:
            full = digits.zfill(15)
            return Parsed(full, (repaired("lost-zero", text, full),))
        return parsed

    def _compact(self, text: str) -> str | None:
        compact = re.sub(r"^ICE\W*", "", text.upper()).translate(_GAPS)
        return compact if len(compact) == 15 and _sound(compact) else None

    def check(self, value: Stored, today: dt.date) -> tuple[Finding, ...]:
        """Length and control digits."""
        text = str(value or "")
        if not text or (len(text) == 15 and _sound(text)):
            return ()
        if len(text.translate(_GAPS)) == 15 and text.translate(_GAPS).isdigit():
            said = _("The control digits of this ICE do not fit: read it again from the paper.")
            return (Finding("ice-control", said),)
        return (Finding("ice-odd", _("An ICE has 15 digits.")),)


class Email(_Identifier):
    """An e-mail address, as typed."""

    key = "email"

    def _compact(self, text: str) -> str | None:
        plain = text.removeprefix("mailto:")
        return plain if _EMAIL.fullmatch(plain) else None

    def check(self, value: Stored, today: dt.date) -> tuple[Finding, ...]:
        """One @ and a dot after it."""
        if not value or _EMAIL.fullmatch(str(value)):
            return ()
        text = _("This does not look like an e-mail address, as in nom@exemple.ma.")
        return (Finding("email-odd", text),)


class Code(_Identifier):
    """A code that usually matches ``pattern`` (a regular expression for the whole of it)."""

    key = "code"

    def __init__(self, pattern: str = "") -> None:
        self.pattern = re.compile(pattern)

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The code without gaps when that is its usual form, else as typed."""
        parsed = super().parse(raw, lang, today)
        text = str(parsed.value or "")
        return _rounded(text) if _SCIENTIFIC.fullmatch(text) else parsed

    def _compact(self, text: str) -> str | None:
        if not self.pattern.pattern:
            return None if says_nothing(text) else text
        return next((t for t in (text, text.translate(_GAPS)) if self.pattern.fullmatch(t)), None)

    def check(self, value: Stored, today: dt.date) -> tuple[Finding, ...]:
        """Whether it has its usual form."""
        if not value or not self.pattern.pattern or self.pattern.fullmatch(str(value)):
            return ()
        return (Finding("code-odd", _("This number does not have its usual length or form.")),)


def _sound(ice: str) -> bool:
    return ice.isascii() and ice.isdigit() and int(ice) % 97 == 0


def _rounded(text: str) -> Parsed:
    said = _(
        "The spreadsheet has rounded “%(was)s” and its digits are lost: "
        "format the cell as text and type the number again."
    ) % {"was": text}
    return Parsed(None, (Finding("rounded-away", said, "refused"),))
