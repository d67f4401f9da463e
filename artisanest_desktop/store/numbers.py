"""The numbers people see (``M-0042``): labels given once, never reused, not identities (R2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Finding
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import get_setting, put_setting

_DIGITS = re.compile(r"(\d+)\s*$")


def _key(register: Register) -> str:
    return f"last_number.{register.key}"


def next_numbers(connection: sa.Connection, register: Register, count: int) -> list[str]:
    """The next free numbers; they count as given from now on."""
    if not count:
        return []
    last = get_setting(connection, _key(register), 0)
    put_setting(connection, _key(register), last + count)
    return [f"{register.prefix}{n:04d}" for n in range(last + 1, last + count + 1)]


def free_number(connection: sa.Connection, register: Register) -> str:
    """The number the program would give next; looking does not take it."""
    return f"{register.prefix}{get_setting(connection, _key(register), 0) + 1:04d}"


def note_typed(
    connection: sa.Connection, register: Register, numbers: Iterable[str | None]
) -> None:
    """Numbers that were typed or received are not given again."""
    found = [m for n in numbers if n and n.startswith(register.prefix) and (m := _DIGITS.search(n))]
    highest = max((int(m.group(1)) for m in found if len(m.group(1)) <= 9), default=0)
    if highest > get_setting(connection, _key(register), 0):
        put_setting(connection, _key(register), highest)


def refresh_doubles(connection: sa.Connection, register: str) -> None:
    """List the records that bear a number another bears too as "to check"."""
    f, t = schema.finding, schema.TABLES[register]
    connection.execute(f.delete().where(f.c.register == register, f.c.rule == "number-twice"))
    twice = (
        sa.select(t.c.number)
        .where(t.c.removed.is_(False), t.c.number.is_not(None))
        .group_by(t.c.number)
        .having(sa.func.count() > 1)
    )
    rows = sa.select(
        sa.literal(register), t.c.uid, sa.literal("number"), sa.literal("number-twice")
    ).where(t.c.removed.is_(False), t.c.number.in_(twice))
    connection.execute(f.insert().from_select(["register", "record", "field", "rule"], rows))


def double_finding(number: str) -> Finding:
    """What is said when two records bear one number."""
    text = _("The number %(number)s is borne by two records.") % {"number": number}
    return Finding("number-twice", text)
