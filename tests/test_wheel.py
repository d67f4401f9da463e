"""The wheel holds all it needs: built here, installed elsewhere, started in a fresh home."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "artisanest_desktop"

pytestmark = pytest.mark.slow

# Starts the program as its command does, looks once at what is on the screen, and closes it.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from artisanest_desktop.__main__ import main

def look():
    print("windows:", sum(window.isVisible() for window in QApplication.topLevelWidgets()))
    QApplication.quit()

def exec_for_a_moment(*_):
    QTimer.singleShot(2000, look)
    return exec_()

exec_ = QApplication.exec
QApplication.exec = exec_for_a_moment
sys.argv = ["artisanest-desktop"]
sys.exit(main())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ``bin`` folder outside the checkout where the wheel is installed.

    The libraries come from this environment, as if they had been installed beside it; the
    checkout itself does not.
    """
    venv = tmp_path_factory.mktemp("élsewhere") / "v env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    (site,) = venv.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(venv / "bin" / "python")]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    return venv / "bin"


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(c) for c in command], cwd="/", env=dict(os.environ), capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip


def test_everything_beside_the_code_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "artisanest_desktop"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert {name for name in tracked.split("\0") if name} <= inside


def test_the_installed_program_is_not_the_checkout(installed: Path) -> None:
    where = _run(installed / "python", "-c", "import artisanest_desktop as a; print(a.__file__)")
    assert str(installed.parent) in where.stdout, where.stderr


def test_the_command_line_helps_and_runs_the_example(installed: Path, tmp_path: Path) -> None:
    said = _run(installed / "artisanest-desktop", "--help")
    assert said.returncode == 0, said.stderr
    assert "demo" in said.stdout
    said = _run(installed / "artisanest-desktop", "demo", tmp_path / "demo")
    assert said.returncode == 0, said.stderr
    assert said.stderr == ""
    assert list((tmp_path / "demo").glob("*.xlsx"))


def test_the_window_opens(installed: Path) -> None:
    said = _run(installed / "python", "-c", WINDOW)
    assert said.returncode == 0, said.stderr
    assert said.stdout.endswith("windows: 1\n"), said.stdout + said.stderr
    # The offscreen platform says what it cannot do; nothing else may be said.
    assert [x for x in said.stderr.splitlines() if "This plugin does not support" not in x] == []
