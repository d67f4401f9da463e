"""What people decided of records that look alike: read from the register ``likeness``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Reference
from artisanest_desktop.store import schema
from artisanest_desktop.store.ids import derived_uid

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store
    from artisanest_desktop.store.transaction import Transaction

SAME, TWO = "same", "two"
#: Uids in their order.
PairOf = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs that are ``two``; pairs that are the ``same``, with the record that was kept."""

    two: frozenset[PairOf]
    same: Mapping[PairOf, str]


def pair_of(one: str, other: str) -> PairOf:
    """Two uids in their order."""
    return (one, other) if one <= other else (other, one)


def read(store: Store, register: str) -> Verdicts:
    """All that was decided of the records of a register and still stands."""
    with store.reading() as connection:
        return _read(connection, register)


def _read(connection: sa.Connection, register: str) -> Verdicts:
    c = schema.TABLES["likeness"].c
    query = sa.select(c.one, c.other, c.verdict, c.kept).where(
        c.register == register, c.removed.is_(False)
    )
    two: set[PairOf] = set()
    same: dict[PairOf, str] = {}
    for one, other, verdict, kept in connection.execute(query):
        if verdict == TWO:
            two.add((one, other))
        elif verdict == SAME and kept:
            same[one, other] = kept
    return Verdicts(frozenset(two), same)


def decide(
    t: Transaction, register: str, one: str, other: str, verdict: str, kept: str | None = None
) -> None:
    """Keep what a person says of a pair; there is one record of it on every device."""
    first, second = pair_of(one, other)
    values = {"register": register, "one": first, "other": second}
    t.create("likeness", {**values, "verdict": verdict, "kept": kept})


def aliases(store: Store, register: str) -> dict[str, str]:
    """Identities that mean another record today: of those that were united, the kept one."""
    with store.reading() as connection:
        return _aliases(connection, register)


def lines_today(store: Store, declared: Register, uids: Sequence[str]) -> dict[str, str]:
    """The same for lines that exist once per pair, when one of the pair was united: the line was
    made anew under the kept one."""
    means: dict[str, str] = {}
    for key in declared.pair or ():
        kind = declared[key].kind
        if isinstance(kind, Reference):
            means |= aliases(store, kind.register)
    found: dict[str, str] = {}
    for uid, record in store.get_many(declared.key, list(uids)).items() if means else ():
        was = [str(record[key]) for key in declared.pair or ()]
        now = [means.get(one, one) for one in was]
        if record["removed"] and now != was:
            found[uid] = derived_uid(declared.key, *now)
    return found


def _aliases(connection: sa.Connection, register: str) -> dict[str, str]:
    straight: dict[str, str] = {}
    for (one, other), kept in sorted(_read(connection, register).same.items()):
        straight.setdefault(other if kept == one else one, kept)
    found = {}
    for uid, kept in straight.items():
        met = {uid}
        while kept in straight and kept not in met:
            met.add(kept)
            kept = straight[kept]
        if kept != uid:
            found[uid] = kept
    return found


def united_with(connection: sa.Connection, register: str, uid: str) -> list[str]:
    """The identities that a record stands for besides its own."""
    return sorted(other for other, kept in _aliases(connection, register).items() if kept == uid)
