"""A plan → one transaction, after a safety copy; refused when the store changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from artisanest_desktop.exchange.book import Progress, many_objects, tick
from artisanest_desktop.exchange.plan import NEW, Plan, Row
from artisanest_desktop.exchange.planning import remember
from artisanest_desktop.i18n import _
from artisanest_desktop.rules import Stored
from artisanest_desktop.store import Store, Transaction, documents
from artisanest_desktop.store.errors import Refusal

#: How many records are handed over between two looks at whether the person said stop.
_STEP = 1000


@dataclass(frozen=True, slots=True)
class Applied:
    """``txn`` undoes it all (None: nothing to do); ``counts`` by action; the safety copy."""

    txn: str | None
    counts: dict[str, int]
    backup: Path | None


def apply(store: Store, plan: Plan, progress: Progress | None = None) -> Applied:
    """Write what the plan says, all or nothing; questions and refused rows stay as they are."""
    if store.read_only:
        raise Refusal(_("This file was opened for reading only: nothing was changed."))
    _refuse_stale(store, plan)
    if plan.corrected:
        remember(store, plan)
    if not plan.writes:
        return Applied(None, plan.counts, None)
    tick(progress, 5)
    copy = store.backup("import")
    tick(progress, 15)
    title = _("Import %(name)s") % {"name": plan.name}
    with many_objects(), store.transaction(title, kind="import") as t:
        t.report = _report(plan)
        _write_own_fields(t, plan)
        _write_new(t, plan, progress)
        _write_changed(t, plan, progress)
        tick(progress, 90)
    tick(progress, 100)
    return Applied(t.uid, plan.counts, copy)


def _report(plan: Plan) -> dict[str, object]:
    """What stays in the history: no personal data."""
    return {
        "file": plan.name,
        "sha256": plan.sha256,
        "sheet": plan.sheet,
        "register": plan.register,
        **plan.counts,
        "questions": plan.questions,
        "repaired": plan.repaired,
        "duplicates": len(plan.duplicates),
    }


def _write_own_fields(t: Transaction, plan: Plan) -> None:
    for uid, name in plan.new_fields.items():
        values = {"name": name, "register": plan.register, "kind": "text"}
        t.create("own_field", values, uid=uid)


def _write_new(t: Transaction, plan: Plan, progress: Progress | None) -> None:
    rows = [row for row in plan.rows if row.action == NEW]
    for start in range(0, len(rows), _STEP):
        tick(progress, 15 + 40 * start // len(rows))
        part = rows[start : start + _STEP]
        uids = [row.uid for row in part if row.uid is not None]
        t.bulk_create(plan.register, [row.fields for row in part], uids)


def _write_changed(t: Transaction, plan: Plan, progress: Progress | None) -> None:
    rows = _changing(plan)
    for start in range(0, len(rows), _STEP):
        tick(progress, 55 + 30 * start // len(rows))
        part = rows[start : start + _STEP]
        t.bulk_set(plan.register, {row.uid: _after(row) for row in part if row.uid})


def _changing(plan: Plan) -> list[Row]:
    return [row for row in plan.rows if row.action != NEW and row.changes]


def _after(row: Row) -> dict[str, Stored]:
    return {key: after for key, (_before, after) in row.changes.items()}


def _refuse_stale(store: Store, plan: Plan) -> None:
    """Never write over what was not seen: the rows concerned must be as they were shown."""
    if documents.state(store) == plan.seen:
        return
    uids = [row.uid for row in plan.rows if row.uid and (row.action == NEW or row.changes)]
    here = store.get_many(plan.register, uids)
    for row in plan.rows:
        record = here.get(row.uid or "")
        if row.action == NEW:
            stale = record is not None and not record["removed"]
        elif row.changes:
            stale = record is None or any(record.get(k) != v[0] for k, v in row.changes.items())
        else:
            continue
        if stale:
            text = _(
                "The list was changed since this preview was made (row %(row)s): nothing was "
                "written. Look at the file again."
            )
            raise Refusal(text % {"row": str(row.row)})
