"""What somebody took part in: her sessions, hours and certificates, as the papers tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.model.fields import Row
from artisanest_desktop.model.session import person_of, slots_of
from artisanest_desktop.rules import attendance, certifying


@dataclass(frozen=True, slots=True)
class Taken:
    """One participation: minutes there of those ``delivered``; ``days`` are ISO, in order."""

    session: Row
    participant: Row
    days: Sequence[str]
    minutes: int
    delivered: int

    @property
    def earned(self) -> str | None:
        """The kind of certificate that these hours are worth."""
        required = certifying.required_share(self.session)
        return certifying.earned(self.minutes, self.delivered, required)

    @property
    def came(self) -> bool:
        """Whether she was there at all."""
        return self.minutes > 0


def taken(participant: Row, session: Row, context: Any) -> Taken:
    """What one participant of a session took part in."""
    uid = session["uid"]
    length = {s.uid: s.minutes for s in slots_of(uid, context)}
    slots = context.lines("slot", uid)
    return Taken(
        session,
        participant,
        sorted({s["date"] for s in slots if s.get("date")}),
        attendance.person_minutes(person_of(participant, context), length),
        sum(minutes or 0 for minutes in length.values()),
    )


def of_session(session: Row, context: Any) -> list[Taken]:
    """All participants of a session, in the order of its list."""
    return [taken(p, session, context) for p in context.lines("participant", session["uid"])]


def of_member(member: str, context: Any) -> list[Taken]:
    """All that a member took part in, also as a guest before she was one; the oldest first."""
    found = []
    for participant in context.referring("participant", "member", member):
        session = context.get("session", participant.get("session"))
        if session is not None and session.get("state") != "cancelled":
            found.append(taken(participant, session, context))
    return sorted(found, key=lambda t: (t.days or ["9999"], t.session["uid"]))
