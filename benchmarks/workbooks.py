"""Import and export of 10,000 rows × 18 columns beside reading or writing the cells alone."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
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
    _write(new, _cells(keys))
    floor = median([_floor(new, folder / f"floor-{n}.db") for n in range(RUNS)])
    slow = clocked(lambda: _openpyxl(new))
    filled = folder / "filled.artisanest"
    filled_store(filled, ROWS)
    same, changed = folder / "same.xlsx", folder / "changed.xlsx"
    with Store.open(filled, folder / "profile") as store:
        exchange.export(store, "member", same, "fr", columns=keys)
        _change(same, changed)
        copies: list[float] = []
        fresh = [_fresh_import(folder, n, new, copies) for n in range(RUNS)]
        unchanged = [_import(store, same, copies) for _run in range(RUNS)]
        moved = [_import(store, changed, copies) for _run in range(1)]
        yield from _imports(fresh, unchanged, moved, floor, slow)
        yield within("— apart: the safety copy before it", median(copies), 1.0)
        process = clocked(lambda: reading.read(same)) - clocked(lambda: reading.read_here(same))
        yield within("— apart: the process that reads", max(process, 0.0), 1.0)
        out = folder / "out.xlsx"
        ours = [
            clocked(lambda: exchange.export(store, "member", out, "fr", columns=keys))
            for _run in range(RUNS)
        ]
        cells = _cells(keys)
        bare = [clocked(lambda: _write(folder / "bare.xlsx", cells)) for _run in range(RUNS)]
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


def _fresh_import(folder: Path, n: int, path: Path, copies: list[float]) -> float:
    with Store.open(folder / f"fresh-{n}.artisanest", folder / "profile") as store:
        return _import(store, path, copies)


def _import(store: Store, path: Path, copies: list[float]) -> float:
    """Seconds to read, understand, compare and apply; the safety copy goes to ``copies``."""
    copy = store.backup

    def timed(reason: str = "manual") -> Path:
        start = time.perf_counter()
        made = copy(reason)
        copies.append(time.perf_counter() - start)
        return made

    store.backup = timed  # type: ignore[method-assign]
    before = len(copies)
    try:
        total = clocked(
            lambda: exchange.apply(
                store, exchange.plan_book(store, reading.read_here(path), "fr", "member")
            )
        )
    finally:
        store.backup = copy  # type: ignore[method-assign]
    return total - sum(copies[before:])


def _cells(keys: Sequence[str]) -> list[list[Any]]:
    """A colleague's sheet: labels in French, words rather than codes."""
    from artisanest_desktop.i18n import Language
    from artisanest_desktop.model.registers import REGISTERS

    lang = Language("fr")
    fields = [REGISTERS["member"][k] for k in keys]
    rows: list[list[Any]] = [[lang(f.label) for f in fields]]
    for person in people(ROWS):
        rows.append([f.kind.format(person[f.key], lang) for f in fields])
    return rows


def _write(path: Path, rows: Sequence[Sequence[Any]]) -> None:
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
