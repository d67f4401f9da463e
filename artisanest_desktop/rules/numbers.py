"""Whole numbers, quantities and amounts, in every way of writing that a workbook may bring."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.i18n.formats import SEPARATORS
from artisanest_desktop.rules.cleaning import clean, digits_read, repaired, says_nothing
from artisanest_desktop.rules.cleaning import western_digits as western
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored

#: Beyond this a store's 64-bit integer could overflow: surely a slip of the keyboard.
_LIMIT = 10**15
_DUST = Decimal("1e-4")
#: Also stuck to the number, as in 200dh.
_CURRENCY = re.compile(
    r"(?<![^\W\d_])(?:dirhams?|dhs?|mad)(?![^\W\d_])\.?|دراهم|درهما|درهم|د ?\. ?م ?\.?", re.I
)
#: Words and signs of other currencies.
_FOREIGN = re.compile(
    r"[€$£]|(?<![^\W\d_])(?:eur|euros?|usd|dollars?|gbp)(?![^\W\d_])|يورو|أورو|دولار", re.I
)
_SPACED = re.compile(r"\D*\d{1,3}(?: \d{3})+(?!\d).*")
_NUMBER = re.compile(r"[\d.,]*\d[\d.,]*")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]?\d{1,2}")
_UNIT = re.compile(r"^([-+(]?[\d .,']*\d)\s*([^\W\d_]+)\.?$")
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "٫": ",", "٬": ".", "،": ",", "’": "'"})


@dataclass(frozen=True, slots=True)
class Unread(Exception):
    """A text that is not a number; ``rule`` and ``text`` say why."""

    rule: str
    text: Msg

    def refusal(self) -> Parsed:
        """Nothing stored, with the reason."""
        return Parsed(None, (Finding(self.rule, self.text, "refused"),))


def _not_a_number(text: str) -> Unread:
    return Unread(
        "not-a-number",
        _("“%(was)s” is not a number: write it in digits, for example 1250.") % {"was": text},
    )


def read_number(text: str, point: str | None = None) -> Decimal:
    """The number that a cleaned text means; raises :class:`Unread`.

    With both separators the last is the decimal one; one that comes twice groups thousands.
    A single one before exactly three digits groups thousands too, unless the language's
    decimal ``point`` is given and it is that one, or the number begins with a zero.
    """
    plain = western(text).translate(_SIGNS).replace("- ", "-")
    if " " in plain and not _SPACED.fullmatch(plain):
        raise _not_a_number(text)
    plain = plain.replace(" ", "").replace("'", "")
    negative = plain[:1] == "-" or plain[-1:] == "-" or (plain[:1] + plain[-1:]) == "()"
    plain = plain.strip("()").removeprefix("+").strip("-")
    if _SCIENTIFIC.fullmatch(plain):
        value = Decimal(plain.replace(",", "."))
    elif _NUMBER.fullmatch(plain):
        value = Decimal(_plain_notation(plain, text, point))
    else:
        raise _not_a_number(text)
    if abs(value) >= _LIMIT:
        raise Unread("too-large", _("“%(was)s” is too large a number.") % {"was": text})
    return -value if negative and value else value


def _plain_notation(plain: str, text: str, point: str | None) -> str:
    mark = max(plain.rfind("."), plain.rfind(","))
    if mark < 0:
        return plain
    sign = plain[mark]
    other = "." if sign == "," else ","
    tail = plain[mark + 1 :]
    groups = plain[:mark].replace(other, sign).split(sign)
    if plain.count(sign) > 1:
        return _grouped([*groups, tail], text)
    if other in plain:
        return _grouped(groups, text) + "." + tail
    if len(tail) == 3 and 1 <= mark <= 3 and plain[0] != "0" and sign != point:
        return plain[:mark] + tail
    return (plain[:mark] or "0") + "." + tail


def _grouped(groups: list[str], text: str) -> str:
    """Thousands joined, if they are thousands: 1.234.567 but not 1.23.4."""
    if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]):
        raise _not_a_number(text)
    return "".join(groups)


class _Number(Kind):
    editor = "number"
    align = "number"
    excel = "number"

    def _read(self, raw: Any, lang: Language) -> tuple[Decimal | None, str, tuple[Finding, ...]]:
        """Number (None when empty), the cleaned text, what was repaired; raises Unread."""
        if isinstance(raw, bool | dt.date | dt.time):
            raise _not_a_number(str(raw))
        if isinstance(raw, int | float | Decimal):
            value = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
            if not value.is_finite() or abs(value) >= _LIMIT:
                raise _not_a_number(str(raw))
            return value, str(raw), ()
        text = clean("" if raw is None else str(raw))
        if not text or says_nothing(text):
            return None, text, ()
        return self._read_text(text, lang)

    def _read_text(self, text: str, lang: Language) -> tuple[Decimal, str, tuple[Finding, ...]]:
        point = SEPARATORS[lang.code][1]
        # In French nobody groups with a dot: 2.500 is two and a half, as from a keypad.
        if "." not in SEPARATORS[lang.code] and "," not in western(text).translate(_SIGNS):
            point = "."
        unit = _UNIT.match(western(text).translate(_SIGNS))
        if unit is None:
            return read_number(text, point), text, ()
        value = read_number(unit[1], point)
        return value, text, (repaired("word-dropped", text, lang.number(value)),)


class Whole(_Number):
    """A whole number."""

    key = "whole"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """An int; 12.0 is 12, 12.5 is refused."""
        if type(raw) is int or (type(raw) is str and raw.isascii() and raw.isdigit()):
            value = int(raw)
            if abs(value) < _LIMIT:
                return Parsed(value)
        try:
            number, text, said = self._read(raw, lang)
        except Unread as reason:
            return reason.refusal()
        if number is None:
            return Parsed(None)
        if number != number.to_integral_value():
            said_so = _("“%(was)s” is not a whole number.") % {"was": text}
            return Unread("not-whole", said_so).refusal()
        whole = int(number)
        return Parsed(whole, said) if said else digits_read(whole, text, lang, str(whole))

    def _read_text(self, text: str, lang: Language) -> tuple[Decimal, str, tuple[Finding, ...]]:
        """A single separator before three digits groups thousands in every language."""
        unit = _UNIT.match(western(text).translate(_SIGNS))
        value = read_number(unit[1] if unit else text)
        return value, text, (repaired("word-dropped", text, lang.number(value)),) if unit else ()

    def format(self, value: Stored, lang: Language) -> str:
        """Grouped by thousands."""
        return "" if value is None else lang.number(int(value))

    def fold(self, value: Stored) -> str:
        """The digits."""
        return "" if value is None else str(value)


class Quantity(_Number):
    """A decimal number, kept as plain text: ``"2.5"``."""

    key = "quantity"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Decimal text in plain notation, without useless zeros."""
        try:
            number, text, said = self._read(raw, lang)
        except Unread as reason:
            return reason.refusal()
        if number is None:
            return Parsed(None)
        value = _plain(number)
        return Parsed(value, said) if said else digits_read(value, text, lang, value)

    def format(self, value: Stored, lang: Language) -> str:
        """Grouped by thousands, with the reader's decimal sign."""
        return "" if value is None else lang.number(str(value))

    def cell(self, value: Stored, lang: Language) -> Any:
        """A Decimal."""
        return None if value is None else Decimal(str(value))


class Percent(Quantity):
    """A share of a hundred, kept as plain text: ``"12.5"`` is 12.5 %."""

    key = "percent"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The number, with or without its sign."""
        if isinstance(raw, str):
            raw = western(raw).replace("%", "").replace("٪", "")
        return super().parse(raw, lang, today)

    def format(self, value: Stored, lang: Language) -> str:
        """``12,5 %``."""
        return "" if value is None else f"{super().format(value, lang)}\u00a0%"


class Money(_Number):
    """An amount in centimes of dirham."""

    key = "money"
    editor = "money"
    excel = "money"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Centimes, from "1 234,50 DH", "1.234,50", "200dh", "٢٠٠ درهم" or a number."""
        if type(raw) is str and raw.isascii() and raw.isdigit() and len(raw) < 13:
            return Parsed(int(raw) * 100)
        if type(raw) is float and abs(raw) < 1e9:
            value = round(raw * 100)
            if abs(raw * 100 - value) < 1e-4:
                return Parsed(value)
        try:
            number, text, _said = self._read(raw, lang)
        except Unread as reason:
            return reason.refusal()
        if number is None:
            return Parsed(None)
        value = int(number.scaleb(2).to_integral_value(ROUND_HALF_UP))
        # A workbook's 0.1 + 0.2 is 0.30000000000000004: nothing was lost there.
        if abs(number.scaleb(2) - value) > _DUST:
            return Parsed(value, (repaired("rounded", text, lang.money(value)),))
        return digits_read(value, text, lang, lang.money(value))

    def _read_text(self, text: str, lang: Language) -> tuple[Decimal, str, tuple[Finding, ...]]:
        """No amount has three decimals: a separator before three digits groups thousands."""
        amount = _CURRENCY.sub("", text).strip()
        try:
            return read_number(amount), text, ()
        except Unread as reason:
            if reason.rule == "not-a-number":
                raise Unread(
                    "not-an-amount",
                    _("“%(was)s” is not an amount in dirhams: write for example 1250,50.")
                    % {"was": text},
                ) from None
            raise

    def format(self, value: Stored, lang: Language) -> str:
        """The amount with its currency."""
        return "" if value is None else lang.money(int(value))

    def cell(self, value: Stored, lang: Language) -> Any:
        """Dirhams as a Decimal."""
        return None if value is None else Decimal(int(value)).scaleb(-2)

    def fold(self, value: Stored) -> str:
        """Dirhams, with and without centimes."""
        if value is None:
            return ""
        dirhams, centimes = divmod(abs(int(value)), 100)
        return f"{dirhams},{centimes:02}"


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def foreign(text: str) -> bool:
    """Whether a text names a currency that is not the dirham."""
    return _FOREIGN.search(text) is not None


class Foreign(Money):
    """A column of amounts whose header names another currency: none of them is in dirhams."""

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Nothing, and why; unless the cell itself says dirhams."""
        found = super().parse(raw, lang, today)
        if found.value is None or (isinstance(raw, str) and _CURRENCY.search(raw)):
            return found
        text = _("“%(was)s” is in another currency: write the amount in dirhams.")
        return Parsed(None, (Finding("foreign-currency", text % {"was": str(raw)}, "refused"),))
