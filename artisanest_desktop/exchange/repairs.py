"""What was put right in the cells of a file, counted and told in short: 26 phones repaired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import Msg, n_
from artisanest_desktop.model.fields import Register

Said = Callable[[int], Msg]
#: What each rule did, for its number of cells; those of phones and ids are told together.
RULES: dict[str, Said] = {
    "lost-zero": lambda n: n_("%(n)s lost zero put back", "%(n)s lost zeros put back", n),
    "digits": lambda n: n_(
        "%(n)s cell with Arabic digits read", "%(n)s cells with Arabic digits read", n
    ),
    "tidied": lambda n: n_(
        "%(n)s number put into its official form", "%(n)s numbers put into their official form", n
    ),
    "letter-for-figure": lambda n: n_(
        "%(n)s letter O or I read as a figure", "%(n)s letters O or I read as figures", n
    ),
    "two-phones": lambda n: n_(
        "%(n)s cell with two phones divided", "%(n)s cells with two phones divided", n
    ),
    "name-split": lambda n: n_("%(n)s full name divided", "%(n)s full names divided", n),
    "cell-split": lambda n: n_(
        "%(n)s cell with two things divided", "%(n)s cells with two things divided", n
    ),
    "joined-up": lambda n: n_(
        "%(n)s value put together from several columns",
        "%(n)s values put together from several columns",
        n,
    ),
    "serial-date": lambda n: n_("%(n)s number read as a date", "%(n)s numbers read as dates", n),
    "year-as-date": lambda n: n_(
        "%(n)s date read as the year that was typed",
        "%(n)s dates read as the years that were typed",
        n,
    ),
    "date-order": lambda n: n_(
        "%(n)s date that can be read two ways", "%(n)s dates that can be read two ways", n
    ),
    "month-first-column": lambda n: n_(
        "%(n)s date read with the month first", "%(n)s dates read with the month first", n
    ),
    "month-first": lambda n: n_(
        "%(n)s date read with the month first", "%(n)s dates read with the month first", n
    ),
    "century": lambda n: n_("%(n)s year of two digits read", "%(n)s years of two digits read", n),
    "unit-converted": lambda n: n_(
        "%(n)s measure worked out from another unit",
        "%(n)s measures worked out from another unit",
        n,
    ),
    "word-dropped": lambda n: n_(
        "%(n)s number read without its unit", "%(n)s numbers read without their units", n
    ),
    "rounded": lambda n: n_(
        "%(n)s amount rounded to centimes", "%(n)s amounts rounded to centimes", n
    ),
    "placeholder": lambda n: n_(
        "%(n)s cell that says “nothing” left empty", "%(n)s cells that say “nothing” left empty", n
    ),
    "wrong-letters": lambda n: n_(
        "%(n)s text with wrong letters put right", "%(n)s texts with wrong letters put right", n
    ),
}
#: Fields whose repairs are told by what they hold.
_KINDS: dict[str, Said] = {
    "phone": lambda n: n_("%(n)s phone repaired", "%(n)s phones repaired", n),
    "national_id": lambda n: n_("%(n)s card number repaired", "%(n)s card numbers repaired", n),
}
#: These are told by themselves, whatever the field.
_APART = frozenset(("placeholder", "name-split", "two-phones", "cell-split", "date-order"))
_OTHER: Said = lambda n: n_("%(n)s cell repaired", "%(n)s cells repaired", n)  # noqa: E731


def groups(plan: Plan) -> Counter[tuple[str, str]]:
    """How many cells were repaired, by (rule, field)."""
    return Counter(
        (remark.rule, remark.field)
        for row in plan.rows
        for remark in row.remarks
        if remark.level == "repaired"
    )


def said(rule: str, count: int) -> Msg:
    """What a rule did to so many cells."""
    return RULES.get(rule, _OTHER)(count)


def summary(plan: Plan, registers: Mapping[str, Register]) -> list[Msg]:
    """All repairs of a plan, the most frequent first."""
    register = registers[plan.register]
    counts: Counter[tuple[str, str]] = Counter()
    for (rule, key), count in groups(plan).items():
        field = register.by_key.get(key)
        kind = field.kind.key if field is not None and rule not in _APART else ""
        counts[("kind", kind) if kind in _KINDS else ("rule", rule)] += count
    return [
        _KINDS[name](count) if what == "kind" else said(name, count)
        for (what, name), count in counts.most_common()
    ]


__all__ = ["RULES", "groups", "said", "summary"]
