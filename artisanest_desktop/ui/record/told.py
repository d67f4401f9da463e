"""History in plain sentences: what was done, by whom, when, and each field's before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.model.fields import Register, Row
from artisanest_desktop.store import Entry, Store
from artisanest_desktop.ui.record import face

_ICONS = {
    "import": "download",
    "merge": "merge",
    "settle": "circle-help",
    "undo": "undo-2",
    "restore": "shield-check",
    "migrate": "refresh-cw",
    "erase": "circle-x",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One field's change; ``was`` and ``now`` in words, ``before`` as stored."""

    register: str
    uid: str
    field: str
    label: str
    was: str
    now: str
    before: Any
    record: str = ""


def icon_of(entry: Entry) -> str:
    """A picture for the kind of transaction."""
    return _ICONS.get(entry.kind, "pencil")


def who_and_when(entry: Entry, lang: Language) -> str:
    """``Naïma · 03/04/2025 14:05``."""
    when = lang.moment(entry.at, entry.offset)
    return f"{entry.author} · {when}" if entry.author else when


def counts(entry: Entry) -> Msg | None:
    """What an import or merge brought; for other work on several records, how many."""
    report = entry.report or {}
    new, changed = report.get("new"), report.get("changed")
    if isinstance(new, int) and isinstance(changed, int):
        return _("%(new)s, %(changed)s") % {
            "new": n_("%(n)s new", "%(n)s new", new),
            "changed": n_("%(n)s changed", "%(n)s changed", changed),
        }
    if entry.records > 1:
        return n_("%(n)s record", "%(n)s records", entry.records)
    return None


def told(store: Store, entry: Entry, lang: Language, of: str | None = None) -> list[Told]:
    """Every field of an entry in words; ``of`` is the record whose history it is: its own
    changes need no name, those of its lines say which line."""
    found: list[Told] = []
    for key, uid, fields in entry.changes:
        register = store.registers.get(key)
        if register is None:
            continue
        row = store.get(key, uid) or {}
        name = "" if uid == of else _name(store, register, uid, fields, lang, of)
        for field, (before, after) in fields.items():
            if field in register.by_key and register[field].hidden:
                continue  # what holds a line in its place is nothing that anyone typed
            line = _line(register, row, field, before, after, lang)
            if line is not None:
                found.append(Told(key, uid, field, *line, before, name))
    return found


def _name(
    store: Store,
    register: Register,
    uid: str,
    fields: dict[str, Any],
    lang: Language,
    of: str | None,
) -> str:
    """``Material · Wool``, of a line; seen from elsewhere also whose it is."""
    known = store.get(register.key, uid) or {"uid": uid, **{k: v[1] for k, v in fields.items()}}
    parts = [store.name_of(register.key, known, lang.code)]
    if register.parent is not None:
        parts = [face.capital(lang(register.one)), *(p for p in parts if p != face.EMPTY)]
        above = store.above(register.key, known)
        if above is not None and above[1] != of:
            parts.insert(0, store.title(*above, lang.code))
    return " · ".join(parts)


def _line(
    register: Register, row: Row, key: str, before: Any, after: Any, lang: Language
) -> tuple[str, str, str] | None:
    """Label, was, now; None for what need not be told."""
    if key == "removed":
        if before is True and after is False and not row.get("removed"):
            return None
        return lang(_("On the list")), _on_list(before, lang), _on_list(after, lang)
    field = register.by_key.get(key)
    if field is None:  # from a newer program, or an own field that was taken away
        return key, str(before or face.EMPTY), str(after or face.EMPTY)
    if field.hidden:
        return None
    if field.kind.key == "photo":
        photo = lang(_("a photo"))
        return lang(field.label), photo if before else face.EMPTY, photo if after else face.EMPTY
    was = face.words(field, before, lang, row) or face.EMPTY
    now = face.words(field, after, lang, row) or face.EMPTY
    return lang(field.label), was, now


def _on_list(removed: Any, lang: Language) -> str:
    return lang(_("no") if removed else _("yes"))
