"""A sheet → its tables: below each other with headers of their own, and side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from artisanest_desktop.exchange.book import Sheet, blank
from artisanest_desktop.exchange.layout.finding import Heads, best_head, find_heads
from artisanest_desktop.exchange.layout.heading import Heading, heading_at
from artisanest_desktop.exchange.layout.table import Aside, Table, cut, row_text
from artisanest_desktop.exchange.layout.turning import sideways_at, turned
from artisanest_desktop.i18n import _, fold

#: So many rows are looked at for an empty column before all of them are.
_FIRST = 60
#: So many filled cells above a header are more than a title.
_DATA = 3
#: So far above a header its titles stand.
_TITLES = 8
AGAIN = _("The header, once more.")
TITLE = _("A title of what follows.")
ABOVE = _("It stands above the list.")


def tables_of(sheet: Sheet, heads: Heads) -> list[Table]:
    """All tables of a sheet; the first of a sheet without any known word is a guess."""
    if (head := sideways_at(sheet, heads)) >= 0:
        return _below_each_other(turned(sheet, head), heads, sideways=True)
    strips = _strips(sheet, heads)
    if len(strips) > 1:
        return [t for strip in strips for t in _below_each_other(strip, heads)]
    return _below_each_other(sheet, heads)


def table_of(sheet: Sheet, heads: Heads) -> Table:
    """The one table of a sheet that has but one: what looks like a header further down is not."""
    return _tables(sheet, heads, [heading_at(sheet, best_head(sheet, heads), heads)])[0]


def _below_each_other(sheet: Sheet, heads: Heads, sideways: bool = False) -> list[Table]:
    headings: list[Heading] = []
    for at in find_heads(sheet, heads):
        if not headings or at > headings[-1].last:
            headings.append(heading_at(sheet, at, heads))
    tables = _tables(sheet, heads, headings)
    for table in tables:
        table.sideways = sideways
    return tables


def _tables(sheet: Sheet, heads: Heads, headings: Sequence[Heading]) -> list[Table]:
    """A table for each heading down to the next; one that comes again after a page begins none."""
    blocks: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if blocks and _same(heading, blocks[-1][0]):
            blocks[-1][1].append(heading)
        else:
            blocks.append((heading, []))
    ends = [heading.first for heading, _again in blocks[1:]] + [len(sheet.rows)]
    tables = []
    for (heading, again), end in zip(blocks, ends, strict=True):
        part = cut(sheet, range(heading.first, end))
        at = heading.last - heading.first
        score = heads.score(heading.headers)
        above = _titles_at(sheet, heading.first)
        table = Table(part, at, heading.headers, heading.readings, score, above=above)
        for other in again:
            rows = range(other.first, other.last + 1)
            table.known |= {row - heading.first: AGAIN for row in rows}
            titles = _titles(sheet, heading.last, other.first)
            table.known |= {row - heading.first: TITLE for row in titles}
        if end < len(sheet.rows):
            table.known |= {at - heading.first: TITLE for at in _titles(sheet, heading.last, end)}
        tables.append(table)
    tables[0].aside += _above(sheet, headings[0].first)
    return tables


def _above(sheet: Sheet, end: int) -> list[Aside]:
    """What stands above the first header and is more than a title."""
    rows = ((at, row) for at, row in enumerate(sheet.rows[:end]))
    return [
        Aside(sheet.number(at), row_text(row), ABOVE)
        for at, row in rows
        if sum(not blank(c) for c in row) >= _DATA
    ]


def _titles(sheet: Sheet, start: int, end: int) -> list[int]:
    """The rows of one cell directly above a further header: at least the nearest is its title."""
    found: list[int] = []
    gap = False
    for at in range(end - 1, start, -1):
        filled = sum(not blank(c) for c in sheet.rows[at])
        if filled == 0 and not found:
            gap = True
        elif filled == 0:
            return found
        elif filled > 1:
            # What is set off from the header and not from the rows above may be one of them.
            return [] if gap else found[:1]
        else:
            found.append(at)
    return [] if gap else found[:1]


def _titles_at(sheet: Sheet, end: int) -> list[str]:
    """The titles above a header, down from the last row that is more than one."""
    found: list[str] = []
    for row in reversed(sheet.rows[max(end - _TITLES, 0) : end]):
        cells = [c for c in row if not blank(c)]
        if len(cells) > 1 or (cells and not isinstance(cells[0], str)):
            break
        found += cells
    return found[::-1]


def _same(one: Heading, other: Heading) -> bool:
    return [fold(h) for h in one.headers if h] == [fold(h) for h in other.headers if h]


def _strips(sheet: Sheet, heads: Heads) -> list[Sheet]:
    """The parts of a sheet between empty columns, when they are lists of their own."""
    width = max((len(row) for row in sheet.rows), default=0)
    gaps = [i for i in range(1, width) if _is_empty(sheet, i, _FIRST)]
    gaps = [i for i in gaps if _is_empty(sheet, i, len(sheet.rows))]
    edges = [-1, *gaps, width]
    ranges = [range(a + 1, b) for a, b in pairwise(edges) if b - a > 1]
    if len(ranges) < 2:
        return [sheet]
    parts = [cut(sheet, range(len(sheet.rows)), columns) for columns in ranges]
    if _once_more(parts):
        return parts
    strips: list[Sheet] = []
    known: list[Sequence[str]] = []
    for strip in parts:
        first = next((r for r in strip.rows[:_FIRST] if heads.certain(r)), None)
        if first is not None and (not strips or _another_list(known, first, heads)):
            strips.append(strip)
            known.append([str(c) for c in first])
        elif first is not None or not strips:
            return [sheet]
    return strips if len(strips) > 1 else [sheet]


def _once_more(parts: Sequence[Sheet]) -> bool:
    """Whether the words of one row are the same in all parts, however they are spelt."""
    for rows in zip(*(part.rows[:_FIRST] for part in parts), strict=True):
        words = [[fold(str(c)) for c in row if not blank(c)] for row in rows]
        plain = all(isinstance(c, str) for row in rows for c in row if not blank(c))
        if len(words[0]) >= _DATA and plain and all(other == words[0] for other in words[1:]):
            return not any(word.isdigit() for word in words[0])
    return False


def _is_empty(sheet: Sheet, column: int, rows: int) -> bool:
    return all(column >= len(row) or blank(row[column]) for row in sheet.rows[:rows])


def _another_list(known: Sequence[Sequence[str]], words: Sequence[object], heads: Heads) -> bool:
    """Whether words begin a list beside another one: its fields once more, or other fields."""
    own = heads.scores([str(w) for w in words])
    for others in known:
        theirs = heads.scores(others)
        # Of "Title, Kind" one cannot say whose they are: what goes on beside them does.
        for best in (i for i, score in enumerate(theirs) if score == max(theirs)):
            shared = heads.targets(words, best) & heads.targets(others, best)
            if len(shared) < 2 and own[best] >= max(own):
                return False
    return True
