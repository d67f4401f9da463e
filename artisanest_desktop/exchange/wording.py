"""What a plan would do, in sentences that screen and command line share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from artisanest_desktop.exchange.deciding import unsettled
from artisanest_desktop.exchange.plan import (
    CHANGED,
    CONFLICT,
    NEW,
    REFUSED,
    SAME,
    Plan,
    Received,
    Row,
)
from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Date, Kind, PartialDate, Phone

#: The word of each action, for one row.
ACTIONS: dict[str, Msg] = {
    NEW: _("New"),
    CHANGED: _("Changed"),
    SAME: _("Same"),
    CONFLICT: _("Question"),
    REFUSED: _("To complete"),
}


#: What is new, by register; lines are counted together.
_NEW: dict[str, Callable[[int], Msg]] = {
    "member": lambda n: n_("%(n)s new person", "%(n)s new people", n),
    "product": lambda n: n_("%(n)s new product", "%(n)s new products", n),
    "session": lambda n: n_("%(n)s new session", "%(n)s new sessions", n),
    "partner": lambda n: n_("%(n)s new partner", "%(n)s new partners", n),
    "project": lambda n: n_("%(n)s new project", "%(n)s new projects", n),
    "cooperative": lambda n: n_("%(n)s new cooperative", "%(n)s new cooperatives", n),
    "slot": lambda n: n_("%(n)s new half-day", "%(n)s new half-days", n),
    "participant": lambda n: n_("%(n)s new participant", "%(n)s new participants", n),
    "commitment": lambda n: n_("%(n)s new commitment", "%(n)s new commitments", n),
    "attendance": lambda n: n_("%(n)s new mark", "%(n)s new marks", n),
}


def headline(found: Received, registers: Mapping[str, Register] | None = None) -> list[Msg]:
    """What would happen, a line for each thing; with ``registers`` it says what was repaired."""
    new = _new_ones(found)
    lines = [said(new[key]) for key, said in _NEW.items() if new[key]]
    if rest := sum(n for key, n in new.items() if key not in _NEW):
        lines.append(n_("%(n)s new line", "%(n)s new lines", rest))
    # A row with a question may change other cells too.
    rows = (r for p in found.plans for r in p.rows if r.action in (CHANGED, CONFLICT))
    if changed := sum(bool(r.changes) for r in rows):
        lines.append(n_("%(n)s record completed", "%(n)s records completed", changed))
    nothing = not lines
    if found.repaired:
        lines.append(_repaired(found, registers or {}))
    if nothing:
        same = found.counts[SAME]
        lines = [_("Nothing to change")]
        if same:
            lines.append(n_("%(n)s row is the same", "%(n)s rows are the same", same))
    return lines


def _repaired(found: Received, registers: Mapping[str, Register]) -> Msg:
    """Phones, dates, or both: what is neither makes them cells."""
    counts: Counter[str] = Counter()
    for plan in found.plans:
        register = registers.get(plan.register)
        fields = (r.field for row in plan.rows for r in row.remarks if r.level == "repaired")
        for key in fields:
            declared = register.by_key.get(key) if register else None
            counts[_sort_of(declared.kind if declared else None)] += 1
    n = counts.total()
    if counts[""]:
        return n_("%(n)s cell repaired", "%(n)s cells repaired", n)
    if counts["date"] and counts["phone"]:
        return n_("%(n)s phone or date repaired", "%(n)s phones and dates repaired", n)
    if counts["date"]:
        return n_("%(n)s date repaired", "%(n)s dates repaired", n)
    return n_("%(n)s phone repaired", "%(n)s phones repaired", n)


def _sort_of(kind: Kind | None) -> str:
    if isinstance(kind, Phone):
        return "phone"
    return "date" if isinstance(kind, Date | PartialDate) else ""


def _new_ones(found: Received) -> Counter[str]:
    """How many new records of each register."""
    counts: Counter[str] = Counter()
    for plan in found.plans:
        counts[plan.register] += plan.counts[NEW]
    return counts


def questions(found: Received) -> int:
    """All that is asked: cells that both sides changed, who may be one, how dates are read."""
    return found.questions + doubles(found) + unanswered(found)


def doubles(found: Received) -> int:
    """How many rows look like somebody, and nobody said yet."""
    return sum(unsettled(row) for plan in found.plans for row in plan.rows)


def unanswered(found: Received) -> int:
    """How many columns wait for an answer, their cells left empty."""
    return sum(not (a.answer or a.usual) for plan in found.plans for a in plan.asks)


def needs(found: Received) -> list[Msg]:
    """What waits for the person."""
    refused, lines = found.counts[REFUSED], []
    if guessed := sum(c.doubtful for plan in found.plans for c in plan.columns):
        text = n_(
            "%(n)s column to look at: only its cells say what it is",
            "%(n)s columns to look at: only their cells say what they are",
            guessed,
        )
        lines.append(text)
    if asked := questions(found):
        lines.append(n_("%(n)s question for you", "%(n)s questions for you", asked))
    if refused:
        lines.append(n_("%(n)s row to complete", "%(n)s rows to complete", refused))
    return lines


def stays_open(found: Received) -> list[Msg]:
    """Where what is not answered goes: nothing is guessed."""
    lines = []
    if found.questions:
        lines.append(
            _(
                "A question that stays open waits on Home with both values; until then what is "
                "here stays."
            )
        )
    return lines


def not_in_file(found: Received) -> list[Msg]:
    """What left with the workbook and did not come back: it stays."""
    lines = []
    if n := sum(len(plan.missing) for plan in found.plans):
        text = n_(
            "%(n)s record is not in the file: it stays on the list",
            "%(n)s records are not in the file: they stay on the list",
            n,
        )
        lines.append(text)
    if n := sum(len(row.emptied) for plan in found.plans for row in plan.rows):
        text = n_(
            "%(n)s cell was emptied in the file: what is here stays",
            "%(n)s cells were emptied in the file: what is here stays",
            n,
        )
        lines.append(text)
    return lines


def worth_knowing(found: Received) -> list[Msg]:
    """What waits, what looks like one person twice, and what was left aside."""
    lines = needs(found)
    lines += _alike(found)
    lines += not_in_file(found)
    if unknown := [c.header for plan in found.plans for c in plan.unknown]:
        lines.append(
            n_(
                "%(n)s column has no field: %(names)s",
                "%(n)s columns have no field: %(names)s",
                len(unknown),
            )
            % {"names": ", ".join(unknown)}
        )
    if aside := sum(len(plan.aside) for plan in found.plans):
        lines.append(
            n_(
                "%(n)s row is not a record and was left aside",
                "%(n)s rows are not records and were left aside",
                aside,
            )
        )
    return [*lines, *(note for plan in found.plans for note in plan.notes)]


def _alike(found: Received) -> list[Msg]:
    """How many rows wait to be told whether they are one with another."""
    open_ones = [
        one for plan in found.plans for row in plan.rows for one in row.alike[:1] if not one.verdict
    ]
    lines = []
    if twice := sum(bool(one.row) for one in open_ones):
        lines.append(
            n_(
                "%(n)s pair of rows may be one person twice",
                "%(n)s pairs of rows may be one person twice",
                twice,
            )
        )
    if here := len(open_ones) - twice:
        lines.append(
            n_(
                "%(n)s row may be somebody who is here already",
                "%(n)s rows may be people who are here already",
                here,
            )
        )
    return lines


#: What is asked of a record that was removed here and changed in the file.
REMOVAL = _("removal")


def removal_words(removed: object) -> Msg:
    """Either answer to it."""
    return _("Removed from the list") if removed else _("On the list")


def row_title(row: Row, register: Register, lang: Language) -> str:
    """The name that a row bears."""
    return row.title or register.title(row.fields, lang.code)


def plan_title(plan: Plan, register: Register, lang: Language) -> str:
    """What a plan is about, and how much it would write."""
    name = lang(register.many)
    if not plan.writes:
        return name
    return lang(_("%(name)s (%(n)s)") % {"name": name, "n": plan.writes})
