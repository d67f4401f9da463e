"""The lines of one record as they are now: values, words, doubts, sums."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Finding
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.lines.columns import Column, bending, columns_of
from artisanest_desktop.ui.session import Session


@dataclass(slots=True)
class Line:
    """One line; ``words`` are those of its cells, ``doubts`` by field, ``asked`` are fields
    that two people wrote differently."""

    uid: str
    row: dict[str, Any]
    words: dict[str, str]
    doubts: dict[str, list[Finding]] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()


class Lines:
    """Reads the lines of ``parent`` in register ``key``."""

    def __init__(self, session: Session, key: str) -> None:
        self.session = session
        self.key = key
        self.register = saving.register_of(session, key)
        self.columns: list[Column] = columns_of(self.register, session.lang)
        self.parent: str | None = None
        self.lines: list[Line] = []

    @property
    def above(self) -> str:
        """The register of the record they belong to."""
        return str(self.register.parent_register)

    @property
    def is_ordered(self) -> bool:
        """Whether people put them in order themselves."""
        return self.register.line_order == ("rank",) and "rank" in self.register.by_key

    def read(self) -> None:
        """Read them again."""
        register = saving.register_of(self.session, self.key)
        if register is not self.register:  # a field of one's own came or went
            self.register, self.columns = register, columns_of(register, self.session.lang)
        store = saving.store_of(self.session)
        context = store.reader()
        rows = context.lines(self.key, self.parent) if self.parent else []
        doubtful = store.doubtful(self.key, [r["uid"] for r in rows]) if rows else set()
        asked: dict[str, set[str]] = {}
        for question in store.questions(self.key) if rows else ():
            asked.setdefault(question.uid, set()).add(question.field)
        self.lines = [
            self._line(dict(row), context, row["uid"] in doubtful, asked.get(row["uid"], set()))
            for row in rows
        ]

    def _line(self, row: dict[str, Any], context: Any, doubtful: bool, asked: set[str]) -> Line:
        row |= face.computed(self.register, row, context)
        sex = bending(row, self.register, context)
        if sex is not None:
            row["sex"] = sex
        line = Line(row["uid"], row, {}, asked=frozenset(asked))
        line.words = {c.key: c.words(row, self.session.lang) for c in self.columns}
        if doubtful:
            store = saving.store_of(self.session)
            for key, finding in store.findings(self.key, line.uid):
                line.doubts.setdefault(key, []).append(finding)
        return line

    def by_uid(self, uid: str | None) -> Line | None:
        """One of them."""
        return next((line for line in self.lines if line.uid == uid), None)

    def place(self, uid: str | None) -> int:
        """Where a line stands; after the last for one that is not born."""
        return next((n for n, line in enumerate(self.lines) if line.uid == uid), len(self.lines))

    def usual(self) -> dict[str, Any]:
        """What a new line begins with."""
        return {f.key: f.usual for f in self.register.fields if f.usual is not None}

    # Sums

    def summed(self) -> list[Column]:
        """The columns with a sum below them."""
        return [c for c in self.columns if c.field.summed]

    def total(self, declared: Field) -> Any:
        """The sum of a field, as stored; None when there is nothing to add."""
        values = [v for v in (line.row.get(declared.key) for line in self.lines) if v is not None]
        if len(values) < 2:
            return None
        if declared.kind.excel == "money":
            return sum(values)
        exact = sum((Decimal(str(v)) for v in values), Decimal(0))
        return f"{exact:f}"
