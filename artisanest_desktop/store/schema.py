"""The tables: one per register, and those of the journal. Only this room knows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import Money, Reference, Whole, YesNo

#: Counts up with every migration; a store with a higher one is refused in words.
SCHEMA = 4
APPLICATION_ID = 0x41724E44

metadata = sa.MetaData()

txn = sa.Table(
    "txn",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("uid", sa.Text, nullable=False, unique=True),
    sa.Column("stamp", sa.Text, nullable=False, index=True),
    sa.Column("replica", sa.Text, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("seen", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("undoes", sa.Text),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("offset", sa.Integer, nullable=False),
    sa.Column("report", sa.Text),
    sa.Column("undone", sa.Boolean, nullable=False, default=False),
    sa.UniqueConstraint("replica", "seq"),
)
change = sa.Table(
    "change",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("txn", sa.Integer, sa.ForeignKey("txn.id"), nullable=False, index=True),
    sa.Column("register", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False, index=True),
    sa.Column("fields", sa.Text, nullable=False),
)
question = sa.Table(
    "question",
    metadata,
    sa.Column("register", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
)
finding = sa.Table(
    "finding",
    metadata,
    sa.Column("register", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("rule", sa.Text, primary_key=True),
)
blob = sa.Table(
    "blob",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("mime", sa.Text, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
erased = sa.Table(
    "erased",
    metadata,
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("register", sa.Text, nullable=False),
    sa.Column("stamp", sa.Text, nullable=False),
)
document = sa.Table(
    "document",
    metadata,
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("offset", sa.Integer, nullable=False),
    sa.Column("stamp", sa.Text, nullable=False),
    sa.Column("seen", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("facts", sa.Text, nullable=False),
)
setting = sa.Table(
    "setting",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)


def column_type(field: Field) -> type[sa.types.TypeEngine[Any]]:
    """The column type of a field: text, unless its kind stores whole numbers or yes/no."""
    if isinstance(field.kind, YesNo):
        return sa.Boolean
    return sa.Integer if isinstance(field.kind, Money | Whole) else sa.Text


def register_table(register: Register, into: sa.MetaData) -> sa.Table:
    """The table of a register and, beside it, the narrow one of its folded search text."""
    if register.searched:
        sa.Table(
            f"{register.key}_search",
            into,
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("text", sa.Text, nullable=False),
            sa.Column("codes", sa.Text, nullable=False),
        )
    return sa.Table(
        register.key,
        into,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False, unique=True),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("sort", sa.Text, nullable=False),
        sa.Column("sort_ar", sa.Text, nullable=False),
        sa.Column("own", sa.Text),
        *(sa.Column(f.column, column_type(f)) for f in register.stored),
        *(sa.Index(f"ix_{register.key}_{c}", "removed", c) for c in _sorted_by(register)),
        *(sa.Index(f"ix_{register.key}_{f.column}", f.column) for f in referring(register)),
    )


def _sorted_by(register: Register) -> tuple[str, ...]:
    """The columns a list is sorted by; lines are never listed by name."""
    return ("sort", "sort_ar") if register.parent is None else ()


def referring(register: Register) -> list[Field]:
    """The fields by which its records are found from another: references, and a line's parent."""
    return [
        f for f in register.stored if isinstance(f.kind, Reference) or f.key == register.parent
    ]


def tables(registers: Iterable[Register], into: sa.MetaData) -> dict[str, sa.Table]:
    """The tables of several registers by key."""
    return {r.key: register_table(r, into) for r in registers}


TABLES = tables(REGISTERS.values(), metadata)
