"""A large store with everything in it: opening, scrolling, searching, typing, in a window."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.line import Line, within
from benchmarks.office import MEMBERS, PRODUCTS, SEATS, SESSIONS, SLOTS, filled_office
from benchmarks.trying import TABS
from benchmarks.window import quiet_environment

SIZE = (
    f"{MEMBERS:,} members, {PRODUCTS:,} products, {SESSIONS:,} sessions, "
    f"{SESSIONS * SEATS * SLOTS:,} attendances"
)
#: What nobody feels as waiting, a picture of a film, and where a list says "one moment".
FRAME, AT_ONCE, PATIENCE = 0.016, 0.1, 0.2


def lines(folder: Path) -> Iterator[Line]:
    """One store of everything, tried in a window of its own process."""
    path = folder / "office.artisanest"
    filled_office(path)
    found = _tried(path)
    worst = {what: max(found[f"{what} {key}"] for key in TABS) for what in ("open", "scroll")}
    yield within(f"{SIZE}: a tab opened, worst of 4", worst["open"], PATIENCE)
    yield within("— scrolled far, rows not yet read, worst of 4", worst["scroll"], AT_ONCE)
    record = max(found[f"record {key}"] for key in TABS)
    yield within("— another record opened, worst of 4", record, AT_ONCE)
    for key in ("product", "session"):
        yield within(f"— search {key}s, worst of 8: the first 200", found[f"first {key}"], FRAME)
        yield within(f"— search {key}s, worst of 8: the count", found[f"count {key}"], AT_ONCE)
    yield within("— sessions by their first day", found["order session"], PATIENCE)
    yield within("— products by their cost (in the worker)", found["order product"], 2.0)
    yield within("— a mark of a roll call written and counted", found["mark"], FRAME)
    yield within("— Home counted (in the worker)", found["home"], 1.0)
    peak = found["peak"] / 1024
    yield Line("— memory, all tabs open", f"{peak:.0f} MB", "–", "–", "≤ 180 MB", peak <= 180)


def _tried(path: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.trying", str(path)],
        env=quiet_environment(path.parent / "home"), capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
