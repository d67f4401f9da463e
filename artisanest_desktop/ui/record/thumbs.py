"""Small pictures of the store's pictures: made in the worker, the newest few hundred remembered."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import photo
from artisanest_desktop.ui.session import Session

#: Squares of some 120 pixels: 15 MB at most.
MOST = 256
#: Made in one go; what has scrolled by meanwhile is left out of the next.
_AT_ONCE = 24

Key = tuple[str, int]


class Thumbs(QObject):
    """``made(digest)`` when a picture that was not there yet has come."""

    made = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._kept: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[Key, None] = OrderedDict()
        self._busy = False
        session.store_changed.connect(self._forget)

    def square(self, digest: str, side: int) -> QPixmap | None:
        """The middle of a picture; None while it is not made yet, and when it cannot be."""
        screen = QGuiApplication.primaryScreen()
        ratio = screen.devicePixelRatio() if screen else 1.0
        key = digest, round(side * ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._wanted[key] = None
        self._wanted.move_to_end(key)
        QTimer.singleShot(0, self, self._make)
        return None

    def _forget(self) -> None:
        self._kept.clear()
        self._wanted.clear()

    def _make(self) -> None:
        store = self._session.store
        if self._busy or not self._wanted or store is None:
            return
        keys = list(reversed(self._wanted))[:_AT_ONCE]  # the newest are those that are seen now
        self._wanted.clear()
        self._busy = True

        def done(found: dict[Key, QImage | None]) -> None:
            self._busy = False
            if self._session.store is not store:
                return
            for (digest, side), image in found.items():
                self._keep((digest, side), image)
                self.made.emit(digest)
            self._make()

        def failed(_error: Exception) -> None:
            self._busy = False  # the store was closed meanwhile

        work.run(self._session, lambda _p: _squares(store, keys), done, failed=failed)

    def _keep(self, key: Key, image: QImage | None) -> None:
        self._kept[key] = None if image is None else QPixmap.fromImage(image)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)


def thumbs(session: Session) -> Thumbs:
    """The session's own."""
    return session.findChild(Thumbs) or Thumbs(session)


def _squares(store: Store, keys: list[Key]) -> dict[Key, QImage | None]:
    found: dict[Key, QImage | None] = {}
    for digest, side in keys:
        data = store.blob(digest)
        found[digest, side] = square(data, side) if data else None
    return found


def square(data: bytes, side: int) -> QImage | None:
    """The middle of a picture, decoded no larger than it takes; None when it cannot be read."""
    try:
        image = photo.decode(data, within=side)
    except Refusal:
        return None
    edge = min(image.width(), image.height())
    x, y = (image.width() - edge) // 2, (image.height() - edge) // 2
    keep, fine = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.copy(x, y, edge, edge).scaled(side, side, keep, fine)
