"""What a product costs and what it should be sold for (domain facts, section 9).

All amounts are exact until the last step (a third of a dirham stays a third); what is shown is a
whole number of centimes. The formula common to craft guides: materials and work, overheads on
both, packaging; divided by the pieces of the batch; then the cooperative's part and the margin, on
cost.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Material:
    """A material of the batch: ``price`` in centimes per unit, ``waste`` in percent."""

    quantity: Decimal
    price: int
    waste: Decimal = Decimal(0)

    @property
    def amount(self) -> Fraction:
        """Centimes, waste included."""
        return Fraction(self.quantity) * self.price * _more(self.waste)


@dataclass(frozen=True, slots=True)
class Work:
    """Hours of work on the batch; ``rate`` in centimes an hour, None where nobody said."""

    hours: Decimal
    rate: int | None = None

    def paid(self, reference: int | None) -> int:
        """The rate, else the wage floor of the day, else nothing."""
        return self.rate if self.rate is not None else reference or 0

    def amount(self, reference: int | None) -> Fraction:
        """Centimes."""
        return Fraction(self.hours) * self.paid(reference)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A price sheet. Percents are of a hundred; ``reference`` is the wage floor in centimes an
    hour; ``export_rate`` dirhams for one unit of the other currency."""

    materials: Sequence[Material] = ()
    works: Sequence[Work] = ()
    packaging: int = 0
    overheads: Decimal = Decimal(0)
    part: Decimal = Decimal(0)
    margin: Decimal = Decimal(0)
    retail_factor: Decimal = Decimal(2)
    batch: Decimal = Decimal(1)
    reference: int | None = None
    export_rate: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed from which a cost could come."""
        return not (self.materials or self.works or self.packaging)

    @property
    def pieces(self) -> Fraction:
        """How many pieces the materials and hours are for; one where nobody said."""
        return Fraction(self.batch) if self.batch > 0 else Fraction(1)


@dataclass(frozen=True, slots=True)
class Prices:
    """What a sheet comes to, for one piece, in centimes; ``export`` in cents of its currency.

    ``overheads`` and ``part`` are amounts; ``floor`` is the price below which an hour is paid
    less than the wage floor, ``hours`` the work in one piece. Cost and floor are rounded up: a
    price that reaches one pays for it.
    """

    materials: int
    labour: int
    overheads: int
    packaging: int
    cost: int
    part: int
    floor: int
    wholesale: int
    retail: int
    export: int | None
    hours: Fraction


def prices(sheet: Sheet) -> Prices | None:
    """The prices of one piece; None while the sheet says nothing."""
    if sheet.is_empty:
        return None
    pieces = sheet.pieces
    materials = _sum(m.amount for m in sheet.materials) / pieces
    labour = _sum(w.amount(sheet.reference) for w in sheet.works) / pieces
    packaging = sheet.packaging / pieces
    overheads = (materials + labour) * _part(sheet.overheads)
    cost = materials + labour + overheads + packaging
    part = cost * _part(sheet.part)
    # Never rounded below what it is made of (domain facts, section 9).
    wholesale = _rounded_up((cost + part) * _more(sheet.margin))
    retail = _rounded_up(wholesale * max(Fraction(sheet.retail_factor), Fraction(1)))
    return Prices(
        materials=whole(materials),
        labour=whole(labour),
        overheads=whole(overheads),
        packaging=whole(packaging),
        cost=math.ceil(cost),
        part=whole(part),
        floor=math.ceil(_floor(sheet)),
        wholesale=wholesale,
        retail=retail,
        export=_export(wholesale, sheet.export_rate),
        hours=_sum(Fraction(w.hours) for w in sheet.works) / pieces,
    )


def _floor(sheet: Sheet) -> Fraction:
    """The cost with every hour at the wage floor at least, and the cooperative's part."""
    reference = sheet.reference or 0
    labour = _sum(Fraction(w.hours) * max(w.paid(reference), reference) for w in sheet.works)
    materials = _sum(m.amount for m in sheet.materials)
    cost = (materials + labour) * _more(sheet.overheads) + sheet.packaging
    return cost * _more(sheet.part) / sheet.pieces


def hourly(sheet: Sheet, price: int) -> int | None:
    """What an hour of work is paid, in centimes, when a piece is sold at ``price``.

    After materials, packaging, the overheads, and the cooperative's part of the cost. Rounded
    down: where no hour is planned above the wage floor, ``price`` reaches the floor price exactly
    when this reaches the wage floor. None without hours.
    """
    hours = _sum(Fraction(w.hours) for w in sheet.works)
    more = _more(sheet.overheads) * _more(sheet.part)
    if hours <= 0 or more <= 0:
        return None
    materials = _sum(m.amount for m in sheet.materials)
    sold = price * sheet.pieces - sheet.packaging * _more(sheet.part)
    return math.floor((sold / more - materials) / hours)


def percent_of(amount: int, reference: int) -> int:
    """Whole percents, rounded down: only what reaches the reference is 100."""
    return 100 * amount // reference


def stock_value(quantity: Decimal | None, cost: int | None, price: int | None) -> int | None:
    """Centimes in stock: at cost where it is known, else at the price asked."""
    each = cost if cost is not None else price
    if quantity is None or each is None:
        return None
    return whole(Fraction(quantity) * each)


def whole(amount: Fraction) -> int:
    """The nearest centime, halves up."""
    return math.floor(amount + Fraction(1, 2))


def _export(wholesale: int, rate: Decimal | None) -> int | None:
    if rate is None or rate <= 0:
        return None
    return math.ceil(wholesale / Fraction(rate) / 50) * 50


def _rounded_up(amount: Fraction) -> int:
    """Up to a price people pay with coins and notes: half a dirham, one, five or ten dirhams."""
    step = next((step for below, step in _STEPS if amount < below), 1_000)
    return math.ceil(amount / step) * step


#: Below so many centimes prices go by so many.
_STEPS = ((2_000, 50), (10_000, 100), (100_000, 500))


def _sum(amounts: Iterable[Fraction]) -> Fraction:
    return sum(amounts, Fraction(0))


def _part(percent: Decimal) -> Fraction:
    return Fraction(percent) / 100


def _more(percent: Decimal) -> Fraction:
    return 1 + _part(percent)
