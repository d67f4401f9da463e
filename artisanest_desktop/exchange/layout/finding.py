"""Which rows of a sheet are the first line of a header, whatever register it may be of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from artisanest_desktop.exchange.book import Sheet, blank
from artisanest_desktop.exchange.headers import COUNT, NOTHING, Match, Matcher

#: How far down the first header is looked for with care.
_DEPTH = 60
#: So many rows below an empty one, or one with a single cell, may begin another table.
_NEAR = 3
#: A header of a further table names so many fields, and they are so much of its words.
_FIELDS, _SHARE = 2, 0.5
_LONG = 80
_DIGIT = re.compile(r"\d")
#: A number, a day, a phone, a card: what stands in records.
_FIGURE = re.compile(r"[A-Z]{0,2}[\d٠-٩][\d٠-٩ .,/+-]*(?:[^\W\d_]+\.?[ -]*[\d٠-٩]{2,4})?")


class Heads:
    """Rows judged as headers of one or several registers. Of the fields in ``once`` of a register
    only one counts."""

    def __init__(
        self, matchers: Sequence[Matcher], once: Sequence[Collection[str]] | None = None
    ) -> None:
        self.matchers = matchers
        self._once = once or [()] * len(matchers)

    def score(self, row: Sequence[Any], slips: bool = False) -> float:
        """How many fields a row names, as surely as it does; 0 when it cannot be a header."""
        return max(self.scores(row, slips), default=0.0)

    def scores(self, row: Sequence[Any], slips: bool = False) -> list[float]:
        """The same for each register."""
        words = words_in(row)
        if not words:
            return [0.0] * len(self.matchers)
        alone = len(words) == sum(not blank(c) for c in row)
        both = zip(self.matchers, self._once, strict=True)
        return [self._one(m, words, alone, slips, once) for m, once in both]

    def targets(self, row: Sequence[Any], register: int) -> set[str]:
        """The fields of one register that a row names."""
        found = (self.matchers[register].sure(word).target for word in words_in(row))
        return {t for t in found if t not in (NOTHING, COUNT)}

    def _one(
        self,
        matcher: Matcher,
        words: Sequence[str],
        alone: bool,
        slips: bool,
        once: Collection[str],
    ) -> float:
        match = matcher.match if slips else matcher.sure
        found = [m for w in words if (m := match(w)).target not in (NOTHING, COUNT)]
        sure = {"" if m.target in once else m.target: m.confidence for m in found}
        enough = len(sure) > 1 or (len(sure) == 1 and alone)
        return sum(sure.values()) if enough else 0.0

    def known(self, word: str) -> list[Match]:
        """What a word surely means, register by register."""
        found = (m.sure(word) for m in self.matchers)
        return [m for m in found if m.target != NOTHING]

    def certain(self, row: Sequence[Any]) -> bool:
        """Whether a row can only be a header: words alone, and most of them name fields."""
        filled = [c for c in row if not blank(c)]
        if len(filled) < _FIELDS or not all(isinstance(c, str) for c in filled):
            return False
        known = sum(bool(self.known(word)) for word in filled)
        return known >= max(_FIELDS, len(filled) * _SHARE) and self.score(row) >= _FIELDS


def words_in(row: Sequence[Any]) -> list[str]:
    """The cells that may be words of a header."""
    return [c for c in row if isinstance(c, str) and not blank(c) and len(c) < _LONG]


def find_heads(sheet: Sheet, heads: Heads) -> list[int]:
    """The rows where tables begin, from top to bottom; -1 alone: a table without a header."""
    certain = [at for at in _candidates(sheet) if heads.certain(sheet.rows[at])]
    first = certain[0] if certain else len(sheet.rows)
    if certain and not _holds_data(sheet, first):
        return certain
    best = best_head(sheet, heads, first)
    return [best, *certain] if best >= 0 or not certain else certain


def _candidates(sheet: Sheet) -> Iterator[int]:
    """Rows that are worth a careful look: the first ones, and those below a gap."""
    gap = -_NEAR - 1
    for at, row in enumerate(sheet.rows):
        if at < _DEPTH or at - gap <= _NEAR:
            yield at
        if len(row) - row.count("") < 2:
            gap = at


def _holds_data(sheet: Sheet, end: int) -> bool:
    """Whether rows above a header look like a table whose header was not understood."""
    return sum(sum(not blank(c) for c in row) > 2 for row in sheet.rows[:end]) > 2


def best_head(sheet: Sheet, heads: Heads, end: int = _DEPTH) -> int:
    """The row that does best as a header; without any known word, one that looks like one."""
    rows = sheet.rows[: min(end, _DEPTH)]
    records = [_is_record(row) for row in rows]
    # "F" or "oui" among numbers and days, or below several records, is what a record holds.
    weak = [figures_in(row) >= _FIELDS or sum(records[:at]) > 1 for at, row in enumerate(rows)]
    for slips in (False, True):
        scores = [0.0 if records[at] else heads.score(row, slips) for at, row in enumerate(rows)]
        scores = [0.0 if weak[at] and s < _FIELDS else s for at, s in enumerate(scores)]
        top = max(scores, default=0.0)
        if top > 1 or (slips and top > 0):
            return scores.index(top)
    return _likely(sheet.rows[:end])


def _is_record(row: Sequence[Any]) -> bool:
    """Whether so many cells are days, phones or sums that no word makes it a header."""
    filled = sum(not blank(c) for c in row)
    return filled > _FIELDS and figures_in(row) * 3 >= filled


def figures_in(row: Sequence[Any]) -> int:
    """How many cells hold a number, a day, a phone or a card."""
    return sum(_is_figure(str(c)) for c in row if not blank(c))


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text.strip()))


def _likely(rows: Sequence[Sequence[Any]]) -> int:
    """The first row of several words without a figure, when figures stand below it or nothing
    says that the rows above it are records; -1 when the first row is a record already."""
    for at, row in enumerate(rows[:_DEPTH]):
        filled = [i for i, c in enumerate(row) if not blank(c)]
        if len(filled) < 2:
            continue
        if all(isinstance(row[i], str) and not _DIGIT.search(row[i]) for i in filled):
            return at if _differs(rows[at + 1 :], filled) else -1
        return -1
    return -1


def _differs(below: Sequence[Sequence[Any]], columns: Sequence[int]) -> bool:
    """Whether some column holds figures under its word."""
    for i in columns:
        cells = [row[i] for row in below[:50] if i < len(row) and not blank(row[i])]
        figures = sum(not isinstance(c, str) or bool(_DIGIT.search(c)) for c in cells)
        if cells and figures * 2 > len(cells):
            return True
    return False
