"""Erasing for good: a person's legal right, and the one transaction without undo (R6)."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import get_setting, lines_of, put_setting
from artisanest_desktop.store.engine import make_engine, pragma
from artisanest_desktop.store.errors import Refusal, refusal_of
from artisanest_desktop.store.forgetting import forget_in_file, forget_records, mark_erased
from artisanest_desktop.store.stamps import next_stamp
from artisanest_desktop.store.transaction import Transaction
from artisanest_desktop.store.verdicts import united_with

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

Mark = tuple[str, str, str]
#: Set with the erasure itself, gone when no byte is left: a power cut between is made good later.
DUE = "erasing_due"


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done, and where copies may still be: files sent out, safety copies elsewhere.

    Not ``finished``: the disk was full or someone was reading; the rest is done at the next
    opening.
    """

    documents: tuple[str, ...]
    copies_rewritten: int
    copies_deleted: int
    finished: bool = True


def erase(store: Store, register: str, uid: str) -> Erased:
    """Remove a record and its lines from tables, journal, pictures and safety copies; with it go
    those that were united with it.

    Leaves a mark without name or number that wins over any stamp: neither merge, import,
    restore nor undo brings the person back. KeyError when there is no such record.
    """
    if store.inside:
        raise RuntimeError("an erasure is a transaction of its own")
    if store.get(register, uid) is None:
        raise KeyError(uid)
    with store.writing() as connection:
        own = [uid, *united_with(connection, register, uid)]
        gone = [(register, one) for one in own]
        lines = lines_of(connection, REGISTERS, register, own)
        gone += [(line.register, line.uid) for line in lines]
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        documents = tuple(row[0] for row in connection.execute(sa.select(schema.document.c.path)))
        stamp = next_stamp(connection, store.replica, store.clock.now_ms(), [uid])
        t = Transaction(store, connection, _("A record was erased for good"), "erase", store.author)
        t.write_alone()
        forget_records(connection, gone)
        mark_erased(connection, gone, stamp)
        assert t.uid is not None
        store.sign(connection, t.uid)
        put_setting(connection, DUE, True)
    store.noted()
    touched: dict[str, set[str]] = {}
    for key, record in gone:
        touched.setdefault(key, set()).add(record)
    rewritten, deleted, finished = finish(store)
    store.announce(touched, t.title, t.uid)
    return Erased(documents, rewritten, deleted, finished)


def finish(store: Store) -> tuple[int, int, bool]:
    """Leave no byte of the erased in file and safety copies: (rewritten, deleted, all done)."""
    from artisanest_desktop.store.backup import sweep

    sweep(store)
    e = schema.erased.c
    with store.reading() as connection:
        marks = [tuple(r) for r in connection.execute(sa.select(e.register, e.record, e.stamp))]
    rewritten = deleted = 0
    done = True
    for copy in _copies(store):
        try:
            held = _erase_in_copy(copy, marks)
        except Refusal:  # a full disk is no reason to lose a safety copy
            done = False
            continue
        if held:
            rewritten += 1
        elif held is None:
            deleted += 1
            with suppress(OSError):
                copy.unlink()
    try:
        done = store.compact() and done
    except Refusal:
        done = False
    if done:
        with store.writing() as connection:
            connection.execute(schema.setting.delete().where(schema.setting.c.key == DUE))
    return rewritten, deleted, done


def _copies(store: Store) -> list[Path]:
    """Safety copies, by whatever name someone gave them, and damaged stores put aside."""
    stem = glob.escape(store.path.stem)
    found = store.copies_folder.glob("*.artisanest")
    return [*sorted(found), *store.path.parent.glob(f"{stem}-damaged*.artisanest")]


def finish_if_due(store: Store) -> None:
    """Finish what a power cut or a full disk interrupted."""
    with store.reading() as connection:
        due = get_setting(connection, DUE, False)
    if due:
        finish(store)


def _erase_in_copy(path: Path, marks: Sequence[Mark]) -> bool | None:
    """Whether the copy held the erased and was rewritten; None when it cannot be and must go."""
    try:
        engine = make_engine(path, wal=False)
        try:
            with engine.connect() as connection:
                version = int(pragma(connection, "user_version"))
            if version < schema.SCHEMA:
                from artisanest_desktop.store.migrating import climb_file

                climb_file(engine, version)
            with engine.connect().execution_options(write=True) as connection:
                held = forget_in_file(connection, marks)
                connection.commit()
            if held:
                vacuum(engine)
            return held
        finally:
            engine.dispose()
    except Exception as error:
        cause = getattr(error, "orig", None)
        if getattr(cause, "sqlite_errorname", "").startswith("SQLITE_FULL"):
            refusal = refusal_of(error)
            assert refusal is not None
            raise refusal from error
        return None


def vacuum(engine: sa.Engine) -> bool:
    """Rewrite the file without the pages that held what was deleted, and empty the WAL.

    False when a reader still holds on to the past: the pages stay until it is done.
    """
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA busy_timeout=2000")
        try:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            answer = cursor.fetchone()
            return answer is not None and answer[0] == 0
        finally:
            cursor.execute("PRAGMA busy_timeout=10000")
            cursor.close()
    finally:
        raw.close()


__all__ = ["Erased", "erase", "finish", "finish_if_due", "vacuum"]
