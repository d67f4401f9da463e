"""A page of thanks: the partners of a session or a project, and what each of them brought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model import face
from artisanest_desktop.reports import motif, portraits
from artisanest_desktop.reports.heading import (
    foot,
    letterhead,
    opening,
    picture,
    president,
    running,
)
from artisanest_desktop.reports.letters import ACCENT, IVORY, MUTED, Style, Text, mm
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Block, Document, Drawn, Part, gap
from artisanest_desktop.reports.paper import PORTRAIT, Paper
from artisanest_desktop.reports.text import paragraph, signature
from artisanest_desktop.store import Store

TITLE = _("Thanks to our partners")
_LOGO = mm(14)
#: By register: the lines that name its partners.
LINES = {"session": "session_partner", "project": "project_partner"}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Thanked:
    """A partner: its names, its parts with what it brought in each."""

    names: tuple[str, str]
    logo: QImage | None
    parts: list[str]


def thanks_document(store: Store, register: str, uid: str, options: Options) -> Document:
    """The page for a session, a project, or one partner (then over all it took part in)."""
    lang, room = options.lang, PORTRAIT.room
    row = dict(store.get(register, uid) or {})
    told = _Thanks(store, lang)
    partners = told.of_partner(row) if register == "partner" else told.of_record(register, row)
    title = options.title or lang(TITLE)
    letter = letterhead(store, lang)
    name = store.name_of(register, row, lang.code) if row else ""
    day = lang.date(store.clock.today().isoformat(), long=True)
    about = [] if register == "partner" else [name]
    blocks: list[Block] = opening(letter, title, about, day, lang, room)
    blocks.append(paragraph(lang(_intro(register)), room, Style(11)))
    blocks.append(gap(mm(3)))
    blocks += [_card(one, room) for one in partners]
    blocks += [gap(mm(3)), paragraph(lang(_CLOSING), room, Style(11))]
    blocks.append(signature(lang(_("For the cooperative")), president(store, lang), room))
    blocks.append(_band(room))
    facts = {"rows": {register: 1}, "private": []}
    parts = [Part(blocks, running(title, letter, room))] if partners else []
    return Document(title, lang, PORTRAIT, parts, foot(lang, str(row.get("number") or "")), facts)


def _intro(register: str) -> Any:
    if register == "partner":
        return _("You walked a part of the way with us. This is what you brought:")
    return _("This would not have been without those who brought their part:")


_CLOSING = _(
    "Each part, large or small, has become work, knowledge and income in our villages. Thank you."
)


def _band(room: float) -> Block:
    high = mm(5)
    return Drawn(high, lambda paper, y: motif.band(paper.painter, paper.box(0, y, room, high)))


class _Thanks:
    """Reads who brought what."""

    def __init__(self, store: Store, lang: Language) -> None:
        self.store, self.lang = store, lang
        self.context = store.reader()

    def of_record(self, register: str, row: Row) -> list[_Thanked]:
        """The partners of a session or project, each once, in order."""
        lines: dict[str, list[Row]] = {}
        for line in self.context.lines(LINES[register], row["uid"]) if row else ():
            if line.get("partner"):
                lines.setdefault(line["partner"], []).append(line)
        found = []
        for uid, many in lines.items():
            partner = self.context.get("partner", uid)
            if partner is not None:
                said = [self._said(LINES[register], line) for line in many]
                usual = str(partner.get("brings") or "")
                brought = any(line.get("brings") for line in many)
                found.append(self._thanked(partner, said + ([] if brought else [usual])))
        return found

    def of_partner(self, row: Row) -> list[_Thanked]:
        """One partner, with all it took part in."""
        if not row:
            return []
        said = [str(row.get("brings") or "")]
        for register, lines in LINES.items():
            for line in self.context.referring(lines, "partner", row["uid"]):
                title = self.store.title(register, line[register], self.lang.code)
                words = self._said(lines, line)
                said.append(f"{title} – {words}" if words else title)
        return [self._thanked(row, said)]

    def _said(self, register: str, line: Row) -> str:
        declared = self.store.registers[register]
        role = face.words(declared["role"], line.get("role"), self.lang, line)
        return " – ".join(filter(None, (role, line.get("brings"))))

    def _thanked(self, partner: Row, said: Sequence[str]) -> _Thanked:
        names = face.names(self.store.registers["partner"], partner, self.lang.code)
        parts = list(dict.fromkeys(words for words in said if words))
        return _Thanked(names, picture(self.store, partner.get("logo")), parts)


def _card(one: _Thanked, room: float) -> Block:
    """Logo or letters, the names, and what was brought."""
    inside = room - _LOGO - mm(14)
    first = Text(one.names[0], Style(12, bold=True), inside)
    second = Text(one.names[1], Style(10.5, color=MUTED), inside)
    parts = [Text(words, Style(10), inside) for words in one.parts]
    words = first.height + second.height + sum(p.height + mm(0.8) for p in parts)
    height = max(words, _LOGO) + mm(6)

    def draw(paper: Paper, y: float) -> None:
        paper.fill(0, y, room, height, IVORY, mm(2.5))
        paper.fill(0, y + mm(3), mm(1.1), height - mm(6), ACCENT, mm(0.5))
        letters = face.initials(one.names[0], {})
        at = (mm(5), y + (height - _LOGO) / 2, _LOGO, _LOGO)
        portraits.draw(paper, one.logo, letters, at, mm(2), whole=True)
        x, top = _LOGO + mm(10), y + (height - words) / 2
        for text in (first, second):
            paper.text(text, x, top, inside)
            top += text.height
        for text in parts:
            paper.text(text, x, top + mm(0.8), inside)
            top += text.height + mm(0.8)

    return _spaced(Drawn(height, draw))


def _spaced(block: Drawn) -> Block:
    return Drawn(block.height + mm(2), block.draw)
