"""A plan → one transaction, after a safety copy; refused when the store changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange import joining, sendings
from artisanest_desktop.exchange.book import Progress, many_objects, tick
from artisanest_desktop.exchange.plan import NEW, Plan, Received, Row
from artisanest_desktop.exchange.planning import remember
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, Transaction, documents, verdicts
from artisanest_desktop.store.errors import Refusal

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
    if not found.writes and not decisions:
        sendings.note_merged(store, found, None)
        return Applied(None, found.counts, None)
    tick(progress, 5)
    copy = store.backup("import")
    tick(progress, 15)
    title = _("Import %(name)s") % {"name": found.name}
    with many_objects(), store.transaction(title, kind="import") as t:
        t.report = _report(found)
        for plan in found.plans:
            _write_own_fields(t, plan)
        steps = _Steps(progress, found.writes)
        for plan in found.plans:
            _write_new(t, plan, steps)
            _write_changed(t, plan, steps)
            for uid in plan.gone:
                t.remove(plan.register, uid)
        for decision in decisions:
            verdicts.decide(t, *decision)
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


def _report(found: Received) -> dict[str, object]:
    """What stays in the history: no personal data."""
    main = found.main
    return {
        "file": found.name,
        "sha256": main.sha256,
        "sheet": main.sheet,
        "register": main.register,
        **found.counts,
        "registers": {plan.register: plan.writes for plan in found.plans},
        "questions": found.questions,
        "repaired": found.repaired,
        "duplicates": sum(bool(row.alike) for plan in found.plans for row in plan.rows),
    }


def _write_own_fields(t: Transaction, plan: Plan) -> None:
    for uid, name in plan.new_fields.items():
        values = {"name": name, "register": plan.register, "kind": "text"}
        t.create("own_field", values, uid=uid)


def _write_new(t: Transaction, plan: Plan, steps: _Steps) -> None:
    rows = [row for row in plan.rows if row.action == NEW and row.writes]
    for start in range(0, len(rows), _STEP):
        part = rows[start : start + _STEP]
        steps(len(part))
        uids = [row.uid for row in part if row.uid is not None]
        t.bulk_create(plan.register, [row.born() for row in part], uids)


def _write_changed(t: Transaction, plan: Plan, steps: _Steps) -> None:
    rows = _changing(plan)
    for start in range(0, len(rows), _STEP):
        part = rows[start : start + _STEP]
        steps(len(part))
        values: dict[str, dict[str, Any]] = {}
        for row in part:
            if row.uid:  # several rows may complete one record
                values.setdefault(row.uid, {}).update(row.taken())
        t.bulk_set(plan.register, values)


def _changing(plan: Plan) -> list[Row]:
    return [row for row in plan.rows if row.action != NEW and row.writes]


def _refuse_stale(store: Store, plan: Plan) -> None:
    """Never write over what was not seen: the rows concerned must be as they were shown."""
    if documents.state(store) == plan.seen:
        return
    uids = [row.uid for row in plan.rows if row.uid and row.writes]
    here = store.get_many(plan.register, uids)
    born = {row.uid for row in plan.rows if row.action == NEW}
    for row in plan.rows:
        if row.action != NEW and row.uid in born:
            continue  # completes a record that an earlier row makes
        if row.writes and _is_stale(row, here.get(row.uid or "")):
            text = _(
                "The list was changed since this preview was made (row %(row)s): nothing was "
                "written. Look at the file again."
            )
            raise Refusal(text % {"row": str(row.row)})


def _is_stale(row: Row, record: Mapping[str, Any] | None) -> bool:
    if row.action == NEW:
        return record is not None and not record["removed"]
    seen = {k: v[0] for k, v in row.changes.items()} | {k: row.emptied[k] for k in row.erased}
    return record is None or any(record.get(k) != seen[k] for k in row.taken())
