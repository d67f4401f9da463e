"""The next stamp of a store: after all it knows, but not dragged along by a wrong clock."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from artisanest_desktop.store import clock, schema
from artisanest_desktop.store.database import chunks


def next_stamp(connection: sa.Connection, replica: str, now_ms: int, records: Iterable[str]) -> str:
    """A stamp later than what is known, and than every write of ``records``.

    Stamps more than 24 hours ahead (a battery-dead clock somewhere) are passed over, except
    those of the very records that are written: a later edit always shows.
    """
    t, c = schema.txn.c, schema.change.c
    limit = clock.make(now_ms + clock.AHEAD_MS, 0xFFFF, "~")
    newest = sa.select(sa.func.max(t.stamp))
    last = connection.execute(newest.where(t.stamp <= limit)).scalar()
    stamp = clock.after(last, now_ms, replica)
    top = connection.execute(newest).scalar()
    if top is None or top <= stamp:
        return stamp
    for part in chunks(list(records)):
        theirs = connection.execute(
            newest.join_from(schema.txn, schema.change).where(c.record.in_(part))
        ).scalar()
        if theirs is not None and theirs >= stamp:
            stamp = clock.after(theirs, now_ms, replica)
    return stamp
