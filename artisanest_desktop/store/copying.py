"""A record like another one, with those of its lines that its declaration says go along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artisanest_desktop.model.copying import carried

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store
    from artisanest_desktop.store.transaction import Transaction


def duplicate(t: Transaction, store: Store, register: str, uid: str) -> str:
    """Make the copy in a transaction; returns its uid."""
    declared, record = store.registers[register], t.get(register, uid)
    if record is None:
        raise KeyError(uid)
    new = t.create(register, carried(declared, record))
    context = store.reader()
    for key in declared.copied:
        lines = store.registers[key]
        assert lines.parent is not None
        values = [carried(lines, line) | {lines.parent: new} for line in context.lines(key, uid)]
        t.bulk_create(key, values)
    return new
