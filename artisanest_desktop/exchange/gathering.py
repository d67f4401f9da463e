"""What a person drops – files, folders, zips – as single files, whatever they are."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from artisanest_desktop.exchange.guarding import (
    MAX_BYTES,
    MAX_UNFOLDED,
    TEXTS,
    WORKBOOKS,
    Unreadable,
    damaged,
    locked,
    not_a_workbook,
    too_large,
)
from artisanest_desktop.i18n import Msg
from artisanest_desktop.rules.filenames import safe

#: So many files of one drop are looked at; nobody sends a workbook to a thousand cooperatives.
MOST = 1000
#: What systems and spreadsheet programs leave beside files.
_LITTER = ("~$", ".~lock", "._", ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file: under which ``name`` people know it, where it can be read now, from which ``source``
    (``inside`` a zip), and why it cannot be read, if it cannot."""

    name: str
    path: Path
    source: Path
    inside: str = ""
    trouble: Msg | None = None


def gather(paths: Sequence[str | Path], into: Path) -> list[Arrived]:
    """The files of a drop in order; those of zips are unfolded ``into`` a folder."""
    found: list[Arrived] = []
    for path in paths:
        for one in _files(Path(path)):
            if len(found) >= MOST:
                return found
            found += _unfolded(one, into) if one.suffix.lower() == ".zip" else [_plain(one)]
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


def _plain(path: Path) -> Arrived:
    return Arrived(path.name, path, path, trouble=_trouble(path.name))


def _trouble(name: str) -> Msg | None:
    if Path(name).suffix.lower() in (*WORKBOOKS, *TEXTS):
        return None
    return not_a_workbook(name).message


def _unfolded(path: Path, into: Path) -> list[Arrived]:
    """The files in a zip; a zip that cannot be opened is told as itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [p for p in archive.infolist() if not p.is_dir()]
            parts = [p for p in parts if not _is_litter(Path(p.filename))]
            if len(parts) > MOST or sum(p.file_size for p in parts) > MAX_UNFOLDED:
                raise too_large(path.name)
            if any(p.flag_bits & 1 for p in parts):
                raise locked(path.name)
            return [_part(archive, part, path, into) for part in parts]
    except Unreadable as why:
        return [Arrived(path.name, path, path, trouble=why.message)]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return [Arrived(path.name, path, path, trouble=damaged(path.name).message)]


def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, source: Path, into: Path) -> Arrived:
    """One file of a zip, in a folder of its own: names may be the same, and may lie."""
    name = safe(_readable(part))
    trouble = _trouble(name)
    if trouble is None and part.file_size > MAX_BYTES:
        trouble = too_large(name).message
    if trouble is not None:
        return Arrived(name, source, source, part.filename, trouble)
    target = Path(tempfile.mkdtemp(dir=into)) / name
    with archive.open(part) as packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file)
    return Arrived(name, target, source, part.filename)


def _readable(part: zipfile.ZipInfo) -> str:
    """The name in a zip; old programs write it in UTF-8 without saying so."""
    if part.flag_bits & 0x800:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return part.filename


@contextmanager
def at_hand(source: str | Path, inside: str, name: str) -> Iterator[Path]:
    """The file itself, taken out of its zip for as long as it is needed; Unreadable without it."""
    if not inside:
        yield Path(source)
        return
    with tempfile.TemporaryDirectory(prefix="artisanest-", ignore_cleanup_errors=True) as folder:
        yield take_out(Path(source), inside, Path(folder), name)


def take_out(source: Path, inside: str, into: Path, name: str) -> Path:
    """A file out of a zip; Unreadable when it is not there any more."""
    try:
        with zipfile.ZipFile(source) as archive:
            found = _part(archive, archive.getinfo(inside), source, into)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, ValueError):
        raise damaged(name) from None
    if found.trouble is not None:
        raise Unreadable(found.trouble)
    return found.path


def digest(path: Path) -> str:
    """The hash of a file as the history of imports has it; empty when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
