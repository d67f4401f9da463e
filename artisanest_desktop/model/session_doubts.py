"""What of a session's marks cannot be so, or waits for another paper: somebody in two places at
once, who did not sign, a half-day without anybody, scores and forms that were asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.model.fields import Row
from artisanest_desktop.rules.attendance import THERE
from artisanest_desktop.rules.times import minutes_of

#: The marks of each participant by half-day.
Marks = Mapping[str, Mapping[str, str | None]]


def marks_of(people: Sequence[Row], context: Any) -> dict[str, dict[str, str | None]]:
    """Each participant's marks."""
    return {
        p["uid"]: {m["slot"]: m.get("mark") for m in context.lines("attendance", p["uid"])}
        for p in people
    }


def elsewhere(session: str, slots: Sequence[Row], marks: Marks, context: Any) -> dict[str, int]:
    """The sessions in which members were at the same time, with how many of them."""
    there = {uid: _there(slots, found) for uid, found in marks.items()}
    days = {s["date"] for s in slots if s.get("date")}
    found: dict[str, set[str]] = {}
    for uid, ours in there.items():
        member = (context.get("participant", uid) or {}).get("member")
        if not member or not ours:
            continue
        for other in context.referring("participant", "member", member):
            if other["session"] == session or not _may_meet(other["session"], days, context):
                continue
            theirs = context.lines("slot", other["session"])
            said = {m["slot"]: m.get("mark") for m in context.lines("attendance", other["uid"])}
            if any(_at_once(a, b) for a in ours for b in _there(theirs, said)):
                found.setdefault(other["session"], set()).add(member)
    return {uid: len(members) for uid, members in found.items()}


def _may_meet(session: str, days: set[str], context: Any) -> bool:
    row = context.get("session", session) or {}
    if row.get("state") == "cancelled" or row.get("removed", True):
        return False
    return any(s.get("date") in days for s in context.lines("slot", session))


def _there(slots: Sequence[Row], marks: Mapping[str, str | None]) -> list[Row]:
    return [s for s in slots if marks.get(s["uid"]) in THERE]


def _at_once(a: Row, b: Row) -> bool:
    """Whether two half-days overlap; without times nobody knows."""
    if not a.get("date") or a["date"] != b.get("date"):
        return False
    if not all(s.get("start") and s.get("end") for s in (a, b)):
        return False
    begins = max(minutes_of(a["start"]), minutes_of(b["start"]))
    return begins < min(minutes_of(a["end"]), minutes_of(b["end"]))


def empty(slots: Sequence[Row], marks: Marks) -> list[Row]:
    """Half-days of which all is typed and nobody was there."""
    found = []
    for slot in slots:
        typed = [m.get(slot["uid"]) for m in marks.values()]
        if typed and all(typed) and not THERE.intersection(typed):
            found.append(slot)
    return found


def came(people: Sequence[Row], marks: Marks) -> list[Row]:
    """Who was there at least once."""
    return [p for p in people if THERE.intersection(marks[p["uid"]].values())]


def without_score(people: Sequence[Row]) -> tuple[int, int]:
    """How many of those who came have no score before, and none after, where others have one."""
    missing = []
    for key in ("score_before", "score_after"):
        none = sum(p.get(key) is None for p in people)
        missing.append(none if none < len(people) else 0)
    return missing[0], missing[1]
