"""What stands around the lines of a numbered paper: logos, title, facts, the foot with its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.reports import qr
from artisanest_desktop.reports.heading import letterhead
from artisanest_desktop.reports.letters import ACCENT, INK, LINE, MUTED, Style, Text, mm
from artisanest_desktop.reports.pages import Block, Drawn, Foot, gap
from artisanest_desktop.reports.paper import END, LANDSCAPE, PORTRAIT, START, Paper
from artisanest_desktop.reports.sheets.logos import band
from artisanest_desktop.reports.sheets.tongue import Tongue
from artisanest_desktop.rules.sheet_marks import SheetMark
from artisanest_desktop.store import Store
from artisanest_desktop.store.sheets import Roll

#: With room at the foot for the code.
UPRIGHT = replace(PORTRAIT, top=10, bottom=25)
LYING = replace(LANDSCAPE, top=9, bottom=24)
_CODE = mm(16)
_TITLE, _CALLED = Style(16, bold=True), Style(11, bold=True)
_OTHER = Style(10.5, color=MUTED)
_LABEL, _VALUE = Style(7, color=MUTED), Style(9)
_SMALL, _BOLD = Style(7.5, color=MUTED), Style(9, bold=True)
#: A fact is no narrower than this: in one language, in two.
_FACT = (mm(44), mm(58))


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know above the table: a label, and what is so."""

    label: Msg
    value: str


class Frame:
    """``top`` opens the first page, ``running`` the others, ``foot`` stands below each.

    ``called`` is what the paper is about, in each language; ``room`` the width in dots.
    """

    def __init__(
        self,
        store: Store,
        roll: Roll,
        tongue: Tongue,
        title: Msg,
        called: Sequence[str],
        room: float,
        grant: bool = True,
    ) -> None:
        self._roll, self._tongue, self._room = roll, tongue, room
        self._title, self._called = title, list(called)
        self._letter = letterhead(store, tongue.main)
        self._logos = band(store, roll, self._letter, room, grant)

    def top(self, facts: Sequence[Fact], lines: Sequence[str] = ()) -> list[Block]:
        """Logos, title, facts in columns, then whole lines (the half-days)."""
        blocks = [*self._logos, self._title_block(), self._called_block()]
        reference = Fact(_("Reference"), self._roll.code)
        shown = [reference, *(f for f in facts if f.value)]
        blocks += [gap(mm(1.2), keeps=True), *self._facts(shown)]
        if lines:
            blocks += [*self._lines(lines)]
        return [*blocks, gap(mm(2.5), keeps=True)]

    def running(self) -> Block:
        """The top of the further pages: what this is, and of what."""
        tongue, room = self._tongue, self._room
        words = Text(tongue.joined([tongue(self._title), *self._called[:1]]), _BOLD, room, most=1)
        return Drawn(words.height + mm(2), lambda paper, y: paper.text(words, 0, y, room))

    def foot(self) -> Foot:
        """The edition, what it is of, which page; and the code that says the same to a machine."""
        tongue, roll, room = self._tongue, self._roll, self._room
        words = room - _CODE - mm(4)
        code = Text(roll.code, _BOLD, words, ltr=True)
        printed = _("Printed on %(day)s") % {"day": tongue.main.date(roll.printed_on)}
        about = tongue.joined([tongue.main(self._title), *self._called[:1], tongue.main(printed)])
        below = Text(about, _SMALL, words, most=1)

        def draw(paper: Paper, number: int, count: int) -> None:
            y = paper.sheet.last + mm(2.5)
            paper.rule(0, y, words, LINE)
            paper.text(code, 0, y + mm(1.5), words)
            page = _("page %(n)s of %(total)s") % {"n": number, "total": count}
            paper.text(Text(tongue(page), _SMALL), 0, y + mm(1.9), words, END)
            paper.text(below, 0, y + mm(1.5) + code.height, words)
            self._code(paper, room - _CODE, y - mm(0.5), number)

        return draw

    def _code(self, paper: Paper, x: float, y: float, page: int) -> None:
        """The square code; an empty place in a preview, which is no edition yet."""
        if self._roll.edition is not None:
            qr.draw(paper, SheetMark(self._roll.edition, page).text, x, y, _CODE)
        else:
            inner = _CODE - mm(2)
            paper.outline(x + mm(1), y + mm(1), inner, inner, LINE, mm(1))

    # The top

    def _title_block(self) -> Block:
        room, said = self._room, self._tongue.each(self._title)
        half = room / len(said) - mm(2)
        texts = [Text(words, _TITLE, half if len(said) > 1 else room) for words in said]
        high = max(text.height for text in texts)

        def draw(paper: Paper, y: float) -> None:
            paper.text(texts[0], 0, y, half, START)
            if len(texts) > 1:
                paper.text(texts[1], room - half, y, half, END)
            paper.fill(0, y + high + mm(0.2), mm(12), mm(0.8), ACCENT, mm(0.4))

        return Drawn(high + mm(2.4), draw, keeps=True)

    def _called_block(self) -> Block:
        room, called = self._room, self._called
        first = Text(called[0] if called else "", _CALLED, room * (0.58 if called[1:] else 1))
        second = Text(called[1] if called[1:] else "", _OTHER, room * 0.4)

        def draw(paper: Paper, y: float) -> None:
            paper.text(first, 0, y, room * (0.58 if called[1:] else 1))
            paper.text(second, room * 0.6, y, room * 0.4, END)

        return Drawn(max(first.height, second.height), draw, keeps=True)

    def _facts(self, facts: Sequence[Fact]) -> list[Block]:
        """In columns, as many as fit, row after row."""
        many = max(min(int(self._room // _FACT[len(self._tongue.languages) - 1]), len(facts)), 1)
        wide = self._room / many
        return [
            _fact_row(facts[n : n + many], self._tongue, wide) for n in range(0, len(facts), many)
        ]

    def _lines(self, lines: Sequence[str]) -> list[Block]:
        """Whole lines, in two columns where there are many and the paper is wide."""
        many = 2 if len(lines) > 2 and self._room > mm(200) else 1
        wide = self._room / many
        style = Style(8.5)
        texts = [Text(line, style, wide - mm(4)) for line in lines]
        return [
            _beside(texts[n : n + many], wide) for n in range(0, len(texts), many)
        ]  # fmt: skip


def _fact_row(facts: Sequence[Fact], tongue: Tongue, wide: float) -> Block:
    inner = wide - mm(4)
    found = [
        (Text(tongue(fact.label), _LABEL, inner, most=1), Text(fact.value, _VALUE, inner))
        for fact in facts
    ]
    high = max(label.height + value.height for label, value in found)

    def draw(paper: Paper, y: float) -> None:
        for n, (label, value) in enumerate(found):
            paper.text(label, n * wide, y, inner)
            paper.text(value, n * wide, y + label.height - mm(0.3), inner)

    return Drawn(high + mm(1), draw, keeps=True)


def _beside(texts: Sequence[Text], wide: float) -> Block:
    def draw(paper: Paper, y: float) -> None:
        for n, text in enumerate(texts):
            paper.text(text, n * wide, y, wide - mm(4))

    return Drawn(max(text.height for text in texts), draw, keeps=True)


def signature_block(tongue: Tongue, words: Msg, room: float) -> Block:
    """A place for somebody's name, signature and stamp, with room for a round one."""
    wide, high = min(room, mm(95)), mm(32)
    style = Style(8, bold=True, color=INK)
    above = Text(tongue(words), style, wide - mm(6))
    fields = [Text(tongue(label) + " :", _LABEL) for label in (_("Name"), _("Date"))]

    def draw(paper: Paper, y: float) -> None:
        x = room - wide
        paper.outline(x, y + mm(4), wide, high, MUTED, mm(1.5), 0.2)
        paper.text(above, x + mm(3), y + mm(5.5), wide - mm(6))
        for n, text in enumerate(fields):
            low = y + mm(7) + above.height + n * mm(6)
            paper.text(text, x + mm(3), low, wide - mm(6))

    return Drawn(high + mm(5), draw)


def languages_of(store: Store, codes: Sequence[str], digits: str = "latn") -> list[Language]:
    """The languages of a paper with the store's lists."""
    return [store.language(code, digits) for code in codes]
