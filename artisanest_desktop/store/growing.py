"""A joint project that grows out of a meeting: it begins with who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.ranks import spread

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

#: What a project takes over from the session it came from.
_KEPT = ("title", "title_ar", "programme", "programme_reference")


def grow(store: Store, session: str, today: str) -> str:
    """Make the project of a session, with its partners, their roles, and the cooperatives that
    were invited; one step to undo. Returns its uid; KeyError when there is no such session."""
    row = store.get("session", session)
    if row is None:
        raise KeyError(session)
    context = store.reader()
    partners: dict[str, dict[str, Any]] = {}
    for line in context.lines("session_partner", session):
        if line.get("partner"):
            kept = {key: line.get(key) for key in ("partner", "role", "brings") if line.get(key)}
            partners.setdefault(line["partner"], kept)
    invited = [
        line["cooperative"] for line in context.lines("invited", session) if line.get("cooperative")
    ]
    with store.transaction(_("A project grows out of a session")) as t:
        values = {key: row[key] for key in _KEPT if row.get(key)}
        project = t.create(
            "project", {**values, "kind": "joint", "state": "idea", "from_date": today}
        )
        ranks = spread(len(partners))
        for line, rank in zip(partners.values(), ranks, strict=True):
            t.create("project_partner", {**line, "project": project, "rank": rank})
        ranks = spread(len(invited))
        for cooperative, rank in zip(dict.fromkeys(invited), ranks, strict=False):
            made = {"project": project, "cooperative": cooperative, "rank": rank}
            t.create("project_cooperative", made)
        t.set("session", session, {"project": project})
    return project
