"""Records as they stood at a moment of the journal: a paper printed again says what it said.

Nothing is copied for it: who was erased since is in neither the journal nor here (R6).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.store import journal, schema
from artisanest_desktop.store.context import Context
from artisanest_desktop.store.database import writes
from artisanest_desktop.store.journal import REMOVED, Txn, Write
from artisanest_desktop.store.rows import Record

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store


class AsOf(Context):
    """A look at the store as it was when ``moment`` was written; asked as any other look."""

    def __init__(self, store: Store, moment: Txn, today: dt.date) -> None:
        super().__init__(store, today)
        self._moment = moment
        with store.reading() as connection:
            self._off = _undone_before(connection, moment)

    def _read(self, register: str, uids: Iterable[str], by: str = "uid") -> dict[str, Record]:
        found = super()._read(register, uids, by)
        with self._store.reading() as connection:
            written = writes(connection, found)
        return {uid: self._then(record, written.get(uid, ())) for uid, record in found.items()}

    def _then(self, record: Record, written: Sequence[Write]) -> Record:
        """A record with what was known of it; what is in no journal (a seed) as it is."""
        by_field: dict[str, list[Write]] = {}
        for write in written:
            by_field.setdefault(write.field, []).append(write)
        return record | {key: self._value(many) for key, many in by_field.items()}

    def _value(self, many: Sequence[Write]) -> object:
        known = [
            w._replace(txn=replace(w.txn, undone=w.txn.uid in self._off))
            for w in many
            if w.txn.uid == self._moment.uid or self._moment.saw(w.txn)
        ]
        return journal.resolve(known).value if known else journal.base(many)


def born(store: Store, record: str) -> Txn | None:
    """The transaction that made a record; None when it is not known here."""
    with store.reading() as connection:
        written = writes(connection, [record]).get(record, ())
    made = [w.txn for w in written if w.field == REMOVED]
    return min(made, key=Txn.order, default=None)


def as_of_birth(store: Store, record: str) -> Context:
    """A look at the store as it was when a record was made; as it is now where that is unknown."""
    moment = born(store, record)
    return store.reader() if moment is None else AsOf(store, moment, store.clock.today())


def _undone_before(connection: sa.Connection, moment: Txn) -> set[str]:
    """The transactions that had been taken back by then."""
    t = schema.txn.c
    query = sa.select(t.uid, t.stamp, t.undoes, t.replica, t.seq)
    rows = connection.execute(query.where(t.undoes.is_not(None)))
    return journal.undone(
        {r.uid: (r.stamp, json.loads(r.undoes)) for r in rows
         if moment.seen.get(r.replica, 0) >= r.seq}
    )  # fmt: skip
