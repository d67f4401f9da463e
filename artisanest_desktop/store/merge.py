"""Bringing the transactions of another copy of the store into this one (R5).

What a field comes to is a function of the set of transactions, so the order of merging cannot
matter: receive, then work out again every record that was touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import ANY
from artisanest_desktop.model.registers import FILED, REGISTERS
from artisanest_desktop.store import clock, journal, schema
from artisanest_desktop.store.database import (
    chunks,
    lines_of,
    put_setting,
    refresh_undone,
    seen,
    writes,
)
from artisanest_desktop.store.erasing import DUE, finish_if_due
from artisanest_desktop.store.errors import Newer, Refusal
from artisanest_desktop.store.forgetting import (
    blank_received,
    forget_records,
    mark_erased,
    telling,
    values_in,
)
from artisanest_desktop.store.journal import REMOVED, Write
from artisanest_desktop.store.numbers import note_typed, refresh_doubles
from artisanest_desktop.store.packages import Package, package, photo_hashes, read_package

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Received:
    """What a merge brought: how many transactions, which records, what was held back and why."""

    txns: int
    records: Mapping[str, frozenset[str]]
    gaps: Mapping[str, int]
    ahead: int


def receive(store: Store, other: Package) -> Received:
    """Merge; says what was received, what is missing in between, and how much has a wrong clock."""
    if other.schema > schema.SCHEMA:
        raise Newer(NEWER)
    if store.inside:
        raise RuntimeError("receiving is a transaction of its own")
    with store.writing() as connection:
        done = merge_into(connection, store, other)
    finish_if_due(store)
    if done.txns or other.erased:
        touched = {k: set(v) for k, v in done.records.items()}
        store.announce(touched, _("Received from another copy"), None)
    return done


def merge_into(connection: sa.Connection, store: Store, other: Package) -> Received:
    """The merge itself, on a connection that someone else commits."""
    _refuse_impostors(connection, other)
    gone = _take_marks(connection, store, other.erased)
    fresh, gaps = _contiguous(other.txns, seen(connection))
    touched = _insert(connection, other, fresh, gone)
    if fresh:
        _add_records_of(connection, refresh_undone(connection), touched)
    touched = rework(connection, store, touched)
    now = store.clock.now_ms()
    limit = clock.make(now + clock.AHEAD_MS, 0xFFFF, "~")
    ahead = sum(1 for t in fresh if t["stamp"] > limit)
    return Received(len(fresh), {k: frozenset(v) for k, v in touched.items()}, gaps, ahead)


def _refuse_impostors(connection: sa.Connection, other: Package) -> None:
    """One uid is one content, one place in a replica's sequence is one uid."""
    t, c, e = schema.txn.c, schema.change.c, schema.erased.c
    theirs = {x["uid"]: x for x in other.txns}
    places = {(x["replica"], x["seq"]): x["uid"] for x in other.txns}
    if len(places) != len(other.txns):
        raise Refusal(IMPOSTOR)
    places.update({(r, seq): uid for r, (seq, uid) in other.last.items()})
    gone = set(connection.execute(sa.select(e.record)).scalars())
    gone |= {mark[0] for mark in other.erased}
    same = ("stamp", "replica", "seq", "seen", "kind", "undoes")
    for part in chunks(list(theirs)):
        for row in connection.execute(sa.select(schema.txn).where(t.uid.in_(part))).mappings():
            x = theirs[row["uid"]]
            query = sa.select(c.register, c.record, c.fields).where(c.txn == row["id"])
            ours = {tuple(r) for r in connection.execute(query)}
            sent = {tuple(change) for change in other.changes.get(row["uid"], ())}
            altered = any(change[1] not in gone for change in ours ^ sent)
            if altered or any(row[k] != x[k] for k in same):
                raise Refusal(IMPOSTOR)
    for part in chunks(list(places)):
        query = sa.select(t.replica, t.seq, t.uid).where(sa.tuple_(t.replica, t.seq).in_(part))
        if any(places[row[0], row[1]] != row[2] for row in connection.execute(query)):
            raise Refusal(IMPOSTOR)


NEWER = _(
    "What was sent comes from a newer version of the program. Install that version here; nothing "
    "was changed."
)
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
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        if forget_records(connection, [(m[1], m[0]) for m in new]):
            put_setting(connection, DUE, True)
    for record, register, stamp in new:
        mark_erased(connection, [(register, record)], stamp)
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
    named: set[str] = set()
    alone, names = _telling_of(other, gone)
    for txn in fresh:
        changes = other.changes.get(txn["uid"], ())
        kept = [c for c in changes if c[1] not in gone]
        named |= photo_hashes(kept)
        words = alone | names if len(kept) < len(changes) else alone
        if words:
            title, report = blank_received(txn["title"], txn["report"], words)
            txn = {**txn, "title": title, "report": report}
        result = connection.execute(schema.txn.insert().values(**txn, undone=False))
        assert result.inserted_primary_key is not None
        row_id = result.inserted_primary_key[0]
        if kept:
            connection.exec_driver_sql(
                "INSERT INTO change (txn, register, record, fields) VALUES (?,?,?,?)",
                [(row_id, *c) for c in kept],
            )
        for register, record, _fields in kept:
            touched.setdefault(register, set()).add(record)
    for digest in sorted(named & other.blobs.keys()):
        mime, data = other.blobs[digest]
        connection.execute(
            schema.blob.insert().prefix_with("OR IGNORE").values(hash=digest, mime=mime, data=data)
        )
    return touched


def _add_records_of(
    connection: sa.Connection, undone: Iterable[str], touched: dict[str, set[str]]
) -> None:
    """What was undone elsewhere, or is no more, may have stood beside other values here."""
    t, c = schema.txn.c, schema.change.c
    for part in chunks(sorted(undone)):
        query = sa.select(c.register, c.record).join_from(schema.change, schema.txn)
        for register, record in connection.execute(query.where(t.uid.in_(part))):
            touched.setdefault(register, set()).add(record)


def _telling_of(other: Package, gone: set[str]) -> tuple[set[str], set[str]]:
    """The words by which what is received would still tell of the erased."""
    held: dict[tuple[str, str], list[str]] = {}
    for changes in other.changes.values() if gone else ():
        for register, record, fields in changes:
            if record in gone:
                held.setdefault((register, record), []).append(fields)
    alone: set[str] = set()
    names: set[str] = set()
    for (register, _record), many in held.items():
        one, two = telling(register, values_in(many))
        alone |= one
        names |= two
    return alone, names


def rework(
    connection: sa.Connection, store: Store, touched: Mapping[str, set[str]]
) -> dict[str, set[str]]:
    """Work out records from the journal: their values, their open questions, what is derived.

    Returns all that may have changed: of a line, its record too.
    """
    found = {k: set(v) for k, v in touched.items() if k in REGISTERS}
    _add_parents(connection, found)
    for register, uids in sorted(found.items(), key=lambda x: -_depth(x[0])):
        # Lines first: what they come to decides about the removal of their record.
        _rework_register(connection, store, register, sorted(uids))
    if "own_field" in found:
        from artisanest_desktop.store.lists import refresh_own

        today = store.clock.today()
        held = refresh_own(connection, store.terms, today, found["own_field"])
        found = {k: found.get(k, set()) | held.get(k, set()) for k in {*found, *held}}
    return found


def _depth(register: str) -> int:
    """How far below a record of its own: marks lie below participants, these below sessions."""
    above = REGISTERS[register].parent_register
    if above is None:
        return 0
    return 1 + (max(map(_depth, FILED)) if above == ANY else _depth(above))


def _add_parents(connection: sa.Connection, touched: dict[str, set[str]]) -> None:
    """To each line its record, and so on upwards."""
    waiting = dict(touched)
    while waiting:
        above: dict[str, set[str]] = {}
        for key, uids in waiting.items():
            for register, parents in _parents(connection, key, uids).items():
                new = parents - touched.get(register, set())
                if new and register in REGISTERS:
                    above.setdefault(register, set()).update(new)
        for register, parents in above.items():
            touched.setdefault(register, set()).update(parents)
        waiting = above


def _parents(connection: sa.Connection, key: str, uids: set[str]) -> dict[str, set[str]]:
    """The records some lines belong to, or once belonged to, by register."""
    declared = REGISTERS[key]
    if declared.parent is None or declared.parent_register is None:
        return {}
    table = schema.TABLES[key]
    fields = {declared.parent, "register"} if declared.parent_register == ANY else {declared.parent}
    now = [table.c[declared[f].column] for f in sorted(fields)]
    found: dict[str, set[str]] = {}

    def add(values: dict[str, Any]) -> None:
        register = values.get("register") if "register" in fields else declared.parent_register
        if register and values.get(str(declared.parent)):
            found.setdefault(register, set()).add(values[str(declared.parent)])

    for many in writes(connection, uids).values():
        last: dict[str, Any] = {}
        for write in sorted(many, key=lambda w: w.txn.order()):
            if write.field in fields:
                last[write.field] = write.after
                add(last)
    for part in chunks(sorted(uids)):
        for row in connection.execute(sa.select(*now).where(table.c.uid.in_(part))):
            add(dict(zip(sorted(fields), row, strict=True)))
    return found


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
        if result.question and not (key == "number" and journal.all_came_back(many)):
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
    top_of = {line.uid: line.top for line in lines}
    edits: dict[str, list[Write]] = {}
    for line, many in writes(connection, top_of).items():
        edits.setdefault(top_of[line], []).extend(many)
    return edits


__all__ = [
    "Package",
    "Received",
    "package",
    "read_package",
    "receive",
    "rework",
]
