"""The session that a list of who was there tells of, with its half-days: met, or made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from artisanest_desktop.exchange.plan import Remark
from artisanest_desktop.exchange.rolls.columns import MarkColumn
from artisanest_desktop.exchange.rolls.titles import Told, guess
from artisanest_desktop.i18n import Msg, _, fold
from artisanest_desktop.rules import half_days, sheet_days
from artisanest_desktop.rules.half_days import AFTERNOON, MORNING
from artisanest_desktop.rules.names import script_of
from artisanest_desktop.rules.sheet_days import Said
from artisanest_desktop.store import Store
from artisanest_desktop.store.ids import derived_uid

_USUAL = {
    sheet_days.MORNING: MORNING,
    sheet_days.AFTERNOON: AFTERNOON,
    sheet_days.EVENING: ("18:00", None),
}
HOURS = _("The list does not say the hours: the usual ones were taken. Look before applying.")
YEAR = _("No year is written with the day: %(year)s was taken, the last one that is possible.")
EITHER = _("%(day)s was read with the day first: look whether it is right.")
NO_DAY = _("The list does not say the day.")
ONE_FOR_ALL = _("One column of marks for %(n)s days: they were written for the first of them.")
NAMED = _("The title was taken from the name of the file: “%(text)s”.")
OTHER = _("In the file: “%(there)s”. What is here stays.")


@dataclass(slots=True)
class Half:
    """A half-day of the list; ``uid`` is that of the record it is, ``met`` whether there is one."""

    said: Said
    column: str = ""
    uid: str = ""
    met: bool = False
    remarks: list[Remark] = field(default_factory=list)

    def fields(self) -> dict[str, Any]:
        """What the list says of it."""
        said = self.said
        return {"date": said.date or None, "start": said.start or None, "end": said.end or None}


@dataclass(slots=True)
class Session:
    """A session of the file; ``halves`` are its half-days in the order of ``~mark1``, …"""

    told: Told
    uid: str = ""
    met: bool = False
    halves: list[Half] = field(default_factory=list)

    def half(self, said: Said, column: str) -> int:
        """The place of a half-day among the marks, from 1."""
        for n, half in enumerate(self.halves, 1):
            if half.said == said:
                return n
        self.halves.append(Half(said, column))
        return len(self.halves)


def whole_days(told: Told, columns: Sequence[MarkColumn], today: dt.date) -> None:
    """Say of each column its day, as far as title and neighbours tell it."""
    days = sorted(d.date for d in told.days)
    parts = {c.said.part for c in columns}
    mornings = sheet_days.MORNING in parts
    current = ""
    for n, column in enumerate(columns):
        said = column.said
        if said.part == sheet_days.AM:
            said = replace(said, part=sheet_days.AFTERNOON if mornings else sheet_days.MORNING)
        if said.part == sheet_days.EVENING and sheet_days.AFTERNOON not in parts and mornings:
            said = replace(said, part=sheet_days.AFTERNOON)
        if not said.date:
            said = replace(said, date=_day_of(said, days, n, len(columns), current))
        current = said.date or current
        column.said = said


def _day_of(said: Said, days: Sequence[str], at: int, of: int, current: str) -> str:
    """The day of a column that does not name one."""
    if said.weekday >= 0:
        fits = [d for d in days if dt.date.fromisoformat(d).weekday() == said.weekday]
        return fits[0] if len(fits) == 1 else ""
    if said.nth and not said.half:
        return days[said.nth - 1] if said.nth <= len(days) else ""
    if said.nth and said.half:
        return days[said.nth - 1] if len(days) == of and said.nth <= of else _halves(days, at, of)
    if len(days) == 1 or (of == 1 and days):
        return days[0]
    if said.part:
        return current or _halves(days, at, of)
    return days[at] if len(days) == of else ""


def _halves(days: Sequence[str], at: int, of: int) -> str:
    """Two half-days a day, where their number says so."""
    return days[at // 2] if len(days) * 2 == of else ""


def settle(store: Store, session: Session, named: str, sheet_hash: str) -> None:
    """Which session it is: by its code, by what it was when it came before, by title and day."""
    told = session.told
    if not told.title and not told.fields.get("number"):
        key = "title_ar" if script_of(named) == "arabic" else "title"
        told.fields[key] = named
        told.remarks.append(replace_text(guess(key, named), NAMED % {"text": named}))
    dates = sorted({h.said.date for h in session.halves if h.said.date})
    first = dates[0] if dates else next(iter(sorted(d.date for d in told.days)), "")
    where = first or sheet_hash
    session.uid = derived_uid("roll", "session", fold(told.title), where)
    found = _known(store, told, first, session.uid)
    if found:
        session.uid, session.met = found, True


def replace_text(remark: Remark, text: Any) -> Remark:
    """The same remark in other words."""
    return Remark(remark.field, remark.rule, text, remark.level, remark.was)


def _known(store: Store, told: Told, first: str, made: str) -> str:
    number = (told.fields.get("number") or "").replace(" ", "").upper()
    if (record := store.get("session", made)) is not None and not record["removed"]:
        return made
    title = fold(told.title)
    keys = ["number", "title", "title_ar", "title_en"]
    rows = store.window("session", store.find("session"), keys)
    if number:
        by_number = [uid for uid, own, *_names in rows if own and own.upper() == number]
        if by_number:
            return str(by_number[0])
    named = [uid for uid, _own, *names in rows if title and title in {fold(n or "") for n in names}]
    context = store.reader()
    context.expect("session", named)
    for uid in named:
        days = sorted(s["date"] for s in context.lines("slot", uid) if s.get("date"))
        if days and first and days[0] == first:
            return str(uid)
    return ""


def place_halves(store: Store, session: Session, single: int) -> None:
    """Find each half-day among those of the session, or make it; ``single`` is the number of days
    that one column of marks stands for."""
    there = store.reader().lines("slot", session.uid) if session.met else []
    taken: set[str] = set()
    for half in session.halves:
        said = half.said
        own = [s for s in there if s["uid"] not in taken and (s.get("date") or "") == said.date]
        fits = [s for s in own if not said.part or _part(s.get("start")) in ("", said.part)]
        if said.start:
            fits = [s for s in fits if s.get("start") == said.start] or fits
        if fits and said.date:
            half.uid, half.met = str(fits[0]["uid"]), True
            taken.add(half.uid)
        else:
            parts = (said.date, said.part or said.start, str(said.nth))
            half.uid = derived_uid("roll", "slot", session.uid, *parts)
            half.met = _alive(store, half.uid)
        _hours(session.told, half)
        _remarks(half, single)


def _alive(store: Store, uid: str) -> bool:
    record = store.get("slot", uid)
    return record is not None and not record["removed"]


def _part(start: str | None) -> str:
    word = half_days.part_of_day(start)
    return "" if word is None else word.id


def _hours(told: Told, half: Half) -> None:
    """The hours that the list says, else the usual ones of a morning or an afternoon."""
    said = half.said
    if said.start or half.met:
        return
    if said.part in _USUAL:
        start, end = _USUAL[said.part]
        half.said = replace(said, start=start, end=end or "")
        half.remarks.append(Remark("start", "usual-hours", HOURS, "check"))
    elif told.start:
        half.said = replace(said, start=told.start, end=told.end)


def _remarks(half: Half, single: int) -> None:
    said = half.said
    if not said.date:
        half.remarks.append(Remark("date", "no-day", NO_DAY, "check"))
    elif half.met:
        return
    elif said.rule == sheet_days.YEAR_GUESSED:
        text = YEAR % {"year": said.date[:4]}
        half.remarks.append(Remark("date", "year-guessed", text, "check"))
    elif said.rule == sheet_days.EITHER:
        day = "/".join(reversed(said.date.split("-")))
        half.remarks.append(Remark("date", "day-first", EITHER % {"day": day}, "check"))
    if single > 1:
        text = ONE_FOR_ALL % {"n": str(single)}
        half.remarks.append(Remark("date", "one-for-all", text, "check"))


def half_name(half: Half) -> Msg:
    """What a half-day is called in a line."""
    said = half.said
    if not said.date:
        return Msg(half.column) if half.column else half_days.name(half_days.HalfDay(None))
    day, part = half_days.short_name(half_days.HalfDay(said.date, said.start or None), True)
    return day if part is None else _("%(one)s %(two)s") % {"one": day, "two": part}


def settle_order(sessions: Sequence[Session]) -> None:
    """One day that can only be read with the day first settles the others."""
    every = [d for s in sessions for d in (*s.told.days, *(h.said for h in s.halves))]
    if any(d.date and int(d.date[8:]) > 12 and not d.rule for d in every):
        for session in sessions:
            session.told.days = [_settled(d) for d in session.told.days]
            for half in session.halves:
                half.said = _settled(half.said)


def _settled(said: Said) -> Said:
    return replace(said, rule="") if said.rule == sheet_days.EITHER else said


def differs(there: Mapping[str, Any], told: Told) -> list[Remark]:
    """What the list says of a session otherwise than it is here: it stays."""
    found = []
    for key in ("title", "title_ar", "place"):
        said, own = told.fields.get(key), there.get(key)
        if said and own and fold(said) != fold(own):
            found.append(Remark(key, "stays", OTHER % {"there": said}, "note"))
    return found
