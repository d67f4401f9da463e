"""A row of a plain list that also tells a line of its record: the day of a session, a maker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artisanest_desktop.exchange.plan import REFUSED, Remark, Row
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.store import Context, Store
from artisanest_desktop.store.ids import derived_uid

SEVERAL = _("There are several of them here: change them one by one.")


def fed_lines(
    store: Store, register: Register, lines: Sequence[Line], rows: Sequence[Row]
) -> Iterator[tuple[str, list[Line]]]:
    """The lines that these rows tell, by their register; ``rows`` are those of the ``lines``."""
    for key, _names in register.feeds:
        declared = store.registers[key]
        told = [
            (line, row, line.fed[key])
            for line, row in zip(lines, rows, strict=True)
            if line.fed and line.fed.get(key) and row.uid and row.action != REFUSED
        ]
        context = store.reader()
        context.expect(register.key, {row.uid or "" for _line, row, _fields in told})
        found = []
        for line, row, fields in told:
            known = _known(context, declared, row.uid or "", fields)
            if known is None:
                row.remarks.append(Remark("", "several-lines", SEVERAL, "note"))
                continue
            parent = declared.parent or ""
            whole = {parent: row.uid, **fields}
            found.append(Line(line.index, line.row, whole, uid=known, again=line.again))
        if found:
            yield key, found


def _known(
    context: Context, declared: Register, parent: str, fields: Mapping[str, Any]
) -> str | None:
    """Which line is meant: the only one, or a new one; None when it could be any of several."""
    if declared.pair is not None:
        one, two = (parent if k == declared.parent else fields.get(k) for k in declared.pair)
        return derived_uid(declared.key, str(one), str(two))
    there = context.lines(declared.key, parent)
    if len(there) > 1:
        same = [r for r in there if all(r.get(k) == v for k, v in fields.items())]
        return str(same[0]["uid"]) if same else None
    return str(there[0]["uid"]) if there else derived_uid("fed", declared.key, parent)
