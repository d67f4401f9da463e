"""Climbing from an older store to this program's schema, one named step after another."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.store import schema
from artisanest_desktop.store.engine import pragma
from artisanest_desktop.store.errors import Refusal, damaged, refusal_of

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

MIGRATIONS = Path(__file__).parent / "migrations"

STAYED = _(
    "This file could not be brought up to date for this version of the program: it was left as "
    "it was, and a safety copy was made. Go on with the version you had, and report this."
)


def migrate(store: Store, version: int) -> None:
    """Back up, climb, check. A step that fails leaves the store as it was."""
    from artisanest_desktop.store.backup import backup

    backup(store, "migrate")
    climb_file(store.engine, version, str(store.copies_folder))


def climb_file(engine: sa.Engine, version: int, folder: str = "") -> None:
    """Climb in one SQL transaction that is checked before it is committed."""
    with engine.connect().execution_options(write=True) as connection:
        raw = connection.connection.cursor()  # before the transaction: inside it this does nothing
        raw.execute("PRAGMA foreign_keys=OFF")  # a step may rebuild a table others refer to
        try:
            climb(connection, version)
            strangers = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if strangers is not None or pragma(connection, "quick_check(1)") != "ok":
                raise damaged(folder)
            connection.commit()
        except Refusal:
            raise
        except Exception as error:
            connection.rollback()
            if (refused := refusal_of(error, folder)) is not None:
                raise refused from error
            logging.getLogger(__name__).exception("the step from schema %s failed", version)
            raise Refusal(STAYED) from error
        finally:
            connection.rollback()
            raw.execute("PRAGMA foreign_keys=ON")
            raw.close()


def climb(connection: sa.Connection, version: int, to: int | None = None) -> None:
    """Run the steps after ``version``; the store's version is SQLite's ``user_version``."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(MIGRATIONS))
    base = f"{version:04d}" if version else "base"
    steps = list(scripts.iterate_revisions(f"{to or schema.SCHEMA:04d}", base))
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for step in reversed(steps):
            step.module.upgrade()
            connection.exec_driver_sql(f"PRAGMA user_version={int(step.revision)}")
