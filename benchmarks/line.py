"""One measured line: what, how long, beside which floor, against which number to hold."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A figure. ``ratio`` is what the design holds against ``hold``; units are in the text."""

    what: str
    measured: str
    floor: str
    ratio: str
    hold: str
    kept: bool | None

    def __str__(self) -> str:
        mark = {True: "yes", False: "NO", None: "–"}[self.kept]
        cells = (self.what, self.measured, self.floor, self.ratio, self.hold, mark)
        return f"| {' | '.join(cells)} |"


HEAD = (
    "| what | measured | floor in the same run | ratio | to hold | held |\n"
    "|---|---|---|---|---|---|"
)


def clocked(action: Callable[[], object]) -> float:
    """Seconds one call takes."""
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def against(what: str, measured: float, floor: float, named: str, hold: float) -> Line:
    """A line that holds a ratio to a floor; both in seconds."""
    ratio = measured / floor
    return Line(
        what,
        _text(measured),
        f"{_text(floor)} {named}",
        f"{ratio:.2f}×",
        f"≤ {hold:g}×",
        ratio <= hold,
    )


def within(what: str, measured: float, hold: float, floor: str = "–") -> Line:
    """A line that holds a time in seconds."""
    return Line(what, _text(measured), floor, "–", f"≤ {_text(hold)}", measured <= hold)


def _text(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def median(values: list[float]) -> float:
    """The middle of several runs."""
    return statistics.median(values)
