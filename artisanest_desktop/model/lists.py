"""The lists a person can edit: trades, places, themes, units, wage floors; packs and own fields.

Each row of a list is a record like any other, born from ``resources/seeds`` and identified by
its code, so that two devices make the same one.
"""

from __future__ import annotations

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.fields import Field, Register, Row, Section
from artisanest_desktop.rules import (
    Choice,
    Date,
    LongText,
    Money,
    Name,
    Option,
    Term,
    Text,
    Whole,
    YesNo,
)

_SECTIONS = (Section("entry", _("Entry"), "tag"),)


def title(row: Row, lang: str) -> str:
    """The entry's name in the reader's language, else in another."""
    order = {"ar": ("name_ar", "name", "name_en"), "en": ("name_en", "name", "name_ar")}
    keys = order.get(lang, ("name", "name_ar", "name_en"))
    return next((row[k] for k in keys if row.get(k)), None) or row.get("code") or "—"


def _list(key: str, one: Msg, many: Msg, icon: str, *extra: Field) -> Register:
    return Register(
        key=key,
        one=one,
        many=many,
        icon=icon,
        title=title,
        sort=("code",),
        sections=_SECTIONS,
        add=_("Add an entry"),
        search_hint=_("Search a name, a code…"),
        count=lambda n: n_("%(n)s entry", "%(n)s entries", n),
        fields=(
            Field("code", Text(), _("Code"), "entry", short=True, listed=True),
            Field("name", Text(), _("French"), "entry", short=True, listed=True),
            Field("name_ar", Name("arabic"), _("Arabic"), "entry", short=True, listed=True),
            Field("name_en", Text(), _("English"), "entry", short=True, listed=True),
            Field("aliases", Text(), _("Also written"), "entry", short=True,
                  help=_("Other spellings, separated by semicolons.")),
            *extra,
        ),
    )


def _term(key: str, table: str, label: Msg) -> Field:
    return Field(key, Term(table), label, "entry", short=True, listed=True)


TRADE = _list(
    "trade",
    _("trade"),
    _("Trades"),
    "wrench",
    Field("family", Text(), _("Family"), "entry", short=True, listed=True),
)
REGION = _list("region", _("region"), _("Regions"), "map-pin")
PROVINCE = _list(
    "province",
    _("prefecture or province"),
    _("Prefectures and provinces"),
    "map-pin",
    _term("region", "region", _("Region")),
)
COMMUNE = _list(
    "commune",
    _("commune"),
    _("Communes"),
    "map-pin",
    Field("urban", YesNo(), _("Urban"), "entry", short=True),
    _term("province", "province", _("Prefecture or province")),
)
THEME = _list("theme", _("theme"), _("Themes"), "graduation-cap")
UNIT = _list(
    "unit",
    _("unit"),
    _("Units"),
    "scale",
    Field("decimals", Whole(), _("Decimals"), "entry", short=True, listed=True),
)

ETHIC = _list("ethic", _("ethical fact"), _("Ethical facts"), "sparkles")

AGE_LIMIT = _list(
    "age_limit",
    _("age limit"),
    _("Age limits for “young”"),
    "users",
    Field("from_age", Whole(), _("From this age"), "entry", short=True, listed=True),
    Field("to_age", Whole(), _("To this age, included"), "entry", short=True, listed=True),
    Field("source", Text(), _("Source"), "entry", short=True, listed=True),
    Field("confirmed", YesNo(), _("Checked against its source"), "entry", short=True, listed=True),
)

WAGE = Register(
    key="wage",
    one=_("wage floor"),
    many=_("Wage floors"),
    icon="wallet",
    title=lambda row, _lang: f"{row.get('kind') or ''} {row.get('from_date') or ''}".strip() or "—",
    sort=("from_date",),
    sections=_SECTIONS,
    add=_("Add an entry"),
    search_hint=_("Search a name, a code…"),
    count=lambda n: n_("%(n)s entry", "%(n)s entries", n),
    fields=(
        Field("kind", Choice((Option("SMIG", _("SMIG, per hour")), Option("SMAG",
              _("SMAG, per day")))), _("Kind"), "entry", short=True, listed=True),
        Field("from_date", Date(), _("From"), "entry", short=True, listed=True),
        Field("amount", Money(), _("Amount"), "entry", short=True, listed=True),
        Field("source", Text(), _("Source"), "entry", short=True, listed=True),
        Field("confirmed", YesNo(), _("Checked against its source"), "entry", short=True,
              listed=True),
    ),
)

PROGRAMME = Register(
    key="programme",
    one=_("programme"),
    many=_("Programmes"),
    icon="graduation-cap",
    title=lambda row, _lang: row.get("name") or "—",
    sort=("name",),
    sections=_SECTIONS,
    add=_("Add a programme"),
    search_hint=_("Search a name, a code…"),
    count=lambda n: n_("%(n)s entry", "%(n)s entries", n),
    fields=(
        Field("name", Text(), _("Name"), "entry", short=True, listed=True),
        Field("pack", Choice((Option("schooling", _("Schooling")), Option("household",
              _("Household")))), _("Extra fields"), "entry", short=True, listed=True,
              help=_("Asked of members only while this programme runs.")),
        Field("purpose", LongText(), _("Purpose"), "entry", short=True, listed=True),
        Field("until", Date(), _("Until"), "entry", short=True, listed=True),
    ),
)

OWN_FIELD = Register(
    key="own_field",
    one=_("own field"),
    many=_("Own fields"),
    icon="tag",
    title=lambda row, _lang: row.get("name") or "—",
    sort=("name",),
    sections=_SECTIONS,
    add=_("Add a field"),
    search_hint=_("Search a name, a code…"),
    count=lambda n: n_("%(n)s field", "%(n)s fields", n),
    fields=(
        Field("name", Text(), _("Name"), "entry", short=True, listed=True),
        Field("register", Choice((Option("member", _("Members")), Option("cooperative",
              _("Cooperatives")), Option("product", _("Products")), Option("session",
              _("Sessions")), Option("partner", _("Partners")), Option("project",
              _("Projects")))), _("Register"), "entry",
              short=True, listed=True),
        Field("kind", Choice((Option("text", _("text")), Option("number", _("number")),
              Option("date", _("date")), Option("yes_no", _("yes or no")), Option("list",
              _("list of choices")),)), _("Kind"), "entry", short=True, listed=True),
        Field("options", Text(), _("Choices"), "entry", short=True,
              help=_("For a list: the choices, separated by semicolons.")),
        Field("private", YesNo(), _("Private"), "entry", short=True),
    ),
)

LISTS = (TRADE, COMMUNE, PROVINCE, REGION, THEME, UNIT, ETHIC, AGE_LIMIT, WAGE, PROGRAMME,
         OWN_FIELD)  # fmt: skip
