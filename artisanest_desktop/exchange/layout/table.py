"""A table of a sheet: its cells, the words above them, and where each row stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from artisanest_desktop.exchange.book import Sheet, blank
from artisanest_desktop.i18n import Msg


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is not a record, and why; ``source`` names its sheet when it is another one."""

    row: int
    text: str
    reason: Msg
    source: str = ""


@dataclass(slots=True)
class Table:
    """``sheet`` holds the cells of this table alone, from the first line of its header.

    ``header`` is the last line of the header (-1: there is none) and ``records`` are indexes into
    ``sheet.rows``; ``headers`` are the words above each column, and ``readings`` what they may
    mean, the likeliest first: the lines together, one alone. ``below`` are the columns of all
    cells under them. ``known`` are rows that are surely no records, with the reason; ``spots``
    are the sheet and number of each row where the rows come from several places. ``above`` are
    the titles over it, ``begins`` where the rows of another table begin with that one's sheet and
    titles, and ``titles`` those that were found between the rows. ``sideways``: its rows are
    columns of the file.
    """

    sheet: Sheet
    header: int
    headers: list[str]
    readings: list[tuple[str, ...]]
    score: float = 0.0
    aside: list[Aside] = field(default_factory=list)
    known: dict[int, Msg] = field(default_factory=dict)
    spots: list[tuple[str, int]] = field(default_factory=list)
    records: list[int] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    begins: list[tuple[int, str, list[str]]] = field(default_factory=list)
    titles: list[tuple[int, str]] = field(default_factory=list)
    sideways: bool = False
    below: list[tuple[Any, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.below = columns_of(self.sheet.rows[self.header + 1 :])
        self.begins = self.begins or [(0, self.sheet.name, self.above)]

    def number(self, index: int) -> int:
        """The row number that a person sees beside ``sheet.rows[index]``."""
        return self.spots[index][1] if self.spots else self.sheet.number(index)

    def source(self, index: int) -> str:
        """The sheet of a row, when it is not the one of the table."""
        name = self.spots[index][0] if self.spots else ""
        return "" if name == self.sheet.name else name

    def put_aside(self, index: int, reason: Msg) -> None:
        """Say of a row that it is no record."""
        text = row_text(self.sheet.rows[index])
        self.aside.append(Aside(self.number(index), text, reason, self.source(index)))


def columns_of(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """The cells column by column; short rows are filled up."""
    return list(zip_longest(*rows, fillvalue=""))


def row_text(row: Sequence[Any]) -> str:
    """What a person reads in a row."""
    return " · ".join(str(c).strip() for c in row if not blank(c))[:200]


def cut(sheet: Sheet, rows: range, columns: range | None = None) -> Sheet:
    """A part of a sheet as a sheet of its own, whose rows keep their numbers."""
    top, left = rows.start, columns.start if columns else 0
    right = columns.stop if columns else 1 << 20
    kept = sheet.rows[rows.start : rows.stop]
    if columns:
        kept = [row[left:right] for row in kept]
    merged = [
        (max(a - top, 0), max(b - left, 0), min(c, rows.stop - 1) - top, min(d, right - 1) - left)
        for a, b, c, d in sheet.merged
        if c >= top and a < rows.stop and d >= left and b < right
    ]
    unknown = {
        (r - top, c - left): what
        for (r, c), what in sheet.unknown.items()
        if r in rows and left <= c < right
    }
    return Sheet(
        sheet.name,
        kept,
        sheet.top + top,
        sheet.left + left,
        sheet.visible,
        merged,
        [r - top for r in sheet.hidden_rows if r in rows],
        [c - left for c in sheet.hidden_columns if left <= c < right],
        unknown,
    )
