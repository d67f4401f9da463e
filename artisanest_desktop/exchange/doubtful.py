"""What of an import is to be asked back: cells read with a doubt, rows that are nobody yet, and
what the records made of them still lack."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten

from artisanest_desktop.exchange import correcting, joining
from artisanest_desktop.exchange.correcting import Doubt
from artisanest_desktop.exchange.matching import name_keys
from artisanest_desktop.exchange.mending import unmended_uid
from artisanest_desktop.exchange.plan import EVERYTHING, REFUSED, Plan, Received, Row
from artisanest_desktop.model.fields import Register
from artisanest_desktop.store import Store

#: What a person here is asked, not those who filled the file in.
_OURS = frozenset(("both-changed", "twice"))

#: So many letters of its cells say which row is meant.
_TOLD = 120


def doubtful(store: Store, received: Received) -> dict[str, list[Doubt]]:
    """By register, the cells to ask about once the file was applied, in the order of its rows."""
    found: dict[str, list[Doubt]] = {}
    for plan in joining.settled(received, store.registers).plans:
        register = store.registers[plan.register]
        if register.parent is None and plan.columns and (asked := _of_plan(store, plan, register)):
            found.setdefault(plan.register, []).extend(asked)
    return found


def how_many(store: Store, received: Received) -> int:
    """How many doubts the file itself has, before it is applied."""
    n = 0
    for plan in received.plans:
        register = store.registers[plan.register]
        if plan.columns and register.parent is None:
            n += sum(len(_of_row(plan, row, register)) for row in plan.rows if row.remarks)
    return n


def whose(store: Store, received: Received) -> str:
    """The cooperative that can answer: the one it was sent to, else that of most rows."""
    sending = store.get("sending", received.sending) if received.sending else None
    if sending is not None and sending.get("cooperative"):
        return str(sending["cooperative"])
    counts = Counter(
        str(uid) for p in received.plans for r in p.rows if (uid := r.fields.get("cooperative"))
    )
    if counts:
        return counts.most_common(1)[0][0]
    ids = store.find("cooperative", limit=2)
    return str(store.row_uid("cooperative", ids[0])) if len(ids) == 1 else ""


def _of_plan(store: Store, plan: Plan, register: Register) -> list[Doubt]:
    said = [one for row in plan.rows for one in _of_row(plan, row, register)]
    written = [str(row.uid) for row in plan.rows if row.uid and row.writes]
    there = {(one.uid, one.field) for one in said}
    lacking = correcting.doubts(store, plan.register, uids=written) if written else []
    said += [one for one in lacking if (one.uid, one.field) not in there]
    order = {uid: at for at, uid in enumerate(dict.fromkeys(one.uid for one in said))}
    return sorted(said, key=lambda one: order[one.uid])


def _of_row(plan: Plan, row: Row, register: Register) -> list[Doubt]:
    if EVERYTHING in row.left:
        return []
    if row.action == REFUSED:
        return _of_nobody(plan, row, register)
    doubts: dict[str, Doubt] = {}
    for remark in row.remarks:
        said = remark.level in ("check", "refused") and remark.rule not in _OURS
        may_ask = correcting.may_ask(register.by_key.get(remark.field))
        if said and may_ask and row.uid and row.writes:
            doubts.setdefault(remark.field, Doubt(row.uid, remark.field, remark.text))
    return list(doubts.values())


def _of_nobody(plan: Plan, row: Row, register: Register) -> list[Doubt]:
    """A row without a name: what is known of it goes along, and with a name it is somebody."""
    names = name_keys(register)
    why = next((r for r in row.remarks if r.level == "refused" and r.field in names), None)
    if why is None:
        return []
    told = shorten(" · ".join(filter(None, row.cells)), _TOLD, placeholder="…")
    uid, known = unmended_uid(plan, row), dict(row.fields)
    latin = [key for key in names if not key.endswith("_ar")]
    return [Doubt(uid, key, why.text, told, known) for key in latin or names]
