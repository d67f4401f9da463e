"""How an import ends: what it says it did, and the rows it could not take, given back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.menu import ask_place
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.stage import Stage

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Applied, Received


def save_refused(page: QWidget, session: Session, received: Received) -> None:
    """The rows that could not be taken, as a file to correct."""
    store = files.store_of(session)
    name = f"{Path(received.name).stem} – {session.lang(_('to complete'))}.xlsx"
    path = ask_place(session, page, name)
    if path is None:
        return

    def write(_progress: work.Progress) -> Path:
        from artisanest_desktop.exchange import save_refused

        return save_refused(store, received, path, session.lang.code)

    def done(made: Path) -> None:
        show = (_("Show it in its folder"), lambda: files.show_in_folder(made))
        session.offer(_("Saved to %(path)s") % {"path": str(made)}, [show])

    work.run(session, write, done, title=_("Writing the file"))


def ask_back(session: Session, stage: Stage, received: Received) -> bool:
    """What the import left doubtful, as a sheet or a message for those who know; False when there
    is nothing to ask."""
    from artisanest_desktop.exchange.doubtful import doubtful, whose
    from artisanest_desktop.ui.campaigns.correcting import CorrectPage

    store = files.store_of(session)
    found = doubtful(store, received)
    if not found:
        return False
    key = max(found, key=lambda one: len(found[one]))
    cooperative = whose(store, received)

    def build() -> QWidget:
        return CorrectPage(session, key, cooperative, stage.back, found[key])

    stage.open_above("correct", build)
    return True


def offer_to_ask_back(session: Session, stage: Stage, received: Received) -> None:
    """After an import: its doubts, with a button, above the page one went to."""
    from artisanest_desktop.exchange.doubtful import how_many

    if n := how_many(files.store_of(session), received):
        words = n_("%(n)s cell of this file is doubtful or missing: those who filled it in can be "
                   "asked.",
                   "%(n)s cells of this file are doubtful or missing: those who filled it in can "
                   "be asked.", n)  # fmt: skip
        act = (_("Ask for corrections…"), lambda: ask_back(session, stage, received))
        session.offer(words, [act])


def tell(session: Session, received: Received, applied: Applied) -> None:
    """What was done, and that there is another safety copy."""
    if applied.backup is not None:
        session.backed_up.emit()
    if applied.txn is None:
        session.say(_("Nothing was changed."), undo=False)
    else:
        session.say(imported(received), undo=True)


def imported(received: Received) -> Msg:
    """``Import of membres.xlsx – 31 new, 18 completed``: no names of people."""
    new = received.counts["new"]
    changed = received.writes - new
    words = {
        "name": received.name,
        "new": n_("%(n)s new", "%(n)s new", new),
        "changed": n_("%(n)s completed", "%(n)s completed", changed),
    }
    if not received.writes and received.questions:
        asked = received.questions
        words["changed"] = n_("%(n)s question for you", "%(n)s questions for you", asked)
    if new and changed:
        return _("Import of “%(name)s” – %(new)s, %(changed)s") % words
    if new:
        return _("Import of “%(name)s” – %(new)s") % words
    return _("Import of “%(name)s” – %(changed)s") % words
