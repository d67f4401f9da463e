"""A numbered paper before and after it leaves: who stands at which line, of which edition.

A preview shows the number the edition will have; printing freezes it; the same printed again is
the same edition; an edition printed again is as it was (``again``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import _
from artisanest_desktop.store import editions
from artisanest_desktop.store.asof import as_of_birth

if TYPE_CHECKING:
    from artisanest_desktop.store.context import Context
    from artisanest_desktop.store.store import Store

ATTENDANCE, REIMBURSEMENT, CONSENT = "attendance", "reimbursement", "consent"
#: Numbered lines without a name below the list, for whoever comes without being enrolled.
BLANKS, MOST_BLANKS = 5, 20


@dataclass(frozen=True, slots=True)
class Wish:
    """Which paper of which record, in which languages, with how many blank lines.

    ``slots`` are the half-days that have a place to sign, none meaning all; ``people`` are the
    participants of the session where nobody is named (of a cooperative: members).
    """

    record: str
    register: str = "session"
    paper: str = ATTENDANCE
    languages: tuple[str, ...] = ("fr",)
    slots: tuple[str, ...] = ()
    blanks: int = BLANKS
    people: tuple[str, ...] | None = None
    text_version: str | None = None

    def facts(self) -> dict[str, Any]:
        """The fields of its edition."""
        return {
            "languages": ",".join(self.languages),
            "slots": " ".join(self.slots) or None,
            "blanks": self.blanks,
            "text_version": self.text_version,
        }


@dataclass(frozen=True, slots=True)
class Roll:
    """The lines of a paper: who stands at which number, and the numbers without a name.

    ``edition`` is its uid once it is frozen; ``context`` is how names and places stand on it.
    """

    wish: Wish
    code: str
    number: int
    lines: Mapping[int, str]
    blanks: range
    printed_on: str
    context: Context
    edition: str | None = None


def prepared(store: Store, wish: Wish) -> Roll:
    """The paper as it would be printed now: an edition that is just so, or the next one."""
    context = store.reader()
    people = _people(context, wish)
    made = editions.draft(store, wish.register, wish.record, people)
    for edition in reversed(editions.of_record(context, wish.record, wish.paper)):
        same = all(edition.get(key) == value for key, value in wish.facts().items())
        if same and editions.frozen(context, edition) == made.lines:
            return _roll(store, wish, edition, context)
    first = made.first_blank
    return Roll(
        wish,
        _code(context, wish.register, wish.record, made.number),
        made.number,
        made.lines,
        range(first, first + wish.blanks),
        store.clock.today().isoformat(),
        context,
    )


def prepared_all(store: Store, wishes: Sequence[Wish]) -> list[Roll]:
    """Several papers of one record as they would be printed together."""
    found: list[Roll] = []
    new = 0
    for wish in wishes:
        roll = prepared(store, wish)
        if roll.edition is None:
            number = roll.number + new
            code = _code(roll.context, wish.register, wish.record, number)
            roll = replace(roll, number=number, code=code)
            new += 1
        found.append(roll)
    return found


def freeze(store: Store, wishes: Sequence[Wish]) -> list[Roll]:
    """These papers of a record leave now: each is an edition from here on, made in one
    transaction."""
    with store.transaction(_("Numbered sheet printed")) as t:
        for roll in prepared_all(store, wishes):
            if roll.edition is None:
                wish, people = roll.wish, [*roll.lines.values()]
                facts = wish.facts() | {"number": roll.number}
                editions.freeze(
                    t, store, wish.register, wish.record, wish.paper, people, **facts
                )  # fmt: skip
    return [prepared(store, wish) for wish in wishes]


def again(store: Store, edition: str) -> Roll:
    """An edition as it was printed; KeyError when it is not known here."""
    row = store.get("edition", edition)
    if row is None:
        raise KeyError(edition)
    wish = Wish(
        row["record"],
        row["register"],
        row["paper"],
        tuple((row.get("languages") or "fr").split(",")),
        editions.slots_of(row),
        row.get("blanks") or 0,
        text_version=row.get("text_version"),
    )
    return _roll(store, wish, row, as_of_birth(store, edition))


def _roll(store: Store, wish: Wish, edition: Mapping[str, Any], context: Context) -> Roll:
    on_paper = editions.frozen(store.reader(), edition)
    return Roll(
        wish,
        _code(context, wish.register, wish.record, edition["number"]),
        edition["number"],
        on_paper,
        editions.blank_lines(edition),
        edition.get("printed_on") or "",
        context,
        edition["uid"],
    )


def _people(context: Context, wish: Wish) -> list[str]:
    if wish.people is not None:
        return list(wish.people)
    return [p["uid"] for p in context.lines("participant", wish.record)]


def code_of(context: Context, edition: Mapping[str, Any]) -> str:
    """How an edition is called on paper: ``S-2026-014/2``."""
    return _code(context, edition["register"], edition["record"], edition["number"])


def _code(context: Context, register: str, record: str, number: int) -> str:
    """A record without a number lends its short name."""
    row = context.get(register, record) or {}
    name = str(row.get("number") or row.get("short_name") or "")
    return f"{name}/{number}"
