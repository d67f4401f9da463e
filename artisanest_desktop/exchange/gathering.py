"""What a person drops – files, folders, zips – as single files, whatever they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from artisanest_desktop.exchange import reading
from artisanest_desktop.exchange.guarding import ARCHIVE, Unreadable
from artisanest_desktop.i18n import Msg

#: So many files of one drop are looked at; nobody sends a workbook to a thousand cooperatives.
MOST = 1000
#: What systems and spreadsheet programs leave beside files.
_LITTER = ("~$", ".~lock", "._", ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file: under which ``name`` people know it, where it lies, which ``member`` of an archive
    it is, and why nothing can be read in it, if so."""

    name: str
    path: Path
    member: str = ""
    trouble: Msg | None = None


def gather(paths: Sequence[str | Path]) -> list[Arrived]:
    """The files of a drop, in order."""
    found: list[Arrived] = []
    for path in paths:
        for one in _files(Path(path)):
            if len(found) >= MOST:
                return found
            found += _inside(one) if one.suffix.lower() == ARCHIVE else [Arrived(one.name, one)]
    return found


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for one in sorted(path.rglob("*")):
        if one.is_file() and not _is_litter(one.relative_to(path)):
            yield one


def _is_litter(path: Path) -> bool:
    return any(part.startswith(_LITTER) for part in path.parts)


def _inside(path: Path) -> list[Arrived]:
    """The files in a zip; a zip that cannot be opened is told as itself."""
    try:
        members = reading.members(path)
    except Unreadable as why:
        return [Arrived(path.name, path, trouble=why.message)]
    return [Arrived(m.rpartition("/")[2], path, m) for m in members] or [Arrived(path.name, path)]


def digest(path: Path) -> str:
    """The hash of a file as the history of imports has it; empty when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
