"""What a row of the preview is: its word, its colour, and the filters that keep it."""

from __future__ import annotations

from collections.abc import Callable

from artisanest_desktop.exchange.deciding import unsettled
from artisanest_desktop.exchange.plan import (
    CHANGED,
    CONFLICT,
    EVERYTHING,
    NEW,
    REFUSED,
    SAME,
    Plan,
    Row,
)
from artisanest_desktop.exchange.wording import ACTIONS
from artisanest_desktop.i18n import Msg, _

#: Beside the actions of a plan: who may be one, what a person leaves out, what did not come back.
DOUBLE, LEFT, MISSING, GONE = "double", "left", "missing", "gone"
EMPTIED, REPAIRED, ALL = "emptied", "repaired", "all"
WORDS: dict[str, Msg] = {
    **ACTIONS,
    DOUBLE: _("Same person?"),
    LEFT: _("Not taken"),
    MISSING: _("Not in the file"),
    GONE: _("Off the list"),
}
COLORS = {
    NEW: "olive",
    CHANGED: "accent",
    SAME: "soft",
    CONFLICT: "saffron",
    REFUSED: "terra",
    DOUBLE: "saffron",
    LEFT: "soft",
    MISSING: "soft",
    GONE: "terra",
}

#: The filters above the table: key and word.
FILTERS: tuple[tuple[str, Msg], ...] = (
    (ALL, _("All")),
    (NEW, _("New ones")),
    (CHANGED, _("Changed ones")),
    (CONFLICT, _("Questions")),
    (DOUBLE, _("Same person?")),
    (REFUSED, _("To complete")),
    (SAME, _("Same ones")),
    (REPAIRED, _("Repaired")),
    (EMPTIED, _("Emptied")),
    (MISSING, _("Not in the file")),
    (LEFT, _("Not taken")),
)
_KEEP: dict[str, Callable[[Row], bool]] = {
    ALL: lambda _row: True,
    CHANGED: lambda row: row.action != NEW and bool(row.changes),
    REPAIRED: lambda row: any(r.level == "repaired" for r in row.remarks),
    EMPTIED: lambda row: bool(row.emptied),
    DOUBLE: lambda row: bool(row.alike),
    LEFT: lambda row: bool(row.left),
}


def kept(plan: Plan, key: str) -> list[int]:
    """The places of the rows that a filter keeps; what is not in the file comes after all rows."""
    if key == MISSING:
        return list(range(len(plan.rows), len(plan.rows) + len(plan.missing)))
    keep = _KEEP.get(key, lambda row: row.action == key)
    return [at for at, row in enumerate(plan.rows) if keep(row)]


def kind_of(row: Row, plan: Plan) -> str:
    """What is said of a row in a tag."""
    if row.action == MISSING:
        return GONE if row.uid in plan.gone else MISSING
    if EVERYTHING in row.left:
        return LEFT
    return DOUBLE if unsettled(row) else row.action


def absent(plan: Plan) -> list[Row]:
    """What left with the workbook and is not in it any more, as rows."""
    return [Row(0, MISSING, uid, {}, title=title) for uid, title in plan.missing.items()]
