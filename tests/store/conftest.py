"""Stores for tests: copied from one made once, with a clock that tests turn."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from artisanest_desktop.store import Store
from tests.store.doing import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store, with its lists, as the first start makes it."""
    path = tmp_path_factory.mktemp("template") / "cooperative.artisanest"
    Store.open(path, path.parent / "profile", clock=FakeClock()).close()
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """``small_disk(3)``: a real file system of 3 MB; without the right to mount, a failure."""
    mounted: list[Path] = []

    def mount(megabytes: int) -> Path:
        place = tmp_path / f"disk{len(mounted)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
        if subprocess.run(command, capture_output=True).returncode:
            pytest.fail("A small disk cannot be mounted here: run this test as root.")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", "-l", str(place)], capture_output=True)


OpenStore = Callable[..., Store]


@pytest.fixture
def open_store(tmp_path: Path, template: Path, clock: FakeClock) -> Iterator[OpenStore]:
    """``open_store("here")``: the store of that folder, a copy of the template the first time."""
    opened: list[Store] = []

    def open_one(name: str = "here", profile: str | None = None, **options: Any) -> Store:
        path = tmp_path / name / "cooperative.artisanest"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(template, path)
        options.setdefault("clock", clock)
        options.setdefault("author", "Khadija")
        store = Store.open(path, tmp_path / f"profile of {profile or name}", **options)
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    return open_store("here")


@pytest.fixture
def other(open_store: OpenStore) -> Store:
    """Another copy of the same store, in another person's hands."""
    return open_store("there", author="Brahim")
