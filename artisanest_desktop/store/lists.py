"""The lists people can edit, as the rest of the program reads them: words, own fields, packs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from artisanest_desktop.i18n import Msg, TermEntry, Terms
from artisanest_desktop.i18n.terms import PARENTS, TABLES
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.model.registers import KEPT, REGISTERS
from artisanest_desktop.model.seeds import SEED_VERSION, SEEDED, seed_key, seed_rows
from artisanest_desktop.rules import (
    Choice,
    Date,
    Kind,
    Option,
    Quantity,
    Reference,
    Text,
    YesNo,
)
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks, get_setting, put_setting
from artisanest_desktop.store.ids import derived_uid
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.rows import Rows


def seed(connection: sa.Connection, rows: Rows, today: dt.date) -> None:
    """Put the shipped entries in; what a person edited is left (R11).

    Seeds are the ground the journal stands on: they are written without it, identified by
    their code, so that two devices hold the same ones.
    """
    if get_setting(connection, "seeds") == SEED_VERSION:
        return
    for register in SEEDED:
        records = _left_alone(connection, rows, register, _shipped(register))
        known = rows.read(connection, register, [r["uid"] for r in records])
        rows.insert(
            connection, register, [r for r in records if r["uid"] not in known], today, bare=True
        )
        _renew(connection, rows, register, [r for r in records if r["uid"] in known], today)
    put_setting(connection, "seeds", SEED_VERSION)


def _shipped(register: str) -> list[dict[str, Any]]:
    """The rows of a seed file with their identity; what they name by its code, by its own."""
    named = {
        f.key: f.kind.register
        for f in REGISTERS[register].fields
        if isinstance(f.kind, Reference)
    }
    records = []
    for values in seed_rows(register):
        uid = derived_uid(register, seed_key(register, values))
        seen = {key: derived_uid(named[key], values[key]) for key in named if key in values}
        records.append({**values, **seen, "uid": uid, REMOVED: False})
    return records


def _left_alone(
    connection: sa.Connection, rows: Rows, register: str, records: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Without the lines of a record that someone changed, be it by one of its lines; without what
    was erased."""
    gone = set(connection.execute(sa.select(schema.erased.c.record)).scalars())
    declared = REGISTERS[register]
    parent, above = declared.parent, declared.parent_register
    touched: set[str] = set()
    if parent is not None and above is not None:
        lines = rows.read(connection, register, list(_edited(connection, register)))
        touched = gone | _edited(connection, above) | {line[parent] for line in lines.values()}
    return [
        r for r in records if r["uid"] not in gone and (parent is None or r[parent] not in touched)
    ]


def _edited(connection: sa.Connection, register: str) -> set[str]:
    c = schema.change.c
    query = sa.select(c.record).where(c.register == register)
    return set(connection.execute(query.distinct()).scalars())


def _renew(
    connection: sa.Connection,
    rows: Rows,
    register: str,
    records: list[dict[str, Any]],
    today: dt.date,
) -> None:
    edited = _edited(connection, register)
    fresh = rows.read(connection, register, [r["uid"] for r in records])
    rows.update(
        connection,
        register,
        [{**fresh[r["uid"]], **r} for r in records if r["uid"] not in edited],
        today,
    )


def read_terms(
    connection: sa.Connection,
    title: Callable[[str, str, str], str],
    find: Callable[[str, str], str | None],
) -> Terms:
    """The words of this store's lists."""
    tables: dict[str, dict[str, TermEntry]] = {}
    for register in TABLES:
        t = schema.TABLES[register].c
        above = PARENTS.get(register)
        parent: Any = sa.null() if above is None else t[above]
        query = sa.select(t.uid, t.code, t.name, t.name_ar, t.name_en, t.aliases, parent)
        entries = {}
        for uid, code, fr, ar, en, aliases, place in connection.execute(
            query.where(t.removed.is_(False)).order_by(t.id)
        ):
            spellings = tuple(a.strip() for a in (aliases or "").split(";") if a.strip())
            lies_in = (above, place) if above and place else None
            entries[code or uid] = TermEntry(fr or "", ar or "", en or "", spellings, lies_in)
        tables[register] = entries
    return Terms(tables, titles=title, find_record=find)


def _own_kind(kind: str | None, options: str | None) -> Kind:
    if kind == "number":
        return Quantity()
    if kind == "date":
        return Date()
    if kind == "yes_no":
        return YesNo()
    if kind == "list":
        words = [w.strip() for w in (options or "").split(";") if w.strip()]
        return Choice(tuple(Option(w, Msg(w)) for w in words))
    return Text()


def read_registers(connection: sa.Connection, today: dt.date) -> dict[str, Register]:
    """Every register as it is today: own fields added, packs no programme uses left out."""
    p = schema.TABLES["programme"].c
    query = sa.select(p.pack, p.until).where(p.removed.is_(False), p.pack.is_not(None))
    packs = {
        pack for pack, until in connection.execute(query) if not until or until >= today.isoformat()
    }
    own = _own_fields(connection)
    found = {}
    for key, register in REGISTERS.items():
        fields = tuple(f for f in register.fields if f.pack is None or f.pack in packs)
        fields += own.get(key, ())
        # Columns of packs that are off stay in the table and keep what they hold.
        found[key] = register if fields == register.fields else replace(register, fields=fields)
    return found


def refresh_own(
    connection: sa.Connection, terms: Terms, today: dt.date, fields: Iterable[str]
) -> dict[str, set[str]]:
    """Own fields came, went or changed: what is derived from their values is made anew.

    Returns the records that hold one, by register. Their values may have come before the field.
    """
    found: dict[str, set[str]] = {}
    rows = Rows(read_registers(connection, today), terms)
    for declared in KEPT:
        register = declared.key
        table = schema.TABLES[register].c
        holding = sa.or_(*(table.own.contains(f"own.{uid}", autoescape=True) for uid in fields))
        uids = connection.execute(sa.select(table.uid).where(holding)).scalars().all()
        for part in chunks(uids):
            records = list(rows.read(connection, register, part).values())
            rows.update(connection, register, records, today, [()] * len(records))
        if uids:
            found[register] = set(uids)
    return found


def _own_fields(connection: sa.Connection) -> Mapping[str, tuple[Field, ...]]:
    o = schema.TABLES["own_field"].c
    query = sa.select(o.uid, o.name, o.register, o.kind, o.options, o.private)
    found: dict[str, tuple[Field, ...]] = {}
    for uid, name, register, kind, options, private in connection.execute(
        query.where(o.removed.is_(False)).order_by(o.id)
    ):
        if not name:
            continue
        field = Field(
            f"own.{uid}",
            _own_kind(kind, options),
            Msg(name),
            "own",
            private=bool(private),
            own=True,
            summed=kind == "number",
        )
        key = register or "member"
        found[key] = (*found.get(key, ()), field)
    return found
