"""What a hostile file costs: seconds and memory of the process that reads it.

``python -m benchmarks.hostile FILE`` prints both, as JSON.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.line import Line

#: Seconds and megabytes that no file may take.
SECONDS, MEMORY = 60.0, 1500
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def lines(folder: Path) -> Iterator[Line]:
    """One line for each."""
    for what, write in (("three cells on A1:XFD1048576", _corner), ("XML bomb", _bomb),
                        ("zip bomb", _zip_bomb), ("200,000 rows", _long)):  # fmt: skip
        path = folder / f"{write.__name__}.xlsx"
        write(path)
        told = json.loads(_run(path))
        kept = told["seconds"] <= SECONDS and told["memory"] <= MEMORY and not told["fault"]
        yield Line(
            f"hostile file: {what}",
            f"{told['seconds']:.2f} s, {told['memory']} MB"
            + (", a fault" if told["fault"] else ""),
            "–",
            "–",
            f"≤ {SECONDS:g} s, ≤ {MEMORY} MB, a sentence or a plan",
            kept,
        )


def _run(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hostile", str(path)], capture_output=True, text=True
    )
    return done.stdout or '{"seconds": 0, "memory": 0, "fault": true}'


def measure(path: Path) -> dict[str, float | bool]:
    """Read it as the window would, with its worker."""
    from artisanest_desktop.exchange import reading
    from artisanest_desktop.exchange.guarding import Unreadable

    start, fault = time.perf_counter(), False
    peak = Peak()
    try:
        reading.read(path)
    except Unreadable:
        pass
    except Exception:
        fault = True
    taken = time.perf_counter() - start
    return {"seconds": taken, "memory": peak.stop() // 1024, "fault": fault}


class Peak(threading.Thread):
    """The most that this process and its children held, in kB; asked again and again, as what
    ``getrusage`` says of a child begins with what its parent held."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._most = 0
        self._done = threading.Event()
        self.start()

    def run(self) -> None:
        """Look until told to stop."""
        while not self._done.wait(0.01):
            self._look()

    def stop(self) -> int:
        """The figure."""
        self._done.set()
        self.join()
        self._look()
        return self._most

    def _look(self) -> None:
        pids = ["self"]
        for task in Path("/proc/self/task").iterdir():
            with contextlib.suppress(OSError):
                pids += (task / "children").read_text().split()
        for pid in pids:
            with contextlib.suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text("utf-8")
                if held := re.search(r"VmHWM:\s+(\d+)", status):
                    self._most = max(self._most, int(held[1]))


def _packed(path: Path, sheet: str) -> None:
    """A workbook with one sheet of this XML."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write(0, 0, "Nom")
    book.close()
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


def _cell(at: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>Khadija</t></is></c>'


def _corner(path: Path) -> None:
    rows = (
        f'<row r="1">{_cell("A1")}{_cell("XFD1")}</row><row r="1048576">{_cell("A1048576")}</row>'
    )
    head = f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:XFD1048576"/>'
    _packed(path, f"{head}<sheetData>{rows}</sheetData></worksheet>")


def _bomb(path: Path) -> None:
    names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{"".join(names)}]>'
    cell = '<c r="A1" t="inlineStr"><is><t>&a9;</t></is></c>'
    body = f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    _packed(path, head + body)


def _zip_bomb(path: Path) -> None:
    _packed(path, f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>')
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        block = b"\0" * (1 << 24)
        with packed.open("xl/media/image1.png", "w", force_zip64=True) as part:
            for _n in range(256):
                part.write(block)


def _long(path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Membres")
    sheet.write_row(0, 0, ("Nom", "Prénom", "Téléphone", "Douar"))
    for n in range(1, 200_001):
        sheet.write_row(n, 0, (f"El Amrani {n}", "Khadija", f"06{n:08d}", "Laarab"))
    book.close()


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
