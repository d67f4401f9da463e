"""How many pairs wait to be looked at, for Home: counted where that is quick, else remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artisanest_desktop.store import Store

_KEY = "likeness.waiting"
#: Beyond so many records Home does not search by itself.
_QUICK = 3000


def remember(store: Store, register: str, n: int) -> None:
    """What a search found, and what was decided since."""
    known = store.setting(_KEY, {})
    if known.get(register) != n:
        store.set_setting(_KEY, {**known, register: n})


def count(store: Store, register: str) -> int:
    """How many wait; of a large register what the last search left."""
    if store.count(register) > _QUICK:
        return int(store.setting(_KEY, {}).get(register, 0))
    from artisanest_desktop.exchange import alike

    return len(alike.pairs(store, register))
