"""Pictures and PDFs that were dropped or chosen: read in the background, attached where they
belong; what is not recognised waits to be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.scans import placing
from artisanest_desktop.ui.scans.placing import Place, Scan
from artisanest_desktop.ui.session import Session

PDF = ".pdf"
#: What a phone or a scanner makes.
ENDINGS = (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif",
           PDF)  # fmt: skip
_MOST = 500


class Waiting(QObject):
    """The files that nobody has said yet where they belong; ``here`` is the half-day that was
    open when they came."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.scans: list[Scan] = []
        self.here = ""


def waiting(session: Session) -> Waiting:
    """The session's own."""
    return session.findChild(Waiting) or Waiting(session)


@dataclass(slots=True)
class Read:
    """What became of the files that came."""

    placed: list[Scan] = field(default_factory=list)
    unknown: list[Scan] = field(default_factory=list)
    new: int = 0
    refused: list[Msg] = field(default_factory=list)


def paths_of(mime: QMimeData) -> list[Path]:
    """The pictures, PDFs and folders that are dragged; none when something else is among them."""
    found = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    fits = all(p.suffix.lower() in ENDINGS or p.is_dir() for p in found)
    return found if fits else []


def files(paths: Sequence[Path]) -> list[Path]:
    """The files that are meant: those named, and the pictures and PDFs in folders."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in ENDINGS)
            found += [p for p in inside if p.is_file() and not p.name.startswith(".")]
        else:
            found.append(path)
    return list(dict.fromkeys(found))[:_MOST]


def take(
    session: Session,
    paths: Sequence[Path],
    here: str = "",
    done: Callable[[Read], None] | None = None,
    others: Place | None = None,
) -> None:
    """Read the files in the background and attach those whose code says where they belong.

    ``here`` is a half-day: one file alone without a code is its sheet. ``others`` is the record
    to which all go that have none; else it is asked.
    """
    store = saving.store_of(session)
    if store.read_only or not paths:
        return

    def make(progress: work.Progress) -> Read:
        wanted = files(paths)
        alone: Place | None = ("slot", here) if here and len(wanted) == 1 else others
        return _read(store, wanted, alone, progress)

    def told(read: Read) -> None:
        _tell(session, read, here)
        if done is not None:
            done(read)

    title = _("Looking where the sheets belong")
    work.run(session, make, told, title=title)


def _read(
    store: Store, paths: Sequence[Path], others: Place | None, progress: work.Progress
) -> Read:
    from artisanest_desktop.ui.record.files import taking
    from artisanest_desktop.ui.scans import decoding

    read, context = Read(), store.reader()
    for n, path in enumerate(paths):
        progress.step(n, len(paths))
        taken = taking.take([path])
        read.refused += taken.refused
        for file in taken.files:
            try:
                marks = decoding.marks(path)
            except OSError:
                marks = []
            scan = placing.find(context, file, marks)
            if not scan.places and others is not None:
                scan.places = [others]
            (read.placed if scan.places else read.unknown).append(scan)
    read.new = placing.keep(store, read.placed)
    return read


def _tell(session: Session, read: Read, here: str) -> None:
    if read.new:
        session.say(_placed(session, read))
    twice = len(read.placed) - read.new
    if twice:
        words = n_("%(n)s scan was there already: it is kept once.",
                   "%(n)s scans were there already: they are kept once.", twice)  # fmt: skip
        session.offer(words, ())
    if read.refused:
        from artisanest_desktop.ui.record.files.shelf import together

        session.refuse(together(read.refused))
    if read.unknown:
        kept = waiting(session)
        kept.scans += read.unknown
        kept.here = here
        session.wanted.emit("scans")


def _placed(session: Session, read: Read) -> Msg:
    """How many, and of which sessions."""
    store = saving.store_of(session)
    sessions = dict.fromkeys(uid for scan in read.placed for uid in scan.sessions)
    codes = [str((store.get("session", uid) or {}).get("number") or "—") for uid in sessions]
    words = n_("%(n)s scan attached", "%(n)s scans attached", read.new)
    if not codes:
        return words
    return _("%(what)s — %(where)s") % {"what": words, "where": session.lang.list(codes[:6])}


def attach(session: Session, scan: Scan, places: Sequence[Place]) -> bool:
    """It was said where a file belongs."""
    scan.places = list(places)
    try:
        new = placing.keep(saving.store_of(session), [scan])
    except Refusal as refusal:
        session.refuse(refusal)
        return False
    words = n_("%(n)s scan attached", "%(n)s scans attached", 1)
    session.say(words if new else _("The scan was there already: it is kept once."), undo=bool(new))
    return True
