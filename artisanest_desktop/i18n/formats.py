"""How each language writes numbers, amounts and dates; by hand, because start-up counts.

CLDR as in Babel 2.18 (fr_MA, ar_MA, en_GB), save the everyday ``DH`` and ``درهم``.
"""

from __future__ import annotations

from decimal import Decimal

#: group separator, decimal separator, minus sign
SEPARATORS = {
    "fr": ("\u202f", ",", "-"),
    "ar": (".", ",", "\u200e-"),
    "en": (",", ".", "-"),
}
_MONEY = {"fr": "%s\u00a0DH", "ar": "%s\u00a0درهم", "en": "MAD\u00a0%s"}
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def digits(text: str, kind: str) -> str:
    """``text`` with Arabic-Indic digits when ``kind`` is ``"arab"``."""
    return text.translate(_ARABIC_DIGITS) if kind == "arab" else text


def number(value: int | float | Decimal | str, code: str, decimals: int | None = None) -> str:
    """Grouped by thousands; ``decimals`` fixes the places, otherwise all are shown."""
    exact = Decimal(str(value))
    if decimals is not None:
        exact = round(exact, decimals) if decimals else exact.to_integral_value()
    group, point, minus = SEPARATORS[code]
    whole, dot, rest = f"{abs(exact):,f}".partition(".")
    text = whole.replace(",", group) + (point + rest if dot else "")
    return minus + text if exact < 0 else text


def money(centimes: int, code: str) -> str:
    """Everyday writing: ``1 234,50 DH``, ``1.234,50 درهم``, ``MAD 1,234.50``."""
    return _MONEY[code] % number(Decimal(centimes).scaleb(-2), code, 2)


def date(iso: str) -> str:
    """``03/04/2025``, ``04/2025`` or ``2025``."""
    return "/".join(reversed(iso[:10].split("-")))
