"""What computed fields need besides their row: its lines, what refers to it, the wage floor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import sqlalchemy as sa

from artisanest_desktop.model.fields import ANY, Register
from artisanest_desktop.rules import Reference
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.rows import Record

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

T = TypeVar("T")


class Wage(NamedTuple):
    """A wage floor: since which ISO day, centimes, and whether its source was checked (R11)."""

    since: str
    amount: int
    confirmed: bool


class Context:
    """One look at the store, for as long as one screen or file is made; nothing in it ages.

    Reads are gathered: once :meth:`expect` has named the records that will be asked about, their
    lines (and the lines of these) are read for all of them at the first question.
    """

    def __init__(self, store: Store, today: dt.date) -> None:
        self.today = today
        self._store = store
        self._groups: dict[tuple[str, str], dict[str, list[Record]]] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._records: dict[tuple[str, str], Record | None] = {}
        self._expected: dict[str, dict[str, None]] = {}
        self._known: dict[Hashable, Any] = {}

    def expect(self, register: str, uids: Iterable[str]) -> None:
        """These records will be asked about together."""
        self._expected.setdefault(register, {}).update(dict.fromkeys(uids))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made once for this look."""
        if key not in self._known:
            self._known[key] = make()
        found: T = self._known[key]
        return found

    # Records

    def get(self, register: str, uid: str) -> Record | None:
        """A record, None when it is unknown."""
        if (register, uid) not in self._records:
            wanted = self._together(register, uid)
            missing = [u for u in wanted if (register, u) not in self._records]
            found = self._read(register, missing)
            self._records.update({(register, u): found.get(u) for u in missing})
        return self._records[register, uid]

    def _read(self, register: str, uids: Iterable[str], by: str = "uid") -> dict[str, Record]:
        with self._store.reading() as connection:
            return self._store.rows.read(connection, register, uids, by=by)

    def lines(self, register: str, uid: str) -> list[Record]:
        """The lines of a record that are not removed, in their order."""
        declared = self._store.registers[register]
        assert declared.parent is not None
        return self._group(declared, declared.parent, uid)

    def how_many(self, register: str, uid: str) -> int:
        """How many lines a record has; without reading them."""
        declared = self._store.registers[register]
        assert declared.parent is not None
        read = self._groups.get((register, declared.parent), {})
        if uid in read:
            return len(read[uid])
        known = self._numbers.setdefault(register, {})
        if uid not in known:
            wanted = self._together(_target(declared, declared.parent), uid)
            missing = [u for u in wanted if u not in known]
            known.update(dict.fromkeys(missing, 0))
            known.update(self._counted(register, declared[declared.parent].column, missing))
        return known[uid]

    def _counted(self, register: str, column: str, parents: list[str]) -> dict[str, int]:
        table = schema.TABLES[register]
        parent = table.c[column]
        query = sa.select(parent, sa.func.count()).where(table.c.removed.is_(False))
        found: dict[str, int] = {}
        with self._store.reading() as connection:
            for part in chunks(parents):
                rows = connection.execute(query.where(parent.in_(part)).group_by(parent))
                found.update({uid: number for uid, number in rows})
        return found

    def referring(self, register: str, field: str, uid: str) -> list[Record]:
        """The records that name another in a field; not those removed, nor lines of such."""
        declared = self._store.registers[register]
        found = self._group(declared, field, uid)
        if declared.parent is None or declared.parent_register in (None, ANY):
            return found
        above = str(declared.parent_register)
        parents = [r[declared.parent] for r in found if r.get(declared.parent)]
        self.expect(above, parents)
        return [r for r in found if self._is_there(above, r.get(declared.parent))]

    def _is_there(self, register: str, uid: str | None) -> bool:
        record = self.get(register, uid) if uid else None
        return record is not None and not record[REMOVED]

    def _group(self, declared: Register, field: str, uid: str) -> list[Record]:
        groups = self._groups.setdefault((declared.key, field), {})
        if uid not in groups:
            wanted = self._together(_target(declared, field), uid)
            self._read_groups(declared, field, [u for u in wanted if u not in groups])
        return groups[uid]

    def _together(self, register: str, uid: str) -> list[str]:
        """The records that are asked about with this one."""
        expected = self._expected
        cohorts = [*expected.values()] if register == ANY else [expected.get(register, {})]
        return next((list(c) for c in cohorts if uid in c), [uid])

    def _read_groups(self, declared: Register, field: str, uids: list[str]) -> None:
        groups = self._groups[declared.key, field]
        groups.update({uid: [] for uid in uids})
        column = declared[field].column
        found = self._read(declared.key, uids, column)
        there = [r for r in found.values() if not r[REMOVED]]
        for record in sorted(there, key=lambda r: order_of(declared, r)):
            groups[record[field]].append(record)
        self.expect(declared.key, (r["uid"] for r in there))
        for other in declared.fields:
            if isinstance(other.kind, Reference):
                named = (r[other.key] for r in there if r.get(other.key))
                self.expect(other.kind.register, named)

    def is_undone(self, txn: str | None) -> bool:
        """Whether a transaction was taken back."""
        return bool(txn) and txn in self.once("undone", self._undone)

    def _undone(self) -> frozenset[str]:
        t = schema.txn.c
        with self._store.reading() as connection:
            return frozenset(connection.execute(sa.select(t.uid).where(t.undone)).scalars())

    # The lists

    def value_of_share(self, cooperative: str | None) -> int | None:
        """Centimes; with one cooperative the row need not say which."""
        values = self.once("shares", self._share_values)
        if cooperative:
            return values.get(cooperative)
        return next(iter(values.values())) if len(values) == 1 else None

    def _share_values(self) -> dict[str, int]:
        t = schema.TABLES["cooperative"].c
        query = sa.select(t.uid, t.share_value).where(t.removed.is_(False))
        with self._store.reading() as connection:
            found = connection.execute(query.where(t.share_value.is_not(None)))
            return {uid: value for uid, value in found}

    def age_limit(self, code: str | None) -> tuple[int, int] | None:
        """The first and last age of an entry of the list "who is young"; None when unknown."""
        return self.once("ages", self._age_limits).get(code or "")

    def _age_limits(self) -> dict[str, tuple[int, int]]:
        t = schema.TABLES["age_limit"].c
        query = sa.select(t.uid, t.code, t.from_age, t.to_age).where(t.removed.is_(False))
        with self._store.reading() as connection:
            found = connection.execute(query.where(t.to_age.is_not(None)))
            return {code or uid: (low or 0, high) for uid, code, low, high in found}

    def is_rural(self, commune: str | None) -> bool | None:
        """Whether a commune of the list lies in the country; None when that is not known."""
        return self.once("rural", self._rural).get(commune or "")

    def _rural(self) -> dict[str, bool]:
        t = schema.TABLES["commune"].c
        query = sa.select(t.uid, t.code, t.urban).where(t.removed.is_(False), t.urban.is_not(None))
        with self._store.reading() as connection:
            return {code or uid: not urban for uid, code, urban in connection.execute(query)}

    def wage_floor(self, day: str) -> int | None:
        """The SMIG of an ISO day in centimes an hour (domain facts, section 4); None before it."""
        found = self.wage(day)
        return None if found is None else found.amount

    def wage(self, day: str) -> Wage | None:
        """The same with its date, and whether it is to be confirmed."""
        floors = self.once("floors", self._floors)
        return next((floor for floor in floors if floor.since <= day), None)

    def _floors(self) -> list[Wage]:
        t = schema.TABLES["wage"].c
        query = sa.select(t.from_date, t.amount, t.confirmed)
        query = query.where(t.removed.is_(False), t.kind == "SMIG")
        query = query.where(t.from_date.is_not(None), t.amount.is_not(None))
        with self._store.reading() as connection:
            found = connection.execute(query.order_by(t.from_date.desc()))
            return [Wage(since, amount, bool(confirmed)) for since, amount, confirmed in found]


def order_of(declared: Register, record: Record) -> tuple[Any, ...]:
    """Where a line stands among those of its record; what is empty comes last."""
    keys = [k for k in declared.line_order if k in declared.by_key]
    values = (record.get(k) for k in keys)
    return (*((v is None, "" if v is None else v) for v in values), record["uid"])


def _target(declared: Register, field: str) -> str:
    """The register whose uids a field holds."""
    kind = declared[field].kind
    return kind.register if isinstance(kind, Reference) else ANY
