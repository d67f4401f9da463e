"""What the counting rules count, gathered from sessions: people, marks, scores, visits, words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from artisanest_desktop.i18n.folding import fold
from artisanest_desktop.model.fields import Row
from artisanest_desktop.model.session import person_of, slots_of
from artisanest_desktop.rules import attendance
from artisanest_desktop.rules.certifying import required_share
from artisanest_desktop.rules.counting import Facts, Limits, Participation, Promise

#: The entry of the list "who is young" where a project names none.
USUAL_AGES = "EU"


def facts_of(sessions: Iterable[Row], context: Any, promises: Iterable[Row] = ()) -> Facts:
    """All participations of sessions that were not cancelled, and what was promised in them."""
    held = [s for s in sessions if s.get("state") != "cancelled"]
    context.expect("session", [s["uid"] for s in held])
    found = [p for session in held for p in _participations(session, context)]
    said = {c["uid"]: c for c in promises}
    for session in held:
        said |= {c["uid"]: c for c in context.lines("commitment", session["uid"])}
    return Facts(found, [Promise(c.get("state"), c.get("due")) for c in said.values()])


def limits_of(row: Row, context: Any) -> Limits:
    """The limits that a project or a session sets; the usual ones where it sets none."""
    ages = context.age_limit(row.get("age_limit") or USUAL_AGES) or (15, 34)
    return Limits(ages[0], ages[1], required_share(row))


def _participations(session: Row, context: Any) -> list[Participation]:
    slots = slots_of(session["uid"], context)
    length = {slot.uid: slot.minutes for slot in slots}
    day = min((s.day for s in slots if s.day), default=None)
    delivered = sum(minutes or 0 for minutes in length.values())
    found = []
    for row in context.lines("participant", session["uid"]):
        member = context.get("member", row["member"]) if row.get("member") else None
        who = member or row
        counted = person_of(row, context)
        there = [s for s, (mark, _m) in counted.marks.items() if s in length and _is_there(mark)]
        found.append(
            Participation(
                person=row.get("member") or _guest(row),
                session=session["uid"],
                day=day,
                enrolment=row.get("enrolment"),
                sex=who.get("sex"),
                birth=who.get("birth"),
                rural=context.is_rural((member or {}).get("commune")),
                cooperative=row.get("cooperative") or (member or {}).get("cooperative"),
                minutes=attendance.person_minutes(counted, length),
                delivered=delivered,
                presences=len(there),
                before=_number(row.get("score_before")),
                after=_number(row.get("score_after")),
                in_use_3=row.get("in_use_3"),
                in_use_6=row.get("in_use_6"),
            )
        )
    return found


def _is_there(mark: str | None) -> bool:
    return mark in attendance.THERE


def _guest(row: Row) -> str:
    """A guest is the same person in another session when name and phone, or name and birth, are:
    a name alone is never proof."""
    name = fold(row.get("name") or row.get("name_ar") or "")
    proof = row.get("phone") or row.get("birth")
    return f"{name}|{proof}" if name and proof else str(row["uid"])


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(value)
