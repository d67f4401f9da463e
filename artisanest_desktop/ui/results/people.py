"""The participants of a session as lines, with the numbers of its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from artisanest_desktop.rules.attendance import THERE
from artisanest_desktop.store import editions
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.results.model import Line
from artisanest_desktop.ui.rollcall.sheet import Sheet, Someone

if TYPE_CHECKING:
    from artisanest_desktop.ui.session import Session


def people(session: Session, sheet: Sheet, keys: Sequence[str]) -> list[Line]:
    """Who is on the list, in the order of their numbers, with these fields of theirs."""
    store = saving.store_of(session)
    numbers = editions.roll(store.reader(), sheet.uid)
    lines = [
        Line(p.uid, numbers[p.uid], p.first, p.second, p.place, {k: p.row.get(k) for k in keys})
        for p in sheet.people
        if p.uid in numbers
    ]
    return sorted(lines, key=lambda line: line.number)


def came(person: Someone) -> bool:
    """Whether she was there at least once."""
    return any(mark in THERE for mark, _missed in person.marks.values())
