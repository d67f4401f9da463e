"""The lines of a product: who makes it, its price sheet, its papers."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Field, Register, Row
from artisanest_desktop.model.lining import named_by_field, parent_field, rank_field
from artisanest_desktop.model.people import LEVEL
from artisanest_desktop.model.product import material_of, work_of
from artisanest_desktop.rules import (
    Date,
    LastDay,
    Money,
    Percent,
    Quantity,
    Reference,
    Term,
    Text,
    pricing,
)


def _material_amount(row: Row, _context: Any) -> int | None:
    return None if row.get("unit_price") is None else pricing.whole(material_of(row).amount)


def reference_rate(row: Row, context: Any) -> int | None:
    """The wage floor for a line of work: that of the day its product was costed on."""
    product = context.get("product", row.get("product")) if row.get("product") else None
    day = (product or {}).get("costed_on") or context.today.isoformat()
    found: int | None = context.wage_floor(day)
    return found


def _work_amount(row: Row, context: Any) -> int | None:
    if row.get("hours") is None or context is None:
        return None
    return pricing.whole(work_of(row).amount(reference_rate(row, context)))


_PRODUCT = parent_field("product", _("Product"), "produit", "المنتوج", "article")

MAKER = Register(
    key="maker",
    one=_("maker"),
    many=_("Makers"),
    icon="user-round",
    title=lambda _row, _lang: "—",
    named_by="member",
    parent="product",
    parent_register="product",
    pair=("product", "member"),
    add=_("Add a maker"),
    fields=(
        _PRODUCT,
        rank_field(),
        Field("member", Reference("member"), _("Member"), listed=True, searchable=False,
              synonyms=("membre", "artisane", "artisan", "العضو", "الصانعة")),
        Field("share", Percent(), _("Share of the work (%)"), listed=True, summed=True,
              synonyms=("part du travail",)),
    ),
)
MATERIAL = Register(
    key="material",
    one=_("material"),
    many=_("Materials"),
    icon="scale",
    title=named_by_field("name"),
    parent="product",
    parent_register="product",
    add=_("Add a material"),
    fields=(
        _PRODUCT,
        rank_field(),
        Field("name", Text(), _("Material"), listed=True, synonyms=("matière", "المادة")),
        Field("quantity", Quantity(), _("Quantity"), listed=True, synonyms=("quantité", "الكمية")),
        Field("unit", Term("unit"), _("Unit"), listed=True, synonyms=("unité", "الوحدة")),
        Field("unit_price", Money(), _("Unit price"), listed=True,
              synonyms=("prix unitaire", "ثمن الوحدة")),
        Field("waste", Percent(), _("Waste (%)"), synonyms=("perte",)),
        Field("origin", Text(), _("Origin"), synonyms=("origine", "المصدر")),
        Field("amount", Money(), _("Amount"), listed=True, searchable=False, summed=True,
              compute=_material_amount),
    ),
)
WORK = Register(
    key="work",
    one=_("work"),
    many=_("Work"),
    icon="wrench",
    title=named_by_field("step"),
    parent="product",
    parent_register="product",
    add=_("Add work"),
    fields=(
        _PRODUCT,
        rank_field(),
        Field("step", Text(), _("Work"), listed=True, synonyms=("travail", "étape", "العمل")),
        Field("level", LEVEL, _("Level"), synonyms=("niveau", "المستوى")),
        Field("member", Reference("member"), _("Member"), searchable=False, synonyms=("membre",
              "العضو")),
        Field("hours", Quantity(), _("Hours"), listed=True, summed=True,
              synonyms=("heures", "الساعات")),
        Field("rate", Money(), _("Hourly rate"), listed=True,
              help=_("The wage floor of the costing date counts when empty."),
              synonyms=("taux horaire", "أجر الساعة")),
        Field("amount", Money(), _("Amount"), listed=True, searchable=False, summed=True,
              compute=_work_amount),
    ),
)
CERTIFICATE = Register(
    key="certificate",
    one=_("label or certificate"),
    many=_("Labels and certificates"),
    icon="badge-check",
    title=named_by_field("name"),
    parent="product",
    parent_register="product",
    add=_("Add a label"),
    fields=(
        _PRODUCT,
        rank_field(),
        Field("name", Text(), _("Label or certificate"), listed=True, synonyms=("label",
              "certificat")),
        Field("number", Text(), _("Number"), listed=True, synonyms=("numéro", "الرقم")),
        Field("issued_on", Date(), _("Given on"), synonyms=("délivré le",)),
        Field("expires_on", LastDay(), _("Expires on"), listed=True, synonyms=("expire le",
              "date d’expiration")),
    ),
)
PRODUCT_LINES = (MAKER, MATERIAL, WORK, CERTIFICATE)
