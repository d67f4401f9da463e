"""One column with both names: which words are the family's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from artisanest_desktop import assets
from artisanest_desktop.i18n import fold
from artisanest_desktop.rules.names import script_of

#: Words that begin a family name of several words (folded).
_LEADS = frozenset(
    (
        *("el", "al", "ait", "ayt", "ben", "bin", "bent", "ibn", "bou", "bel", "ould", "oulad"),
        *("aoulad", "abou", "abu", "sidi", "moulay", "lalla"),
        *("ال", "ايت", "بن", "بنت", "ابن", "بو", "ولد", "اولاد", "ابو", "سيدي", "مولاي", "لاله"),
    )
)


def split_scripts(text: str, family_first: bool) -> list[dict[str, str]]:
    """The same of a text that may bear the name in both scripts: «Bahi Zineb / الباهي زينب»."""
    if script_of(text) != "mixed":
        return [split(text, family_first)]
    arabic = [w for w in text.split() if script_of(w) == "arabic"]
    latin = [w for w in text.split() if script_of(w) == "latin"]
    words = [" ".join(latin).strip(" -/"), " ".join(arabic).strip(" -/")]
    if len(latin) + len(arabic) < sum(bool(script_of(w)) for w in text.split()):
        return [split(text, family_first)]
    return [split(part, family_first) for part in words if part]


def split(text: str, family_first: bool) -> dict[str, str]:
    """Values by field key; Arabic ones go to the Arabic fields. One word is a family name."""
    words = text.split()
    if len(words) == 1:
        family, given = words, []
    elif family_first:
        cut = 1
        while cut < len(words) - 1 and fold(words[cut - 1]) in _LEADS:
            cut += 1
        family, given = words[:cut], words[cut:]
    else:
        cut = len(words) - 1
        while cut > 1 and fold(words[cut - 1]) in _LEADS:
            cut -= 1
        given, family = words[:cut], words[cut:]
    suffix = "_ar" if script_of(text) == "arabic" else ""
    found = {f"family_name{suffix}": " ".join(family), f"given_name{suffix}": " ".join(given)}
    return {key: value for key, value in found.items() if value}


@cache
def _given_names() -> frozenset[str]:
    """Every known spelling of a given name, folded, without its spaces."""
    text = assets.path("seeds", "names.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(fold(n).replace(" ", "") for line in lines for n in re.split("[,،|]", line))


def is_given(word: str) -> bool:
    """Whether a word is known as a given name; many are family names too."""
    return fold(word).replace(" ", "") in _given_names()


def order_of(names: Sequence[str]) -> str:
    """Which name comes first in full names: ``"family"``, ``"given"``; empty when unclear."""
    family = given = 0
    for text in names:
        words = [w for w in text.split() if script_of(w)]
        if len(words) < 2:
            continue
        first, last = is_given(words[0]), is_given(words[-1])
        lead = fold(words[0]) in _LEADS
        family += lead or (last and not first)
        given += first and not last and not lead
    if family >= 2 and family >= 4 * given:
        return "family"
    return "given" if given >= 2 and given >= 4 * family else ""
