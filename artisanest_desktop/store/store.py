"""The store: one file that holds everything, and the only door to it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from artisanest_desktop.i18n import Language, Msg, Terms, _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.model.seeds import LISTED
from artisanest_desktop.store import backup as copies
from artisanest_desktop.store import checking, erasing, lists, merge, place, undo, uses
from artisanest_desktop.store.backup import Backup, Restored
from artisanest_desktop.store.clock import Clock
from artisanest_desktop.store.context import Context
from artisanest_desktop.store.database import get_setting, put_setting
from artisanest_desktop.store.errors import Refusal, in_words
from artisanest_desktop.store.lock import WriterLock
from artisanest_desktop.store.opening import open_file, place_of, store_uid
from artisanest_desktop.store.profile import Profile
from artisanest_desktop.store.query import Query
from artisanest_desktop.store.records import Records
from artisanest_desktop.store.rows import Rows
from artisanest_desktop.store.transaction import Transaction
from artisanest_desktop.store.undo import Entry, UndoResult
from artisanest_desktop.store.uses import Used


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit announces: which records of which registers; each screen decides."""

    registers: Mapping[str, frozenset[str]]
    title: Msg
    txn: str | None


class Store(Records):
    """An open store. ``Store.open`` makes or opens it; see ARCHITECTURE for its whole face."""

    # Set by ``opening.open_file``.
    engine: sa.Engine
    lies_at: tuple[int, int] | None
    uid: str

    def __init__(self, path: Path, profile: Profile, clock: Clock, author: str) -> None:
        self.path = path
        self.profile = profile
        self.clock = clock
        self.author = author
        self.read_only = False
        self.replica = ""
        self.own_replicas: list[str] = []
        self.registers: Mapping[str, Register] = {}
        self.query = Query(self)
        self.find = self.query.find
        self.window = self.query.window
        self.values = self.query.values
        self.total = self.query.total
        self.count = self.query.count
        self.writing_lock = threading.RLock()
        self.lock = WriterLock(path)
        self._listeners: list[Callable[[Change], None]] = []
        self._current: Transaction | None = None
        self.closed = False

    # -- opening and closing

    @classmethod
    def open(
        cls,
        path: Path | str,
        profile: Path | str | None = None,
        *,
        write: bool = True,
        clock: Clock | None = None,
        author: str = "",
    ) -> Store:
        """Open a store, making it when it does not exist; Refusal says why it cannot be.

        With ``write`` we become its one writer (InUse when another window is); where the file
        or its folder cannot be written the store opens read-only.
        """
        path = Path(path).absolute()
        folder = Path(profile) if profile is not None else path.parent
        store = cls(path, Profile(folder), clock or Clock(), author)
        try:
            with in_words(str(store.copies_folder)):
                open_file(store, write)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let the file go; whoever still holds the store is refused."""
        self.closed = True
        with suppress(AttributeError):
            self.engine.dispose()
        self.profile.release()
        self.lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @property
    def copies_folder(self) -> Path:
        """Where the safety copies of this store lie."""
        return self.path.with_name(self.path.stem + "-copies")

    # -- what the registers and words are today

    def reload(self, connection: sa.Connection) -> None:
        """Read own fields, packs and list words again."""
        self.registers = lists.read_registers(connection, self.clock.today())
        self._terms: Terms | None = None
        self._rows: Rows | None = None

    @property
    def terms(self) -> Terms:
        """The words of this store's lists, and the names of its records."""
        terms = self._terms
        if terms is None:
            with self.reading() as connection:
                terms = lists.read_terms(connection, self.title, self.find_record)
            self._terms = terms
        return terms

    @property
    def rows(self) -> Rows:
        """How rows are read and written."""
        rows = self._rows
        if rows is None:
            rows = self._rows = Rows(self.registers, self.terms)
        return rows

    def words_of(self, register: str, codes: str) -> str:
        """The folded words of a record's choices and list entries, for search."""
        return self.rows.words_of(register, codes)

    def language(self, code: str, digits: str = "latn") -> Language:
        """A language that knows this store's words."""
        return Language(code, digits, terms=self.terms)

    def reader(self) -> Context:
        """What computed fields need; of one moment, so a new one for each screen."""
        return Context(self, self.clock.today())

    def used(self, register: str, uid: str, most: int = 50) -> list[Used]:
        """Where a record is used: who names it, by itself or in a line; by register and by how,
        counted, and of each the newest ``most``."""
        return uses.used(self, register, uid, most)

    # -- writing

    @contextmanager
    def transaction(
        self, title: Msg, kind: str = "edit", author: str | None = None
    ) -> Iterator[Transaction]:
        """The one way to write. Inside another transaction it is a savepoint of it."""
        with self.writing_lock:
            if self._current is not None:
                yield from self._nested(self._current)
                return
            yield from self._outermost(title, kind, author)

    def _nested(self, current: Transaction) -> Iterator[Transaction]:
        snapshot = current.snapshot()
        try:
            with current.connection.begin_nested():  # its pictures go with it
                yield current
        except BaseException:
            current.back_to(snapshot)
            raise

    def _outermost(self, title: Msg, kind: str, author: str | None) -> Iterator[Transaction]:
        with self._writer() as connection:
            name = self.author if author is None else author
            t = Transaction(self, connection, title, kind, name)
            self._current = t
            try:
                yield t
                touched = t.write()
                if t.last is not None:
                    self.sign(connection, t.last)
                    connection.commit()
                else:
                    connection.rollback()
            finally:
                self._current = None
        if t.uid is not None:
            self.noted()
            self.announce(touched, title, t.uid)

    @contextmanager
    def _writer(self) -> Iterator[sa.Connection]:
        if self.read_only:
            raise Refusal(_("This file was opened for reading only: nothing was changed."))
        self._refuse_closed()
        with in_words(str(self.copies_folder), ours_only=True):
            self.refuse_moved()
            with self.engine.connect().execution_options(write=True) as connection:
                yield connection

    def _refuse_closed(self) -> None:
        if self.closed:
            raise Refusal(_("This file was closed: nothing was changed."))

    def refuse_moved(self) -> None:
        """Writing on to a file that is no longer at its place would be writing into the void."""
        try:
            here = place_of(self.path)
        except OSError as error:
            raise Refusal(GONE) from error
        if here != self.lies_at:
            raise Refusal(GONE)

    def sign(self, connection: sa.Connection, txn: str) -> None:
        """Note whose transaction this is: in the store for undo, and in the profile.

        The profile is told before the commit: should it be killed in between, the two disagree
        and a new replica is drawn, rather than a sequence number given twice.
        """
        if self.replica not in self.own_replicas:
            put_setting(connection, "replicas", _with(self.own_replicas, self.replica))
        self.profile.remember(self.uid, self.replica, txn)

    def noted(self) -> None:
        """The transaction is in: its replica is one of ours."""
        self.own_replicas = _with(self.own_replicas, self.replica)

    def announce(self, touched: Mapping[str, set[str]], title: Msg, txn: str | None) -> None:
        """Say what changed to whoever listens."""
        self.query.forget(touched)
        if touched.keys() & {*LISTED, "own_field", "programme"}:
            with self.reading() as connection:
                self.reload(connection)
            self.query.forget({r: () for r in self.registers})
        change = Change({k: frozenset(v) for k, v in touched.items()}, title, txn)
        for listener in list(self._listeners):
            try:
                listener(change)
            except Exception:  # what was written is written, whatever a screen makes of it
                logging.getLogger(__name__).exception("a listener failed")

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Hear of every commit, on the thread that wrote; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection for what is not journalled (settings, merging, erasing); commits last.

        Inside a transaction it is that one's, and is committed with it.
        """
        with self.writing_lock:
            if self._current is not None:
                yield self._current.connection
                return
            with self._writer() as connection:
                yield connection
                connection.commit()

    @property
    def inside(self) -> bool:
        """Whether this thread is inside a transaction."""
        return self._current is not None and self.writing_lock._is_owned()  # type: ignore[attr-defined]

    # -- reading

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one moment of the store (inside a transaction: its own)."""
        if self.inside:
            assert self._current is not None
            yield self._current.connection
            return
        self._refuse_closed()
        with in_words(str(self.copies_folder)), self.engine.connect() as connection:
            yield connection

    # -- safety copies, merging, erasing

    def backup(self, reason: str = "manual") -> Path:
        """Make a safety copy; returns where it is."""
        return copies.backup(self, reason)

    def backup_if_due(self) -> Path | None:
        """The daily safety copy, when it is time and something was written."""
        return copies.backup_if_due(self)

    def backups(self) -> list[Backup]:
        """The safety copies, newest first."""
        return copies.backups(self)

    def restore(self, path: Path) -> Restored:
        """Put a safety copy in place of the store; itself undone by restoring ``before``."""
        return copies.restore(self, path)

    def merge_back(self, before: Path) -> merge.Received:
        """Bring back what was written after the restored copy."""
        return copies.merge_back(self, before)

    def package(self, have: Mapping[str, int] | None = None) -> merge.Package:
        """This store's transactions beyond what another is known to have."""
        with self.reading() as connection:
            return merge.package(connection, have)

    def receive(self, other: merge.Package) -> merge.Received:
        """Merge the transactions of another copy of this store."""
        return merge.receive(self, other)

    def erase(self, register: str, uid: str) -> erasing.Erased:
        """Erase a record for good: no undo, no way back (R6)."""
        return erasing.erase(self, register, uid)

    def compact(self) -> bool:
        """Rewrite the file without deleted content; False when a reader stands in the way."""
        with self.writing_lock, in_words(str(self.copies_folder)):
            return erasing.vacuum(self.engine)

    def start_anew(self, replica: str) -> None:
        """After the file's content was replaced: a new writer, everything read again."""
        self.replica = replica
        with self.reading() as connection:
            self.uid = store_uid(connection)
            self.own_replicas = get_setting(connection, "replicas", [])
            self.reload(connection)
        self.announce({r: set() for r in self.registers}, _("A safety copy was restored"), None)

    def place_warnings(self) -> list[Msg]:
        """Sentences when the file lies in a synced or network folder, where it is at risk."""
        return place.warnings(self.path)

    def check(self) -> list[Msg]:
        """What is wrong with the file itself; empty when it is sound."""
        return checking.check(self)

    # -- history, settings

    def history(
        self, register: str | None = None, uid: str | None = None, limit: int = 200, offset: int = 0
    ) -> list[Entry]:
        """Transactions, newest first; of one record, one register, or all."""
        return undo.history(self, register, uid, limit, offset)

    def last_undoable(self) -> Entry | None:
        """What Undo would undo."""
        return undo.last_undoable(self)

    def last_redoable(self) -> Entry | None:
        """What Redo would redo."""
        return undo.last_redoable(self)

    def undo(self, txn: str) -> UndoResult:
        """Undo a transaction; of an undo: redo."""
        return undo.undo(self, txn)

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting kept in this store, not journalled (column widths, remembered headers)."""
        with self.reading() as connection:
            return get_setting(connection, key, default)

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting; a read-only store forgets it."""
        if not self.read_only:
            with self.writing() as connection:
                put_setting(connection, key, value)


GONE = _(
    "The file is no longer at its place: it was moved, replaced, or its stick was taken out. This "
    "change was not saved, everything before it was. Put it back, then open it again."
)


def _with(replicas: list[str], replica: str) -> list[str]:
    return replicas if replica in replicas else [*replicas, replica]


__all__ = ["Change", "Context", "Store"]
