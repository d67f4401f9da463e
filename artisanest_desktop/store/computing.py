"""What many records come to: values that are made from the record, its lines and what it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.model.fields import Field
from artisanest_desktop.store.database import chunks

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

#: How many records are asked together: what they hang on need not be held for all at once.
_AT_ONCE = 250


def computed(
    store: Store, connection: sa.Connection, register: str, ids: Sequence[int], fields: list[Field]
) -> Iterator[tuple[int, list[Any]]]:
    """Each row id, in that order, with its values of these computed fields."""
    for part in chunks(list(ids), _AT_ONCE):
        records = store.rows.read(connection, register, part, by="id")
        by_id = {record["id"]: record for record in records.values()}
        context = store.reader()
        context.expect(register, list(records))
        for row_id in part:
            record = by_id.get(row_id)
            if record is not None:
                yield row_id, [f.compute(record, context) for f in fields if f.compute]


def keep(
    store: Store,
    connection: sa.Connection,
    register: str,
    ids: Sequence[int],
    where: Mapping[Field, Any],
) -> Iterator[int]:
    """Those rows whose computed values are among the wanted ones."""
    if not where:
        yield from ids
        return
    wanted = [_several(value) for value in where.values()]
    for row_id, values in computed(store, connection, register, ids, list(where)):
        if all(_is_among(v, some) for v, some in zip(values, wanted, strict=True)):
            yield row_id


def _several(wanted: Any) -> Sequence[Any]:
    return list(wanted) if isinstance(wanted, list | tuple | set) else [wanted]


def _is_among(value: Any, wanted: Sequence[Any]) -> bool:
    return (None if value == "" else value) in wanted
