"""Records that left with a workbook and are not in it any more: told, never taken for removed."""

from __future__ import annotations

from collections.abc import Sequence

from artisanest_desktop.exchange.identity import Base, Identity
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store import Store

#: So many rows may be missing from a sheet that lost more than half before it was evidently cut.
_FEW = 5


def look_for_absent(store: Store, ours: Identity | None, plans: Sequence[Plan], lang: str) -> None:
    """Fill ``Plan.missing`` of the sheets of a workbook of ours; a sheet that is only a part of
    what left says how much came back instead."""
    if ours is None or ours.kind != "export":
        return
    came: dict[str, set[str]] = {}
    first: dict[str, Plan] = {}
    for plan in plans:
        if plan.columns and plan.register in ours.bases:
            first.setdefault(plan.register, plan)
            came.setdefault(plan.register, set()).update(r.uid for r in plan.rows if r.uid)
    for register, plan in first.items():
        _of_sheet(store, plan, ours.bases[register], came[register], lang)


def _of_sheet(store: Store, plan: Plan, base: Base, came: set[str], lang: str) -> None:
    absent = [uid for uid in base.rows if uid not in came]
    if not absent:
        return
    sent = len(base.rows)
    if len(absent) > _FEW and len(absent) * 2 > sent:
        plan.notes.append(_part(plan.sheet, sent - len(absent), sent))
        return
    here = store.get_many(plan.register, absent)
    for uid in absent:
        record = here.get(uid)
        if record is not None and not record["removed"]:
            plan.missing[uid] = store.name_of(plan.register, record, lang)


def _part(sheet: str, came: int, sent: int) -> Msg:
    text = _(
        "“%(sheet)s”: %(came)s of the %(sent)s rows that left came back; nothing is asked about "
        "the others."
    )
    return text % {"sheet": sheet, "came": str(came), "sent": str(sent)}
