"""The card of a participant: what is known of a guest, how she becomes a member, taking her off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.rollcall import cards, writing
from artisanest_desktop.ui.rollcall.fields import Fields
from artisanest_desktop.ui.widgets import Label, Popover, Rule

if TYPE_CHECKING:
    from artisanest_desktop.ui.rollcall.page import RollCallPage

_GUEST = ("name", "name_ar", "sex", "birth", "phone", "organisation", "job")


def card(page: RollCallPage, row: int, focus: str = "") -> Popover:
    """Of a guest the fields; of a member the way to her record; for both, taking her off."""
    person = page.model.person(row)
    assert person is not None
    session = page.session
    popover = Popover(session, page, 340)
    popover.column.addWidget(Label(session, page.model.name(person), "strong", wrap=True))
    fields = None
    if person.outside:
        fields = Fields(session, "participant", person.uid, _GUEST)
        fields.done.connect(popover.close)
        popover.column.addWidget(fields)
        popover.column.addWidget(Rule())
        first = cards.entry(popover, page, _("Make her or him a member"), "badge-check",
                            lambda: page.acts.make_member(person.uid))  # fmt: skip
    else:
        member = str(person.row["member"])
        first = cards.entry(popover, page, _("Open the member’s record"), "user-round",
                            lambda: page.wanted.emit(f"record:member:{member}"))  # fmt: skip
    cards.entry(popover, page, _("Take off the list (Del)"), "trash-2",
                lambda: page.acts.take_off([row]))  # fmt: skip
    cards.opened(page, popover, page.grid.place_of(row, 1))
    if fields is not None:
        fields.focus(focus or "name")
    else:
        first.setFocus()
    return popover


def mend(page: RollCallPage, key: str) -> None:
    """To the first person who was there and of whom a year of birth, or woman or man, is not
    known: a guest's card, a member's record."""
    for row, person in enumerate(page.sheet.people):
        known = person.counted.birth if key == "birth" else person.counted.sex in ("F", "M")
        if known or not writing.was_there(person):
            continue
        page.grid.go_to(row, 1)
        if person.outside:
            card(page, row, key)
        else:
            page.wanted.emit(f"record:member:{person.row['member']}")
        return
