"""Who wrote what is here, and when; whence what is in the file: what a question shows beside."""

from __future__ import annotations

from dataclasses import dataclass

from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.store import Store
from artisanest_desktop.store.questions import Answer, last_writes


@dataclass(frozen=True, slots=True)
class Theirs:
    """The other side of every question of a plan: the name of the file, and when it left us
    (UTC ISO text; empty when it is not ours)."""

    file: str
    left_at: str


def who_wrote(store: Store, plan: Plan) -> dict[tuple[str, str], Answer]:
    """For the cells that are asked, or were answered: ``{(uid, key): Answer}``, the newest write
    of that field here with its value, author, moment and transaction; what was never written
    (a seed) is not in it."""
    asked = [
        (row.uid, key)
        for row in plan.rows
        if row.uid is not None
        for key in {*row.conflicts, *row.kept, *row.settled}
    ]
    return last_writes(store, asked)


def theirs(plan: Plan) -> Theirs:
    """Whence the file's side of the questions comes."""
    return Theirs(plan.name, plan.left_at)
