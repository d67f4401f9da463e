"""Where one goes on from a record of a register: its roll call from a session."""

from __future__ import annotations

from dataclasses import dataclass

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.shortcuts import RECORD


@dataclass(frozen=True, slots=True)
class Way:
    """``goal`` with the record's uid is what ``MainWindow.go`` knows."""

    words: Msg
    icon: str
    goal: str
    keys: str = ""


WAYS = {"session": Way(_("Roll call"), "list-checks", "rollcall", RECORD["rollcall"].keys[0])}

#: What else can be done with such a record, in its menu.
MORE = {
    "session": (
        Way(_("Invite…"), "user-plus", "invite"),
        Way(_("Invitations…"), "send", "invitations"),
        Way(_("Keep as a model"), "star", "model"),
    ),
}
#: Where a copy of such a record is asked for first: what is other about it.
AGAIN = {"session": "repeat"}
