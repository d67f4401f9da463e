"""The small cards of a roll call: a cell's mark, a half-day, adding many, finishing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
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
from artisanest_desktop.ui.rollcall.sheet import Half
from artisanest_desktop.ui.widgets import Button, Label, Popover, Rule

if TYPE_CHECKING:
    from artisanest_desktop.ui.rollcall.page import RollCallPage

#: A row of a card: words, icon, what it does; None draws a line.
Row = tuple[Msg | str, str, Callable[[], Any]] | None
_NARROW = 240
#: More pages than that are looked at from the session's record.
_FILES = 5


class Menu(Popover):
    """A card of things to do, as wide as its words; ``rows`` are its buttons, in order."""

    def __init__(self, page: RollCallPage, entries: Sequence[Row], title: str = "") -> None:
        lang, theme = page.session.lang, page.session.theme
        metrics = QFontMetrics(theme.font(15))
        words = [lang(entry[0]) for entry in entries if entry is not None]
        widest = max(metrics.horizontalAdvance(text) for text in words) / theme.scale
        super().__init__(page.session, page, max(widest + 60, _NARROW))
        self.rows: list[Button] = []
        if title:
            self.column.addWidget(Label(page.session, title, "strong", wrap=True))
        for entry in entries:
            if entry is None:
                self.column.addWidget(Rule())
            else:
                self._add(page, *entry)

    def _add(self, page: RollCallPage, words: Msg | str, icon: str, act: Callable[[], Any]) -> None:
        button = Button(page.session, words, icon, "menu")
        button.clicked.connect(self.close)
        button.clicked.connect(lambda _on=False: act())
        self.column.addWidget(button)
        self.rows.append(button)


def opened(page: RollCallPage, popover: Popover, at: QRect) -> None:
    """Show a card at a place on the grid."""
    anchor = QWidget(page.grid.viewport())
    anchor.setGeometry(at)
    anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    popover.destroyed.connect(anchor.deleteLater)
    popover.open_at(anchor)


def choice(page: RollCallPage, row: int, column: int) -> None:
    """The five marks of one cell, and none."""
    person, half = page.model.person(row), page.model.half(column)
    assert person is not None and half is not None
    lang, sex = page.session.lang, person.counted.sex
    now = person.mark(half.uid)
    entries: list[Row] = []
    offered = (*MARKS, None)
    for mark in offered:
        words = capital(marks.word(mark, lang, sex) or lang(_("not yet typed")))
        act = _marking(page, {(person.uid, half.uid): (mark, None)})
        entries.append((words, "", act))
    if now in (LATE, LEFT):
        minutes = _("Minutes missed… (Enter)")
        entries += [None, (minutes, "history", lambda: Minutes(page, row, column))]
    menu = Menu(page, entries)
    for mark, button in zip(offered, menu.rows, strict=False):
        sign = marks.pixmap(page.session, mark)
        button.setIcon(sign)
        button.setIconSize(sign.deviceIndependentSize().toSize())
        button.setCheckable(True)
        button.setChecked(mark == now)
    opened(page, menu, page.grid.place_of(row, column))
    menu.rows[0 if now is None else offered.index(now)].setFocus()


def _marking(page: RollCallPage, cells: dict[Any, writing.Mark]) -> Callable[[], None]:
    return lambda: page.acts.mark(cells)


def half_day(page: RollCallPage, column: int) -> None:
    """A half-day: fill it at once, change it, take it away."""
    half = page.model.half(column)
    assert half is not None
    acts = page.acts
    change = _("Date, times, topic, trainer…")
    menu = Menu(
        page,
        [
            (_("Everyone present (*)"), "users", lambda: acts.fill(column, PRESENT, False)),
            (_("The rest present"), "check", lambda: acts.fill(column, PRESENT, True)),
            (_("The rest absent (!)"), "circle-x", lambda: acts.fill(column, ABSENT, True)),
            (_("Nothing typed yet"), "undo-2", lambda: acts.fill(column, None, False)),
            None,
            (change, "pencil", lambda: slot_fields(page, column)),
            (_("Attach the signed sheet…"), "image", lambda: page.scans.choose(half.uid)),
            *_files(page, half),
            (_("Remove the half-day"), "trash-2", lambda: acts.remove_half_day(half)),
        ],
        capital(page.session.lang(half.name)),
    )
    opened(page, menu, _below_head(page, column))
    menu.rows[0].setFocus()


def _files(page: RollCallPage, half: Half) -> list[Row]:
    """The sheets of a half-day that are attached, each to be opened."""
    page.scans.show(half.uid)
    shelf = page.scans.shelf
    return [
        (name, "paperclip", partial(shelf.open, uid)) for uid, name in page.scans.files()[:_FILES]
    ]


def _below_head(page: RollCallPage, column: int) -> QRect:
    at = page.grid.head.place(column)
    return QRect(at.left(), -at.height(), at.width(), at.height())


def slot_fields(page: RollCallPage, column: int, focus: str = "date") -> None:
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


def adding(page: RollCallPage) -> None:
    """Several people at once, or another half-day."""
    halves = [as_rule(h.row) for h in page.sheet.halves]
    comes = half_days.following(halves, page.session.today().isoformat())
    slot = _("Add a half-day: %(slot)s") % {"slot": half_days.name(comes)}
    menu = Menu(
        page,
        [
            (_("All active members"), "users", page.acts.enrol_members),
            (_("Those of the last session"), "history", page.acts.enrol_last),
            (_("Put in the order of the names"), "arrow-up-down", page.acts.arrange),
            None,
            (slot, "calendar-days", lambda: page.acts.add_half_days([comes])),
        ],
    )
    menu.open_at(page.more)
    menu.rows[0].setFocus()


def finishing(page: RollCallPage) -> None:
    """Finish the session; what is missing is said first, and does not stand in the way."""
    lacking = missing(page.sheet.row, saving.store_of(page.session).reader())
    if not lacking:
        page.acts.finish()
        return
    lang = page.session.lang
    entries: list[Row] = [
        (capital(lang(one.text)), "triangle-alert", _mending(page, one)) for one in lacking
    ]
    menu = Menu(page, entries, lang(_("This is still missing:")))
    menu.column.addWidget(Rule())
    anyway = Button(page.session, _("Finish all the same"), "circle-check", "main")
    anyway.clicked.connect(menu.close)
    anyway.clicked.connect(page.acts.finish)
    menu.column.addWidget(anyway)
    menu.open_at(page.top.finish)
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
    elif what.kind in ("birth", "sex", "signed"):
        people.mend(page, what.kind)
    elif what.kind == "twice":
        page.session.wanted.emit(f"rollcall:{what.about}")
    elif what.kind in ("score", "evaluation"):
        page.session.wanted.emit(f"results:{page.uid}")
    elif what.kind == "nobody":
        page.grid.go_to(0, column)
        page.grid.setFocus()
    elif what.kind == "sheet":
        page.scans.choose(what.slots[0])
    elif column >= 0:
        focus = {"times": "start", "hours": "end"}.get(what.kind, "trainer")
        slot_fields(page, column, focus)
