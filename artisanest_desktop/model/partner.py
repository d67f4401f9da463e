"""A partner of the network, and the people one meets there."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import Field, Register, Row, Section
from artisanest_desktop.model.lining import parent_field, rank_field
from artisanest_desktop.model.naming import has_name, title_in_script
from artisanest_desktop.rules import (
    Choice,
    Date,
    Email,
    LastDay,
    LongText,
    Name,
    Option,
    Phone,
    Photo,
    Text,
    Whole,
)

KIND = Choice(
    (
        Option("institution", _("public institution"), also=("institution", "administration",
               "إدارة", "مؤسسة عمومية")),
        Option("school", _("school"), also=("école", "lycée", "مدرسة", "ثانوية")),
        Option("foundation", _("foundation"), also=("fondation",)),
        Option("association", _("association"), also=("ong", "ngo", "club")),
        Option("company", _("company"), also=("société", "entreprise")),
        Option("funder", _("funder"), also=("bailleur", "bailleur de fonds", "programme")),
        Option("media", _("media"), also=("presse", "صحافة")),
        Option("workshop", _("workshop"), also=("atelier",)),
    )
)  # fmt: skip


def _sessions(row: Row, context: Any) -> int | None:
    uid = row.get("uid")
    if context is None or not uid:
        return None
    roles = context.referring("session_partner", "partner", uid)
    return len({r["session"] for r in roles})


def _open_commitments(row: Row, context: Any) -> int | None:
    uid = row.get("uid")
    if context is None or not uid:
        return None
    return sum(c.get("state") == "open" for c in context.referring("commitment", "partner", uid))


PARTNER = Register(
    key="partner",
    one=_("partner"),
    many=_("Partners"),
    icon="handshake",
    title=title_in_script("name"),
    sort=("name",),
    feeds=(("contact", ("name", "name_ar", "job")),),
    add=_("Add a partner"),
    empty=_("Write down the first partner: who helps you, who invites you."),
    search_hint=_("Search a name, a city, a person…"),
    count=lambda n: n_("%(n)s partner", "%(n)s partners", n),
    checks=(has_name("name"),),
    sections=(
        Section("identity", _("Identity"), "handshake"),
        Section("contacts", _("Contacts"), "phone", lines="contact", short=True),
        Section("agreement", _("Agreement"), "file-text"),
        Section("activity", _("Activity"), "graduation-cap"),
        Section("own", _("Own fields"), "tag"),
        Section("notes", _("Notes"), "pencil"),
    ),
    fields=(
        Field("name", Name("latin"), _("Name"), "identity", short=True, listed=True,
              synonyms=("nom", "partenaire", "organisme", "organisation", "structure")),
        Field("name_ar", Name("arabic"), _("Name in Arabic"), "identity", short=True,
              synonyms=("الشريك", "الاسم", "المؤسسة", "الهيئة", "nom en arabe")),
        Field("logo", Photo(), _("Logo"), "identity", searchable=False),
        Field("kind", KIND, _("Kind"), "identity", short=True, listed=True,
              synonyms=("type", "nature", "النوع", "الصنف")),
        Field("brings", LongText(), _("What they bring"), "identity", short=True,
              synonyms=("apport", "ce qu’ils apportent", "contribution", "المساهمة")),
        Field("country", Text(), _("Country"), "identity", short=True, listed=True,
              synonyms=("pays", "البلد")),
        Field("city", Text(), _("City"), "identity", short=True,
              synonyms=("ville", "المدينة")),
        Field("phone", Phone(), _("Phone"), "contacts", synonyms=("téléphone", "tél", "الهاتف")),
        Field("email", Email(), _("E-mail"), "contacts", synonyms=("email", "courriel",
              "البريد الإلكتروني")),
        Field("website", Text(), _("Website"), "contacts", synonyms=("site", "site web",
              "الموقع الإلكتروني")),
        Field("address", LongText(), _("Address"), "contacts", synonyms=("adresse", "العنوان")),
        Field("agreement", Text(), _("Agreement"), "agreement",
              help=_("Its title or number."), synonyms=("convention", "الاتفاقية")),
        Field("agreement_from", Date(), _("Agreement from"), "agreement",
              synonyms=("convention du", "début de convention")),
        Field("agreement_until", LastDay(), _("Agreement until"), "agreement",
              synonyms=("convention au", "fin de convention", "échéance")),
        Field("sessions", Whole(), _("Sessions"), "activity", listed=True, searchable=False,
              compute=_sessions),
        Field("open_commitments", Whole(), _("Open commitments"), "activity", listed=True,
              searchable=False, compute=_open_commitments),
        Field("notes", LongText(), _("Notes"), "notes", private=True, synonyms=("remarques",
              "observations", "ملاحظات")),
    ),
)

CONTACT = Register(
    key="contact",
    one=_("contact"),
    many=_("Contacts"),
    icon="user-round",
    title=title_in_script("name"),
    sort=("name",),
    parent="partner",
    parent_register="partner",
    add=_("Add a contact"),
    fields=(
        parent_field("partner", _("Partner"), "partenaire", "الشريك"),
        rank_field(),
        Field("name", Name("latin"), _("Name"), listed=True, synonyms=("nom", "contact", "الاسم")),
        Field("name_ar", Name("arabic"), _("Name in Arabic"), synonyms=("nom en arabe",)),
        Field("job", Text(), _("Position"), listed=True, synonyms=("fonction", "poste", "المهمة")),
        Field("phone", Phone(), _("Phone"), listed=True, private=True,
              synonyms=("téléphone", "tél", "الهاتف")),
        Field("email", Email(), _("E-mail"), listed=True, private=True,
              synonyms=("email", "courriel", "البريد الإلكتروني")),
    ),
)
PARTNER_LINES = (CONTACT,)
