"""Understanding, coming back, accuracy and duplicates: what the exchange promises, measured."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.store import Store
from benchmarks import hostile
from benchmarks.line import Line, against, clocked, median, within
from benchmarks.people import filled_store, people
from benchmarks.twins import Crowd
from benchmarks.workbooks import ROWS, RUNS, Apart, cells_of, imported, write_cells

CHANGES = 300
WORKBOOKS = 120
PEOPLE, TWICE = 50_000, 2_000


def lines(folder: Path) -> Iterator[Line]:
    """All of them."""
    yield from _understanding(folder)
    yield from _returned(folder)
    yield from _accuracy(folder)
    yield from _duplicates()
    yield from hostile.lines(folder)


def _understanding(folder: Path) -> Iterator[Line]:
    path = folder / "new.xlsx"
    write_cells(path, cells_of(list(people(1)[0])))
    with Store.open(folder / "empty.artisanest", folder / "profile") as store:
        cells = median([clocked(lambda: _calamine(path)) for _run in range(RUNS)])

        taken = median([_planned(store, path) for _run in range(RUNS)])
    yield against("understand + compare 10,000 × 18", taken, cells, "calamine, the cells alone", 8)


def _planned(store: Store, path: Path) -> float:
    """Seconds to the preview, without the search for duplicates."""
    apart = Apart()
    with apart.watching(store):
        taken = clocked(lambda: exchange.receive_book(store, reading.read_here(path), "fr"))
    return taken - apart.total


def _calamine(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def _returned(folder: Path) -> Iterator[Line]:
    """A workbook of ours with 300 cells changed in it, merged into the store it left."""
    filled, out = folder / "office.artisanest", folder / "out.xlsx"
    filled_store(filled, ROWS)
    with Store.open(filled, folder / "profile") as store:
        exchange.export(store, "member", out, "fr", columns=list(people(1)[0]))
        _edit(out, folder / "back.xlsx")
        cells = median([clocked(lambda: _calamine(out)) for _run in range(RUNS)])
        taken = imported(store, folder / "back.xlsx", Apart())
        entry = store.history(limit=1)[0]
        changed = (entry.report or {}).get("changed")
    what = f"merge a returned workbook, 10,000 rows, {changed} changed"
    yield against(what, taken, cells, "calamine, the cells alone", 8)


def _edit(source: Path, target: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(source)
    sheet = book.worksheets[0]
    head = next(c for row in sheet.iter_rows(max_row=6) for c in row if c.value == "Douar")
    for row in random.Random(3).sample(range(head.row + 1, head.row + 1 + ROWS), CHANGES):
        sheet.cell(row, head.column).value = f"Dar Bouziane {row}"
    book.save(target)


def _accuracy(folder: Path) -> Iterator[Line]:
    """Generated workbooks, a few troubles each (``tests/corpus``)."""
    from tests.corpus.mixing import mixtures

    place = folder / "corpus"
    place.mkdir()
    with Store.open(folder / "corpus.artisanest", folder / "profile") as store:
        found = mixtures(store, place, range(WORKBOOKS))
    what = f"accuracy over {WORKBOOKS} generated workbooks, {found.rows} rows"
    share = f"{found.right / found.cells:.1%} of {found.cells} cells right"
    yield Line(what, share, "–", "–", "≥ 95%", found.share >= 0.95)
    silent = found.wrong_silent
    for name, count in (("rows lost", found.lost), ("rows invented", found.invented),
                        ("wrong values taken silently", silent)):  # fmt: skip
        yield Line(f"— {name}", str(count), "–", "–", "0", count == 0)
    said = f"{found.wrong_said} wrong, {found.empty_said} left empty"
    yield Line("— cells that were remarked on", said, "–", "–", "–", None)


def _duplicates() -> Iterator[Line]:
    from artisanest_desktop.exchange import alike

    crowd = Crowd(PEOPLE, TWICE)
    given = crowd.pairs()
    found: list[alike.Pair] = []
    taken = clocked(lambda: found.extend(alike.pairs(given, "member")))
    yield within(f"duplicates among {PEOPLE:,} people", taken, 30.0)
    pairs = {(int(p.one), int(p.other)): p.sure for p in found}
    hits = sum(pair in crowd.true for pair in pairs)
    sure = [pair for pair, proved in pairs.items() if proved]
    proved = sum(pair in crowd.true for pair in sure)
    recall = hits / len(crowd.true)
    yield _share(f"— recall, of {len(crowd.true)} pairs that are one", recall, 0.9)
    yield _share(f"— precision, of {len(pairs)} pairs shown", hits / max(len(pairs), 1), 0.7)
    if sure:
        what = f"— precision of the {len(sure)} that say to be sure"
        yield _share(what, proved / len(sure), 0.98)


def _share(what: str, share: float, hold: float) -> Line:
    return Line(what, f"{share:.1%}", "–", "–", f"≥ {hold:.0%}", share >= hold)
