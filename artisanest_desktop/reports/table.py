"""A table over any number of pages: fixed columns, its header repeated, totals below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from artisanest_desktop.reports.letters import INK, IVORY, LINE, MUTED, Style, Text, mm, width_of
from artisanest_desktop.reports.pages import Block
from artisanest_desktop.reports.paper import RIGHT, START, Paper
from artisanest_desktop.reports.widths import (
    BETWEEN,
    LOOKED_AT,
    SMALLER,
    Need,
    fixed,
    need_of,
    share,
)

#: ``start`` follows the reader, ``ltr`` too but keeps codes and phones in order, ``number``
#: stands at the right in every language, so that units are below units.
Align = str
SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
#: Air at the sides of a cell.
PAD = mm(2)
_ABOVE, _BELOW = mm(1.35), mm(1.25)


@dataclass(frozen=True, slots=True)
class Pair:
    """A name in the reader's script, and in the other one."""

    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A place to write in that is drawn: ``draw(paper, x, y, width, height)`` of the whole cell."""

    draw: Callable[[Paper, float, float, float, float], None]
    first: str = ""
    second: str = ""


Cell = str | Pair | Drawing


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table on paper; ``fixed`` is its width where it is not a matter of words.

    What is ``whole`` is never broken; codes and numbers are so anyway. ``ruled`` draws a line
    before it: a place to sign or to fill in by hand.
    """

    label: str
    align: Align = "start"
    fixed: float = 0
    whole: bool = False
    muted: bool = False
    ruled: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells under heads; ``totals`` stand below the last row. ``least`` is how high a
    row is at least, in dots: room for a hand to write; ``tall`` says otherwise for some rows."""

    heads: Sequence[Head]
    rows: Sequence[Sequence[Cell]]
    totals: Sequence[str] = ()
    least: float = 0
    tall: Mapping[int, float] = field(default_factory=dict)

    def needs(self, size: float = SIZES[0]) -> list[Need]:
        """What each column would like."""
        found = []
        for n, head in enumerate(self.heads):
            if head.fixed:
                found.append(fixed(head.fixed))
                continue
            cells = [row[n] for row in self.rows]
            total = self.totals[n] if self.totals else ""
            whole = head.whole or head.align != "start"
            found.append(need_of(cells, head.label, total, size, whole, 2 * PAD))
        return found

    def natural(self) -> float:
        """Dots that the table would like to be wide."""
        return sum(need.natural for need in self.needs())

    def blocks(self, room: float) -> list[Block]:
        """The table laid out in some width, in the largest letters that read well there."""
        for size in SIZES:
            needs = self.needs(size)
            if sum(need.well for need in needs) <= room:
                break
        widths = share(needs, room)
        shape = _Shape(self.heads, widths, size, self._beside(widths, Style(size)))
        top = _row(shape, [head.label for head in self.heads], Style(size - SMALLER, bold=True))
        top.ground, top.rule, top.keeps = IVORY, "", True
        found: list[Block] = [top]
        for n, cells in enumerate(self.rows):
            row = _row(shape, cells, Style(size), self.tall.get(n, self.least))
            row.again = top
            row.keeps = bool(self.totals) and n == len(self.rows) - 1
            found.extend(row.pieces())
        if self.totals:
            below = _row(shape, self.totals, Style(size, bold=True))
            below.ground, below.again, below.rule = IVORY, top, ""
            found.append(below)
        return found

    def _beside(self, widths: Sequence[float], style: Style) -> frozenset[int]:
        """The columns in which nearly all names have room for both scripts on one line."""
        found = set()
        for n, width in enumerate(widths):
            pairs = [row[n] for row in self.rows[:LOOKED_AT]]
            wide = [_width(p, style) for p in pairs if isinstance(p, Pair) and p.second]
            if wide and sum(w > width - 2 * PAD for w in wide) * 10 <= len(wide):
                found.add(n)
        return frozenset(found)


def _width(pair: Pair, style: Style) -> float:
    return width_of(pair.first, style) + width_of(pair.second, style) + BETWEEN


@dataclass(frozen=True, slots=True)
class _Shape:
    heads: Sequence[Head]
    widths: Sequence[float]
    size: float
    beside: frozenset[int]
    #: Equal cells of a column are laid out once.
    laid: dict[tuple[int, Cell, Style], _Laid] = field(default_factory=dict, repr=False)


@dataclass(slots=True)
class _Laid:
    """A cell's texts: one, or a name in two scripts beside or below each other."""

    first: Text
    second: Text | None = None
    beside: bool = False
    drawing: Drawing | None = None

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        if self.second is None or self.beside:
            return len(self.first.lines)
        return len(self.first.lines) + len(self.second.lines)


@dataclass(slots=True)
class Row:
    """A line of the table, or some lines of one that is higher than a page."""

    shape: _Shape
    cells: list[_Laid]
    leading: float
    least: float = 0
    start: int = 0
    stop: int = 1 << 20
    ground: str = ""
    rule: str = LINE
    keeps: bool = False
    again: Block | None = field(default=None, repr=False)

    @property
    def lines(self) -> int:
        """How many lines are drawn."""
        most = max((cell.lines for cell in self.cells), default=1) or 1
        return max(min(most, self.stop) - self.start, 0)

    @property
    def height(self) -> float:
        """Its lines, and the air above and below them."""
        return max(self.lines * self.leading + _ABOVE + _BELOW, self.least)

    def pieces(self, most: int = 24) -> list[Block]:
        """The row whole; in pieces of so many lines when it is a very long one."""
        count = self.lines
        if count <= most:
            return [self]
        found: list[Block] = []
        for start in range(0, count, most):
            last = start + most >= count
            found.append(
                Row(
                    self.shape, self.cells, self.leading, 0, start, start + most, self.ground,
                    self.rule if last else "", self.keeps and last, self.again,
                )
            )  # fmt: skip
        return found

    def paint(self, paper: Paper, y: float) -> None:
        """Ground, words, and a hairline below."""
        wide, high = sum(self.shape.widths), self.height
        if self.ground:
            paper.fill(0, y, wide, high, self.ground)
        # A row higher than its words (a place to sign) has them in its middle.
        inner = y + _ABOVE + max(high - self.lines * self.leading - _ABOVE - _BELOW, 0) / 2
        x = 0.0
        for head, width, cell in zip(self.shape.heads, self.shape.widths, self.cells, strict=True):
            if head.ruled and not self.ground:
                paper.upright(x, y, high)
            if cell.drawing is not None:
                cell.drawing.draw(paper, x, y, width, high)
            else:
                self._cell(paper, cell, x + PAD, inner, width - 2 * PAD, head.align)
            x += width
        if self.rule:
            paper.rule(0, y + high, wide, self.rule)

    def _cell(
        self, paper: Paper, cell: _Laid, x: float, y: float, width: float, align: str
    ) -> None:
        side = RIGHT if align == "number" else START
        paper.text(cell.first, x, y, width, side, self.start, self.stop)
        if cell.second is None:
            return
        if cell.beside:
            paper.text(cell.second, x, y, width, "end", self.start, self.stop)
            return
        above = len(cell.first.lines)
        begin, end = max(self.start - above, 0), max(self.stop - above, 0)
        below = max(above - self.start, 0) * self.leading
        paper.text(cell.second, x, y + below, width, side, begin, end)


def _row(shape: _Shape, cells: Sequence[Cell], style: Style, least: float = 0) -> Row:
    laid = []
    for n, (head, cell) in enumerate(zip(shape.heads, cells, strict=True)):
        room = shape.widths[n] - 2 * PAD
        color = MUTED if head.muted else INK
        look = Style(style.size, style.bold, color)
        known = shape.laid.get((n, cell, look))
        if known is None:
            known = _lay(cell, look, room, head.align, n in shape.beside)
            shape.laid[n, cell, look] = known
        laid.append(known)
    return Row(shape, laid, style.leading, least)


def _lay(cell: Cell, style: Style, room: float, align: str, beside: bool) -> _Laid:
    if isinstance(cell, str):
        return _Laid(Text(cell, style, room, align == "ltr"))
    first = Text(cell.first, style, room)
    if isinstance(cell, Drawing):
        return _Laid(first, drawing=cell)
    if not cell.second:
        return _Laid(first)
    second = Text(cell.second, Style(style.size, False, MUTED), room)
    return _Laid(first, second, beside and first.width + second.width + BETWEEN / 2 <= room)
