"""What is said of a file as a whole, beside its rows."""

from __future__ import annotations

from collections.abc import Sequence

from artisanest_desktop.exchange import identity
from artisanest_desktop.exchange.book import Book
from artisanest_desktop.exchange.choosing import Place
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.store import Store, documents

UNKNOWN = _("Nothing here looks like one of our lists: say which column is what, or leave it.")
RECALLED = _(
    "The values this file left with are lost in it: they were read again from the history here."
)


def of_sheets(book: Book, places: Sequence[Place]) -> list[Msg]:
    """Which sheets were read as one list, and which were not then; that nothing is known here."""
    notes: list[Msg] = []
    read: dict[str, None] = {}
    for place in places:
        names = dict.fromkeys(n for t in place.tables for _at, n, _above in t.begins)
        read |= names
        if len(names) > 1:
            text = _("Read together as one list: %(sheets)s.")
            notes.append(text % {"sheets": ", ".join(names)})
    left = [s.name for s in book.visible if s.name not in read]
    if left and (notes or any(place.roll for place in places)):
        notes.append(_("Not read: %(sheets)s.") % {"sheets": ", ".join(left)})
    return notes


def of_book(store: Store, book: Book, ours: identity.Identity | None, plan: Plan) -> list[Msg]:
    """What the person should know about the file as a whole."""
    notes = list(book.notes)
    hidden = [s.name for s in book.hidden if s.name != identity.SHEET and not _is_ours(s.name)]
    if hidden:
        count = len(hidden)
        text = n_("%(n)s hidden sheet was not read.", "%(n)s hidden sheets were not read.", count)
        notes.append(text)
    if ours is not None and ours.kind == "export":
        if plan.register not in ours.bases:
            notes.append(
                _(
                    "This file was made by this program, but the values it left with are lost: "
                    "it is compared with what is here now."
                )
            )
        elif not any(d.uid == ours.document for d in documents.documents(store)):
            notes.append(_("This file was made by this program, from another file than this one."))
    return notes


def _is_ours(name: str) -> bool:
    return name.startswith("_artisanest")
