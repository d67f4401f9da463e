"""Making a store, recognising one, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.store import lists, schema
from artisanest_desktop.store.database import get_setting, put_setting
from artisanest_desktop.store.engine import pragma, reading_mode, uri
from artisanest_desktop.store.errors import FOREIGN, Newer, Refusal, damaged
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
    with closing(sqlite3.connect(uri(path.absolute(), reading_mode(path)), uri=True)) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID:
            return True
        return bool(raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0)


def prepare(store: Store) -> None:
    """Make the tables, or check that this is not a newer store; bring an older one up to date."""
    with store._engine.connect() as connection:
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
    with store._engine.connect().execution_options(write=True) as connection:
        schema.metadata.create_all(connection, checkfirst=False)
        connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={schema.SCHEMA}")
        put_setting(connection, "store", new_uid(store.clock.now_ms()))
        connection.commit()
    _seed(store)


def _seed(store: Store) -> None:
    today = store.clock.today()
    from artisanest_desktop.model.seeds import SEED_VERSION

    with store._engine.connect() as connection:
        if get_setting(connection, "seeds") == SEED_VERSION:
            return
        registers = lists.read_registers(connection, today)
    with store._engine.connect().execution_options(write=True) as connection:
        from artisanest_desktop.i18n import Terms

        rows = Rows(registers, Terms({}))
        lists.seed(connection, rows, today)
        connection.commit()


def sound(store: Store) -> bool:
    """Whether the file passes SQLite's own check."""
    with store._engine.connect() as connection:
        return bool(pragma(connection, "quick_check(1)") == "ok")
