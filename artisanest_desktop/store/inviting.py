"""Who may be invited to a session, what they had so far, and putting them on its list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.i18n import fold
from artisanest_desktop.model.member import CURRENT
from artisanest_desktop.rules import attendance
from artisanest_desktop.rules.dates import age_on
from artisanest_desktop.rules.inviting import Candidate, band
from artisanest_desktop.rules.ranks import between, spread
from artisanest_desktop.store import schema

if TYPE_CHECKING:
    from artisanest_desktop.store.context import Context
    from artisanest_desktop.store.store import Store
    from artisanest_desktop.store.transaction import Transaction

#: What people are chosen by, and stored fields of the same name hold it.
_STORED = ("sex", "trade", "level", "cooperative", "commune")
_READ = (*_STORED, "more_trades", "douar", "birth")


def first_day(context: Context, session: str) -> str | None:
    """The first day of a session."""
    days = [s["date"] for s in context.lines("slot", session) if s.get("date")]
    return min(days, default=None)


def candidates(store: Store, session: str) -> list[Candidate]:
    """The current members who are not on the list yet, by name; ages are those of its first day."""
    context = store.reader()
    day = first_day(context, session) or context.today.isoformat()
    here = {p.get("member") for p in context.lines("participant", session)}
    had = themes_had(store, session)
    ids = store.find("member", where={"state": CURRENT})
    found = []
    for uid, *values in store.window("member", ids, _READ):
        if uid not in here:
            row = dict(zip(_READ, values, strict=True))
            themes = had.get(uid)
            known = frozenset(t for t in themes or () if t)
            found.append(Candidate(uid, _facts(row, day), known, themes is not None))
    return found


def _facts(row: dict[str, Any], day: str) -> dict[str, tuple[str | None, ...]]:
    facts: dict[str, tuple[str | None, ...]] = {key: (row[key],) for key in _STORED}
    more = [code.strip() for code in (row["more_trades"] or "").split(";")]
    trades = [code for code in (row["trade"], *more) if code]
    age = age_on(row["birth"], day) if row["birth"] else None
    return facts | {
        "trade": tuple(trades) or (None,),
        # One village is written in several ways.
        "douar": (fold(row["douar"]) if row["douar"] else None,),
        "band": (band(age),),
    }


def themes_had(store: Store, but: str = "") -> dict[str, set[str | None]]:
    """The themes each member was at, at least once; without one session."""
    session, slot = schema.TABLES["session"].c, schema.TABLES["slot"].c
    who, mark = schema.TABLES["participant"].c, schema.TABLES["attendance"].c
    query = (
        sa.select(who.member, session.theme)
        .select_from(schema.TABLES["attendance"])
        .join(schema.TABLES["participant"], who.uid == mark.participant)
        .join(schema.TABLES["slot"], slot.uid == mark.slot)
        .join(schema.TABLES["session"], session.uid == who.session)
        .where(*(c.removed.is_(False) for c in (session, slot, who, mark)))
        .where(mark.mark.in_(attendance.THERE), who.member.is_not(None), session.uid != but)
        .distinct()
    )
    found: dict[str, set[str | None]] = defaultdict(set)
    with store.reading() as connection:
        for member, theme in connection.execute(query):
            found[member].add(theme)
    return dict(found)


def villages(store: Store) -> dict[str, str]:
    """Villages as most people write them, by how they are compared."""
    found: dict[str, str] = {}
    for value, _n in store.values("member", "douar"):
        if value:
            found.setdefault(fold(value), value)
    return found


def enrol(t: Transaction, store: Store, session: str, members: Sequence[str]) -> list[str]:
    """Put members on the list as invited, below those who are on it; returns the participants."""
    people = store.reader().lines("participant", session)
    last = people[-1].get("rank") if people else None
    if any(not p.get("rank") for p in people):
        ranks = spread(len(people))
        t.bulk_set("participant", {
            p["uid"]: {"rank": rank} for p, rank in zip(people, ranks, strict=True)
        })  # fmt: skip
        last = ranks[-1]
    homes = store.get_many("member", list(members))
    only = store.find("cooperative", limit=2)
    home = store.row_uid("cooperative", only[0]) if len(only) == 1 else None
    rows = []
    for member in members:
        last = between(last, None)
        rows.append({
            "session": session, "member": member, "rank": last, "enrolment": "invited",
            "cooperative": homes[member].get("cooperative") or home,
        })  # fmt: skip
    return t.bulk_create("participant", rows)
