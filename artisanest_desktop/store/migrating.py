"""Climbing from an older store to this program's schema, one named step after another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from artisanest_desktop.store import schema
from artisanest_desktop.store.errors import damaged

if TYPE_CHECKING:
    import sqlalchemy as sa

    from artisanest_desktop.store.store import Store

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store, version: int, copy_first: bool = True) -> None:
    """Back up, climb, check. A step that fails leaves the store as it was."""
    from artisanest_desktop.store.backup import backup
    from artisanest_desktop.store.opening import sound

    if copy_first:
        backup(store, "migrate")
    with store._engine.connect().execution_options(write=True) as connection:
        climb(connection, version)
        connection.commit()
    if not sound(store):
        raise damaged(str(store.copies_folder))


def climb(
    connection: sa.Connection,
    version: int,
    to: int = schema.SCHEMA,
    migrations: Path = MIGRATIONS,
) -> None:
    """Run the steps after ``version``; the store's version is SQLite's ``user_version``."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(migrations))
    base = f"{version:04d}" if version else "base"
    steps = list(scripts.iterate_revisions(f"{to:04d}", base))
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for step in reversed(steps):
            step.module.upgrade()
            connection.exec_driver_sql(f"PRAGMA user_version={int(step.revision)}")
