"""What is said of a package before it is taken in, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artisanest_desktop.i18n import Language, Msg, _, n_

if TYPE_CHECKING:
    from artisanest_desktop.store import Store
    from artisanest_desktop.store.parcel import Parcel
    from artisanest_desktop.store.parcels import Peer, Taken
    from artisanest_desktop.store.rehearsing import Outlook

_NO_NAME = _("another computer")
SINCE_LAST = _("only what is new since the last exchange with %(who)s")


def sender(who: str, at: str, offset: int, lang: Language) -> str:
    """Whose it is, and of when."""
    when = _moment(at, offset, lang)
    return lang(_("From %(who)s, %(when)s") % {"who": who or lang(_NO_NAME), "when": when})


def peer(other: Peer, lang: Language) -> str:
    """Another copy, by who types there and when it was last heard of."""
    words = {"who": other.name or lang(_NO_NAME), "when": _moment(other.at, other.offset, lang)}
    return lang(_("%(who)s, last heard of on %(when)s") % words)


def _moment(at: str, offset: int, lang: Language) -> str:
    try:
        return lang.moment(at, offset)
    except (ValueError, OverflowError):  # a sender may write what it likes
        return "?"


def brings(found: Outlook, lang: Language) -> str:
    """``12 changes, 3 new people and 2 questions.``"""
    if not found.brings_something:
        return lang(_("Everything in it is already here."))
    parts = [n_("%(n)s change", "%(n)s changes", found.received.txns)]
    if found.people:
        parts.append(n_("%(n)s new person", "%(n)s new people", found.people))
    if found.questions:
        parts.append(n_("%(n)s question for you", "%(n)s questions for you", found.questions))
    said = lang.list([lang(part) for part in parts])
    return lang(_("It brings %(what)s.") % {"what": said})


def doubts(store: Store, received: Parcel, found: Outlook) -> list[Msg]:
    """What to know before taking it in."""
    said = []
    if received.store != store.uid:
        said.append(
            _(
                "It comes from another file than yours, not from a copy of it: what it holds is "
                "added beside what is here, the cooperative too."
            )
        )
    if found.received.gaps:
        said.append(
            _(
                "Something that came before it is missing here, so not all of it can be taken in. "
                "Ask for a package with everything."
            )
        )
    if found.received.ahead:
        said.append(
            _("The clock of the other computer is more than a day ahead: set it right there.")
        )
    if found.erased:
        text = n_(
            "%(n)s record that was erased there for good will be erased here too.",
            "%(n)s records that were erased there for good will be erased here too.",
            found.erased,
        )
        said.append(text)
    return said


def after(done: Taken) -> Msg:
    """What was done."""
    if done.backup is None:
        return _("Everything in the package is already here: nothing was changed.")
    text = n_(
        "Package received: %(n)s change.", "Package received: %(n)s changes.", done.received.txns
    )
    return text


WAY_BACK = _(
    "A safety copy is made first: restore it in the settings to take all of it back. Each change "
    "can also be undone for itself in the history."
)
