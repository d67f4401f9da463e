"""Which members a name on a paper may be: by how it sounds in either script, or by a phone."""

from __future__ import annotations

from artisanest_desktop.i18n import Msg
from artisanest_desktop.rules.likeness import SAME_PHONE, Signs, names, signs
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record.editors.script import is_arabic

#: With a name alone one word more or less is a likeness, one word in common is none.
_LEAST = 0.3


class Alikes:
    """One look at the members, for many names."""

    def __init__(self, store: Store) -> None:
        from artisanest_desktop.exchange import alike  # not before somebody is looked for

        self._people: list[tuple[str, Signs]] = []
        self._pairs = alike.sound_pairs
        self._drawers: dict[object, list[int]] = {}
        for at, (uid, fields) in enumerate(alike.read_people(store, "member")):
            one = signs(fields)
            self._people.append((uid, one))
            for key in (*self._pairs(one), *one.phones):
                self._drawers.setdefault(key, []).append(at)

    def of(self, name: str, phone: str | None = None) -> dict[str, Msg]:
        """The members it may be with the reason, the likest first; never a verdict."""
        one = signs({"name_ar" if is_arabic(name) else "name": name, "phone": phone})
        near = {at for key in (*self._pairs(one), *one.phones)
                for at in self._drawers.get(key, ())}  # fmt: skip
        found = []
        for uid, other in (self._people[at] for at in near):
            named = names(one, other)
            if one.phones & other.phones and not named.against:
                found.append((1 + named.weight, uid, SAME_PHONE))
            elif named.holds and named.weight >= _LEAST and named.reason is not None:
                found.append((named.weight, uid, named.reason))
        found.sort(key=lambda one: (-one[0], one[1]))
        return {uid: reason for _weight, uid, reason in found}
