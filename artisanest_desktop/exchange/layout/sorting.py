"""The rows of a table → records, and what stands between and below them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.headers import COUNT, NOTHING
from artisanest_desktop.exchange.layout.groups import Groups
from artisanest_desktop.exchange.layout.repeating import is_header
from artisanest_desktop.exchange.layout.splitting import ABOVE, AGAIN, TITLE
from artisanest_desktop.exchange.layout.table import Table, row_text
from artisanest_desktop.i18n import Msg, _, fold

_TOTAL = re.compile(r"^(?:sous )?tota(?:l|ux)\b|^sub ?total|^(?:ال)?مجموع|^somme\b")
_SUMS = ("total", "sous", "sub", "somme", "مجموع", "المجموع")
_SUM_LETTERS = frozenset("sStTſما")
_NOTE = re.compile(
    r"^(?:fait |arrete|signature|cachet|stamp$|la president|le president|visa|nb |note |source|"
    r"edite|imprime|حرر|حصر|توقيع|خاتم|ملحوظه|ملاحظه|الرييس)"
)
#: A title is no longer, and is merged over so many columns more than its own.
_TITLE_LONG, _WIDE = 60, 2
#: A line number has no more signs.
_NUMBER = 8
#: Where records have more cells than this, one alone is none.
_RICH = 3
BETWEEN = _("A title between the rows.")


def sort_rows(
    table: Table, targets: Mapping[int, str], names: frozenset[str], groups: Groups
) -> None:
    """Tell records from what stands between and below them. ``names`` are the targets without
    which a row cannot be a record."""
    rows = table.sheet.rows
    mapped = [i for i, t in targets.items() if t not in (NOTHING, COUNT)]
    naming = [i for i, t in targets.items() if t in names]
    _continued(table, naming)
    filled = {i: _count(rows[i]) for i in range(table.header + 1, len(rows))}
    full = [i for i, n in filled.items() if n]
    usual = sorted(filled[i] for i in full)[len(full) * 3 // 4] if full else 0
    lasts = _lasts(table, [i for i in full if filled[i] >= min(3, usual)], naming)
    last = -1
    folded = [fold(h) for h in table.headers]
    first = next((i for i in full if filled[i] * 2 > usual), 0) if table.header < 0 else 0
    table.known |= {i: ABOVE for i in full if i < first}
    for index in full:
        while lasts and index >= lasts[0][0]:
            last = lasts.pop(0)[1]
        reason = table.known.get(index)
        # Most rows are records with most cells filled: only the others are looked at.
        few = filled[index] * 2 < usual or not _any(rows[index], naming) or index > last
        few = few or _begins_total(rows[index] if table.spots else rows[index][:3])
        if (
            reason is None
            and few
            and index < last
            and _is_title(table, index, naming, groups, usual)
        ):
            reason = BETWEEN
        if reason is None and few:
            reason = _why_not(rows[index], filled[index], index > last, mapped, naming, usual)
        if reason is None and is_header(rows[index], table.headers, folded):
            reason = AGAIN
        if reason is None and index <= table.header + 2 and _numbers_columns(rows[index]):
            reason = _("Numbers of the columns.")
        if reason is None:
            table.records.append(index)
        else:
            table.put_aside(index, reason)
            if reason in (TITLE, BETWEEN):
                table.titles.append((index, row_text(rows[index])))


def _lasts(table: Table, solid: Sequence[int], naming: Sequence[int]) -> list[tuple[int, int]]:
    """Where each part of a table begins, and its last row that can only be a record."""
    rows = table.sheet.rows
    starts = [start for start, _name, _above in table.begins]
    found = dict.fromkeys(starts, -1)
    for index in solid:
        if index not in table.known and _any(rows[index], naming):
            found[starts[bisect_right(starts, index) - 1]] = index
    return list(found.items())


def _continued(table: Table, naming: Sequence[int]) -> None:
    """Below a name that is merged downwards stand more lines of one person."""
    rows = table.sheet.rows
    for first, left, last, _right in table.sheet.merged:
        if last > first > table.header and left in naming:
            for at in range(first + 1, min(last + 1, len(rows))):
                if not _any(rows[at], naming):
                    table.known.setdefault(at, _("More of the row above it, whose name it shares."))


def _is_title(table: Table, index: int, naming: Sequence[int], groups: Groups, usual: int) -> bool:
    """Whether a row of one cell names the group of the rows below it."""
    row = table.sheet.rows[index]
    filled = [i for i, c in enumerate(row) if not blank(c)]
    cell = row[filled[0]]
    if len(filled) > 1 or not isinstance(cell, str) or len(cell) > _TITLE_LONG:
        return False
    words = fold(cell)
    if not words or words.isdigit() or _TOTAL.match(words) or _NOTE.match(words):
        return False
    wide = any(
        a == c == index and b <= filled[0] and d - b >= _WIDE for a, b, c, d in table.sheet.merged
    )
    if wide or filled[0] < min(naming, default=0) or groups.find(cell) is not None:
        return True
    # A person has both names, where they have a column each.
    return len(naming) > 1 and usual > _RICH


def _count(row: Sequence[Any]) -> int:
    """How many cells are filled; what looks like few is counted with care."""
    count = len(row) - row.count("")
    return count if count > 3 else sum(not blank(c) for c in row)


def _any(row: Sequence[Any], columns: Sequence[int]) -> bool:
    width = len(row)
    for i in columns:  # asked three times of each row: without a generator
        if i < width and not blank(row[i]):
            break
    else:
        return False
    return True


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
    # The columns of a joined table stand in the order of another one.
    if any(isinstance(c, str) and len(c) < 40 and _TOTAL.match(fold(c)) for c in row):
        return _("A total, not a record.")
    if not _any(row, mapped):
        number = filled == 1 and len(words) < _NUMBER and any(map(str.isdigit, words))
        return _("Only a line number.") if number else _("Nothing that has a field.")
    named = _any(row, naming)
    if below and filled <= 2 and (not named or _NOTE.match(words)):
        return _("A note below the list.")
    if filled == 1 and usual > 3 and (_NOTE.match(words) or len(words.split()) > 4):
        return _("A note, not a record.")
    return None


def _begins_total(row: Sequence[Any]) -> bool:
    """Whether a row of many cells may be a total all the same."""
    # The first letter alone tells of most cells that they do not.
    begins = [c[:9] for c in row if isinstance(c, str) and c[:1] in _SUM_LETTERS]
    return any(text.casefold().startswith(_SUMS) for text in begins) if begins else False


def _numbers_columns(row: Sequence[Any]) -> bool:
    """1, 2, 3 … under the header of an official form."""
    cells = [str(c).strip(" ()") for c in row if not blank(c)]
    if len(cells) < 3 or not all(c.removesuffix(".0").isdigit() for c in cells):
        return False
    numbers = [int(c.removesuffix(".0")) for c in cells]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 2
