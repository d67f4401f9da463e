"""The list and the record: side by side, or the record as a drawer over the list."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.panel import RecordPanel
from artisanest_desktop.ui.session import Session

WIDE = 1200
_PANEL = 428


class Beside(QWidget):
    """Below 1200 pixels (or where large text leaves no room for two) there is a drawer."""

    def __init__(self, session: Session, listing: QWidget, panel: RecordPanel) -> None:
        super().__init__()
        self._session = session
        self._panel = panel
        px = session.theme.px
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(px(16))
        self._splitter.addWidget(listing)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.splitterMoved.connect(self._keep)
        panel.setMinimumWidth(px(320))
        listing.setMinimumWidth(px(300))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._splitter)
        # A drawer until there is known to be room: the window must not grow for two.
        self._wide = False
        self._sized = False
        panel.setParent(self)
        panel.hide()

    def is_wide(self) -> bool:
        """Whether both are seen."""
        return self._wide

    def fit(self, width: int) -> None:
        """Take the shape the page's width allows."""
        wide = width >= WIDE and width >= self._session.theme.px(1000)
        if wide != self._wide:
            self._wide = wide
            self._panel.head.close_button.setVisible(not wide)
            if wide:
                self._splitter.addWidget(self._panel)
                self._splitter.setStretchFactor(1, 0)
                self._panel.show()
                self._sized = False
            else:
                self._panel.hide()
                self._panel.setParent(self.parentWidget() or self)
        if wide and not self._sized:
            self._size()
        elif not wide:
            self._place()

    def _size(self) -> None:
        theme = self._session.theme
        kept = saving.store_of(self._session).setting("record.width", _PANEL)
        panel = theme.px(kept if isinstance(kept, int | float) else _PANEL)
        total = self.width() - self._splitter.handleWidth()
        if total > panel:
            self._splitter.setSizes([total - panel, panel])
            self._sized = True

    def _keep(self) -> None:
        width = self._splitter.sizes()[1] / self._session.theme.scale
        saving.store_of(self._session).set_setting("record.width", round(width))

    def open(self) -> None:
        """Show the record, over the list where there is only room for one."""
        if not self._wide:
            if self._panel.parent() is self:
                self._panel.setParent(self.parentWidget())
            self._place()
            self._panel.show()
            self._panel.raise_()

    def close_drawer(self) -> None:
        """Back to the list."""
        if not self._wide:
            self._panel.hide()

    def _place(self) -> None:
        """Over the whole page: there is little room, and this is what one is doing."""
        page = self.parentWidget() or self
        width = min(self.width(), max(self._session.theme.px(460), self.width() // 2))
        left = self.mapTo(page, QPoint(0, 0)).x()
        x = left if self._session.theme.rtl else left + self.width() - width
        top = self._session.theme.px(6)
        self._panel.setGeometry(QRect(x, top, width, page.height() - 2 * top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._wide:
            self._place()
        elif not self._sized:
            self._size()
