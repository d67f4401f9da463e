"""A joint project or a pilot that grew out of a meeting: partners, steps, what is to be reached."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _, n_, p_
from artisanest_desktop.model.counted import facts_of, limits_of
from artisanest_desktop.model.fields import Field, Register, Row, Section
from artisanest_desktop.model.lining import named_by_field, parent_field, rank_field
from artisanest_desktop.model.naming import has_name, title_in_script
from artisanest_desktop.model.session_lines import ROLE
from artisanest_desktop.rules import (
    Choice,
    Date,
    LongText,
    Money,
    Name,
    Option,
    Quantity,
    Reference,
    Term,
    Text,
    Whole,
    counting,
)

KIND = Choice(
    (
        Option("joint", _("joint project"), also=("projet commun", "مشروع مشترك")),
        Option("pilot", _("pilot"), also=("projet pilote", "pilote", "مشروع تجريبي")),
        Option("exchange", p_("project", "exchange"), also=("échange", "تبادل")),
    )
)
STATE = Choice(
    (
        Option("idea", p_("project", "idea"), also=("idée", "فكرة")),
        Option("running", p_("project", "running"), also=("en cours", "جار")),
        Option("ended", p_("project", "ended"), also=("terminé", "clos", "منته")),
        Option("dropped", p_("project", "dropped"), also=("abandonné", "متخلى عنه")),
    ),
    tags={"idea": "saffron", "running": "accent", "ended": "olive", "dropped": "soft"},
)
STEP_STATE = Choice(
    (
        Option("open", p_("step", "to do"), also=("à faire", "open")),
        Option("running", p_("step", "running"), also=("en cours",)),
        Option("done", p_("step", "done"), also=("fait", "terminé")),
        Option("dropped", p_("step", "dropped"), also=("abandonné",)),
    ),
    tags={"open": "accent", "running": "saffron", "done": "olive", "dropped": "soft"},
)


def sessions_of(row: Row, context: Any) -> list[Row]:
    """The sessions held or planned for a project."""
    uid = row.get("uid")
    return [] if context is None or not uid else list(context.referring("session", "project", uid))


def commitments_of(row: Row, context: Any) -> list[Row]:
    """What was promised for it: said of the project itself, or made in one of its sessions."""
    uid = row.get("uid")
    if context is None or not uid:
        return []
    found = {c["uid"]: c for c in context.referring("commitment", "project", uid)}
    for session in sessions_of(row, context):
        found |= {c["uid"]: c for c in context.lines("commitment", session["uid"])}
    return list(found.values())


def _sessions(row: Row, context: Any) -> int | None:
    return len(sessions_of(row, context)) or None


def _kept(row: Row, context: Any) -> int | None:
    return sum(c.get("state") == "kept" for c in commitments_of(row, context)) or None


def _open(row: Row, context: Any) -> int | None:
    return sum(c.get("state") in (None, "open") for c in commitments_of(row, context)) or None


def _steps(row: Row, context: Any) -> str | None:
    uid = row.get("uid")
    steps = [] if context is None or not uid else context.lines("step", uid)
    wanted = [s for s in steps if s.get("state") != "dropped"]
    done = sum(s.get("state") == "done" for s in wanted)
    return f"{done}/{len(wanted)}" if wanted else None


def _reached(row: Row, context: Any) -> int | None:
    """People who came at least once, each counted once over all sessions."""
    sessions = sessions_of(row, context)
    if not sessions:
        return None
    counted = counting.of("unique", facts_of(sessions, context), limits_of(row, context))
    return int(counted.value or 0) or None


#: The rules an indicator may count by; the figures of the other indicators are typed.
RULE = Choice(
    (
        *(Option(rule.key, rule.name) for rule in counting.RULES.values()),
        Option("commitments", counting.KEPT_NAME),
    )
)


def achieved(row: Row, context: Any) -> str | None:
    """What an indicator comes to: counted over the sessions of its project that begin within its
    period, of women or men if it says so; without a rule, what was typed."""
    if not row.get("rule"):
        return row.get("typed")
    project = context.get("project", row["project"]) if context and row.get("project") else None
    if project is None:
        return None
    first, last = row.get("from_date") or "", row.get("until") or "9999"
    facts = facts_of(sessions_of(project, context), context, commitments_of(project, context))
    found = [
        p
        for p in facts.participations
        if first <= (p.day or first) <= last and row.get("sex") in (None, p.sex)
    ]
    promises = [p for p in facts.promises if first <= (p.due or first) <= last]
    limits = limits_of(project, context)
    counted = counting.of(row["rule"], counting.Facts(found, promises), limits)
    return None if counted.value is None else f"{round(counted.value, 2).normalize():f}"


PROJECT = Register(
    key="project",
    one=_("project"),
    many=_("Projects"),
    icon="rocket",
    title=title_in_script("title"),
    sort=("title",),
    add=_("Add a project"),
    empty=_("Write down the first joint project or pilot: who takes part, which steps, by when."),
    search_hint=_("Search a title, a programme…"),
    count=lambda n: n_("%(n)s project", "%(n)s projects", n),
    checks=(has_name("title"),),
    sections=(
        Section("identity", _("Identity"), "rocket"),
        Section("steps", _("Steps"), "list-checks", lines="step", short=True),
        Section("partners", _("Partners and their roles"), "handshake", lines="project_partner",
                short=True),
        Section("cooperatives", _("Cooperatives"), "building-2", lines="project_cooperative"),
        Section("indicators", _("Indicators"), "scale", lines="indicator", short=True),
        Section("money", _("Programme and budget"), "wallet"),
        Section("outcome", _("What came of it"), "sparkles"),
        Section("own", _("Own fields"), "tag"),
        Section("notes", _("Notes"), "pencil"),
    ),
    fields=(
        Field("title", Name("latin"), _("Title"), "identity", short=True, listed=True,
              synonyms=("titre", "intitulé", "projet", "nom du projet", "project")),
        Field("title_ar", Name("arabic"), _("Title in Arabic"), "identity", short=True,
              synonyms=("المشروع", "عنوان المشروع", "titre en arabe")),
        Field("kind", KIND, _("Kind"), "identity", short=True, listed=True,
              synonyms=("type", "nature", "النوع")),
        Field("state", STATE, _("Stage"), "identity", short=True, listed=True, usual="idea",
              synonyms=("état", "statut", "الحالة")),
        Field("from_date", Date(), _("From"), "identity", short=True, listed=True,
              synonyms=("du", "début", "date de début", "البداية")),
        Field("until", Date(), _("Until"), "identity", short=True,
              synonyms=("au", "fin", "date de fin", "النهاية")),
        Field("objective", LongText(), _("Objective"), "identity", short=True,
              synonyms=("objectif", "objectifs", "الهدف")),
        Field("programme", Text(), _("Programme or funder"), "money", synonyms=("programme",
              "financeur", "bailleur", "البرنامج", "الجهة الممولة")),
        Field("programme_reference", Text(), _("Reference of the programme"), "money",
              synonyms=("référence du programme", "n° de convention")),
        Field("budget", Money(), _("Budget"), "money", summed=True, synonyms=("budget", "montant",
              "الميزانية")),
        Field("age_limit", Term("age_limit"), _("Who counts as young"), "money",
              synonyms=("limite d’âge",)),
        Field("sessions", Whole(), _("Sessions"), "outcome", listed=True, searchable=False,
              compute=_sessions),
        Field("reached", Whole(), _("People reached"), "outcome", listed=True, searchable=False,
              compute=_reached),
        Field("steps_done", Text(), _("Steps done"), "outcome", listed=True, searchable=False,
              compute=_steps),
        Field("commitments_kept", Whole(), _("Commitments kept"), "outcome", searchable=False,
              compute=_kept),
        Field("open_commitments", Whole(), _("Open commitments"), "outcome", searchable=False,
              compute=_open),
        Field("result", LongText(), _("Result"), "outcome", short=True, synonyms=("résultat",
              "résultats", "النتيجة")),
        Field("lessons", LongText(), _("Lessons"), "outcome", synonyms=("leçons",
              "enseignements")),
        Field("notes", LongText(), _("Notes"), "notes", synonyms=("remarques", "observations",
              "ملاحظات")),
    ),
)
_PROJECT = parent_field("project", _("Project"), "projet", "المشروع")
PROJECT_PARTNER = Register(
    key="project_partner",
    one=_("partner of a project"),
    many=_("Partners of projects"),
    icon="handshake",
    title=lambda _row, _lang: "—",
    named_by="partner",
    parent="project",
    parent_register="project",
    add=_("Add a partner"),
    fields=(
        _PROJECT,
        rank_field(),
        Field("partner", Reference("partner"), _("Partner"), listed=True, searchable=False,
              synonyms=("partenaire", "الشريك")),
        Field("role", ROLE, _("Role in the project"), listed=True, synonyms=("rôle", "الدور")),
        Field("brings", Text(), _("What they bring"), listed=True, synonyms=("apport",)),
    ),
)
PROJECT_COOPERATIVE = Register(
    key="project_cooperative",
    one=_("cooperative of a project"),
    many=_("Cooperatives of projects"),
    icon="building-2",
    title=lambda _row, _lang: "—",
    named_by="cooperative",
    parent="project",
    parent_register="project",
    pair=("project", "cooperative"),
    add=_("Add a cooperative"),
    fields=(
        _PROJECT,
        rank_field(),
        Field("cooperative", Reference("cooperative"), _("Cooperative"), listed=True,
              searchable=False, synonyms=("coopérative", "التعاونية")),
        Field("part", Text(), _("What it does in it"), listed=True, synonyms=("rôle", "part")),
    ),
)
STEP = Register(
    key="step",
    one=_("step"),
    many=_("Steps"),
    icon="list-checks",
    title=named_by_field("what"),
    parent="project",
    parent_register="project",
    add=_("Add a step"),
    count=lambda n: n_("%(n)s step", "%(n)s steps", n),
    fields=(
        _PROJECT,
        rank_field(),
        Field("what", Text(), _("Step"), listed=True, synonyms=("étape", "المرحلة")),
        Field("who", Text(), _("Who"), listed=True, synonyms=("qui", "responsable")),
        Field("due", Date(), _("Due on"), listed=True, synonyms=("échéance", "الأجل")),
        Field("state", STEP_STATE, _("Stage"), listed=True, usual="open", synonyms=("état",
              "الحالة")),
        Field("done_on", Date(), _("Done on"), synonyms=("fait le",)),
        Field("result", Text(), _("What came of it"), synonyms=("résultat",)),
    ),
)
#: ``rule`` names a counting rule (``rules/counting.py``); without one, what is reached is typed.
INDICATOR = Register(
    key="indicator",
    one=_("indicator"),
    many=_("Indicators"),
    icon="scale",
    title=named_by_field("what"),
    parent="project",
    parent_register="project",
    add=_("Add an indicator"),
    count=lambda n: n_("%(n)s indicator", "%(n)s indicators", n),
    fields=(
        _PROJECT,
        rank_field(),
        Field("what", Text(), _("Indicator"), listed=True, synonyms=("indicateur", "المؤشر")),
        Field("rule", RULE, _("Counting rule"), listed=True, searchable=False,
              help=_("What is counted by a rule needs no typing: it follows the sessions."),
              synonyms=("règle", "règle de calcul")),
        Field("unit", Text(), _("Unit"), searchable=False, synonyms=("unité", "الوحدة")),
        Field("sex", Choice((Option("F", _("women")), Option("M", _("men")))), _("Of whom"),
              searchable=False),
        Field("from_date", Date(), _("From"), searchable=False),
        Field("until", Date(), _("Until"), searchable=False),
        Field("baseline", Quantity(), _("Baseline"), listed=True, searchable=False,
              synonyms=("valeur de départ",)),
        Field("target", Quantity(), _("Target"), listed=True, searchable=False,
              synonyms=("cible", "المستهدف")),
        Field("typed", Quantity(), _("Achieved, as typed"), searchable=False,
              synonyms=("réalisé", "المنجز")),
        Field("achieved", Quantity(), _("Achieved"), listed=True, searchable=False,
              compute=achieved),
        Field("source", Text(), _("Supporting documents"), searchable=False,
              synonyms=("justificatifs", "الوثائق المثبتة")),
    ),
)
PROJECT_LINES = (STEP, PROJECT_PARTNER, PROJECT_COOPERATIVE, INDICATOR)
