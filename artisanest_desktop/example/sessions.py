"""The eight sessions of the example with who was there, and the seven partners."""

from __future__ import annotations

from itertools import count
from typing import Any

from artisanest_desktop.example import reading
from artisanest_desktop.example.reading import in_three, quantity
from artisanest_desktop.example.world import World, attach
from artisanest_desktop.rules import ranks
from artisanest_desktop.store.transaction import Transaction

_AS_WRITTEN = (
    "kind", "theme", "state", "place", "language", "capacity", "objectives", "agenda",
    "decisions", "lessons",
)  # fmt: skip
_MARKS = {"p": "present", "l": "late", "d": "left", "a": "absent", "e": "excused", "-": None}
#: Minutes someone wrote down of a late coming, of an early leaving.
_MISSED = {"l": 20, "d": 45}
#: After so many days somebody asked whether what was learned is in use.
_ASKED = 92


def write_partners(t: Transaction, world: World) -> None:
    """Their names, and what the report says of them."""
    for entry in reading.entries("partner"):
        world.partners[entry["name"]] = t.create("partner", entry)


def write(t: Transaction, world: World, commune: str) -> None:
    """Sessions in the order of ``sessions.toml``."""
    for entry in reading.entries("session"):
        values = {key: entry[key] for key in _AS_WRITTEN if key in entry}
        values |= {**in_three("title", entry["titles"]), "commune": commune}
        uid = t.create("session", values)
        days = reading.working_days(world.today, entry["begins"], entry["slots"][-1][0] + 1)
        slots = t.bulk_create("slot", [_slot(uid, days, s) for s in entry["slots"]])
        _write_people(t, world, entry, uid, slots, days[-1])
        _write_lines(t, "session_partner", uid,
                     [_role(p, world) for p in entry.get("partners", ())])  # fmt: skip
        _write_lines(t, "commitment", uid,
                     [_commitment(c, world) for c in entry.get("commitments", ())])  # fmt: skip
        if entry.get("file"):
            attach(t, "session", uid, "sheet", "Liste de présence signée")


def _slot(session: str, days: list[str], entry: list[Any]) -> dict[str, Any]:
    day, start, end, topic, trainer = entry
    return {"session": session, "date": days[day], "start": start, "end": end, "topic": topic,
            "trainer": trainer}  # fmt: skip


def _write_people(t: Transaction, world: World, entry: dict[str, Any], session: str,
                  slots: list[str], last: str) -> None:  # fmt: skip
    people: list[tuple[dict[str, Any], str]] = []
    for index, marks, *scores in entry["members"]:
        person = {"member": world.members[index], "cooperative": world.cooperative}
        people.append((person | _scores(*scores), marks))
    people += [_outside(*one) for one in entry.get("outside", ())]
    asked = entry["begins"] < -_ASKED
    numbers = count(1)
    rows = []
    for n, (person, marks) in enumerate(people):
        if entry.get("file") and "-" not in marks:
            person["signed"] = True
        if entry.get("certificate") and not set(marks) - set("pld"):
            number = f"{entry['certificate']}-{next(numbers):02}"
            person |= {"certificate": number, "certificate_on": last}
        if asked and "member" in person:
            person["in_use_3"] = ("yes", "partly", "yes")[n % 3]
        rows.append(person)
    uids = _write_lines(t, "participant", session, rows)
    t.bulk_create("attendance", [
        mark for uid, (_person, marks) in zip(uids, people, strict=True)
        for mark in _attended(uid, slots, marks)
    ])  # fmt: skip


def _scores(before: int = 0, after: int = 0, satisfaction: int = 0) -> dict[str, Any]:
    """Nought is: nobody wrote it down."""
    found: dict[str, Any] = {"enrolment": "enrolled"}
    if before:
        found["score_before"] = quantity(before)
    if after:
        found["score_after"] = quantity(after)
    if satisfaction:
        found["satisfaction"] = satisfaction
    return found


def _outside(name: str, name_ar: str, sex: str, birth: str, organisation: str, job: str,
             marks: str) -> tuple[dict[str, Any], str]:  # fmt: skip
    person = {"name": name, "name_ar": name_ar, "sex": sex, "birth": birth,
              "organisation": organisation, "job": job}  # fmt: skip
    return {k: v for k, v in person.items() if v} | {"enrolment": "invited"}, marks


def _attended(person: str, slots: list[str], marks: str) -> list[dict[str, Any]]:
    return [
        {"participant": person, "slot": slot, "mark": _MARKS[mark], "missed": _MISSED.get(mark)}
        for slot, mark in zip(slots, marks, strict=True)
        if _MARKS[mark]
    ]


def _role(entry: list[str], world: World) -> dict[str, Any]:
    name, role = entry
    return {"partner": world.partners[name], "role": role or None}


def _commitment(entry: list[Any], world: World) -> dict[str, Any]:
    what, register, who, due, state, result = entry
    whose = {
        "member": lambda: world.members[who],
        "partner": lambda: world.partners[who],
        "cooperative": lambda: world.cooperative,
    }[register]()
    return {"what": what, register: whose, "due": world.day(due), "state": state,
            "result": result or None}  # fmt: skip


def _write_lines(t: Transaction, register: str, session: str,
                 lines: list[dict[str, Any]]) -> list[str]:  # fmt: skip
    places = ranks.spread(len(lines))
    rows = [{**line, "session": session, "rank": r} for line, r in zip(lines, places, strict=True)]
    return t.bulk_create(register, rows)
