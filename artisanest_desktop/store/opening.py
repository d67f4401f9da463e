"""Making a store, recognising one, and bringing an older one up to date."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.store import erasing, lists, schema
from artisanest_desktop.store.database import get_setting, put_setting
from artisanest_desktop.store.engine import make_engine, pragma, reading_mode, uri
from artisanest_desktop.store.errors import FOREIGN, IN_USE, InUse, Newer, Refusal, damaged
from artisanest_desktop.store.ids import new_uid
from artisanest_desktop.store.rows import Rows

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store


def store_uid(connection: sa.Connection) -> str:
    """The identity of the store itself: copies of one store share it."""
    return str(get_setting(connection, "store"))


def recognise(path: Path, folder: Path) -> None:
    """Refusal unless the file is a store or holds nothing yet; only looks.

    ``folder`` is that of its safety copies: an empty file that has some was not always empty.
    """
    if path.is_dir():
        text = _("“%(name)s” is a folder, not a file. Choose the file inside it.")
        raise Refusal(text % {"name": path.name})
    with open(path, "rb") as file:
        header = file.read(100)
    if not header:
        if any(folder.glob("*.artisanest")):
            raise damaged(str(folder))
        return
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        if path.suffix == ".artisanest":
            raise damaged(str(folder))
        raise Refusal(FOREIGN % {"name": path.name})
    application = int.from_bytes(header[68:72], "big")
    if application != schema.APPLICATION_ID and (application or not _young(path)):
        raise Refusal(FOREIGN % {"name": path.name})


def _young(path: Path) -> bool:
    """Whether a file that does not say whose it is holds nothing, or only its log says so."""
    try:
        return _says_so(path, reading_mode(path))
    except sqlite3.OperationalError as error:
        # Killed in the middle of a write: only a writer may put the file in order first.
        if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
            raise
        return _says_so(path, "?mode=rw")


def _says_so(path: Path, mode: str) -> bool:
    with closing(sqlite3.connect(uri(path.absolute(), mode), uri=True)) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID:
            return True
        return bool(raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0)


def open_file(store: Store, write: bool) -> None:
    """Open the store's file, making it when absent; ``write`` asks to be its one writer."""
    exists = store.path.exists()
    if not exists and not write:
        raise Refusal(_("There is no file “%(path)s”.") % {"path": str(store.path)})
    if exists:
        recognise(store.path, store.copies_folder)
    else:
        store.path.parent.mkdir(parents=True, exist_ok=True)
    store.read_only = not (write and _become_writer(store, exists))
    if not exists:
        store.path.touch()
    store.lies_at = place_of(store.path)
    store.engine = make_engine(store.path, store.read_only)
    try:
        prepare(store)
    except BaseException:
        if not exists:
            _leave_nothing(store)
        raise
    with store.engine.connect() as connection:
        store.uid = store_uid(connection)
        store.reload(connection)
        _take_replica(store, connection)
    if not store.read_only:
        erasing.finish_if_due(store)


def _leave_nothing(store: Store) -> None:
    """A store that could not be made leaves no half of one."""
    store.engine.dispose()
    for suffix in ("", "-wal", "-shm", "-journal"):
        store.path.with_name(store.path.name + suffix).unlink(missing_ok=True)


def _become_writer(store: Store, exists: bool) -> bool:
    if exists and not (os.access(store.path, os.W_OK) and os.access(store.path.parent, os.W_OK)):
        return False
    try:
        taken = store.lock.take()
    except OSError:
        if exists:
            return False
        raise
    if not taken:
        raise InUse(IN_USE)
    return True


def _take_replica(store: Store, connection: sa.Connection) -> None:
    t = schema.txn.c
    newest = sa.select(t.replica, sa.func.max(t.seq)).group_by(t.replica)
    query = sa.select(t.replica, t.uid).where(sa.tuple_(t.replica, t.seq).in_(newest))
    last_of = {replica: uid for replica, uid in connection.execute(query)}
    store.replica = store.profile.replica(store.uid, last_of, claim=not store.read_only)
    store.own_replicas = get_setting(connection, "replicas", [])


def place_of(path: Path) -> tuple[int, int] | None:
    """Which file lies there; Windows does not let an open file be replaced."""
    if sys.platform == "win32":
        return None
    found = os.stat(path)
    return found.st_dev, found.st_ino


def prepare(store: Store) -> None:
    """Make the tables, or check that this is not a newer store; bring an older one up to date."""
    with store.engine.connect() as connection:
        version = int(pragma(connection, "user_version"))
        empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    if empty:
        _make(store)
        return
    if version > schema.SCHEMA:
        raise Newer(
            _(
                "This file was made by a newer version of the program. "
                "Install that version here; the file was left as it is."
            )
        )
    if not store.read_only:
        if _left_in_haste(store) and not sound(store):
            raise damaged(str(store.copies_folder))
        if version < schema.SCHEMA:
            from artisanest_desktop.store.migrating import migrate

            migrate(store, version)
        _seed(store)
    elif version < schema.SCHEMA:
        raise Refusal(
            _(
                "This file comes from an older version and must be brought up to date before it "
                "can be read; open it once where it can be written."
            )
        )


def _left_in_haste(store: Store) -> bool:
    """Whether the last writer was killed: then the write-ahead log still holds something."""
    wal = store.path.with_name(store.path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _make(store: Store) -> None:
    with store.engine.connect().execution_options(write=True) as connection:
        schema.metadata.create_all(connection, checkfirst=False)
        connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA}")
        put_setting(connection, "store", new_uid(store.clock.now_ms()))
        connection.commit()
    _seed(store)


def _seed(store: Store) -> None:
    today = store.clock.today()
    from artisanest_desktop.model.seeds import SEED_VERSION

    with store.engine.connect() as connection:
        if get_setting(connection, "seeds") == SEED_VERSION:
            return
        registers = lists.read_registers(connection, today)
    with store.engine.connect().execution_options(write=True) as connection:
        from artisanest_desktop.i18n import Terms

        rows = Rows(registers, Terms({}))
        lists.seed(connection, rows, today)
        connection.commit()


def sound(store: Store) -> bool:
    """Whether the file passes SQLite's own check."""
    with store.engine.connect() as connection:
        return bool(pragma(connection, "quick_check(1)") == "ok")
