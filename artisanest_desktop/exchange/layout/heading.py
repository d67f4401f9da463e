"""A header of several lines: which rows belong to it, and what each column is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from artisanest_desktop.exchange.book import Sheet, blank
from artisanest_desktop.exchange.headers import COUNT
from artisanest_desktop.exchange.layout.finding import Heads
from artisanest_desktop.rules.names import script_of

#: So many lines above and below the one that was found may belong to a header.
_ABOVE, _BELOW = 2, 2
#: So many names on two lines show that the upper one belongs to the header.
_PARTED = 2
_LONG = 60
#: A phone or another number in it, or a day: the line of a letterhead, or of a list.
_FIGURES = re.compile(r"(?:\d[ .\-/]?){9}|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows of a header from ``first`` to ``last``, and the words of each column."""

    first: int
    last: int
    headers: list[str]
    readings: list[tuple[str, ...]]


def heading_at(sheet: Sheet, at: int, heads: Heads) -> Heading:
    """The whole header of which one line was found."""
    if at < 0:
        return Heading(0, -1, [], [])
    lines = _Lines(sheet, heads)
    first = last = at
    while first > max(at - _ABOVE, 0) and lines.is_above(first - 1, first, at):
        first -= 1
    while last < min(at + _BELOW, len(sheet.rows) - 1) and lines.is_below(last + 1, first, last):
        last += 1
    parts = lines.parts(first, last)
    headers = [_shown(p, heads) for p in parts]
    over = Counter(p[0] for p in parts if len(p) > 1)
    readings = [
        # "N°" under a word that also stands over other columns is the number of the line.
        (p[-1],) if p and over[p[0]] > 1 and _is_count(p[-1], heads) else _readings(p, h)
        for p, h in zip(parts, headers, strict=True)
    ]
    return Heading(first, last, headers, readings)


class _Lines:
    """The rows around a header, with the ranges that are merged among them."""

    def __init__(self, sheet: Sheet, heads: Heads) -> None:
        self.rows = sheet.rows
        self.heads = heads
        self.merged = {(a, b): (c, d) for a, b, c, d in sheet.merged if a < 200}

    def filled(self, at: int) -> list[int]:
        return [i for i, c in enumerate(self.rows[at]) if not blank(c)]

    def cell(self, at: int, i: int) -> Any:
        return self.rows[at][i] if i < len(self.rows[at]) else ""

    def is_above(self, at: int, head: int, last: int) -> bool:
        """Whether a row is the upper line of a header from ``head`` to ``last``, and no title."""
        over = self.filled(at)
        own = sorted({i for line in range(head, last + 1) for i in self.filled(line)})
        if not over or not own or not all(self._is_word(self.cell(at, i)) for i in over):
            return False
        if len(over) == 1:
            i = over[0]
            span = self._span(at, i, own)
            if len(span) * 5 >= len(own) * 4 and len(own) > 1:
                return False
            return self._stands_over(at, i, head, own) and (
                i > own[0] or bool(self.heads.known(self.cell(at, i))) or i not in own
            )
        held = sum(self._stands_over(at, i, head, own) for i in over)
        # "Date" above "de naissance", among words that are no fields.
        parted = sum(self._is_one_name(at, i, head) for i in over)
        return held * 2 > len(over) or parted >= _PARTED

    def _stands_over(self, at: int, i: int, head: int, own: Sequence[int]) -> bool:
        """Whether a cell says something of the columns below it."""
        merged = self.merged.get((at, i))
        if merged and (merged[1] > i or merged[0] >= head):
            return True
        if i not in own:
            return i <= own[-1] + 1
        word = self.cell(at, i)
        if len(self._span(at, i, own)) > 1 or self.heads.known(word):
            return True
        return self._is_one_name(at, i, head)

    def _is_one_name(self, at: int, i: int, head: int) -> bool:
        """Whether two cells are one name on two lines: "البريد" above "الإلكتروني"."""
        both = self.heads.known(f"{self.cell(at, i)} {self.cell(head, i)}")
        return bool(self.cell(head, i)) and any(match.confidence == 1 for match in both)

    def _is_word(self, cell: Any) -> bool:
        return isinstance(cell, str) and len(cell) < _LONG and not _FIGURES.search(cell)

    def is_below(self, at: int, first: int, last: int) -> bool:
        """Whether a row is one more line of a header: a second language, or its parts."""
        under, own = self.filled(at), self.filled(last)
        if not under:
            return False
        if any(a <= last and c >= at and a >= first for (a, _b), (c, _d) in self.merged.items()):
            return True
        cells = [self.cell(at, i) for i in under]
        if all(_is_hint(c) for c in cells):
            return True
        known = [self.heads.known(c) if isinstance(c, str) else [] for c in cells]
        if all(isinstance(c, str) and len(c) < _LONG for c in cells):
            sure = sum(bool(k) for k in known)
            if sure > 1 and sure * 2 >= len(cells) and len(under) * 3 >= len(own):
                return not self._same_words(at, last)
        return self._divides(under, own, last, cells)

    def _same_words(self, at: int, last: int) -> bool:
        return [str(c).strip() for c in self.rows[at]] == [str(c).strip() for c in self.rows[last]]

    def _divides(
        self, under: Sequence[int], own: Sequence[int], last: int, cells: Sequence[Any]
    ) -> bool:
        """Words below a word that has room beside it, and nothing below the others."""
        wide = {j for i in own if len(span := self._span(last, i, under)) > 1 for j in span}
        single = [i for i in own if i not in wide]
        fits = bool(wide) and set(under) <= wide and bool(single)
        return fits and all(isinstance(c, str) and len(c) < _LONG for c in cells)

    def _span(self, at: int, i: int, filled: Sequence[int]) -> list[int]:
        """The columns that a cell stands over: those merged with it, else the empty ones after it
        that have something below."""
        if merged := self.merged.get((at, i)):
            return list(range(i, merged[1] + 1))
        own = self.filled(at)
        after = next((j for j in own if j > i), 1 << 20)
        if any(a == at for a, _b in self.merged):
            after = i + 1
        return [i, *(j for j in filled if i < j < after)]

    def parts(self, first: int, last: int) -> list[list[str]]:
        """The words of each column from top to bottom, none twice."""
        width = max(len(self.rows[at]) for at in range(first, last + 1))
        parts: list[list[str]] = [[] for _i in range(width)]
        for at in range(first, last + 1):
            below = sorted({j for r in range(at + 1, last + 1) for j in self.filled(r)})
            for i in self.filled(at):
                text = " ".join(str(self.cell(at, i)).split())
                span = self._span(at, i, below) if at < last or (at, i) in self.merged else [i]
                for j in span:
                    if j < width and text not in parts[j]:
                        parts[j].append(text)
        return parts


def _is_count(word: str, heads: Heads) -> bool:
    known = heads.known(word)
    return bool(known) and all(m.target == COUNT for m in known)


def _is_hint(cell: Any) -> bool:
    """How a column is to be filled in: "(jj/mm/aaaa)"."""
    text = cell.strip() if isinstance(cell, str) else ""
    return text[:1] == "(" and text[-1:] == ")" and len(text) < _LONG


def _shown(parts: Sequence[str], heads: Heads) -> str:
    """What a column is called: two languages beside each other, or a word and its part."""
    plain = " ".join(p for p in parts if not _is_hint(p))
    if any(m.confidence == 1 and m.target != COUNT for m in heads.known(plain)):
        return " ".join(parts)
    words = [p for p in parts if not _is_hint(p)]
    scripts = {script_of(p) for p in words}
    hints = [p for p in parts if _is_hint(p)] if words else []
    return " ".join([(" / " if len(scripts) > 1 else " – ").join(words or parts), *hints])


def _readings(parts: Sequence[str], shown: str) -> tuple[str, ...]:
    """What to try: all of it in two orders, then its lines from the lowest up; how it is to be
    filled in says little."""
    words = [p for p in parts if not _is_hint(p)] or list(parts)
    plain = " ".join(words)
    if len(words) < 2 or shown.startswith(plain):
        return tuple(dict.fromkeys((plain, shown)))
    if any(script_of(a) != script_of(b) for a, b in pairwise(words)):
        return (shown, plain, *reversed(words))
    return (plain, " ".join(reversed(words)), *reversed(words))
