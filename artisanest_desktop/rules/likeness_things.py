"""Whether two records that are no people may be one: an organisation, a product, a session."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from artisanest_desktop.i18n import Msg, _, fold
from artisanest_desktop.rules.folding import squeeze
from artisanest_desktop.rules.likeness import (
    NOT_ALIKE,
    SAME_COMMUNE,
    SAME_COOPERATIVE,
    SAME_EMAIL,
    SAME_NAME,
    SAME_PHONE,
    SAME_TRADE,
    Likeness,
)

SAME_ICE = _("Same ICE")
NEAR_NAME = _("Names that are nearly the same")
SAME_CITY = _("Same city")
SAME_KIND = _("Same kind")
#: Two of them are two, however alike the rest is.
_APART = ("ice", "registry_number", "size", "length", "width", "height", "reference")
_PROOFS = {"ice": SAME_ICE, "phone": SAME_PHONE, "email": SAME_EMAIL}
_SIGNS = {
    "commune": SAME_COMMUNE,
    "city": SAME_CITY,
    "cooperative": SAME_COOPERATIVE,
    "trade": SAME_TRADE,
    "kind": SAME_KIND,
}
#: What such a record may be called, in each language.
NAMES = ("name", "name_ar", "name_en", "title", "title_ar", "title_en")


@lru_cache(maxsize=50_000)
def plain_name(text: str) -> str:
    """A name by which organisations and products are compared."""
    return squeeze(text)


def likeness(one: Mapping[str, Any], other: Mapping[str, Any], _common: bool = False) -> Likeness:
    """Of two organisations, products or sessions by their fields."""
    if any(one.get(k) and other.get(k) and one[k] != other[k] for k in _APART):
        return NOT_ALIKE
    value, named = _names(one, other)
    reasons: list[Msg] = [] if named is None else [named]
    proven = False
    for key, reason in _PROOFS.items():
        if one.get(key) and one[key] == other.get(key):
            value += 0.5 if key == "ice" else 0.3
            proven = True
            reasons.append(reason)
    if named is None:
        # One telephone for two associations: only the tax office's number says it is one.
        return Likeness(0.65, tuple(reasons)) if SAME_ICE in reasons else NOT_ALIKE
    for key, reason in _SIGNS.items():
        if one.get(key) and one[key] == other.get(key):
            value += 0.1
            reasons.append(reason)
    return Likeness(round(min(value, 1.0), 2), tuple(reasons), proven)


def _names(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[float, Msg | None]:
    """Every language that both have has to agree."""
    both = [(str(one[k]), str(other[k])) for k in NAMES if one.get(k) and other.get(k)]
    if not both:
        return 0.0, None
    if all(plain_name(a) == plain_name(b) for a, b in both):
        return 0.5, SAME_NAME
    # Not rapidfuzz.fuzz, which the packed program leaves out for its size.
    from rapidfuzz.distance import Indel

    least = min(Indel.normalized_similarity(_in_order(a), _in_order(b)) for a, b in both)
    return (0.4, NEAR_NAME) if least >= 0.9 else (0.0, None)


def _in_order(name: str) -> str:
    """Its words, whatever their order."""
    return " ".join(sorted(fold(name).split()))
