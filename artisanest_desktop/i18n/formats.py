"""How each language writes numbers, amounts and dates; by hand, because start-up counts.

CLDR as in Babel 2.18 (fr_MA, ar_MA, en_GB), save the everyday ``DH`` and ``درهم``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

#: Group separator, decimal separator, minus sign.
SEPARATORS = {
    "fr": ("\u202f", ",", "-"),
    "ar": (".", ",", "\u200e-"),
    "en": (",", ".", "-"),
}
_MONEY = {"fr": "%s\u00a0DH", "ar": "%s\u00a0درهم", "en": "MAD\u00a0%s"}
_LOCALES = {"fr": "fr_MA", "ar": "ar_MA", "en": "en_GB"}
_AND = {"fr": (", ", " et "), "ar": ("، ", " و"), "en": (", ", " and ")}
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def digits(text: str, kind: str) -> str:
    """``text`` with Arabic-Indic digits when ``kind`` is ``"arab"``."""
    return text.translate(_ARABIC_DIGITS) if kind == "arab" else text


def number(value: int | float | Decimal | str, code: str, decimals: int | None = None) -> str:
    """Grouped by thousands; ``decimals`` fixes the places, otherwise all are shown."""
    from decimal import ROUND_HALF_UP, Decimal

    exact = Decimal(str(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    group, point, minus = SEPARATORS[code]
    whole, dot, rest = f"{abs(exact):,f}".partition(".")
    text = whole.replace(",", group) + (point + rest if dot else "")
    return minus + text if exact < 0 else text


def money(centimes: int, code: str, decimals: int = 2, currency: str = "") -> str:
    """Everyday writing: ``1 234,50 DH``, ``1.234,50 درهم``, ``MAD 1,234.50``.

    Of another ``currency`` by its code: ``22,50 EUR``, ``EUR 22.50``.
    """
    from decimal import Decimal

    written = number(Decimal(centimes).scaleb(-2), code, decimals)
    if not currency:
        return _MONEY[code] % written
    parts = (currency, written) if code == "en" else (written, currency)
    return "\u00a0".join(parts)


def date(iso: str) -> str:
    """``03/04/2025``, ``04/2025`` or ``2025``."""
    return "/".join(reversed(iso[:10].split("-")))


def long_date(iso: str, code: str) -> str:
    """``3 avril 2025``, ``avril 2025`` or ``2025``, with the months of Morocco in Arabic."""
    parts = [int(p) for p in iso[:10].split("-")]
    if len(parts) == 1:
        return iso
    from babel.dates import format_date

    day = dt.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    pattern = "d MMMM yyyy" if len(parts) == 3 else "MMMM yyyy"
    text = format_date(day, pattern, locale=_LOCALES[code])
    return text.replace("1 ", "1er ", 1) if code == "fr" and parts[2:] == [1] else text


def short_date(iso: str, code: str) -> str:
    """``20 nov.``, of a month ``nov.``; whole names in Arabic, which has no short ones."""
    from babel.dates import format_date

    parts = [int(p) for p in iso[:10].split("-")]
    day = dt.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    locale = "fr" if code == "fr" else _LOCALES[code]  # fr_MA has "jui." for June
    return format_date(day, "d MMM" if len(parts) == 3 else "LLL", locale=locale)


def moment(utc: str, offset_minutes: int) -> str:
    """``03/04/2025 14:05`` on the clock that was ``offset_minutes`` ahead of UTC."""
    local = dt.datetime.fromisoformat(utc) + dt.timedelta(minutes=offset_minutes)
    return local.strftime("%d/%m/%Y %H:%M")


def listing(items: Sequence[str], code: str) -> str:
    """``a, b et c``; ``a، b وc``."""
    comma, last = _AND[code]
    if len(items) < 2:
        return "".join(items)
    return comma.join(items[:-1]) + last + items[-1]
