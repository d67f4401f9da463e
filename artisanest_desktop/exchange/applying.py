"""A plan → one transaction, after a safety copy; refused when the store changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange import joining, sendings
from artisanest_desktop.exchange.book import Progress, tick
from artisanest_desktop.exchange.plan import NEW, REFUSED, Plan, Received, Row
from artisanest_desktop.exchange.planning import remember
from artisanest_desktop.exchange.reporting import report
from artisanest_desktop.i18n import _
from artisanest_desktop.rules import Stored
from artisanest_desktop.store import Store, Transaction, documents, verdicts
from artisanest_desktop.store.collecting import many_objects
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.returning import returned_stamp

#: How many records are handed over between two looks at whether the person said stop.
_STEP = 1000


@dataclass(frozen=True, slots=True)
class Applied:
    """``txn`` undoes it all (None: nothing to do); ``counts`` by action; the safety copy."""

    txn: str | None
    counts: dict[str, int]
    backup: Path | None


def apply(store: Store, what: Received | Plan, progress: Progress | None = None) -> Applied:
    """Write what the plans say, all or nothing; questions and refused rows stay as they are."""
    found = what if isinstance(what, Received) else Received(what.name, what.sheets, [what])
    if store.read_only:
        raise Refusal(_("This file was opened for reading only: nothing was changed."))
    decisions = [(plan.register, *one) for plan in found.plans for one in joining.decided(plan)]
    found = joining.settled(found, store.registers)
    for plan in found.plans:
        _refuse_stale(store, plan)
    for plan in found.plans:
        if plan.corrected:
            remember(store, plan)
    if not (found.applies or decisions):
        sendings.note_merged(store, found, None)
        return Applied(None, found.counts, None)
    tick(progress, 5)
    copy = store.backup("import")
    tick(progress, 15)
    title = _("Import %(name)s") % {"name": found.name}
    with many_objects(), store.transaction(title, kind="import") as t:
        t.report = report(found)
        steps = _Steps(progress, found.writes)
        for part in (_come_back, _write, _ask, _answer):
            part(t, found, steps)
            if part is _write:
                for decision in decisions:
                    verdicts.decide(t, *decision)
            t.split()
        tick(progress, 90)
    sendings.note_merged(store, found, t.uid)
    tick(progress, 100)
    return Applied(t.uid, found.counts, copy)


class _Steps:
    """How far the writing is, in the person's percents."""

    def __init__(self, progress: Progress | None, of: int) -> None:
        self._progress = progress
        self._of = max(of, 1)
        self._done = 0

    def __call__(self, more: int) -> None:
        tick(self._progress, 15 + 70 * self._done // self._of)
        self._done += more


def _come_back(t: Transaction, found: Received, steps: _Steps) -> None:
    """What a workbook of ours brings, as written when it left: what was written here since is
    beside it, not before (R5)."""
    plans = [plan for plan in found.plans if plan.stamp]
    for plan in plans:
        t.seen, t.stamp = plan.knew, plan.stamp
        _write_own_fields(t, plan)
    for plan in plans:
        _write_new(t, plan, steps, again=False)
        rows = [row for row in plan.rows if row.action != NEW and row.left_as]
        for part in _parts(rows, steps):
            came = [(row, keys) for row in part if (keys := row.came_back())]
            t.load(plan.register, [str(row.uid) for row, _keys in came])
            for row, keys in came:
                t.receive(plan.register, str(row.uid), {k: row.fields[k] for k in keys})
                t.left_as(plan.register, str(row.uid), row.left_as)


def _write(t: Transaction, found: Received, steps: _Steps) -> None:
    """What has seen all that is here: plain lists, and whatever the person decided."""
    for plan in found.plans:
        if not plan.stamp:
            _write_own_fields(t, plan)
        _write_new(t, plan, steps, again=bool(plan.stamp))
        for part in _parts([row for row in plan.rows if row.action != NEW], steps):
            written = [(str(row.uid), _written(row)) for row in part if row.uid and _decides(row)]
            t.load(plan.register, [uid for uid, values in written if any(values)])
            for uid, (plain, certain) in written:
                if plain:
                    t.set(plan.register, uid, plain)
                for key, value in certain.items():
                    t.settle(plan.register, uid, key, value)
        for uid in plan.gone:
            t.remove(plan.register, uid)


def _decides(row: Row) -> bool:
    return row.action != REFUSED and (row.writes or row.decided())


def _written(row: Row) -> tuple[dict[str, Stored], dict[str, Stored]]:
    """What is set of a record, and what is settled: not what comes back as it was written."""
    taken, came = row.taken(), row.came_back()
    plain = {k: v for k, v in taken.items() if k not in came or k in row.erased}
    certain = {k: taken[k] for k in row.settled if k in taken and (k in came or k == REMOVED)}
    if came:
        certain |= {k: here for k, (here, _there) in row.kept.items() if k not in row.left}
    return plain, certain


def _ask(t: Transaction, found: Received, steps: _Steps) -> None:
    """Questions that no document explains: written as if long ago, by someone who knew nothing,
    so that what is here stays on show."""
    for plan in found.plans:
        t.seen, t.stamp = {}, returned_stamp("", plan.sha256)
        for row in plan.rows:
            if not (row.conflicts or row.kept):
                continue
            # That it was changed there says by itself that it was not to be removed.
            known = {*row.came_back(), REMOVED}
            asked = {k: v for k, v in (row.open() | _kept_here(row)).items() if k not in known}
            if asked and row.uid is not None:
                t.receive(plan.register, row.uid, {k: there for k, (_h, there) in asked.items()})
                t.left_as(plan.register, row.uid, {k: here for k, (here, _t) in asked.items()})


def _answer(t: Transaction, found: Received, steps: _Steps) -> None:
    """What is here was kept, knowing what a list of somebody else's says: it is not asked again."""
    for plan in found.plans:
        for row in plan.rows:
            for key, (here, _there) in _kept_here(row).items() if row.kept else ():
                t.settle(plan.register, str(row.uid), key, here)


def _kept_here(row: Row) -> dict[str, tuple[Stored, Stored]]:
    """Questions that no document explains and that were answered with what is here."""
    if row.uid is None or row.action == REFUSED or not row.decided() or row.came_back():
        return {}
    return {k: v for k, v in row.kept.items() if k not in row.left and k != REMOVED}


def _write_own_fields(t: Transaction, plan: Plan) -> None:
    for uid, name in plan.new_fields.items():
        values: dict[str, Any] = {"name": name, "register": plan.register, "kind": "text"}
        values |= {k: v for k, v in plan.new_kinds.get(uid, {}).items() if v}
        t.create("own_field", values, uid=uid)


def _write_new(t: Transaction, plan: Plan, steps: _Steps, again: bool) -> None:
    """New records. Of a document of ours those that are here, hidden by an undo, come ``again``
    as what is decided today."""
    rows = [row for row in plan.rows if row.action == NEW and row.writes]
    if plan.stamp:
        uids = [str(row.uid) for row in rows]
        t.load(plan.register, uids)
        rows = [r for r in rows if (t.get(plan.register, str(r.uid)) is not None) == again]
        rows = [r for r in rows if not again or (t.get(plan.register, str(r.uid)) or {})["removed"]]
    if plan.roll:
        rows = _completed(t, plan, rows)
    for part in _parts(rows, steps):
        uids = [str(row.uid) for row in part]
        t.bulk_create(plan.register, [row.born() for row in part], uids)
        if plan.stamp and not again:
            for row in part:
                if row.left_as:
                    t.left_as(plan.register, str(row.uid), row.left_as)


def _completed(t: Transaction, plan: Plan, rows: Sequence[Row]) -> list[Row]:
    """The rows that are really new: who was said to be a participant that is here already only
    gets what is missing, never another mark."""
    t.load(plan.register, [str(row.uid) for row in rows])
    new = []
    for row in rows:
        here = t.get(plan.register, str(row.uid))
        if here is None or here["removed"]:
            new.append(row)
        elif missing := {k: v for k, v in row.born().items() if here.get(k) is None}:
            t.set(plan.register, str(row.uid), missing)
    return new


def _parts(rows: Sequence[Row], steps: _Steps) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), _STEP):
        part = rows[start : start + _STEP]
        steps(len(part))
        yield part


def _refuse_stale(store: Store, plan: Plan) -> None:
    """Never write over what was not seen: the rows concerned must be as they were shown."""
    if documents.state(store) == plan.seen:
        return
    uids = [row.uid for row in plan.rows if row.uid and _decides(row)]
    here = store.get_many(plan.register, uids)
    born = {row.uid for row in plan.rows if row.action == NEW}
    for row in plan.rows:
        if row.action != NEW and row.uid in born:
            continue  # completes a record that an earlier row makes
        if _decides(row) and _is_stale(row, here.get(row.uid or "")):
            text = _(
                "The list was changed since this preview was made (row %(row)s): nothing was "
                "written. Look at the file again."
            )
            raise Refusal(text % {"row": str(row.row)})


def _is_stale(row: Row, record: Mapping[str, Any] | None) -> bool:
    if row.action == NEW:
        return record is not None and not record["removed"]
    seen = {k: v[0] for k, v in row.changes.items()} | {k: row.emptied[k] for k in row.erased}
    if record is None or any(record.get(k) != seen[k] for k in row.taken()):
        return True
    return any(record.get(k) != here for k, (here, _there) in row.kept.items())
