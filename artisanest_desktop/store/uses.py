"""Where a record is used: the records that name it, by themselves or in one of their lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Reference
from artisanest_desktop.store import schema
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


@dataclass(frozen=True, slots=True)
class Used:
    """All records of one register that name it in one way: ``count`` of them, some in ``uses``.

    What a line says of another (a participant's cooperative) counts once for the record it
    belongs to; what it is about (a partner in each of her roles) counts each time.
    """

    register: str
    line_register: str
    field: str
    count: int
    uses: tuple[Use, ...]


def used(store: Store, register: str, uid: str, most: int) -> list[Used]:
    """Where a record is used, by register in their order and by how; removed ones are left out,
    and of each only the newest ``most`` are read."""
    found = []
    for declared in store.registers.values():
        for field in declared.fields:
            kind = field.kind
            if isinstance(kind, Reference) and kind.register == register and not field.hidden:
                found.append(_named_in(store, declared, field, uid, most))
    order = {key: n for n, key in enumerate(store.registers)}
    return sorted((u for u in found if u.count), key=lambda one: order[one.register])


def _named_in(store: Store, declared: Register, field: Field, uid: str, most: int) -> Used:
    table = schema.TABLES[declared.key]
    joined, top = _up(store, declared)
    there = (table.c[field.column] == uid, *(t.c.removed.is_(False) for t in joined))
    tables: sa.FromClause = table
    for below, above in pairwise(joined):
        line = store.registers[below.name]
        parent = below.c[line[str(line.parent)].column]
        tables = tables.join(above, above.c.uid == parent)
    top_uid = joined[-1].c.uid
    each = table.c.uid if declared.named_by in (None, field.key) else top_uid
    count = sa.select(sa.func.count(sa.distinct(each))).select_from(tables).where(*there)
    # Uids are time-ordered: the newest first.
    pairs = sa.select(sa.func.min(table.c.uid), top_uid).select_from(tables).where(*there)
    pairs = pairs.group_by(each).order_by(top_uid.desc(), sa.func.min(table.c.uid)).limit(most)
    with store.reading() as connection:
        number = connection.execute(count).scalar_one()
        found = connection.execute(pairs).all() if number else []
        lines = store.rows.read(connection, declared.key, [row[0] for row in found])
    made = (Use(top, above, declared.key, lines[line], field.key) for line, above in found)
    return Used(top, declared.key, field.key, number, tuple(made))


def _up(store: Store, declared: Register) -> tuple[list[sa.Table], str]:
    """The tables from a register up to the records that people open, and the key of these."""
    tables = [schema.TABLES[declared.key]]
    while declared.parent_register in store.registers:
        declared = store.registers[str(declared.parent_register)]
        tables.append(schema.TABLES[declared.key])
    return tables, declared.key
