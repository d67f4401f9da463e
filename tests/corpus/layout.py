"""Where the table stands on its sheets, and what else stands there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.corpus.cells import Block, Column, Formula, Grid
from tests.corpus.troubles import Trouble as T
from tests.corpus.truth import TrueRow, Truth

TITLES = {
    "fr": ("COOPÉRATIVE TIFAWIN — Ben Guerir", "Douar Laarab, Bouchane · Tél : 0524 31 00 00",
           "Liste arrêtée au 12/03/2026"),
    "ar": ("تعاونية تيفاوين — ابن جرير", "دوار لعرب، جماعة بوشان · الهاتف: 0524310000",
           "لائحة إلى غاية 12/03/2026"),
    "en": ("TIFAWIN COOPERATIVE — Ben Guerir", "Laarab, Bouchane · Phone: 0524 31 00 00",
           "List of 12/03/2026"),
}  # fmt: skip
NOTES = {
    "fr": ("NB : les parts sont de 100 DH.", "Fait à Ben Guerir, le 12/03/2026",
           "Signature de la présidente", "Cachet de la coopérative"),
    "ar": ("ملحوظة: قيمة الحصة 100 درهم.", "حرر بابن جرير في 12/03/2026", "توقيع الرئيسة",
           "خاتم التعاونية"),
    "en": ("Note: a share is 100 DH.", "Ben Guerir, 12/03/2026", "Signature of the president",
           "Stamp"),
}  # fmt: skip
TOTAL = {"fr": ("Sous-total", "TOTAL"), "ar": ("المجموع الجزئي", "المجموع العام"),
         "en": ("Subtotal", "Total")}  # fmt: skip
SUMMED = ("shares", "paid_in", "stock", "capacity")


def place(chance: Random, block: Block, truth: Truth) -> list[Grid]:
    """The sheets of the list; the truth's rows are told where they stand."""
    return Layout(chance, block, truth).grids()


@dataclass(slots=True)
class Layout:
    """Places the parts of a list."""

    chance: Random
    block: Block
    truth: Truth

    def has(self, trouble: T) -> bool:
        """Whether the workbook has this trouble."""
        return trouble in self.truth.troubles

    def grids(self) -> list[Grid]:
        """All sheets."""
        parts = self._parts()
        grids = []
        for name, blocks in parts:
            grid = Grid(name)
            row = self._titles(grid)
            left = 1 if self.has(T.BLANK_COLUMNS) else 0
            for n, block in enumerate(blocks):
                if self.has(T.SIDE_BY_SIDE):
                    self._table(grid, block, row, left)
                    left = grid.width + 1
                else:
                    row = self._table(grid, block, row, left)
                    if n + 1 < len(blocks):
                        grid.put(row + 1, left, "Liste des nouvelles adhésions")
                        row += 2
            self._below(grid)
            self._hide(grid, left)
            grids.append(grid)
        return grids + self._others()

    def _parts(self) -> list[tuple[str, list[Block]]]:
        name = {"fr": "Feuil1", "ar": "ورقة1", "en": "Sheet1"}[self.truth.lang]
        indices = list(range(len(self.block.rows)))
        half = len(indices) // 2
        if self.has(T.STACKED) or self.has(T.SIDE_BY_SIDE):
            return [(name, [self.block.part(indices[:half]), self.block.part(indices[half:])])]
        if self.has(T.SHEET_PER_VILLAGE) and self._grouped():
            return [(village, [part]) for village, part in self._villages()]
        return [(name, [self.block])]

    def _grouped(self) -> bool:
        return any(c.key == "douar" for c in self.block.columns)

    def _villages(self) -> list[tuple[str, Block]]:
        """The list by village, the village's column gone; two or three villages in all."""
        column = next(c for c in self.block.columns if c.key == "douar")
        names = sorted({row.fields.get("douar", "Laarab") for row in self.block.rows})[:3]
        for n, row in enumerate(self.block.rows):
            row.fields["douar"] = names[n % len(names)]
            row.beside.add("douar")
        columns = [c for c in self.block.columns if c is not column]
        bare = Block(columns, self.block.rows)
        return [
            (name, bare.part([n for n, r in enumerate(bare.rows) if r.fields["douar"] == name]))
            for name in names
        ]

    def _titles(self, grid: Grid) -> int:
        if not self.has(T.TITLES):
            return 0
        for n, text in enumerate(TITLES[self.truth.lang]):
            grid.put(n, 0, text)
            if n == 0 and len(self.block.columns) > 5:
                grid.merged.append((0, 0, 0, 5))
        grid.put(1, len(self.block.columns) - 1, dt.date(2026, 3, 12))
        return len(TITLES[self.truth.lang]) + self.chance.randint(0, 2)

    def _table(self, grid: Grid, block: Block, top: int, left: int) -> int:
        """Put a table there; the row below it."""
        places = self._places(block, left)
        if self.has(T.SIDEWAYS):
            return self._sideways(grid, block, top, left)
        row = self._header(grid, block, top, places)
        if self.has(T.GROUP_ROWS) and self._grouped():
            for village, part in self._villages():
                grid.put(row, places[0], f"Douar {village}" if self.truth.lang == "fr" else village)
                row = self._rows(grid, part, row + 1, self._places(part, left), len(part.rows))
            return row
        return self._rows(grid, block, row, places, len(block.rows))

    def _places(self, block: Block, left: int) -> list[int]:
        gap = 3 if self.has(T.BLANK_COLUMNS) else len(block.columns)
        return [left + n + (n >= gap) for n in range(len(block.columns))]

    def _header(self, grid: Grid, block: Block, row: int, places: list[int]) -> int:
        if self.has(T.HEADERS_NONE):
            return row
        columns = block.columns
        if self.has(T.GROUP_ROWS) and self._grouped():
            columns = [c for c in columns if c.key != "douar"]
        heads = [c.head for c in columns]
        if self.has(T.HEADER_MISSING):
            bare = self.chance.choice([n for n, c in enumerate(columns) if c.key in (
                "phone", "national_id", "sex", "email", "birth", "first_day")] or [0])  # fmt: skip
            heads[bare] = ""
        if self.has(T.HEADER_SPLIT):
            for head, at in zip(heads, places, strict=False):
                first, _space, second = head.partition(" ")
                grid.put(row, at, (first if second else None) or None)
                grid.put(row + 1, at, (second or first) or None)
            return row + 2
        if self.has(T.HEADER_TWO_LINES) or self.has(T.HEADER_THREE_LINES):
            self._groups(grid, columns, row, places)
            row += 1
        for head, at in zip(heads, places, strict=False):
            grid.put(row, at, head or None)
        if self.has(T.HEADER_THREE_LINES):
            row += 1
            for column, at in zip(columns, places, strict=False):
                grid.put(row, at, f"({column.hint})" if column.hint else None)
        return row + 1

    @staticmethod
    def _groups(grid: Grid, columns: list[Column], row: int, places: list[int]) -> None:
        start = 0
        for n in range(1, len(columns) + 1):
            if n < len(columns) and columns[n].group == columns[start].group:
                continue
            if columns[start].group:
                grid.put(row, places[start], columns[start].group)
                if n - 1 > start:
                    grid.merged.append((row, places[start], row, places[n - 1]))
            start = n

    def _rows(self, grid: Grid, block: Block, row: int, places: list[int], count: int) -> int:
        order = list(range(count))
        village = next((n for n, c in enumerate(block.columns) if c.key == "douar"), None)
        if village is not None and (self.has(T.MERGED_CELLS) or self.has(T.DITTO)):
            order.sort(key=lambda n: str(block.rows[n].fields.get("douar", "")))
        since = row
        first = row
        for n, i in enumerate(order):
            if n and n % 6 == 0:
                row = self._between(grid, block, first, row, places, since)
                since = row
            self._record(grid, block, i, row, places)
            row += 1
            if self.has(T.BLANK_ROWS) and self.chance.random() < 0.25:
                row += 1
        if self.has(T.TOTALS):
            self._sum(grid, block, row, places, first, row, 1)
            row += 1
        if village is not None:
            self._villages_once(grid, block, places[village], first, row)
        return row

    def _record(self, grid: Grid, block: Block, i: int, row: int, places: list[int]) -> None:
        for column, at in zip(block.columns, places, strict=True):
            grid.put(row, at, column.cells[i])
        true: TrueRow = block.rows[i]
        true.sheet, true.row = grid.name, row + 1

    def _between(
        self, grid: Grid, block: Block, first: int, row: int, places: list[int], since: int
    ) -> int:
        """What comes after six people."""
        if self.has(T.TOTALS):
            self._sum(grid, block, row, places, since, row, 0)
            row += 1
        if self.has(T.HEADER_REPEATED):
            row = self._header(grid, block, row, places)
        return row

    def _sum(
        self, grid: Grid, block: Block, row: int, places: list[int], since: int, until: int, n: int
    ) -> None:
        grid.put(row, places[0], TOTAL[self.truth.lang][n])
        for column, at in zip(block.columns, places, strict=True):
            if column.key in SUMMED:
                cells = [grid.cells.get((r, at)) for r in range(since, until)]
                total = sum(c for c in cells if isinstance(c, int))
                text: Any = Formula(f"=SUM(Z{since + 1}:Z{until})", total)
                grid.put(row, at, total if self.truth.form.text else text)

    def _villages_once(self, grid: Grid, block: Block, at: int, first: int, last: int) -> None:
        """Say a village once for all of its people: merged, or with ditto marks below."""
        if not (self.has(T.MERGED_CELLS) or self.has(T.DITTO)):
            return
        mark = self.chance.choice(('"', "''", "〃", "idem", "//", '-"-'))
        start = first
        for row in range(first + 1, last + 1):
            same = (row, at) in grid.cells and grid.cells[row, at] == grid.cells.get((start, at))
            if same:
                continue
            if self.has(T.MERGED_CELLS) and row - 1 > start and isinstance(
                    grid.cells.get((start, at)), str):  # fmt: skip
                for other in range(start + 1, row):
                    del grid.cells[other, at]
                grid.merged.append((start, at, row - 1, at))
            elif isinstance(grid.cells.get((start, at)), str):
                for other in range(start + 1, row):
                    grid.cells[other, at] = mark
            start = row

    def _sideways(self, grid: Grid, block: Block, top: int, left: int) -> int:
        for n, column in enumerate(block.columns):
            grid.put(top + n, left, column.head)
            for i, cell in enumerate(column.cells):
                grid.put(top + n, left + 1 + i, cell)
        for i, true in enumerate(block.rows):
            true.sheet, true.row = grid.name, left + 2 + i
        return top + len(block.columns)

    def _below(self, grid: Grid) -> None:
        if self.has(T.NOTES_BELOW):
            row = grid.height + 1
            for n, text in enumerate(NOTES[self.truth.lang]):
                grid.put(row + n, min(n, 1) * 2, text)

    def _hide(self, grid: Grid, left: int) -> None:
        rows = sorted(r.row - 1 for r in self.block.rows if r.sheet == grid.name)
        if self.has(T.HIDDEN_ROWS) and len(rows) > 4:
            grid.hidden_rows |= set(rows[2:4])
        if self.has(T.HIDDEN_COLUMNS):
            grid.hidden_columns.add(left + self.chance.randint(2, len(self.block.columns) - 1))

    def _others(self) -> list[Grid]:
        found = []
        if self.has(T.OTHER_SHEETS):
            budget, lists = Grid("Budget"), Grid("Listes")
            for n, line in enumerate(
                (
                    ("Poste", "Prévu", "Réalisé"),
                    ("Laine", 12000, 11500),
                    ("Transport", 3000, 3250),
                    ("Total", 15000, 14750),
                )
            ):
                for c, cell in enumerate(line):
                    budget.put(n, c, cell)
            for n, word in enumerate(("Tissage", "Broderie", "Poterie", "oui", "non")):
                lists.put(n, 0, word)
            found += [budget, lists]
        if self.has(T.HIDDEN_SHEET):
            old = Grid("Ancienne liste", hidden=True)
            for c, column in enumerate(self.block.columns):
                old.put(0, c, column.head or None)
            for n, family in enumerate(("Ancienne", "Partie", "Radiée")):
                for c, column in enumerate(self.block.columns):
                    old.put(n + 1, c, family if c == 0 else column.cells[n])
            found.append(old)
        return found
