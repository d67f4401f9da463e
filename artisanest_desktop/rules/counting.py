"""Counting rules: a name, a sentence, a source and a pure function each (domain facts, section 6).

What is counted is a list of :class:`Participation`: one person on the list of one session. A
report states the rule it used and how many are unknown; nothing unknown is guessed.
``docs/counting.md`` has worked examples, which are run as tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.rules.certifying import USUAL_SHARE
from artisanest_desktop.rules.dates import age_on


@dataclass(frozen=True, slots=True)
class Participation:
    """One person on the list of one session.

    ``person`` is the same for the same human being in every session, as guest or as member;
    ``day`` is the first day of the session (ISO); minutes are those she was there, and those of
    the session; ``presences`` counts the half-days she was there (late and early leaving count,
    less the minutes that were typed); ``in_use_*`` is yes, partly, no or None (not asked yet).
    """

    person: str
    session: str
    day: str | None = None
    enrolment: str | None = None
    sex: str | None = None
    birth: str | None = None
    rural: bool | None = None
    cooperative: str | None = None
    minutes: int = 0
    delivered: int = 0
    presences: int = 0
    before: Decimal | None = None
    after: Decimal | None = None
    in_use_3: str | None = None
    in_use_6: str | None = None

    @property
    def came(self) -> bool:
        """Whether she was there for any half-day."""
        return self.presences > 0


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: ``state`` is open, kept or dropped."""

    state: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a programme sets: who is young, by age on the day of the session, both ends included;
    the percent of the hours that completes a session."""

    young_from: int = 15
    young_to: int = 34
    share: Decimal = USUAL_SHARE


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, and of how many it could not be known."""

    value: Decimal | None
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of counting: ``unit`` is people, attendances, hours, percent, points, cooperatives
    or commitments; ``source`` says where the rule comes from."""

    key: str
    name: Msg
    sentence: Msg
    source: Msg
    unit: str
    count: Callable[[Sequence[Participation], Limits], Counted]


def _count(number: int, unknown: int = 0) -> Counted:
    return Counted(Decimal(number), unknown)


def people(found: Iterable[Participation]) -> dict[str, list[Participation]]:
    """Participations by person, in the order in which they were given."""
    by: dict[str, list[Participation]] = {}
    for one in found:
        by.setdefault(one.person, []).append(one)
    return by


def _there(found: Iterable[Participation]) -> dict[str, list[Participation]]:
    return people(one for one in found if one.came)


def invited(found: Sequence[Participation], _limits: Limits) -> Counted:
    """People who were on a list before the session began: invited or enrolled."""
    return _count(len(people(p for p in found if p.enrolment != "walk_in")))


def registered(found: Sequence[Participation], _limits: Limits) -> Counted:
    """People on a list, whether they came or not."""
    return _count(len(people(found)))


def unique_people(found: Sequence[Participation], _limits: Limits) -> Counted:
    """People who came to any half-day, each once however many sessions she came to."""
    return _count(len(_there(found)))


def present_share(found: Sequence[Participation], limits: Limits) -> Counted:
    """People who were there for the share of the hours of at least one session."""
    return _count(len(people(p for p in found if _full(p, limits))))


def _full(one: Participation, limits: Limits) -> bool:
    return one.delivered > 0 and 100 * one.minutes >= limits.share * one.delivered


def attendances(found: Sequence[Participation], _limits: Limits) -> Counted:
    """Persons times sessions: whoever came to three sessions counts three times."""
    return _count(len({(p.person, p.session) for p in found if p.came}))


def person_hours(found: Sequence[Participation], _limits: Limits) -> Counted:
    """Hours people were in the room, added up."""
    unknown = sum(p.came and not p.delivered for p in found)
    return Counted(Decimal(sum(p.minutes for p in found)) / 60, unknown)


def completion(found: Sequence[Participation], limits: Limits) -> Counted:
    """Of those who came at all, the percent who reached the share of the hours in every session
    they came to."""
    by = _there(found)
    full = sum(all(_full(p, limits) for p in many) for many in by.values())
    return Counted(Decimal(100 * full) / len(by) if by else None)


def women(found: Sequence[Participation], _limits: Limits) -> Counted:
    """Women among the unique people; those whose sex is not stated are told apart."""
    by = _there(found)
    sexes = [{p.sex for p in many} & {"F", "M"} for many in by.values()]
    return _count(sum("F" in sex for sex in sexes), sum(not sex for sex in sexes))


def youth(found: Sequence[Participation], limits: Limits) -> Counted:
    """Unique people whose age on the first day of a session they came to was within the limits."""
    young = unknown = 0
    for many in _there(found).values():
        ages = [age_on(p.birth, p.day) for p in many if p.birth and p.day]
        young += any(limits.young_from <= age <= limits.young_to for age in ages)
        unknown += not ages
    return _count(young, unknown)


def rural(found: Sequence[Participation], _limits: Limits) -> Counted:
    """Unique people who live in a rural commune; those whose commune is unknown are told apart."""
    by = _there(found)
    known = [{p.rural for p in many} - {None} for many in by.values()]
    return _count(sum(True in where for where in known), sum(not where for where in known))


def cooperatives(found: Sequence[Participation], _limits: Limits) -> Counted:
    """Cooperatives from which at least one person came."""
    came = [p for p in found if p.came]
    reached = {p.cooperative for p in came if p.cooperative}
    return _count(len(reached), sum(p.cooperative is None for p in came))


def gain(found: Sequence[Participation], _limits: Limits) -> Counted:
    """Points won between the score before and the score after, on average over those who have
    both."""
    came = [p for p in found if p.came]
    won = [p.after - p.before for p in came if p.before is not None and p.after is not None]
    return Counted(sum(won, Decimal()) / len(won) if won else None, len(came) - len(won))


def _adoption(field_name: str) -> Callable[[Sequence[Participation], Limits], Counted]:
    def adopted(found: Sequence[Participation], _limits: Limits) -> Counted:
        """Percent of those asked who use it, wholly or in part; those not asked are unknown."""
        came = [p for p in found if p.came]
        said = [a for p in came if (a := getattr(p, field_name)) is not None]
        used = sum(answer in ("yes", "partly") for answer in said)
        return Counted(Decimal(100 * used) / len(said) if said else None, len(came) - len(said))

    return adopted


def commitments_kept(found: Sequence[Promise]) -> Counted:
    """Percent of the commitments that are settled (kept or dropped) that were kept; open ones are
    told apart."""
    settled = [p.state for p in found if p.state in ("kept", "dropped")]
    kept = settled.count("kept")
    value = Decimal(100 * kept) / len(settled) if settled else None
    return Counted(value, len(found) - len(settled))


_EEA = _("EEA core indicators, CIV-007")
_ONCE = _("Feed-the-Future: “count an individual only once”; EEA core indicators, CIV-007")
_USUAL = _("usual practice")

RULES: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        Rule("invited", _("people invited"), _("People on a list before the session began."),
             _USUAL, "people", invited),
        Rule("registered", _("people registered"), _("People on a list, whether they came or not."),
             _USUAL, "people", registered),
        Rule("unique", _("unique people"), _("People who came to any half-day, each counted once "
             "however many sessions she came to, as guest or as member."),
             _ONCE, "people", unique_people),
        Rule("share", _("present for the hours asked for"), _("People who were there for the share "
             "of the hours of at least one session."), _EEA,
             "people", present_share),
        Rule("attendances", _("attendances"), _("Persons times sessions: whoever came to three "
             "sessions counts three times."), _USUAL, "attendances", attendances),
        Rule("person_hours", _("person-hours"), _("Hours in the room, added up over people; late "
             "and early leaving count less the minutes that were typed."), _USUAL, "hours",
             person_hours),
        Rule("completion", _("completion rate"), _("Of those who came at all, the percent who "
             "reached the share of the hours in every session they came to."), _EEA, "percent",
             completion),
        Rule("women", _("women"), _("Women among the unique people; sex not stated is told "
             "apart."), _USUAL, "people", women),
        Rule("youth", _("youth"), _("Unique people whose age on the first day of a session they "
             "came to was within the limits; unknown birth is told apart."),
             _("UN World Youth Report 2018 (15–24); EU youth programme in Morocco (15–34)"),
             "people", youth),
        Rule("rural", _("rural"), _("Unique people who live in a rural commune; unknown communes "
             "are told apart."), _("HCP, census of 2024"), "people", rural),
        Rule("cooperatives", _("cooperatives reached"), _("Cooperatives from which at least one "
             "person came."), _USUAL, "cooperatives", cooperatives),
        Rule("gain", _("gain"), _("Points won from the score before to the score after, on "
             "average over those who have both."), _USUAL, "points", gain),
        Rule("adoption_3", _("adoption after 3 months"), _("Percent of those asked who use what "
             "they learnt, wholly or in part."), _USUAL, "percent", _adoption("in_use_3")),
        Rule("adoption_6", _("adoption after 6 months"), _("Percent of those asked who use what "
             "they learnt, wholly or in part."), _USUAL, "percent", _adoption("in_use_6")),
    )
}  # fmt: skip
KEPT_NAME = _("commitments kept")
KEPT_SENTENCE = _("Percent of the settled commitments that were kept; open ones are told apart.")


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a report counts."""

    participations: Sequence[Participation] = ()
    promises: Sequence[Promise] = ()


def of(key: str, facts: Facts, limits: Limits) -> Counted:
    """The figure of a rule by its key; ``commitments`` is the one about promises."""
    if key == "commitments":
        return commitments_kept(facts.promises)
    return RULES[key].count(facts.participations, limits)
