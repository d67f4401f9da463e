"""What comes back with a document beside what was written here since it left (R5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import clock, schema
from artisanest_desktop.store.database import chunks, writes
from artisanest_desktop.store.database import seen as seen_by
from artisanest_desktop.store.journal import RETURNED, Write, resolve

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

Seen = Mapping[str, int]


def returned_stamp(left: str, document: str) -> str:
    """The stamp of whatever comes back with a document that left then: the same wherever and
    however often it is received, and before all that was written since."""
    try:
        ms, counter, _replica = clock.split(left)
    except ValueError:
        ms = counter = 0
    return clock.make(ms, counter, f"{RETURNED[1:]}{document}")


@dataclass(slots=True)
class Since:
    """What was written in a field since: its values that stand, and whether someone typed or
    received one (and did not merely undo)."""

    values: list[Any] = field(default_factory=list)
    live: bool = False


def knows(connection: sa.Connection) -> dict[str, int]:
    """What a store has seen, with what the documents of others that came in had seen."""
    found = seen_by(connection)
    t = schema.txn.c
    for text in connection.execute(
        sa.select(t.seen).where(t.stamp.like(f"%{RETURNED}%"))
    ).scalars():
        for replica, seq in json.loads(text).items():
            found[replica] = max(seq, found.get(replica, 0))
    return found


def written_since(store: Store, register: str, seen: Seen) -> dict[str, dict[str, Since]]:
    """By record and field, what a document that had seen so much did not know of."""
    found: dict[str, dict[str, Since]] = {}
    c = schema.change.c
    with store.reading() as connection:
        unknown = _unseen(connection, seen)
        for part in chunks(list(unknown)):
            query = sa.select(c.txn, c.record, c.fields)
            query = query.where(c.register == register, c.txn.in_(part))
            for txn, record, text in connection.execute(query):
                fields = found.setdefault(record, {})
                for key, (_before, after) in json.loads(text).items():
                    since = fields.setdefault(key, Since())
                    if unknown[txn]:
                        since.values.append(after)
                        since.live = True
    return found


def ever_said(store: Store, uid: str) -> dict[str, list[Any]]:
    """By field, all that was ever typed or received of a record and not undone."""
    found: dict[str, list[Any]] = {}
    with store.reading() as connection:
        for write in writes(connection, [uid]).get(uid, ()):
            if not write.txn.undone and write.txn.kind != "undo":
                found.setdefault(write.field, []).append(write.after)
    return found


def as_it_was(
    store: Store, register: str, uids: Iterable[str], seen: Seen
) -> dict[str, dict[str, Any]]:
    """The records of a register as they were when so much had been seen, from the journal."""
    found: dict[str, dict[str, Any]] = {}
    with store.reading() as connection:
        for uid, many in writes(connection, uids).items():
            by_field: dict[str, list[Write]] = {}
            for write in many:
                if write.txn.seq <= seen.get(write.txn.replica, 0):
                    by_field.setdefault(write.field, []).append(write)
            if by_field:
                found[uid] = {key: resolve(some).value for key, some in by_field.items()}
    known = store.get_many(register, list(found))
    return {uid: record for uid, record in found.items() if uid in known}


def apart(
    connection: sa.Connection, seen: Seen, keys: Iterable[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Those of these records that have to be worked out from the journal when something is
    written that had only seen so much: someone changed them since, or they are lines."""
    keys = set(keys)
    found = {k for k in keys if k[0] in REGISTERS and REGISTERS[k[0]].parent is not None}
    unknown = _unseen(connection, seen)
    c = schema.change.c
    for part in chunks([uid for _register, uid in keys - found] if unknown else ()):
        query = sa.select(c.register, c.record, c.txn).where(c.record.in_(part))
        found.update((r, u) for r, u, txn in connection.execute(query) if txn in unknown)
    return found & keys


def _unseen(connection: sa.Connection, seen: Seen) -> dict[int, bool]:
    """The transactions that were not seen, and whether they count: neither undone nor an undo."""
    t = schema.txn.c
    query = sa.select(t.id, t.replica, t.seq, t.undone, t.kind)
    return {
        row[0]: not row[3] and row[4] != "undo"
        for row in connection.execute(query)
        if row[2] > seen.get(row[1], 0)
    }
