"""The program as a person starts it: twice, without a screen, with a spoilt file."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from artisanest_desktop import places, reporting, screen
from artisanest_desktop.single import Instance

BENCH = {"ARTISANEST_BENCH": "1"}


def run(home: Path, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Start the program in its own home."""
    environment = {**os.environ, "ARTISANEST_HOME": str(home), **more}
    return subprocess.run(
        [sys.executable, "-m", "artisanest_desktop", *args],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_it_draws_and_fills(home: Path) -> None:
    done = run(home, **BENCH)
    assert done.returncode == 0, done.stderr
    assert "drawn" in done.stderr and "filled" in done.stderr
    assert "Traceback" not in done.stderr
    assert (home / "data" / "cooperative.artisanest").exists()


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    code = (
        "import artisanest_desktop.app, sys; "
        "print([m for m in ('sqlalchemy', 'openpyxl', 'babel', 'alembic', 'decimal', "
        "'artisanest_desktop.store', 'artisanest_desktop.model') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_without_a_screen_there_is_one_sentence(home: Path) -> None:
    done = run(home, QT_QPA_PLATFORM="xcb")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "No screen was found" in done.stderr


def test_a_screen_that_does_not_answer_is_one_sentence(home: Path) -> None:
    done = run(home, QT_QPA_PLATFORM="xcb", DISPLAY=":987")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "987" in done.stderr


def test_a_missing_library_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise OSError

    monkeypatch.setattr("ctypes.CDLL", missing)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor0" in screen.missing()


def test_a_second_start_calls_the_first_forward(home: Path, qtbot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    one, two = Instance(home, None), Instance(home, None)
    assert one.first() and not two.first()
    one.watch(window)
    window.hide()
    two.call_forward()
    qtbot.waitUntil(window.isVisible, timeout=5000)


def test_another_store_has_a_window_of_its_own(home: Path) -> None:
    one, two = Instance(home, None), Instance(home, home / "other.artisanest")
    assert one.first() and two.first()


def test_a_killed_window_does_not_block_the_next(home: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; "
        "from artisanest_desktop.single import Instance; "
        "i = Instance(Path(sys.argv[1]), None); print(i.first(), flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(home)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None and child.stdout.readline().strip() == "True"
    assert not Instance(home, None).first()
    child.kill()
    child.wait()
    child.stdout.close()
    time.sleep(0.05)
    assert Instance(home, None).first()


def test_a_fault_becomes_a_report(home: Path) -> None:
    path = reporting.save("Traceback: trouble", home / "log")
    assert path is not None and "trouble" in path.read_text("utf-8")
    blocked = home / "file"
    blocked.write_text("", "utf-8")
    assert reporting.save("Traceback", blocked / "log") is None


@pytest.mark.expects_log
def test_the_person_reads_a_sentence_and_no_traceback(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []

    class Voice:
        refuse = said.append

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reporting.catch(Voice(), home / "log")
    try:
        raise ValueError("a fault of ours")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    (sentence,) = said
    assert "report" in str(sentence) and "ValueError" not in str(sentence)


def test_home_puts_everything_below_one_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTISANEST_HOME", "/media/clé")
    assert places.store() == Path("/media/clé/data/cooperative.artisanest")
    assert places.config() == Path("/media/clé/config")
    assert places.log() == Path("/media/clé/log")
