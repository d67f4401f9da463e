"""Is the file sound, and does it agree with its own journal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks, writes
from artisanest_desktop.store.engine import pragma
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.merge import settle_record

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store


def check(store: Store) -> list[Msg]:
    """Sentences about what is wrong; empty when the file is sound."""
    with store.reading() as connection:
        found: list[Msg] = []
        result = pragma(connection, "quick_check(5)")
        if result != "ok":
            found.append(_("The file is damaged: %(what)s") % {"what": str(result)})
            return found
        found += _sequences(connection)
        found += _records(connection, store)
        return found


def _sequences(connection: sa.Connection) -> list[Msg]:
    t = schema.txn.c
    query = sa.select(t.replica, sa.func.count(), sa.func.max(t.seq)).group_by(t.replica)
    return [
        _("%(n)s changes of the writer %(name)s are missing from the history.")
        % {"n": last - count, "name": replica}
        for replica, count, last in connection.execute(query)
        if count != last
    ]


def _records(connection: sa.Connection, store: Store) -> list[Msg]:
    c = schema.change.c
    found = []
    for register in REGISTERS:
        uids = list(
            connection.execute(
                sa.select(c.record).where(c.register == register).distinct()
            ).scalars()
        )
        for part in chunks(uids):
            rows = store.rows.read(connection, register, part)
            for uid, many in writes(connection, part).items():
                expected, _asked = settle_record(many)
                row = rows.get(uid)
                wrong = row is None or any(
                    row.get(k) != v for k, v in expected.items() if k != REMOVED
                )
                if wrong:
                    found.append(
                        _("A record (%(register)s) differs from its history.")
                        % {"register": REGISTERS[register].one}
                    )
    return found
