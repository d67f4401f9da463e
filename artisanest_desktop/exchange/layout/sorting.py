"""The rows of a table → records, and what stands between and below them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.headers import COUNT, NOTHING
from artisanest_desktop.exchange.layout.splitting import AGAIN
from artisanest_desktop.exchange.layout.table import Table
from artisanest_desktop.i18n import Msg, _, fold

_TOTAL = re.compile(r"^(?:sous )?tota(?:l|ux)\b|^sub ?total|^(?:ال)?مجموع|^somme\b")
_NOTE = re.compile(
    r"^(?:fait |arrete|signature|cachet|la president|le president|visa|nb |note |source|edite|"
    r"imprime|حرر|حصر|توقيع|خاتم|ملحوظه|ملاحظه|الرييس)"
)


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
    last = max((i for i in solid if i not in table.known), default=-1)
    folded = [fold(h) for h in table.headers]
    for index in full:
        reason = table.known.get(index)
        # Most rows are records with most cells filled: only the others are looked at.
        few = filled[index] * 2 < usual or not _any(rows[index], naming) or index > last
        if reason is None and few:
            reason = _why_not(rows[index], filled[index], index > last, mapped, naming, usual)
        if reason is None and _is_header(rows[index], table.headers, folded):
            reason = AGAIN
        if reason is None and index <= table.header + 2 and _numbers_columns(rows[index]):
            reason = _("Numbers of the columns.")
        if reason is None:
            table.records.append(index)
        else:
            table.put_aside(index, reason)


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


def _numbers_columns(row: Sequence[Any]) -> bool:
    """1, 2, 3 … under the header of an official form."""
    cells = [str(c).strip(" ()") for c in row if not blank(c)]
    if len(cells) < 3 or not all(c.removesuffix(".0").isdigit() for c in cells):
        return False
    numbers = [int(c.removesuffix(".0")) for c in cells]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 2


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
