"""What a file holds before anyone has understood it: sheets of cells at their true places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.i18n import Msg

#: Told how much of how much is done; raises whatever it likes to stop the work.
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Sheet:
    """Cells as the file has them; an empty one is ``""``. ``top``, ``left`` count from 1.

    ``merged`` are ranges (first row, first column, last row, last column), ``hidden_rows`` and
    ``hidden_columns`` what the file does not show, ``unknown`` the cells without a value that is
    known (row, column) with what stands there: an error (``#N/A``) or a formula that was never
    calculated (``=``). All count from 0 into ``rows``.
    """

    name: str
    rows: list[list[Any]]
    top: int = 1
    left: int = 1
    visible: bool = True
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    unknown: dict[tuple[int, int], str] = field(default_factory=dict)

    def number(self, index: int) -> int:
        """The row number that a person sees beside ``rows[index]``."""
        return self.top + index


@dataclass(slots=True)
class Book:
    """A file: where it came from, what it is, its sheets, and the properties it carries."""

    name: str
    path: str
    sha256: str
    sheets: list[Sheet]
    properties: dict[str, str] = field(default_factory=dict)
    date1904: bool = False
    #: What to say of the file as it was read: an encoding that was guessed, macros left alone.
    notes: list[Msg] = field(default_factory=list)

    @property
    def visible(self) -> list[Sheet]:
        """The sheets a person sees, save empty ones."""
        return [s for s in self.sheets if s.visible and s.rows]

    @property
    def hidden(self) -> list[Sheet]:
        """The others: not read as data, but mentioned."""
        return [s for s in self.sheets if not s.visible]


def blank(cell: Any) -> bool:
    """Whether nobody sees anything in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def tick(progress: Progress | None, done: int, of: int = 100) -> None:
    """Tell how far we are, when someone listens."""
    if progress is not None:
        progress(done, of)
