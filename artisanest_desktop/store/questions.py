"""Open questions: a field that two people wrote differently without knowing of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks, writes
from artisanest_desktop.store.journal import REMOVED, Write, heads

if TYPE_CHECKING:
    from artisanest_desktop.store.records import Records


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the values: who wrote it, when (UTC ISO text, minutes of offset), in what."""

    value: Any
    author: str
    at: str
    offset: int
    txn: str


@dataclass(frozen=True, slots=True)
class Question:
    """A field with several values; the first is the one on show."""

    register: str
    uid: str
    field: str
    answers: tuple[Answer, ...]


def read_questions(store: Records, register: str | None, uid: str | None) -> list[Question]:
    """The open questions of the store, a register or a record."""
    q = schema.question.c
    query = sa.select(q.register, q.record, q.field).order_by(q.register, q.record, q.field)
    if register is not None:
        query = query.where(q.register == register)
    if uid is not None:
        query = query.where(q.record == uid)
    with store.reading() as connection:
        rows = connection.execute(query).all()
        found = writes(connection, {row[1] for row in rows})
        known = _tellers(connection, {w.txn.uid for ws in found.values() for w in ws})
    questions = []
    for name, record, field in rows:
        answers: dict[Any, Answer] = {}
        for head in heads(w for w in found.get(record, []) if w.field == field):
            author, at, offset = known[head.txn.uid]
            answers.setdefault(head.after, Answer(head.after, author, at, offset, head.txn.uid))
        if field == REMOVED:
            record_now = Answer(False, "", "", 0, "")
            answers = {False: answers.get(False, record_now), **answers}
        questions.append(Question(name, record, field, tuple(answers.values())))
    return questions


def last_writes(store: Records, fields: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Answer]:
    """The write that each of these fields (of a record) shows: who, when, in what."""
    wanted = set(fields)
    with store.reading() as connection:
        found = writes(connection, {uid for uid, _key in wanted})
        by_field: dict[tuple[str, str], list[Write]] = {}
        for uid, many in found.items():
            for write in many:
                if (uid, write.field) in wanted:
                    by_field.setdefault((uid, write.field), []).append(write)
        top = {cell: heads(many)[0] for cell, many in by_field.items()}
        known = _tellers(connection, {h.txn.uid for h in top.values()})
    return {c: Answer(h.after, *known[h.txn.uid], h.txn.uid) for c, h in top.items()}


def _tellers(connection: sa.Connection, txns: set[str]) -> dict[str, tuple[str, str, int]]:
    """Author, moment and offset of transactions."""
    t = schema.txn.c
    found: dict[str, tuple[str, str, int]] = {}
    for part in chunks(sorted(txns)):
        query = sa.select(t.uid, t.author, t.at, t.offset).where(t.uid.in_(part))
        found.update({row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)})
    return found
