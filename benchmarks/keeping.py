"""The store's lines: one field saved, search as you type, memory with 50,000 members."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from benchmarks.line import Line, clocked, within
from benchmarks.people import filled_store
from benchmarks.window import quiet_environment

SEARCHES = ("f", "zah", "khadija 12", "6123", "العمر", "tapis bouchane", "zzz", "ee1 benali")


def lines(folder: Path) -> Iterator[Line]:
    """One field saved beside a bare commit; eight searches over 50,000; memory of the window."""
    yield _saving(folder)
    path = folder / "large.artisanest"
    filled_store(path, 50_000)
    with Store.open(path, folder / "profile") as store:
        store.find("member", limit=200)
        first, count = [], []
        for text in SEARCHES:
            first.append(min(clocked(lambda t=text: _first(store, t)) for _run in range(3)))
            count.append(min(clocked(lambda t=text: store.find("member", t)) for _run in range(3)))
    yield within("search 50,000, worst of 8: the first 200 rows", max(first), 0.016)
    yield within("search 50,000, worst of 8: the count", max(count), 0.1)
    yield _memory(path)


def _first(store: Store, text: str) -> None:
    ids = store.find("member", text, limit=200)
    store.window("member", ids, ["family_name", "given_name", "trade", "commune", "phone"])


def _saving(folder: Path) -> Line:
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)")
    with Store.open(folder / "saving.artisanest", folder / "profile") as store:
        with store.transaction(_("Create")) as t:
            uid = t.create("member", {"family_name": "El Amrani"})
        ours, floor = [], []
        for n in range(300):
            start = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO t (v) VALUES (?)", (f"douar {n}",))
            bare.execute("COMMIT")
            floor.append(time.perf_counter() - start)
            start = time.perf_counter()
            with store.transaction(_("Edit")) as t:
                t.set("member", uid, {"douar": f"douar {n}"})
            ours.append(time.perf_counter() - start)
    ours.sort()
    floor.sort()
    p95, bare95 = ours[285], floor[285]
    return Line(
        "one field saved, durable (p95)",
        f"{p95 * 1000:.2f} ms",
        f"{bare95 * 1000:.2f} ms bare commit",
        f"+{(p95 - bare95) * 1000:.2f} ms",
        "≤ 5 ms above",
        p95 - bare95 <= 0.005,
    )


def _memory(path: Path) -> Line:
    environment = quiet_environment(path.parent / "home-large")
    # VmHWM and not ru_maxrss, which a child inherits from whoever started it.
    code = (
        "import re, sys\n"
        "from artisanest_desktop.app import main\n"
        f"main([{str(path)!r}])\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())\n"
        "print('peak', peak.group(1), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120
    )
    peak = int(done.stderr.split("peak")[-1].split()[0]) / 1024
    return Line("memory, 50,000 members open", f"{peak:.0f} MB", "–", "–", "≤ 180 MB", peak <= 180)
