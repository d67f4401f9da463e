"""Lengths and weights: a number in the unit of its field, whatever unit the cell is in."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from artisanest_desktop.i18n import Language, _, fold
from artisanest_desktop.rules.cleaning import clean, repaired, western_digits
from artisanest_desktop.rules.kinds import Finding, Parsed
from artisanest_desktop.rules.numbers import Quantity

#: Of each unit: what it measures, how much of the smallest one it is, and how people write it.
UNITS: dict[str, tuple[str, Decimal, tuple[str, ...]]] = {
    "g": ("weight", Decimal(1), ("g", "gr", "grs", "gramme", "grammes", "غ", "غرام", "جرام")),
    "kg": ("weight", Decimal(1000), ("kg", "kgs", "kilo", "kilos", "kilogramme", "kilogrammes",
           "كغ", "كلغ", "كيلو", "كيلوغرام")),
    "mm": ("length", Decimal(1), ("mm", "millimetre", "millimetres", "مم", "ملم")),
    "cm": ("length", Decimal(10), ("cm", "cms", "centimetre", "centimetres", "سم", "سنتيمتر")),
    "m": ("length", Decimal(1000), ("m", "metre", "metres", "متر", "م")),
}  # fmt: skip
_BY_WORD = {fold(word): unit for unit, (_what, _size, words) in UNITS.items() for word in words}
_WITH_UNIT = re.compile(r"(.*\d)\s*([^\W\d_]+)\.?\s*")


def unit_of(word: str) -> str | None:
    """The unit that a word means: ``"Kilos"`` is ``"kg"``."""
    return _BY_WORD.get(fold(word).strip(" ."))


class Measure(Quantity):
    """A quantity in ``unit``; a bare number is in ``said``, the unit of its column."""

    key = "measure"

    def __init__(self, unit: str, said: str = "") -> None:
        self.unit = unit
        self._said = said or unit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Measure) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.unit, self._said))

    def beside(self, header: str) -> Measure:
        """The reading of a column whose header names another unit: ``Poids (g)``."""
        words = re.findall(r"[^\W\d_]+", header)[1:]
        told = [u for w in words if (u := unit_of(w)) and UNITS[u][0] == UNITS[self.unit][0]]
        return Measure(self.unit, told[-1]) if told else self

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The number in the unit of the field; of another unit it is worked out, and said."""
        hit = None
        if isinstance(raw, str):
            hit = _WITH_UNIT.fullmatch(western_digits(clean(raw)))
        if hit is None:
            return self._in_unit(super().parse(raw, lang, today), self._said, raw, lang)
        unit = unit_of(hit[2])
        if unit is None or UNITS[unit][0] != UNITS[self.unit][0]:
            text = _("“%(was)s”: this unit is not known here. Write it in %(unit)s.")
            said = Finding("unit-unknown", text % {"was": raw, "unit": self.unit}, "refused")
            return Parsed(None, (said,))
        return self._in_unit(super().parse(hit[1], lang, today), unit, raw, lang)

    def _in_unit(self, found: Parsed, unit: str, raw: Any, lang: Language) -> Parsed:
        if found.value is None or unit == self.unit:
            return found
        size = Decimal(str(found.value)) * UNITS[unit][1] / UNITS[self.unit][1]
        value = f"{size.normalize():f}"
        now = f"{lang.number(value)} {self.unit}"
        return Parsed(value, (*found.findings, repaired("unit-converted", f"{raw}", now)))


__all__ = ["UNITS", "Measure", "unit_of"]
