"""The card of a participant: what is known of a guest, how she becomes a member, taking her off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.rollcall import cards, writing
from artisanest_desktop.ui.rollcall.fields import Fields
from artisanest_desktop.ui.rollcall.sheet import Someone

if TYPE_CHECKING:
    from artisanest_desktop.ui.rollcall.page import RollCallPage

_MARKED = ("signed",)
_GUEST = ("name", "name_ar", "sex", "birth", "phone", "organisation", "job")


def card(page: RollCallPage, row: int, focus: str = "") -> None:
    """Of a guest the fields; of a member the way to her record; for both, taking her off."""
    person = page.model.person(row)
    assert person is not None
    leave: cards.Row = (
        _("Take off the list (Del)"), "trash-2", lambda: page.acts.take_off([row])
    )  # fmt: skip
    member = str(person.row.get("member") or "")
    if person.outside:
        join = _("Make her or him a member")
        go = (join, "badge-check", lambda: page.acts.make_member(person.uid))
    else:
        record = _("Open the member’s record")
        go = (record, "user-round", lambda: page.session.wanted.emit(f"record:member:{member}"))
    menu = cards.Menu(page, [go, leave], page.model.name(person))
    fields = None
    if person.outside or focus in _MARKED:
        keys = (*(_GUEST if person.outside else ()), *(_MARKED if focus in _MARKED else ()))
        fields = Fields(page.session, "participant", person.uid, keys)
        fields.done.connect(menu.close)
        menu.column.insertWidget(1, fields)
    cards.opened(page, menu, page.grid.place_of(row, 1))
    if fields is not None:
        fields.focus(focus or "name")
    else:
        menu.rows[0].setFocus()


def mend(page: RollCallPage, key: str) -> None:
    """To the first person who was there and of whom a year of birth, woman or man, or the
    signature is not known: a guest's card, a member's record."""
    for row, person in enumerate(page.sheet.people):
        if _is_known(person, key) or not writing.was_there(person):
            continue
        page.grid.go_to(row, 1)
        if person.outside or key in _MARKED:
            card(page, row, key)
        else:
            page.session.wanted.emit(f"record:member:{person.row['member']}")
        return


def _is_known(person: Someone, key: str) -> bool:
    if key == "signed":
        return person.row.get("signed") is not False
    return bool(person.counted.birth) if key == "birth" else person.counted.sex in ("F", "M")
