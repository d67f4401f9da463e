"""Printed sheets: freezing one, and reading which number is whom on it (see ``model/edition``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from artisanest_desktop.rules import editions

if TYPE_CHECKING:
    from artisanest_desktop.store.context import Context
    from artisanest_desktop.store.store import Store
    from artisanest_desktop.store.transaction import Transaction

Row = Mapping[str, Any]


def of_record(context: Context, record: str, paper: str | None = None) -> list[Row]:
    """The editions printed for a record, the oldest first; of one kind of paper, or of all."""
    found = context.lines("edition", record)
    return [e for e in found if paper is None or e.get("paper") == paper]


def newest(context: Context, record: str, paper: str = "attendance") -> Row | None:
    """The edition that lies in the room, unless an older one is named."""
    return next(reversed(of_record(context, record, paper)), None)


def find(context: Context, record: str, number: int) -> Row | None:
    """The edition with this number; of two made on two computers, the earlier."""
    found = of_record(context, record)
    return next((e for e in found if e.get("number") == number), None)


def lines(context: Context, edition: str) -> dict[int, str]:
    """Who stands at which number of an edition: the uid of a participant, else of a member."""
    return {
        line["line"]: line.get("participant") or line["member"]
        for line in reversed(context.lines("edition_line", edition))
        if line.get("line") and (line.get("participant") or line.get("member"))
    }


def blank_lines(edition: Row) -> range:
    """The numbers of its lines without a name."""
    first = edition.get("first_blank") or 0
    return range(first, first + (edition.get("blanks") or 0)) if first else range(0)


def roll(context: Context, session: str, edition: Row | None = None) -> dict[str, int]:
    """The number of every participant of a session, read against an edition (the newest, if None).

    Who is not on it comes after all its lines, in the order of enrolment; with no edition yet the
    number is the place on the list.
    """
    people = [p["uid"] for p in context.lines("participant", session)]
    edition = edition or newest(context, session)
    if edition is None:
        return {uid: number for number, uid in enumerate(people, 1)}
    on_paper = lines(context, edition["uid"])
    found = {uid: number for number, uid in on_paper.items()}
    number = _free(on_paper, edition)
    for uid in [uid for uid in people if uid not in found]:
        found[uid] = number
        number += 1
    return {uid: found[uid] for uid in people}


def slots_of(edition: Row) -> tuple[str, ...]:
    """The half-days an edition has columns for; empty where it has one for each."""
    return tuple((edition.get("slots") or "").split())


def frozen(context: Context, edition: Row) -> dict[int, str]:
    """Who stood at which number when it was printed, without whoever was written down since."""
    first = edition.get("first_blank") or 0
    found = lines(context, edition["uid"])
    return {n: found[n] for n in sorted(found) if n < first or not first}


@dataclass(frozen=True, slots=True)
class Draft:
    """What the next edition of a record would be: its number, who is on which line, and the first
    line without a name."""

    number: int
    lines: Mapping[int, str]
    first_blank: int


def draft(store: Store, register: str, record: str, people: Sequence[str]) -> Draft:
    """The next edition for ``people`` (participants, or members where the record is no session)."""
    context = store.reader()
    known: dict[str, int] = {}
    given: set[int] = set()
    ever = _ever(store, record)
    for edition in ever:
        on_paper = lines(context, edition["uid"])
        given |= on_paper.keys()
        known |= {uid: number for number, uid in on_paper.items()}
    if register == "session" and newest(context, record) is not None:
        known = roll(context, record) | known
    numbers = editions.numbered(people, known, given)
    return Draft(
        max((e.get("number") or 0 for e in ever), default=0) + 1,
        dict(sorted(zip(numbers, people, strict=True))),
        editions.next_free({*given, *numbers}),
    )


def _ever(store: Store, record: str) -> list[Row]:
    """The editions printed for a record, also those whose printing was undone: the paper lies
    about, and its number is not given again."""
    column = store.registers["edition"]["record"].column
    with store.reading() as connection:
        found = store.rows.read(connection, "edition", [record], by=column)
    return sorted(found.values(), key=lambda e: (e.get("number") or 0, e["uid"]))


def freeze(
    t: Transaction,
    store: Store,
    register: str,
    record: str,
    paper: str,
    people: Sequence[str],
    **facts: Any,
) -> str:
    """Make the next edition for ``people`` (participants, or members where the record is no
    session) in this order; returns its uid.

    ``facts`` are fields of the edition: ``languages``, ``slots``, ``blanks``, ``text_version``.
    """
    made = draft(store, register, record, people)
    uid = t.create(
        "edition",
        {
            "record": record,
            "register": register,
            "paper": paper,
            "number": made.number,
            "printed_on": store.clock.today().isoformat(),
            "first_blank": made.first_blank,
            **facts,
        },
    )
    key = "participant" if register == "session" else "member"
    rows = [{"edition": uid, "line": n, key: person} for n, person in made.lines.items()]
    t.bulk_create("edition_line", rows)
    return uid


def put_on(t: Transaction, context: Context, edition: Row, person: str, line: int | None) -> int:
    """Write a participant down at a blank line of an edition, or (None) at the next free number."""
    number = line or _free(lines(context, edition["uid"]), edition)
    t.create("edition_line", {"edition": edition["uid"], "line": number, "participant": person})
    return number


def keep_numbers(t: Transaction, store: Store, session: str) -> None:
    """Who enrolled after the newest sheet was printed keeps the number she is shown with."""
    context = store.reader()
    edition = newest(context, session)
    if edition is None:
        return
    on_paper = set(lines(context, edition["uid"]).values())
    late = {u: n for u, n in roll(context, session, edition).items() if u not in on_paper}
    t.bulk_create(
        "edition_line",
        [{"edition": edition["uid"], "line": n, "participant": u} for u, n in late.items()],
    )


def _free(on_paper: Mapping[int, str], edition: Row) -> int:
    return editions.next_free(on_paper, edition.get("first_blank"), edition.get("blanks") or 0)


def consents_untyped(store: Store, since: str) -> list[Row]:
    """Consent sheets printed since a day of which nobody's consent is younger than the sheet."""
    ids = store.find("edition", where={"paper": "consent"})
    uids = [uid for i in ids if (uid := store.row_uid("edition", i))]
    found = store.get_many("edition", uids)
    printed = [e for e in found.values() if (e.get("printed_on") or "") >= since]
    context = store.reader()
    waiting = [e for e in printed if not _typed_back(context, e)]
    newest_of = {(e["record"], e["register"]): e for e in waiting}  # one goal for each record
    return list(newest_of.values())


def _typed_back(context: Context, edition: Row) -> bool:
    """Whether any of its lines has a consent of that day or later."""
    for uid in lines(context, edition["uid"]).values():
        person = context.get("participant", uid) if edition["register"] == "session" else None
        member = context.get("member", (person or {}).get("member") or uid)
        if member and (member.get("consent_text") or "") and (
            (member.get("consent_on") or "") >= edition["printed_on"]
        ):
            return True
    return False
