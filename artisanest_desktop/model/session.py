"""A capacity-building session: training, workshop, LinkUp meeting, visit, fair."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import Field, Register, Row, Section
from artisanest_desktop.model.naming import has_name, title_in_script
from artisanest_desktop.rules import (
    Choice,
    Date,
    Finding,
    LongText,
    Money,
    Name,
    Option,
    Percent,
    Photo,
    Quantity,
    Reference,
    Term,
    Text,
    Whole,
    attendance,
)

KIND = Choice(
    (
        Option("training", _("training"), also=("formation", "تكوين")),
        Option("workshop", _("workshop"), also=("atelier", "ورشة", "workshop")),
        Option("awareness", _("awareness"), also=("sensibilisation", "تحسيس")),
        Option("linkup", _("LinkUp meeting"), also=("linkup", "rencontre", "réunion", "لقاء")),
        Option("visit", _("exchange visit"), also=("visite", "زيارة")),
        Option("coaching", _("on-site coaching"), also=("accompagnement", "coaching", "مواكبة")),
        Option("fair", _("fair"), also=("foire", "salon", "معرض")),
    )
)
STATE = Choice(
    (
        Option("planned", _("planned"), also=("prévue", "programmée", "مبرمجة")),
        Option("held", _("held"), also=("tenue", "réalisée", "faite", "منجزة")),
        Option("cancelled", _("cancelled"), also=("annulée", "annulé", "ملغاة")),
    ),
    tags={"planned": "accent", "held": "olive", "cancelled": "terra"},
)
LANGUAGE = Choice(
    (
        Option("darija", _("Darija"), also=("arabe dialectal", "الدارجة")),
        Option("ar", _("Arabic"), also=("arabe", "العربية")),
        Option("tamazight", _("Tamazight"), also=("amazigh", "الأمازيغية")),
        Option("fr", _("French"), also=("français", "الفرنسية")),
        Option("en", _("English"), also=("anglais", "الإنجليزية")),
    )
)


def slots_of(uid: str, context: Any) -> list[attendance.Slot]:
    """The half-days of a session, in order."""
    return [
        attendance.Slot(s["uid"], s.get("date"), attendance.slot_minutes(s.get("start"),
                        s.get("end")))
        for s in context.lines("slot", uid)
    ]  # fmt: skip


def people_of(uid: str, context: Any) -> list[attendance.Person]:
    """The participants of a session with their marks; of a member, sex and birth as they are."""
    return [person_of(p, context) for p in context.lines("participant", uid)]


def person_of(row: Row, context: Any) -> attendance.Person:
    """One participant as the counts see her."""
    member = context.get("member", row["member"]) if row.get("member") else None
    who = member or row
    marks = {
        a["slot"]: (a.get("mark"), a.get("missed"))
        for a in context.lines("attendance", row["uid"])
    }
    return attendance.Person(who.get("sex"), who.get("birth"), marks)


def counts_of(row: Row, context: Any) -> attendance.Counts | None:
    """What a session comes to; worked out once for all the fields that show a part of it."""
    uid = row.get("uid")
    if context is None or not uid:
        return None
    found: attendance.Counts = context.once(
        ("counts", uid), lambda: attendance.count(people_of(uid, context), slots_of(uid, context))
    )
    return found


def _days(row: Row, context: Any) -> list[str]:
    uid = row.get("uid")
    if context is None or not uid:
        return []
    return sorted(s["date"] for s in context.lines("slot", uid) if s.get("date"))


def _first(row: Row, context: Any) -> str | None:
    return next(iter(_days(row, context)), None)


def _last(row: Row, context: Any) -> str | None:
    return next(reversed(_days(row, context)), None)


def _hours(row: Row, context: Any) -> str | None:
    found = counts_of(row, context)
    return attendance.hours(found.delivered) if found and found.delivered else None


def _person_hours(row: Row, context: Any) -> str | None:
    found = counts_of(row, context)
    return attendance.hours(found.minutes) if found and found.minutes else None


def _enrolled(row: Row, context: Any) -> int | None:
    uid = row.get("uid")
    return None if context is None or not uid else context.how_many("participant", uid) or None


def _number(name: str) -> Any:
    def compute(row: Row, context: Any) -> int | None:
        found = counts_of(row, context)
        return getattr(found, name) if found is not None and found.enrolled else None

    return compute


def _rate(row: Row, context: Any) -> str | None:
    found = counts_of(row, context)
    if found is None or found.rate is None:
        return None
    return str(int(found.rate.to_integral_value()))


def _said_why(row: Row) -> tuple[tuple[str, Finding], ...]:
    if row.get("state") != "cancelled" or row.get("cancelled_because"):
        return ()
    text = _("A cancelled session says why.")
    return (("cancelled_because", Finding("reason-missing", text)),)


_identity, _where, _outcome = "identity", "where", "outcome"

SESSION = Register(
    key="session",
    one=_("session"),
    many=_("Sessions"),
    icon="graduation-cap",
    prefix="S-{year}-",
    title=title_in_script("title"),
    sort=("title",),
    order=("first_day", True),
    feeds=(("slot", ("date", "start", "end", "topic", "trainer")),),
    add=_("Add a session"),
    empty=_("Plan the first session; its half-days and its roll call follow."),
    search_hint=_("Search a title, a place, a code…"),
    count=lambda n: n_("%(n)s session", "%(n)s sessions", n),
    checks=(has_name("title"), _said_why),
    copied=("slot", "session_partner"),
    again=_("Repeat elsewhere"),
    sections=(
        Section(_identity, _("Identity"), "graduation-cap"),
        Section("slots", _("Half-days"), "calendar-days", lines="slot", short=True),
        Section(_where, _("Place and programme"), "map-pin"),
        Section("partners", _("Partners and their roles"), "handshake", lines="session_partner",
                short=True),
        Section("invited", _("Cooperatives invited"), "building-2", lines="invited"),
        Section("commitments", _("Commitments"), "link", lines="commitment", short=True),
        Section(_outcome, _("What came of it"), "sparkles"),
        Section("evaluation", _("Questions of the evaluation"), "smile",
                lines="evaluation_question"),
        Section("own", _("Own fields"), "tag"),
        Section("notes", _("Notes"), "pencil"),
    ),
    fields=(
        Field("title", Name("latin"), _("Title"), _identity, short=True, listed=True,
              synonyms=("titre", "intitulé", "formation", "atelier", "activité", "thème de la "
              "formation", "title", "session")),
        Field("title_ar", Name("arabic"), _("Title in Arabic"), _identity, short=True,
              synonyms=("العنوان", "الدورة", "عنوان الدورة", "titre en arabe")),
        Field("title_en", Name("latin"), _("Title in English"), _identity,
              synonyms=("titre en anglais",)),
        Field("number", Text(), _("Session code"), _identity, synonyms=("code", "référence",
              "رمز الدورة", "code session")),
        Field("former_numbers", Text(), _("Former codes"), _identity),
        Field("kind", KIND, _("Kind"), _identity, short=True, listed=True,
              synonyms=("type", "nature", "النوع")),
        Field("theme", Term("theme"), _("Theme"), _identity, short=True, listed=True,
              synonyms=("thème", "الموضوع")),
        Field("first_day", Date(), _("First day"), _identity, listed=True, searchable=False,
              compute=_first, synonyms=("date", "date de début", "التاريخ", "date de la session")),
        Field("last_day", Date(), _("Last day"), _identity, searchable=False, compute=_last),
        Field("state", STATE, _("Stage"), _identity, once=True, short=True, listed=True,
              usual="planned", synonyms=("état", "statut", "state", "الحالة")),
        Field("cancelled_because", Text(), _("Reason for cancelling"), _identity, once=True,
              synonyms=("motif d’annulation",)),
        Field("place", Text(), _("Place"), _where, once=True, short=True, synonyms=("lieu", "salle",
              "المكان")),
        Field("commune", Term("commune"), _("Commune"), _where, once=True, short=True,
              synonyms=("ville", "الجماعة")),
        Field("language", LANGUAGE, _("Language of the session"), _where,
              synonyms=("langue", "اللغة")),
        Field("programme", Text(), _("Programme or funder"), _where, short=True,
              synonyms=("programme", "financeur", "bailleur", "البرنامج", "الجهة الممولة")),
        Field("programme_reference", Text(), _("Reference of the programme"), _where,
              synonyms=("référence du programme", "n° de convention")),
        Field("capacity", Whole(), _("Places"), _where, synonyms=("capacité", "places")),
        Field("objectives", LongText(), _("Objectives"), _identity,
              synonyms=("objectifs", "الأهداف")),
        Field("objectives_ar", LongText(), _("Objectives in Arabic"), _identity),
        Field("objectives_en", LongText(), _("Objectives in English"), _identity),
        Field("agenda", LongText(), _("Agenda"), _identity, synonyms=("ordre du jour",
              "programme détaillé", "جدول الأعمال")),
        Field("agenda_ar", LongText(), _("Agenda in Arabic"), _identity),
        Field("agenda_en", LongText(), _("Agenda in English"), _identity),
        Field("project", Reference("project"), _("Project"), _where, once=True, searchable=False,
              synonyms=("projet", "المشروع")),
        Field("emblem", Photo(), _("Emblem of the programme"), _where, searchable=False),
        Field("required_share", Percent(), _("Share of the hours for a certificate"), _outcome,
              searchable=False),
        Field("transport_each", Money(), _("Transport, per person"), _where, searchable=False),
        Field("meal_each", Money(), _("Meal, per person"), _where, searchable=False),
        Field("disabled", Whole(), _("People in a situation of disability"), _outcome, once=True,
              help=_("A count only, where a funder asks for it; never said of a person."),
              synonyms=("personnes en situation de handicap",)),
        Field("decisions", LongText(), _("What was decided"), _outcome, once=True,
              synonyms=("décisions", "القرارات")),
        Field("lessons", LongText(), _("Lessons"), _outcome, once=True,
              synonyms=("leçons", "enseignements")),
        Field("hours", Quantity(), _("Hours"), _outcome, searchable=False, summed=True,
              compute=_hours,
              synonyms=("heures", "durée", "الساعات")),
        Field("enrolled", Whole(), _("Participants"), _outcome, listed=True, searchable=False,
              compute=_enrolled, synonyms=("participants", "nbre participants",
              "nombre de participants", "effectif", "عدد المشاركين")),
        Field("people", Whole(), _("Came at least once"), _outcome, searchable=False,
              compute=_number("people")),
        Field("women", Whole(), _("Women among them"), _outcome, searchable=False,
              compute=_number("women")),
        Field("person_hours", Quantity(), _("Person-hours"), _outcome, searchable=False,
              summed=True,
              compute=_person_hours),
        Field("rate", Percent(), _("Attendance rate"), _outcome, searchable=False,
              compute=_rate),
        Field("untyped", Whole(), _("Marks not yet typed"), _outcome, searchable=False,
              compute=_number("untyped")),
        Field("notes", LongText(), _("Notes"), "notes", once=True, synonyms=("remarques",
              "observations", "ملاحظات")),
    ),
)
