"""The one way to write: a named transaction that journals, commits, or leaves nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.i18n import Msg
from artisanest_desktop.store import clock, schema
from artisanest_desktop.store.collecting import many_objects
from artisanest_desktop.store.database import (
    WITH,
    chunks,
    dumps,
    lines_of,
    refresh_undone,
    seen,
)
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.store.ids import derived_uid, new_uid
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.numbers import next_numbers, note_typed, refresh_doubles
from artisanest_desktop.store.rows import Record
from artisanest_desktop.store.stamps import next_stamp

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

Key = tuple[str, str]
#: Records by register.
Touched = dict[str, set[str]]


class Transaction:
    """What is being written; nothing reaches the file before the outermost block ends.

    Made by ``Store.transaction``. ``uid`` is set when the block has ended and something changed;
    ``last`` differs from it when it was split.
    """

    def __init__(
        self, store: Store, connection: sa.Connection, title: Msg, kind: str, author: str
    ) -> None:
        self.title = title
        self.kind = kind
        self.author = author
        self.uid: str | None = None
        self.last: str | None = None
        self.undoes: Sequence[str] = ()
        self.report: Mapping[str, Any] | None = None
        #: Set by a returned workbook: what had been seen when it left, and when that was.
        self.seen: Mapping[str, int] | None = None
        self.stamp: str | None = None
        self.connection = connection
        self._store = store
        self._before: dict[Key, Record | None] = {}
        self._after: dict[Key, Record] = {}
        self._touched: dict[Key, frozenset[str]] = {}
        self._settled: set[tuple[str, str, str]] = set()
        self._numbered: set[Key] = set()
        self._left: dict[Key, Mapping[str, Any]] = {}
        self._again: set[Key] = set()
        self._written: Touched = {}

    # -- reading through the transaction

    def get(self, register: str, uid: str) -> Record | None:
        """The record as this transaction would leave it; None when unknown."""
        self.load(register, (uid,))
        return self._after.get((register, uid))

    def load(self, register: str, uids: Iterable[str]) -> None:
        """Read many records at once, before setting them."""
        missing = [u for u in uids if (register, u) not in self._before]
        if not missing:
            return
        found = self._store.rows.read(self.connection, register, missing)
        for uid in missing:
            record = found.get(uid)
            self._before[register, uid] = record
            if record is not None:
                self._after[register, uid] = record  # replaced when written, never altered

    # -- writing

    def create(self, register: str, values: Mapping[str, Any], uid: str | None = None) -> str:
        """A new record; with a ``uid`` that is already there, its values are set instead."""
        return self.bulk_create(register, (values,), None if uid is None else (uid,))[0]

    def bulk_create(
        self, register: str, many: Sequence[Mapping[str, Any]], uids: Sequence[str] | None = None
    ) -> list[str]:
        """New records in one go; returns their uids."""
        now = self._store.clock.now_ms()
        pair = self._store.registers[register].pair
        paired = pair is not None and uids is None
        if pair is not None and uids is None:
            given = [_paired(register, pair, values) or new_uid(now) for values in many]
        else:
            given = list(uids or [new_uid(now) for _values in many])
        known = uids is not None or paired
        if known:
            self._refuse_erased(given)
            self.load(register, given)
        for uid, values in zip(given, many, strict=True):
            key = (register, uid)
            if known and key in self._after:
                self._put(register, uid, {**values, REMOVED: False})
                continue
            self._before[key] = None
            self._after[key] = {**values, "uid": uid, REMOVED: False}
        return given

    def set(self, register: str, uid: str, values: Mapping[str, Any]) -> None:
        """Change some fields of one record."""
        self.bulk_set(register, {uid: values})

    def bulk_set(self, register: str, many: Mapping[str, Mapping[str, Any]]) -> None:
        """Change fields of several records; KeyError when one is unknown."""
        self._expect(register, many)
        for uid, values in many.items():
            record = self._after[register, uid]
            declared = self._store.registers[register]
            if "number" in values and declared.prefix and "former_numbers" in declared.by_key:
                old = record.get("number")
                if old and old != values["number"]:
                    former = record.get("former_numbers")
                    former = f"{former}, {old}" if former else old
                    self._put(register, uid, {"former_numbers": former})
            self._put(register, uid, values)

    def _expect(self, register: str, uids: Iterable[str]) -> None:
        after = self._after
        if all((register, uid) in after for uid in uids):
            return
        self.load(register, uids)
        unknown = [uid for uid in uids if (register, uid) not in after]
        if unknown:
            self._refuse_erased(unknown)
            raise KeyError(unknown[0])

    def _put(self, register: str, uid: str, values: Mapping[str, Any]) -> None:
        key = (register, uid)
        self._after[key] = {**self._after[key], **values}
        self._touched[key] = self._touched.get(key, frozenset()).union(values)

    def restore(self, register: str, uid: str, values: Mapping[str, Any]) -> None:
        """Set values as they once were, without what typing them would entail."""
        self.load(register, (uid,))
        self._put(register, uid, values)

    def lines_of(self, register: str, uid: str) -> list[str]:
        """The uids of a record's lines, and of theirs, in all registers of lines."""
        lines = lines_of(self.connection, self._store.registers, register, (uid,))
        return [line.uid for line in lines]

    def remove(self, register: str, uid: str) -> None:
        """Take a record off the lists (R6); undo brings it back."""
        self.set(register, uid, {REMOVED: True})

    def recover(self, register: str, uid: str) -> None:
        """Put a removed record back."""
        self.set(register, uid, {REMOVED: False})

    def settle(self, register: str, uid: str, field: str, value: Any) -> None:
        """Answer a question: written even when the value on show stays."""
        self._expect(register, (uid,))
        self._put(register, uid, {field: value})
        self._settled.add((register, uid, field))

    def receive(self, register: str, uid: str, values: Mapping[str, Any]) -> None:
        """What came back with a document: written even when the value on show stays."""
        self._expect(register, (uid,))
        self._put(register, uid, values)
        self._settled.update((register, uid, key) for key in values)

    def left_as(self, register: str, uid: str, values: Mapping[str, Any]) -> None:
        """What these fields were when the document left: the journal names it as before."""
        self._left[register, uid] = {**self._left.get((register, uid), {}), **values}

    def look_again(self, register: str, uid: str) -> None:
        """Work the record out from the journal at the end: what stands beside what changed."""
        self._again.add((register, uid))

    def split(self) -> None:
        """Write what was gathered as a transaction of its own; what follows is another one, with
        which it reaches the file and is undone."""
        self._add(self._write())
        for gathered in (self._before, self._after, self._touched, self._settled, self._left):
            gathered.clear()
        self._again.clear()
        self._numbered.clear()
        self.seen = self.stamp = None

    def blob(self, data: bytes, mime: str) -> str:
        """Keep a picture or scan; the same bytes are kept once. Returns its hash."""
        digest = hashlib.sha256(data).hexdigest()
        self.connection.execute(
            schema.blob.insert().prefix_with("OR IGNORE").values(hash=digest, mime=mime, data=data)
        )
        return digest

    def _refuse_erased(self, uids: Iterable[str]) -> None:
        e = schema.erased.c
        for part in chunks(list(uids)):
            if self.connection.execute(sa.select(e.record).where(e.record.in_(part))).first():
                raise Refusal(ERASED)

    # -- nesting

    def snapshot(self) -> Any:
        """What to go back to when a nested block fails; records are replaced, never altered."""
        return (
            dict(self._before),
            dict(self._after),
            dict(self._touched),
            set(self._settled),
            self.undoes,
        )

    def back_to(self, snapshot: Any) -> None:
        """Forget what a nested block wrote."""
        self._before, self._after, self._touched, self._settled, self.undoes = snapshot

    # -- ending

    def changes(self) -> dict[Key, dict[str, list[Any]]]:
        """Field by field what differs: ``{(register, uid): {key: [before, after]}}``."""
        found: dict[Key, dict[str, list[Any]]] = {}
        settled = self._settled
        for key, after in self._after.items():
            before = self._before.get(key)
            fields: dict[str, list[Any]] = {}
            if before is None:
                fields = {
                    k: [None, v] for k, v in after.items() if v is not None and k not in _PLUMBING
                }
                fields[REMOVED] = [True, bool(after[REMOVED])]
                fields.update(
                    {k: [v, after[k]] for k, v in self._left.get(key, {}).items() if k in fields}
                )
            else:
                for name in self._touched.get(key, ()):
                    was, value = before.get(name), after.get(name)
                    was = self._left.get(key, {}).get(name, was)
                    if was != value or (*key, name) in settled:
                        fields[name] = [was, value]
            if fields:
                found[key] = fields
        return found

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


def _paired(register: str, pair: tuple[str, str], values: Mapping[str, Any]) -> str | None:
    """The uid of what exists once per pair, when both are known (R2)."""
    one, two = (values.get(key) for key in pair)
    return derived_uid(register, one, two) if one and two else None


_PLUMBING = frozenset({"id", "uid", REMOVED})


def _erased() -> Msg:
    from artisanest_desktop.i18n import _

    return _("This person was erased for good, at her or his request, and is not brought back.")


ERASED = _erased()

__all__ = ["ERASED", "Transaction"]
