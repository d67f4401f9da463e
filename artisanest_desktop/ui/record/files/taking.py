"""Files that come from outside: looked at, shrunk where they are pictures, or refused in words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeDatabase
from PySide6.QtGui import QImage

from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.rules import filenames
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record.files import shrinking
from artisanest_desktop.ui.record.files.shrinking import Small
from artisanest_desktop.ui.work import Progress

#: The most a document may weigh; a picture is shrunk before it is weighed.
MOST = 20 << 20
_PLAIN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file ready to be kept. A document is read from its place again when it is kept: ten of
    them need not be in memory at once."""

    name: str
    mime: str
    size: int
    digest: str
    data: bytes | None = None
    path: Path | None = None

    def read(self) -> bytes:
        """Its bytes; Refusal when the file has changed or gone since."""
        if self.data is not None:
            return self.data
        assert self.path is not None
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise Refusal(_GONE % {"name": self.name}) from error
        if hashlib.sha256(data).hexdigest() != self.digest:
            raise Refusal(_GONE % {"name": self.name})
        return data


_GONE = _("“%(name)s” changed or went away while it was being read: no file was added. Try again.")


@dataclass(slots=True)
class Taking:
    """What became of several files: taken, and sentences about those that were not, or not as
    pictures."""

    files: list[Taken] = field(default_factory=list)
    refused: list[Msg] = field(default_factory=list)
    notes: list[Msg] = field(default_factory=list)


def take(paths: Sequence[Path], progress: Progress | None = None) -> Taking:
    """Look at each file; nothing is kept yet."""
    found = Taking()
    large: list[str] = []
    unread: list[str] = []
    for n, path in enumerate(paths):
        if progress is not None:
            progress.step(n, len(paths))
        try:
            file = _take_one(path, unread)
        except Refusal as refusal:
            found.refused.append(refusal.message)
            continue
        if file is None:
            large.append(path.name)
        else:
            found.files.append(file)
    if large:
        words = n_(
            "%(names)s is larger than %(most)s and was not added. Make it smaller (a scan in "
            "black and white, fewer pages), or keep it beside the program.",
            "%(names)s are larger than %(most)s and were not added. Make them smaller (scans in "
            "black and white, fewer pages), or keep them beside the program.",
            len(large),
        )
        most = _("%(n)s MB") % {"n": MOST >> 20}
        found.refused.append(words % {"names": _some(large), "most": most})
    if unread:
        words = n_(
            "%(names)s cannot be shown here as a picture: it is kept as it is, as a document.",
            "%(names)s cannot be shown here as pictures: they are kept as they are, as documents.",
            len(unread),
        )
        found.notes.append(words % {"names": _some(unread)})
    return found


def take_image(image: QImage, name: str) -> Taken:
    """A picture that was copied in another program."""
    if image.isNull():
        raise Refusal(_("The copied picture cannot be read. Save it as a file, then add that."))
    return _picture(shrinking.shrink_image(image), name)


def _take_one(path: Path, unread: list[str]) -> Taken | None:
    """None when it is too large."""
    name = filenames.safe(path.name)
    if path.is_dir():
        raise Refusal(_("“%(name)s” is a folder: choose the files in it.") % {"name": name})
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(64)
        if not size:
            raise Refusal(_("“%(name)s” is empty: it was not added.") % {"name": name})
        if (small := shrinking.shrink(path)) is not None:
            return _picture(small, name)
        if size > MOST:
            return None
        if _says_picture(name, start):
            unread.append(name)
        data = path.read_bytes()
    except OSError as error:
        words = _("“%(name)s” cannot be read: it was not added. Is it open in another program?")
        raise Refusal(words % {"name": name}) from error
    mime = QMimeDatabase().mimeTypeForFileNameAndData(name, data[:4096]).name()
    # Only what is kept as a picture is called one: others could not be shown.
    mime = _PLAIN if mime.startswith("image/") else mime
    return Taken(name, mime, len(data), hashlib.sha256(data).hexdigest(), path=path)


_PICTURES = {"jpg", "jpeg", "jfif", "png", "webp", "bmp", "heic", "heif", "avif", "dng"}


def _says_picture(name: str, start: bytes) -> bool:
    return filenames.ending(name) in _PICTURES or start.startswith(b"\xff\xd8\xff")


def _picture(small: Small, name: str) -> Taken:
    """Its ending says what it is now."""
    ending = {"image/jpeg": "jpg", "image/png": "png"}[small.mime]
    now = filenames.ending(name)
    if now != ending and not (ending == "jpg" and now in ("jpeg", "jfif")):
        stem = name[: -len(now) - 1] if now else name
        name = f"{stem}.{ending}"
    digest = hashlib.sha256(small.data).hexdigest()
    return Taken(name, small.mime, len(small.data), digest, data=small.data)


def _some(names: list[str]) -> str:
    """Three of them at most."""
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def weight(size: int, lang: Language) -> str:
    """``310 KB``, ``2.4 MB``."""
    kilo = max(1, round(size / 1024))
    if kilo < 1000:
        return lang(_("%(n)s KB") % {"n": kilo})
    return lang(_("%(n)s MB") % {"n": lang.number(size / (1 << 20), 1)})
