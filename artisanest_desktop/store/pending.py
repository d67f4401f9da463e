"""What is about to be written: records as a transaction would leave them, before it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.i18n import Msg
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks, lines_of
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.store.ids import derived_uid, new_uid
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.rows import Record

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

Key = tuple[str, str]
_PLUMBING = frozenset({"id", "uid", REMOVED})


class Pending:
    """Records read and changed in memory. What is handed out is replaced when it changes, never
    altered: what was read is also what it was before."""

    def __init__(self, store: Store, connection: sa.Connection) -> None:
        self.connection = connection
        self.undoes: Sequence[str] = ()
        self._store = store
        self._before: dict[Key, Record | None] = {}
        self._after: dict[Key, Record] = {}
        self._touched: dict[Key, frozenset[str]] = {}
        self._settled: set[tuple[str, str, str]] = set()
        self._left: dict[Key, Mapping[str, Any]] = {}
        self._again: set[Key] = set()

    # -- reading

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

    def forget(self) -> None:
        """What was gathered is written: what follows begins anew."""
        for gathered in (self._before, self._after, self._touched, self._settled, self._left):
            gathered.clear()
        self._again.clear()

    def _refuse_erased(self, uids: Iterable[str]) -> None:
        e = schema.erased.c
        if self.connection.execute(sa.select(e.record).limit(1)).first() is None:
            return
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

    # -- what it comes to

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


def _paired(register: str, pair: tuple[str, str], values: Mapping[str, Any]) -> str | None:
    """The uid of what exists once per pair, when both are known (R2)."""
    one, two = (values.get(key) for key in pair)
    return derived_uid(register, one, two) if one and two else None


def _erased() -> Msg:
    from artisanest_desktop.i18n import _

    return _("This person was erased for good, at her or his request, and is not brought back.")


ERASED = _erased()

__all__ = ["ERASED", "Key", "Pending"]
