"""The small cards of a roll call: a cell's mark, a half-day, adding many, finishing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.face import capital
from artisanest_desktop.model.session_missing import Missing, missing
from artisanest_desktop.model.session_missing import half_day as as_rule
from artisanest_desktop.rules import half_days
from artisanest_desktop.rules.attendance import ABSENT, LATE, LEFT, MARKS, PRESENT
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.rollcall import marks, writing
from artisanest_desktop.ui.rollcall.fields import Fields
from artisanest_desktop.ui.rollcall.minutes import Minutes
from artisanest_desktop.ui.widgets import Button, Label, Popover, Rule

if TYPE_CHECKING:
    from artisanest_desktop.ui.rollcall.page import RollCallPage


def anchored(page: RollCallPage, at: QRect) -> QWidget:
    """Something to open a card at: a place on the grid."""
    anchor = QWidget(page.grid.viewport())
    anchor.setGeometry(at)
    anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return anchor


def opened(page: RollCallPage, popover: Popover, at: QRect) -> Popover:
    """Show a card at a place on the grid; the grid has the keyboard again when it closes."""
    anchor = anchored(page, at)
    popover.destroyed.connect(anchor.deleteLater)
    popover.open_at(anchor)
    return popover


def entry(
    popover: Popover, page: RollCallPage, words: Msg | str, icon: str, act: Callable[[], Any]
) -> Button:
    """A row of a card that does something and closes it."""
    button = Button(page.session, words, icon, "menu")
    button.clicked.connect(popover.close)
    button.clicked.connect(lambda _on=False: act())
    popover.column.addWidget(button)
    return button


def choice(page: RollCallPage, row: int, column: int) -> Popover:
    """The five marks of one cell, and none."""
    grid = page.grid
    person, half = page.model.person(row), page.model.half(column)
    assert person is not None and half is not None
    lang = page.session.lang
    popover = Popover(page.session, page, 240)
    now = person.mark(half.uid)
    first: Button | None = None
    for mark in (*MARKS, None):
        words = marks.word(mark, lang, person.counted.sex) or lang(_("not yet typed"))
        text = f"{marks.letter(mark, lang)}   {capital(words)}"
        act = _marking(page, {(person.uid, half.uid): (mark, None)})
        button = entry(popover, page, text, "", act)
        button.setCheckable(True)
        button.setChecked(mark == now)
        first = button if mark == now or first is None else first
    if now in (LATE, LEFT):
        popover.column.addWidget(Rule())
        minutes = _("Minutes missed… (Enter)")
        entry(popover, page, minutes, "history", lambda: Minutes(page, row, column))
    opened(page, popover, grid.place_of(row, column))
    if first is not None:
        first.setFocus()
    return popover


def _marking(page: RollCallPage, cells: dict[Any, writing.Mark]) -> Callable[[], None]:
    return lambda: page.acts.mark(cells)


def half_day(page: RollCallPage, column: int) -> Popover:
    """A half-day: fill it at once, change it, take it away."""
    half = page.model.half(column)
    assert half is not None
    popover = Popover(page.session, page, 330)
    title = Label(page.session, capital(page.session.lang(half.name)), "strong", wrap=True)
    popover.column.addWidget(title)
    first = entry(popover, page, _("Everyone present (*)"), "users",
                  lambda: page.acts.fill(column, PRESENT, False))  # fmt: skip
    entry(
        popover, page, _("The rest present"), "check", lambda: page.acts.fill(column, PRESENT, True)
    )
    entry(popover, page, _("The rest absent (!)"), "circle-x",
          lambda: page.acts.fill(column, ABSENT, True))  # fmt: skip
    entry(
        popover, page, _("Nothing typed yet"), "undo-2", lambda: page.acts.fill(column, None, False)
    )
    popover.column.addWidget(Rule())
    entry(popover, page, _("Date, times, topic, trainer…"), "pencil",
          lambda: slot_fields(page, column))  # fmt: skip
    entry(
        popover, page, _("Remove the half-day"), "trash-2", lambda: page.acts.remove_half_day(half)
    )
    opened(page, popover, _below_head(page, column))
    first.setFocus()
    return popover


def _below_head(page: RollCallPage, column: int) -> QRect:
    at = page.grid.head.place(column)
    return QRect(at.left(), -at.height(), at.width(), at.height())


def slot_fields(page: RollCallPage, column: int, focus: str = "date") -> Popover:
    """Date, times, topic and trainer of a half-day."""
    half = page.model.half(column)
    assert half is not None
    popover = Popover(page.session, page, 340)
    keys = ("date", "start", "end", "topic", "trainer")
    fields = Fields(page.session, "slot", half.uid, keys)
    fields.done.connect(popover.close)
    popover.column.addWidget(fields)
    opened(page, popover, _below_head(page, column))
    fields.focus(focus)
    return popover


def adding(page: RollCallPage) -> Popover:
    """Several people at once, or another half-day."""
    popover = Popover(page.session, page, 320)
    first = entry(popover, page, _("All active members"), "users", page.acts.enrol_members)
    entry(popover, page, _("Those of the last session"), "history", page.acts.enrol_last)
    popover.column.addWidget(Rule())
    halves = [as_rule(h.row) for h in page.sheet.halves]
    comes = half_days.following(halves, page.session.today().isoformat())
    words = _("Add a half-day: %(slot)s") % {"slot": half_days.name(comes)}
    entry(popover, page, words, "calendar-days", lambda: page.acts.add_half_days([comes]))
    popover.open_at(page.more)
    first.setFocus()
    return popover


def finishing(page: RollCallPage) -> None:
    """Finish the session; what is missing is said first, and does not stand in the way."""
    lacking = missing(page.sheet.row, saving.store_of(page.session).reader())
    if not lacking:
        page.acts.finish()
        return
    popover = Popover(page.session, page, 340)
    title = Label(page.session, _("This is still missing:"), "strong", wrap=True)
    popover.column.addWidget(title)
    for one in lacking:
        words = capital(page.session.lang(one.text))
        entry(popover, page, words, "triangle-alert", _mending(page, one))
    popover.column.addWidget(Rule())
    anyway = Button(page.session, _("Finish all the same"), "circle-check", "main")
    anyway.clicked.connect(popover.close)
    anyway.clicked.connect(page.acts.finish)
    popover.column.addWidget(anyway)
    popover.open_at(page.finish)
    anyway.setFocus()


def _mending(page: RollCallPage, one: Missing) -> Callable[[], None]:
    return lambda: mend(page, one)


def mend(page: RollCallPage, what: Missing) -> None:
    """Go where something missing is completed."""
    from artisanest_desktop.ui.rollcall import people

    column = page.model.column_of(what.slots[0]) if what.slots else -1
    if what.kind in ("slots", "people"):
        page.focus_list()
    elif what.kind == "marks":
        page.grid.go_to_untyped(what.slots[0])
        page.grid.setFocus()
    elif what.kind in ("birth", "sex"):
        people.mend(page, what.kind)
    elif column >= 0:
        focus = {"times": "start", "hours": "end"}.get(what.kind, "trainer")
        slot_fields(page, column, focus)
