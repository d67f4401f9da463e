"""Phone numbers, kept as E.164 (``+212612345678``) when they are valid.

Moroccan numbers: ``domain.md`` section 3 (after Google's libphonenumber, which is asked only
about foreign numbers because importing it costs 30 ms).
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

_SEPARATORS = str.maketrans("", "", " -./()'\u2010\u2011\u2012\u2013\u2212")
_MOROCCAN = re.compile(r"(?:\+212|00212|212)?0?([5-8]\d{8})")
_FOREIGN = re.compile(r"(?:\+|00)(\d{7,15})")
#: What a program made of a whole number, and letters that look like a zero.
_POINT_ZERO = re.compile(r"\d{9,12}\.0")
_LIKE_ZERO = str.maketrans("oOòôÔ", "00000")
#: A Moroccan number with a zero too many, which is no Australian one.
_DOUBLE_ZERO = re.compile(r"00[5-8]\d{8}")
#: What people write before a number.
_WORD = re.compile(
    r"^(?:t[ée]l(?:[ée]phone)?|gsm|mobile|portable|num|n°|هاتف|الهاتف)\s*[.:°]*\s*", re.I
)
_SCIENTIFIC = re.compile(r"(\d)[.,]?(\d*)[eE]\+?(\d+)")
#: Two numbers with nothing but a space between them.
_GLUED = re.compile(r"(0[5-7]\d{8})(0[5-7]\d{8})")
_BETWEEN = re.compile(r"\s*(?:[/;,|\n]| - | ou | et | و| أو )\s*")


class Phone(Kind):
    """A phone number; one that is not valid is kept as typed and marked."""

    key = "phone"
    editor = "phone"
    align = "ltr"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """E.164, whatever the separators; a lost zero is put back."""
        text = raw if type(raw) is str else as_text(raw, lang)
        if text.isascii():
            number = text.replace(" ", "")
            if len(number) == 10 and number.isdigit() and number[0] == "0" and number[1] in "5678":
                return Parsed("+212" + number[1:])
        text = clean(text.replace("\n", " / ").strip(" /") if "\n" in text else text)
        number = western_digits(text).translate(_SEPARATORS)
        hit = _MOROCCAN.fullmatch(number)
        if hit is None:
            return Parsed(None) if says_nothing(text) else self._unusual(text, number)
        value = "+212" + hit[1]
        if len(number) == 9:
            return Parsed(value, (repaired("lost-zero", text, _spaced(value)),))
        return digits_read(value, text, lang, _spaced(value))

    def _unusual(self, text: str, number: str) -> Parsed:
        scientific = _SCIENTIFIC.fullmatch(number)
        if scientific:
            return _unrounded(text, scientific)
        if value := _mended(western_digits(text)):
            return Parsed(value, (repaired("phone-mended", text, _spaced(value)),))
        value = None if _DOUBLE_ZERO.fullmatch(number) else _foreign(number)
        return Parsed(value) if value else Parsed(text, self.check(text, dt.date.min))

    def check(self, value: Stored, today: dt.date) -> tuple[Finding, ...]:
        """A number that is not E.164 is doubtful; two numbers in one field are named as such."""
        text = str(value or "")
        if not text or _valid(text):
            return ()
        if _SCIENTIFIC.fullmatch(text):
            return (_rounded(),)
        glued = _GLUED.fullmatch(western_digits(text).translate(_SEPARATORS))
        parts = [western_digits(part).translate(_SEPARATORS) for part in _BETWEEN.split(text)]
        if glued or (
            len(parts) > 1 and all(_MOROCCAN.fullmatch(p) or _FOREIGN.fullmatch(p) for p in parts)
        ):
            said = _("Two numbers in one field: move one to “Second phone”.")
            return (Finding("two-phones", said),)
        said = _("This does not look like a phone number; in Morocco: ten digits, 06 12 34 56 78.")
        return (Finding("phone-odd", said),)

    def format(self, value: Stored, lang: Language) -> str:
        """``06 12 34 56 78`` for a Moroccan number, ``+33 6 12 34 56 78`` for a foreign one."""
        text = "" if value is None else _spaced(str(value))
        return text.translate(_ARABIC) if lang.digits == "arab" and _valid(str(value)) else text

    def fold(self, value: Stored) -> str:
        """Found by its pairs of digits, by the whole, with or without the country code."""
        text = "" if value is None else str(value)
        if text[:4] != "+212" or len(text) != 13:
            return text
        return f"{_spaced(text)} 0{text[4:]} {text[1:]}"

    def mask(self, value: Stored) -> str:
        """The number with its middle hidden: ``06 •• •• •• 78``."""
        text = "" if value is None else _spaced(str(value))
        return f"{text[:2]} •• •• •• {text[-2:]}" if len(text) == 14 else super().mask(value)


_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _valid(text: str) -> bool:
    return text[:1] == "+" and text[1:].isascii() and text[1:].isdigit()


def _spaced(value: str) -> str:
    if value[:4] == "+212" and len(value) == 13 and _valid(value):
        return f"0{value[4]} {value[5:7]} {value[7:9]} {value[9:11]} {value[11:]}"
    if not _valid(value):
        return value
    import phonenumbers

    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def split(text: str) -> list[str]:
    """The numbers of a cell that holds several, each as typed; empty when it does not."""
    text = clean(text.replace("\n", " / "))
    parts = [p for p in _BETWEEN.split(text) if p]
    numbers = [western_digits(part).translate(_SEPARATORS) for part in parts]
    if len(parts) == 1 and (glued := _GLUED.fullmatch(numbers[0])):
        return [glued[1], glued[2]]
    several = len(parts) > 1 and all(map(_MOROCCAN.fullmatch, numbers))
    return parts if several else []


def _mended(text: str) -> str | None:
    """The number in a text that holds nothing else, once slips that are certain are put right."""
    if _POINT_ZERO.fullmatch(text):
        text = text[:-2]
    number = _WORD.sub("", text).translate(_LIKE_ZERO).translate(_SEPARATORS)
    hit = _MOROCCAN.fullmatch(number)
    return "+212" + hit[1] if hit else None


def _foreign(number: str) -> str | None:
    """E.164 of a number with a country code that libphonenumber holds possible."""
    hit = _FOREIGN.fullmatch(number)
    if hit is None:
        return None
    import phonenumbers

    try:
        parsed = phonenumbers.parse("+" + hit[1])
    except phonenumbers.NumberParseException:
        return None
    if parsed.country_code == 212 or not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _unrounded(text: str, hit: re.Match[str]) -> Parsed:
    """A number that Excel wrote as 6.12345678E+08: understood if no digit is lost."""
    digits, places = hit[1] + hit[2], int(hit[3])
    moroccan = _MOROCCAN.fullmatch(digits) if places + 1 == len(digits) else None
    if moroccan is None:
        # What the lost digits were nobody knows: the field stays empty.
        lost = _rounded()
        return Parsed(None, (Finding(lost.rule, lost.text, "refused"),))
    value = "+212" + moroccan[1]
    return Parsed(value, (repaired("scientific", text, _spaced(value)),))


def _rounded() -> Finding:
    text = _("The spreadsheet has rounded this number: type it again from the paper.")
    return Finding("phone-rounded", text)
