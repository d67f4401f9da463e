"""Filling an empty store with the cooperative "Tifawin": its members, then all the rest."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.example import products, reading, sessions
from artisanest_desktop.example.world import World
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

_ROLES = {0: "president", 7: "treasurer", 11: "secretary", 16: "board", 17: "board"}
#: Who has left since.
_LEFT = 30
#: The commune of the douars, if the store's list has it.
_COMMUNE = "Bouchane"


def fill(store: Store) -> None:
    """Forty members, thirty products, seven partners, eight sessions."""
    world = _people(store)
    with store.transaction(_("Products of the example")) as t:
        products.write(t, world)
    commune = _commune(store)
    with store.transaction(_("Partners and sessions of the example")) as t:
        sessions.write_partners(t, world)
        sessions.write(t, world, commune)


def _commune(store: Store) -> str:
    return store.terms.find("commune", _COMMUNE) or _COMMUNE


def _people(store: Store) -> World:
    commune = _commune(store)
    with store.transaction(_("Example cooperative")) as t:
        cooperative = t.create("cooperative", _cooperative(commune))
        members = [_member(i, row, commune) for i, row in enumerate(reading.members())]
        uids = t.bulk_create("member", [{**m, "cooperative": cooperative} for m in members])
        people = {"president": uids[0], "treasurer": uids[7], "manager": uids[11]}
        t.set("cooperative", cooperative, people)
    return World(store.clock.today(), cooperative, uids)


def _cooperative(commune: str) -> dict[str, Any]:
    return {
        "name": "Tifawin",
        "name_ar": "تيفاوين",
        "short_name": "Tifawin",
        "trades": "TX03;TX10;PF02",
        "founded": "2016-05-14",
        "approved_on": "2016-06-20",
        "commune": commune,
        "phone": "+212524315200",
        "share_value": 50000,
        "capital": 4500000,
        "notes": "Coopérative inventée, pour essayer.",
    }


def _member(index: int, row: dict[str, str], commune: str) -> dict[str, Any]:
    values: dict[str, Any] = dict(row)
    phone = values.pop("phone", "")
    if phone:
        # One number lacks a figure, as on the paper it was copied from.
        values["phone"] = f"+212{phone}" if len(phone) == 9 else f"0{phone}"
    shares = 1 + index * 7 % 4
    values |= {
        "commune": commune,
        "state": "active",
        "state_since": values["joined"],
        "shares": shares,
        "paid_in": 50000 * (shares if index % 3 else shares - 1),
        "consent_name": index % 4 != 3,
        "level": ("artisan", "master", "artisan", "apprentice")[index % 4],
    }
    if index in _ROLES:
        values |= {"role": _ROLES[index], "role_from": "2024-03-09"}
    if index == _LEFT:
        values |= {"state": "withdrawn", "state_since": "2025-01-15", "notes": "Santé."}
    return values
