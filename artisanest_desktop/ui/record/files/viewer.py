"""A picture over the whole window, with the ones before and after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import photo
from artisanest_desktop.ui.record.files import acts, shrinking
from artisanest_desktop.ui.record.files.canvas import Canvas
from artisanest_desktop.ui.record.files.shelf import Shelf
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
        self.back = self._button(_("Back"), "arrow-left", self.close_up, "Esc", words=True)
        self.place = Label(self.session, "", "muted")
        line.addWidget(self.back)
        line.addWidget(self.place)
        line.addStretch(1)
        self.smaller = self._button(_("Smaller"), "zoom-out", lambda: self.canvas.zoom(False), "−")
        self.larger = self._button(_("Larger"), "zoom-in", lambda: self.canvas.zoom(True), "+")
        save = self._button(_("Save a copy…"), "save", self._save, "Ctrl+S")
        outside = _("Open with the system’s viewer")
        opened = self._button(outside, "external-link", lambda: self.shelf.open(self.uid), "Ctrl+O")
        for button in (self.smaller, self.larger, save, opened):
            line.addWidget(button)
        return line

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.session.theme.px(10))
        self.before = self._button(_("The one before"), "chevron-left", lambda: self.go(-1), "")
        self.next = self._button(_("The next one"), "chevron-right", lambda: self.go(1), "")
        self.caption = Elided(self.session)
        line.addWidget(self.before)
        line.addStretch(1)
        line.addWidget(self.caption)
        line.addStretch(1)
        line.addWidget(self.next)
        return line

    def _button(
        self, name: Msg, icon: str, act: Callable[[], Any], key: str, words: bool = False
    ) -> Button:
        button = Button(self.session, name if words else "", icon, "quiet", name)
        tip = _("%(what)s (%(key)s)") % {"what": name, "key": key} if key else name
        button.setToolTip(self.session.lang(tip))
        button.clicked.connect(lambda _on=False: act())
        return button

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

    def _save(self) -> None:
        acts.save_copies(self.shelf, self, [self.uid])

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
        key, keys = Qt.Key(event.key()), Qt.Key
        forward = -1 if self.session.theme.rtl else 1
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        plain: dict[Qt.Key, Callable[[], Any]] = {
            keys.Key_Escape: self.close_up,
            keys.Key_Left: lambda: self.go(-forward),
            keys.Key_Right: lambda: self.go(forward),
            keys.Key_PageUp: lambda: self.go(-1),
            keys.Key_PageDown: lambda: self.go(1),
            keys.Key_Plus: lambda: self.canvas.zoom(True),
            keys.Key_Equal: lambda: self.canvas.zoom(True),
            keys.Key_Minus: lambda: self.canvas.zoom(False),
            keys.Key_Space: self.canvas.toggle,
        }
        control: dict[Qt.Key, Callable[[], Any]] = {
            keys.Key_S: self._save,
            keys.Key_O: lambda: self.shelf.open(self.uid),
            keys.Key_Plus: lambda: self.canvas.zoom(True),
            keys.Key_Minus: lambda: self.canvas.zoom(False),
        }
        act = (control if with_control else plain).get(key)
        if act is not None:
            act()
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
