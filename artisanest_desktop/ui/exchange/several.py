"""Decisions for all the rows that are shown at once: rows, columns, questions, likenesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from artisanest_desktop.exchange.deciding import Decisions, can_write, unsettled
from artisanest_desktop.exchange.plan import EVERYTHING, NEW, Row
from artisanest_desktop.exchange.wording import REMOVAL
from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.fields import Register
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Elided, Popover, SectionTitle


class Several:
    """What the popover offers for the rows at ``places``; ``done`` is called after each press."""

    def __init__(
        self,
        session: Session,
        decisions: Decisions,
        register: Register,
        places: Sequence[int],
        done: Callable[[], Any],
    ) -> None:
        self._session, self._decisions, self._register = session, decisions, register
        plan = self._plan = decisions.plan
        self._places = [at for at in places if at < len(plan.rows)]
        self._absent = [list(plan.missing)[at - len(plan.rows)] for at in places
                        if at >= len(plan.rows)]  # fmt: skip
        self._done = done

    @property
    def _rows(self) -> list[Row]:
        return [self._plan.rows[at] for at in self._places]

    def open_at(self, button: QWidget) -> None:
        """Show it beside its button."""
        popover = self._popover = Popover(self._session, button, 430)
        self._whole_rows()
        self._questions()
        self._fields()
        self._emptied()
        popover.open_at(button)
        if first := popover.findChild(Button):
            first.setFocus()

    def _whole_rows(self) -> None:
        decided, places = self._decisions, self._places
        taking = sum(can_write(r) and EVERYTHING not in r.left for r in self._rows)
        left = sum(EVERYTHING in r.left for r in self._rows)
        sure = sum(unsettled(r) and r.alike[0].sure for r in self._rows)
        if taking:
            words = n_(
                "Take nothing of the row shown", "Take nothing of the %(n)s rows shown", taking
            )
            self._entry(words, "x", lambda: decided.refuse(places))
        if left:
            words = n_("Take the row that was left", "Take the %(n)s rows that were left", left)
            self._entry(words, "check", lambda: decided.take(places))
        if sure:
            words = n_(
                "The one with a proof is the same person",
                "The %(n)s with a proof are the same people",
                sure,
            )
            self._entry(words, "users", lambda: decided.unite_sure(places))
        if self._absent:
            n = len(self._absent)
            words = n_("Take the one shown off the list", "Take the %(n)s shown off the list", n)
            self._entry(words, "trash-2", lambda: decided.take_off(self._absent))
            words = _("Keep all of them on the list")
            self._entry(words, "check", lambda: decided.take_off(self._absent, False))

    def _questions(self) -> None:
        counts = Counter(key for row in self._rows for key in row.conflicts)
        if counts:
            self._title(_("Questions"), "circle-help")
        for key, n in counts.items():
            theirs = partial(self._decisions.theirs, self._places, key)
            ours = partial(self._decisions.ours, self._places, key)
            self._line(key, n, [(_("All theirs"), theirs), (_("All ours"), ours)])

    def _fields(self) -> None:
        """What would be written of each field, and a press to leave it out."""
        writing: Counter[str] = Counter()
        left: Counter[str] = Counter()
        for row in self._rows:
            if EVERYTHING in row.left or not can_write(row):
                continue
            left.update(row.left)
            new = row.action == NEW
            keys = row.fields if new else row.changes
            needed = self._decisions.needed if new else ()
            writing.update(k for k in keys if k not in row.left and k not in needed)
        if writing or left:
            self._title(_("Columns"), "columns-3")
        for key in dict.fromkeys([*writing, *left]):
            acts: list[tuple[Msg, Callable[[], Any]]] = []
            if writing[key]:
                acts.append((_("Take nothing"), partial(self._decisions.refuse, self._places, key)))
            if left[key]:
                acts.append((_("Take it"), partial(self._decisions.take, self._places, key)))
            self._line(key, writing[key] or left[key], acts)

    def _emptied(self) -> None:
        counts = Counter(key for row in self._rows for key in row.emptied)
        if counts:
            self._title(_("Emptied in the file"), "circle-x")
        for key, n in counts.items():
            off = partial(self._decisions.empty, self._places, key)
            stay = partial(self._decisions.empty, self._places, key, False)
            self._line(key, n, [(_("Empty here too"), off), (_("Keep"), stay)])

    # Its parts

    def _title(self, words: Msg, icon: str) -> None:
        self._popover.column.addWidget(SectionTitle(self._session, words, icon))

    def _entry(self, words: Msg, icon: str, act: Callable[[], Any]) -> None:
        button = Button(self._session, words, icon, "menu")
        self._wire(button, act)
        self._popover.column.addWidget(button)

    def _line(self, key: str, n: int, acts: Sequence[tuple[Msg, Callable[[], Any]]]) -> None:
        session, line = self._session, QHBoxLayout()
        field = self._register.by_key.get(key)
        name = field.label if field else self._plan.new_fields.get(key[4:], key)
        name = REMOVAL if key == REMOVED else name
        words = session.lang(_("%(what)s %(n)s") % {"what": name, "n": n})
        line.addWidget(Elided(session, words), 1)
        for text, act in acts:
            button = Button(session, text, kind="link")
            button.setAccessibleName(f"{button.text()}: {words}")
            self._wire(button, act)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._popover.column.addLayout(line)

    def _wire(self, button: Button, act: Callable[[], Any]) -> None:
        button.clicked.connect(self._popover.close)
        button.clicked.connect(lambda _on=False: (act(), self._done()))
