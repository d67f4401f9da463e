"""Lists of another kind than ours that are read as one of ours all the same: what to say."""

from __future__ import annotations

from artisanest_desktop.exchange.headers import NOTHING
from artisanest_desktop.exchange.layout import Table
from artisanest_desktop.exchange.layout.papers import roll_of, sales_of
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import Msg, _

_SALES = _(
    "The columns %(columns)s speak of sales: “Stock” would become what was sold. "
    "Look before applying."
)
_ROLL = _(
    "“%(title)s”: this is a list of who was there. Its people are read, but not their marks: "
    "%(columns)s. Write the marks in the roll call of the session."
)


def doubts(table: Table, plan: Plan) -> list[Msg]:
    """What a list seems to be, that is read as another one."""
    if plan.register == "product" and (sold := sales_of(table)):
        return [_SALES % {"columns": sold}]
    title = roll_of(table)
    unread = [c.header for c in plan.columns if c.header and c.target == NOTHING]
    if title and unread and plan.register == "member":
        return [_ROLL % {"title": title, "columns": ", ".join(unread)}]
    return []


__all__ = ["doubts"]
