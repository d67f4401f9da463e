"""The one window: the bar, the page that is open, the foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from artisanest_desktop.ui import shortcuts, speech
from artisanest_desktop.ui.bar import Bar
from artisanest_desktop.ui.foot import Foot
from artisanest_desktop.ui.going import Going, nothing_yet
from artisanest_desktop.ui.notices import Notices
from artisanest_desktop.ui.pages import PAGES, Page
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.stage import Stage
from artisanest_desktop.ui.trail import Trail

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent


class MainWindow(Going):
    """``painted()`` once, after the first paint; the example is for the application to open.

    Besides what :class:`Stage` knows, a page may have ``count_text()`` with ``count_changed``
    for the foot, ``focus_search()`` for Ctrl+F and ``add()`` for Ctrl+N.
    """

    painted = Signal()
    example_left = Signal()

    def __init__(
        self, session: Session, pages: Sequence[Page] = PAGES, first: str = "home"
    ) -> None:
        super().__init__()
        self.session = session
        self._pages = pages
        self._first = first
        self.stage = Stage()
        self.trail = Trail(self, pages)
        self.stage.opened.connect(self._opened)
        self.stage.made.connect(self._made)
        self.setWindowTitle("ArtisaNest")
        self.setAcceptDrops(True)
        self._frame().installEventFilter(self)  # until the first paint
        self._listen()
        kept = QByteArray.fromBase64(session.settings.geometry.encode())
        self._placed = not kept.isEmpty() and self.restoreGeometry(kept)
        if not self._placed:
            self.resize(1366, 768)

    def fit_screen(self) -> None:
        """On a small screen the first window fills it: its foot would lie below the edge."""
        free = self.screen().availableSize()
        if not self._placed and (free.width() < 1440 or free.height() < 820):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # Building

    def _frame(self) -> QWidget:
        session = self.session
        self.bar = Bar(session, self._pages)
        self.bar.chosen.connect(self.open)
        self.bar.settings.connect(self.open_settings)
        self.bar.help.connect(self.open_help)
        self.bar.data.connect(self._tell_data)
        self.notices = Notices(session)
        self.notices.example_left.connect(self.example_left)
        self.foot = Foot(session)
        self.foot.undo.connect(self.undo)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.notices)
        column.addWidget(self.stage, 1)
        column.addWidget(self.foot)
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
        self.setCentralWidget(middle)
        return middle

    def undo(self) -> None:
        """Take the last thing back."""
        from artisanest_desktop.ui import undoing

        undoing.undo(self.session)

    def redo(self) -> None:
        """Do it again."""
        from artisanest_desktop.ui import undoing

        undoing.redo(self.session)

    def _keys(self) -> None:
        from artisanest_desktop.ui.undoing import UndoKeys

        acts = {
            "help": self.open_help,
            "search": lambda: self._ask("focus_search"),
            "add": self.add,
            "undo": self.undo,
            "redo": self.redo,
            "history": self.open_history,
            "back": self.trail.go_back,
        }
        shortcuts.bind(self, shortcuts.WINDOW, acts)
        for n, page in enumerate(self._pages, 1):
            key = QKeySequence(shortcuts.place_key(n))
            QShortcut(key, self).activated.connect(partial(self.open, page.key))
        UndoKeys(self)

    def _listen(self) -> None:
        session = self.session
        session.changed.connect(self._changed)
        session.wanted.connect(self.go)
        session.store_changed.connect(self._load)
        session.language_changed.connect(self._rebuild)
        session.look_changed.connect(self._rebuild)
        session.busy.connect(self.refresh_data)
        session.backed_up.connect(lambda: self.refresh_data())
        QApplication.styleHints().colorSchemeChanged.connect(session.refresh_look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._awake)
        return False

    def _awake(self) -> None:
        """After the first paint: what nobody sees need not be there before it."""
        self._keys()
        self.painted.emit()

    def _load(self) -> None:
        """Another store: every page anew."""
        session = self.session
        self.stage.start({p.key: partial(p.build, session) for p in self._pages})
        self.notices.clear()
        self.trail.clear()
        if session.store is None:
            return
        self.notices.tell_of_store()
        self.bar.refresh_name()
        if nothing_yet(session):
            self.open_start()
        else:
            self.open(self._first)
        QTimer.singleShot(0, self, self.refresh_data)

    def _rebuild(self) -> None:
        """The same place in another language or look."""
        QTimer.singleShot(0, self, self._rebuild_now)  # the button pressed must outlive its click

    def _rebuild_now(self) -> None:
        session = self.session
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        speech.direct(app, session.lang)
        speech.translate(app, session.lang)
        session.theme.apply(app)
        said = self.foot.shown
        focused = QApplication.focusWidget()
        focus = focused.objectName() if focused and self.stage.isAncestorOf(focused) else ""
        self.stage.setParent(None)  # the frame around it goes
        self._frame()
        self.stage.rebuild(focus)
        self.foot.say(*said)
        if session.store is not None:
            self.notices.tell_of_store()
            self.bar.refresh_name()
            self.bar.refresh_data()

    # Places

    def open(self, key: str) -> QWidget | None:
        """Show a tab."""
        before = self.stage.current
        page = self.stage.open(key)
        self.bar.press(self.stage.current)
        if page is not None and key != before:  # the keyboard goes where one looks
            getattr(page, "focus_list", page.setFocus)()
        return page

    def _opened(self, key: str) -> None:
        self.bare(key == "start")
        self.bar.press(getattr(self.stage.currentWidget(), "tab", key))
        self._count()

    def bare(self, bare: bool = True) -> None:
        """Without bar and foot: on the first start the doors are all there is to see."""
        self.bar.setVisible(not bare)
        self.foot.setVisible(not bare)

    def _made(self, page: Any) -> None:
        if hasattr(page, "count_changed"):
            page.count_changed.connect(self._count)
        if hasattr(page, "wanted"):
            page.wanted.connect(self.go)

    def refresh_data(self, job: object = None) -> None:
        """The state of the data, once no work is under way."""
        if job is None:
            self.bar.refresh_data()

    def _count(self) -> None:
        page: Any = self.stage.currentWidget()
        self.foot.show_count(page.count_text() if hasattr(page, "count_text") else "")

    def _ask(self, what: str) -> None:
        act = getattr(self.stage.currentWidget(), what, None)
        if act is not None:
            act()

    def add(self, register: str = "") -> None:
        """A new record: of the register named, of the one that is open, else a member."""
        if self.session.store is None:
            return
        page: Any = self.open(register) if register else self.stage.currentWidget()
        if not hasattr(page, "add"):
            page = self.open("member")
        page.add()

    def _tell_data(self) -> None:
        from artisanest_desktop.ui import copies
        from artisanest_desktop.ui.safety import SafetyCard

        if self.session.store is None:
            return
        card = SafetyCard(self.session, copies.known(self.session.store), self)
        card.restore.connect(lambda: self.open_settings("copies"))
        card.history.connect(self.open_history)
        card.open_at(self.bar.safety)

    # What comes from outside

    def _changed(self, change: Any) -> None:
        if "cooperative" in change.registers:
            self.bar.refresh_name()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from artisanest_desktop.ui.workbooks import dragged

        if self.session.store is not None and (dragged(event) or self._scans(event)):
            event.acceptProposedAction()
            self.notices.dragging(True, scans=not dragged(event))

    def dragLeaveEvent(self, event: QEvent) -> None:
        self.notices.dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        from artisanest_desktop.ui.workbooks import dragged

        self.notices.dragging(False)
        if path := dragged(event):
            self.receive(path)
        elif paths := self._scans(event):
            from artisanest_desktop.ui.scans import incoming

            incoming.take(self.session, paths)

    def _scans(self, event: QDropEvent) -> list[Path]:
        """Photos and scans of signed sheets, dropped on the sessions: their codes say of which."""
        from artisanest_desktop.ui.scans import incoming

        return incoming.paths_of(event.mimeData()) if self.stage.current == "session" else []

    def closeEvent(self, event: QCloseEvent) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # leaving a field saves it
        settings = self.session.settings
        settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        settings.save()
        super().closeEvent(event)
