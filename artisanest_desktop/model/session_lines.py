"""The lines of a session: half-days, participants and their marks, partners, commitments."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _, n_, p_
from artisanest_desktop.model.fields import Field, Register, Row
from artisanest_desktop.model.lining import named_by_field, parent_field, rank_field
from artisanest_desktop.model.naming import title_in_script
from artisanest_desktop.model.people import CERTIFICATE, ENROLMENT, IN_USE, MARK, SEX
from artisanest_desktop.model.session import person_of
from artisanest_desktop.rules import (
    Choice,
    Date,
    LongText,
    Money,
    Name,
    Option,
    PartialDate,
    Phone,
    Quantity,
    Reference,
    Text,
    Time,
    Whole,
    YesNo,
    attendance,
)

ROLE = Choice(
    (
        Option("initiator", _("initiator"), also=("initiateur",)),
        Option("host", _("host"), also=("hôte",)),
        Option("trainer", _("trainer"), also=("formateur", "formatrice", "trainer")),
        Option("funder", _("funder"), also=("bailleur",)),
        Option("expert", _("expert"), also=("expert", "experte")),
        Option("facilitator", _("facilitator"), also=("facilitateur",)),
        Option("guest", _("guest"), also=("invité", "invitée", "guest")),
    )
)
COMMITMENT_STATE = Choice(
    (
        Option("open", p_("commitment", "open"), also=("ouvert", "en cours", "open")),
        Option("kept", _("kept"), also=("tenu", "fait")),
        Option("dropped", _("dropped"), also=("abandonné",)),
    ),
    tags={"open": "accent", "kept": "olive", "dropped": "soft"},
)


def slot_title(row: Row, _lang: str) -> str:
    """The day and the hour it begins."""
    day = "/".join(reversed(str(row.get("date") or "").split("-")))
    return " ".join(filter(None, (day, row.get("start")))) or "—"


def _slot_hours(row: Row, _context: Any) -> str | None:
    length = attendance.slot_minutes(row.get("start"), row.get("end"))
    return attendance.hours(length) if length else None


def _person_hours(row: Row, context: Any) -> str | None:
    """Hours a participant was there."""
    if context is None or not row.get("uid") or not row.get("session"):
        return None
    from artisanest_desktop.model.session import slots_of

    length = {s.uid: s.minutes for s in slots_of(row["session"], context)}
    return attendance.hours(attendance.person_minutes(person_of(row, context), length))


def is_overdue(row: Row, today: str) -> bool:
    """Whether an open commitment is past its day."""
    return row.get("state") in (None, "open") and bool(row.get("due")) and row["due"] < today


def _overdue(row: Row, context: Any) -> bool | None:
    return is_overdue(row, context.today.isoformat()) or None


_SESSION = parent_field("session", _("Session"), "session", "الدورة", "code session")

SLOT = Register(
    key="slot",
    one=_("half-day"),
    many=_("Half-days"),
    icon="calendar-days",
    title=slot_title,
    parent="session",
    parent_register="session",
    line_order=("date", "start"),
    add=_("Add a half-day"),
    count=lambda n: n_("%(n)s half-day", "%(n)s half-days", n),
    fields=(
        _SESSION,
        Field("date", Date(), _("Date"), listed=True, searchable=False, once=True, synonyms=("jour",
              "date de l’atelier", "date de la formation", "date de la séance",
              "date de la session", "date de l’activité", "التاريخ")),
        Field("start", Time(), _("Start"), listed=True, searchable=False, synonyms=("début",
              "h. début", "heure début", "heure de début", "البداية")),
        Field("end", Time(), _("End"), listed=True, searchable=False, synonyms=("fin", "heure fin",
              "heure de fin", "النهاية")),
        Field("topic", Text(), _("Topic"), listed=True, searchable=False, synonyms=("sujet",
              "الموضوع")),
        Field("topic_ar", Text(), _("Topic in Arabic"), searchable=False),
        Field("topic_en", Text(), _("Topic in English"), searchable=False),
        Field("trainer", Text(), _("Trainer"), listed=True, searchable=False,
              synonyms=("formateur", "formatrice", "animateur", "animatrice", "المكون",
              "المكونة")),
        Field("hours", Quantity(), _("Hours"), listed=True, searchable=False, summed=True,
              compute=_slot_hours),
    ),
)
#: A member (``member`` is set, nothing else of her is copied) or an outside participant.
PARTICIPANT = Register(
    key="participant",
    one=_("participant"),
    many=_("Participants"),
    icon="user-round",
    title=title_in_script("name"),
    named_by="member",
    sort=("name",),
    parent="session",
    parent_register="session",
    pair=("session", "member"),
    add=_("Add a participant"),
    count=lambda n: n_("%(n)s participant", "%(n)s participants", n),
    fields=(
        _SESSION,
        rank_field(),
        Field("member", Reference("member"), _("Member"), searchable=False, synonyms=("membre",
              "العضو", "n° membre")),
        Field("name", Name("latin"), _("Name"), listed=True, synonyms=("nom", "nom complet",
              "nom et prénom", "participant", "participante")),
        Field("name_ar", Name("arabic"), _("Name in Arabic"), synonyms=("الاسم", "الاسم الكامل",
              "المشارك", "المشاركة")),
        Field("sex", SEX, _("Sex"), synonyms=("sexe", "genre", "الجنس")),
        Field("birth", PartialDate(person=True), _("Born on or in"), private=True,
              synonyms=("année de naissance", "date de naissance", "سنة الازدياد")),
        Field("phone", Phone(), _("Phone"), private=True, synonyms=("téléphone", "tél",
              "الهاتف")),
        Field("cooperative", Reference("cooperative"), _("Cooperative"), searchable=False,
              help=_("At the time of the session."), synonyms=("coopérative", "التعاونية")),
        Field("organisation", Text(), _("Organisation"), listed=True, synonyms=("organisme",
              "structure", "المؤسسة", "coopérative / organisme")),
        Field("job", Text(), _("Position"), synonyms=("fonction", "المهمة")),
        Field("enrolment", ENROLMENT, _("Came how"), searchable=False,
              synonyms=("inscription", "التسجيل")),
        Field("invited_on", Date(), _("Invited on"), searchable=False,
              synonyms=("invitée le", "invité le")),
        Field("thumbprint", YesNo(), _("Signs by thumbprint"), searchable=False,
              synonyms=("empreinte",)),
        Field("signed", YesNo(), _("Signed on paper"), searchable=False, synonyms=("signé",
              "émargé", "التوقيع")),
        Field("score_before", Quantity(), _("Score before"), searchable=False,
              synonyms=("note avant", "النقطة قبل")),
        Field("score_after", Quantity(), _("Score after"), searchable=False,
              synonyms=("note après", "النقطة بعد")),
        Field("satisfaction", Whole(), _("Satisfaction (1 to 5)"), searchable=False,
              synonyms=("satisfaction", "الرضا")),
        Field("remark", LongText(), _("Remark"), synonyms=("remarque", "ملاحظة")),
        Field("certificate", Text(), _("Certificate number"), synonyms=("n° de certificat",
              "رقم الشهادة")),
        Field("certificate_on", Date(), _("Certificate of"), searchable=False,
              synonyms=("certificat du",)),
        Field("certificate_kind", CERTIFICATE, _("Kind of certificate"), searchable=False,
              synonyms=("type de certificat",)),
        Field("visited_3", Date(), _("Visited after 3 months, on"), searchable=False),
        Field("in_use_3", IN_USE, _("In use after 3 months"), searchable=False),
        Field("in_use_why", Text(), _("Why, after 3 months"), searchable=False),
        Field("visited_6", Date(), _("Visited after 6 months, on"), searchable=False),
        Field("in_use_6", IN_USE, _("In use after 6 months"), searchable=False),
        Field("in_use_why_6", Text(), _("Why, after 6 months"), searchable=False),
        Field("does_differently", LongText(), _("What is done differently now"),
              searchable=False),
        Field("transport", Money(), _("Transport"), searchable=False, synonyms=("transport",
              "frais de transport", "النقل")),
        Field("meal", Money(), _("Meal"), searchable=False, synonyms=("repas", "الوجبة")),
        Field("hours", Quantity(), _("Hours"), searchable=False, compute=_person_hours),
    ),
)
ATTENDANCE = Register(
    key="attendance",
    one=_("attendance"),
    many=_("Attendances"),
    icon="check",
    title=lambda _row, _lang: "—",
    named_by="participant",
    parent="participant",
    parent_register="participant",
    pair=("participant", "slot"),
    line_order=(),
    fields=(
        Field("participant", Reference("participant"), _("Participant"), hidden=True,
              searchable=False),
        Field("slot", Reference("slot"), _("Half-day"), hidden=True, searchable=False),
        Field("mark", MARK, _("Mark"), listed=True, searchable=False, synonyms=("présence",
              "الحضور")),
        Field("missed", Whole(), _("Minutes missed"), searchable=False,
              help=_("Of a late coming or an early leaving, where someone wrote it down.")),
    ),
)
SESSION_PARTNER = Register(
    key="session_partner",
    one=_("partner of a session"),
    many=_("Partners and their roles"),
    icon="handshake",
    title=lambda _row, _lang: "—",
    named_by="partner",
    parent="session",
    parent_register="session",
    add=_("Add a partner"),
    fields=(
        _SESSION,
        rank_field(),
        Field("partner", Reference("partner"), _("Partner"), listed=True, searchable=False,
              synonyms=("partenaire", "الشريك")),
        Field("role", ROLE, _("Role in the session"), listed=True, synonyms=("rôle", "الدور")),
        Field("brings", Text(), _("What they bring"), listed=True, synonyms=("apport",)),
    ),
)
INVITED = Register(
    key="invited",
    one=_("invited cooperative"),
    many=_("Cooperatives invited"),
    icon="building-2",
    title=lambda _row, _lang: "—",
    named_by="cooperative",
    parent="session",
    parent_register="session",
    pair=("session", "cooperative"),
    add=_("Add a cooperative"),
    fields=(
        _SESSION,
        rank_field(),
        Field("cooperative", Reference("cooperative"), _("Cooperative"), listed=True,
              searchable=False, synonyms=("coopérative", "التعاونية")),
        Field("expected", Whole(), _("Places kept"), listed=True, searchable=False,
              summed=True),
    ),
)
COMMITMENT = Register(
    key="commitment",
    one=_("commitment"),
    many=_("Commitments"),
    icon="link",
    title=named_by_field("what"),
    parent="session",
    parent_register="session",
    add=_("Add a commitment"),
    count=lambda n: n_("%(n)s commitment", "%(n)s commitments", n),
    fields=(
        _SESSION,
        rank_field(),
        Field("what", Text(), _("What is promised"), listed=True, synonyms=("engagement",
              "الالتزام")),
        Field("partner", Reference("partner"), _("Partner"), listed=True, searchable=False,
              synonyms=("partenaire", "الشريك")),
        Field("cooperative", Reference("cooperative"), _("Cooperative"), searchable=False,
              synonyms=("coopérative", "التعاونية")),
        Field("member", Reference("member"), _("Member"), searchable=False, synonyms=("membre",
              "العضو")),
        Field("project", Reference("project"), _("Project"), searchable=False,
              synonyms=("projet", "المشروع")),
        Field("who", Text(), _("Who else"), synonyms=("qui",)),
        Field("due", Date(), _("Due on"), listed=True, synonyms=("échéance", "الأجل")),
        Field("state", COMMITMENT_STATE, _("Stage"), listed=True, usual="open",
              synonyms=("état", "الحالة")),
        Field("result", Text(), _("What came of it"), synonyms=("résultat",)),
        Field("overdue", YesNo(), _("Overdue"), searchable=False, compute=_overdue),
    ),
)
SESSION_LINES = (SLOT, PARTICIPANT, ATTENDANCE, SESSION_PARTNER, INVITED, COMMITMENT)
