"""A member's learning passport: what she took part in, her certificates, what changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.model import face
from artisanest_desktop.model.learning import Taken, of_member
from artisanest_desktop.reports import portraits
from artisanest_desktop.reports.heading import foot, letter_block, letterhead, running
from artisanest_desktop.reports.letters import ACCENT, INK, IVORY, MUTED, Style, Text, fitting, mm
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Block, Document, Drawn, Part, gap
from artisanest_desktop.reports.paper import MIDDLE, PORTRAIT, Paper
from artisanest_desktop.reports.table import Cell, Head, Table
from artisanest_desktop.rules import attendance
from artisanest_desktop.store import Store

TITLE = _("Learning passport")
BOTH = "both"
_PHOTO = (mm(26), mm(32))


def passport_document(store: Store, member: str, options: Options) -> Document:
    """The page of a member, in the paper's language; with ``whose`` = ``both`` also in the other
    script, each from its reader's side."""
    lang = options.lang
    langs = [lang]
    if options.answers.get("whose") == BOTH:
        langs.append(store.language("fr" if lang.code == "ar" else "ar"))
    context = store.reader()
    row = dict(store.get("member", member) or {})
    taken = [t for t in of_member(member, context) if t.came]
    parts = [_Passport(store, row, taken, one, options).part() for one in langs]
    number = str(row.get("number") or "")
    photo = options.private and bool(row.get("photo"))
    facts = {"rows": {"member": 1}, "private": ["photo"] if photo else []}
    title = options.title or f"{lang(TITLE)} {number}".strip()
    feet = {one.rtl: foot(one, number) for one in langs}

    def below(paper: Paper, page: int, count: int) -> None:
        feet[paper.rtl](paper, page, count)

    return Document(title, lang, PORTRAIT, parts, below, facts)


class _Passport:
    """The passport in one language."""

    def __init__(
        self,
        store: Store,
        row: dict[str, Any],
        taken: Sequence[Taken],
        lang: Language,
        options: Options,
    ) -> None:
        self.store, self.row, self.taken, self.lang, self.options = store, row, taken, lang, options
        self.room = PORTRAIT.room

    def part(self) -> Part:
        """Head, figures, sessions, what changed."""
        letter = letterhead(self.store, self.lang, self.row.get("cooperative"))
        blocks: list[Block] = [letter_block(letter, self.room)] if letter is not None else []
        blocks += [self._head(), self._figures(), gap(mm(4))]
        if self.taken:
            blocks.append(self._heading(_("Sessions")))
            blocks += [*self._sessions().blocks(self.room), gap(mm(4))]
        else:
            nothing = (
                _("He has not come to a session yet.")
                if self.row.get("sex") == "M"
                else _("She has not come to a session yet.")
            )
            blocks.append(self._line(self.lang(nothing)))
        blocks += self._since()
        names = face.names(self.store.registers["member"], self.row, self.lang.code)
        return Part(blocks, running(names[0], letter, self.room), self.lang)

    def _head(self) -> Block:
        register, row, lang = self.store.registers["member"], self.row, self.lang
        image = (
            portraits.photo_of(self.store, register, row, _PHOTO[1])
            if self.options.private
            else None
        )
        first, second = face.names(register, row, lang.code)
        side = _PHOTO[0] + mm(6)
        room = self.room - side
        words = [face.words(register[k], row.get(k), lang, row) for k in ("trade", "level")]
        words.append(str(row.get("number") or ""))
        title = Text(self.options.title or lang(TITLE), Style(10, bold=True, color=ACCENT), room)
        name = Text(first, Style(20, bold=True), room)
        other = Text(second, Style(14, color=MUTED), room)
        about = Text(" · ".join(w for w in words if w), Style(9.5, color=INK), room)
        height = max(_PHOTO[1], title.height + name.height + other.height + about.height)

        def draw(paper: Paper, y: float) -> None:
            letters = face.initials(first, row)
            portraits.draw(paper, image, letters, (0, y, *_PHOTO), mm(2))
            for text in (title, name, other, about):
                paper.text(text, side, y, room)
                y += text.height

        return Drawn(height + mm(5), draw, keeps=True)

    def _figures(self) -> Block:
        lang = self.lang
        minutes = sum(t.minutes for t in self.taken)
        certificates = sum(bool(t.participant.get("certificate")) for t in self.taken)
        themes = len({t.session.get("theme") for t in self.taken if t.session.get("theme")})
        shown = [
            (lang.number(len(self.taken)), lang(_("sessions attended"))),
            (lang.number(attendance.hours(minutes)), lang(_("hours"))),
            (lang.number(themes), lang(_("themes"))),
            (lang.number(certificates), lang(_("certificates"))),
        ]
        between, high = mm(4), mm(19)
        wide = (self.room - between * 3) / 4

        def draw(paper: Paper, y: float) -> None:
            for n, (figure, words) in enumerate(shown):
                x = n * (wide + between)
                paper.fill(x, y, wide, high, IVORY, mm(2))
                figures = Text(figure, Style(19, bold=True, color=ACCENT), wide)
                paper.text(figures, x, y + mm(1.6), wide, MIDDLE)
                label = fitting(words, Style(8.5, color=MUTED), wide - mm(4), 6.5)
                paper.text(label, x, y + mm(12.2), wide, MIDDLE)

        return Drawn(high, draw)

    def _heading(self, words: Msg) -> Block:
        text = Text(self.lang(words), Style(11, bold=True, color=ACCENT), self.room)

        def draw(paper: Paper, y: float) -> None:
            paper.text(text, 0, y, self.room)
            paper.rule(0, y + text.height + mm(0.8), self.room)

        return Drawn(text.height + mm(2.6), draw, keeps=True)

    def _line(self, words: str, style: Style | None = None) -> Block:
        text = Text(words, style or Style(9.5), self.room)
        return Drawn(text.height + mm(0.8), partial(self._write, text))

    def _write(self, text: Text, paper: Paper, y: float) -> None:
        paper.text(text, 0, y, self.room)

    def _sessions(self) -> Table:
        lang, register = self.lang, self.store.registers["session"]
        heads = [
            Head(lang(_("Date")), whole=True),
            Head(lang(_("Session"))),
            Head(lang(_("Theme"))),
            Head(lang(_("Hours")), "number"),
            Head(lang(_("Certificate")), "ltr"),
        ]
        rows: list[list[Cell]] = []
        for one in self.taken:
            row = dict(one.session)
            hours = lang.number(attendance.hours(one.minutes))
            rows.append(
                [
                    lang.date(one.days[0]) if one.days else face.EMPTY,
                    self.store.name_of("session", row, lang.code),
                    face.words(register["theme"], row.get("theme"), lang, row) or face.EMPTY,
                    hours,
                    str(one.participant.get("certificate") or face.EMPTY),
                ]
            )
        total = lang.number(attendance.hours(sum(t.minutes for t in self.taken)))
        return Table(heads, rows, ["", lang(_("In all")), "", total, ""])

    def _since(self) -> list[Block]:
        """What the visits found, and what is done differently now."""
        lang, store = self.lang, self.store
        register = store.registers["participant"]
        blocks: list[Block] = []
        for one in self.taken:
            row = dict(one.participant)
            found = []
            for key, why in (("in_use_3", "in_use_why"), ("in_use_6", "in_use_why_6")):
                if row.get(key):
                    words = f"{lang(register[key].label)}: {_answer(register[key], row, lang)}"
                    found.append(" – ".join(filter(None, (words, row.get(why)))))
            if row.get("does_differently"):
                found.append(str(row["does_differently"]))
            if found:
                title = store.name_of("session", dict(one.session), lang.code)
                blocks.append(self._line(title, Style(9.5, bold=True)))
                blocks += [self._line(words) for words in found]
                blocks.append(gap(mm(1.5)))
        if blocks:
            blocks.insert(0, self._heading(_("What is done differently now")))
        counted = Counter(t.session.get("theme") for t in self.taken if t.session.get("theme"))
        if any(n > 1 for n in counted.values()):
            blocks.append(self._heading(_("Themes")))
            blocks.append(self._line(self._themes(counted)))
        return blocks

    def _themes(self, counted: Counter[Any]) -> str:
        lang, field = self.lang, self.store.registers["session"]["theme"]
        return lang.list(
            [
                f"{face.words(field, code, lang, {})} ({lang(_times(n))})"
                for code, n in counted.most_common()
            ]
        )


def _times(n: int) -> Msg:
    return n_("%(n)s session", "%(n)s sessions", n)


def _answer(field: Any, row: dict[str, Any], lang: Language) -> str:
    """``yes``, without the words that the label says already."""
    words = face.words(field, row.get(field.key), lang, row)
    return words.rpartition(":")[2].strip() or words
