"""The files of one record, and all that can be done with them; views only show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.attachment import is_picture
from artisanest_desktop.rules import filenames
from artisanest_desktop.store import Change, Refusal, Store
from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.files import keeping
from artisanest_desktop.ui.record.files.keeping import KEY
from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.files.lending import Lender
    from artisanest_desktop.ui.record.files.taking import Taken, Taking

Rows = list[dict[str, Any]]


class Cradle(Protocol):
    """A form that is still new when its first file comes."""

    def usual(self) -> Mapping[str, Any]:
        """What the record is born with."""

    def born(self, uid: str) -> None:
        """It is there."""


_RUN = _(
    "“%(name)s” is a program or a link: it is kept, but never opened from here. Save a copy of it "
    "if you trust who gave it."
)
_CHANGES = _("A copy was opened to look at: what is changed in it is not kept here.")
_NO_PROGRAM = _("No program on this computer opens “%(name)s”. Save a copy of it for another one.")


class Shelf(QObject):
    """``changed()`` when other files are to be shown; ``finished()`` when files have come in.

    A new record is born with its first file when there is a ``cradle`` for it.
    """

    changed = Signal()
    finished = Signal()

    def __init__(
        self,
        session: Session,
        register: str,
        cradle: Cradle | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.register = register
        self.uid: str | None = None
        self.rows: Rows = []
        self.views: list[QWidget] = []
        self._cradle = cradle
        session.changed.connect(self._hear)

    # What there is

    def show(self, uid: str | None) -> None:
        """The files of another record; None: of a new one."""
        self.uid = uid
        self.read()

    def read(self) -> None:
        """Look again."""
        self.rows = keeping.rows(self._store, self.uid)
        self.changed.emit()

    def _hear(self, change: Change) -> None:
        if self.session.store is not None and change.registers.keys() & {KEY, self.register}:
            self.read()

    @property
    def _store(self) -> Store:
        return saving.store_of(self.session)

    @property
    def _what(self) -> Msg | str:
        row = self._store.get(self.register, self.uid) if self.uid else None
        return saving.about(self.session, self._store.registers[self.register], row)

    @property
    def pictures(self) -> Rows:
        """What can be shown as a picture, in order; the first is the cover."""
        return [row for row in self.rows if is_picture(row)]

    @property
    def documents(self) -> Rows:
        """The rest."""
        return [row for row in self.rows if not is_picture(row)]

    def row(self, uid: str) -> dict[str, Any]:
        """One of the files."""
        return next(row for row in self.rows if row["uid"] == uid)

    def is_locked(self) -> bool:
        """Whether files may only be looked at: a file for reading, a removed record, a new one
        that cannot be born of a file."""
        if self.session.store is None or self._store.read_only:
            return True
        if self.uid is None:
            return self._cradle is None
        row = self._store.get(self.register, self.uid)
        return row is None or bool(row["removed"])

    # In

    def add(self, paths: Sequence[str | Path]) -> None:
        """Read, shrink and keep files, in the worker."""
        if self.is_locked() or not paths:
            return
        wanted = [Path(path) for path in paths]
        store, uid, register, what = self._store, self.uid, self.register, self._what

        def make(progress: work.Progress) -> tuple[Taking, int]:
            from artisanest_desktop.ui.record.files import taking

            taken = taking.take(wanted, progress)
            return taken, 0 if uid is None else _keep(store, register, uid, what, taken.files)

        def done(made: tuple[Taking, int]) -> None:
            taken, n = made
            if not isValid(self):  # the window was built anew meanwhile
                return
            if uid is None:
                n = self._keep_new(taken.files)
            self._tell(taken, n)
            self.finished.emit()

        title = n_("Adding %(n)s file", "Adding %(n)s files", len(wanted))
        work.run(self.session, make, done, title=title)

    def add_image(self, image: QImage) -> None:
        """Keep a picture that was copied."""
        if self.is_locked():
            return
        from artisanest_desktop.ui.record.files import taking

        try:
            file = taking.take_image(image, self.session.lang(_("Pasted picture")))
            taken = taking.Taking([file])
            if self.uid is None:
                self._tell(taken, self._keep_new(taken.files))
            else:
                n = _keep(self._store, self.register, self.uid, self._what, taken.files)
                self._tell(taken, n)
        except Refusal as refusal:
            self.session.refuse(refusal)

    def take(self, mime: QMimeData | None) -> bool:
        """What was dropped or pasted; False when there is no file or picture in it."""
        if mime is None or self.is_locked():
            return False
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.add(paths)
        elif mime.hasImage():
            image = mime.imageData()
            self.add_image(image if isinstance(image, QImage) else QImage(image))
        else:
            return False
        return True

    def paste(self) -> bool:
        """From the clipboard."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def _keep_new(self, files: Sequence[Taken]) -> int:
        """A record that is born with a file."""
        fresh = keeping.fresh(self._store, None, files)
        if not fresh or self._cradle is None or self.uid is not None:
            return 0
        title = _("Added: %(what)s") % {"what": self._store.registers[self.register].one}
        with self._store.transaction(title) as t:
            uid = t.create(self.register, self._cradle.usual())
            keeping.add(t, self.register, uid, None, fresh)
        self._cradle.born(uid)
        return len(fresh)

    def _tell(self, taken: Taking, n: int) -> None:
        if n:
            words = n_("%(n)s file added — %(what)s", "%(n)s files added — %(what)s", n)
            self.session.say(words % {"what": self._title()})
        twice = len(taken.files) - n
        if twice:
            taken.notes.append(
                n_(
                    "%(n)s file was there already: it is kept once.",
                    "%(n)s files were there already: they are kept once.",
                    twice,
                )
            )
        if taken.notes:
            self.session.offer(together(taken.notes), ())
        if taken.refused:
            self.session.refuse(together(taken.refused))

    def _title(self) -> str:
        if self.uid is None:
            return ""
        return self._store.title(self.register, self.uid, self.session.lang.code)

    # Changes

    def remove(self, uids: Sequence[str]) -> None:
        """Take files away; the quiet line offers to undo it."""
        if self.is_locked() or not uids:
            return
        if self._write(lambda: keeping.remove(self._store, self._what, uids)):
            words = n_("%(n)s file taken away — %(what)s", "%(n)s files taken away — %(what)s",
                       len(uids))  # fmt: skip
            self.session.say(words % {"what": self._title()})

    def caption(self, uid: str, text: str) -> None:
        """Another caption."""
        text = " ".join(text.split())
        if self.is_locked() or text == (self.row(uid).get("caption") or ""):
            return
        if self._write(lambda: keeping.caption(self._store, self._what, uid, text)):
            label = self._store.registers[KEY]["caption"].label
            self.session.say(_("Saved — %(field)s") % {"field": label})

    def move(self, uids: Sequence[str], before: str | None) -> None:
        """Put files before another one; None: at the end of those of their kind."""
        if self.is_locked() or before in uids or not uids:
            return
        moved = [row["uid"] for row in self.rows if row["uid"] in uids]
        order = [row["uid"] for row in self.rows if row["uid"] not in uids]
        at = len(order) if before is None else order.index(before)
        order[at:at] = moved
        if order == [row["uid"] for row in self.rows]:
            return
        found = self.rows
        if self._write(lambda: keeping.arrange(self._store, self._what, found, order)):
            self.session.say(_("Saved — order of the files"))

    def step(self, uids: Sequence[str], by: int) -> None:
        """One place on among those of their kind, or back."""
        kind = self.pictures if uids and is_picture(self.row(uids[0])) else self.documents
        order = [row["uid"] for row in kind]
        places = sorted(order.index(uid) for uid in uids if uid in order)
        if not places:
            return
        if by < 0 and places[0] > 0:
            self.move(uids, order[places[0] - 1])
        elif by > 0 and places[-1] + 1 < len(order):
            following = [uid for uid in order[places[-1] + 2 :] if uid not in uids]
            self.move(uids, following[0] if following else None)

    def cover(self, uid: str) -> None:
        """The first of the pictures."""
        first = self.pictures[0]["uid"]
        if uid != first:
            self.move([uid], first)

    def _write(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except Refusal as refusal:
            self.session.refuse(refusal)
            return False
        return True

    # Out

    @property
    def _lender(self) -> Lender:
        from artisanest_desktop.ui.record.files import lending  # not before a file is opened

        return lending.lender(self.session)

    def open(self, uid: str) -> None:
        """Show a file with the system's own program; never run one."""
        row = self.row(uid)
        name = row.get("name") or ""
        try:
            if filenames.is_run(name):
                raise Refusal(_RUN % {"name": name})
            path = self._lender.lend(row)
            with path.open("rb") as file:
                if filenames.is_run(name, file.read(64)):
                    raise Refusal(_RUN % {"name": name})
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                raise Refusal(_NO_PROGRAM % {"name": name})
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        if not is_picture(row):
            self.session.say(_CHANGES, undo=False)

    def lend(self, uids: Sequence[str]) -> list[Path]:
        """Copies to drag out or paste elsewhere."""
        try:
            return [self._lender.lend(self.row(uid)) for uid in uids]
        except Refusal as refusal:
            self.session.refuse(refusal)
            return []

    def copy(self, uids: Sequence[str]) -> None:
        """To the clipboard, to be pasted into a message or a folder."""
        if paths := self.lend(uids):
            QGuiApplication.clipboard().setMimeData(mime_of(paths))

    def save_as(self, uid: str, path: Path) -> None:
        """Write a copy where someone wants it."""
        try:
            self._lender.save(self.row(uid), path)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        self.session.say(_("A copy was saved — %(name)s") % {"name": path.name}, undo=False)


def _keep(store: Store, register: str, uid: str, what: Msg | str, files: Sequence[Taken]) -> int:
    fresh = keeping.fresh(store, uid, files)
    if fresh:
        with store.transaction(keeping.added(what, len(fresh))) as t:
            last = keeping.last_rank(keeping.rows(store, uid))
            keeping.add(t, register, uid, last, fresh)
    return len(fresh)


def together(sentences: Sequence[Msg]) -> Msg:
    """Several sentences as one."""
    found = sentences[0]
    for sentence in sentences[1:]:
        found = _("%(one)s %(other)s") % {"one": found, "other": sentence}
    return found


def mime_of(paths: Sequence[Path]) -> QMimeData:
    """Files to be dropped or pasted elsewhere."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
