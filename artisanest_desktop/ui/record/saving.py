"""Writing what was typed: one transaction a field, under a title that names no one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.rules import Finding
from artisanest_desktop.ui.record import face

if TYPE_CHECKING:
    from artisanest_desktop.model.fields import Field, Register, Row
    from artisanest_desktop.store import Store
    from artisanest_desktop.ui.session import Session


def store_of(session: Session) -> Store:
    """The open store; pages only exist while there is one."""
    assert session.store is not None
    return session.store


def register_of(session: Session, key: str) -> Register:
    """The register as it is today, own fields included."""
    return store_of(session).registers[key]


def about(session: Session, register: Register, row: Row | None) -> Msg | str:
    """What a title calls a record: its number, never its name (titles outlive an erasure).

    A line is called by the record it belongs to.
    """
    store = store_of(session)
    above = store.above(register.key, dict(row)) if row else None
    if above is not None:
        register, row = register_of(session, above[0]), store.get(*above)
    return (row or {}).get("number") or register.one


def title(session: Session, field: Field, register: Register, row: Row | None) -> Msg:
    """The name of a transaction that changes one field of one record, or of a line of it."""
    what: Msg | str = field.label
    if register.parent:
        what = _("%(lines)s: %(field)s") % {"lines": register.many, "field": field.label}
    return _("%(field)s · %(what)s") % {"field": what, "what": about(session, register, row)}


def write(
    session: Session,
    key: str,
    row: Row,
    field: Field,
    value: Any,
    born_with: Mapping[str, Any],
) -> str:
    """Set one field (a picture as its bytes); a new record is born with it. Returns the uid."""
    register, uid = register_of(session, key), row.get("uid")
    name = title(session, field, register, row)
    if uid is None:
        name = _("Added: %(what)s") % {"what": register.one}
    with store_of(session).transaction(name) as t:
        stored = t.blob(value, "image/jpeg") if isinstance(value, bytes) else value
        if uid is None:
            return t.create(key, {**born_with, field.key: stored})
        t.set(key, uid, {field.key: stored})
    return str(uid)


def change(session: Session, key: str, uid: str, values: Mapping[str, Any]) -> None:
    """Set fields of a record; the title is that of the first."""
    register = register_of(session, key)
    store = store_of(session)
    name = title(session, register[next(iter(values))], register, store.get(key, uid))
    with store.transaction(name) as t:
        t.set(key, uid, values)


def duplicate(session: Session, key: str, uid: str) -> str:
    """A record like another one, lines included; the quiet line offers to undo it."""
    from artisanest_desktop.store.copying import duplicate

    store, register = store_of(session), register_of(session, key)
    what = about(session, register, store.get(key, uid))
    with store.transaction(_("Duplicated: %(what)s") % {"what": what}) as t:
        new = duplicate(t, store, key, uid)
    name = store.title(key, new, session.lang.code)
    session.say(_("Duplicated — %(what)s") % {"what": name})
    return new


def remove(session: Session, key: str, uids: list[str], back: bool = False) -> None:
    """Take records off the list, or put them back; the quiet line offers to undo it."""
    register, store = register_of(session, key), store_of(session)
    one = about(session, register, store.get(key, uids[0]))
    what: Msg | str = len(uids) if len(uids) > 1 else one  # type: ignore[assignment]
    if back:
        name, said = _("Recovered: %(what)s"), _("Recovered — %(what)s")
    else:
        name, said = _("Removed from the list: %(what)s"), _("Removed from the list — %(what)s")
    with store.transaction(name % {"what": what}) as t:
        for uid in uids:
            (t.recover if back else t.remove)(key, uid)
    shown = what if len(uids) > 1 else store.title(key, uids[0], session.lang.code)
    session.say(said % {"what": shown})


def settle(session: Session, key: str, uid: str, field: str, value: Any) -> None:
    """Answer a question: what two people wrote differently, or whether a record stays."""
    register, store = register_of(session, key), store_of(session)
    declared = register.by_key.get(field)
    what = declared.label if declared else register.one
    title = _("Question settled: %(field)s · %(what)s") % {
        "field": what,
        "what": about(session, register, store.get(key, uid)),
    }
    with store.transaction(title, kind="settle") as t:
        t.settle(key, uid, field, value)
    session.say(_("Question settled — %(field)s") % {"field": what})


def say_saved(
    session: Session, key: str, uid: str, field: Field, findings: tuple[Finding, ...] = ()
) -> None:
    """The quiet line; the name is added here, where it is only read."""
    repaired = next((f for f in findings if f.level == "repaired"), None)
    if repaired is not None:
        session.say(_("Saved — %(field)s: %(why)s") % {"field": field.label, "why": repaired.text})
        return
    row = store_of(session).get(key, uid) or {}
    register = register_of(session, key)
    name = store_of(session).name_of(key, row, session.lang.code)
    if name == face.EMPTY or not (register.named_by or face.is_named(register, row)):
        session.say(_("Saved — %(field)s") % {"field": field.label})
        return
    session.say(_("Saved — %(field)s · %(name)s") % {"field": field.label, "name": name})
