"""Print every line of the design's section 6 that applies, and keep them in ``results.md``."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import bringing, keeping, paper, registers, window, workbooks
from benchmarks.line import HEAD, Line

PARTS = {
    "start": window.lines,
    "store": keeping.lines,
    "registers": registers.lines,
    "workbooks": workbooks.lines,
    "bringing": bringing.lines,
    "paper": paper.lines,
}


def main(wanted: list[str]) -> None:
    """Run all parts, or those named."""
    found: list[Line] = []
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for name, part in PARTS.items():
            if wanted and name not in wanted:
                continue
            home = Path(folder) / name
            home.mkdir()
            for line in part(home):
                print(line, flush=True)
                found.append(line)
    if not wanted:
        _keep(found)


def _keep(found: list[Line]) -> None:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    python = platform.python_version()
    title = f"# `make bench`, {dt.date.today():%Y-%m-%d}\n\n{machine}, Python {python}\n"
    text = "\n".join([title, HEAD, *map(str, found), ""])
    Path(__file__).with_name("results.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
