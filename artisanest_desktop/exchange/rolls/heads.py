"""Where the header of a list of who was there stands: it may have a name and days alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.exchange.book import Sheet, blank
from artisanest_desktop.exchange.headers import Matcher
from artisanest_desktop.exchange.layout import Table, tables_of
from artisanest_desktop.exchange.layout.finding import Heads
from artisanest_desktop.exchange.rolls.columns import is_mark_head, numbered, roll_register
from artisanest_desktop.exchange.rolls.titles import is_roll_title
from artisanest_desktop.model.fields import Register

#: So far down the title of a list is looked for.
_DEPTH = 20
#: No head is longer.
_LONG = 80
_NAMES = ("~name", "family_name", "given_name")


class RollHeads(Heads):
    """A row that names people and half-days is a header, however few words of it are known."""

    def __init__(self, matcher: Matcher, today: dt.date) -> None:
        super().__init__([matcher])
        self._today = today

    def certain(self, row: Sequence[Any]) -> bool:
        """Whether a row can only be a header."""
        if super().certain(row):
            return True
        filled = [c for c in row if not blank(c)]
        numbers = numbered(filled)
        if numbers < 2 and any(_is_number(c) for c in filled):
            return False
        words = [c for c in filled if isinstance(c, str) and len(c) < _LONG]
        known = [m for w in words for m in self.known(w)]
        days = sum(is_mark_head(c, self._today) for c in filled)
        named = any(m.target.startswith(_NAMES) for m in known)
        enough = (len(known) + days + numbers) * 2 >= len(filled)
        return named and enough and (days > 0 or numbers > 1)


def _has_days(row: Sequence[Any], today: dt.date) -> bool:
    """Whether a row that is no record names several days."""
    filled = [c for c in row if not blank(c)]
    if any(map(_is_number, filled)):
        return False
    return sum(is_mark_head(c, today) for c in filled) > 1


def _is_number(cell: object) -> bool:
    """Whether a cell can only stand in a record: a count, an age, a phone."""
    if isinstance(cell, str):
        return cell.strip().replace(" ", "").removesuffix(".0").isdigit()
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def titled_tables(
    sheet: Sheet, registers: Mapping[str, Register], today: dt.date
) -> tuple[list[Table], list[str]]:
    """The tables of a sheet whose title says that it is such a list, or whose columns are named by
    several days, with the words above them; none where neither is so."""
    rows = sheet.rows[:_DEPTH]
    cells = [c for row in rows for c in row if isinstance(c, str) and not blank(c)]
    titled = any(map(is_roll_title, (*cells, sheet.name)))
    if not titled and not any(_has_days(row, today) for row in rows):
        return [], []
    tables = tables_of(sheet, RollHeads(Matcher(roll_register(registers, 0)), today))
    first = min(table.number(0) for table in tables) - sheet.top
    above = [c for row in sheet.rows[: max(first, 0)] for c in row if isinstance(c, str)]
    return tables, [c for c in above if not blank(c)]
