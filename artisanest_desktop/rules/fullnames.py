"""One column with both names: which words are the family's."""

from __future__ import annotations

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
