"""Writing lines: each change is one transaction under a title that names no one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import ranks
from artisanest_desktop.store import Transaction
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.lines.data import Line, Lines

ALREADY = _("Already in this list: change that line, or choose another.")


def owner(lines: Lines) -> Msg | str:
    """What a title calls the record that lines belong to."""
    above = saving.register_of(lines.session, lines.above)
    row = saving.store_of(lines.session).get(lines.above, str(lines.parent))
    return saving.about(lines.session, above, row)


def is_twice(lines: Lines, uid: str | None, values: Mapping[str, Any]) -> bool:
    """Whether another line already stands for the same pair."""
    key = _partner_key(lines.register)
    wanted = values.get(key) if key else None
    return wanted is not None and any(
        line.uid != uid and line.row.get(key) == wanted for line in lines.lines
    )


def _partner_key(register: Register) -> str:
    """What, with the record, a line exists once for."""
    return next((k for k in register.pair or () if k != register.parent), "")


def write(lines: Lines, uid: str | None, values: Mapping[str, Any]) -> str:
    """Set fields of a line, or let a new one be born with them; returns its uid."""
    register, store = lines.register, saving.store_of(lines.session)
    if uid is None:
        title = _("Added: %(lines)s · %(what)s") % {
            "lines": register.one,
            "what": owner(lines),
        }
        with store.transaction(title) as t:
            return _born(t, lines, values)
    field = register[next(iter(values))]
    line = lines.by_uid(uid)
    row = line.row if line is not None else None
    with store.transaction(saving.title(lines.session, field, register, row)) as t:
        key = _partner_key(register)
        if values.get(key) is not None and line is not None:
            return _another(t, lines, line, values)
        if (t.get(lines.key, uid) or {}).get("removed"):
            t.recover(lines.key, uid)  # someone took it away while it was being typed in
        t.set(lines.key, uid, values)
    return uid


def _born(t: Transaction, lines: Lines, values: Mapping[str, Any]) -> str:
    return add(t, lines, (values,))[0]


def add(t: Transaction, lines: Lines, many: Sequence[Mapping[str, Any]]) -> list[str]:
    """New lines after the last, in one go; what exists once for its pair is changed instead."""
    rank = _after_last(t, lines) if lines.is_ordered else None
    uids = []
    for values in many:
        born = {str(lines.register.parent): lines.parent, **values}
        if not is_twice(lines, None, values):
            born = {**lines.usual(), **born}
            if rank is not None:
                born["rank"] = rank
                rank = ranks.between(rank, None)
        uids.append(t.create(lines.key, born))
    return uids


def _after_last(t: Transaction, lines: Lines) -> str:
    """A rank after the last line; lines that came without one get theirs first."""
    last: str | None = None
    for line in lines.lines:
        rank = line.row.get("rank")
        if rank is None:
            rank = ranks.between(last, None)
            t.set(lines.key, line.uid, {"rank": rank})
        last = rank if last is None or rank > last else last
    return ranks.between(last, None)


def _another(t: Transaction, lines: Lines, line: Line, values: Mapping[str, Any]) -> str:
    """What exists once for its pair is another record when it stands for another one."""
    stored = {f.key: line.row.get(f.key) for f in lines.register.stored}
    new = t.create(lines.key, {**stored, **values})
    if new != line.uid:
        t.remove(lines.key, line.uid)
    return new


def remove(lines: Lines, uid: str) -> None:
    """Take a line away; the quiet line offers to undo it."""
    words = {"lines": lines.register.one, "what": owner(lines)}
    store = saving.store_of(lines.session)
    with store.transaction(_("Removed: %(lines)s · %(what)s") % words) as t:
        t.remove(lines.key, uid)
    lines.session.say(_("Removed — %(lines)s") % words)


def move(lines: Lines, uid: str, to: int) -> None:
    """Put a line at another place among the others."""
    others = [line for line in lines.lines if line.uid != uid]
    to = min(max(to, 0), len(others))
    if not lines.is_ordered or lines.place(uid) == to:
        return
    words = {"lines": lines.register.many, "what": owner(lines)}
    with saving.store_of(lines.session).transaction(_("Order: %(lines)s · %(what)s") % words) as t:
        t.bulk_set(lines.key, _ranks(others, uid, to))
    lines.session.say(_("Saved — order: %(lines)s") % words)


def _ranks(others: Sequence[Line], uid: str, to: int) -> dict[str, dict[str, str]]:
    """The one rank that changes; all of them where there is no room between two."""
    before = others[to - 1].row.get("rank") if to else None
    after = others[to].row.get("rank") if to < len(others) else None
    ranked = all(line.row.get("rank") is not None for line in others)
    if ranked and (before is None or after is None or before < after):
        return {uid: {"rank": ranks.between(before, after)}}
    uids = [line.uid for line in others]
    uids.insert(to, uid)
    return {u: {"rank": r} for u, r in zip(uids, ranks.spread(len(uids)), strict=True)}
