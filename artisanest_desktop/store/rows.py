"""Rows of a register: read as plain dicts, written with all that is derived from them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from artisanest_desktop.i18n import Terms, _
from artisanest_desktop.model.face import title_keys
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import Choice, Finding, Kind, ManyTerms, Term, YesNo
from artisanest_desktop.rules.folding import fold
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import CHUNK, chunks, dumps
from artisanest_desktop.store.journal import REMOVED

Record = dict[str, Any]

#: How many folded values are kept: villages, trades and first names come again and again.
_REMEMBERED = 20_000

#: So many rows are worth asking how many there are.
_MANY = 2_000

NEEDED = Finding("needed", _("Needed, and still empty."))


class _Folded(dict[str, str]):
    """Folded texts of other letters than a to z, remembered as they are met."""

    def __missing__(self, text: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        folded = self[text] = fold(text)
        return folded


class _Reading:
    """What of a register's declaration the derived tables need, worked out once."""

    def __init__(self, register: Register) -> None:
        self.title = register.title
        self.named = frozenset(title_keys(register))
        self.searched = register.searched
        self.checks = register.checks
        self.needed = [f.key for f in register.fields if f.needed]
        fields = [f for f in register.fields if f.compute is None]
        found = [f for f in fields if f.searchable]
        #: Fields found by their words in the store's lists and in every language.
        self.coded: dict[str, Field] = {
            f.key: f
            for f in sorted(found, key=lambda f: f.key)
            if isinstance(f.kind, Choice | Term | ManyTerms)
        }
        own = [f for f in found if f.key not in self.coded]
        #: All others, and the words of their values where these are not the values themselves.
        self.own = [f.key for f in own]
        self.words = [None if type(f.kind).fold is Kind.fold else f.kind.fold for f in own]
        self.folded = _Folded()
        self.found = frozenset(f.key for f in found)
        self.doubt = {f.key: f.kind.check for f in fields if type(f.kind).check is not Kind.check}


class Rows:
    """How the rows of one store are read and written; holds no data of its own."""

    def __init__(self, registers: Mapping[str, Register], terms: Terms) -> None:
        self.terms = terms
        self._readings = {key: _Reading(register) for key, register in registers.items()}

    # -- reading

    def read(
        self, connection: sa.Connection, register: str, uids: Iterable[str], by: str = "uid"
    ) -> dict[str, Record]:
        """Records by uid: every stored value by field key, with ``id``, ``uid``, ``removed``.

        ``by`` names another column that ``uids`` are looked for in: a reference.
        """
        stored = REGISTERS[register].stored
        keys = ["uid", "id", REMOVED, *(f.key for f in stored)]
        columns = ",".join(f'"{c}"' for c in ("uid", "id", REMOVED, *(f.column for f in stored)))
        select = f'SELECT {columns},"own" FROM "{register}"'
        truths = [REMOVED, *(f.key for f in stored if isinstance(f.kind, YesNo))]
        found: dict[str, Record] = {}
        # The driver's own rows: an import of 10,000 people would pay for any wrapping of them.
        cursor = connection.connection.cursor()
        for rows in _selected(cursor, select, by, list(uids)):
            for row in rows:
                record: Record = dict(zip(keys, row, strict=False))
                for key in truths:
                    if record[key] is not None:
                        record[key] = bool(record[key])
                if row[-1]:
                    record.update(json.loads(row[-1]))
                found[row[0]] = record
        cursor.close()
        return found

    # -- writing

    def insert(
        self,
        connection: sa.Connection,
        register: str,
        records: Sequence[Record],
        today: dt.date,
        bare: bool = False,
    ) -> None:
        """Insert records with what is derived from them; ``bare`` when none can have doubts."""
        if not records:
            return
        table = schema.TABLES[register]
        first = (connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0) + 1
        for number, record in enumerate(records, first):
            record["id"] = number
        stored = REGISTERS[register].stored
        known = _PLUMBING.union(f.key for f in stored)
        used = {key for record in records for key in record}
        stored = tuple(f for f in stored if f.key in used)
        columns = ["id", "uid", REMOVED, "sort", "sort_ar", "own", *(f.column for f in stored)]
        keys = [f.key for f in stored]
        values = [
            (r["id"], r["uid"], bool(r.get(REMOVED)), *self._sort_keys(register, r), own, *stored_)
            for r in records
            for own, stored_ in ((_own(r, known), map(r.get, keys)),)
        ]
        names = ",".join(f'"{c}"' for c in columns)
        marks = ",".join("?" * len(columns))
        connection.exec_driver_sql(f'INSERT INTO "{register}" ({names}) VALUES ({marks})', values)
        if self._readings[register].searched:
            connection.exec_driver_sql(
                f'INSERT INTO "{register}_search" (text, codes, id) VALUES (?, ?, ?)',
                self._search_texts(register, records),
            )
        if not bare:
            self._write_doubts(connection, register, records, today)

    def update(
        self,
        connection: sa.Connection,
        register: str,
        records: Sequence[Record],
        today: dt.date,
        changed: Sequence[Collection[str]] | None = None,
    ) -> None:
        """Write records that are already there; ``changed`` names the keys of each (or all; none:
        only what is derived is made anew)."""
        groups: dict[frozenset[str], list[Record]] = {}
        found = self._readings[register].found
        everything = found.union((REMOVED, "~own"), (f.key for f in REGISTERS[register].stored))
        for index, record in enumerate(records):
            keys = everything if changed is None else frozenset(changed[index])
            groups.setdefault(keys, []).append(record)
        for keys, many in groups.items():
            self._update_columns(connection, register, keys, many)
            self._update_search(connection, register, keys, many)
        for part in chunks([r["uid"] for r in records]):
            marks = ",".join("?" * len(part))
            connection.exec_driver_sql(
                "DELETE FROM finding WHERE register=? AND rule!='number-twice'"
                f" AND record IN ({marks})",
                (register, *part),
            )
        self._write_doubts(connection, register, records, today)

    def _update_search(
        self,
        connection: sa.Connection,
        register: str,
        changed: frozenset[str],
        records: Sequence[Record],
    ) -> None:
        """What a record is found by, where one of these fields is part of it."""
        reading = self._readings[register]
        if reading.searched and not (changed and reading.found.isdisjoint(changed)):
            connection.exec_driver_sql(
                f'UPDATE "{register}_search" SET text=?, codes=? WHERE id=?',
                self._search_texts(register, records),
            )

    def _update_columns(
        self,
        connection: sa.Connection,
        register: str,
        changed: frozenset[str],
        records: Sequence[Record],
    ) -> None:
        stored = [f for f in REGISTERS[register].stored if f.key in changed]
        named = not (changed and self._readings[register].named.isdisjoint(changed))
        sets = [*(("sort", "sort_ar") if named else ()), *(f.column for f in stored)]
        if REMOVED in changed:
            sets.append(REMOVED)
        known = _PLUMBING.union(f.key for f in REGISTERS[register].stored)
        with_own = bool(changed - known)
        if with_own:
            sets.append("own")
        keys = [f.key for f in stored]
        values = []
        for record in records:
            row = list(map(record.get, keys))
            if named:
                row[:0] = self._sort_keys(register, record)
            if REMOVED in changed:
                row.append(bool(record.get(REMOVED)))
            if with_own:
                row.append(_own(record, known))
            values.append((*row, record["id"]))
        if not sets:
            return
        assignments = ",".join(f'"{c}"=?' for c in sets)
        connection.exec_driver_sql(f'UPDATE "{register}" SET {assignments} WHERE id=?', values)

    # -- what is derived

    def _sort_keys(self, register: str, record: Record) -> tuple[str, str]:
        title = self._readings[register].title
        latin, arabic = title(record, "fr"), title(record, "ar")
        first = fold(latin)
        return first, first if arabic == latin else fold(arabic)

    def _search_texts(self, register: str, records: Iterable[Record]) -> list[tuple[str, str, int]]:
        """What each record is found by: its own words, its codes, and its row."""
        reading = self._readings[register]
        keys, words, coded = reading.own, reading.words, reading.coded
        found = []
        for record in records:
            get = record.get
            texts = [
                said(value) if said else str(value)
                for said, value in zip(words, map(get, keys), strict=True)
                if value is not None and value is not False
            ]
            # Folded in one go; names and places in other letters come again and again.
            own = [fold(" ".join([t for t in texts if t.isascii()]))]
            own += [reading.folded[t] for t in texts if not t.isascii()]
            values = zip(coded, map(get, coded), strict=True)
            codes = [f"{key}={value}" for key, value in values if value is not None]
            found.append((" " + " ".join(own), "\x1f".join(codes), record["id"]))
        return found

    def words_of(self, register: str, codes: str) -> str:
        """The folded words, in every language, of what ``_search_texts`` gave as codes."""
        coded = self._readings[register].coded
        parts = [""]
        for code in codes.split("\x1f") if codes else ():
            key, value = code.split("=", 1)
            if key not in coded:
                continue
            field = coded[key]
            table = getattr(field.kind, "table", None)
            if table is None:
                parts.append(fold(field.kind.fold(value)))
            else:
                words = (w for c in value.split(";") for w in self.terms.words(table, c))
                parts += [fold(w) for w in words]
        return " ".join(parts)

    def _write_doubts(
        self, connection: sa.Connection, register: str, records: Iterable[Record], today: dt.date
    ) -> None:
        doubts = [
            (register, record["uid"], key, found.rule)
            for record in records
            if not record.get(REMOVED)
            for key, found in self.check(register, record, today)
        ]
        if doubts:
            connection.exec_driver_sql(
                "INSERT OR IGNORE INTO finding (register, record, field, rule) VALUES (?,?,?,?)",
                doubts,
            )

    def check(self, register: str, record: Record, today: dt.date) -> list[tuple[str, Finding]]:
        """What is doubtful about a record, by field."""
        reading = self._readings[register]
        values = map(record.get, reading.doubt)
        found = [
            (key, doubt)
            for (key, doubts_of), value in zip(reading.doubt.items(), values, strict=True)
            if value is not None
            for doubt in doubts_of(value, today)
            if doubt.level == "check"
        ]
        found += [(key, NEEDED) for key in reading.needed if record.get(key) is None]
        for check in reading.checks:
            doubts = check(record)
            if doubts:
                about = {key for key, _finding in doubts}
                found = [d for d in found if d[0] not in about]
                found.extend(doubts)
        return found


def _selected(cursor: Any, select: str, by: str, uids: list[str]) -> Iterator[list[Any]]:
    """The rows asked for, in parts; where nearly all are, they are read from end to end."""
    if by == "uid" and len(uids) > _MANY:
        table = select.rpartition(" ")[2]
        if cursor.execute(f"SELECT count(*) FROM {table}").fetchone()[0] < len(uids) * 3 // 2:
            wanted = set(uids)
            cursor.execute(select)
            while rows := cursor.fetchmany(CHUNK):
                yield [row for row in rows if row[0] in wanted]
            return
    for part in chunks(uids):
        marks = ",".join("?" * len(part))
        yield cursor.execute(f'{select} WHERE "{by}" IN ({marks})', part).fetchall()


def _own(record: Record, known: frozenset[str]) -> str | None:
    """What has no column: own fields, and what a newer program wrote."""
    if record.keys() <= known:
        return None
    own = {k: v for k, v in record.items() if k not in known and v is not None}
    return dumps(own) if own else None


_PLUMBING = frozenset({"id", "uid", REMOVED})
