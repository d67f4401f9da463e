"""Rows of a register: read as plain dicts, written with all that is derived from them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from artisanest_desktop.i18n import LANGUAGES, Terms
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import Finding
from artisanest_desktop.rules.folding import fold
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks, dumps
from artisanest_desktop.store.journal import REMOVED

Record = dict[str, Any]


class Rows:
    """How the rows of one store are read and written; holds no data of its own."""

    def __init__(self, registers: Mapping[str, Register], terms: Terms) -> None:
        self.registers = registers
        self.terms = terms
        self._words: dict[tuple[str, str], str] = {}

    def read(
        self, connection: sa.Connection, register: str, uids: Iterable[str]
    ) -> dict[str, Record]:
        """Records by uid: every stored value by field key, with ``id``, ``uid``, ``removed``."""
        table = schema.TABLES[register]
        stored = REGISTERS[register].stored
        columns = [table.c.id, table.c.uid, table.c.removed, table.c.own]
        columns += [table.c[f.column] for f in stored]
        keys = ["id", "uid", REMOVED, "own", *(f.key for f in stored)]
        found: dict[str, Record] = {}
        for part in chunks(list(uids)):
            for values in connection.execute(sa.select(*columns).where(table.c.uid.in_(part))):
                record = dict(zip(keys, values, strict=True))
                own = record.pop("own")
                if own:
                    record.update(json.loads(own))
                found[record["uid"]] = record
        return found

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
        columns, values = self._values(register, records)
        marks = ",".join("?" * len(columns))
        names = ",".join(f'"{c}"' for c in columns)
        connection.exec_driver_sql(f'INSERT INTO "{register}" ({names}) VALUES ({marks})', values)
        self._derive(connection, register, records, today, new=True, bare=bare)

    def update(
        self, connection: sa.Connection, register: str, records: Sequence[Record], today: dt.date
    ) -> None:
        """Write records that are already there."""
        if not records:
            return
        columns, values = self._values(register, records)
        sets = ",".join(f'"{c}"=?' for c in columns[1:])
        connection.exec_driver_sql(
            f'UPDATE "{register}" SET {sets} WHERE id=?', [(*v[1:], v[0]) for v in values]
        )
        self._derive(connection, register, records, today, new=False)

    def _values(
        self, register: str, records: Sequence[Record]
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        stored = REGISTERS[register].stored
        keys = [f.key for f in stored]
        known = {*keys, "id", "uid", REMOVED}
        columns = ["id", "uid", REMOVED, "sort", "sort_ar", "own", *(f.column for f in stored)]
        title = REGISTERS[register].title
        values = []
        for record in records:
            get = record.get
            own = {k: v for k, v in record.items() if k not in known and v is not None}
            values.append(
                (
                    record["id"],
                    record["uid"],
                    bool(get(REMOVED)),
                    fold(title(record, "fr")),
                    fold(title(record, "ar")),
                    dumps(own) if own else None,
                    *[get(k) for k in keys],
                )
            )
        return columns, values

    def _derive(
        self,
        connection: sa.Connection,
        register: str,
        records: Sequence[Record],
        today: dt.date,
        new: bool,
        bare: bool = False,
    ) -> None:
        searchable = [f for f in self.registers[register].fields if f.searchable and not f.compute]
        texts = [(self._search_text(searchable, r), r["id"]) for r in records]
        if new:
            sql = f'INSERT INTO "{register}_search" (text, id) VALUES (?, ?)'
        else:
            sql = f'UPDATE "{register}_search" SET text=? WHERE id=?'
            f = schema.finding
            for part in chunks([r["uid"] for r in records]):
                connection.execute(
                    f.delete().where(f.c.record.in_(part), f.c.rule != "number-twice")
                )
        connection.exec_driver_sql(sql, texts)
        if bare:
            return
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

    def _search_text(self, searchable: Sequence[Field], record: Record) -> str:
        parts = []
        for field in searchable:
            value = record.get(field.key)
            if value is None or value is False:
                continue
            table = getattr(field.kind, "table", None)
            if table is not None:
                parts.extend(self._term_words(table, part) for part in str(value).split(";"))
            else:
                parts.append(field.kind.fold(value))
        return " " + fold(" ".join(parts))

    def _term_words(self, table: str, code: str) -> str:
        words = self._words.get((table, code))
        if words is None:
            labels = dict.fromkeys(self.terms.label(table, code, lang) for lang in LANGUAGES)
            words = self._words[table, code] = " ".join(labels)
        return words

    def check(self, register: str, record: Record, today: dt.date) -> list[tuple[str, Finding]]:
        """What is doubtful about a record, by field."""
        declared = self.registers[register]
        found = []
        for field in declared.fields:
            value = record.get(field.key)
            if value is None:
                if field.needed:
                    found.append((field.key, NEEDED))
                continue
            for doubt in field.kind.check(value, today):
                if doubt.level == "check":
                    found.append((field.key, doubt))
        for check in declared.checks:
            doubts = check(record)
            if doubts:
                found = [d for d in found if d[0] not in {k for k, _f in doubts}]
                found.extend(doubts)
        return found


def _needed() -> Finding:
    from artisanest_desktop.i18n import _

    return Finding("needed", _("Needed, and still empty."))


NEEDED = _needed()
