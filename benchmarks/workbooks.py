"""Import and export of 10,000 rows × 18 columns beside reading or writing the cells alone."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.store import Store
from benchmarks.line import Line, against, clocked, median, within
from benchmarks.people import filled_store, people

ROWS = 10_000
RUNS = 3


def lines(folder: Path) -> Iterator[Line]:
    """Three imports, what stands apart from them, and the export."""
    new = folder / "new.xlsx"
    keys = list(people(1)[0])
    write_cells(new, cells_of(keys))
    floor = median([_floor(new, folder / f"floor-{n}.db") for n in range(RUNS)])
    slow = clocked(lambda: _openpyxl(new))
    filled = folder / "filled.artisanest"
    filled_store(filled, ROWS)
    same, changed = folder / "same.xlsx", folder / "changed.xlsx"
    with Store.open(filled, folder / "profile") as store:
        exchange.export(store, "member", same, "fr", columns=keys)
        _change(same, changed)
        apart = Apart()
        fresh = [_fresh_import(folder, n, new, apart) for n in range(RUNS)]
        unchanged = [imported(store, same, apart) for _run in range(RUNS)]
        moved = [imported(store, changed, apart) for _run in range(1)]
        yield from _imports(fresh, unchanged, moved, floor, slow)
        yield within("— apart: the safety copy before it", median(apart.copies), 1.0)
        search = max(apart.searches, default=0.0)
        yield within("— apart: the search for duplicates, all new", search, 2.0)
        process = clocked(lambda: reading.read(same)) - clocked(lambda: reading.read_here(same))
        yield within("— apart: the process that reads", max(process, 0.0), 1.0)
        out = folder / "out.xlsx"
        ours = [
            clocked(lambda: exchange.export(store, "member", out, "fr", columns=keys))
            for _run in range(RUNS)
        ]
        cells = cells_of(keys)
        bare = [clocked(lambda: write_cells(folder / "bare.xlsx", cells)) for _run in range(RUNS)]
        yield against(
            "export 10,000 × 18", median(ours), median(bare), "XlsxWriter, same cells", 1.3
        )


def _imports(
    fresh: list[float], same: list[float], moved: list[float], floor: float, slow: float
) -> Iterator[Line]:
    named = "calamine + executemany"
    for what, times in (("all new", fresh), ("all the same", same), ("one column changed", moved)):
        yield against(f"import 10,000 × 18, {what}", median(times), floor, named, 8)
    worst = max(median(fresh), median(same), median(moved))
    yield against("— the slowest of the three", worst, slow, "openpyxl reading the cells", 1)


def _fresh_import(folder: Path, n: int, path: Path, apart: Apart) -> float:
    with Store.open(folder / f"fresh-{n}.artisanest", folder / "profile") as store:
        return imported(store, path, apart)


class Apart:
    """What an import does beside: seconds of each safety copy and each search for duplicates."""

    def __init__(self) -> None:
        self.copies: list[float] = []
        self.searches: list[float] = []

    @contextmanager
    def watching(self, store: Store) -> Iterator[None]:
        """Take the time of both while it lasts."""
        from artisanest_desktop.exchange import alike

        copy, search = store.backup, alike.fill
        store.backup = self._timed(copy, self.copies)  # type: ignore[method-assign]
        alike.fill = self._timed(search, self.searches)
        try:
            yield
        finally:
            store.backup = copy  # type: ignore[method-assign]
            alike.fill = search

    @staticmethod
    def _timed(act: Callable[..., Any], times: list[float]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return act(*given, **named)
            finally:
                times.append(time.perf_counter() - start)

        return run

    @property
    def total(self) -> float:
        """Seconds of all of them."""
        return sum(self.copies) + sum(self.searches)


def imported(store: Store, path: Path, apart: Apart) -> float:
    """Seconds to read, understand, compare and apply, without what is told apart."""

    def run() -> None:
        plan = exchange.plan_book(store, reading.read_here(path), "fr", "member")
        exchange.apply(store, plan)

    before = apart.total
    with apart.watching(store):
        taken = clocked(run)
    return taken - (apart.total - before)


def cells_of(keys: Sequence[str]) -> list[list[Any]]:
    """A colleague's sheet: labels in French, words rather than codes."""
    from artisanest_desktop.i18n import Language
    from artisanest_desktop.model.registers import REGISTERS

    lang = Language("fr")
    fields = [REGISTERS["member"][k] for k in keys]
    rows: list[list[Any]] = [[lang(f.label) for f in fields]]
    for person in people(ROWS):
        rows.append([f.kind.format(person[f.key], lang) for f in fields])
    return rows


def write_cells(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Membres")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.close()


def _change(source: Path, target: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(source)
    sheet = book.worksheets[0]
    found = next(
        cell for row in sheet.iter_rows(max_row=6) for cell in row if cell.value == "Douar"
    )
    for row in range(found.row + 1, found.row + 1 + ROWS):
        sheet.cell(row, found.column).value = f"Douar Laarab {row}"
    book.save(target)


def _floor(path: Path, database: Path) -> float:
    from python_calamine import CalamineWorkbook

    def run() -> None:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        connection = sqlite3.connect(database)
        connection.execute("PRAGMA journal_mode=WAL")
        columns = ",".join(f"c{n}" for n in range(len(rows[0])))
        connection.execute(f"CREATE TABLE t ({columns})")
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO t VALUES ({marks})", rows[1:])
        connection.commit()
        connection.close()

    return clocked(run)


def _openpyxl(path: Path) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    for _row in sheet.iter_rows(values_only=True):
        pass
