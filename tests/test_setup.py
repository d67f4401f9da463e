"""The pins, the lock files, the Makefile, and the fonts and icons that ship."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QIcon, QImage, QPainter
from pytestqt.qtbot import QtBot

from artisanest_desktop import assets
from artisanest_desktop.model.registers import REGISTERS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def test_qt_keeps_its_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one at each void call, and aborts in the end."""
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.save()
        painter.restore()
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < 100


def test_the_pins_are_not_the_broken_pair() -> None:
    pins = {
        match[1]
        for line in [*PROJECT["dependencies"], *_pins(ROOT / "requirements" / "run.txt")]
        if (match := re.match(r"pyside6[-_]essentials==(\S+)", line, re.IGNORECASE))
    }
    assert pins == {version("PySide6_Essentials")}
    assert "6.12.0" not in pins
    assert not any("addons" in line.lower() for line in PROJECT["dependencies"])
    assert PROJECT["requires-python"] == ">=3.11,<3.14"


def _pins(lock: Path) -> list[str]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if re.match(r"[A-Za-z0-9]", line)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text
    for pin in _pins(lock):
        assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; .*?)? \\", pin), pin
        start = text.index(pin) + len(pin)
        assert text[start:].startswith("\n    --hash=sha256:"), pin


def test_the_lock_files_agree_with_each_other_and_with_the_project() -> None:
    pinned = {lock.stem: dict(p.split(" ")[0].split("==") for p in _pins(lock)) for lock in LOCKS}
    for name in ("dev", "bundle"):
        assert pinned["run"].items() <= pinned[name].items()
    for needed in PROJECT["dependencies"]:
        name = re.match(r"[A-Za-z0-9_-]+", needed)
        assert name and name[0].lower().replace("_", "-") in pinned["run"]


def _targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_make_help_and_the_readme_name_every_target() -> None:
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in _targets():
        assert re.search(rf"make {target} +\S", said.stdout), target
        assert f"`make {target}`" in readme, target


def test_scripts_can_be_run_and_read_by_bash() -> None:
    for script in [*(ROOT / "scripts").glob("*.sh"), ROOT / ".ci" / "run"]:
        assert os.access(script, os.X_OK), script
        subprocess.run(["bash", "-n", str(script)], check=True)


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libX11.so.6", "libx11-6"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_library_is_found_in_its_package(library: str, package: str) -> None:
    said = subprocess.run(
        ["bash", "-c", '. scripts/setup.sh && package_of "$1"', "bash", library],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == package


def test_every_font_loads_and_writes_both_scripts(qtbot: QtBot) -> None:
    families = set()
    for font in assets.path("fonts").glob("*.ttf"):
        number = QFontDatabase.addApplicationFont(str(font))
        assert number >= 0, font
        families.update(QFontDatabase.applicationFontFamilies(number))
    assert families == {"Noto Sans", "Noto Sans Arabic", "Noto Sans Math"}
    assert assets.path("fonts", "OFL.txt").is_file()


def test_every_icon_draws_something(qtbot: QtBot) -> None:
    icons = list(assets.path("icons").glob("*.svg"))
    assert len(icons) > 70
    for icon in icons:
        picture = QIcon(str(icon)).pixmap(24, 24).toImage()
        drawn = any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
        assert drawn, icon.name
    assert assets.path("icons", "LICENSE").is_file()


def test_every_icon_that_a_register_names_is_there() -> None:
    named = {r.icon for r in REGISTERS.values()}
    named |= {s.icon for r in REGISTERS.values() for s in r.sections}
    drawn = {icon.stem for icon in assets.path("icons").glob("*.svg")}
    assert not named - drawn - {""}
