"""What leaves, sheet by sheet: the records of a register, then their lines (R10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.exchange.identity import ACROSS, Base
from artisanest_desktop.exchange.linesheets import (
    MARK,
    NAMED,
    Grid,
    grid_of,
    lends,
    line_registers,
    mark_place,
)
from artisanest_desktop.exchange.profiles import (
    CONSENT,
    FUNDER,
    PERSON_NAMES,
    columns_for,
    line_columns,
    needs_consent,
)
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Name, Reference, Stored
from artisanest_desktop.store import Context, Store
from artisanest_desktop.store.ids import derived_uid

#: A sheet has room for the marks of so many half-days at least.
_ROOM = 2


@dataclass(slots=True)
class Part:
    """One sheet as it leaves; ``bases`` are what it is compared with when it comes back."""

    register: Register
    fields: list[Field]
    uids: list[str]
    rows: list[Sequence[Stored]]
    bases: dict[str, Base] = field(default_factory=dict)

    def all_bases(self, sheet: str) -> dict[str, Base]:
        """By register; what is worked out is no part of them."""
        kept = [i for i, f in enumerate(self.fields) if f.compute is None and not _is_mark(f)]
        rows = zip(self.uids, self.rows, strict=True)
        keys = [self.fields[i].key for i in kept]
        for base in self.bases.values():
            base.sheet = sheet
        own = Base(sheet, keys, {uid: [row[i] for i in kept] for uid, row in rows})
        return {self.register.key: own, **self.bases}


def _is_mark(field: Field) -> bool:
    return field.key.startswith(MARK)


def parts(
    store: Store,
    keys: Sequence[str],
    ids: Sequence[int] | None,
    columns: Sequence[str] | None,
    profile: str,
) -> Iterator[Part]:
    """The sheets of these registers, each followed by those of its lines."""
    context = store.reader()
    for key in keys:
        part = _records(store, context, key, ids, columns, profile)
        yield part
        context.expect(key, part.uids)
        for lines in line_registers(store.registers, key):
            yield _lines(store, context, lines, part.uids, profile)


def _records(
    store: Store,
    context: Context,
    key: str,
    ids: Sequence[int] | None,
    columns: Sequence[str] | None,
    profile: str,
) -> Part:
    register = store.registers[key]
    fields = columns_for(store, register, profile, columns)
    if ids is None:
        sort = register.order or (register.sort[0], False)
        ids = store.find(key, sort=[sort])
    wanted = [f.key for f in fields]
    consent = needs_consent(register, profile)
    found = store.window(key, ids, [*wanted, CONSENT] if consent else wanted)
    uids = [row[0] for row in found]
    rows: list[Sequence[Stored]] = [row[1:] for row in found]
    if consent:
        names = {i for i, k in enumerate(wanted) if k in PERSON_NAMES}
        rows = [_without_names(row, names) for row in rows]
    if any(f.compute for f in fields):
        rows = _with_computed(store, context, register, fields, uids, rows)
    return Part(register, fields, uids, rows)


def _without_names(row: Sequence[Stored], names: set[int]) -> Sequence[Stored]:
    """The row, its names only where the person agreed; the consent itself does not go."""
    *values, agreed = row
    return values if agreed else [None if i in names else v for i, v in enumerate(values)]


def _with_computed(
    store: Store,
    context: Context,
    register: Register,
    fields: Sequence[Field],
    uids: Sequence[str],
    rows: Sequence[Sequence[Stored]],
) -> list[Sequence[Stored]]:
    context.expect(register.key, uids)
    records: Mapping[str, Any] = store.get_many(register.key, list(uids))
    return [
        [f.compute(records[uid], context) if f.compute else v
         for f, v in zip(fields, row, strict=True)]
        for uid, row in zip(uids, rows, strict=True)
    ]  # fmt: skip


def _lines(
    store: Store, context: Context, register: Register, parents: Sequence[str], profile: str
) -> Part:
    """The lines of these records, in the order of both."""
    grid = grid_of(store.registers, register)
    order: dict[str, list[str]] = {}
    if grid is not None:
        order = {u: [s["uid"] for s in context.lines(grid.across, u)] for u in parents}
    marks = max(map(len, order.values()), default=0)
    fields = line_columns(store, register, profile, max(marks, _ROOM) if grid else 0)
    found = [line for uid in parents for line in context.lines(register.key, uid)]
    writing = _Writing(store, context, register, fields, profile)
    rows: list[Sequence[Stored]] = [writing.row(line) for line in found]
    part = Part(register, fields, [line["uid"] for line in found], rows)
    if grid is not None:
        _put_marks(part, context, grid, found, order)
    return part


class _Writing:
    """The cells of lines: what they hold, what is worked out, what their owner lends."""

    def __init__(
        self,
        store: Store,
        context: Context,
        register: Register,
        fields: Sequence[Field],
        profile: str,
    ) -> None:
        self._context = context
        self._fields = fields
        self._funder = profile == FUNDER
        self._lent = lends(store.registers, register)
        named_by = register.by_key.get(register.named_by or "")
        self._named_by = named_by.key if named_by is not None and self._lent else ""
        self._lender = ""
        if named_by is not None and isinstance(named_by.kind, Reference):
            self._lender = named_by.kind.register

    def row(self, line: Mapping[str, Any]) -> list[Stored]:
        """One line."""
        lender = None
        if self._named_by and line.get(self._named_by):
            lender = self._context.get(self._lender, line[self._named_by])
        return [self._cell(field, line, lender) for field in self._fields]

    def _cell(
        self, field: Field, line: Mapping[str, Any], lender: Mapping[str, Any] | None
    ) -> Stored:
        if _is_mark(field):
            return None
        if field.compute is not None:
            value: Stored = field.compute(line, self._context)
            return value if self._may_name(field, value) else None
        if self._funder and self._is_person(field) and not (lender or {}).get(CONSENT):
            return None
        if lender is not None and field.key in self._lent:
            found: Stored = self._lent[field.key](lender)
            return found
        return line.get(field.key)

    def _is_person(self, field: Field) -> bool:
        return field.key in self._lent and isinstance(field.kind, Name)

    def _may_name(self, field: Field, value: Stored) -> bool:
        """A member's name goes to a funder only when she agreed."""
        if not (self._funder and value and field.key == f"member{NAMED}"):
            return True
        record = self._context.get("member", str(value))
        return bool(record and record.get(CONSENT))


def _put_marks(
    part: Part,
    context: Context,
    grid: Grid,
    found: Sequence[Mapping[str, Any]],
    order: Mapping[str, Sequence[str]],
) -> None:
    """The marks of each line into the columns of their place, and what they left as."""
    columns = {at: mark_place(f.key) - 1 for at, f in enumerate(part.fields) if _is_mark(f)}
    left: dict[str, list[Stored]] = {}
    assert part.register.parent is not None
    for row, line in zip(part.rows, found, strict=True):
        uid, across = line["uid"], order[line[part.register.parent]]
        marks = {m[grid.side]: m for m in context.lines(grid.marks, uid)}
        assert isinstance(row, list)
        for at, place in columns.items():
            mark = marks.get(across[place]) if place < len(across) else None
            if mark is None or mark.get(grid.mark) is None:
                continue
            more = mark.get(grid.more)
            row[at] = f"{mark[grid.mark]} {more}" if more else mark[grid.mark]
            pair = derived_uid(grid.marks, uid, across[place])
            left[pair] = [mark[grid.mark], more]
    key = part.register.key
    part.bases[grid.marks] = Base("", [grid.mark, grid.more], left, key)
    places: dict[str, list[Any]] = {uid: list(across) for uid, across in order.items()}
    part.bases[f"{key}{ACROSS}"] = Base("", [], places, key)
