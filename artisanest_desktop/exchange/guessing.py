"""What the cells of a column show themselves to be: a name for columns without one, and a witness
against a wrong one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.linesheets import FED, MARK, is_name_beside
from artisanest_desktop.exchange.troubles import trouble
from artisanest_desktop.i18n import Language
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import (
    Choice,
    Date,
    Email,
    Ice,
    Kind,
    Money,
    Name,
    NationalId,
    PartialDate,
    Phone,
    Quantity,
    Term,
    Whole,
    YesNo,
)
from artisanest_desktop.rules.cleaning import as_text, clean, western_digits
from artisanest_desktop.rules.names import script_of

#: So many cells of a column are looked at.
SAMPLE = 60
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,5}\.?")
_SHORT_CIN = re.compile(r"[A-Z]{1,2}\d{4,7}")
_DATED = re.compile(r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,4}|\d{1,2}\s+[^\W\d]+\.?\s+\d{4}")
_CURRENCY = re.compile(r"\d\s*(?:dh|dhs|mad|درهم|د\.م)", re.I)
#: Kinds whose values show by their form what they are; the surest first.
FORMED: tuple[type[Kind], ...] = (Email, NationalId, Phone, Ice)
#: Kinds whose words can be known.
_WORDED: tuple[type[Kind], ...] = (Choice, Date, Term)
#: Nobody of a cooperative is younger.
_YOUNGEST = 12


@dataclass(frozen=True, slots=True)
class Sight:
    """A field that cells look like, and how many of them do (0 to 1)."""

    key: str
    share: float


class Witness:
    """Looks at cells for one register."""

    def __init__(self, register: Register, lang: Language, today: dt.date) -> None:
        self.register = register
        self.lang = lang
        self.today = today

    def sample(self, cells: Sequence[Any]) -> list[Any]:
        """Filled cells from the whole length of a column."""
        some = cells[:: max(len(cells) // (SAMPLE * 4), 1)]
        filled = [c for c in some if not blank(c)]
        if len(filled) < SAMPLE // 2 and len(some) < len(cells):
            filled = [c for c in cells if not blank(c)]
        step = max(len(filled) // SAMPLE, 1)
        return filled[::step][:SAMPLE]

    def fit(self, kind: Kind, cells: Sequence[Any]) -> float:
        """How many cells a kind reads without a doubt; those that say nothing do not count."""
        told = [c for c in cells if trouble(c, kind) is None]
        return self._share(told, lambda c: self._reads(kind, c)) if told else 1.0

    def looks(self, kind: Kind, cells: Sequence[Any]) -> float:
        """How many cells can hardly be anything but of this kind."""
        told = [c for c in cells if trouble(c, kind) is None]
        return self._share(told, lambda c: self._certain(kind, c))

    def _share(self, cells: Sequence[Any], holds: Any) -> float:
        return sum(map(bool, map(holds, cells))) / len(cells) if cells else 0.0

    def _reads(self, kind: Kind, cell: Any) -> bool:
        value, findings = kind.parse(cell, self.lang, self.today)
        if isinstance(kind, Date) and isinstance(cell, int | float):
            return 1900 <= cell <= 80_000
        return value is not None and all(f.level not in ("check", "refused") for f in findings)

    def _certain(self, kind: Kind, cell: Any) -> bool:
        text = clean(cell) if isinstance(cell, str) else ""
        if isinstance(kind, NationalId):
            value = kind.parse(text, self.lang, self.today).value if text else None
            return _SHORT_CIN.fullmatch(str(value or "")) is not None
        if isinstance(kind, Phone):
            digits = sum(c.isdigit() for c in str(cell))
            return digits > 8 and self._reads(kind, cell)
        if isinstance(kind, Date):
            return self._is_date(kind, cell, text)
        if isinstance(kind, Name):
            return is_name(text, kind.script)
        if isinstance(kind, Term):
            return bool(text) and self.lang.terms.find(kind.table, text) is not None
        if isinstance(kind, Money):
            return bool(_CURRENCY.search(text))
        return bool(text) and self._reads(kind, cell)

    def _is_date(self, kind: Kind, cell: Any, text: str) -> bool:
        if isinstance(cell, dt.date):
            return True
        if isinstance(cell, int | float) or (text.isdigit() and len(text) == 4):
            return isinstance(kind, PartialDate) and 1920 <= float(cell) <= self.today.year
        return bool(_DATED.fullmatch(text)) and self._reads(kind, cell)

    # -- which field

    def formed(self, cells: Sequence[Any], taken: set[str]) -> Sight | None:
        """A field whose values have a form of their own: an e-mail, a card number, a phone."""
        return self._first(FORMED, cells, taken, 0.8)

    def worded(self, cells: Sequence[Any], taken: set[str]) -> Sight | None:
        """A field whose words are known, or a date."""
        return self._first(_WORDED, cells, taken, 0.7)

    def _first(
        self, kinds: Sequence[type[Kind]], cells: Sequence[Any], taken: set[str], least: float
    ) -> Sight | None:
        best: Sight | None = None
        for kind in kinds:
            for field in self._fields(kind):
                if field.key in taken:
                    continue
                share = self.looks(field.kind, cells)
                if share >= least and (best is None or share > best.share):
                    best = Sight(field.key, share)
            if best is not None:
                break
        if best is not None and isinstance(self.register[best.key].kind, Date):
            return self._which_date(best, cells, taken)
        return best

    def _fields(self, kind: type[Kind]) -> list[Field]:
        return [
            f
            for f in self.register.fields
            if isinstance(f.kind, kind)
            and not f.compute
            and not f.hidden
            and (FED not in f.key or kind is Date)
            and not f.key.startswith(MARK)
            and not is_name_beside(f)
            and f.key not in ("state", "whatsapp", "consent_means")
        ]

    def _which_date(self, found: Sight, cells: Sequence[Any], taken: set[str]) -> Sight | None:
        """Of a person: born long ago, joined since."""
        if "birth" not in self.register.by_key:
            return found
        kind = self.register["birth"].kind
        values = [kind.parse(c, self.lang, self.today).value for c in cells]
        years = [int(str(v)[:4]) for v in values if v]
        old = bool(years) and max(years) <= self.today.year - _YOUNGEST
        grown = bool(years) and sorted(years)[len(years) // 2] <= self.today.year - 25
        key = "birth" if old and (grown or "joined" in taken) else "joined"
        return Sight(key, found.share) if key not in taken else None

    def counts(self, cells: Sequence[Any]) -> bool:
        """Whether the cells number the lines: they grow, one by one or nearly."""
        numbers = []
        for cell in cells:
            text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
            if not text.strip().isdigit() or len(text.strip()) > 5:
                return False
            numbers.append(int(text))
        grows = all(a < b for a, b in pairwise(numbers))
        return len(numbers) > 1 and grows and numbers[0] < 1900

    def counts_again(self, cells: Sequence[Any]) -> bool:
        """Whether they do so part by part: it begins anew in each village, some are missing."""
        texts = [as_text(c, self.lang).strip() for c in cells]
        digits = [western_digits(t).rstrip(".-)°") for t in texts]
        numbers = [int(d) for d in digits if d.isascii() and d.isdigit()]
        if len(numbers) * 2 < len(cells):  # titles stand among them
            return False
        grows = sum(a < b or b == 1 for a, b in pairwise(numbers))
        return grows * 5 >= (len(numbers) - 1) * 4


def is_name(text: str, script: str) -> bool:
    """Whether a text may be somebody's name in a script."""
    return bool(_NAME.fullmatch(text)) and script_of(text) == script


def has_own_form(kind: Kind) -> bool:
    """Whether the cells of a column must be of its kind, or its header is in doubt."""
    return isinstance(kind, (*FORMED, Date, Choice, YesNo, Money, Whole, Quantity))
