"""The small reads and writes of the tables that several rooms of the store share."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from artisanest_desktop.model.fields import Register
from artisanest_desktop.model.registers import REGISTERS, lines_under
from artisanest_desktop.store import schema
from artisanest_desktop.store.journal import Txn, Write, undone

#: SQLite takes at most 32,766 values in a statement; this many at once is quick anywhere.
CHUNK = 500


#: In the report of a transaction that was written together with another: the one that shows.
WITH = "with"

#: Compact JSON that keeps every script readable; of plain values, which hold no circles.
dumps = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    """The items in slices that a statement can carry."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def txns(connection: sa.Connection, uids: Iterable[str] | None = None) -> dict[int, Txn]:
    """Transactions by row id, of the given uids or all."""
    t = schema.txn.c
    columns = (t.id, t.uid, t.stamp, t.replica, t.seq, t.seen, t.kind, t.undone)
    query = sa.select(*columns)
    if uids is not None:
        query = query.where(t.uid.in_(list(uids)))
    return {row[0]: _txn(row) for row in connection.execute(query)}


def _txn(row: Any) -> Txn:
    return Txn(row[1], row[2], row[3], row[4], json.loads(row[5]), row[6], bool(row[7]))


def fields_of(register: str, text: str, from_schema: int) -> dict[str, list[Any]]:
    """The journalled ``{key: [before, after]}`` of a change, as this program means it."""
    fields: dict[str, list[Any]] = json.loads(text)
    if from_schema < schema.SCHEMA and register in REGISTERS:
        for key, pair in fields.items():
            declared = REGISTERS[register].by_key.get(key)
            upgrade = declared and declared.upgrade
            if upgrade:
                fields[key] = [None if v is None else upgrade(v, from_schema) for v in pair]
    return fields


def writes(
    connection: sa.Connection,
    records: Iterable[str],
    wanted: Mapping[str, Collection[str]] | None = None,
) -> dict[str, list[Write]]:
    """Every write of the given records, by record; of those in ``wanted`` only these fields."""
    found: dict[str, list[Write]] = {}
    known: dict[int, Txn] = {}
    t, c = schema.txn.c, schema.change.c
    for part in chunks(list(records)):
        columns = (t.id, t.uid, t.stamp, t.replica, t.seq, t.seen, t.kind, t.undone)
        query = sa.select(*columns, c.record, c.fields, c.register, t.schema)
        query = query.join_from(schema.change, schema.txn).where(c.record.in_(part))
        for row in connection.execute(query):
            txn = known.get(row[0])
            if txn is None:
                txn = known[row[0]] = _txn(row)
            target = found.setdefault(row[8], [])
            only = wanted.get(row[8]) if wanted else None
            for key, (before, after) in fields_of(row[10], row[9], row[11]).items():
                if only is None or key in only:
                    target.append(Write(txn, key, before, after))
    return found


def seen(connection: sa.Connection) -> dict[str, int]:
    """What this store has seen: the last sequence number of each replica."""
    t = schema.txn.c
    query = sa.select(t.replica, sa.func.max(t.seq)).group_by(t.replica)
    return {row[0]: row[1] for row in connection.execute(query)}


def get_setting(connection: sa.Connection, key: str, default: Any = None) -> Any:
    """A setting of this store; not journalled, not merged."""
    s = schema.setting.c
    text = connection.execute(sa.select(s.value).where(s.key == key)).scalar()
    return default if text is None else json.loads(text)


def put_setting(connection: sa.Connection, key: str, value: Any) -> None:
    """Keep a setting of this store."""
    s = schema.setting
    connection.execute(s.delete().where(s.c.key == key))
    connection.execute(s.insert().values(key=key, value=dumps(value)))


def refresh_undone(connection: sa.Connection) -> set[str]:
    """Bring the derived column ``txn.undone`` up to what the undos say; which ones it moved."""
    t = schema.txn.c
    query = sa.select(t.uid, t.stamp, t.undoes).where(t.undoes.is_not(None))
    off = undone({row[0]: (row[1], json.loads(row[2])) for row in connection.execute(query)})
    marked = {r[0] for r in connection.execute(sa.select(t.uid).where(t.undone.is_(True)))}
    for uids, value in ((off - marked, True), (marked - off, False)):
        for part in chunks(sorted(uids)):
            connection.execute(schema.txn.update().where(t.uid.in_(part)).values(undone=value))
    return off ^ marked


class Line(NamedTuple):
    """A line of a record: its register and uid, and the record at the top of it all."""

    register: str
    uid: str
    top: str


def lines_of(
    connection: sa.Connection,
    registers: Mapping[str, Register],
    register: str,
    uids: Sequence[str],
) -> list[Line]:
    """The lines of some records in every register of lines, and the lines of these lines."""
    found: list[Line] = []
    for declared in lines_under(register, registers):
        assert declared.parent is not None
        table = schema.TABLES[declared.key]
        parent = table.c[declared[declared.parent].column]
        tops: dict[str, str] = {}
        for part in chunks(list(uids)):
            rows = connection.execute(sa.select(table.c.uid, parent).where(parent.in_(part)))
            tops.update((uid, top) for uid, top in rows)
        found += [Line(declared.key, uid, top) for uid, top in tops.items()]
        below = lines_of(connection, registers, declared.key, list(tops)) if tops else []
        found += [line._replace(top=tops[line.top]) for line in below]
    return found
