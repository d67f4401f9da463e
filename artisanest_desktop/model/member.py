"""A member of a cooperative."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import Field, Register, Row, Section
from artisanest_desktop.model.people import LEVEL, MEANS, ROLE, SCHOOLING, SEX, STATE
from artisanest_desktop.rules import (
    Date,
    Email,
    Finding,
    LongText,
    ManyTerms,
    Money,
    Name,
    NationalId,
    PartialDate,
    Phone,
    Photo,
    Quantity,
    Reference,
    Term,
    Text,
    Whole,
    YesNo,
    attendance,
)


def title(row: Row, lang: str) -> str:
    """Family name, then given name, in the script of the reader when it is known."""
    latin = " ".join(filter(None, (row.get("family_name"), row.get("given_name"))))
    arabic = " ".join(filter(None, (row.get("given_name_ar"), row.get("family_name_ar"))))
    first, second = (arabic, latin) if lang == "ar" else (latin, arabic)
    return first or second or row.get("number") or "—"


#: Who belongs to the cooperative today: the active, and those of whom a list that came from
#: elsewhere says nothing.
CURRENT = ("active", None)


def still_due(row: Row, value_of_share: int | None) -> int | None:
    """Centimes still to pay: shares × value of a share − paid (law 112-12, art. 26)."""
    shares = row.get("shares")
    if not shares or not value_of_share:
        return None
    return max(shares * value_of_share - (row.get("paid_in") or 0), 0)


def _due(row: Row, context: Any) -> int | None:
    return still_due(
        row, getattr(context, "value_of_share", lambda _c: None)(row.get("cooperative"))
    )


def _may_vote(row: Row, context: Any) -> bool | None:
    """Only active members up to date with their shares vote (law 112-12, art. 26, 29)."""
    due = _due(row, context)
    return None if due is None else due == 0 and row.get("state") == "active"


def _age(row: Row, context: Any) -> int | None:
    from artisanest_desktop.rules.dates import age

    today = getattr(context, "today", None)
    birth = row.get("birth")
    return age(birth, today) if birth and today else None


def _years(row: Row, context: Any) -> int | None:
    from artisanest_desktop.rules.dates import age

    today = getattr(context, "today", None)
    joined = row.get("joined")
    return age(joined, today) if joined and today else None


def _has_name(row: Row) -> tuple[tuple[str, Finding], ...]:
    names = ("family_name", "given_name", "family_name_ar", "given_name_ar")
    if any(row.get(key) for key in names):
        return ()
    return (("family_name", Finding("name-missing", _("No name in either script."))),)


def _state_dates(row: Row) -> tuple[tuple[str, Finding], ...]:
    birth, joined = row.get("birth"), row.get("joined")
    if birth and joined and joined[:4] < birth[:4]:
        text = _("Joined before being born: one of the two dates is wrong.")
        return (("joined", Finding("joined-before-birth", text)),)
    return ()


def _attended(row: Row, context: Any) -> tuple[int, int] | None:
    """Sessions in which she was there at least once, and her minutes in them."""
    uid = row.get("uid")
    if context is None or not uid:
        return None
    from artisanest_desktop.model.session import person_of, slots_of

    def count() -> tuple[int, int]:
        sessions, minutes = set(), 0
        for one in context.referring("participant", "member", uid):
            length = {s.uid: s.minutes for s in slots_of(one["session"], context)}
            person = person_of(one, context)
            if any(mark in attendance.THERE for mark, _missed in person.marks.values()):
                sessions.add(one["session"])
            minutes += attendance.person_minutes(person, length)
        return len(sessions), minutes

    found: tuple[int, int] = context.once(("attended", uid), count)
    return found


def _sessions(row: Row, context: Any) -> int | None:
    found = _attended(row, context)
    return found[0] if found else None


def _hours(row: Row, context: Any) -> str | None:
    found = _attended(row, context)
    return attendance.hours(found[1]) if found else None


def _products(row: Row, context: Any) -> int | None:
    if context is None or not row.get("uid"):
        return None
    return len({m["product"] for m in context.referring("maker", "member", row["uid"])})


_identity, _contact, _craft, _place = "identity", "contact", "craft", "membership"

MEMBER = Register(
    key="member",
    one=_("member"),
    many=_("Members"),
    icon="users",
    prefix="M-",
    title=title,
    sort=("family_name", "given_name"),
    add=_("Add a member"),
    empty=_("Add the first member, or drop an Excel list anywhere here."),
    search_hint=_("Search a name, a village, a number…"),
    count=lambda n: n_("%(n)s member", "%(n)s members", n),
    checks=(_has_name, _state_dates),
    sections=(
        Section(_identity, _("Identity"), "users"),
        Section(_contact, _("Contact"), "phone"),
        Section(_craft, _("Craft and cooperative"), "package"),
        Section(_place, _("Membership"), "badge-check"),
        Section("activity", _("Activity"), "graduation-cap"),
        Section("consents", _("Consents"), "shield-check"),
        Section("programme", _("Programme"), "graduation-cap"),
        Section("own", _("Own fields"), "tag"),
        Section("notes", _("Notes"), "pencil"),
    ),
    fields=(
        Field("family_name", Name("latin"), _("Family name"), _identity, short=True, listed=True,
              synonyms=("nom de famille", "nom", "surname", "last name", "النسب", "اللقب",
              "الاسم العائلي", "name")),
        Field("given_name", Name("latin"), _("Given name"), _identity, short=True, listed=True,
              synonyms=("prénom", "first name", "forename", "الاسم", "الاسم الشخصي")),
        Field("family_name_ar", Name("arabic"), _("Family name in Arabic"), _identity, short=True,
              synonyms=("nom arabe", "nom en arabe", "النسب بالعربية", "الاسم العائلي بالعربية")),
        Field("given_name_ar", Name("arabic"), _("Given name in Arabic"), _identity, short=True,
              synonyms=("prénom arabe", "prénom en arabe", "الاسم بالعربية",
              "الاسم الشخصي بالعربية")),
        Field("sex", SEX, _("Sex"), _identity, short=True, synonyms=("s", "genre", "gender", "h/f",
              "f/h", "النوع", "الجنس")),
        Field("birth", PartialDate(person=True), _("Born on or in"), _identity, short=True,
              private=True,
              help=_("The full date, or the year alone when only the year is known."),
              synonyms=("date de naissance", "année de naissance", "ddn", "né le", "née le",
              "né(e) le", "d. naiss.", "naissance", "birthday", "birth date",
              "date of birth", "year of birth",
              "تاريخ الازدياد", "تاريخ الميلاد", "سنة الازدياد", "سنة الميلاد")),
        Field("national_id", NationalId(), _("National identity card (CIN)"), _identity,
              private=True, masked=True,
              help=_("Optional: its use needs a prior authorisation (law 09-08)."),
              synonyms=("cin", "cnie", "n° cin", "numéro de cin", "carte nationale", "id card",
              "رقم البطاقة الوطنية للتعريف", "رقم البطاقة الوطنية", "رقم البطاقة", "ر.ب.ت.و",
              "رقم ب.و", "ب.ت.و")),
        Field("number", Text(), _("Member number"), _identity, synonyms=("numéro de membre",
              "n° membre", "n° adhérent", "رقم العضو", "matricule")),
        Field("former_numbers", Text(), _("Former numbers"), _identity),
        Field("photo", Photo(), _("Photo"), _identity, searchable=False, private=True),
        Field("phone", Phone(), _("Phone"), _contact, short=True, listed=True, private=True,
              synonyms=("téléphone", "tél", "tel.", "gsm", "mobile", "portable", "n° de téléphone",
              "الهاتف", "رقم الهاتف", "النقال", "المحمول")),
        Field("whatsapp", YesNo(), _("On WhatsApp"), _contact, private=True, synonyms=("whatsapp",
              "واتساب")),
        Field("phone2", Phone(), _("Second phone"), _contact, private=True,
              synonyms=("autre téléphone", "tél 2", "téléphone 2", "هاتف آخر", "الهاتف 2")),
        Field("email", Email(), _("E-mail"), _contact, private=True, synonyms=("email", "mail",
              "courriel", "البريد الإلكتروني")),
        Field("douar", Text(), _("Douar"), _contact, short=True, synonyms=("village", "quartier",
              "الدوار", "القرية", "الحي")),
        Field("commune", Term("commune"), _("Commune"), _contact, short=True, listed=True,
              synonyms=("ville", "localité", "الجماعة", "المدينة")),
        Field("address", LongText(), _("Address"), _contact, private=True, synonyms=("adresse",
              "domicile", "العنوان", "السكن")),
        Field("trade", Term("trade"), _("Trade"), _craft, short=True, listed=True,
              synonyms=("métier", "activité", "spécialité", "métier principal", "skill", "craft",
              "profession", "الحرفة", "المهنة", "النشاط")),
        Field("more_trades", ManyTerms("trade"), _("Other trades"), _craft,
              synonyms=("autres métiers", "حرف أخرى")),
        Field("level", LEVEL, _("Level"), _craft, synonyms=("niveau", "المستوى")),
        Field("practising_since", PartialDate(), _("Practising since"), _craft,
              synonyms=("exerce depuis", "يمارس منذ")),
        Field("artisan_number", Text(), _("Artisan register number"), _craft, private=True,
              synonyms=("nia", "rna", "n° rna", "الرقم التعريفي الحرفي")),
        Field("artisan_number_on", Date(), _("Entered in the artisan register on"), _craft),
        Field("cooperative", Reference("cooperative"), _("Cooperative"), _craft,
              synonyms=("coopérative", "التعاونية")),
        Field("role", ROLE, _("Role"), _craft, synonyms=("fonction", "rôle", "الصفة", "المهمة")),
        Field("role_from", Date(), _("In this role from"), _craft),
        Field("role_to", Date(), _("In this role until"), _craft),
        Field("joined", PartialDate(), _("Joined on"), _place, short=True, synonyms=("adhésion",
              "date d’adhésion", "date d'adhésion", "adhésion le", "membre depuis",
              "date d’inscription", "date d'inscription", "date adhesion", "تاريخ الانضمام",
              "تاريخ الانخراط")),
        Field("state", STATE, _("State"), _place, short=True, listed=True, usual="active",
              synonyms=("situation", "statut", "état", "وضعية العضوية", "الوضعية")),
        Field("state_since", PartialDate(), _("In this state since"), _place, synonyms=("depuis",
              "منذ")),
        Field("state_reason", Text(), _("Reason"), _place, private=True, synonyms=("motif",
              "السبب")),
        Field("state_document", Text(), _("Document"), _place,
              help=_("The decision or letter, with its date or number.")),
        Field("heir_of", Reference("member"), _("Heir of"), _place),
        Field("shares", Whole(), _("Shares subscribed"), _place, short=True, summed=True,
              synonyms=("parts",
              "parts souscrites", "nombre de parts", "الحصص", "الحصص المكتتبة", "الأنصبة")),
        Field("paid_in", Money(), _("Amount paid in"), _place, summed=True,
              synonyms=("montant libéré",
              "montant payé", "libéré", "المبلغ المحرر")),
        Field("still_due", Money(), _("Still due"), _place, searchable=False, summed=True,
              compute=_due),
        Field("may_vote", YesNo(), _("May vote"), _place, searchable=False, compute=_may_vote),
        Field("age", Whole(), _("Age"), _identity, searchable=False, private=True, compute=_age),
        Field("years", Whole(), _("Years of membership"), _place, searchable=False, compute=_years),
        Field("sessions", Whole(), _("Sessions attended"), "activity", searchable=False,
              compute=_sessions),
        Field("hours", Quantity(), _("Hours attended"), "activity", searchable=False,
              compute=_hours),
        Field("products", Whole(), _("Products made"), "activity", searchable=False,
              compute=_products),
        Field("thumbprint", YesNo(), _("Signs by thumbprint"), "consents", synonyms=("empreinte",)),
        Field("consent_contact", YesNo(), _("May be contacted"), "consents"),
        Field("consent_photo", YesNo(), _("Photo may be shown"), "consents"),
        Field("consent_name", YesNo(), _("Name in a funder’s list"), "consents"),
        Field("consent_on", Date(), _("Consent given on"), "consents"),
        Field("consent_text", Text(), _("Version of the text"), "consents"),
        Field("consent_means", MEANS, _("Given by"), "consents"),
        Field("schooling", SCHOOLING, _("Schooling"), "programme", pack="schooling", private=True),
        Field("children", Whole(), _("Number of children"), "programme", pack="household",
              private=True, summed=True),
        Field("breadwinner", YesNo(), _("Breadwinner"), "programme", pack="household",
              private=True),
        Field("notes", LongText(), _("Notes"), "notes", private=True, synonyms=("remarques",
              "observations", "obs.", "note", "ملاحظات", "ملاحظة")),
    ),
)
