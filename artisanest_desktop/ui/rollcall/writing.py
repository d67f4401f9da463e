"""Each step of a roll call: one transaction, called by the session's code, never by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from artisanest_desktop.i18n import Msg, _, fold, n_
from artisanest_desktop.rules.attendance import THERE
from artisanest_desktop.rules.fullnames import split
from artisanest_desktop.rules.half_days import HalfDay
from artisanest_desktop.rules.ranks import between, spread
from artisanest_desktop.store import roll
from artisanest_desktop.store.transaction import Transaction
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.rollcall.names import Named
from artisanest_desktop.ui.rollcall.sheet import Half, Sheet, Someone
from artisanest_desktop.ui.session import Session

#: Person and half-day of a cell.
Cell = tuple[Someone, Half]
#: A mark with the minutes missed; None stands for not yet typed.
Mark = tuple[str | None, int | None]


def mark(session: Session, sheet: Sheet, cells: Mapping[tuple[str, str], Mark]) -> bool:
    """Write marks by (participant, half-day); False when nothing changes."""
    people = {p.uid: p for p in sheet.people}
    news = {
        (who, slot): new
        for (who, slot), new in cells.items()
        if people[who].marks.get(slot, (None, None)) != new
    }
    if not news:
        return False
    store = saving.store_of(session)
    context = store.reader()
    with store.transaction(_title(sheet, {s for _who, s in news})) as t:
        roll.mark(t, news)
        if sheet.papers[0].late:
            roll.keep(t, context, sheet.uid)
            sheet.papers[0] = replace(sheet.papers[0], late=frozenset())
    for (who, slot), new in news.items():
        people[who].marks[slot] = new
    return True


def _title(sheet: Sheet, slots: set[str]) -> Msg:
    what = _("Roll call %(code)s") % {"code": sheet.code}
    if len(slots) != 1:
        return what
    half = next(h for h in sheet.halves if h.uid in slots)
    return _("%(what)s · %(slot)s") % {"what": what, "slot": half.name}


def _about(sheet: Sheet, what: Msg) -> Msg:
    return _("%(what)s · %(slot)s") % {"what": what, "slot": sheet.code}


@dataclass(frozen=True, slots=True)
class Signature:
    """Where people signed: lines of a paper, one for each, and their mark of a half-day."""

    paper: roll.Numbers
    lines: Sequence[int | None]
    slot: str = ""
    mark: Mark = (None, None)


def enrol(
    session: Session,
    sheet: Sheet,
    many: Sequence[Mapping[str, Any]],
    signature: Signature | None = None,
) -> list[str]:
    """Put people on the list, below those who are on it; returns their uids.

    Each takes the line she signed, else the next number that nobody ever had.
    """
    title = n_("%(n)s person added", "%(n)s people added", len(many))
    store = saving.store_of(session)
    context = store.reader()
    lines = list(signature.lines) if signature else [None] * len(many)
    with store.transaction(_about(sheet, title)) as t:
        ranks = _ranks(t, sheet.people, len(many))
        rows = [
            {"session": sheet.uid, "enrolment": "walk_in" if line else "enrolled", **one,
             "rank": rank}
            for one, rank, line in zip(many, ranks, lines, strict=True)
        ]  # fmt: skip
        uids = t.bulk_create("participant", rows)
        signed = {uid: line for uid, line in zip(uids, lines, strict=True) if line}
        edition = signature.paper.edition if signature else None
        roll.keep(t, context, sheet.uid, uids, signed, edition)
        if signature and signature.slot:
            roll.mark(t, {(uid, signature.slot): signature.mark for uid in uids})
        return uids


def sign(session: Session, sheet: Sheet, person: Someone, signature: Signature) -> None:
    """Somebody on the list signed another line of the paper: it is hers from now on."""
    store = saving.store_of(session)
    context = store.reader()
    line = signature.lines[0]
    with store.transaction(_about(sheet, _("A line of the sheet got its name"))) as t:
        if line:
            roll.keep(t, context, sheet.uid, (), {person.uid: line}, signature.paper.edition)
        roll.mark(t, {(person.uid, signature.slot): signature.mark})


def put_down(
    session: Session,
    sheet: Sheet,
    found: Sequence[Named],
    paper: roll.Numbers,
    slot: str,
) -> list[str]:
    """Names read from a paper, in one step: new people on the list, lines of those who are on it,
    and (with a ``slot``) their marks there. Returns the uids in the order of the names."""
    store = saving.store_of(session)
    context = store.reader()
    title = n_("%(n)s name of the sheet put down", "%(n)s names of the sheet put down", len(found))
    with store.transaction(_about(sheet, title)) as t:
        uids: list[str] = []
        members: dict[str, str] = {}
        fresh = [one for one in found if one.who is None or not one.who.listed]
        ranks = iter(_ranks(t, sheet.people, len(fresh)))
        for one in found:
            who = one.who
            if who is not None and who.listed:
                uids.append(who.uid)
            elif who is not None and who.uid in members:
                uids.append(members[who.uid])
            else:
                values = {"session": sheet.uid, "rank": next(ranks), **one.values(store),
                          "enrolment": "walk_in" if one.line else "enrolled"}  # fmt: skip
                uids.append(t.create("participant", values))
                if who is not None:
                    members[who.uid] = uids[-1]
        signed = {uid: one.line for uid, one in zip(uids, found, strict=True) if one.line}
        roll.keep(t, context, sheet.uid, dict.fromkeys(uids), signed, paper.edition)
        if slot:
            marks = zip(uids, found, strict=True)
            roll.mark(t, {(uid, slot): one.mark for uid, one in marks})
        return uids


def _ranks(t: Transaction, people: Sequence[Someone], count: int) -> list[str]:
    """Ranks after all others; those who came without one get theirs first."""
    if any(not p.row.get("rank") for p in people):
        last: str | None = None
        for person, rank in zip(people, spread(len(people)), strict=True):
            t.set("participant", person.uid, {"rank": rank})
            last = rank
    else:
        last = max((p.row["rank"] for p in people), default=None)
    found = []
    for _n in range(count):
        last = between(last, None)
        found.append(last)
    return found


def arrange(session: Session, sheet: Sheet) -> bool:
    """Bring people into the order of their names; False when they stand so."""
    order = sorted(sheet.people, key=lambda p: (is_arabic(p.first), fold(p.first)))
    if [p.uid for p in order] == [p.uid for p in sheet.people]:
        return False
    new = dict(zip((p.uid for p in order), spread(len(order)), strict=True))
    title = _about(sheet, _("Put in the order of the names"))
    with saving.store_of(session).transaction(title) as t:
        t.bulk_set("participant", {uid: {"rank": rank} for uid, rank in new.items()})
    return True


def leave(session: Session, sheet: Sheet, people: Sequence[Someone]) -> None:
    """Take people off the list; their marks stay with them and come back with an undo."""
    title = n_("%(n)s person taken off the list", "%(n)s people taken off the list", len(people))
    with saving.store_of(session).transaction(_about(sheet, title)) as t:
        for person in people:
            t.remove("participant", person.uid)


def add_half_days(session: Session, sheet: Sheet, many: Iterable[HalfDay]) -> None:
    """New half-days of the session."""
    slots = [
        {"session": sheet.uid, "date": one.date, "start": one.start, "end": one.end} for one in many
    ]
    with saving.store_of(session).transaction(_about(sheet, half_days_added(len(slots)))) as t:
        t.bulk_create("slot", slots)


def half_days_added(n: int) -> Msg:
    """How many there are now."""
    return n_("%(n)s half-day added", "%(n)s half-days added", n)


def remove_half_day(session: Session, sheet: Sheet, half: Half) -> None:
    """Take a half-day away; its marks come back with it."""
    with saving.store_of(session).transaction(_about(sheet, _("Half-day removed"))) as t:
        t.remove("slot", half.uid)


def finish(session: Session, sheet: Sheet, state: str = "held") -> None:
    """The session has taken place."""
    saving.change(session, "session", sheet.uid, {"state": state})


def was_there(person: Someone) -> bool:
    """Whether she came at least once."""
    return any(mark in THERE for mark, _missed in person.marks.values())


_TO_MEMBER = ("sex", "birth", "phone")
_COPIED = ("name", "name_ar", *_TO_MEMBER)


def make_member(session: Session, sheet: Sheet, person: Someone) -> str:
    """A guest becomes a member: her record begins with what is known, her marks stay hers.

    What was copied for the guest is cleared: from now on it is the member's.
    """
    row = person.row
    values: dict[str, Any] = {"state": "active"}
    for key in ("name", "name_ar"):
        if row.get(key):
            values |= split(row[key], family_first=key == "name")
    values |= {key: row[key] for key in _TO_MEMBER if row.get(key)}
    if row.get("cooperative"):
        values["cooperative"] = row["cooperative"]
    title = _about(sheet, _("An outside participant became a member"))
    with saving.store_of(session).transaction(title) as t:
        uid = t.create("member", values)
        cleared = {key: None for key in _COPIED if row.get(key)}
        t.set("participant", person.uid, {"member": uid, **cleared})
    return uid
