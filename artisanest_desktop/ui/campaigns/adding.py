"""More people to send to: the cooperatives it has not gone to yet, or somebody by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.campaigns.look import Board
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Popover, Rule

#: Whom to add: what a sending begins with.
Add = Callable[[dict[str, str]], Any]


def open_adding(session: Session, at: QWidget, shown: Board, add: Add) -> Popover:
    """A button for each cooperative that is not on the board, and a line for a name."""
    from artisanest_desktop.exchange.campaigns import language_for

    store, code = files.store_of(session), session.lang.code
    popover = Popover(session, at, 320)
    there = {line.record.get("cooperative") for line in shown.lines}
    rows = store.find("cooperative", sort=[("name", False)])
    uids = [uid for i in rows if (uid := store.row_uid("cooperative", i)) and uid not in there]

    def chosen(one: dict[str, str]) -> None:
        popover.close()
        add(one)

    buttons = []
    for uid in uids:
        button = Button(session, store.title("cooperative", uid, code), "building-2", "menu")
        one = {"cooperative": uid, "language": language_for(store, uid, code)}
        button.clicked.connect(partial(lambda one, _on=False: chosen(one), one))
        popover.column.addWidget(button)
        buttons.append(button)
    if not uids:
        words = _("All the cooperatives are on the board.")
        popover.column.addWidget(Label(session, words, "muted", wrap=True))
    popover.column.addWidget(Rule())
    name = _name_line(session, popover)
    name.returnPressed.connect(
        lambda: chosen({"title": name.text().strip(), "language": code})
        if name.text().strip()
        else None
    )
    popover.open_at(at)
    (buttons[0] if buttons else name).setFocus()
    return popover


def _name_line(session: Session, popover: Popover) -> QLineEdit:
    words = _("Somebody else, by name, then Enter")
    label = Label(session, words, "muted", wrap=True)
    line = QLineEdit()
    line.setObjectName("other-name")
    line.setAccessibleName(session.lang(words))
    label.setBuddy(line)
    popover.column.addWidget(label)
    popover.column.addWidget(line)
    return line
