"""The sheet that is signed in the room: a line per person, a place to sign for each half-day.

The numbers are those of the roll call on screen, so that the signed sheet is typed by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.model.session_missing import half_day
from artisanest_desktop.reports.heading import foot, letterhead, opening, running
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Document, Part
from artisanest_desktop.reports.paper import LANDSCAPE, PORTRAIT, Sheet
from artisanest_desktop.reports.table import Cell, Head, Pair, Table
from artisanest_desktop.reports.values import Record
from artisanest_desktop.rules import half_days
from artisanest_desktop.store import Store
from artisanest_desktop.store.context import Context

TITLE = _("Attendance sheet")
#: Lines below the list for who comes without having been enrolled; they have numbers too.
BLANK = 5
_ROW = mm(11)
_WIDEST, _NARROWEST = mm(38), mm(24)
#: What number, name and organisation take of the page, about.
_WORDS = mm(98)
#: More half-days than this stand upright no more.
_UPRIGHT = 2


def attendance_document(store: Store, uid: str, options: Options) -> Document:
    """The sheet of a session; more half-days than fit beside each other go on on further pages."""
    lang, context = options.lang, store.reader()
    row = dict(store.get("session", uid) or {})
    slots = context.lines("slot", uid)
    people = [_person(store, p, context, lang) for p in context.lines("participant", uid)]
    sheet = PORTRAIT if len(slots) <= _UPRIGHT else LANDSCAPE
    title = options.title or lang(TITLE)
    letter = letterhead(store, lang)
    code = str(row.get("number") or "")
    lines = _about(store, row, slots, lang)
    many = max(int((sheet.room - _WORDS) // _NARROWEST), 1)
    groups = [slots[n : n + many] for n in range(0, len(slots), many)] or [[]]
    day = store.name_of("session", row, lang.code)
    parts = []
    for group in groups:
        top = opening(letter, title, lines, code, lang, sheet.room)
        table = _table(people, group, lang, sheet)
        parts.append(Part([*top, *table.blocks(sheet.room)], running(day, letter, sheet.room)))
    facts = {"rows": {"participant": len(people)}, "private": []}
    return Document(f"{title} {code}".strip(), lang, sheet, parts, foot(lang, code), facts)


def _person(store: Store, row: Mapping[str, Any], context: Context, lang: Language) -> list[Cell]:
    """Name in both scripts, and where she comes from."""
    member = context.get("member", row["member"]) if row.get("member") else None
    key, named = ("member", member) if member is not None else ("participant", row)
    place = row.get("organisation") or ""
    cooperative = row.get("cooperative") or (member or {}).get("cooperative")
    found = context.get("cooperative", cooperative) if cooperative else None
    if found is not None:
        place = store.name_of("cooperative", found, lang.code)
    return [Pair(*face.names(store.registers[key], named, lang.code)), place]


def _about(
    store: Store, row: Record, slots: Sequence[Mapping[str, Any]], lang: Language
) -> list[str]:
    """What funders want to read above the names: what, where, when, for whom, by whom."""
    register = store.registers["session"]

    def words(key: str) -> str:
        return face.words(register[key], row.get(key), lang, row)

    days = list(dict.fromkeys(s["date"] for s in slots if s.get("date")))
    when = lang.list([lang.date(day, long=True) for day in days])
    trainers = list(dict.fromkeys(s["trainer"] for s in slots if s.get("trainer")))
    told: list[tuple[Msg, str]] = [
        (_("Programme"), " ".join(filter(None, (words("programme"),
                                               words("programme_reference"))))),
        (_("Trainer"), lang.list(trainers)),
    ]  # fmt: skip
    found = [
        _joined(lang, (store.name_of("session", row, lang.code),)),
        _joined(lang, (words("kind"), words("theme"))),
        _joined(lang, (words("place"), words("commune"), when)),
        _joined(lang, [_told(lang, label, value) for label, value in told if value]),
    ]
    return [line for line in found if line]


def _told(lang: Language, label: Msg, value: str) -> str:
    return f"{lang(label)}: \u2068{value}\u2069" if lang.rtl else f"{lang(label)}: {value}"


def _joined(lang: Language, parts: Sequence[str]) -> str:
    """Parts of a line, each in its own direction; the line runs as its reader reads."""
    shown = [part for part in parts if part]
    if not lang.rtl:
        return " · ".join(shown)
    return "\u200f" + " · ".join(f"\u2068{part}\u2069" for part in shown) if shown else ""


def _table(
    people: Sequence[Sequence[Cell]],
    slots: Sequence[Mapping[str, Any]],
    lang: Language,
    sheet: Sheet,
) -> Table:
    width = (sheet.room - _WORDS) / max(len(slots), 1)
    place = min(max(width, _NARROWEST), _WIDEST)
    heads = [
        Head("", "number", mm(9), muted=True),
        Head(lang(_("Name"))),
        Head(lang(_("Cooperative / organisation"))),
        *(Head(_of_slot(slot, lang), fixed=place, ruled=True) for slot in slots),
    ]
    empty = [""] * len(slots)
    rows: list[list[Cell]] = [
        [lang.number(n), *person, *empty] for n, person in enumerate(people, 1)
    ]
    numbers = range(len(people) + 1, len(people) + 1 + BLANK)
    rows += [[lang.number(n), "", "", *empty] for n in numbers]
    rows.append(["", lang(_("Trainer: name and signature")), "", *empty])
    return Table(heads, rows, least=_ROW)


def _of_slot(slot: Mapping[str, Any], lang: Language) -> str:
    """``Mar 3/11 · 09:00–12:30``."""
    day, part = half_days.short_name(half_day(slot), with_month=True)
    times = "–".join(t for t in (slot.get("start"), slot.get("end")) if t)
    when = times or (lang(part) if part is not None else "")
    return f"{lang(day)} \u2066{when}\u2069" if lang.rtl else f"{lang(day)} · {when}"
