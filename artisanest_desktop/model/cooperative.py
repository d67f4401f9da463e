"""A cooperative; a store holds one or many."""

from __future__ import annotations

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import Field, Register, Row, Section
from artisanest_desktop.model.naming import has_name
from artisanest_desktop.rules import (
    Code,
    Date,
    Email,
    Ice,
    LongText,
    ManyTerms,
    Money,
    Name,
    Phone,
    Photo,
    Reference,
    Term,
    Text,
)


def title(row: Row, lang: str) -> str:
    """The name in the reader's script when there is one."""
    names = (
        (row.get("name_ar"), row.get("name"))
        if lang == "ar"
        else (row.get("name"), row.get("name_ar"))
    )
    return names[0] or names[1] or row.get("short_name") or "—"


COOPERATIVE = Register(
    key="cooperative",
    one=_("cooperative"),
    many=_("Cooperatives"),
    icon="building-2",
    title=title,
    sort=("name",),
    add=_("Add a cooperative"),
    search_hint=_("Search a name, a commune…"),
    count=lambda n: n_("%(n)s cooperative", "%(n)s cooperatives", n),
    checks=(has_name("name"),),
    sections=(
        Section("identity", _("Identity"), "building-2"),
        Section("contact", _("Contact"), "phone"),
        Section("papers", _("Papers"), "file-text"),
        Section("people", _("People"), "users"),
        Section("own", _("Own fields"), "tag"),
        Section("notes", _("Notes"), "pencil"),
    ),
    fields=(
        Field("name", Name("latin"), _("Name"), "identity", short=True, listed=True,
              synonyms=("nom", "nom de la coopérative", "coopérative", "اسم التعاونية بالفرنسية")),
        Field("name_ar", Name("arabic"), _("Name in Arabic"), "identity", short=True, listed=True,
              synonyms=("اسم التعاونية", "التعاونية", "nom en arabe")),
        Field("short_name", Text(), _("Short name"), "identity", short=True, synonyms=("sigle",
              "الاسم المختصر")),
        Field("logo", Photo(), _("Logo"), "identity", searchable=False),
        Field("trades", ManyTerms("trade"), _("Trades"), "identity", short=True,
              synonyms=("métiers", "activités", "الحرف")),
        Field("founded", Date(), _("Founded on"), "identity", synonyms=("date de création",
              "تاريخ التأسيس")),
        Field("commune", Term("commune"), _("Commune"), "contact", short=True, listed=True,
              synonyms=("ville", "الجماعة")),
        Field("address", LongText(), _("Address"), "contact", synonyms=("adresse", "siège",
              "العنوان", "المقر")),
        Field("phone", Phone(), _("Phone"), "contact", short=True, listed=True,
              synonyms=("téléphone", "tél", "الهاتف")),
        Field("email", Email(), _("E-mail"), "contact", short=True, synonyms=("email",
              "البريد الإلكتروني")),
        Field("website", Text(), _("Website"), "contact", synonyms=("site", "الموقع الإلكتروني")),
        Field("registry_number", Text(), _("Registry number"), "papers",
              synonyms=("numéro au registre local des coopératives", "رقم التسجيل")),
        Field("court", Text(), _("Court"), "papers", synonyms=("tribunal", "المحكمة الابتدائية")),
        Field("approved_on", Date(), _("Approved on"), "papers", synonyms=("date d’agrément",
              "تاريخ الترخيص")),
        Field("ice", Ice(), _("ICE"), "papers", synonyms=("identifiant commun de l’entreprise",
              "التعريف الموحد للمقاولة")),
        Field("tax_id", Code(r"\d{6,9}"), _("Tax number (IF)"), "papers", synonyms=("if",
              "identifiant fiscal", "التعريف الضريبي")),
        Field("trade_register", Code(r"\d{1,10}"), _("Trade register (RC)"), "papers",
              synonyms=("rc", "registre de commerce", "السجل التجاري")),
        Field("business_tax", Code(r"\d{6,10}"), _("Business tax (patente)"), "papers",
              synonyms=("patente", "taxe professionnelle", "الضريبة المهنية")),
        Field("capital", Money(), _("Capital"), "papers", summed=True,
              synonyms=("capital", "رأس المال")),
        Field("share_value", Money(), _("Value of a share"), "papers",
              synonyms=("valeur de la part", "قيمة الحصة")),
        Field("bank_account", Code(r"\d{24}"), _("Account number (RIB)"), "papers", private=True,
              masked=True, synonyms=("rib", "رقم الحساب")),
        Field("declaration_number", Text(), _("CNDP declaration or authorisation"), "papers",
              help=_("The number given for the processing of personal data (law 09-08).")),
        Field("president", Reference("member"), _("President"), "people"),
        Field("treasurer", Reference("member"), _("Treasurer"), "people"),
        Field("manager", Reference("member"), _("Manager"), "people"),
        Field("notes", LongText(), _("Notes"), "notes", private=True, synonyms=("remarques",
              "ملاحظات")),
    ),
)
