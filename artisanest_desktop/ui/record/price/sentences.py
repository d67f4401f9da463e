"""How each amount comes about, in a sentence: ``2 kg × 50,00 DH + 5 % waste``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from artisanest_desktop.i18n import Amount, Language, Msg, _, n_
from artisanest_desktop.model.product import CURRENCY, material_of, work_of
from artisanest_desktop.rules import Percent, Quantity, Term, pricing
from artisanest_desktop.ui.record.price.reckoning import Reckoning

_SYMBOLS = {"kg": "kg", "g": "g", "m": "m", "m2": "m²", "cm": "cm", "l": "l", "ml": "ml"}
#: Sentences, one a line.
Lines = list[Msg | str]


def of_materials(r: Reckoning, lang: Language) -> Lines:
    """Each material with its waste, then the share of one piece."""
    priced = [line for line in r.materials if line.get("unit_price") is not None]
    said = [_named(line, "name", _material(line, lang), _material_amount(line)) for line in priced]
    if not r.materials:
        said.append(_("No material yet."))
    if left := len(r.materials) - len(priced):
        said.append(n_("%(n)s material is not counted: it has no price yet.",
                       "%(n)s materials are not counted: no price yet.", left))  # fmt: skip
    return said + _shared(r, lang, bool(priced))


def _material(line: dict[str, Any], lang: Language) -> Msg:
    words = {
        "quantity": _measure(line, lang),
        "price": Amount(line["unit_price"]),
        "waste": Percent().format(line.get("waste"), lang),
    }
    if line.get("waste") and Decimal(line["waste"]):
        return _("%(quantity)s × %(price)s + %(waste)s waste") % words
    return _("%(quantity)s × %(price)s") % words


def _measure(line: dict[str, Any], lang: Language) -> str:
    """``2 kg``; of things that are counted the number alone, for no word need bend with it."""
    quantity, unit = Quantity().format(line.get("quantity") or "1", lang), line.get("unit")
    if unit not in _SYMBOLS:
        return quantity
    sign = Term("unit").format(unit, lang) if lang.rtl else _SYMBOLS[unit]
    return f"{quantity}\u00a0{sign}"


def _material_amount(line: dict[str, Any]) -> Amount:
    return Amount(pricing.whole(material_of(line).amount))


def of_work(r: Reckoning, lang: Language) -> Lines:
    """Each work with its rate, and where the rate comes from."""
    timed = [line for line in r.works if line.get("hours") is not None]
    reference = r.sheet.reference
    said = [
        _named(line, "step", _work(line, r, lang), Amount(pricing.whole(_paid(line, reference))))
        for line in timed
    ]
    if not r.works:
        said.append(_("No hour of work yet. Hours of the family count too."))
    if left := len(r.works) - len(timed):
        said.append(n_("%(n)s work is not counted: it has no hours yet.",
                       "%(n)s works are not counted: no hours yet.", left))  # fmt: skip
    return said + _shared(r, lang, bool(timed))


def _paid(line: dict[str, Any], reference: int | None) -> Any:
    return work_of(line).amount(reference)


def _work(line: dict[str, Any], r: Reckoning, lang: Language) -> Msg:
    hours = Quantity().format(line["hours"], lang)
    words = {"hours": hours, "rate": Amount(work_of(line).paid(r.sheet.reference))}
    if line.get("rate") is not None or r.wage is None:
        return _("%(hours)s h × %(rate)s") % words
    return _("%(hours)s h × %(rate)s (%(smig)s)") % {**words, "smig": smig_since(r, lang)}


def smig_since(r: Reckoning, lang: Language) -> Msg:
    """``SMIG since 01/01/2026``, to be confirmed where nobody checked it (R11)."""
    assert r.wage is not None
    since = {"date": lang.date(r.wage.since)}
    if r.wage.confirmed:
        return _("SMIG since %(date)s") % since
    return _("SMIG since %(date)s, to be confirmed") % since


def _named(line: dict[str, Any], key: str, sum_: Msg, amount: Amount) -> Msg:
    words = {"sum": sum_, "amount": amount, "name": line.get(key) or ""}
    if line.get(key):
        return _("%(name)s: %(sum)s = %(amount)s") % words
    return _("%(sum)s = %(amount)s") % words


def _shared(r: Reckoning, lang: Language, some: bool) -> Lines:
    if not some or r.sheet.pieces == 1:
        return []
    pieces = Quantity().format(str(r.sheet.batch), lang)
    return [_("Together for %(n)s pieces; the amount is that of one.") % {"n": pieces}]


def of_overheads(r: Reckoning, lang: Language) -> Lines:
    """The percent and what it is of."""
    assert r.prices is not None
    if not r.sheet.overheads:
        return [_("None typed; rent, energy and transport are often 10 to 15 percent of it.")]
    percent = Percent().format(str(r.sheet.overheads), lang)
    made = Amount(r.prices.materials + r.prices.labour)
    words = _("%(percent)s of materials and work, %(amount)s: rent, energy, transport.")
    return [words % {"percent": percent, "amount": made}]


def of_packaging(r: Reckoning, lang: Language) -> Lines:
    """As typed, or its share."""
    if not r.sheet.packaging:
        return [_("None typed: bag, box, label.")]
    if r.sheet.pieces == 1:
        return [_("As typed above.")]
    pieces = Quantity().format(str(r.sheet.batch), lang)
    words = _("%(amount)s for %(n)s pieces.")
    return [words % {"amount": Amount(r.sheet.packaging), "n": pieces}]


def of_cost(_r: Reckoning, _lang: Language) -> Lines:
    """What it adds up."""
    return [_("Materials, work, overheads and packaging of one piece.")]


def of_part(r: Reckoning, lang: Language) -> Lines:
    """The percent of the cost."""
    assert r.prices is not None
    if not r.sheet.part:
        return [_("None typed: what the cooperative keeps, for its reserve or a social fund.")]
    words = _("%(percent)s of the cost of %(amount)s: reserve, social fund …")
    percent = Percent().format(str(r.sheet.part), lang)
    return [words % {"percent": percent, "amount": Amount(r.prices.cost)}]


def of_margin(r: Reckoning, lang: Language) -> Lines:
    """The percent on cost, with what rounding up adds."""
    assert r.prices is not None
    if not r.sheet.margin:
        return [_("No margin typed; what is here comes from rounding the price up.")]
    words = _("%(percent)s on cost and cooperative’s part, %(amount)s, and what rounding up adds.")
    percent = Percent().format(str(r.sheet.margin), lang)
    return [words % {"percent": percent, "amount": Amount(r.prices.cost + r.prices.part)}]


def of_wholesale(_r: Reckoning, _lang: Language) -> Lines:
    """Who pays it."""
    return [_("Cost, cooperative’s part and margin, rounded up: what a shop pays.")]


def of_floor(r: Reckoning, lang: Language) -> Lines:
    """What it guarantees, and that it is a benchmark."""
    if r.wage is None:
        return [_("No wage floor is known for this day: cost and cooperative’s part.")]
    words = _(
        "With every hour at %(amount)s at least (%(smig)s), overheads and the cooperative’s part. "
        "A benchmark: members of a cooperative are not employees."
    )
    return [words % {"amount": Amount(r.wage.amount), "smig": smig_since(r, lang)}]


def of_retail(r: Reckoning, lang: Language) -> Lines:
    """Wholesale and multiplier."""
    assert r.prices is not None
    factor = Quantity().format(str(r.sheet.retail_factor), lang)
    words = _("Wholesale price of %(amount)s × %(factor)s, rounded up: what a customer pays.")
    return [words % {"amount": Amount(r.prices.wholesale), "factor": factor}]


def of_export(r: Reckoning, lang: Language) -> Lines:
    """Wholesale and rate."""
    assert r.prices is not None and r.sheet.export_rate is not None
    code = r.row.get("export_currency")
    words = {
        "amount": Amount(r.prices.wholesale),
        "rate": Amount(round(r.sheet.export_rate * 100)),
        "currency": CURRENCY.format(code, lang),
    }
    if code:
        return [_("Wholesale price of %(amount)s ÷ %(rate)s for one %(currency)s, rounded up.")
                % words]  # fmt: skip
    return [_("Wholesale price of %(amount)s ÷ %(rate)s, rounded up.") % words]


#: By the key of the amount.
SENTENCES: dict[str, Callable[[Reckoning, Language], Lines]] = {
    "materials": of_materials,
    "labour": of_work,
    "overheads": of_overheads,
    "packaging": of_packaging,
    "cost": of_cost,
    "part": of_part,
    "margin": of_margin,
    "wholesale": of_wholesale,
    "floor": of_floor,
    "retail": of_retail,
    "export": of_export,
}
