"""What a session on a theme usually is: title, objectives, agenda and half-days, ready to plan."""

from __future__ import annotations

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import Field, Register, Section
from artisanest_desktop.model.lining import parent_field
from artisanest_desktop.model.naming import has_name, title_in_script
from artisanest_desktop.model.session import KIND
from artisanest_desktop.rules import LongText, Name, Term, Text, Time, Whole

_ENTRY = "entry"

TEMPLATE = Register(
    key="template",
    one=_("session model"),
    many=_("Session models"),
    icon="copy",
    title=title_in_script("title"),
    sort=("title",),
    add=_("Add a session model"),
    empty=_("Write down what you teach again and again: the next session begins with it."),
    search_hint=_("Search a title, a theme…"),
    count=lambda n: n_("%(n)s session model", "%(n)s session models", n),
    checks=(has_name("title"),),
    copied=("template_slot",),
    sections=(
        Section(_ENTRY, _("Session model"), "graduation-cap"),
        Section("slots", _("Usual half-days"), "calendar-days", lines="template_slot", short=True),
        Section("words", _("Objectives and agenda"), "file-text"),
    ),
    fields=(
        Field("code", Text(), _("Code"), _ENTRY),
        Field("title", Name("latin"), _("Title"), _ENTRY, short=True, listed=True),
        Field("title_ar", Name("arabic"), _("Title in Arabic"), _ENTRY, short=True, listed=True),
        Field("title_en", Name("latin"), _("Title in English"), _ENTRY, short=True),
        Field("kind", KIND, _("Kind"), _ENTRY, short=True, listed=True),
        Field("theme", Term("theme"), _("Theme"), _ENTRY, short=True, listed=True),
        Field("objectives", LongText(), _("Objectives"), "words", short=True),
        Field("objectives_ar", LongText(), _("Objectives in Arabic"), "words", short=True),
        Field("objectives_en", LongText(), _("Objectives in English"), "words"),
        Field("agenda", LongText(), _("Agenda"), "words", short=True),
        Field("agenda_ar", LongText(), _("Agenda in Arabic"), "words", short=True),
        Field("agenda_en", LongText(), _("Agenda in English"), "words"),
    ),
)
#: ``day`` counts the days of the session from 1.
TEMPLATE_SLOT = Register(
    key="template_slot",
    one=_("usual half-day"),
    many=_("Usual half-days"),
    icon="calendar-days",
    title=lambda row, _lang: " ".join(
        str(part) for part in (row.get("day"), row.get("start")) if part
    ) or "—",
    parent="template",
    parent_register="template",
    line_order=("day", "start"),
    add=_("Add a half-day"),
    fields=(
        parent_field("template", _("Session model")),
        Field("day", Whole(), _("Day"), listed=True, searchable=False,
              help=_("1 is the first day of the session.")),
        Field("start", Time(), _("Start"), listed=True, searchable=False),
        Field("end", Time(), _("End"), listed=True, searchable=False),
        Field("topic", Text(), _("Topic"), listed=True, searchable=False),
        Field("topic_ar", Text(), _("Topic in Arabic"), listed=True, searchable=False),
        Field("topic_en", Text(), _("Topic in English"), searchable=False),
    ),
)
TEMPLATES = (TEMPLATE, TEMPLATE_SLOT)
