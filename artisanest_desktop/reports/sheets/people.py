"""Who stands on a numbered paper, as it says it: the name in both scripts, from where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.model import face
from artisanest_desktop.reports.sheets.tongue import Tongue
from artisanest_desktop.reports.table import Pair
from artisanest_desktop.store import Store
from artisanest_desktop.store.context import Context
from artisanest_desktop.store.sheets import Roll


@dataclass(frozen=True, slots=True)
class Person:
    """A line with a name. ``row`` is the participant, or the member where no session is."""

    number: int
    name: Pair
    place: Pair
    thumbprint: bool
    row: Mapping[str, Any]


def people(store: Store, roll: Roll, tongue: Tongue) -> list[Person]:
    """The people of a paper in order; of who was erased since, only the number is left."""
    context = roll.context
    key = "participant" if roll.wish.register == "session" else "member"
    context.expect(key, roll.lines.values())
    found = [(number, context.get(key, uid) or {}) for number, uid in roll.lines.items()]
    context.expect("member", [row["member"] for _n, row in found if row.get("member")])
    return [_person(store, context, key, number, row, tongue) for number, row in found]


def _person(
    store: Store, context: Context, key: str, number: int, row: Mapping[str, Any], tongue: Tongue
) -> Person:
    member = context.get("member", row["member"]) if row.get("member") else None
    named, whose = (member, "member") if member is not None else (row, key)
    names = face.names(store.registers[whose], named, tongue.main.code) if named else ("", "")
    uid = row.get("cooperative") or (member or {}).get("cooperative")
    cooperative = context.get("cooperative", uid) if uid else None
    thumbprint = bool(row.get("thumbprint") or (member or {}).get("thumbprint"))
    place = _place(store, row, cooperative, tongue)
    return Person(number, Pair(*names), place, thumbprint, row)


def _place(
    store: Store, row: Mapping[str, Any], cooperative: Mapping[str, Any] | None, tongue: Tongue
) -> Pair:
    """The organisation with its address; the commune stands for it where no other is known."""
    if cooperative is None:
        return Pair(row.get("organisation") or "")
    field = store.registers["cooperative"]["commune"]

    def say(lang: Language) -> str:
        name = store.name_of("cooperative", dict(cooperative), lang.code)
        where = face.words(field, cooperative.get("commune"), lang, cooperative)
        where = where or " ".join((cooperative.get("address") or "").split())
        return ("، " if lang.rtl else ", ").join(filter(None, (name, where)))

    return tongue.pair(say)
