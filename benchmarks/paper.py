"""Paper: a list of 200 people as a PDF, from the question to the file in place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from artisanest_desktop import reports
from artisanest_desktop.store import Store
from benchmarks.line import Line, clocked, median, within
from benchmarks.people import filled_store

RUNS = 5


def lines(folder: Path) -> Iterator[Line]:
    """With a column to sign in, as for an assembly."""
    reports.ready()
    filled_store(folder / "people.artisanest", 200)
    with Store.open(folder / "people.artisanest", folder / "profile") as store:
        for code in ("fr", "ar"):
            times = [clocked(partial(_print, store, code, folder)) for _run in range(RUNS)]
            yield within(f"list of 200 people, PDF ({code})", median(times), 0.3)


def _print(store: Store, code: str, folder: Path) -> None:
    wanted = reports.Wanted("member", store.find("member", lang=code))
    options = reports.Options(store.language(code), signature=True)
    reports.publish(store, reports.list_document(store, wanted, options), folder / "a.pdf")
