"""Safety copies: made by SQLite's own backup, checked by opening, then put in place (R7)."""

from __future__ import annotations

import datetime as dt
import glob
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
from artisanest_desktop.store.engine import make_engine, reading_mode, uri
from artisanest_desktop.store.erasing import vacuum
from artisanest_desktop.store.errors import FOREIGN, IN_USE, Newer, Refusal, damaged, in_words
from artisanest_desktop.store.forgetting import forget_in_file
from artisanest_desktop.store.ids import new_replica
from artisanest_desktop.store.lock import WriterLock

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

#: ``name 2026-11-24 10-42-07 import.artisanest``; local time, because people read it.
_NAME = re.compile(r" (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)(?:-\d+)? (\w+)\.artisanest$")
#: How a copy ends that is not whole yet.
_HALF = ".tmp"
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


def backup(store: Store, reason: str = "manual", keep: Sequence[Path] = ()) -> Path:
    """Make a safety copy beside the store and thin out the old ones (never those to ``keep``)."""
    with in_words(str(store.copies_folder)):
        store.refuse_moved()
        store.copies_folder.mkdir(parents=True, exist_ok=True)
        sweep(store)
        stem = f"{_short(store.path.stem)} {_now(store):%Y-%m-%d %H-%M-%S}"
        final, n = store.copies_folder / f"{stem} {reason}.artisanest", 1
        while final.exists():
            n += 1
            final = store.copies_folder / f"{stem}-{n} {reason}.artisanest"
        copy_to(store, final)
    thin(store, (final, *keep))
    return final


def _now(store: Store) -> dt.datetime:
    return dt.datetime.fromtimestamp(store.clock.now_ms() / 1000)


def copy_to(store: Store, final: Path) -> None:
    """A checked copy of the store under another name, whole or not at all."""
    temporary = _temporary(final)
    try:
        with _raw(store) as source:
            _copy(source, temporary)
        with closing(sqlite3.connect(temporary)) as copied:
            if copied.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise damaged(str(store.copies_folder))
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, final)
    finally:
        _clear(temporary)


def _copy(source: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def _source(path: Path) -> str:
    return uri(path.absolute(), reading_mode(path.absolute()))


def _temporary(final: Path) -> Path:
    return final.with_name(f".{_short(final.stem)}.{os.getpid()}{_HALF}")


def _short(stem: str) -> str:
    """As much of a name as leaves room for ours: 255 bytes are all a file system gives."""
    return stem.encode("utf-8", "surrogateescape")[:150].decode("utf-8", "ignore")


def _clear(path: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def sweep(store: Store) -> None:
    """Remove what a killed copy left; only the writer of a store makes its copies."""
    for folder in (store.copies_folder, store.path.parent):
        with suppress(OSError):
            for path in folder.glob(f".{glob.escape(_short(store.path.stem))}*{_HALF}*"):
                if f".{os.getpid()}{_HALF}" not in path.name:  # our own are being made
                    path.unlink()


@contextmanager
def _raw(store: Store) -> Iterator[sqlite3.Connection]:
    connection = store.engine.raw_connection()
    try:
        raw = connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        yield raw
    finally:
        connection.close()


def thin(store: Store, keep: Sequence[Path] = ()) -> None:
    """Keep the newest copies, one a day for a month, one a month for two years.

    ``keep`` stay whatever their date: with a dead battery the newest copy is of 1970.
    """
    all_copies = backups(store)
    kept = {*keep, *(b.path for b in all_copies[:NEWEST_KEPT])}
    kept |= _newest_of_each(all_copies, "%Y-%m-%d", DAYS_KEPT)
    kept |= _newest_of_each(all_copies, "%Y-%m", MONTHS_KEPT)
    for copy in all_copies:
        if copy.path not in kept:
            with suppress(OSError):
                copy.path.unlink()


def _newest_of_each(copies: Sequence[Backup], period: str, count: int) -> set[Path]:
    newest: dict[str, Path] = {}
    for copy in copies:
        newest.setdefault(copy.at.strftime(period), copy.path)
    return set(list(newest.values())[:count])


def backup_if_due(store: Store) -> Path | None:
    """A daily safety copy, when something was written since the last one."""
    now = _now(store)
    # A copy made while the clock was ahead says nothing of today.
    newest = next((b for b in backups(store) if b.at <= now), None)
    with store.reading() as connection:
        last = connection.execute(sa.select(sa.func.max(schema.txn.c.at))).scalar()
    if last is None:
        return None
    if newest is not None:
        written = dt.datetime.fromisoformat(last).astimezone().replace(tzinfo=None)
        if written <= newest.at or now - newest.at < dt.timedelta(days=1):
            return None
    return backup(store, "daily")


def check_copy(path: Path) -> int:
    """The schema version of a copy; Refusal when it is not one that can be restored."""
    with in_words(str(path.parent)):
        if not path.is_file():
            raise Refusal(_("There is no file “%(path)s”.") % {"path": str(path)})
        with closing(sqlite3.connect(_source(path), uri=True)) as raw:
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
    made first is the undo; :func:`merge_back` brings what was written since. All is made ready
    beside the store, which then changes in one step or not at all.
    """
    if store.read_only:
        raise Refusal(_("This file was opened for reading only: nothing was changed."))
    version = check_copy(path)
    before = backup(store, "restore", keep=(path,))
    temporary = _temporary(store.path)
    with store.writing_lock, in_words(str(store.copies_folder)):
        try:
            with closing(sqlite3.connect(_source(path), uri=True)) as source:
                _copy(source, temporary)
            newer = _make_ready(store, temporary, version)
            with _raw(store) as target, closing(sqlite3.connect(temporary)) as source:
                source.backup(target)
        finally:
            _clear(temporary)
        store.start_anew(new_replica())
    return Restored(before, newer)


def _make_ready(store: Store, temporary: Path, version: int) -> int:
    """Bring into a copy what must outlive a restore; returns how many transactions it lacks."""
    engine = make_engine(temporary, wal=False)
    try:
        if version < schema.SCHEMA:
            from artisanest_desktop.store.migrating import climb_file

            climb_file(engine, version, str(store.copies_folder))
        e, d = schema.erased, schema.document
        with (
            store.reading() as now,
            engine.connect().execution_options(write=True) as then,
        ):
            marks = [tuple(r) for r in now.execute(sa.select(e.c.register, e.c.record, e.c.stamp))]
            held = forget_in_file(then, marks)
            left = [dict(row) for row in now.execute(sa.select(d)).mappings()]
            if left:
                then.execute(d.insert().prefix_with("OR IGNORE"), left)
            _keep_settings(now, then)
            uids = sa.select(schema.txn.c.uid)
            newer = set(now.execute(uids).scalars()) - set(then.execute(uids).scalars())
            then.commit()
        if held:
            vacuum(engine)
        return len(newer)
    finally:
        engine.dispose()


def _keep_settings(now: sa.Connection, then: sa.Connection) -> None:
    """Numbers given since are not given again, and undo still knows its own."""
    s = schema.setting.c
    numbers = sa.select(s.key, s.value).where(s.key.startswith("last_number."))
    for key, value in now.execute(numbers).all():
        put_setting(then, key, max(int(value), get_setting(then, key, 0)))
    own = [*get_setting(then, "replicas", []), *get_setting(now, "replicas", [])]
    put_setting(then, "replicas", list(dict.fromkeys(own)))


def merge_back(store: Store, before: Path) -> merge.Received:
    """Bring back what was written after the restored copy was made."""
    with store.reading() as connection:
        have = seen(connection)
    return merge.receive(store, merge.read_package(before, have))


def replace_damaged(path: Path, copy: Path) -> Path:
    """Put a safety copy where a damaged store lies, which is kept beside; returns where.

    For a store that cannot be opened any more; one that can is restored.
    """
    check_copy(copy)
    lock = WriterLock(path)
    with in_words(str(copy.parent)):
        if not lock.take():
            raise Refusal(IN_USE)
        temporary = _temporary(path)
        try:
            with closing(sqlite3.connect(_source(copy), uri=True)) as source:
                _copy(source, temporary)
            aside = _free_name(path)
            for suffix in ("-wal", "-shm", ""):
                with suppress(FileNotFoundError):
                    os.replace(path.with_name(path.name + suffix), f"{aside}{suffix}")
            os.replace(temporary, path)
        finally:
            _clear(temporary)
            lock.release()
    return aside


def _free_name(path: Path) -> Path:
    n, aside = 1, path.with_name(f"{path.stem}-damaged{path.suffix}")
    while aside.exists():
        n += 1
        aside = path.with_name(f"{path.stem}-damaged-{n}{path.suffix}")
    return aside
