"""Connections: WAL, full sync, transactions that begin when we say so."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool


def make_engine(path: Path, read_only: bool = False) -> sa.Engine:
    """An engine on one store file; ``execution_options(write=True)`` begins as a writer."""

    def connect() -> sqlite3.Connection:
        mode = ""
        if read_only:  # a folder we may not write in cannot hold the WAL's index
            mode = "?mode=ro" if os.access(path.parent, os.W_OK) else "?mode=ro&immutable=1"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}{mode}",
            uri=True,
            timeout=10,
            isolation_level=None,
            check_same_thread=False,
        )
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA cache_size=-16000")
        if not read_only:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4)

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def pragma(connection: sa.Connection, name: str) -> Any:
    """The value of one pragma."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()
