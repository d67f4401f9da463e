"""A product: what it is, who makes it, what it costs, what is in stock."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import Field, Register, Row, Section
from artisanest_desktop.model.naming import has_name, title_in_script
from artisanest_desktop.rules import (
    Choice,
    Date,
    LongText,
    ManyTerms,
    Measure,
    Money,
    Name,
    Option,
    Percent,
    Photo,
    Quantity,
    Reference,
    Term,
    Text,
    YesNo,
    pricing,
)

STATE = Choice(
    (
        Option("idea", _("idea"), also=("projet", "prototype")),
        Option("to_order", _("made to order"), also=("sur commande", "à la commande")),
        Option("in_stock", _("in stock"), also=("en stock", "disponible", "oui")),
        Option("ended", _("no longer made"), also=("arrêté", "supprimé", "épuisé")),
    ),
    tags={"idea": "accent", "to_order": "saffron", "in_stock": "olive", "ended": "soft"},
)
CURRENCY = Choice((Option("EUR", _("euro")), Option("USD", _("US dollar")),
                   Option("GBP", _("pound sterling"))))  # fmt: skip


def _number(value: Any, usual: str = "0") -> Decimal:
    return Decimal(str(value)) if value not in (None, "") else Decimal(usual)


def sheet_of(row: Row, context: Any) -> pricing.Sheet:
    """The price sheet of a product, with the wage floor of its costing date (today's if none)."""
    uid = row.get("uid")
    materials = context.lines("material", uid) if uid else []
    works = context.lines("work", uid) if uid else []
    rate = row.get("export_rate")
    return pricing.Sheet(
        materials=[material_of(m) for m in materials if m.get("unit_price") is not None],
        works=[work_of(w) for w in works if w.get("hours") is not None],
        packaging=row.get("packaging") or 0,
        overheads=_number(row.get("overheads")),
        part=_number(row.get("part")),
        margin=_number(row.get("margin")),
        retail_factor=_number(row.get("retail_factor"), "2"),
        batch=_number(row.get("batch"), "1"),
        reference=context.wage_floor(row.get("costed_on") or context.today.isoformat()),
        export_rate=_number(rate) if rate else None,
    )


def material_of(line: Row) -> pricing.Material:
    """A line of material; without a quantity it is one."""
    quantity = _number(line.get("quantity"), "1")
    return pricing.Material(quantity, line.get("unit_price") or 0, _number(line.get("waste")))


def work_of(line: Row) -> pricing.Work:
    """A line of work."""
    return pricing.Work(_number(line.get("hours")), line.get("rate"))


def prices_of(row: Row, context: Any) -> pricing.Prices | None:
    """The prices of a product; worked out once for all the fields that show one of them."""
    if context is None or not row.get("uid"):
        return None
    found: pricing.Prices | None = context.once(
        ("prices", row["uid"]), lambda: pricing.prices(sheet_of(row, context))
    )
    return found


def _price(name: str) -> Any:
    def compute(row: Row, context: Any) -> Any:
        found = prices_of(row, context)
        return None if found is None else getattr(found, name)

    return compute


def _value(row: Row, context: Any) -> int | None:
    found = prices_of(row, context)
    stock = row.get("stock")
    quantity = None if stock in (None, "") else Decimal(str(stock))
    return pricing.stock_value(quantity, found.cost if found else None, row.get("price"))


def is_low(row: Row) -> bool:
    """Whether the stock is below the minimum someone set; what is no longer made is not missed."""
    stock, minimum = row.get("stock"), row.get("minimum")
    if row.get("state") == "ended":
        return False
    return minimum not in (None, "") and _number(stock) < _number(minimum)


def _low(row: Row, _context: Any) -> bool | None:
    return is_low(row) or None


def _hourly(row: Row, context: Any) -> int | None:
    if context is None or row.get("price") is None or not row.get("uid"):
        return None
    return pricing.hourly(sheet_of(row, context), row["price"])


def _cover(row: Row, context: Any) -> str | None:
    """The first of the product's pictures."""
    if context is None or not row.get("uid"):
        return None
    from artisanest_desktop.model.attachment import is_picture

    files = context.lines("attachment", row["uid"])
    return next((f["file"] for f in files if is_picture(f) and f.get("file")), None)


_identity, _story, _price_sheet, _stock = "identity", "story", "price", "stock"

PRODUCT = Register(
    key="product",
    one=_("product"),
    many=_("Products"),
    icon="package",
    prefix="P-",
    title=title_in_script("name"),
    sort=("name",),
    feeds=(("maker", ("member",)),),
    add=_("Add a product"),
    empty=_("Add the first product, or drop an Excel list anywhere here."),
    search_hint=_("Search a name, a code, a material…"),
    count=lambda n: n_("%(n)s product", "%(n)s products", n),
    checks=(has_name("name"),),
    copied=("maker", "material", "work"),
    sections=(
        Section(_identity, _("Identity"), "package"),
        Section("makers", _("Makers"), "users", lines="maker", short=True),
        Section("materials", _("Materials of the price sheet"), "scale", lines="material",
                short=True),
        Section("works", _("Work of the price sheet"), "wrench", lines="work", short=True),
        Section(_price_sheet, _("Price"), "coins"),
        Section(_stock, _("Stock"), "archive"),
        Section(_story, _("Description and story"), "book-open"),
        Section("make", _("How it is made"), "palette"),
        Section("certificates", _("Labels and certificates"), "badge-check",
                lines="certificate"),
        Section("own", _("Own fields"), "tag"),
        Section("notes", _("Notes"), "pencil"),
    ),
    fields=(
        Field("name", Name("latin"), _("Name in French"), _identity, short=True, listed=True,
              synonyms=("désignation", "nom", "article", "produit", "libellé", "nom du produit",
              "name", "product", "name in french")),
        Field("name_ar", Name("arabic"), _("Name in Arabic"), _identity, short=True,
              synonyms=("المنتوج", "المنتج", "التسمية", "اسم المنتوج", "nom en arabe",
              "désignation en arabe")),
        Field("name_en", Name("latin"), _("Name in English"), _identity, short=True,
              synonyms=("nom en anglais", "english name", "الاسم بالإنجليزية")),
        Field("number", Text(), _("Product code"), _identity, synonyms=("code", "référence",
              "réf", "ref", "الرمز", "المرجع", "code produit")),
        Field("former_numbers", Text(), _("Former codes"), _identity),
        Field("photo", Photo(), _("Cover"), _identity, searchable=False, compute=_cover),
        Field("cooperative", Reference("cooperative"), _("Cooperative"), _identity,
              synonyms=("coopérative", "التعاونية")),
        Field("trade", Term("trade"), _("Trade"), _identity, short=True, listed=True,
              synonyms=("métier", "الحرفة", "filière")),
        Field("family", Text(), _("Product family"), _identity, short=True,
              synonyms=("famille", "catégorie", "category", "الفئة", "الصنف")),
        Field("state", STATE, _("Availability"), _identity, short=True, listed=True,
              usual="in_stock", synonyms=("situation", "statut", "état", "disponibilité",
              "disponible", "الحالة")),
        Field("costed_on", Date(), _("Costed on"), _price_sheet,
              help=_("The wage floor of this day is the reference; today’s when empty."),
              synonyms=("date du calcul",)),
        Field("batch", Quantity(), _("Pieces in the batch"), _price_sheet,
              help=_("Materials and hours above are for this many pieces; one when empty.")),
        Field("packaging", Money(), _("Packaging and label"), _price_sheet,
              synonyms=("emballage", "التلفيف")),
        Field("overheads", Percent(), _("Overheads (%)"), _price_sheet,
              help=_("Rent, energy, transport … as a part of materials and work; often 10 to 15."),
              synonyms=("frais généraux", "المصاريف العامة")),
        Field("part", Percent(), _("Cooperative’s part (%)"), _price_sheet,
              help=_("On the cost: reserve, social fund …"),
              synonyms=("part de la coopérative", "نصيب التعاونية")),
        Field("margin", Percent(), _("Margin (%)"), _price_sheet,
              help=_("On the cost and the cooperative’s part; 20 on cost is 16.7 of the price."),
              synonyms=("marge", "الهامش")),
        Field("retail_factor", Quantity(), _("Retail multiplier"), _price_sheet,
              help=_("What a shop makes of the wholesale price; 2 when empty.")),
        Field("export_currency", CURRENCY, _("Export currency"), _price_sheet),
        Field("export_rate", Quantity(), _("Dirhams for one unit of it"), _price_sheet),
        Field("price", Money(), _("Price asked"), _price_sheet, short=True, listed=True,
              synonyms=("prix", "prix de vente", "prix unitaire", "pu", "price", "الثمن",
              "ثمن البيع", "السعر")),
        Field("cost", Money(), _("Cost"), _price_sheet, searchable=False,
              compute=_price("cost"), synonyms=("coût de revient", "prix d’achat",
              "prix de revient", "التكلفة")),
        Field("floor", Money(), _("Floor price"), _price_sheet, searchable=False,
              compute=_price("floor")),
        Field("wholesale", Money(), _("Wholesale price"), _price_sheet, searchable=False,
              compute=_price("wholesale")),
        Field("retail", Money(), _("Retail price"), _price_sheet, searchable=False,
              compute=_price("retail")),
        Field("hourly", Money(), _("Pays an hour"), _price_sheet, searchable=False,
              compute=_hourly),
        Field("stock", Quantity(), _("Stock"), _stock, short=True, listed=True, once=True,
              synonyms=("quantité", "qté", "quantité en stock", "stock actuel", "المخزون",
              "الكمية")),
        Field("minimum", Quantity(), _("Minimum stock"), _stock, short=True,
              synonyms=("minimum", "stock minimum", "الحد الأدنى")),
        Field("unit", Term("unit"), _("Unit"), _stock, short=True, synonyms=("unité", "الوحدة")),
        Field("value", Money(), _("Value of the stock"), _stock, searchable=False,
              summed=True, compute=_value),
        Field("low", YesNo(), _("Low stock"), _stock, searchable=False, flag=True,
              compute=_low),
        Field("description", LongText(), _("Description in French"), _story,
              synonyms=("description", "descriptif")),
        Field("description_ar", LongText(), _("Description in Arabic"), _story,
              synonyms=("الوصف",)),
        Field("description_en", LongText(), _("Description in English"), _story),
        Field("story", LongText(), _("Story in French"), _story,
              help=_("Who makes it, where, how, what the motif means."), synonyms=("histoire",)),
        Field("story_ar", LongText(), _("Story in Arabic"), _story, synonyms=("الحكاية",)),
        Field("story_en", LongText(), _("Story in English"), _story),
        Field("made_of", Text(), _("Made of"), "make", synonyms=("matières", "matière",
              "composition", "المواد")),
        Field("technique", Text(), _("Technique"), "make", synonyms=("technique", "التقنية")),
        Field("colours", Text(), _("Colours"), "make", synonyms=("couleurs", "couleur",
              "الألوان")),
        Field("length", Measure("cm"), _("Length (cm)"), "make", synonyms=("longueur", "الطول")),
        Field("width", Measure("cm"), _("Width (cm)"), "make", synonyms=("largeur", "العرض")),
        Field("height", Measure("cm"), _("Height (cm)"), "make", synonyms=("hauteur", "الارتفاع")),
        Field("weight", Measure("kg"), _("Weight (kg)"), "make", synonyms=("poids", "الوزن")),
        Field("size", Text(), _("Size"), "make", synonyms=("taille", "dimensions", "المقاس")),
        Field("care", LongText(), _("Care"), "make", synonyms=("entretien", "العناية")),
        Field("ethics", ManyTerms("ethic"), _("Ethical facts"), "make",
              synonyms=("éthique", "engagements")),
        Field("notes", LongText(), _("Notes"), "notes", synonyms=("remarques", "observations",
              "note", "ملاحظات")),
    ),
)
