"""Reading records one by one: what a form, a message or a reference needs to know."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager

import sqlalchemy as sa

from artisanest_desktop.model.fields import ANY, Register
from artisanest_desktop.rules import Finding, Reference
from artisanest_desktop.rules.folding import fold
from artisanest_desktop.store import schema
from artisanest_desktop.store.clock import Clock
from artisanest_desktop.store.database import chunks
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.numbers import double_finding, free_number
from artisanest_desktop.store.questions import Question, read_questions
from artisanest_desktop.store.rows import Record, Rows


class Records:
    """The reading half of the store; the other half gives it its connection."""

    clock: Clock
    registers: Mapping[str, Register]

    @abstractmethod
    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A connection that sees one moment of the store."""

    @property
    @abstractmethod
    def rows(self) -> Rows:
        """How rows are read and written."""

    def get(self, register: str, uid: str) -> Record | None:
        """One record as a plain dict with ``uid`` and ``removed``; None when unknown."""
        with self.reading() as connection:
            return self.rows.read(connection, register, (uid,)).get(uid)

    def get_many(self, register: str, uids: list[str]) -> dict[str, Record]:
        """Records by uid."""
        with self.reading() as connection:
            return self.rows.read(connection, register, uids)

    def row_id(self, register: str, uid: str) -> int | None:
        """The local row number of a record."""
        t = schema.TABLES[register].c
        with self.reading() as connection:
            return connection.execute(sa.select(t.id).where(t.uid == uid)).scalar()

    def row_uid(self, register: str, row_id: int) -> str | None:
        """The identity of a local row."""
        t = schema.TABLES[register].c
        with self.reading() as connection:
            return connection.execute(sa.select(t.uid).where(t.id == row_id)).scalar()

    def findings(self, register: str, uid: str) -> list[tuple[str, Finding]]:
        """What is to check about a record, by field, with its reason."""
        record = self.get(register, uid)
        if record is None or record[REMOVED]:
            return []
        found = self.rows.check(register, record, self.clock.today())
        f = schema.finding.c
        with self.reading() as connection:
            twice = connection.execute(
                sa.select(f.record).where(f.record == uid, f.rule == "number-twice")
            ).first()
        if twice is not None:
            found.append(("number", double_finding(record["number"])))
        return found

    def doubtful(self, register: str, uids: list[str]) -> set[str]:
        """Which of these records have something to check."""
        f = schema.finding.c
        found: set[str] = set()
        with self.reading() as connection:
            for part in chunks(uids):
                query = sa.select(f.record).where(f.register == register, f.record.in_(part))
                found.update(row[0] for row in connection.execute(query))
        return found

    def count_findings(self) -> dict[str, int]:
        """How many values are to check, by register."""
        f = schema.finding.c
        query = sa.select(f.register, sa.func.count()).group_by(f.register)
        with self.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def questions(self, register: str | None = None, uid: str | None = None) -> list[Question]:
        """The open questions: fields that two people wrote differently without knowing."""
        return read_questions(self, register, uid)

    def next_number(self, register: str) -> str:
        """The next free number of a register, to offer where two records bear one (R2)."""
        with self.reading() as connection:
            year = self.clock.today().year
            return free_number(connection, self.registers[register], year)

    def blob(self, digest: str) -> bytes | None:
        """A picture or scan by its hash."""
        b = schema.blob.c
        with self.reading() as connection:
            return connection.execute(sa.select(b.data).where(b.hash == digest)).scalar()

    def title(self, register: str, uid: str, lang: str) -> str:
        """A record's name for a reader; a dash when it is gone."""
        record = self.get(register, uid)
        return "—" if record is None else self.name_of(register, record, lang)

    def name_of(self, register: str, record: Record, lang: str) -> str:
        """The same of a record at hand; one that borrows its name is called by its owner's."""
        declared = self.registers[register]
        lender = declared.by_key.get(declared.named_by or "")
        if lender is not None and record.get(lender.key) and isinstance(lender.kind, Reference):
            return self.title(lender.kind.register, record[lender.key], lang)
        return declared.title(record, lang)

    def above(self, register: str, record: Record) -> tuple[str, str] | None:
        """The record at the top of a line, as register and uid; None for what is no line."""
        declared = self.registers[register]
        if declared.parent is None:
            return None
        key = declared.parent_register
        above = record.get("register") if key == ANY else key
        uid = record.get(declared.parent)
        parent = self.get(above, uid) if above and uid else None
        if above is None or parent is None:
            return None
        return self.above(above, parent) or (above, str(uid))

    def find_record(self, register: str, text: str) -> str | None:
        """The one record whose number or whole name is ``text``; None when none or several."""
        wanted = fold(text).strip()
        if not wanted:
            return None
        table = schema.TABLES[register].c
        conditions = [table.sort == wanted, table.sort_ar == wanted]
        if "number" in self.registers[register].by_key:
            conditions.append(sa.func.lower(table.number) == text.strip().lower())
        query = sa.select(table.uid).where(table.removed.is_(False), sa.or_(*conditions))
        with self.reading() as connection:
            found = [row[0] for row in connection.execute(query.limit(2))]
        return found[0] if len(found) == 1 else None
