"""Whether two records may be one: what speaks for it, what against it. Pure, and never a verdict.

Names are compared as they sound, in either script, as sets of words (``domain.md`` section 10). A
likeness of names alone is never proof: something else has to agree, and nothing may contradict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from artisanest_desktop.i18n import Msg, _, fold
from artisanest_desktop.rules.likeness_names import Word, nearness, words

#: From here on a pair is shown to a person.
SHOWN = 0.6
#: How alike two words of a name have to be.
_ALIKE = 0.8
_ALL_BUT_SAME = 0.97
_SAME_ACROSS = 0.93

SAME_ID = _("Same national identity card number")
NEAR_ID = _("Identity card numbers that differ in one sign")
SAME_PHONE = _("Same phone")
SAME_EMAIL = _("Same e-mail")
SAME_ARTISAN = _("Same artisan register number")
SAME_NAME = _("Same name")
SOUNDS = _("Names sound alike")
BOTH_SCRIPTS = _("Names sound alike in both scripts")
OTHER_SCRIPT = _("The same name in the other script")
LONGER = _("The same name, once with one more")
INITIAL = _("Same name, once with an initial only")
PART = _("Same given name")
OTHER_NAME = _("But the names are not alike")
SAME_BIRTH = _("Same date of birth")
SAME_YEAR = _("Same year of birth")
SAME_PLACE = _("Same douar")
SAME_COMMUNE = _("Same commune")
SAME_TRADE = _("Same trade")
SAME_COOPERATIVE = _("Same cooperative")


class Likeness(NamedTuple):
    """``value`` from 0 to 1, what speaks for it; ``sure`` when a proof beside the name does."""

    value: float
    reasons: tuple[Msg, ...] = ()
    sure: bool = False

    @property
    def shown(self) -> bool:
        """Whether it is worth a person's look."""
        return self.value >= SHOWN


NOT_ALIKE = Likeness(0.0)


@dataclass(slots=True)
class Signs:
    """What of a record tells who it is, made ready for comparing."""

    latin: tuple[Word, ...] = ()
    arabic: tuple[Word, ...] = ()
    given: frozenset[Word] = frozenset()
    sex: str | None = None
    birth: str = ""
    national_id: str = ""
    artisan: str = ""
    email: str = ""
    phones: frozenset[str] = frozenset()
    place: str = ""
    commune: str | None = None
    trade: str | None = None
    cooperative: str | None = None

    @property
    def names(self) -> tuple[Word, ...]:
        """The words of the name in the script that says more of it."""
        return self.latin if len(self.latin) >= len(self.arabic) else self.arabic


_FAMILY = ("family_name", "family_name_ar", "name", "name_ar")
_GIVEN = ("given_name", "given_name_ar")


def signs(fields: Mapping[str, Any]) -> Signs:
    """Read a person's fields."""
    family = [w for k in _FAMILY if (text := fields.get(k)) for w in words(text)]
    given = [w for k in _GIVEN if (text := fields.get(k)) for w in words(text)]
    whole = _whole(fields, given + family)
    phones = [p for k in ("phone", "phone2") if (p := fields.get(k))]
    sex = fields.get("sex")
    return Signs(
        tuple(dict.fromkeys(w for w in whole if not w.arabic)),
        tuple(dict.fromkeys(w for w in whole if w.arabic)),
        frozenset(given),
        sex if sex in ("F", "M") else None,
        str(fields.get("birth") or ""),
        _code(fields.get("national_id")),
        _code(fields.get("artisan_number")),
        _code(fields.get("email")),
        frozenset(phones),
        place(fields["douar"]) if fields.get("douar") else "",
        fields.get("commune"),
        fields.get("trade"),
        fields.get("cooperative"),
    )


def _whole(fields: Mapping[str, Any], apart: list[Word]) -> list[Word]:
    """The words of both columns; what is one name across the two (Fatima | Zahra) counts as one."""
    if len(apart) < 3:
        return apart
    found: list[Word] = []
    for keys in (
        ("given_name", "family_name", "name"),
        ("given_name_ar", "family_name_ar", "name_ar"),
    ):
        text = " ".join(str(fields[k]) for k in keys if fields.get(k))
        found += words(text) if text else ()
    return found


def _code(value: Any) -> str:
    return "".join(str(value).split()).upper() if value else ""


@lru_cache(maxsize=50_000)
def place(text: str) -> str:
    """A douar or village as it sounds, in either script."""
    said = words(text)
    return " ".join(w.forms[-1].consonants or w.text for w in said) or fold(text)


# -- names


class Names(NamedTuple):
    """How alike two names are: ``weight`` of the likeness, what it is called, whether it ``holds``
    (every word has its like), and whether it speaks against the two being one."""

    weight: float
    reason: Msg | None
    holds: bool = False
    against: bool = False


_DIFFERENT = Names(0.0, None, against=True)
_UNKNOWN = Names(0.0, None)


def names(one: Signs, other: Signs) -> Names:
    """Compare in each script that both have, else across."""
    found = []
    if one.latin and other.latin:
        found.append(_in_script(one.latin, other.latin, one, other))
    if one.arabic and other.arabic:
        found.append(_in_script(one.arabic, other.arabic, one, other))
    if not found:
        if not one.names or not other.names:
            return _UNKNOWN
        across = _in_script(one.names, other.names, one, other)
        return across._replace(reason=OTHER_SCRIPT) if across.holds else across
    worst = min(found, key=lambda n: n.weight)
    if len(found) == 2 and worst.holds:
        return worst._replace(reason=BOTH_SCRIPTS)
    return worst


def _in_script(a: tuple[Word, ...], b: tuple[Word, ...], one: Signs, other: Signs) -> Names:
    if a == b and len(a) > 1 and not any(w.letter for w in a):
        return Names(0.5, SAME_NAME, True)
    pairs = _matched(*((a, b) if len(a) <= len(b) else (b, a)))
    least = min(near for near, _x, _y in pairs)
    more = abs(len(a) - len(b))
    letters = sum(bool(x.letter or y.letter) and near > 0 for near, x, y in pairs)
    full = [(x, y) for near, x, y in pairs if near >= _ALIKE]
    if len(pairs) == 1:
        # One word is known of one of them: hardly a name.
        return Names(0.25, LONGER if more else SAME_NAME, True) if full else _DIFFERENT
    if len(full) == len(pairs):
        if more:
            return Names(0.35, LONGER, True)
        enough = _ALL_BUT_SAME if a[0].arabic == b[0].arabic else _SAME_ACROSS
        return Names(0.5, SAME_NAME, True) if least >= enough else Names(0.43, SOUNDS, True)
    if letters and len(full) + letters == len(pairs):
        return Names(0.3, INITIAL, True)
    given = one.given | other.given
    if any(x in given and y in given for x, y in full):
        return Names(0.15, PART)
    return _DIFFERENT


def _matched(few: tuple[Word, ...], many: tuple[Word, ...]) -> list[tuple[float, Word, Word]]:
    """Each word of the shorter name with the nearest one left in the longer."""
    near = sorted(
        ((nearness(x, y), i, j) for i, x in enumerate(few) for j, y in enumerate(many)),
        key=lambda found: -found[0],
    )
    left, right = set(range(len(few))), set(range(len(many)))
    pairs = []
    for value, i, j in near:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((value, few[i], many[j]))
    return pairs


# -- the rest


def likeness(one: Mapping[str, Any], other: Mapping[str, Any], common: bool = False) -> Likeness:
    """Of two people by their fields; ``common`` when many bear that name."""
    return of_signs(signs(one), signs(other), common)


def of_signs(one: Signs, other: Signs, common: bool = False) -> Likeness:
    """The same, of what was read before."""
    card, card_too = one.national_id, other.national_id
    same_id = bool(card) and card == card_too
    if not same_id:
        # Two sexes or two identity cards are two people: most pairs end here.
        if one.sex != other.sex and one.sex and other.sex:
            return NOT_ALIKE
        if card and card_too and not _one_slip(card, card_too):
            return NOT_ALIKE
    named = names(one, other)
    reasons: list[Msg] = []
    proofs = _proofs(one, other, same_id, reasons)
    if named.against and not same_id:
        # One phone in a family, one date of birth in a village: two people.
        return NOT_ALIKE
    value = named.weight + proofs
    birth, agrees = _births(one, other, reasons)
    place = _places(one, other, reasons)
    proven = proofs >= 0.4 or (agrees and bool(place))
    value += birth + place
    if common and not proven:
        value -= 0.1
    if named.against:
        value = 0.62
        reasons.append(OTHER_NAME)
    elif named.reason is not None:
        reasons.insert(1 if proofs else 0, named.reason)
    sure = named.holds and proven and (birth >= 0 or same_id) and value >= 0.75
    if same_id and not named.against:
        value = max(value, 0.9 if named.holds else 0.7)
        sure = named.holds
    return Likeness(round(min(max(value, 0.0), 1.0), 2), tuple(reasons), sure)


def _one_slip(one: str, other: str) -> bool:
    distance: int = _distance()(one, other, score_cutoff=1)
    return distance <= 1


@cache
def _distance() -> Any:
    """Found once: it is asked for each pair of people."""
    from rapidfuzz.distance import OSA

    return OSA.distance


def _proofs(one: Signs, other: Signs, same_id: bool, reasons: list[Msg]) -> float:
    """What nobody else has, or hardly anybody."""
    value = 0.0
    if same_id:
        value += 0.5
        reasons.append(SAME_ID)
    elif one.national_id and other.national_id:
        value += 0.2
        reasons.append(NEAR_ID)
    if one.phones & other.phones:
        value += 0.4
        reasons.append(SAME_PHONE)
    if one.email and one.email == other.email:
        value += 0.4
        reasons.append(SAME_EMAIL)
    if one.artisan and one.artisan == other.artisan:
        value += 0.4
        reasons.append(SAME_ARTISAN)
    return value


def _births(one: Signs, other: Signs, reasons: list[Msg]) -> tuple[float, bool]:
    """What the births say, and whether they are one whole day."""
    a, b = one.birth, other.birth
    if not a or not b:
        return 0.0, False
    if a == b and len(a) == 10 and not a.endswith("-01-01"):
        reasons.append(SAME_BIRTH)
        return 0.3, True
    if a[:4] == b[:4]:
        whole = len(a) == len(b) == 10 and a != b
        turned = whole and a[5:7] == b[8:] and a[8:] == b[5:7]
        if whole and not turned and not a.endswith("-01-01") and not b.endswith("-01-01"):
            return -0.15, False
        reasons.append(SAME_YEAR)
        return 0.15, False
    return (-0.15 if _one_slip(a[:4], b[:4]) or a[2:] == b[2:] else -0.4), False


def _places(one: Signs, other: Signs, reasons: list[Msg]) -> float:
    """Where they live and what they do."""
    value = 0.0
    for a, b, weight, reason in (
        (one.place, other.place, 0.12, SAME_PLACE),
        (one.commune, other.commune, 0.06, SAME_COMMUNE),
        (one.trade, other.trade, 0.03, SAME_TRADE),
        (one.cooperative, other.cooperative, 0.0, SAME_COOPERATIVE),
    ):
        if a and a == b:
            value += weight
            reasons.append(reason)
        elif a and b and weight > 0.05:
            value -= 0.04
    return value
