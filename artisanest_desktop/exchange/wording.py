"""What a plan would do, in sentences that screen and command line share."""

from __future__ import annotations

from artisanest_desktop.exchange.plan import CHANGED, CONFLICT, NEW, REFUSED, SAME, Plan, Row
from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.model.fields import Register

#: The word of each action, for one row.
ACTIONS: dict[str, Msg] = {
    NEW: _("New"),
    CHANGED: _("Changed"),
    SAME: _("Same"),
    CONFLICT: _("Question"),
    REFUSED: _("To complete"),
}


def headline(plan: Plan, register: Register) -> list[Msg]:
    """What would happen, a line for each thing; what it needs from the person comes last."""
    counts = plan.counts
    # A row with a question may change other cells too.
    changed = sum(bool(r.changes) for r in plan.rows if r.action in (CHANGED, CONFLICT))
    lines = []
    if counts[NEW]:
        lines.append(_new(counts[NEW], register))
    if changed:
        lines.append(n_("%(n)s record completed", "%(n)s records completed", changed))
    if plan.repaired:
        lines.append(n_("%(n)s cell repaired", "%(n)s cells repaired", plan.repaired))
    if not counts[NEW] and not changed:
        lines = [_("Nothing to change")]
        if counts[SAME]:
            lines.append(n_("%(n)s row is the same", "%(n)s rows are the same", counts[SAME]))
    return lines


def _new(n: int, register: Register) -> Msg:
    if register.key == "member":
        return n_("%(n)s new person", "%(n)s new people", n)
    return n_("%(n)s new record", "%(n)s new records", n)


def needs(plan: Plan) -> list[Msg]:
    """What waits for the person."""
    refused = plan.counts[REFUSED]
    lines = []
    if plan.questions:
        lines.append(n_("%(n)s question for you", "%(n)s questions for you", plan.questions))
    if refused:
        lines.append(n_("%(n)s row to complete", "%(n)s rows to complete", refused))
    return lines


def worth_knowing(plan: Plan) -> list[Msg]:
    """What waits, what looks like one person twice, and what was left aside."""
    lines = needs(plan)
    if plan.duplicates:
        n = len(plan.duplicates)
        lines.append(
            n_(
                "%(n)s pair of rows may be one person twice",
                "%(n)s pairs of rows may be one person twice",
                n,
            )
        )
    if plan.unknown:
        names = ", ".join(c.header for c in plan.unknown)
        lines.append(
            n_(
                "%(n)s column has no field: %(names)s",
                "%(n)s columns have no field: %(names)s",
                len(plan.unknown),
            )
            % {"names": names}
        )
    if plan.aside:
        lines.append(
            n_(
                "%(n)s row is not a record and was left aside",
                "%(n)s rows are not records and were left aside",
                len(plan.aside),
            )
        )
    return [*lines, *plan.notes]


def row_title(row: Row, register: Register, lang: Language) -> str:
    """The name that a row bears."""
    return register.title(row.fields, lang.code)
