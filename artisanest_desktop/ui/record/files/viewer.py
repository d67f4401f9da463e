"""A picture over the whole window, with the ones before and after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.ui import shortcuts, work
from artisanest_desktop.ui.record import photo
from artisanest_desktop.ui.record.files import acts, shrinking
from artisanest_desktop.ui.record.files.canvas import Canvas
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.shortcuts import PICTURE
from artisanest_desktop.ui.widgets import Button, Elided, Label


class Viewer(QFrame):
    """Arrows go to the next and the one before, + and − make it larger, Esc goes back."""

    closed = Signal()

    def __init__(self, shelf: Shelf, uid: str, window: QWidget) -> None:
        super().__init__(window)
        self.shelf = shelf
        self.session = shelf.session
        self.uid = uid
        self._back = window.focusWidget()
        self.setProperty("ground", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.session.lang(_("Picture")))
        self.canvas = Canvas(self.session)
        self.canvas.zoomed.connect(self._zoomed)
        column = QVBoxLayout(self)
        px = self.session.theme.px
        column.setContentsMargins(px(12), px(8), px(12), px(10))
        column.setSpacing(px(8))
        column.addLayout(self._head())
        column.addWidget(self.canvas, 1)
        column.addLayout(self._foot())
        window.installEventFilter(self)
        shelf.changed.connect(self._look_again)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self._show()

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.session.theme.px(6))
        self.place = Label(self.session, "", "muted")
        self.back = self._button("back", "arrow-left", True)
        self.smaller = self._button("smaller", "zoom-out")
        self.larger = self._button("larger", "zoom-in")
        line.addWidget(self.back)
        line.addWidget(self.place)
        line.addStretch(1)
        save, outside = self._button("save", "save"), self._button("outside", "external-link")
        for button in (self.smaller, self.larger, save, outside):
            line.addWidget(button)
        return line

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.session.theme.px(10))
        self.before = self._button("before", "chevron-left", False)
        self.next = self._button("next", "chevron-right", False)
        self.caption = Elided(self.session)
        line.addWidget(self.before)
        line.addStretch(1)
        line.addWidget(self.caption)
        line.addStretch(1)
        line.addWidget(self.next)
        return line

    def _button(self, name: str, icon: str, worded: bool | None = None) -> Button:
        """Its words beside the icon where there is room for them all."""
        window = self.parentWidget()
        if worded is None:
            worded = window is not None and window.width() > self.session.theme.px(1100)
        key = PICTURE[name]
        button = Button(self.session, key.does if worded else "", icon, "quiet", key.does)
        button.setToolTip(shortcuts.tip(self.session.lang, key, key.does))
        button.clicked.connect(lambda _on=False: self._acts()[name]())
        return button

    def _acts(self) -> dict[str, Callable[[], Any]]:
        return {
            "before": lambda: self.go(-1),
            "next": lambda: self.go(1),
            "larger": lambda: self.canvas.zoom(True),
            "smaller": lambda: self.canvas.zoom(False),
            "whole": self.canvas.toggle,
            "save": lambda: acts.save_copies(self.shelf, self, [self.uid]),
            "outside": lambda: self.shelf.open(self.uid),
            "back": self.close_up,
        }

    # Which picture

    def _uids(self) -> list[str]:
        return [row["uid"] for row in self.shelf.pictures]

    def go(self, by: int) -> None:
        """To another picture."""
        uids = self._uids()
        at = uids.index(self.uid) + by
        if 0 <= at < len(uids):
            self.uid = uids[at]
            self._show()

    def _look_again(self) -> None:
        uids = self._uids()
        if self.uid not in uids:
            self.close_up()
        else:
            self._tell()

    def _tell(self) -> None:
        uids, row = self._uids(), self.shelf.row(self.uid)
        at = uids.index(self.uid)
        self.place.show_words(_("%(n)s of %(all)s") % {"n": at + 1, "all": len(uids)})
        self.place.setVisible(len(uids) > 1)
        self.caption.show_words(row.get("caption") or row.get("name") or "")
        self.before.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < len(uids))
        for button in (self.before, self.next):
            button.setVisible(len(uids) > 1)

    def _show(self) -> None:
        self._tell()
        store, uid = self.session.store, self.uid
        digest = self.shelf.row(uid).get("file")
        if store is None or not digest:
            return

        def done(image: QImage | None) -> None:
            if uid == self.uid:
                self.canvas.show_picture(QPixmap() if image is None else QPixmap.fromImage(image))

        work.run(self.session, lambda _p: _whole(store, digest), _if_alive(self, done),
                 failed=lambda _error: None)  # fmt: skip

    def _zoomed(self) -> None:
        self.smaller.setEnabled(not self.canvas.is_whole())

    def close_up(self) -> None:
        """Back to where one was."""
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        self.shelf.changed.disconnect(self._look_again)
        if self._back is not None and isValid(self._back) and self._back.isVisible():
            self._back.setFocus()
        self.closed.emit()
        self.hide()
        self.deleteLater()

    # Keys, and the window below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        there, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.session.theme.rtl:
            there, back = back, there
        arrows = {there: "next", back: "before"}
        name = shortcuts.pressed(PICTURE, event) or arrows.get(Qt.Key(event.key()), "")
        if event.text() == "+":  # on most keyboards with the shift key
            name = "larger"
        if name:
            self._acts()[name]()
        # What it does not know is not for the page below it either.

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays among its own buttons."""
        found = [b for b in self.findChildren(Button) if b.isVisible() and b.isEnabled()]
        if not found:  # it is being closed
            return False
        here = self.focusWidget()
        at = found.index(here) if isinstance(here, Button) and here in found else -1
        found[(at + (1 if forward else -1)) % len(found)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


def _whole(store: Store, digest: str) -> QImage | None:
    data = store.blob(digest)
    try:
        return photo.decode(data, most=2 * shrinking.SHEET) if data else None
    except Refusal:
        return None


def _if_alive(viewer: Viewer, act: Callable[[Any], None]) -> Callable[[Any], None]:
    """The picture may come when one has gone back already."""
    alive = [True]
    viewer.destroyed.connect(lambda: alive.clear())
    return lambda found: act(found) if alive else None
