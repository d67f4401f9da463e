"""Rows that bear the identity of another: copied in the sheet, or whose identity was lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from artisanest_desktop.exchange.identity import Base
from artisanest_desktop.exchange.plan import Remark
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.store.ids import derived_uid


def settle_copies(
    lines: Sequence[Line], base: Base | None, document: str, register: Register
) -> None:
    """One row for each identity: the nearest to what left; its copies become new records."""
    if base is not None:
        _recover(lines, base, bool(register.prefix))
    groups: dict[str, list[Line]] = {}
    for line in lines:
        if line.uid:
            groups.setdefault(line.uid, []).append(line)
    for uid, same in groups.items():
        if len(same) == 1:
            continue
        left = _base_fields(base, uid)
        original = max(same, key=lambda line: _likeness(line, left))
        for line in same:
            if line is not original:
                _make_copy(line, uid, document, bool(register.prefix))


def _make_copy(line: Line, uid: str, document: str, numbered: bool) -> None:
    content = repr(sorted(line.fields.items()))
    line.uid = derived_uid("copy", document, uid, content)
    line.copied = True
    if numbered:  # the copied number belongs to the original
        line.fields.pop("number", None)
    text = _("A copied row: it becomes a record of its own.")
    line.remarks.append(Remark("", "copied-row", text, "check"))


def _recover(lines: Sequence[Line], base: Base, numbered: bool) -> None:
    """Rows whose identity was deleted: by their number, else by being as they left."""
    lost = [line for line in lines if not line.uid]
    taken = {line.uid for line in lines if line.uid}
    if not lost:
        return
    numbers = _by_number(base) if numbered else {}
    whole: dict[str, list[str]] = {}
    for uid in base.rows:
        whole.setdefault(_content(_base_fields(base, uid)), []).append(uid)
    for line in lost:
        number = line.fields.get("number") if numbered else None
        alike = [numbers.get(str(number), "")] if number else whole.get(_content(line.fields), ())
        found = next((uid for uid in alike if uid and uid not in taken), None)
        if found is not None:
            line.uid = found
            taken.add(found)


def _by_number(base: Base) -> dict[str, str]:
    if "number" not in base.keys:
        return {}
    at = base.keys.index("number")
    return {str(values[at]): uid for uid, values in base.rows.items() if values[at]}


def _base_fields(base: Base | None, uid: str) -> dict[str, Any]:
    if base is None or uid not in base.rows:
        return {}
    values = zip(base.keys, base.rows[uid], strict=False)
    return {k: v for k, v in values if v is not None}


def _content(fields: dict[str, Any]) -> str:
    return repr(sorted(fields.items()))


def _likeness(line: Line, left: dict[str, Any]) -> int:
    return sum(line.fields.get(k) == v for k, v in left.items())
