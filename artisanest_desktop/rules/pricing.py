"""What a product costs and what it should be sold for (domain facts, section 9).

The formula common to craft guides: materials and work, overheads on both, packaging; then the
cooperative's part and the margin, on cost. All of it is reckoned for the batch, in exact decimals
of centimes, and divided by its pieces only where an amount is rounded to whole centimes: a third
of a dirham is never cut off on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

#: More digits than any product of what can be typed: nothing is rounded on the way.
_EXACT = Context(prec=200)


@dataclass(frozen=True, slots=True)
class Material:
    """A material of the batch: ``price`` in centimes per unit, ``waste`` in percent."""

    quantity: Decimal
    price: int
    waste: Decimal = Decimal(0)

    @property
    def amount(self) -> Decimal:
        """Centimes, waste included."""
        return self.quantity * self.price * _more(self.waste)


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

    @property
    def pieces(self) -> Decimal:
        """How many pieces the materials and hours are for; one where nobody said."""
        return self.batch if self.batch > 0 else Decimal(1)


@dataclass(frozen=True, slots=True)
class Prices:
    """What a sheet comes to, for one piece, in centimes; ``export`` in cents of its currency.

    ``overheads`` and ``part`` are amounts; ``floor`` is the price below which an hour is paid
    less than the wage floor. Cost and floor are rounded up: a price that reaches one pays for it.
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


def prices(sheet: Sheet) -> Prices | None:
    """The prices of one piece; None while the sheet says nothing."""
    if sheet.is_empty:
        return None
    with localcontext(_EXACT):
        return _prices(sheet)


def _prices(sheet: Sheet) -> Prices:
    pieces = sheet.pieces
    materials = _sum(m.amount for m in sheet.materials)
    labour = _sum(w.amount(sheet.reference) for w in sheet.works)
    overheads = (materials + labour) * _part(sheet.overheads)
    cost = materials + labour + overheads + sheet.packaging
    part = cost * _part(sheet.part)
    # Never rounded below what it is made of (domain facts, section 9).
    wholesale = _rounded_up((cost + part) * _more(sheet.margin), pieces)
    retail = _rounded_up(wholesale * max(sheet.retail_factor, Decimal(1)), Decimal(1))
    return Prices(
        materials=_near(materials, pieces),
        labour=_near(labour, pieces),
        overheads=_near(overheads, pieces),
        packaging=_near(Decimal(sheet.packaging), pieces),
        cost=_up(cost, pieces),
        part=_near(part, pieces),
        floor=_up(_floor(sheet, materials), pieces),
        wholesale=wholesale,
        retail=retail,
        export=_export(wholesale, sheet.export_rate),
    )


def _floor(sheet: Sheet, materials: Decimal) -> Decimal:
    """The cost with every hour at the wage floor at least, and the cooperative's part."""
    reference = sheet.reference or 0
    labour = _sum(w.hours * max(w.paid(reference), reference) for w in sheet.works)
    cost = (materials + labour) * _more(sheet.overheads) + sheet.packaging
    return cost * _more(sheet.part)


def hourly(sheet: Sheet, price: int) -> int | None:
    """What an hour of work is paid, in centimes, when a piece is sold at ``price``.

    After materials, packaging, the overheads, and the cooperative's part of the cost. Rounded
    down: where no hour is planned above the wage floor, ``price`` reaches the floor price exactly
    when this reaches the wage floor. None without hours.
    """
    with localcontext(_EXACT):
        hours = _sum(w.hours for w in sheet.works)
        more = _more(sheet.overheads) * _more(sheet.part)
        if hours <= 0 or more <= 0:
            return None
        materials = _sum(m.amount for m in sheet.materials)
        sold = price * sheet.pieces - sheet.packaging * _more(sheet.part)
        return _down(sold - materials * more, hours * more)


def percent_of(amount: int, reference: int) -> int:
    """Whole percents, rounded down: only what reaches the reference is 100."""
    return 100 * amount // reference


def stock_value(quantity: Decimal | None, cost: int | None, price: int | None) -> int | None:
    """Centimes in stock: at cost where it is known, else at the price asked."""
    each = cost if cost is not None else price
    if quantity is None or each is None:
        return None
    return whole(quantity * each)


def whole(amount: Decimal) -> int:
    """The nearest centime, halves up."""
    return int(amount.to_integral_value(ROUND_HALF_UP))


def _export(wholesale: int, rate: Decimal | None) -> int | None:
    if rate is None or rate <= 0:
        return None
    return _up(Decimal(wholesale), rate * 50) * 50


def _rounded_up(amount: Decimal, pieces: Decimal) -> int:
    """Up to a price people pay with coins and notes: half a dirham, one, five or ten dirhams."""
    step = next((step for below, step in _STEPS if amount < below * pieces), 1_000)
    return _up(amount, pieces * step) * step


#: Below so many centimes prices go by so many.
_STEPS = ((2_000, 50), (10_000, 100), (100_000, 500))


def _down(amount: Decimal, by: Decimal) -> int:
    """The whole number at or below ``amount / by``."""
    whole, rest = divmod(amount, by)  # towards nothing, as decimals do
    return int(whole) - 1 if rest < 0 else int(whole)


def _up(amount: Decimal, by: Decimal) -> int:
    return -_down(-amount, by)


def _near(amount: Decimal, by: Decimal) -> int:
    return _down(2 * amount + by, 2 * by)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _part(percent: Decimal) -> Decimal:
    return percent.scaleb(-2)


def _more(percent: Decimal) -> Decimal:
    return 1 + percent.scaleb(-2)
