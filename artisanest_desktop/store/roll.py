"""A session's roll by the numbers of its paper: who stands where, which lines are nobody's yet,
and writing down who came and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from artisanest_desktop.rules.editions import next_free
from artisanest_desktop.rules.roll_call import Reading
from artisanest_desktop.store import editions

if TYPE_CHECKING:
    from artisanest_desktop.store.context import Context
    from artisanest_desktop.store.transaction import Transaction

Row = Mapping[str, Any]
PAPER = "attendance"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one edition, or the places on the list where none was printed.

    ``people`` are the participants by number (who signed a blank line may have two), ``shown`` is
    the number each is shown with, ``blank`` are lines without a name, ``gone`` the numbers of
    those who are on the list no more, ``late`` are those whose number is not written down.
    """

    edition: Row | None
    people: Mapping[int, str]
    shown: Mapping[str, int]
    blank: frozenset[int]
    gone: frozenset[int]
    late: frozenset[str] = frozenset()

    @property
    def uid(self) -> str:
        """The edition's; empty when nothing was printed."""
        return str(self.edition["uid"]) if self.edition else ""

    @property
    def number(self) -> int:
        """The edition's; 0 when nothing was printed."""
        return int(self.edition.get("number") or 0) if self.edition else 0

    @property
    def names_nobody(self) -> bool:
        """Whether it was printed with blank lines only."""
        return self.edition is not None and self.edition.get("first_blank") == 1

    def next_blank(self) -> int | None:
        """The line without a name after the last that got one; the first where there is none."""
        lines = editions.blank_lines(self.edition) if self.edition else ()
        last = max((n for n in lines if n in self.people), default=0)
        return min((n for n in self.blank if n > last), default=min(self.blank, default=None))

    def by_shown(self, reading: Reading) -> Reading:
        """A reading whose numbers are those people are shown with."""
        named = {self.shown[self.people[n]]: mark for n, mark in reading.named.items()}
        return replace(reading, named=named)


def papers(context: Context, session: str) -> list[Row]:
    """The editions of the attendance sheet, the newest first."""
    return list(reversed(editions.of_record(context, session, PAPER)))


def numbers(context: Context, session: str, edition: Row | None = None) -> Numbers:
    """The numbers of an edition, of the newest if none is named."""
    edition = edition or editions.newest(context, session)
    shown = editions.roll(context, session, edition)
    if edition is None:
        return Numbers(None, {n: uid for uid, n in shown.items()}, shown, frozenset(), frozenset())
    on_paper = editions.lines(context, edition["uid"])
    people = {n: uid for uid, n in shown.items()}
    people |= {n: uid for n, uid in on_paper.items() if uid in shown}
    gone = frozenset(n for n, uid in on_paper.items() if uid not in shown)
    blank = frozenset(editions.blank_lines(edition)) - people.keys() - gone
    late = shown.keys() - on_paper.values()
    return Numbers(edition, people, shown, blank, gone, frozenset(late))


def covers(edition: Row | None, slot: str) -> bool:
    """Whether an edition was printed for a half-day; one that names none is for all."""
    return edition is None or not edition.get("slots") or slot in edition["slots"]


def for_slot(context: Context, session: str, slot: str) -> Row | None:
    """The newest edition that was printed for a half-day; the newest of all where none was."""
    found = papers(context, session)
    return next((e for e in found if covers(e, slot)), found[0] if found else None)


def keep(
    t: Transaction,
    context: Context,
    session: str,
    new: Iterable[str] = (),
    lines: Mapping[str, int] | None = None,
    edition: Row | None = None,
) -> None:
    """Write down the numbers of all who are not on the newest paper; the ``new`` come last.

    ``lines`` are blank lines of an edition (the newest, if None) that people signed. ``context``
    was made before the transaction wrote anything.
    """
    newest = editions.newest(context, session)
    if newest is None:
        return
    signed = dict(lines or {})
    now = numbers(context, session, newest)
    on_paper = editions.lines(context, newest["uid"])
    late = {n: uid for uid, n in now.shown.items() if uid not in on_paper.values()}
    used = {*on_paper, *late}
    if edition is None or edition["uid"] == newest["uid"]:
        late |= {line: uid for uid, line in signed.items() if line not in used}
        used |= late.keys()
    else:
        _put(t, edition["uid"], {line: uid for uid, line in signed.items()})
    placed = {*on_paper.values(), *late.values()}
    blanks = newest.get("first_blank"), newest.get("blanks") or 0
    for uid in new:
        if uid not in placed:
            number = next_free(used, *blanks)
            late[number] = uid
            used.add(number)
    _put(t, newest["uid"], late)


def _put(t: Transaction, edition: str, people: Mapping[int, str]) -> None:
    t.bulk_create(
        "edition_line",
        [{"edition": edition, "line": n, "participant": uid} for n, uid in people.items()],
    )


def mark(t: Transaction, cells: Mapping[tuple[str, str], tuple[str | None, int | None]]) -> None:
    """Write marks with the minutes missed, by (participant, half-day)."""
    t.bulk_create(
        "attendance",
        [
            {"participant": who, "slot": slot, "mark": new, "missed": missed}
            for (who, slot), (new, missed) in cells.items()
        ],
    )


def marks(context: Context, people: Sequence[str], slot: str) -> dict[str, str | None]:
    """The mark of each participant in a half-day; None while it is not typed."""
    context.expect("participant", people)
    found: dict[str, str | None] = dict.fromkeys(people)
    for person in people:
        for row in context.lines("attendance", person):
            if row["slot"] == slot:
                found[person] = row.get("mark")
    return found
