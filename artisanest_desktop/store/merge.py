"""Bringing the transactions of another copy of the store into this one (R5).

What a field comes to is a function of the set of transactions, so the order of merging cannot
matter: receive, then work out again every record that was touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import Photo
from artisanest_desktop.store import clock, journal, schema
from artisanest_desktop.store.database import (
    chunks,
    lines_of,
    refresh_undone,
    seen,
    writes,
)
from artisanest_desktop.store.engine import make_engine, pragma
from artisanest_desktop.store.erasing import forget_records
from artisanest_desktop.store.errors import FOREIGN, Newer, Refusal, in_words
from artisanest_desktop.store.journal import REMOVED, Write
from artisanest_desktop.store.numbers import note_typed, refresh_doubles

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

_COLUMNS = tuple(c.name for c in schema.txn.c if c.name not in ("id", "undone"))


@dataclass(frozen=True)
class Package:
    """Transactions of a store, with the pictures they name and the erase marks."""

    schema: int
    txns: Sequence[Mapping[str, Any]]
    changes: Mapping[str, Sequence[tuple[str, str, str]]]
    erased: Sequence[tuple[str, str, str]] = ()
    blobs: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Received:
    """What a merge brought: how many transactions, which records, what was held back and why."""

    txns: int
    records: Mapping[str, frozenset[str]]
    gaps: Mapping[str, int]
    ahead: int


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
    )


def photo_hashes(changes: Iterable[tuple[str, str, str]]) -> set[str]:
    """The pictures that some changes name, before or after."""
    found: set[str] = set()
    for register, _record, fields in changes:
        declared = REGISTERS.get(register)
        if declared is None:
            continue
        keys = [f.key for f in declared.stored if isinstance(f.kind, Photo)]
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


def receive(store: Store, other: Package) -> Received:
    """Merge; says what was received, what is missing in between, and how much has a wrong clock."""
    if other.schema > schema.SCHEMA:
        raise Newer(
            _(
                "What was sent comes from a newer version of the program. Install that version "
                "here; nothing was changed."
            )
        )
    with store.writing() as connection:
        _refuse_impostors(connection, other)
        gone = _take_marks(connection, store, other.erased)
        fresh, gaps = _contiguous(other.txns, seen(connection))
        touched = _insert(connection, other, fresh, gone)
        if fresh:
            refresh_undone(connection)
        rework(connection, store, touched)
        now = store.clock.now_ms()
        limit = clock.make(now + clock.AHEAD_MS, 0xFFFF, "~")
        ahead = sum(1 for t in fresh if t["stamp"] > limit)
    registers = {k: frozenset(v) for k, v in touched.items()}
    if fresh or other.erased:
        store.announce(touched, _("Received from another copy"), None)
    return Received(len(fresh), registers, gaps, ahead)


def _refuse_impostors(connection: sa.Connection, other: Package) -> None:
    t, c = schema.txn.c, schema.change.c
    theirs = {x["uid"]: x for x in other.txns}
    for part in chunks(list(theirs)):
        for row in connection.execute(sa.select(t.id, t.uid, t.stamp).where(t.uid.in_(part))):
            x = theirs[row[1]]
            same = row[2] == x["stamp"]
            if same:
                query = sa.select(c.register, c.record, c.fields).where(c.txn == row[0])
                ours = {tuple(r) for r in connection.execute(query)}
                e = schema.erased.c
                gone = {r[0] for r in connection.execute(sa.select(e.record))}
                gone |= {mark[0] for mark in other.erased}
                sent = {tuple(x) for x in other.changes.get(row[1], ())}
                same = {x for x in ours ^ sent if x[1] not in gone} == set()
            if not same:
                raise Refusal(IMPOSTOR)
    numbers = {(x["replica"], x["seq"]): x["uid"] for x in other.txns}
    for part in chunks(list(numbers)):
        query = sa.select(t.replica, t.seq, t.uid).where(
            sa.tuple_(t.replica, t.seq).in_(list(part))
        )
        if any(numbers[row[0], row[1]] != row[2] for row in connection.execute(query)):
            raise Refusal(IMPOSTOR)


IMPOSTOR = _(
    "The two files both claim the same change but describe it differently: one of them was "
    "altered outside the program. Nothing was changed."
)


def _take_marks(
    connection: sa.Connection, store: Store, marks: Iterable[tuple[str, str, str]]
) -> set[str]:
    e = schema.erased
    known = {row[0] for row in connection.execute(sa.select(e.c.record))}
    new = [m for m in marks if m[0] not in known]
    if new:
        forget_records(connection, [(m[1], m[0]) for m in new])
        connection.execute(
            e.insert(), [{"record": r, "register": g, "stamp": s} for r, g, s in new]
        )
    return known | {m[0] for m in new}


def _contiguous(
    txns: Sequence[Mapping[str, Any]], have: Mapping[str, int]
) -> tuple[list[Mapping[str, Any]], dict[str, int]]:
    """The transactions that follow ours without a gap, and where a gap begins."""
    by_replica: dict[str, list[Mapping[str, Any]]] = {}
    for txn in txns:
        by_replica.setdefault(txn["replica"], []).append(txn)
    fresh: list[Mapping[str, Any]] = []
    gaps: dict[str, int] = {}
    for replica, many in by_replica.items():
        next_seq = have.get(replica, 0) + 1
        for txn in sorted(many, key=lambda x: x["seq"]):
            if txn["seq"] < next_seq:
                continue
            if txn["seq"] > next_seq:
                gaps[replica] = next_seq
                break
            fresh.append(txn)
            next_seq += 1
    return sorted(fresh, key=lambda x: (x["stamp"], x["uid"])), gaps


def _insert(
    connection: sa.Connection, other: Package, fresh: Sequence[Mapping[str, Any]], gone: set[str]
) -> dict[str, set[str]]:
    touched: dict[str, set[str]] = {}
    for txn in fresh:
        result = connection.execute(schema.txn.insert().values(**txn, undone=False))
        assert result.inserted_primary_key is not None
        row_id = result.inserted_primary_key[0]
        kept = [c for c in other.changes.get(txn["uid"], ()) if c[1] not in gone]
        if kept:
            connection.exec_driver_sql(
                "INSERT INTO change (txn, register, record, fields) VALUES (?,?,?,?)",
                [(row_id, *c) for c in kept],
            )
        for register, record, _fields in kept:
            touched.setdefault(register, set()).add(record)
    for digest, (mime, data) in other.blobs.items():
        connection.execute(
            schema.blob.insert().prefix_with("OR IGNORE").values(hash=digest, mime=mime, data=data)
        )
    return touched


def rework(connection: sa.Connection, store: Store, touched: Mapping[str, set[str]]) -> None:
    """Work out records from the journal: their values, their open questions, what is derived."""
    touched = {k: set(v) for k, v in touched.items() if k in REGISTERS}
    _add_parents(connection, touched)
    for register, uids in sorted(touched.items(), key=lambda x: REGISTERS[x[0]].parent is None):
        # Lines first: what they come to decides about the removal of their record.
        _rework_register(connection, store, register, sorted(uids))


def _add_parents(connection: sa.Connection, touched: dict[str, set[str]]) -> None:
    for key in list(touched):
        declared = REGISTERS[key]
        if declared.parent is None or declared.parent_register is None:
            continue
        table = schema.TABLES[key]
        found = writes(connection, touched[key])
        parents = {w.after for many in found.values() for w in many if w.field == declared.parent}
        column = table.c[declared[declared.parent].column]
        for part in chunks(sorted(touched[key])):
            parents.update(
                row[0] for row in connection.execute(sa.select(column).where(table.c.uid.in_(part)))
            )
        touched.setdefault(declared.parent_register, set()).update(p for p in parents if p)


def _rework_register(
    connection: sa.Connection, store: Store, register: str, uids: Sequence[str]
) -> None:
    found = writes(connection, uids)
    rows = store.rows.read(connection, register, uids)
    line_edits = _line_writes(connection, register, uids)
    questions: list[dict[str, str]] = []
    new, old = [], []
    for uid in uids:
        if uid not in found:
            continue
        record, asked = settle_record(found[uid], line_edits.get(uid, []))
        questions += [{"register": register, "record": uid, "field": k} for k in asked]
        if uid in rows:
            old.append({**rows[uid], **record})
        elif REMOVED in record:
            new.append({**record, "uid": uid})
    q = schema.question
    for part in chunks(uids):
        connection.execute(q.delete().where(q.c.register == register, q.c.record.in_(part)))
    if questions:
        connection.execute(q.insert(), questions)
    today = store.clock.today()
    store.rows.insert(connection, register, new, today)
    store.rows.update(connection, register, old, today)
    declared = REGISTERS[register]
    if declared.prefix:
        note_typed(connection, declared, [r.get("number") for r in (*new, *old)])
        refresh_doubles(connection, register)


def settle_record(
    record_writes: Sequence[Write], line_edits: Sequence[Write] = ()
) -> tuple[dict[str, Any], list[str]]:
    """A record's values from all its writes, and the fields a person is asked about."""
    by_field: dict[str, list[Write]] = {}
    for write in record_writes:
        by_field.setdefault(write.field, []).append(write)
    record: dict[str, Any] = {}
    asked: list[str] = []
    for key, many in by_field.items():
        if key == REMOVED:
            continue
        result = journal.resolve(many)
        record[key] = result.value
        if result.question:
            asked.append(key)
    if REMOVED in by_field:
        edits = [w for w in record_writes if w.field != REMOVED]
        result = journal.resolve_removed(by_field[REMOVED], [*edits, *line_edits])
        record[REMOVED] = result.value
        if result.question:
            asked.append(REMOVED)
    return record, asked


def _line_writes(
    connection: sa.Connection, register: str, uids: Sequence[str]
) -> dict[str, list[Write]]:
    """The writes of each record's lines, which a removal may not have seen."""
    lines = lines_of(connection, REGISTERS, register, uids)
    if not lines:
        return {}
    parent_of: dict[str, str] = {}
    found = writes(connection, lines)
    for key, declared in REGISTERS.items():
        if declared.parent is None or declared.parent_register != register:
            continue
        table = schema.TABLES[key]
        column = table.c[declared[declared.parent].column]
        for part in chunks(lines):
            query = sa.select(table.c.uid, column).where(table.c.uid.in_(part))
            parent_of.update({row[0]: row[1] for row in connection.execute(query)})
    edits: dict[str, list[Write]] = {}
    for line, many in found.items():
        edits.setdefault(parent_of[line], []).extend(many)
    return edits


__all__ = ["Package", "Received", "package", "read_package", "receive", "rework"]
