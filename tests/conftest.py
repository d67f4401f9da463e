"""What every test gets: no screen, a home of its own, and failure where Qt or the log warns."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt, and for child processes too.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LANGUAGE",
              "ARTISANEST_HOME"):  # fmt: skip
    os.environ.pop(_name, None)
os.environ["LC_ALL"] = "C.UTF-8"

# A loaded machine is slow: time is measured by the benchmarks, not by the tests.
settings.register_profile("artisanest", deadline=None)
settings.load_profile("artisanest")

_HOMES = {
    "HOME": "",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_DOCUMENTS_DIR": "documents",
    "XDG_RUNTIME_DIR": "run",
    # Windows asks for these instead.
    "USERPROFILE": "",
    "APPDATA": "data",
    "LOCALAPPDATA": "data",
}


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new, empty home: no test sees a person's store, profile or log, nor another test's."""
    # Not tmp_path: a socket's path may not be longer than 108 characters.
    folder = Path(tempfile.mkdtemp(prefix="home-"))
    for name, part in _HOMES.items():
        (folder / part).mkdir(exist_ok=True, mode=0o700)
        monkeypatch.setenv(name, str(folder / part))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An unexpected warning in the log is a failure, unless the test is marked ``expects_log``."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    said = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    if said:
        pytest.fail("\n".join(f"{r.levelname} {r.name}: {r.getMessage()}" for r in said))


@pytest.fixture
def tool() -> Callable[[str], str]:
    """``tool("soffice")``: the path of a program the test needs; its absence is a failure."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.fail(f"{name} is not installed here: make test-slow installs it")
        return path

    return find
