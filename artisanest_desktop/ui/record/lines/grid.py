"""Where the cells of a line stand: side by side, or below each other where that is too narrow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from PySide6.QtCore import QRect

from artisanest_desktop.ui.record.lines.columns import Column
from artisanest_desktop.ui.theme import Theme

#: Pixels of a text of 15: the handle's gutter, the marker's, a line of cells.
HANDLE, MARKER, ROW, LOW = 14, 26, 40, 27


class Grid:
    """``rects`` by column, from the start of a row at (0, 0), as in a left-to-right language.

    What is worked out stays at the end of the first line, as on a receipt.
    """

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column],
        least: Sequence[int],
        apart: Sequence[int],
        width: int,
    ) -> None:
        """``least`` widths where cells stand side by side, ``apart`` where below each other."""
        self._theme = theme
        self._columns = columns
        self._least = least
        px = theme.px
        self.width = width
        self.handle = px(HANDLE)
        self.marker = px(MARKER)
        self.room = max(width - self.handle - self.marker, px(80))
        self.parts = self._parts(apart)
        self.high = px(ROW) if len(self.parts) == 1 else px(LOW) * len(self.parts) + px(6)
        self.rects = self._place()

    def _parts(self, apart: Sequence[int]) -> list[list[int]]:
        """The columns of each line of a row."""
        every = list(range(len(self._columns)))
        if self._need(every) <= self.room:
            return [every]
        self._least = apart
        made = [n for n in every if self._columns[n].field.compute is not None]
        typed = [n for n in every if n not in made]
        if made and self._columns[0].is_flexible:  # as on a receipt: what, how much; then how
            two = [[0, *made], typed[1:]]
            if max(map(self._need, two)) <= self.room:
                return two
        for count in range(2, len(typed) + 1):
            cuts = combinations(range(1, len(typed)), count - 1)
            ways = [self._cut(typed, at, made) for at in cuts]
            best = min(ways, key=lambda way: max(map(self._need, way)), default=None)
            if best is not None and max(map(self._need, best)) <= self.room:
                return best
        return [[n] for n in every]

    def _cut(self, typed: list[int], at: tuple[int, ...], made: list[int]) -> list[list[int]]:
        ends = (0, *at, len(typed))
        parts = [typed[a:b] for a, b in pairwise(ends)]
        parts[0] = parts[0] + made
        return parts

    def _need(self, part: Sequence[int]) -> int:
        return sum(self._least[n] for n in part)

    def _place(self) -> list[QRect]:
        px = self._theme.px
        rects = [QRect()] * len(self._columns)
        one = len(self.parts) == 1
        tall = px(ROW) if one else px(LOW)
        for number, part in enumerate(self.parts):
            x, top = self.handle, 0 if one else px(3) + number * tall
            for n, wide in zip(part, self._widths(part), strict=True):
                rects[n] = QRect(x, top, wide, tall)
                x += wide
        return rects

    def _widths(self, part: Sequence[int]) -> list[int]:
        """The least each needs; what is left goes to the words, most of it to the first."""
        left = max(self.room - self._need(part), 0)
        words = [n for n in part if not self._columns[n].is_number]
        flexible = [n for n in words if self._columns[n].is_flexible] or words or list(part)
        weights = {n: 2 if n == flexible[0] and len(flexible) > 1 else 1 for n in flexible}
        whole = sum(weights.values())
        given = {n: left * weights[n] // whole for n in flexible}
        return [self._least[n] + given.get(n, 0) for n in part]
