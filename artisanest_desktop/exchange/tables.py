"""Where the table is on a sheet: titles above it, the header, records, totals and notes below."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from artisanest_desktop.exchange.book import Sheet, blank
from artisanest_desktop.exchange.headers import COUNT, NOTHING, Match, Matcher
from artisanest_desktop.i18n import Msg, _, fold

#: How far down a header is looked for.
_DEPTH = 60
_TOTAL = re.compile(r"^(?:sous )?tota(?:l|ux)\b|^sub ?total|^(?:ال)?مجموع|^somme\b")
_NOTE = re.compile(
    r"^(?:fait |arrete|signature|cachet|la president|le president|visa|nb |note |source|edite|"
    r"imprime|حرر|حصر|توقيع|خاتم|ملحوظه|ملاحظه|الرييس)"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """A row below the header that is not a record, and why."""

    row: int
    text: str
    reason: Msg


@dataclass(slots=True)
class Table:
    """``header`` and ``records`` are indexes into ``sheet.rows``; ``headers`` the words, and
    ``below`` the columns of all cells under them."""

    sheet: Sheet
    header: int
    headers: list[str]
    records: list[int] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    score: float = 0.0
    below: list[tuple[Any, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.below = columns_of(self.sheet.rows[self.header + 1 :])


def columns_of(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """The cells column by column; short rows are filled up."""
    return list(zip_longest(*rows, fillvalue=""))


def find_header(sheet: Sheet, matcher: Matcher) -> tuple[int, float]:
    """The row whose cells name most fields, and how well it does; row 0 of nothing better."""
    best, score = _best_row(sheet, matcher.sure)
    if score <= 1:
        best, score = _best_row(sheet, matcher.match)
    return (best, score) if best >= 0 else (_likely_header(sheet), 0.0)


def fit(sheet: Sheet, matcher: Matcher, slips: bool = False, once: Collection[str] = ()) -> float:
    """How well the best row does as a header; with ``slips`` of spelling it takes its time.
    Of the fields in ``once`` only one counts."""
    return _best_row(sheet, matcher.match if slips else matcher.sure, once)[1]


def _best_row(
    sheet: Sheet, match: Callable[[str], Match], once: Collection[str] = ()
) -> tuple[int, float]:
    best, score = -1, 0.0
    for index, row in enumerate(sheet.rows[:_DEPTH]):
        words = [c for c in row if isinstance(c, str) and not blank(c) and len(c) < 80]
        matches = [m for w in words if (m := match(w)).target not in (NOTHING, COUNT)]
        sure = {"" if m.target in once else m.target: m.confidence for m in matches}
        alone = len(words) == sum(not blank(c) for c in row)
        enough = len(sure) > 1 or (len(sure) == 1 and alone)
        if enough and sum(sure.values()) > score:
            best, score = index, sum(sure.values())
    return best, score


def _likely_header(sheet: Sheet) -> int:
    """Without a known word: the first row of several words without a figure."""
    for index, row in enumerate(sheet.rows[:_DEPTH]):
        filled = [c for c in row if not blank(c)]
        if len(filled) > 1 and all(isinstance(c, str) and not re.search(r"\d", c) for c in filled):
            return index
    return 0


def header_words(row: Sequence[Any]) -> list[str]:
    """The headers as text; empty where there is none."""
    return ["" if blank(cell) else str(cell).strip() for cell in row]


def sort_rows(table: Table, targets: Mapping[int, str], names: frozenset[str]) -> None:
    """Tell records from what stands between and below them. ``names`` are the targets without
    which a row cannot be a record."""
    rows = table.sheet.rows
    mapped = [i for i, t in targets.items() if t not in (NOTHING, COUNT)]
    naming = [i for i, t in targets.items() if t in names]
    filled = {i: _count(rows[i]) for i in range(table.header + 1, len(rows))}
    full = [i for i, n in filled.items() if n]
    usual = sorted(filled[i] for i in full)[len(full) // 2] if full else 0
    solid = (i for i in full if filled[i] >= min(3, usual) and _any(rows[i], naming))
    last = max(solid, default=-1)
    folded = [fold(h) for h in table.headers]
    for index in full:
        reason = None
        # Most rows are records with most cells filled: only the others are looked at.
        if filled[index] * 2 < usual or not _any(rows[index], naming) or index > last:
            reason = _why_not(rows[index], filled[index], index > last, mapped, naming, usual)
        if reason is None and _is_header(rows[index], table.headers, folded):
            reason = _("The header, once more.")
        if reason is None:
            table.records.append(index)
        else:
            text = " · ".join(str(c).strip() for c in rows[index] if not blank(c))
            table.aside.append(Aside(table.sheet.number(index), text[:200], reason))


def _count(row: Sequence[Any]) -> int:
    """How many cells are filled; what looks like few is counted with care."""
    count = len(row) - row.count("")
    return count if count > 3 else sum(not blank(c) for c in row)


def _any(row: Sequence[Any], columns: Sequence[int]) -> bool:
    return any(i < len(row) and not blank(row[i]) for i in columns)


def _why_not(
    row: Sequence[Any],
    filled: int,
    below: bool,
    mapped: Sequence[int],
    naming: Sequence[int],
    usual: int,
) -> Msg | None:
    first = next(str(c) for c in row if not blank(c))
    words = fold(first)
    if _TOTAL.match(words):
        return _("A total, not a record.")
    if not _any(row, mapped):
        return _("Only a line number.") if filled == 1 else _("Nothing that has a field.")
    named = _any(row, naming)
    if below and filled <= 2 and (not named or _NOTE.match(words)):
        return _("A note below the list.")
    if filled == 1 and usual > 3 and (_NOTE.match(words) or len(words.split()) > 4):
        return _("A note, not a record.")
    return None


def _is_header(row: Sequence[Any], headers: Sequence[str], folded: Sequence[str]) -> bool:
    """A header repeated after a page break."""
    first = next((i for i, c in enumerate(row) if not blank(c)), None)
    if first is None or first >= len(folded) or not isinstance(row[first], str):
        return False
    # Quick for the thousands of rows that are none: a repeated header begins alike.
    begins = row[first][:1].casefold() == headers[first][:1].casefold()
    if not begins or fold(row[first]) != folded[first]:
        return False
    same = sum(
        isinstance(c, str) and bool(w) and fold(c) == w for c, w in zip(row, folded, strict=False)
    )
    return same * 2 > sum(map(bool, folded))
