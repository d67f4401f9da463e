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

#: Figures of a number that has no year in it, and after a year.
_WIDTH, _WIDTH_IN_YEAR = 4, 3


def _key(register: Register, year: int) -> str:
    """Where the last number given is kept: one row of numbers, or one for each year."""
    yearly = f".{year}" if "{year}" in register.prefix else ""
    return f"last_number.{register.key}{yearly}"


def _number(register: Register, year: int, n: int) -> str:
    width = _WIDTH_IN_YEAR if "{year}" in register.prefix else _WIDTH
    return f"{register.prefix.format(year=year)}{n:0{width}d}"


def next_numbers(
    connection: sa.Connection, register: Register, count: int, year: int
) -> list[str]:
    """The next free numbers; they count as given from now on."""
    if not count:
        return []
    key = _key(register, year)
    last = get_setting(connection, key, 0)
    put_setting(connection, key, last + count)
    return [_number(register, year, n) for n in range(last + 1, last + count + 1)]


def free_number(connection: sa.Connection, register: Register, year: int) -> str:
    """The number the program would give next; looking does not take it."""
    return _number(register, year, get_setting(connection, _key(register, year), 0) + 1)


def note_typed(
    connection: sa.Connection, register: Register, numbers: Iterable[str | None]
) -> None:
    """Numbers that were typed or received are not given again."""
    shape = re.compile(re.escape(register.prefix).replace(r"\{year\}", r"(\d{4})") + r".*?(\d+)\s*")
    highest: dict[str, int] = {}
    for number in numbers:
        found = shape.fullmatch(number or "")
        if found is not None and len(found[found.re.groups]) <= 9:
            key = _key(register, int(found[1]))
            highest[key] = max(highest.get(key, 0), int(found[found.re.groups]))
    for key, n in highest.items():
        if n > get_setting(connection, key, 0):
            put_setting(connection, key, n)


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
