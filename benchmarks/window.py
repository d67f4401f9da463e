"""Start: to the drawn window and to the filled list, beside an empty window with three tabs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.line import Line, against, median
from benchmarks.people import filled_store

EMPTY = """
import time, sys
from PySide6.QtWidgets import QApplication, QTabWidget, QMainWindow, QWidget
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("drawn", time.monotonic(), file=sys.stderr, flush=True)
        app.quit()
window = Window()
tabs = QTabWidget()
for name in "Accueil", "Membres", "Produits":
    tabs.addTab(QWidget(), name)
window.setCentralWidget(tabs)
window.resize(1366, 768)
window.show()
app.exec()
"""


def lines(folder: Path, runs: int = 7) -> Iterator[Line]:
    """The two start-up lines; runs of floor and program alternate."""
    home = folder / "home"
    environment = quiet_environment(home)
    store = _store_path(environment)
    store.parent.mkdir(parents=True, exist_ok=True)
    filled_store(store, 10_000)
    empty, drawn, filled = [], [], []
    for _run in range(runs + 1):
        empty.append(_moments([sys.executable, "-c", EMPTY], environment)["drawn"])
        moments = _moments([sys.executable, "-m", "artisanest_desktop"], environment)
        drawn.append(moments["drawn"])
        filled.append(moments["filled"])
    floor = median(empty[1:])
    named = "empty window, three tabs"
    yield against("start to a drawn window", median(drawn[1:]), floor, named, 1.7)
    yield against("start to the filled list, 10,000 members", median(filled[1:]), floor, named, 3.5)


def quiet_environment(home: Path) -> dict[str, str]:
    """As on a person's machine: compiled modules are kept, nothing is asked of a screen."""
    environment = {
        **os.environ,
        "ARTISANEST_HOME": str(home),
        "ARTISANEST_BENCH": "1",
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _store_path(environment: dict[str, str]) -> Path:
    code = "from artisanest_desktop import places; print(places.store())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip())


def _moments(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    start = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    found = dict(re.findall(r"(drawn|filled)\D+([\d.]+)", done.stderr))
    if "drawn" not in found:
        raise RuntimeError(f"{command[1:3]} drew nothing:\n{done.stderr}")
    return {name: float(moment) - start for name, moment in found.items()}
