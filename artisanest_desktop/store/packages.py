"""What one copy of a store hands to another: transactions, pictures, erase marks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import File
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks
from artisanest_desktop.store.engine import make_engine, pragma
from artisanest_desktop.store.errors import FOREIGN, Refusal, in_words

_COLUMNS = tuple(c.name for c in schema.txn.c if c.name not in ("id", "undone"))


@dataclass(frozen=True)
class Package:
    """Transactions of a store, with the pictures they name and the erase marks.

    ``last`` names, of what the receiver has already, each replica's last one: the two must agree.
    """

    schema: int
    txns: Sequence[Mapping[str, Any]]
    changes: Mapping[str, Sequence[tuple[str, str, str]]]
    erased: Sequence[tuple[str, str, str]] = ()
    blobs: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    last: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def package(connection: sa.Connection, have: Mapping[str, int] | None = None) -> Package:
    """What this store holds beyond ``have`` (replica → last sequence number known there)."""
    have = have or {}
    t, c = schema.txn, schema.change.c
    rows = connection.execute(sa.select(t).order_by(t.c.id)).mappings().all()
    wanted = [r for r in rows if r["seq"] > have.get(r["replica"], 0)]
    by_id = {r["id"]: r["uid"] for r in wanted}
    changes: dict[str, list[tuple[str, str, str]]] = {}
    for part in chunks(list(by_id)):
        query = sa.select(c.txn, c.register, c.record, c.fields).where(c.txn.in_(part))
        for txn, register, record, fields in connection.execute(query.order_by(c.id)):
            changes.setdefault(by_id[txn], []).append((register, record, fields))
    e = schema.erased.c
    marks = [tuple(r) for r in connection.execute(sa.select(e.record, e.register, e.stamp))]
    return Package(
        schema=int(pragma(connection, "user_version")),
        txns=[{k: r[k] for k in _COLUMNS} for r in wanted],
        changes=changes,
        erased=marks,
        blobs=_blobs(connection, changes),
        last={
            r["replica"]: (r["seq"], r["uid"]) for r in rows if r["seq"] == have.get(r["replica"])
        },
    )


def photo_hashes(changes: Iterable[tuple[str, str, str]]) -> set[str]:
    """The pictures that some changes name, before or after."""
    found: set[str] = set()
    for register, _record, fields in changes:
        declared = REGISTERS.get(register)
        if declared is None:
            continue
        keys = [f.key for f in declared.stored if isinstance(f.kind, File)]
        if not any(f'"{k}"' in fields for k in keys):
            continue
        values = json.loads(fields)
        found.update(v for k in keys for v in values.get(k, ()) if v)
    return found


def _blobs(
    connection: sa.Connection, changes: Mapping[str, Sequence[tuple[str, str, str]]]
) -> dict[str, tuple[str, bytes]]:
    hashes = photo_hashes(c for many in changes.values() for c in many)
    b = schema.blob.c
    found: dict[str, tuple[str, bytes]] = {}
    for part in chunks(sorted(hashes)):
        for row in connection.execute(sa.select(b.hash, b.mime, b.data).where(b.hash.in_(part))):
            found[row[0]] = (row[1], row[2])
    return found


def read_package(path: Path, have: Mapping[str, int] | None = None) -> Package:
    """What another store file holds beyond ``have``; the file is not changed."""
    with in_words(str(path.parent)):
        engine = make_engine(path, read_only=True)
        try:
            with engine.connect() as connection:
                if pragma(connection, "application_id") != schema.APPLICATION_ID:
                    raise Refusal(FOREIGN % {"name": path.name})
                return package(connection, have)
        finally:
            engine.dispose()
