"""What lists ask of a register: ids in order, a window of plain rows, counts and totals."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from artisanest_desktop.i18n import Language
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Kind, Quantity, Whole
from artisanest_desktop.rules.folding import fold
from artisanest_desktop.store import computing, schema
from artisanest_desktop.store.database import chunks
from artisanest_desktop.store.search import Haystack, needles

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

Sort = Sequence[tuple[str, bool]]
Where = Mapping[str, Any]

#: How many screenfuls from the top are looked through before everything is.
_HEAD = 4

#: Filters that are not fields: rows with something to check, rows with an open question.
CHECK, QUESTION = "~check", "~question"


class _Asked(NamedTuple):
    """What an order of rows depends on."""

    register: str
    where: tuple[tuple[str, Any], ...]
    sort: tuple[tuple[str, bool], ...]
    removed: bool
    lang: str


def _frozen(where: Where) -> tuple[tuple[str, Any], ...]:
    pairs = ((k, tuple(v) if isinstance(v, list | set) else v) for k, v in where.items())
    return tuple(sorted(pairs, key=repr))


class Query:
    """Reading for lists; remembers the order of each register until something changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._orders: dict[_Asked, list[int]] = {}
        self._haystacks: dict[str, Haystack] = {}
        self._searching = threading.RLock()

    def forget(self, touched: Mapping[str, Iterable[str]]) -> None:
        """These records of these registers changed; none named means: anything may have."""
        with self._searching:
            self._orders = {k: v for k, v in self._orders.items() if self._holds(k, touched)}
            for register, uids in touched.items():
                if register in self._haystacks:
                    self._haystacks[register].mark(uids)

    def _holds(self, asked: _Asked, touched: Mapping[str, Iterable[str]]) -> bool:
        """Whether an order is still true; one by a computed value hangs on other registers too."""
        if asked.register in touched:
            return False
        keys = [key for key, _wanted in (*asked.where, *asked.sort)]
        return not any(self._is_computed(asked.register, key) for key in keys)

    def _is_computed(self, register: str, key: str) -> bool:
        field = self._store.registers[register].by_key.get(key)
        return field is not None and field.compute is not None

    def _parted(self, register: str, where: Where) -> tuple[dict[str, Any], dict[Field, Any]]:
        """What the database can be asked, and what every row has to be asked for."""
        stored = {k: v for k, v in where.items() if not self._is_computed(register, k)}
        fields = self._store.registers[register].by_key
        return stored, {fields[k]: v for k, v in where.items() if k not in stored}

    def find(
        self,
        register: str,
        search: str = "",
        where: Where | None = None,
        sort: Sort = (),
        removed: bool = False,
        lang: str = "fr",
        limit: int | None = None,
    ) -> list[int]:
        """Row ids in order; every word of ``search`` is somewhere in the record.

        ``limit`` is for the first screenful: it stops as soon as it has that many.
        """
        wanted = needles(fold(search).split())
        with self._store.reading() as connection, self._searching:
            asked = _Asked(register, _frozen(where or {}), tuple(sort), removed, lang)
            if not wanted and limit and asked not in self._orders:
                return self._make_order(connection, asked, limit)[:limit]
            order = self._order(connection, asked)
            if not wanted:
                return order[:limit] if limit else list(order)
            haystack = self._haystack(register)
            haystack.refresh(connection)
            if limit:
                found = haystack.among(order[:limit], wanted)
                if len(found) * _HEAD > limit:  # as many further down: a few screenfuls will do
                    found += haystack.among(order[limit : _HEAD * limit], wanted)
                if len(found) >= limit:
                    return found[:limit]
            hits = haystack.everywhere(wanted)
        return list(islice(filter(hits.__contains__, order), limit)) if hits else []

    def count(self, register: str, search: str = "", where: Where | None = None) -> int:
        """How many rows a search and filters leave."""
        if search or self._parted(register, where or {})[1]:
            return len(self.find(register, search, where))
        query = sa.select(sa.func.count()).select_from(schema.TABLES[register])
        query = query.where(*self._conditions(register, where or {}, False))
        with self._store.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def _order(self, connection: sa.Connection, asked: _Asked) -> list[int]:
        order = self._orders.get(asked)
        if order is None:
            order = self._orders[asked] = self._make_order(connection, asked)
        return order

    def _make_order(
        self, connection: sa.Connection, asked: _Asked, limit: int | None = None
    ) -> list[int]:
        stored, computed = self._parted(asked.register, dict(asked.where))
        if not computed:
            return self._stored_order(connection, asked, stored, limit)
        order = self._stored_order(connection, asked, stored)
        kept = computing.keep(self._store, connection, asked.register, order, computed)
        return list(islice(kept, limit))

    def _stored_order(
        self, connection: sa.Connection, asked: _Asked, where: Where, limit: int | None = None
    ) -> list[int]:
        register, sort, lang = asked.register, asked.sort, asked.lang
        table = schema.TABLES[register]
        title = table.c.sort_ar if lang == "ar" else table.c.sort
        query = sa.select(table.c.id).where(*self._conditions(register, where, asked.removed))
        declared = self._store.registers[register]
        titles = {"", "~title", *declared.sort[:1]}
        if not sort or sort[0][0] in titles:
            down = bool(sort and sort[0][1])
            by = title.desc() if down else title
            return list(connection.scalars(query.order_by(by, table.c.id).limit(limit)))
        name, down = sort[0]
        field = declared[name]
        language = self._store.language(lang)
        query = query.order_by(title, table.c.id)
        if field.compute is not None:  # every row has to be asked for it
            ids = list(connection.execute(query).scalars())
            asked_of = computing.computed(self._store, connection, register, ids, [field])
            return _sorted([(i, values[0]) for i, values in asked_of], field, language, down)
        column = table.c.own if field.own else table.c[field.column]
        rows = connection.execute(query.add_columns(column)).all()
        return _sorted(rows, field, language, down)

    def _conditions(self, register: str, where: Where, removed: bool) -> list[Any]:
        table = schema.TABLES[register]
        conditions: list[Any] = [table.c.removed.is_(removed)]
        for key, wanted in where.items():
            if key == CHECK:
                f = schema.finding.c
                inner = sa.select(f.record).where(f.register == register)
                conditions.append(table.c.uid.in_(inner))
            elif key == QUESTION:
                q = schema.question.c
                inner = sa.select(q.record).where(q.register == register)
                conditions.append(table.c.uid.in_(inner))
            else:
                conditions.append(self._is(register, key, wanted))
        return conditions

    def _is(self, register: str, key: str, wanted: Any) -> Any:
        field = self._store.registers[register][key]
        table = schema.TABLES[register]
        if field.own:
            column: Any = table.c.own.op("->>")(f'$."{key}"')
        else:
            column = table.c[field.column]
        values = list(wanted) if isinstance(wanted, list | tuple | set) else [wanted]
        known = [v for v in values if v is not None]
        parts = [column.in_(known)] if known else []
        if len(known) < len(values):
            parts.append(column.is_(None))
        return sa.or_(*parts) if parts else sa.false()

    def _haystack(self, register: str) -> Haystack:
        found = self._haystacks.get(register)
        if found is None:
            words = self._store.words_of
            found = Haystack(register, lambda codes: words(register, codes))
            self._haystacks[register] = found
        return found

    def window(
        self, register: str, ids: Sequence[int], keys: Sequence[str]
    ) -> list[tuple[Any, ...]]:
        """``(uid, *values)`` of each id, in that order; stored values, own fields too."""
        table = schema.TABLES[register]
        fields = [self._store.registers[register].by_key.get(k) for k in keys]
        columns: list[Any] = [table.c.id, table.c.uid]
        own = any(f is not None and f.own for f in fields)
        for field in fields:
            stored = field is not None and not field.own and field.compute is None
            columns.append(table.c[field.column] if field and stored else sa.null())
        if own:
            columns.append(table.c.own)
        found: dict[int, tuple[Any, ...]] = {}
        with self._store.reading() as connection:
            for part in chunks(list(ids)):
                for row in connection.execute(sa.select(*columns).where(table.c.id.in_(part))):
                    values = tuple(row)[1 : 2 + len(keys)]
                    if own:
                        extra = json.loads(row[-1] or "{}")
                        values = (
                            values[0],
                            *(
                                extra.get(f.key) if f is not None and f.own else v
                                for f, v in zip(fields, values[1:], strict=True)
                            ),
                        )
                    found[row[0]] = values
        return [found[i] for i in ids if i in found]

    def values(
        self, register: str, key: str, where: Where | None = None
    ) -> list[tuple[Any, int]]:
        """The values a field takes and how often, most frequent first; for filter chips."""
        table = schema.TABLES[register]
        field = self._store.registers[register][key]
        if field.compute is not None:
            return Counter(self._values_of(register, field, where)).most_common()
        column: Any = table.c.own.op("->>")(f'$."{key}"') if field.own else table.c[field.column]
        query = (
            sa.select(column, sa.func.count())
            .where(*self._conditions(register, where or {}, False))
            .group_by(column)
            .order_by(sa.func.count().desc())
        )
        with self._store.reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(query)]

    def _values_of(
        self, register: str, field: Field, where: Where | None, ids: Sequence[int] | None = None
    ) -> list[Any]:
        """A computed field's values, of rows that fit or of those named."""
        rows = self.find(register, where=where) if ids is None else ids
        with self._store.reading() as connection:
            found = computing.computed(self._store, connection, register, rows, [field])
            return [values[0] for _row_id, values in found]

    def total(self, register: str, key: str, ids: Sequence[int] | None = None) -> int | float:
        """The sum of a number field, over some rows or all."""
        table = schema.TABLES[register]
        field = self._store.registers[register][key]
        if field.compute is not None:
            exact = sum(Decimal(str(v or 0)) for v in self._values_of(register, field, None, ids))
            return int(exact) if exact == int(exact) else float(exact)
        column: Any = (
            sa.cast(table.c.own.op("->>")(f'$."{key}"'), sa.Numeric(asdecimal=False))
            if field.own
            else table.c[field.column]
        )
        query = sa.select(sa.func.coalesce(sa.func.sum(column), 0))
        query = query.where(table.c.removed.is_(False))
        with self._store.reading() as connection:
            if ids is None:
                return connection.execute(query).scalar_one()
            return sum(
                connection.execute(query.where(table.c.id.in_(part))).scalar_one()
                for part in chunks(list(ids))
            )


def _order_of(kind: Kind, value: Any, lang: Language) -> tuple[float, str]:
    """Numbers as numbers, all else by its words; an own field may have been of another kind."""
    if isinstance(kind, Quantity) or isinstance(value, bool | int | float):
        with suppress(ValueError):
            return float(value), ""
    return inf, fold(kind.format(value, lang)) if kind.excel != "date" else str(value)


def _sorted(rows: Sequence[Any], field: Field, lang: Language, down: bool) -> list[int]:
    """Ids by a field's value as its reader sees it; empty ones last either way."""
    keys: dict[Any, Any] = {}
    filled: list[tuple[Any, int]] = []
    empty: list[int] = []
    kind = field.kind
    raw = not field.own and (kind.excel in ("date", "bool", "money") or isinstance(kind, Whole))
    for row_id, value in rows:
        if field.own:
            value = json.loads(value or "{}").get(field.key)
        if value is None or value == "":
            empty.append(row_id)
            continue
        key = keys.get(value)
        if key is None:
            key = keys[value] = value if raw else _order_of(kind, value, lang)
        filled.append((key, row_id))
    filled.sort(key=lambda pair: pair[0], reverse=down)
    return [row_id for _key, row_id in filled] + empty
