"""A record like another one, with those of its lines that its declaration says go along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from artisanest_desktop.model.copying import carried

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store
    from artisanest_desktop.store.transaction import Transaction


def duplicate(
    t: Transaction,
    store: Store,
    register: str,
    uid: str,
    values: Mapping[str, Any] | None = None,
    lines_with: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
) -> str:
    """Make the copy in a transaction; returns its uid. ``values`` are other in the copy, and
    ``lines_with``, by register, in each of its lines."""
    declared, record = store.registers[register], t.get(register, uid)
    if record is None:
        raise KeyError(uid)
    new = t.create(register, carried(declared, record) | dict(values or {}))
    context = store.reader()
    for key in declared.copied:
        lines = store.registers[key]
        assert lines.parent is not None
        found = context.lines(key, uid)
        more = (lines_with or {}).get(key) or [{}] * len(found)
        t.bulk_create(key, [
            carried(lines, line) | {lines.parent: new} | dict(other)
            for line, other in zip(found, more, strict=True)
        ])  # fmt: skip
    return new
