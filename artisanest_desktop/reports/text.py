"""Running text on paper: headings, paragraphs, numbered lines, somebody's place to sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from artisanest_desktop.i18n import Language
from artisanest_desktop.reports.letters import ACCENT, LINE, MUTED, Style, Text, mm
from artisanest_desktop.reports.pages import Block, Drawn
from artisanest_desktop.reports.paper import Paper

_BODY = Style(10)
_NUMBER = mm(7)


def joined(lang: Language, parts: Iterable[str]) -> str:
    """Parts of a line, those that say something, each in its own direction."""
    shown = [part for part in parts if part]
    if not lang.rtl:
        return " · ".join(shown)
    return "\u200f" + " · ".join(f"\u2068{part}\u2069" for part in shown) if shown else ""


def heading(words: str, room: float) -> Block:
    """What stands over a part of the page; it is not left alone at its foot."""
    text = Text(words, Style(11, bold=True, color=ACCENT), room)

    def draw(paper: Paper, y: float) -> None:
        paper.text(text, 0, y + mm(3), room)
        paper.rule(0, y + mm(3) + text.height + mm(0.8), room)

    return Drawn(text.height + mm(6), draw, keeps=True)


def paragraph(words: str, room: float, style: Style = _BODY, x: float = 0) -> Block:
    """A paragraph, ``x`` dots in."""
    text = Text(words, style, room - x)
    return Drawn(text.height + mm(1.2), lambda paper, y: paper.text(text, x, y, room - x))


def numbered(lines: Sequence[str], numbers: Sequence[str], room: float) -> list[Block]:
    """Lines with their numbers before them."""
    return [_numbered(line, number, room) for line, number in zip(lines, numbers, strict=True)]


def _numbered(line: str, number: str, room: float) -> Block:
    text = Text(line, _BODY, room - _NUMBER)
    mark = Text(number, Style(10, bold=True, color=ACCENT), _NUMBER)

    def draw(paper: Paper, y: float) -> None:
        paper.text(mark, 0, y, _NUMBER)
        paper.text(text, _NUMBER, y, room - _NUMBER)

    return Drawn(text.height + mm(1.4), draw)


def signature(label: str, name: str, room: float) -> Block:
    """At the far side: who signs, and room for it."""
    wide = mm(72)
    said = Text(label, Style(9, color=MUTED), wide)
    who = Text(name, Style(10, bold=True), wide)

    def draw(paper: Paper, y: float) -> None:
        x = room - wide
        paper.text(said, x, y + mm(4), wide)
        paper.text(who, x, y + mm(4) + said.height, wide)
        paper.rule(x, y + mm(28), wide, LINE, 0.3)

    return Drawn(mm(32), draw)
