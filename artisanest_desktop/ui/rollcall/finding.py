"""Who can be put on the list: members by a few letters, by whole name, by session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from artisanest_desktop.i18n import fold
from artisanest_desktop.model.fields import Row
from artisanest_desktop.model.member import CURRENT
from artisanest_desktop.rules.cleaning import clean
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.rollcall.alikes import Alikes
from artisanest_desktop.ui.rollcall.sheet import Sheet

_COPIED = ("member", "name", "name_ar", "sex", "birth", "phone", "cooperative", "organisation",
           "job")  # fmt: skip
_KEYS = ("family_name", "given_name", "family_name_ar", "given_name_ar", "number", "cooperative")


def members(store: Store, sheet: Sheet, text: str, lang: str, limit: int) -> list[dict[str, Any]]:
    """Members that fit a few letters and are not on the list, as rows with ``uid``."""
    on_list = {p.row.get("member") for p in sheet.people}
    ids = store.find("member", search=text, lang=lang, limit=limit + len(sheet.people))
    return [row for row in _rows(store, ids) if row["uid"] not in on_list][:limit]


def _rows(store: Store, ids: Sequence[int]) -> list[dict[str, Any]]:
    found = []
    for uid, *values in store.window("member", ids, _KEYS):
        found.append({"uid": uid, **dict(zip(_KEYS, values, strict=True))})
    return found


def alike(
    store: Store, sheet: Sheet, name: str, known: Sequence[str], limit: int = 3
) -> list[dict[str, Any]]:
    """Members whose name sounds like one that was read from a paper, in either script."""
    on_list = {p.row.get("member") for p in sheet.people} | set(known)
    uids = [uid for uid in Alikes(store).of(name) if uid not in on_list][:limit]
    rows = store.get_many("member", uids)
    return [{"uid": uid, **{k: rows[uid].get(k) for k in _KEYS}} for uid in uids if uid in rows]


def guest(name: str) -> dict[str, Any]:
    """An outside participant of that name; its script says which of the two it is."""
    return {"name_ar" if is_arabic(name) else "name": clean(name)}


def as_members(store: Store, uids: Iterable[str]) -> list[dict[str, Any]]:
    """Members as participants; the cooperative is that of the day."""
    wanted = list(uids)
    rows = store.get_many("member", wanted)
    cooperatives = store.find("cooperative", limit=2)
    only = store.window("cooperative", cooperatives, ())[0][0] if len(cooperatives) == 1 else None
    return [{"member": uid, "cooperative": rows[uid].get("cooperative") or only} for uid in wanted]


def active_members(store: Store, sheet: Sheet) -> list[str]:
    """All active members who are not on the list, also those whose state nobody wrote; of the
    cooperatives that are invited, where there are several."""
    on_list = {p.row.get("member") for p in sheet.people}
    invited = store.reader().lines("invited", sheet.uid)
    where: dict[str, Any] = {"state": CURRENT}
    cooperatives = [one["cooperative"] for one in invited if one.get("cooperative")]
    if cooperatives and store.count("cooperative") > 1:
        where["cooperative"] = cooperatives
    ids = store.find("member", where=where)
    return [uid for uid, *_rest in store.window("member", ids, ()) if uid not in on_list]


def of_last_session(store: Store, sheet: Sheet) -> list[dict[str, Any]]:
    """The people of the session before this one, without those who are already on the list."""
    context = store.reader()
    uids = [uid for uid, *_rest in store.window("session", store.find("session"), ())]
    context.expect("session", uids)
    days = {uid: _last_day(context.lines("slot", uid)) for uid in uids if uid != sheet.uid}
    here = max((h.row.get("date") or "" for h in sheet.halves), default="") or "9999"
    earlier = sorted((day, uid) for uid, day in days.items() if day and day <= here)
    for _day, uid in reversed(earlier):
        # Not through the same look: it would read the people of all sessions.
        people = store.reader().lines("participant", uid)
        if people:
            return _not_on(sheet, people)
    return []


def _last_day(slots: Sequence[Row]) -> str:
    return max((s.get("date") or "" for s in slots), default="")


def _not_on(sheet: Sheet, people: Sequence[Row]) -> list[dict[str, Any]]:
    here = {_who(p.row) for p in sheet.people}
    return [{key: p[key] for key in _COPIED if p.get(key)} for p in people if _who(p) not in here]


def _who(row: Mapping[str, Any]) -> str:
    return str(row.get("member") or fold(row.get("name") or row.get("name_ar") or ""))
