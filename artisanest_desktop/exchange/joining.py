"""What a person says of a likeness in a plan: the row is that one, or it is another after all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from artisanest_desktop.exchange.linesheets import lends
from artisanest_desktop.exchange.plan import (
    CHANGED,
    CONFLICT,
    NEW,
    SAME,
    SAME_ONE,
    TWO,
    UNDECIDED,
    Alike,
    Plan,
    Received,
    Row,
)
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Stored
from artisanest_desktop.store.ids import derived_uid

#: How the other is completed: only what is missing, with what the file says where both say
#: something, or field by field (each that differs is a question).
FILL, NEWER, CHOOSE = "fill", "newer", "choose"
#: Lines that may be told by name or as somebody of another register: it lends them its name.
_LENT = {"participant": ("session", "member")}
#: Given by the program, or of one record only.
_OWN = frozenset(("number", "former_numbers"))


def decide(plan: Plan, row: Row, alike: Alike, verdict: str, mode: str = FILL) -> None:
    """Take or change what a person says of ``row`` and one of its likenesses.

    The same: the new row completes the other record, which is of the store or comes from an
    earlier row; at most one likeness of a row is the same. Two, or nothing yet: the row is the new
    record that it was.
    """
    for one in row.alike:
        if one.own and (one is alike or verdict == SAME_ONE):
            _part(plan, row, one)
            one.verdict = UNDECIDED
    alike.verdict = verdict
    if verdict == SAME_ONE:
        _join(plan, row, alike, mode)


def _join(plan: Plan, row: Row, alike: Alike, mode: str) -> None:
    if plan.register in _LENT:
        whose, who = _LENT[plan.register]
        alike.own, row.fields = row.uid or "", {**row.fields, who: alike.uid}
        row.uid = derived_uid(plan.register, str(row.fields.get(whose)), alike.uid)
        return
    alike.own, row.uid = row.uid or "", _today(plan, alike)
    row.changes, row.conflicts = {}, {}
    for key, theirs in row.fields.items():
        ours = alike.here.get(key)
        if theirs is None or theirs == ours or key in _OWN:
            continue
        if key == "notes" and ours:
            row.changes[key] = (ours, _together(ours, theirs))
        elif ours is None or mode == NEWER:
            row.changes[key] = (ours, theirs)
        elif mode == CHOOSE:
            row.conflicts[key] = (ours, theirs)
    row.action = CONFLICT if row.conflicts else CHANGED if row.changes else SAME


def _part(plan: Plan, row: Row, alike: Alike) -> None:
    row.uid, alike.own = alike.own, ""
    if plan.register in _LENT:
        row.fields = {k: v for k, v in row.fields.items() if k != _LENT[plan.register][1]}
    row.changes, row.conflicts = {}, {}
    row.action = NEW


def _today(plan: Plan, alike: Alike) -> str:
    """The record that the other is: of a row that was itself joined, the one it was joined to."""
    if alike.row:
        for row in plan.rows:
            if row.row == alike.row and any(a.own == alike.uid for a in row.alike):
                return row.uid or alike.uid
    return alike.uid


def _together(ours: Stored, theirs: Stored) -> str:
    lines = str(ours).split("\n")
    return "\n".join([*lines, *(a for a in str(theirs).split("\n") if a not in lines)])


def decided(plan: Plan) -> list[tuple[str, str, str, str | None]]:
    """What is to be remembered: ``(one, other, verdict, kept)``."""
    found: list[tuple[str, str, str, str | None]] = []
    for row in plan.rows:
        for one in row.alike:
            if one.verdict == SAME_ONE and one.own and row.uid:
                found.append((one.own, row.uid, SAME_ONE, row.uid))
            elif one.verdict == TWO:
                found.append((one.own or row.uid or "", one.uid, TWO, None))
    return found


def settled(found: Received, registers: Mapping[str, Register]) -> Received:
    """The plans as they are to be written: what names a row that was joined names its record.

    A row that was joined with one that is not to be written after all is a record of its own. What
    exists once per pair takes the identity of the pair as it is now. A line of a record that is not
    to be written is not written either.
    """
    found = _without_lost(found)
    if not any(one.own for plan in found.plans for row in plan.rows for one in row.alike):
        return found
    plans = [_without_orphans(plan) for plan in found.plans]
    means: dict[str, str] = {}
    for plan in plans:
        for row in plan.rows:
            means |= {one.own: row.uid for one in row.alike if one.own and row.uid}
    for plan in plans:
        plan.rows = [_renamed(row, registers[plan.register], means) for row in plan.rows]
        if plan.register in _LENT:
            plan.rows = [_without_lent(row, registers, plan.register) for row in plan.rows]
    return replace(found, plans=plans)


def _without_lent(row: Row, registers: Mapping[str, Register], key: str) -> Row:
    """Of who is somebody of another register nothing is copied."""
    if not any(one.own for one in row.alike):
        return row
    lent = lends(registers, registers[key])
    return replace(row, fields={k: v for k, v in row.fields.items() if k not in lent})


def _without_lost(found: Received) -> Received:
    """The plans without the new lines of new records that the person did not want."""
    lost: set[str] = set()
    plans = []
    for plan in found.plans:
        rows = []
        for row in plan.rows:
            names = {v for v in row.fields.values() if isinstance(v, str)} if lost else set()
            if row.action == NEW and (not row.writes or names & lost):
                lost |= {row.uid or "", *(one.own for one in row.alike if one.own)} - {""}
                if names & lost:
                    continue
            rows.append(row)
        plans.append(replace(plan, rows=rows) if len(rows) < len(plan.rows) else plan)
    return replace(found, plans=plans)


def _without_orphans(plan: Plan) -> Plan:
    left = {row.uid for row in plan.rows if row.action == NEW and not row.writes}
    rows = []
    for row in plan.rows:
        if row.uid in left and any(one.own for one in row.alike):
            row = replace(row, alike=[replace(one) for one in row.alike])
            for one in row.alike:
                if one.own:
                    decide(plan, row, one, UNDECIDED)
        rows.append(row)
    return replace(plan, rows=rows)


def _renamed(row: Row, register: Register, means: dict[str, str]) -> Row:
    if not any(isinstance(v, str) and v in means for v in row.fields.values()):
        return row
    fields = {k: means.get(v, v) if isinstance(v, str) else v for k, v in row.fields.items()}
    changes = {
        k: (was, means.get(v, v) if isinstance(v, str) else v)
        for k, (was, v) in row.changes.items()
    }
    uid = row.uid
    if row.action == NEW and register.pair and all(fields.get(k) for k in register.pair):
        uid = derived_uid(register.key, *(str(fields[k]) for k in register.pair))
        if row.uid:
            means[row.uid] = uid
    return replace(row, uid=uid, fields=fields, changes=changes)


def doubles(plan: Plan) -> list[tuple[int, int]]:
    """The places of rows that look like one among themselves, the earlier first."""
    at = {(row.row, one): n for n, row in enumerate(plan.rows) for one in _identities(row)}
    found = []
    for n, row in enumerate(plan.rows):
        for one in row.alike:
            if one.row and (one.row, one.uid) in at:
                first, second = sorted((at[one.row, one.uid], n))
                found.append((first, second))
    return sorted(found)


def _identities(row: Row) -> list[str]:
    return [row.uid or "", *(one.own for one in row.alike if one.own)]
