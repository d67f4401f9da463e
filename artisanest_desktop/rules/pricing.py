"""What a product costs and what it should be sold for (domain facts, section 9).

All amounts are exact decimals of centimes until the last step; what is shown is a whole number of
centimes. The formula common to craft guides: materials and work, overheads on both, packaging;
divided by the pieces of the batch; then the cooperative's part and the margin, on cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Material:
    """A material of the batch: ``price`` in centimes per unit, ``waste`` in percent."""

    quantity: Decimal
    price: int
    waste: Decimal = Decimal(0)

    @property
    def amount(self) -> Decimal:
        """Centimes, waste included."""
        return self.quantity * self.price * (1 + self.waste / _HUNDRED)


@dataclass(frozen=True, slots=True)
class Work:
    """Hours of work on the batch; ``rate`` in centimes an hour, None where nobody said."""

    hours: Decimal
    rate: int | None = None

    def paid(self, reference: int | None) -> int:
        """The rate, else the wage floor of the day, else nothing."""
        return self.rate if self.rate is not None else reference or 0

    def amount(self, reference: int | None) -> Decimal:
        """Centimes."""
        return self.hours * self.paid(reference)


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


@dataclass(frozen=True, slots=True)
class Prices:
    """What a sheet comes to, for one piece, in centimes; ``export`` in cents of its currency.

    ``overheads`` and ``part`` are amounts; ``floor`` is the price below which an hour is paid
    less than the wage floor, ``hours`` the work in one piece.
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
    hours: Decimal


def prices(sheet: Sheet) -> Prices | None:
    """The prices of one piece; None while the sheet says nothing."""
    if sheet.is_empty:
        return None
    pieces = sheet.batch if sheet.batch > 0 else Decimal(1)
    materials = sum((m.amount for m in sheet.materials), Decimal(0)) / pieces
    labour = sum((w.amount(sheet.reference) for w in sheet.works), Decimal(0)) / pieces
    packaging = Decimal(sheet.packaging) / pieces
    overheads = (materials + labour) * sheet.overheads / _HUNDRED
    cost = materials + labour + overheads + packaging
    part = cost * sheet.part / _HUNDRED
    # Never rounded below what it is made of (domain facts, section 9).
    wholesale = _rounded_up((cost + part) * (1 + sheet.margin / _HUNDRED))
    retail = _rounded_up(wholesale * sheet.retail_factor)
    return Prices(
        materials=_whole(materials),
        labour=_whole(labour),
        overheads=_whole(overheads),
        packaging=_whole(packaging),
        cost=_whole(cost),
        part=_whole(part),
        floor=_ceiling(_floor(sheet, materials, packaging, pieces)),
        wholesale=int(wholesale),
        retail=int(retail),
        export=_export(wholesale, sheet.export_rate),
        hours=sum((w.hours for w in sheet.works), Decimal(0)) / pieces,
    )


def _floor(sheet: Sheet, materials: Decimal, packaging: Decimal, pieces: Decimal) -> Decimal:
    """The cost with every hour at the wage floor at least, and the cooperative's part."""
    reference = sheet.reference or 0
    fair = sum((w.hours * max(w.paid(reference), reference) for w in sheet.works), Decimal(0))
    labour = fair / pieces
    cost = (materials + labour) * (1 + sheet.overheads / _HUNDRED) + packaging
    return cost * (1 + sheet.part / _HUNDRED)


def hourly(sheet: Sheet, price: int) -> int | None:
    """What an hour of work is paid, in centimes, when a piece is sold at ``price``.

    After materials, packaging, the overheads on materials, and the cooperative's part of the
    cost; overheads on the work itself are taken from what is left. None without hours.
    """
    found = prices(sheet)
    if found is None or found.hours <= 0:
        return None
    before_part = Decimal(price) / (1 + sheet.part / _HUNDRED)
    for_work = (before_part - found.packaging) / (1 + sheet.overheads / _HUNDRED) - found.materials
    return _whole(for_work / found.hours)


def stock_value(quantity: Decimal | None, cost: int | None, price: int | None) -> int | None:
    """Centimes in stock: at cost where it is known, else at the price asked."""
    each = cost if cost is not None else price
    if quantity is None or each is None:
        return None
    return _whole(quantity * each)


def _export(wholesale: Decimal, rate: Decimal | None) -> int | None:
    if rate is None or rate <= 0:
        return None
    return int((wholesale / rate / 50).to_integral_value(ROUND_CEILING)) * 50


def _rounded_up(amount: Decimal) -> Decimal:
    """Up to a price people pay with coins: half a dirham, a dirham, five dirhams."""
    step = 50 if amount < 2_000 else 100 if amount < 10_000 else 500
    return (amount / step).to_integral_value(ROUND_CEILING) * step


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))


def _ceiling(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_CEILING))
