"""What a cell may mean in two ways although it can be read: said, and where nothing in its
column decides it, not taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from artisanest_desktop.i18n import Language, _, fold
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Finding, Parsed, Percent, Quantity
from artisanest_desktop.rules.cleaning import clean, western_digits

Doubt = Callable[[Any, Parsed], Parsed]
#: A single sign before three figures: thousands, or a fraction.
_THREE = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?![\d.,]).*")
_FRACTION = re.compile(r"\d+([.,])(?:\d{1,2}|\d{4,})(?![\d.,]).*")
#: What means a man and no title: beside it an M may be a lady.
_MAN = frozenset(map(fold, ("h", "homme", "ذ", "ذكر")))
#: With one of these in the column there is another word for her, or M stands for "masculin".
_CLEAR = frozenset(
    map(fold, ("f", "femme", "féminin", "mme", "mlle", "madame", "masculin", "masc", "أنثى", "أ"))
)


def doubt_of(field: Field, cells: Sequence[Any], lang: Language) -> Doubt | None:
    """What looks once more at the readings of a column; None when nothing in it is doubtful."""
    if field.key == "sex":
        words = {fold(c) for c in cells if isinstance(c, str)}
        return _madam if "m" in words and words & _MAN and not words & _CLEAR else None
    if isinstance(field.kind, Percent):
        return _shares(cells, lang)
    if isinstance(field.kind, Quantity):
        texts = [_text(c) for c in cells if isinstance(c, str)]
        three = {hit[1] for t in texts if (hit := _THREE.fullmatch(t))}
        decided = {hit[1] for t in texts if (hit := _FRACTION.fullmatch(t))}
        if three - decided:
            return _thousands(lang)
    return None


def _text(cell: Any) -> str:
    return western_digits(clean(str(cell))).replace("٫", ",")


def _madam(cell: Any, parsed: Parsed) -> Parsed:
    if not isinstance(cell, str) or fold(cell) != "m":
        return parsed
    text = _("“%(was)s” may be a man or a lady here, the column also has “H”: say which.")
    return Parsed(None, (Finding("sex-unclear", text % {"was": cell.strip()}, "check"),))


def _thousands(lang: Language) -> Doubt:
    def say(cell: Any, parsed: Parsed) -> Parsed:
        if not isinstance(cell, str) or parsed.value is None or not _THREE.fullmatch(_text(cell)):
            return parsed
        text = _("“%(was)s” was read as %(now)s: check that nothing else is meant.")
        now = lang.number(str(parsed.value))
        said = Finding("number-unclear", text % {"was": cell.strip(), "now": now}, "check")
        return Parsed(parsed.value, (*parsed.findings, said))

    return say


def _shares(cells: Sequence[Any], lang: Language) -> Doubt | None:
    """A cell that shows 12.5 % holds 0.125: a column of such fractions means hundredths."""
    numbers = [c for c in cells if type(c) in (int, float)]
    if not any(0 < n < 1 for n in numbers):
        return None
    whole = all(0 <= n <= 1 for n in numbers)

    def say(cell: Any, parsed: Parsed) -> Parsed:
        if type(cell) not in (int, float) or not 0 < cell <= 1 or parsed.value is None:
            return parsed
        number = Decimal(repr(cell)) * (100 if whole else 1)
        value = f"{number:f}"
        value = value.rstrip("0").rstrip(".") if "." in value else value
        text = _("“%(was)s” was read as %(now)s: check that nothing else is meant.")
        was, now = lang.number(repr(cell)), f"{lang.number(value)} %"
        said = Finding("number-unclear", text % {"was": was, "now": now}, "check")
        return Parsed(value, (*parsed.findings, said))

    return say


__all__ = ["doubt_of"]
