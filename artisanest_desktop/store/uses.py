"""Where a record is used: the records that name it, by themselves or in one of their lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from artisanest_desktop.model.fields import ANY, Register
from artisanest_desktop.rules import Reference
from artisanest_desktop.store.context import Context
from artisanest_desktop.store.rows import Record

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Use:
    """A record that names another: ``field`` of ``line`` does, which is the record itself or one
    of its lines."""

    register: str
    uid: str
    line_register: str
    line: Record
    field: str


def uses(store: Store, register: str, uid: str) -> list[Use]:
    """Where a record is used, by register in their order; removed ones are left out."""
    context = store.reader()
    found: list[Use] = []
    for declared in store.registers.values():
        for field in declared.fields:
            kind = field.kind
            if field.hidden or not isinstance(kind, Reference) or kind.register != register:
                continue
            for record in context.referring(declared.key, field.key, uid):
                top = _top(store, context, declared, record)
                if top is not None:
                    found.append(Use(*top, declared.key, record, field.key))
    order = {key: n for n, key in enumerate(store.registers)}
    return sorted(found, key=lambda use: order[use.register])


def _top(
    store: Store, context: Context, declared: Register, record: Record
) -> tuple[str, str] | None:
    """The record that people open: of a line, the one it belongs to."""
    while declared.parent is not None and declared.parent_register not in (None, ANY):
        above = store.registers[str(declared.parent_register)]
        uid = record.get(declared.parent)
        parent = context.get(above.key, uid) if uid else None
        if parent is None or parent["removed"]:
            return None
        declared, record = above, parent
    return declared.key, record["uid"]
