"""What left the store as a file: which document, of which moment of the store, holding what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.store import clock, schema
from artisanest_desktop.store.database import chunks, dumps
from artisanest_desktop.store.database import seen as seen_by
from artisanest_desktop.store.ids import new_uid
from artisanest_desktop.store.returning import knows
from artisanest_desktop.store.stamps import next_stamp

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Document:
    """A file that left. ``seen`` is what the store knew then; ``facts`` who reads it and what
    private fields it holds; ``at`` is UTC ISO text, ``offset`` in minutes."""

    uid: str
    at: str
    offset: int
    stamp: str
    seen: Mapping[str, int]
    name: str = ""
    path: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def leave(store: Store) -> Document:
    """A document about to leave: its identity and the moment of the store that it shows."""
    now = store.clock.now_ms()
    with store.reading() as connection:
        stamp = next_stamp(connection, store.replica, now, ())
        seen = knows(connection)
    return Document(new_uid(now), clock.utc_text(now), store.clock.offset_minutes(), stamp, seen)


def register_document(
    store: Store,
    name: str,
    path: str,
    facts: Mapping[str, Any],
    document: Document | None = None,
) -> str:
    """Remember that a file left; returns its uid. A read-only store remembers nothing."""
    left = document or leave(store)
    if store.read_only:
        return left.uid
    with store.writing() as connection:
        connection.execute(
            schema.document.insert().values(
                uid=left.uid,
                at=left.at,
                offset=left.offset,
                stamp=left.stamp,
                seen=dumps(dict(left.seen)),
                name=name,
                path=path,
                facts=dumps(dict(facts)),
            )
        )
    return left.uid


def documents(store: Store) -> list[Document]:
    """The files that left, newest first."""
    query = sa.select(schema.document).order_by(schema.document.c.stamp.desc())
    with store.reading() as connection:
        return [
            Document(
                r.uid, r.at, r.offset, r.stamp, json.loads(r.seen), r.name, r.path,
                json.loads(r.facts),
            )
            for r in connection.execute(query)
        ]  # fmt: skip


def state(store: Store) -> dict[str, int]:
    """What the store has seen; equal to an earlier one when nothing was written since."""
    with store.reading() as connection:
        return seen_by(connection)


def erased_among(store: Store, uids: Sequence[str]) -> set[str]:
    """Which of these records were erased for good."""
    e = schema.erased.c
    found: set[str] = set()
    with store.reading() as connection:
        if connection.execute(sa.select(e.record).limit(1)).first() is None:
            return found
        for part in chunks(list(uids)):
            query = sa.select(e.record).where(e.record.in_(part))
            found.update(row[0] for row in connection.execute(query))
    return found


def ever_written(store: Store, uids: Sequence[str]) -> dict[str, set[str]]:
    """Which fields of these records were ever written."""
    c = schema.change.c
    found: dict[str, set[str]] = {}
    with store.reading() as connection:
        for part in chunks(list(uids)):
            query = sa.select(c.record, c.fields).where(c.record.in_(part))
            for record, fields in connection.execute(query):
                found.setdefault(record, set()).update(json.loads(fields))
    return found
