"""Whoever is on a list of who was there: a member by a proof, perhaps a member, or a guest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.exchange.alike import read_people, sound_pairs
from artisanest_desktop.i18n import Language, fold
from artisanest_desktop.rules.likeness import Likeness, Signs, names, of_signs, signs
from artisanest_desktop.store import Store

#: Below this the births speak too loudly against a likeness of names.
_LEAST = 0.2
#: A name that sounds the same.
_SAME = 0.5
#: At most so many are asked of a row.
_MOST = 3
_SMALL = frozenset(
    ["cooperative", "coop", "association", "groupement", "de", "des", "du", "d", "la", "le", "les",
     "l", "et", "artisanale", "artisanal", "feminine", "تعاونيه", "التعاونيه", "جمعيه", "الجمعيه"]
)  # fmt: skip


@dataclass(slots=True)
class Met:
    """Who somebody on the list is: ``member`` for sure, or by the name ``alone``; else who of the
    ``candidates`` it may be."""

    member: str = ""
    alone: bool = False
    candidates: list[tuple[str, Likeness]] = field(default_factory=list)


class Members:
    """The members of a store, in drawers."""

    def __init__(self, store: Store, lang: Language) -> None:
        self._lang = lang
        self._fields: dict[str, Mapping[str, Any]] = {}
        self._signs: dict[str, Signs] = {}
        self._drawers: dict[Any, list[str]] = {}
        self._numbers: dict[str, str] = {}
        for uid, fields in read_people(store, "member"):
            self._fields[uid] = fields
            one = self._signs[uid] = signs(fields)
            for key in {*_proofs(one), *sound_pairs(one)}:
                self._drawers.setdefault(key, []).append(uid)
        rows = store.window("member", store.find("member"), ["number"])
        self._numbers = {str(number).upper(): uid for uid, number in rows if number}
        self._cooperatives: dict[str, str] = {}

    def meet(self, fields: Mapping[str, Any], here: Sequence[str]) -> Met:
        """Who somebody is; ``here`` are the members who are known to have come."""
        one = signs(fields)
        near = {
            uid for key in {*_proofs(one), *sound_pairs(one)} for uid in self._drawers.get(key, ())
        }
        number = str(fields.get("number") or "").replace(" ", "").upper()
        by_number = self._numbers.get(number, "") if number else ""
        found: list[tuple[str, Likeness, float]] = []
        for uid in near | ({by_number} if by_number else set()):
            like, named = of_signs(one, self._signs[uid]), names(one, self._signs[uid])
            if like.sure or (uid == by_number and named.holds):
                found.append((uid, like._replace(sure=True), named.weight))
            elif like.value >= _LEAST and (named.holds or like.shown):
                found.append((uid, like, named.weight if named.holds else 0.0))
        sure = [uid for uid, like, _weight in found if like.sure]
        if len(sure) == 1:
            return Met(sure[0])
        found.sort(key=lambda f: (-f[1].sure, -(f[0] in here), -f[1].value, f[0]))
        name = _name(fields)
        same = [f for f in found if name & _name(self._fields[f[0]])]
        same = [f for f in same if not self._elsewhere(f[0], fields)]
        came = [f for f in found if f[0] in here and f[2] > 0]
        alone = came if len(came) == 1 else same
        return Met(
            alone[0][0] if len(alone) == 1 and not sure else "",
            True,
            [(uid, like) for uid, like, _weight in found[:_MOST]],
        )

    def title(self, register_title: Any, uid: str) -> str:
        """How a member is called."""
        return str(register_title(self._fields[uid], self._lang.code))

    def fields(self, uid: str) -> Mapping[str, Any]:
        """What tells who a member is."""
        return self._fields[uid]

    def _elsewhere(self, uid: str, fields: Mapping[str, Any]) -> bool:
        """Whether the list says that somebody comes from another cooperative than the member."""
        said, own = fields.get("organisation"), self._fields[uid].get("cooperative")
        if not said or not own:
            return False
        if own not in self._cooperatives:
            titles = (self._lang.terms.title("cooperative", str(own), c) for c in ("fr", "ar"))
            self._cooperatives[str(own)] = " ".join(titles)
        one, other = _words(str(said)), _words(self._cooperatives[str(own)])
        return bool(one and other) and not one & other


def _name(fields: Mapping[str, Any]) -> set[str]:
    """The words of a name in each script, as they are written."""
    found = set()
    for script in ("", "_ar"):
        whole = fields.get(f"name{script}")
        parts = (fields.get(f"family_name{script}"), fields.get(f"given_name{script}"))
        text = str(whole) if whole else " ".join(str(p) for p in parts if p)
        words = sorted(fold(text).split())
        if len(words) > 1:
            found.add(" ".join(words))
    return found


def _proofs(one: Signs) -> list[Any]:
    return [*one.phones, *(k for k in (one.national_id, one.email, one.artisan) if k)]


def _words(text: str) -> set[str]:
    return {w for w in fold(text).split() if w not in _SMALL}


def same_person(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two rows of one list, on two sheets, are one: nothing speaks against it, and a proof
    or the whole name speaks for it."""
    a, b = signs(one), signs(other)
    like, named = of_signs(a, b), names(a, b)
    return like.sure or (named.holds and named.weight >= _SAME and like.value >= _SAME)
