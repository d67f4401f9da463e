"""What receiving a package would come to: it is done, counted, and taken back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.store import merge, schema
from artisanest_desktop.store.errors import Newer

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Outlook:
    """What receiving would bring: new people on the list, new questions, erasings of others."""

    received: merge.Received
    people: int
    questions: int
    erased: int

    @property
    def brings_something(self) -> bool:
        """Whether anything would be another after it."""
        return bool(self.received.txns or self.erased)


class _Rehearsed(Exception):
    """Ends a rehearsal: all of it is taken back."""


def rehearse(store: Store, other: merge.Package) -> Outlook:
    """The outlook of a package; nothing of it stays."""
    if other.schema > schema.SCHEMA:
        raise Newer(merge.NEWER)
    if store.inside:
        raise RuntimeError("receiving is a transaction of its own")
    outlook: Outlook | None = None
    with suppress(_Rehearsed), store.writing() as connection:
        asked, people = _asked(connection), _people(connection)
        marks = set(connection.execute(sa.select(schema.erased.c.record)).scalars())
        done = merge.merge_into(connection, store, other)
        outlook = Outlook(
            done,
            len(_people(connection) - people),
            len(_asked(connection) - asked),
            len({mark[0] for mark in other.erased} - marks),
        )
        raise _Rehearsed
    assert outlook is not None
    return outlook


def _asked(connection: sa.Connection) -> set[tuple[str, str, str]]:
    q = schema.question.c
    rows = connection.execute(sa.select(q.register, q.record, q.field))
    return {(row[0], row[1], row[2]) for row in rows}


def _people(connection: sa.Connection) -> set[str]:
    member = schema.TABLES["member"].c
    return set(connection.execute(sa.select(member.uid).where(~member.removed)).scalars())
