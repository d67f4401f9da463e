"""What stands on a sheet of the corpus before it is written in some format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.corpus.truth import TrueRow


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its value, None when it was never calculated; an error is a value too."""

    text: str
    value: Any = None


@dataclass(slots=True)
class Column:
    """A column of the list: which fields it tells, its header, the group above, its cells."""

    key: str
    head: str
    cells: list[Any]
    group: str = ""
    hint: str = ""


@dataclass(slots=True)
class Grid:
    """A sheet: cells by (row, column) from 0."""

    name: str
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    @property
    def height(self) -> int:
        """Rows that hold something."""
        return max((r for r, _c in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        """Columns that hold something."""
        return max((c for _r, c in self.cells), default=-1) + 1

    def put(self, row: int, column: int, value: Any) -> None:
        """Write a cell; nothing for None."""
        if value is not None:
            self.cells[row, column] = value


@dataclass(slots=True)
class Block:
    """A table to be placed: some of the records, and their cells in each column."""

    columns: list[Column]
    rows: list[TrueRow]

    def part(self, indices: list[int]) -> Block:
        """A table of some of the records."""
        columns = [
            Column(c.key, c.head, [c.cells[i] for i in indices], c.group, c.hint)
            for c in self.columns
        ]
        return Block(columns, [self.rows[i] for i in indices])
