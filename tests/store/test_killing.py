"""A killed process loses nothing that was acknowledged, and leaves a store that opens."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from artisanest_desktop.store import Store
from tests.store.conftest import OpenStore


def kill_while_writing(path: Path, profile: Path, seed: int, after: float) -> list[str]:
    """Start a writer, kill it ``after`` seconds of writing; what it had acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.store.writer", str(path), str(profile), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None and child.stderr is not None
    try:
        assert child.stdout.readline() == "ready\n", child.stderr.read()
        time.sleep(after)
    finally:
        child.send_signal(signal.SIGKILL)
        said, wrong = child.communicate()
    assert wrong == ""
    lines = said.split("\n")
    return lines[:-1]  # the last one was being written, or is empty


def writers_are_killed(store: Store, open_store: OpenStore, times: int) -> None:
    path, profile = store.path, store.profile.folder
    store.close()
    chance = random.Random(times)
    acknowledged: set[str] = set()
    for seed in range(times):
        acknowledged.update(kill_while_writing(path, profile, seed, chance.uniform(0, 0.35)))
        with Store.open(path, profile) as again:
            held = {txn["uid"] for txn in again.package().txns}
            assert acknowledged <= held
            assert again.check() == []
            for copy in again.backups()[:1]:
                with Store.open(copy.path, profile, write=False) as kept:
                    assert kept.check() == []
            again.backup()
            halves = [p for p in again.copies_folder.iterdir() if p.name.startswith(".")]
            assert halves == []
    assert len(acknowledged) >= times


def test_ten_writers_are_killed(store: Store, open_store: OpenStore) -> None:
    writers_are_killed(store, open_store, 10)


@pytest.mark.slow
def test_fifty_writers_are_killed(store: Store, open_store: OpenStore) -> None:
    writers_are_killed(store, open_store, 50)


def test_killed_while_it_is_made(tmp_path: Path) -> None:
    """At the very first start, at every moment of it."""
    chance = random.Random(7)
    code = "import sys; from artisanest_desktop.store import Store; Store.open(*sys.argv[1:])"
    for n in range(6):
        path = tmp_path / f"{n}" / "cooperative.artisanest"
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(path), str(tmp_path / "profile")],
        )
        for _wait in range(500):
            if path.exists() or child.poll() is not None:
                break
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.08))
        child.kill()
        child.wait()
        with Store.open(path, tmp_path / "profile") as store:
            assert store.check() == []
            assert store.count("trade") > 0
