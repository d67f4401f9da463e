"""What the window says after an import."""

from __future__ import annotations

from artisanest_desktop.exchange.plan import NEW, Plan
from artisanest_desktop.i18n import Msg, _, n_


def said(plan: Plan) -> Msg:
    """``Import of membres.xlsx – 31 new, 18 completed``: no names of people."""
    new = plan.counts[NEW]
    changed = plan.writes - new
    words = {
        "name": plan.name,
        "new": n_("%(n)s new", "%(n)s new", new),
        "changed": n_("%(n)s completed", "%(n)s completed", changed),
    }
    if new and changed:
        return _("Import of “%(name)s” – %(new)s, %(changed)s") % words
    if new:
        return _("Import of “%(name)s” – %(new)s") % words
    return _("Import of “%(name)s” – %(changed)s") % words
