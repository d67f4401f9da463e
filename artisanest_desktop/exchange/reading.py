"""Any file → sheets of cells. Files from outside are read in a process of their own, which may
fall over a hostile one, take too long, or be stopped, without harm to the program."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.book import Book, Progress, tick
from artisanest_desktop.exchange.guarding import Unreadable, damaged, guard, too_large

#: Seconds after which a file is given up, and memory the reader may take.
PATIENCE = 120
MEMORY = 2 * 1024**3
#: The hidden verb of the packed program that starts a reader.
READ_VERB = "_read"


def read(
    path: str | Path,
    progress: Progress | None = None,
    password: str | None = None,
    member: str | None = None,
) -> Book:
    """The cells of a file from outside, or of one ``member`` of an archive; Unreadable when it
    cannot be read: Locked when it needs a password, Several when a member must be named."""
    found = _ask(Path(path), {"password": password, "member": member}, progress)
    assert isinstance(found, Book)
    return found


def members(path: str | Path) -> list[str]:
    """The names of what can be read in an archive; none when the file is a workbook itself."""
    found = _ask(Path(path), {"members": True}, None)
    assert isinstance(found, list)
    return found


def read_here(path: str | Path, password: str | None = None, member: str | None = None) -> Book:
    """The cells of a file, in this process: for files we made, and for the worker."""
    from artisanest_desktop.exchange.opening import open_file

    return open_file(Path(path), password, member)


def _ask(path: Path, request: dict[str, Any], progress: Progress | None) -> Any:
    guard(path)
    with tempfile.TemporaryDirectory(prefix="artisanest-", ignore_cleanup_errors=True) as folder:
        answer = Path(folder, "answer")
        worker = subprocess.Popen(
            [*_reader(), str(path), str(answer)],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            assert worker.stdin is not None
            # Not among the words of the command: those can be seen by every program.
            with suppress(OSError), worker.stdin as pipe:
                pipe.write(json.dumps(request).encode())
            _wait(worker, path.name, progress)
        finally:
            worker.kill()
            worker.wait()
        try:
            found = pickle.loads(answer.read_bytes())
        except (OSError, EOFError, pickle.UnpicklingError):
            # The reader itself fell over, most often out of memory.
            raise too_large(path.name) from None
    if isinstance(found, Unreadable):
        raise found
    return found


def _reader() -> list[str]:
    """How to start the reader; the packed program is its own Python (``cli`` knows the verb)."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_VERB]
    return [sys.executable, "-m", "artisanest_desktop.exchange.worker"]


def _wait(worker: subprocess.Popen[bytes], name: str, progress: Progress | None) -> None:
    for tenth in range(PATIENCE * 10):
        tick(progress, min(tenth // 2, 9))
        with suppress(subprocess.TimeoutExpired):
            worker.wait(0.1)
            return
    raise too_large(name)


def answer_into(path: str, answer: str) -> None:
    """What the reader's process does: the book, or the sentence why not, into a file."""
    _be_modest()
    found: Any
    try:
        found = _answer(Path(path), _request())
    except Unreadable as refused:
        found = refused
    except MemoryError:
        found = too_large(Path(path).name)
    except Exception:  # whatever a hostile file made of what reads it
        found = damaged(Path(path).name)
    Path(answer).write_bytes(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))


def _be_modest() -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _request() -> dict[str, Any]:
    """What is asked, from the pipe; a packed program without a console has no ``sys.stdin``."""
    try:
        with open(0, "rb", closefd=False) as pipe:
            return dict(json.loads(pipe.read(100_000) or b"{}"))
    except (OSError, ValueError):
        return {}


def _answer(path: Path, request: dict[str, Any]) -> Book | list[str]:
    if request.get("members"):
        from artisanest_desktop.exchange.opening import members_of

        return members_of(path)
    return read_here(path, request.get("password"), request.get("member"))
