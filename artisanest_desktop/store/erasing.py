"""Erasing for good: a person's legal right, and the one transaction without undo (R6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import Photo
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import lines_of
from artisanest_desktop.store.engine import make_engine
from artisanest_desktop.store.stamps import next_stamp
from artisanest_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done, and where copies may still be: files sent out, safety copies elsewhere."""

    documents: tuple[str, ...]
    copies_rewritten: int
    copies_deleted: int


def erase(store: Store, register: str, uid: str) -> Erased:
    """Remove a record and its lines from tables, journal, pictures and safety copies.

    Leaves a mark without name or number that wins over any stamp: neither merge, import,
    restore nor undo brings the person back.
    """
    with store.writing() as connection:
        gone = [(register, uid)]
        for key, declared in REGISTERS.items():
            if declared.parent_register == register:
                gone += [(key, u) for u in lines_of(connection, {key: declared}, register, [uid])]
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        stamp = next_stamp(connection, store.replica, store.clock.now_ms(), [uid])
        t = Transaction(store, connection, _("A record was erased for good"), "erase", store.author)
        t.write_alone()
        forget_records(connection, gone)
        mark_erased(connection, gone, stamp)
        assert t.uid is not None
        store.sign(connection, t.uid)
        documents = tuple(row[0] for row in connection.execute(sa.select(schema.document.c.path)))
    store.compact()
    rewritten, deleted = _erase_in_copies(store, gone, stamp)
    store.announce({register: {uid}}, t.title, t.uid)
    return Erased(documents, rewritten, deleted)


def mark_erased(connection: sa.Connection, gone: Iterable[tuple[str, str]], stamp: str) -> None:
    """Leave the marks that keep the records from coming back."""
    connection.execute(
        schema.erased.insert().prefix_with("OR IGNORE"),
        [{"record": u, "register": r, "stamp": stamp} for r, u in gone],
    )


def forget_records(connection: sa.Connection, gone: Sequence[tuple[str, str]]) -> None:
    """Take records out of every table, the journal, and pictures no one else uses."""
    hashes: set[str] = set()
    c = schema.change
    for register, uid in gone:
        hashes |= _hashes_of(connection, register, uid)
        for table in (c, schema.question, schema.finding):
            connection.execute(table.delete().where(table.c.record == uid))
        own = schema.TABLES.get(register)
        if own is None:
            continue
        row_id = connection.execute(sa.select(own.c.id).where(own.c.uid == uid)).scalar()
        if row_id is not None:
            search = own.metadata.tables[f"{register}_search"]
            connection.execute(search.delete().where(search.c.id == row_id))
            connection.execute(own.delete().where(own.c.id == row_id))
    for digest in hashes:
        if not _used(connection, digest):
            b = schema.blob
            connection.execute(b.delete().where(b.c.hash == digest))


def _photo_columns(register: str) -> list[str]:
    declared = REGISTERS.get(register)
    return (
        [] if declared is None else [f.column for f in declared.stored if isinstance(f.kind, Photo)]
    )


def _hashes_of(connection: sa.Connection, register: str, uid: str) -> set[str]:
    from artisanest_desktop.store.merge import photo_hashes

    c = schema.change.c
    query = sa.select(c.register, c.record, c.fields).where(c.record == uid)
    found = photo_hashes(tuple(row) for row in connection.execute(query))
    for column in _photo_columns(register):
        table = schema.TABLES[register]
        value = connection.execute(sa.select(table.c[column]).where(table.c.uid == uid)).scalar()
        if value:
            found.add(value)
    return found


def _used(connection: sa.Connection, digest: str) -> bool:
    c = schema.change.c
    if connection.execute(sa.select(c.id).where(c.fields.contains(digest)).limit(1)).first():
        return True
    for register in REGISTERS:
        table = schema.TABLES[register]
        for column in _photo_columns(register):
            query = sa.select(table.c.id).where(table.c[column] == digest).limit(1)
            if connection.execute(query).first():
                return True
    return False


def _erase_in_copies(store: Store, gone: Sequence[tuple[str, str]], stamp: str) -> tuple[int, int]:
    rewritten = deleted = 0
    for copy in store.backups():
        if _erase_in_file(copy.path, gone, stamp):
            rewritten += 1
        else:
            deleted += 1
            with suppress(OSError):
                copy.path.unlink()
    return rewritten, deleted


def _erase_in_file(path: Path, gone: Sequence[tuple[str, str]], stamp: str) -> bool:
    """Whether the copy could be rewritten; one that could not must go."""
    try:
        engine = make_engine(path)
        try:
            with engine.connect().execution_options(write=True) as connection:
                connection.exec_driver_sql("PRAGMA secure_delete=ON")
                forget_records(connection, gone)
                mark_erased(connection, gone, stamp)
                connection.commit()
            vacuum(engine)
        finally:
            engine.dispose()
    except Exception:
        return False
    for suffix in ("-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()
    return True


def vacuum(engine: sa.Engine) -> None:
    """Rewrite the file without the pages that held what was deleted, and empty the WAL."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        raw.close()


__all__ = ["Erased", "erase", "forget_records", "mark_erased", "vacuum"]
