"""An edition printed again: the numbers and people of that day, under the names of that day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from artisanest_desktop.i18n import _
from artisanest_desktop.reports.pages import Document
from artisanest_desktop.reports.sheets import attendance, reimbursement
from artisanest_desktop.reports.sheets.frame import languages_of
from artisanest_desktop.reports.sheets.options import SheetOptions
from artisanest_desktop.store import Refusal, Store, editions, sheets
from artisanest_desktop.store.sheets import Roll

#: How each paper is laid out.
LAYOUTS: dict[str, Callable[[Store, Sequence[Roll], SheetOptions], Document]] = {
    sheets.ATTENDANCE: attendance.laid_out,
    sheets.REIMBURSEMENT: reimbursement.laid_out,
}


def edition_document(store: Store, edition: str, digits: str = "latn") -> Document:
    """The pages of an edition as it was."""
    roll = sheets.again(store, edition)
    layout = LAYOUTS.get(roll.wish.paper)
    if layout is None:
        raise Refusal(_("This paper cannot be printed again from here."))
    languages = languages_of(store, roll.wish.languages, digits)
    return layout(store, [roll], SheetOptions(languages, roll.wish.slots, False, roll.wish.blanks))


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition in a list: its code, the paper, the ISO day, the languages, how many people."""

    uid: str
    code: str
    paper: str
    day: str
    languages: tuple[str, ...]
    people: int


def printed(store: Store, record: str, papers: Sequence[str] = tuple(LAYOUTS)) -> list[Printed]:
    """The editions of a record that can be printed again, the newest first."""
    context = store.reader()
    found = [e for e in editions.of_record(context, record) if e.get("paper") in papers]
    context.expect("edition", [e["uid"] for e in found])
    return [
        Printed(e["uid"], sheets.code_of(context, e), e["paper"], e.get("printed_on") or "",
                tuple((e.get("languages") or "").split(",")),
                len(editions.frozen(context, e)))
        for e in reversed(found)
    ]  # fmt: skip
