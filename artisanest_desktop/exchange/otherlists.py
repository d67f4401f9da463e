"""Lists of another kind than ours that are read as one of ours all the same: what to say."""

from __future__ import annotations

import re

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
    "“%(title)s”: this is a list of who was there. As a list of members its marks are not read: "
    "%(columns)s. Choose “Participants” to have its session with the marks."
)

#: A day or half-day as the name of a column.
_A_DAY = re.compile(r"\d{1,4}[/.-]\d{1,2}|\b(?:matin|après-midi|jour|séance|[jJ])\s?\d|صباح|مساء")


def _is_day(header: str) -> bool:
    return _A_DAY.search(header) is not None


def doubts(table: Table, plan: Plan) -> list[Msg]:
    """What a list seems to be, that is read as another one."""
    if plan.register == "product" and (sold := sales_of(table)):
        return [_SALES % {"columns": sold}]
    unread = [c.header for c in plan.columns if c.header and c.target == NOTHING]
    title = roll_of(table) or (plan.name if sum(map(_is_day, unread)) >= 2 else "")
    if title and unread and plan.register == "member":
        return [_ROLL % {"title": title, "columns": ", ".join(unread)}]
    return []


__all__ = ["doubts"]
