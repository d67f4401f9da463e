"""What is done when planning: each step one transaction, and the quiet line says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.store import invitations, inviting, planning
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session


def plan(
    session: Session, values: Mapping[str, Any], slots: Sequence[Mapping[str, Any]]
) -> str:
    """A session with its half-days."""
    with saving.store_of(session).transaction(_("A session was planned")) as t:
        uid = planning.plan(t, values, slots)
    _say(session, _("Planned — %(what)s"), "session", uid)
    return uid


def repeat(session: Session, like: str, values: Mapping[str, Any], first: str | None) -> str:
    """The same session elsewhere."""
    store = saving.store_of(session)
    number = (store.get("session", like) or {}).get("number") or ""
    with store.transaction(_("Repeated: %(what)s") % {"what": number}) as t:
        uid = planning.repeat(t, store, like, values, first)
    _say(session, _("Repeated — %(what)s"), "session", uid)
    return uid


def keep_as_model(session: Session, uid: str) -> str:
    """A session becomes a model."""
    store = saving.store_of(session)
    with store.transaction(_("A session was kept as a model")) as t:
        model = planning.keep_as_model(t, store, uid)
    _say(session, _("Kept as a model — %(what)s"), "template", model)
    return model


def enrol(session: Session, uid: str, members: Sequence[str]) -> list[str]:
    """Members onto the list of a session, as invited."""
    store = saving.store_of(session)
    number = (store.get("session", uid) or {}).get("number") or ""
    many = n_("%(n)s person invited", "%(n)s people invited", len(members))
    title = _("%(what)s · %(slot)s") % {"what": many, "slot": number}
    with store.transaction(title) as t:
        found = inviting.enrol(t, store, uid, members)
    session.say(_("On the list — %(what)s") % {"what": many})
    return found


def give(session: Session, uid: str, participants: Sequence[str]) -> bool:
    """They have their invitation; False when all of them had it before, or nothing is written."""
    store = saving.store_of(session)
    if store.read_only:
        return False
    number = (store.get("session", uid) or {}).get("number") or ""
    with store.transaction(_("Invitations given · %(what)s") % {"what": number}) as t:
        invitations.given(t, store, participants)
    return t.uid is not None


def _say(session: Session, words: Msg, key: str, uid: str) -> None:
    name = saving.store_of(session).title(key, uid, session.lang.code)
    session.say(words % {"what": name})
