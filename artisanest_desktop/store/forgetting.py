"""Taking a record out of a file: its row, its history, its pictures, and every word that tells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import Any

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import File, Name
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks, dumps
from artisanest_desktop.store.journal import REMOVED

#: What stands where an erased person's name, number or phone stood.
BLANK = "…"
TITLE = _("A change of a record that was erased since")


def mark_erased(connection: sa.Connection, gone: Iterable[tuple[str, str]], stamp: str) -> None:
    """Leave the marks that keep the records from coming back; without name or number."""
    connection.execute(
        schema.erased.insert().prefix_with("OR IGNORE"),
        [{"record": u, "register": r, "stamp": stamp} for r, u in gone],
    )


def forget_records(connection: sa.Connection, gone: Sequence[tuple[str, str]]) -> bool:
    """Take records out of every table, the journal, and pictures no one else uses.

    Whether there was anything to forget.
    """
    found = False
    hashes: set[str] = set()
    for register, uid in gone:
        values = _values_of(connection, register, uid)
        if not values:
            continue
        found = True
        hashes |= _hashes(register, values)
        touched = sa.select(schema.change.c.txn).where(schema.change.c.record == uid)
        blank(connection, telling(register, values), set(connection.execute(touched).scalars()))
        for table in (schema.change, schema.question, schema.finding):
            connection.execute(table.delete().where(table.c.record == uid))
        own = schema.TABLES.get(register)
        if own is not None:
            search = own.metadata.tables.get(f"{register}_search")
            if search is not None:
                row = sa.select(own.c.id).where(own.c.uid == uid).scalar_subquery()
                connection.execute(search.delete().where(search.c.id == row))
            connection.execute(own.delete().where(own.c.uid == uid))
    for digest in hashes:
        if not _used(connection, digest):
            connection.execute(schema.blob.delete().where(schema.blob.c.hash == digest))
    return found


def _values_of(connection: sa.Connection, register: str, uid: str) -> dict[str, set[Any]]:
    """Every value each field of the record ever had."""
    c = schema.change.c
    query = sa.select(c.fields).where(c.record == uid)
    found = values_in(connection.execute(query).scalars())
    table = schema.TABLES.get(register)
    if table is None:
        return found
    row = connection.execute(sa.select(table).where(table.c.uid == uid)).mappings().first()
    if row is not None:
        found.setdefault(REMOVED, set()).add(bool(row[REMOVED]))
        for field in REGISTERS[register].stored:
            found.setdefault(field.key, set()).add(row[field.column])
        for key, value in json.loads(row["own"] or "{}").items():
            found.setdefault(key, set()).add(value)
    return found


def values_in(changes: Iterable[str]) -> dict[str, set[Any]]:
    """Every value that some changes' ``fields`` name, by field."""
    found: dict[str, set[Any]] = {}
    for fields in changes:
        for key, pair in json.loads(fields).items():
            found.setdefault(key, set()).update(pair)
    return found


def _hashes(register: str, values: Mapping[str, set[Any]]) -> set[str]:
    fields = REGISTERS[register].stored if register in REGISTERS else ()
    photos = [f.key for f in fields if isinstance(f.kind, File)]
    return {v for key in photos for v in values.get(key, ()) if v}


def _used(connection: sa.Connection, digest: str) -> bool:
    c = schema.change.c
    if connection.execute(sa.select(c.id).where(c.fields.contains(digest)).limit(1)).first():
        return True
    for register, declared in REGISTERS.items():
        table = schema.TABLES[register]
        for field in declared.stored:
            if isinstance(field.kind, File):
                query = sa.select(table.c.id).where(table.c[field.column] == digest).limit(1)
                if connection.execute(query).first():
                    return True
    return False


def telling(register: str, values: Mapping[str, set[Any]]) -> tuple[set[str], set[str]]:
    """Words that tell a record by themselves, and those that do beside a change of it."""
    declared = REGISTERS.get(register)
    alone: set[str] = set()
    names: set[str] = set()
    for key, many in values.items():
        field = declared.by_key.get(key) if declared else None
        words = {v for v in many if isinstance(v, str) and len(v) > 2}
        if field is not None and isinstance(field.kind, Name):
            names |= words
        elif field is None or field.private or key in ("number", "former_numbers"):
            alone |= words
    alone |= {f"{a} {b}" for a, b in permutations(sorted(names), 2)}
    return alone, names


def blank(
    connection: sa.Connection, words: tuple[set[str], set[str]], touched: Iterable[int] = ()
) -> None:
    """Blank the words in titles, reports, documents and settings."""
    alone, names = words
    if not alone and not names:
        return
    own = set(touched)
    t = schema.txn.c
    for row_id, title, report in connection.execute(sa.select(t.id, t.title, t.report)).all():
        told = alone | names if row_id in own else alone
        changes: dict[str, Any] = {}
        if _tells(title, told):
            changes["title"] = TITLE.to_json()
        if _tells(report, told):
            changes["report"] = dumps(_without(json.loads(report), told))
        if changes:
            connection.execute(schema.txn.update().where(t.id == row_id).values(changes))
    d, s = schema.document, schema.setting
    for row in connection.execute(sa.select(d)).all():
        values = {k: getattr(row, k) for k in ("name", "path", "facts")}
        if any(_tells(text, alone) for text in values.values()):
            values["facts"] = json.loads(values["facts"])
            clean = _without(values, alone)
            clean["facts"] = dumps(clean["facts"])
            connection.execute(d.update().where(d.c.uid == row.uid).values(clean))
    for key, text in connection.execute(sa.select(s.c.key, s.c.value)).all():
        if _tells(text, alone):
            clean_text = dumps(_without(json.loads(text), alone))
            connection.execute(s.update().where(s.c.key == key).values(value=clean_text))


def blank_received(title: str, report: str | None, words: set[str]) -> tuple[str, str | None]:
    """Title and report of a transaction that is received, without an erased person's words."""
    if _tells(title, words):
        title = TITLE.to_json()
    if _tells(report, words):
        report = dumps(_without(json.loads(report or "null"), words))
    return title, report


def _tells(text: str | None, words: Iterable[str]) -> bool:
    return bool(text) and any(w in text or dumps(w)[1:-1] in text for w in words)  # type: ignore[operator]


def _without(value: Any, words: set[str]) -> Any:
    if isinstance(value, str):
        return BLANK if _tells(value, words) else value
    if isinstance(value, list):
        return [_without(v, words) for v in value]
    if isinstance(value, dict):
        return {k: _without(v, words) for k, v in value.items() if not _tells(k, words)}
    return value


def forget_in_file(connection: sa.Connection, marks: Sequence[tuple[str, str, str]]) -> bool:
    """Apply erase marks to a copy; whether it held anything of the persons."""
    connection.exec_driver_sql("PRAGMA secure_delete=ON")
    found = False
    for part in chunks(marks):
        found |= forget_records(connection, [(register, uid) for register, uid, _stamp in part])
        for register, uid, stamp in part:
            mark_erased(connection, [(register, uid)], stamp)
    return found
