"""Safety copies: made by SQLite's own backup, checked by opening, then put in place (R7)."""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.store import merge, schema
from artisanest_desktop.store.database import get_setting, put_setting, seen
from artisanest_desktop.store.erasing import forget_records, mark_erased
from artisanest_desktop.store.errors import FOREIGN, Newer, Refusal, damaged, in_words
from artisanest_desktop.store.ids import new_replica

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

#: ``name 2026-11-24 10-42-07 import.artisanest``; local time, because people read it.
_NAME = re.compile(r" (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)(?:-\d+)? (\w+)\.artisanest$")
NEWEST_KEPT, DAYS_KEPT, MONTHS_KEPT = 10, 30, 24


@dataclass(frozen=True, slots=True)
class Backup:
    """A safety copy. ``reason``: import, merge, migrate, restore, daily or manual."""

    path: Path
    at: dt.datetime
    size: int
    reason: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the copy of what was there before, and how much came after."""

    before: Path
    newer: int


def backups(store: Store) -> list[Backup]:
    """The safety copies of this store, newest first."""
    found = []
    with suppress(OSError):
        for path in store.copies_folder.iterdir():
            match = _NAME.search(path.name)
            if match:
                at = dt.datetime.strptime(match.group(1), "%Y-%m-%d %H-%M-%S")
                found.append(Backup(path, at, path.stat().st_size, match.group(2)))
    return sorted(found, key=lambda b: (b.at, b.path.name), reverse=True)


def backup(store: Store, reason: str = "manual") -> Path:
    """Make a safety copy beside the store and thin out the old ones."""
    with in_words(str(store.copies_folder)):
        store.copies_folder.mkdir(parents=True, exist_ok=True)
        now = dt.datetime.fromtimestamp(store.clock.now_ms() / 1000)
        stem = f"{store.path.stem} {now:%Y-%m-%d %H-%M-%S}"
        final, n = store.copies_folder / f"{stem} {reason}.artisanest", 1
        while final.exists():
            n += 1
            final = store.copies_folder / f"{stem}-{n} {reason}.artisanest"
        copy_to(store, final)
    thin(store)
    return final


def copy_to(store: Store, final: Path) -> None:
    """A checked copy of the store under another name, whole or not at all."""
    temporary = final.with_name(f".{final.name}.{os.getpid()}.tmp")
    try:
        with _raw(store) as source, closing(sqlite3.connect(temporary)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
            if target.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise damaged(str(store.copies_folder))
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, final)
    finally:
        with suppress(OSError):
            temporary.unlink()


@contextmanager
def _raw(store: Store) -> Iterator[sqlite3.Connection]:
    connection = store._engine.raw_connection()
    try:
        raw = connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        yield raw
    finally:
        connection.close()


def thin(store: Store) -> None:
    """Keep the newest copies, one a day for a month, one a month for two years."""
    all_copies = backups(store)
    keep = {b.path for b in all_copies[:NEWEST_KEPT]}
    keep |= _newest_of_each(all_copies, "%Y-%m-%d", DAYS_KEPT)
    keep |= _newest_of_each(all_copies, "%Y-%m", MONTHS_KEPT)
    for copy in all_copies:
        if copy.path not in keep:
            with suppress(OSError):
                copy.path.unlink()


def _newest_of_each(copies: Sequence[Backup], period: str, count: int) -> set[Path]:
    newest: dict[str, Path] = {}
    for copy in copies:
        newest.setdefault(copy.at.strftime(period), copy.path)
    return set(list(newest.values())[:count])


def backup_if_due(store: Store) -> Path | None:
    """A daily safety copy, when something was written since the last one."""
    newest = next(iter(backups(store)), None)
    with store.reading() as connection:
        last = connection.execute(sa.select(sa.func.max(schema.txn.c.at))).scalar()
    if last is None:
        return None
    if newest is not None:
        now = dt.datetime.fromtimestamp(store.clock.now_ms() / 1000)
        written = dt.datetime.fromisoformat(last).astimezone().replace(tzinfo=None)
        if written <= newest.at or now - newest.at < dt.timedelta(days=1):
            return None
    return backup(store, "daily")


def check_copy(path: Path) -> int:
    """The schema version of a copy; Refusal when it is not one that can be restored."""
    with in_words(str(path.parent)):
        if not path.is_file():
            raise Refusal(_("There is no file “%(path)s”.") % {"path": str(path)})
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw:
            if raw.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
                raise Refusal(FOREIGN % {"name": path.name})
            version = int(raw.execute("PRAGMA user_version").fetchone()[0])
            if version > schema.SCHEMA:
                raise Newer(
                    _(
                        "This copy was made by a newer version of the program. Install that "
                        "version here; nothing was changed."
                    )
                )
            if raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise damaged()
            return version


def restore(store: Store, path: Path) -> Restored:
    """Put a safety copy in place of the store; what was there is copied first.

    Persons erased since stay erased; a new replica id is drawn. Restoring the copy that was
    made first is the undo; :func:`merge_back` brings what was written since.
    """
    if store.read_only:
        raise Refusal(_("This file was opened for reading only: nothing was changed."))
    version = check_copy(path)
    before = backup(store, "restore")
    e, s = schema.erased.c, schema.setting.c
    with store.writing_lock, in_words(str(store.copies_folder)):
        with store.reading() as connection:
            marks = [tuple(r) for r in connection.execute(sa.select(e.register, e.record, e.stamp))]
            numbers = connection.execute(
                sa.select(s.key, s.value).where(s.key.startswith("last_number."))
            ).all()
            had = {r[0] for r in connection.execute(sa.select(schema.txn.c.uid))}
        with _raw(store) as target, closing(sqlite3.connect(path)) as source:
            source.backup(target)
            target.execute("PRAGMA journal_mode=WAL")
        if version < schema.SCHEMA:
            from artisanest_desktop.store.migrating import migrate

            migrate(store, version, copy_first=False)
        with store.writing() as connection:
            for register, record, stamp in marks:
                forget_records(connection, [(register, record)])
                mark_erased(connection, [(register, record)], stamp)
            for key, value in numbers:
                _keep_number(connection, key, value)
            kept = {r[0] for r in connection.execute(sa.select(schema.txn.c.uid))}
        store.start_anew(new_replica())
    return Restored(before, len(had - kept))


def _keep_number(connection: sa.Connection, key: str, value: str) -> None:
    put_setting(connection, key, max(int(value), get_setting(connection, key, 0)))


def merge_back(store: Store, before: Path) -> merge.Received:
    """Bring back what was written after the restored copy was made."""
    with store.reading() as connection:
        have = seen(connection)
    return merge.receive(store, merge.read_package(before, have))
