"""Connections: WAL, full sync, transactions that begin when we say so."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path, PurePath
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

#: Kibibytes of cache, negative as SQLite wants them; an import should not spill before it ends.
_READING, _WRITING = -3000, -16000


def uri(path: PurePath, query: str = "") -> str:
    """The address by which SQLite opens a file, whatever signs its name holds."""
    address = path.as_uri()
    if not address.startswith("file:///"):  # \\server\share: SQLite takes no authority
        address = "file:////" + address.removeprefix("file://")
    return address + query

def make_engine(path: Path, read_only: bool = False, wal: bool = True) -> sa.Engine:
    """An engine on one existing file; ``execution_options(write=True)`` begins as a writer.

    Safety copies are opened without ``wal``, so that each stays one file.
    """
    path = path.absolute()

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri(path, reading_mode(path) if read_only else "?mode=rw"),
            uri=True,
            timeout=10,
            isolation_level=None,
            check_same_thread=False,
        )
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA cache_size={_READING}")
        if not read_only:
            cursor.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}")
            cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()
        return connection

    # The last one used is warm; each of the others would fill a cache of its own.
    engine = sa.create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, pool_use_lifo=True
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        write = bool(connection.get_execution_options().get("write"))
        if write != connection.info.get("writes", False):
            connection.info["writes"] = write
            connection.exec_driver_sql(f"PRAGMA cache_size={_WRITING if write else _READING}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def reading_mode(path: Path) -> str:
    """How to open for reading only: a folder that cannot be written cannot hold the WAL's index.

    Where a write-ahead log lies beside the file it is never passed over: it may hold the last
    hour of someone's work.
    """
    wal = path.with_name(path.name + "-wal")
    if os.access(path.parent, os.W_OK) or wal.exists():
        return "?mode=ro"
    return "?mode=ro&immutable=1"


def pragma(connection: sa.Connection, name: str) -> Any:
    """The value of one pragma."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()
