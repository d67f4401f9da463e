"""What a person chose for a file that came, and what holds of it when the file is read anew."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import n_
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Asked, Plan, Received


@dataclass(slots=True)
class Chosen:
    """``near`` is the register in whose place it was dropped, ``sending`` the one of a campaign
    that it answers; then its sheet, what it is a list of, and columns and answers by sheet.
    ``member`` is the list of an archive; the password is forgotten once it has opened the file."""

    near: str | None = None
    sending: str = ""
    member: str | None = None
    password: str | None = field(default=None, repr=False)
    register: str | None = None
    sheet: str | None = None
    mapped: dict[str, dict[int, str]] = field(default_factory=dict)
    answers: dict[str, dict[int, str]] = field(default_factory=dict)

    def asked(self) -> Asked:
        """The same for those who read: what is chosen meanwhile does not reach them."""
        from artisanest_desktop.exchange import Asked

        asked = Asked(self.register, self.sheet, self.near, deepcopy(self.mapped))
        asked.answers, asked.sending = deepcopy(self.answers), self.sending
        return asked


def first_shown(plans: Sequence[Plan], was: Plan | None) -> int:
    """What is looked at stays the same sheet, else it is the first with a question, or with
    something to write."""
    about = (was.sheet, was.register) if was is not None else None
    same = [at for at, p in enumerate(plans) if (p.sheet, p.register) == about]
    asking = [at for at, p in enumerate(plans) if p.questions]
    writing = [at for at, p in enumerate(plans) if p.writes]
    return [*same, *asking, *writing, 0][0]


def carry_over(page: Any, before: Received) -> int:
    """What was decided of the rows before holds where it can; how much could not be kept."""
    from artisanest_desktop.exchange.carrying import carry, count

    store, lang, lost = files.store_of(page.session), page.session.lang.code, 0
    now = {(p.sheet, p.register): at for at, p in enumerate(page.received.plans)}
    for plan in before.plans:
        at = now.get((plan.sheet, plan.register))
        lost += count(plan) if at is None else carry(store, plan, page.decisions_at(at), lang)
    return lost


def say_lost(session: Session, lost: int) -> None:
    """What has to be chosen once more."""
    if lost:
        words = n_("%(n)s choice made before does not fit any more and is open again.",
                   "%(n)s choices made before do not fit any more and are open again.",
                   lost)  # fmt: skip
        session.say(words, undo=False)
