"""What a session still lacks before its report can be written: said, never insisted on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model import session_doubts as doubts
from artisanest_desktop.model.fields import Row
from artisanest_desktop.model.session import counts_of
from artisanest_desktop.rules import attendance, half_days
from artisanest_desktop.rules.half_days import HalfDay


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to complete. ``kind``: slots, people, times, hours, marks, nobody, twice, signed,
    sheet, trainer, birth, sex, score or evaluation; ``slots`` are the half-days it is about,
    ``about`` is another session."""

    kind: str
    text: Msg
    slots: tuple[str, ...] = ()
    about: str = ""


def half_day(row: Row) -> HalfDay:
    """A slot as the rules see it."""
    return HalfDay(row.get("date"), row.get("start"), row.get("end"))


def missing(row: Row, context: Any) -> list[Missing]:
    """What is missing of a session, the first to mend first."""
    if row.get("state") == "cancelled" or not row.get("uid"):
        return []
    slots = context.lines("slot", row["uid"])
    people = context.lines("participant", row["uid"])
    found = []
    if not slots:
        found.append(Missing("slots", _("No half-day yet")))
    if not people:
        found.append(Missing("people", _("Nobody is on the list yet")))
    found += _times(slots)
    over = [s for s in slots if _has_begun(s, context)]
    marks = doubts.marks_of(people, context)
    found += _marks(over, marks)
    found += _doubts(row, over, people, marks, context)
    found += _sheets(over, context)
    found += _trainers(row, slots, context)
    return [*found, *_people(row, context), *_results(row, people, marks, context)]


def _has_begun(slot: Row, context: Any) -> bool:
    return bool(slot.get("date")) and slot["date"] <= context.today.isoformat()


def _each(kind: str, slots: Sequence[Row], one: Msg, many: Callable[[int], Msg]) -> list[Missing]:
    """One half-day is named, several are counted."""
    if not slots:
        return []
    uids = tuple(s["uid"] for s in slots)
    if len(slots) == 1:
        return [Missing(kind, one % {"slot": half_days.name(half_day(slots[0]))}, uids)]
    return [Missing(kind, many(len(slots)), uids)]


def _times(slots: Sequence[Row]) -> list[Missing]:
    bare = [s for s in slots if not (s.get("date") and s.get("start") and s.get("end"))]
    wrong = [s for s in slots if s not in bare and not _minutes(s)]
    wrong += [b for a in slots for b in slots if _overlap(a, b)]
    return [
        *_each("times", bare, _("%(slot)s: no times"), _without_times),
        *_each("hours", wrong, _("%(slot)s: the hours do not add up"), _with_wrong_hours),
    ]


def _minutes(slot: Row) -> int | None:
    return attendance.slot_minutes(slot.get("start"), slot.get("end"))


def _overlap(a: Row, b: Row) -> bool:
    """Whether ``b`` begins before ``a``, which began first, is over."""
    if a["uid"] == b["uid"] or a.get("date") != b.get("date") or not _minutes(a):
        return False
    first, second = (a["start"], a["uid"]), (b.get("start") or "", b["uid"])
    return bool(first < second and b.get("start") and b["start"] < a["end"])


def _marks(slots: Sequence[Row], marks: doubts.Marks) -> list[Missing]:
    untyped = {s["uid"]: sum(not m.get(s["uid"]) for m in marks.values()) for s in slots}
    count = sum(untyped.values())
    if not count:
        return []
    text = n_("%(n)s mark not yet typed", "%(n)s marks not yet typed", count)
    return [Missing("marks", text, tuple(uid for uid, n in untyped.items() if n))]


def _doubts(
    row: Row, slots: Sequence[Row], people: Sequence[Row], marks: doubts.Marks, context: Any
) -> list[Missing]:
    """What was typed and cannot quite be so."""
    found = _each("nobody", doubts.empty(slots, marks), _("%(slot)s: nobody was there"), _nobody)
    for other, n in doubts.elsewhere(row["uid"], slots, marks, context).items():
        code = (context.get("session", other) or {}).get("number") or "—"
        text = n_("%(n)s person was in %(code)s at the same time",
                  "%(n)s people were in %(code)s at the same time", n)  # fmt: skip
        found.append(Missing("twice", text % {"code": code}, about=other))
    bare = [p for p in doubts.came(people, marks) if p.get("signed") is False]
    if bare:
        text = n_("%(n)s person was there and did not sign",
                  "%(n)s people were there and did not sign", len(bare))  # fmt: skip
        found.append(Missing("signed", text))
    return found


def _results(
    row: Row, people: Sequence[Row], marks: doubts.Marks, context: Any
) -> list[Missing]:
    """Scores and forms, only where they were asked for."""
    found = []
    came = doubts.came(people, marks)
    before, after = doubts.without_score(came)
    if before:
        found.append(Missing("score", n_("%(n)s score before is missing",
                                         "%(n)s scores before are missing", before)))  # fmt: skip
    if after:
        found.append(Missing("score", n_("%(n)s score after is missing",
                                         "%(n)s scores after are missing", after)))  # fmt: skip
    asked = came and context.lines("evaluation_question", row["uid"])
    if asked and not context.lines("evaluation", row["uid"]):
        found.append(Missing("evaluation", _("No evaluation form is typed yet")))
    return found


def _sheets(slots: Sequence[Row], context: Any) -> list[Missing]:
    bare = [s for s in slots if not context.lines("attachment", s["uid"])]
    return _each("sheet", bare, _("%(slot)s: sheet not attached"), _without_sheet)


def _trainers(row: Row, slots: Sequence[Row], context: Any) -> list[Missing]:
    partners = context.lines("session_partner", row["uid"])
    if any(p.get("role") == "trainer" for p in partners):
        return []
    bare = [s for s in slots if not s.get("trainer")]
    if bare and len(bare) == len(slots):
        return [Missing("trainer", _("No trainer is named"), tuple(s["uid"] for s in bare))]
    return _each("trainer", bare, _("%(slot)s: no trainer"), _without_trainer)


def _people(row: Row, context: Any) -> list[Missing]:
    counts = counts_of(row, context)
    found = []
    if counts is not None and counts.unknown_birth:
        text = n_("%(n)s year of birth is missing", "%(n)s years of birth are missing",
                  counts.unknown_birth)  # fmt: skip
        found.append(Missing("birth", text))
    if counts is not None and counts.unknown_sex:
        text = n_("woman or man? not said of %(n)s person",
                  "woman or man? not said of %(n)s people", counts.unknown_sex)  # fmt: skip
        found.append(Missing("sex", text))
    return found


def _without_times(n: int) -> Msg:
    return n_("%(n)s half-day without times", "%(n)s half-days without times", n)


def _with_wrong_hours(n: int) -> Msg:
    return n_("the hours of %(n)s half-day do not add up",
              "the hours of %(n)s half-days do not add up", n)  # fmt: skip


def _nobody(n: int) -> Msg:
    return n_("%(n)s half-day on which nobody was there",
              "%(n)s half-days on which nobody was there", n)  # fmt: skip


def _without_sheet(n: int) -> Msg:
    return n_("%(n)s sheet is not attached", "%(n)s sheets are not attached", n)


def _without_trainer(n: int) -> Msg:
    return n_("%(n)s half-day without a trainer", "%(n)s half-days without a trainer", n)
