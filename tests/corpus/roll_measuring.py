"""How well a list of who was there of the corpus was understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.exchange.plan import Plan, Received, Row
from artisanest_desktop.i18n import fold
from artisanest_desktop.store import Store
from tests.corpus.rolls import TODAY, Came, RollTrouble, RollTruth, make_roll
from tests.corpus.troubles import Form

_FORMS = (Form.XLSX, Form.XLSX, Form.XLSX, Form.ODS, *Form)
_PARTS = {"09:00": "morning", "14:00": "afternoon", None: "", "": ""}


@dataclass(slots=True)
class Counted:
    """Counts of a list; ``why`` is read by people. ``wrong`` are marks taken silently."""

    people: int = 0
    lost: int = 0
    invented: int = 0
    marks: int = 0
    right: int = 0
    missing_said: int = 0
    missing: int = 0
    wrong_said: int = 0
    wrong: int = 0
    slots_wrong: int = 0
    facts: int = 0
    facts_right: int = 0
    facts_wrong: int = 0
    why: list[str] = field(default_factory=list)

    def add(self, other: Counted) -> None:
        """Take another list's counts in."""
        for name in Counted.__slots__:
            mine, theirs = getattr(self, name), getattr(other, name)
            setattr(self, name, mine + theirs)


def roll_mixture(seed: int) -> tuple[set[RollTrouble], Form]:
    """Troubles drawn from a seed, and a form."""
    chance = Random(f"rolls/{seed}")
    return set(chance.sample(list(RollTrouble), chance.randint(1, 7))), chance.choice(_FORMS)


def understood_roll(
    store: Store, folder: Path, seed: int, troubles: set[RollTrouble], form: Form = Form.XLSX
) -> Counted:
    """Make the list, read it as the window does, and say how well that went."""
    path, truth = make_roll(seed, troubles, folder, form)
    asked = exchange.Asked(today=TODAY)
    received = exchange.receive_book(store, reading.read_here(path), truth.lang, asked)
    found = measure_roll(received, truth)
    names = "+".join(sorted(t.name.lower() for t in truth.troubles))
    found.why = [f"{seed} {form.name} {names}: {why}" for why in found.why]
    return found


def measure_roll(received: Received, truth: RollTruth) -> Counted:
    """Compare what a file would bring with the truth about it."""
    found = Counted(people=len(truth.people))
    plans = {plan.register: plan for plan in received.plans}
    if received.main.register != "participant":
        found.lost = len(truth.people)
        found.why.append(f"read as {received.main.register}")
        return found
    slots = _slots(found, plans.get("slot"), truth)
    _facts(found, plans, truth)
    people = list(plans["participant"].rows)
    marks: dict[tuple[str, str], Row] = {}
    for row in plans["attendance"].rows if "attendance" in plans else ():
        marks[str(row.fields["participant"]), str(row.fields["slot"])] = row
    for true in truth.people:
        row = next((r for r in people if _is_one(r, true)), None)
        if row is None:
            found.lost += 1
            found.why.append(f"lost: {true.name} (row {true.row})")
            continue
        people.remove(row)
        _compare(found, true, row, slots, marks)
        if true.walk_in != (row.fields.get("enrolment") == "walk_in"):
            found.facts_wrong += 1
            found.why.append(f"walk-in: {true.name}")
    found.invented = len(people)
    found.why += [f"invented: {row.row} {row.fields}" for row in people]
    return found


def _is_one(row: Row, true: Came) -> bool:
    name = str(row.fields.get("name") or row.fields.get("name_ar") or row.title)
    return row.row == true.row and sorted(fold(name).split()) == sorted(fold(true.name).split())


def _slots(found: Counted, plan: Plan | None, truth: RollTruth) -> list[str]:
    """The identity of each half-day of the truth; empty where there is none."""
    rows = plan.rows if plan is not None else []
    there = {(str(r.fields.get("date") or ""), _PARTS.get(r.fields.get("start"), "?")): str(r.uid)
             for r in rows}  # fmt: skip
    uids = [there.get(slot, "") for slot in truth.slots]
    wrong = sum(not uid for uid in uids) + len(rows) - sum(map(bool, uids))
    if wrong:
        found.slots_wrong += wrong
        found.why.append(f"half-days: {sorted(there)} for {truth.slots}")
    return uids


def _facts(found: Counted, plans: dict[str, Plan], truth: RollTruth) -> None:
    (session,) = plans["session"].rows
    slots = plans["slot"].rows if "slot" in plans else []
    trainer = {str(r.fields.get("trainer")) for r in slots}
    said = {r.field for r in session.remarks if r.level == "check"}
    got = {
        "title": session.fields.get("title_ar" if truth.lang == "ar" else "title"),
        "place": session.fields.get("place"),
        "trainer": next(iter(trainer), None),
    }
    for key, wanted in (("title", truth.title), ("place", truth.place), ("trainer", truth.trainer)):
        found.facts += 1
        if got[key] == wanted:
            found.facts_right += 1
        elif got[key] is not None and key not in said:
            found.facts_wrong += 1
            found.why.append(f"{key}: {got[key]!r} for {wanted!r}")
        else:
            found.why.append(f"said or empty {key}: {got[key]!r} for {wanted!r}")


def _compare(
    found: Counted, true: Came, row: Row, slots: list[str], marks: dict[tuple[str, str], Row]
) -> None:
    told = any(r.level in ("check", "refused") for r in row.remarks)
    for at, wanted in enumerate(true.marks):
        found.marks += wanted is not None and at not in true.doubt
        mark = marks.get((str(row.uid), slots[at]))
        got = (mark.fields["mark"], mark.fields.get("missed")) if mark is not None else None
        where = f"row {true.row} half-day {at + 1}: got {got}, expected {wanted}"
        if at in true.doubt:
            if got is not None:
                found.wrong += not told
                found.wrong_said += told
                found.why.append(f"{'said ' if told else 'SILENT '}doubt: {where}")
            elif not told:
                found.missing += 1
                found.why.append(f"dropped without a word: {where}")
        elif got == wanted:
            found.right += wanted is not None
        elif got is None:
            found.missing_said += told
            found.missing += not told
            found.why.append(f"{'said ' if told else ''}missing: {where}")
        else:
            found.wrong_said += told
            found.wrong += not told
            found.why.append(f"{'said ' if told else 'SILENT '}wrong: {where}")
