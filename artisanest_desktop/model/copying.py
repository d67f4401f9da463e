"""What a record like another one begins with."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.model.fields import Field, Register, Row

_NUMBERS = frozenset({"number", "former_numbers"})


def carried(register: Register, row: Row) -> dict[str, Any]:
    """Its values, without what belongs to one person or one record only."""
    kept = {
        f.key: row[f.key]
        for f in register.fields
        if _is_carried(f) and row.get(f.key) is not None
    }
    usual = {f.key: f.usual for f in register.fields if f.once and f.usual is not None}
    return usual | kept


def _is_carried(field: Field) -> bool:
    alone = field.private or field.masked or field.once or field.key in _NUMBERS
    return not (alone or field.compute is not None or field.kind.key in ("photo", "file"))
