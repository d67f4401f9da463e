"""The one way to write: a named transaction that journals, commits, or leaves nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.i18n import Msg
from artisanest_desktop.store import clock, schema
from artisanest_desktop.store.collecting import many_objects
from artisanest_desktop.store.database import WITH, dumps, refresh_undone, seen
from artisanest_desktop.store.ids import new_uid
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.numbers import next_numbers, note_typed, refresh_doubles
from artisanest_desktop.store.pending import ERASED, Key, Pending
from artisanest_desktop.store.rows import Record
from artisanest_desktop.store.stamps import next_stamp

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

#: Records by register.
Touched = dict[str, set[str]]


class Transaction(Pending):
    """What is being written; nothing reaches the file before the outermost block ends.

    Made by ``Store.transaction``. ``uid`` is set when the block has ended and something changed;
    ``last`` differs from it when it was split.
    """

    def __init__(
        self, store: Store, connection: sa.Connection, title: Msg, kind: str, author: str
    ) -> None:
        super().__init__(store, connection)
        self.title = title
        self.kind = kind
        self.author = author
        self.uid: str | None = None
        self.last: str | None = None
        self.report: Mapping[str, Any] | None = None
        #: Set by a returned workbook: what had been seen when it left, and when that was.
        self.seen: Mapping[str, int] | None = None
        self.stamp: str | None = None
        self._numbered: set[Key] = set()
        self._written: Touched = {}

    def split(self) -> None:
        """Write what was gathered as a transaction of its own; what follows is another one, with
        which it reaches the file and is undone."""
        self._add(self._write())
        self.forget()
        self._numbered.clear()
        self.seen = self.stamp = None

    def blob(self, data: bytes, mime: str) -> str:
        """Keep a picture or scan; the same bytes are kept once. Returns its hash."""
        digest = hashlib.sha256(data).hexdigest()
        self.connection.execute(
            schema.blob.insert().prefix_with("OR IGNORE").values(hash=digest, mime=mime, data=data)
        )
        return digest

    # -- ending

    def write(self) -> Touched:
        """Write all of it; returns the records touched by register (empty: nothing to write)."""
        with many_objects(len(self._after)):
            self._add(self._write())
        return self._written

    def _add(self, touched: Touched) -> None:
        for register, uids in touched.items():
            self._written[register] = self._written.get(register, set()) | uids

    def _write(self) -> Touched:
        self._give_numbers()
        changes = self.changes()
        if not changes and not self.undoes:
            return {}
        again = self._again
        if self.seen is not None:
            from artisanest_desktop.store.returning import apart

            again = again | apart(self.connection, self.seen, changes)
        row_id = self._write_txn(changes)
        if changes:
            self.connection.exec_driver_sql(
                "INSERT INTO change (txn, register, record, fields) VALUES (?,?,?,?)",
                [(row_id, r, u, dumps(fields)) for (r, u), fields in changes.items()],
            )
        touched = _by_register(changes)
        plain = {k: fields for k, fields in changes.items() if k not in again}
        self._write_rows(plain)
        if self.undoes:
            refresh_undone(self.connection)
        if "own_field" in touched:
            from artisanest_desktop.store.lists import refresh_own

            today = self._store.clock.today()
            held = refresh_own(self.connection, self._store.terms, today, touched["own_field"])
            touched = {k: touched.get(k, set()) | held.get(k, set()) for k in {*touched, *held}}
        self._close_questions(plain)
        if again:
            from artisanest_desktop.store.merge import rework

            found = rework(self.connection, self._store, _by_register(again))
            touched = {k: touched.get(k, set()) | found.get(k, set()) for k in {*touched, *found}}
        return touched

    def _write_rows(self, changes: Mapping[Key, Mapping[str, list[Any]]]) -> None:
        """What is on show is what was written."""
        today, rows, connection = self._store.clock.today(), self._store.rows, self.connection
        before, after = self._before, self._after
        for register in dict.fromkeys(register for register, _uid in changes):
            keys = [k for k in changes if k[0] == register]
            new = [after[k] for k in keys if before.get(k) is None]
            rows.insert(connection, register, new, today)
            old = [k for k in keys if before.get(k) is not None]
            fields = [changes[k] for k in old]
            rows.update(connection, register, [after[k] for k in old], today, fields)
            self._after_numbers(register, changes)

    def write_alone(self) -> None:
        """Write the transaction itself, without changes: an erasure leaves only that."""
        self._write_txn({})

    def _write_txn(self, changes: Mapping[Key, Any]) -> int:
        store, now = self._store, self._store.clock.now_ms()
        known = seen(self.connection)
        replica = store.replica
        report = self.report if self.uid is None else {WITH: self.uid}
        self.last = new_uid(now)
        self.uid = self.uid or self.last
        stamp = self.stamp or next_stamp(
            self.connection, replica, now, [uid for _register, uid in changes]
        )
        values = {
            "uid": self.last,
            "stamp": stamp,
            "replica": replica,
            "seq": known.get(replica, 0) + 1,
            "seen": dumps(dict(self.seen if self.seen is not None else known)),
            "author": self.author,
            "title": self.title.to_json(),
            "kind": self.kind,
            "schema": schema.SCHEMA,
            "undoes": dumps(list(self.undoes)) if self.undoes else None,
            "at": clock.utc_text(now),
            "offset": store.clock.offset_minutes(),
            "report": dumps(report) if report else None,
            "undone": False,
        }
        result = self.connection.execute(schema.txn.insert().values(values))
        assert result.inserted_primary_key is not None
        return int(result.inserted_primary_key[0])

    def _give_numbers(self) -> None:
        today = self._store.clock.today()
        waiting: dict[str, list[Record]] = {}
        for key, record in self._after.items():
            if self._before.get(key) is None and not record.get("number"):
                waiting.setdefault(key[0], []).append(record)
        for register, records in waiting.items():
            declared = self._store.registers[register]
            if not declared.prefix:
                continue
            numbers = next_numbers(self.connection, declared, len(records), today.year)
            for record, number in zip(records, numbers, strict=True):
                record["number"] = number
                self._numbered.add((register, record["uid"]))

    def _after_numbers(self, register: str, changes: Mapping[Key, Any]) -> None:
        declared = self._store.registers[register]
        typed = [
            fields["number"][1]
            for key, fields in changes.items()
            if key[0] == register and "number" in fields and key not in self._numbered
        ]
        moved = any(k[0] == register and REMOVED in f for k, f in changes.items())
        if declared.prefix and (typed or moved):
            note_typed(self.connection, declared, typed)
            refresh_doubles(self.connection, register)

    def _close_questions(self, changes: Mapping[Key, Mapping[str, Any]]) -> None:
        q = schema.question
        if self.connection.execute(sa.select(q.c.record).limit(1)).first() is None:
            return
        for (register, uid), fields in changes.items():
            self.connection.execute(
                q.delete().where(
                    q.c.register == register, q.c.record == uid, q.c.field.in_(list(fields))
                )
            )


def _by_register(keys: Iterable[Key]) -> Touched:
    found: Touched = {}
    for register, uid in keys:
        found.setdefault(register, set()).add(uid)
    return found


__all__ = ["ERASED", "Transaction"]
