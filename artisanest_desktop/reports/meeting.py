"""What a meeting came to: who was there, who brought what, what was decided, who promised what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.model import face
from artisanest_desktop.model.learning import of_session
from artisanest_desktop.reports.heading import foot, letterhead, opening, running
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Block, Document, Part, gap
from artisanest_desktop.reports.paper import PORTRAIT
from artisanest_desktop.reports.table import Cell, Head, Pair, Table
from artisanest_desktop.reports.text import heading, joined, numbered, paragraph, signature
from artisanest_desktop.store import Store

TITLE = _("Report of the meeting")
Row = Mapping[str, Any]


def meeting_document(store: Store, session: str, options: Options) -> Document:
    """The report of a session, upright, signed by whoever chairs."""
    lang, room = options.lang, PORTRAIT.room
    row = dict(store.get("session", session) or {})
    told = _Meeting(store, row, lang)
    title = options.title or lang(TITLE)
    letter = letterhead(store, lang)
    name = store.name_of("session", row, lang.code)
    blocks: list[Block] = opening(letter, title, told.about(name), told.code, lang, room)
    for part in (told.people(), told.brought(), told.decided(), told.promised(), told.learnt()):
        blocks += part
    blocks += [gap(mm(4)), signature(lang(_("For the cooperative")), "", room)]
    facts = {"rows": {"session": 1}, "private": []}
    words = f"{title} {told.code}".strip()
    return Document(words, lang, PORTRAIT, [Part(blocks, running(name, letter, room))],
                    foot(lang, told.code), facts)  # fmt: skip


class _Meeting:
    """A session as its report tells it."""

    def __init__(self, store: Store, row: dict[str, Any], lang: Language) -> None:
        self.store, self.row, self.lang = store, row, lang
        self.context = store.reader()
        self.code = str(row.get("number") or "")
        self.room = PORTRAIT.room

    def about(self, name: str) -> list[str]:
        """What, where, when."""
        register, lang = self.store.registers["session"], self.lang
        slots = self.context.lines("slot", self.row["uid"])
        found = dict.fromkeys(s["date"] for s in slots if s.get("date"))
        days = [lang.date(day, long=True) for day in found]
        keys = ("place", "commune")
        place = [face.words(register[k], self.row.get(k), lang, self.row) for k in keys]
        lines = [name, joined(lang, place), lang.list(days)]
        return [line for line in lines if line]

    def people(self) -> list[Block]:
        """How many came from where, and who."""
        came = [t for t in of_session(self.row, self.context) if t.came]
        if not came:
            return []
        lang = self.lang
        places: Counter[str] = Counter()
        names: dict[str, list[str]] = {}
        for one in came:
            place = self._place(one.participant) or lang(_("Others"))
            places[place] += 1
            names.setdefault(place, []).append(
                self.store.name_of("participant", dict(one.participant), lang.code)
            )
        count = n_("%(n)s person was there", "%(n)s people were there", len(came))
        rows: list[list[Cell]] = [
            [place, lang.number(number), lang.list(names[place])]
            for place, number in places.most_common()
        ]
        heads = [
            Head(lang(_("Cooperative / organisation"))),
            Head(lang(_("How many")), "number"),
            Head(lang(_("Names"))),
        ]
        return [heading(lang(count), self.room), *Table(heads, rows).blocks(self.room)]

    def _place(self, row: Row) -> str:
        member = self.context.get("member", row["member"]) if row.get("member") else None
        cooperative = row.get("cooperative") or (member or {}).get("cooperative")
        if cooperative:
            return self.store.title("cooperative", cooperative, self.lang.code)
        return str(row.get("organisation") or "")

    def brought(self) -> list[Block]:
        """Each partner, its role, and what it brought."""
        lines = self.context.lines("session_partner", self.row["uid"])
        if not lines:
            return []
        lang, register = self.lang, self.store.registers["session_partner"]
        rows: list[list[Cell]] = []
        for line in lines:
            partner = self.context.get("partner", line["partner"]) if line.get("partner") else None
            if partner is None:
                continue
            name = Pair(*face.names(self.store.registers["partner"], partner, lang.code))
            role = face.words(register["role"], line.get("role"), lang, line)
            brings = line.get("brings") or partner.get("brings") or face.EMPTY
            rows.append([name, role or face.EMPTY, str(brings)])
        heads = [
            Head(lang(_("Partner"))),
            Head(lang(_("Role in the session"))),
            Head(lang(_("What they bring"))),
        ]
        words = heading(lang(_("Who brought what")), self.room)
        return [words, *Table(heads, rows).blocks(self.room)]

    def decided(self) -> list[Block]:
        """Decisions, one a line as they were written."""
        text = str(self.row.get("decisions") or "")
        lines = [line.strip(" -•*\t") for line in text.splitlines() if line.strip(" -•*\t")]
        if not lines:
            return []
        numbers = [self.lang.number(n) for n in range(1, len(lines) + 1)]
        words = heading(self.lang(_("What was decided")), self.room)
        return [words, *numbered(lines, numbers, self.room)]

    def promised(self) -> list[Block]:
        """Commitments: who, what, by when, and how they stand."""
        lines = self.context.lines("commitment", self.row["uid"])
        if not lines:
            return []
        lang, register = self.lang, self.store.registers["commitment"]
        rows: list[list[Cell]] = [
            [
                str(line.get("what") or face.EMPTY),
                self.who(line) or face.EMPTY,
                lang.date(line["due"]) if line.get("due") else face.EMPTY,
                face.words(register["state"], line.get("state"), lang, line) or face.EMPTY,
            ]
            for line in lines
        ]
        heads = [
            Head(lang(_("What is promised"))),
            Head(lang(_("Who"))),
            Head(lang(_("Due on")), whole=True),
            Head(lang(_("Stage"))),
        ]
        words = heading(lang(_("Commitments")), self.room)
        return [words, *Table(heads, rows).blocks(self.room)]

    def who(self, line: Row) -> str:
        """Whose promise it is."""
        for key in ("partner", "cooperative", "member"):
            if line.get(key):
                return self.store.title(key, line[key], self.lang.code)
        return str(line.get("who") or "")

    def learnt(self) -> list[Block]:
        """Lessons, and the project that grew out of it."""
        found: list[Block] = []
        told: list[tuple[Msg, str]] = [(_("Lessons"), str(self.row.get("lessons") or ""))]
        if self.row.get("project"):
            title = self.store.title("project", self.row["project"], self.lang.code)
            told.append((_("Project"), title))
        for label, words in told:
            if words:
                found.append(heading(self.lang(label), self.room))
                found += [paragraph(line, self.room) for line in words.splitlines() if line.strip()]
        return found
