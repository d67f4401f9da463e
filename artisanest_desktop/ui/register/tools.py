"""What stands above the list: search, filters, Excel, and the one main button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.exchange.menu import ExcelButton
from artisanest_desktop.ui.printing.menu import PrintButton
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.editors.script import ScriptLine
from artisanest_desktop.ui.register.chips import FilterBar
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Picture


class SearchField(ScriptLine):
    """``down()`` goes to the list; Esc empties it."""

    down = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, 40)
        self._session = session
        px = session.theme.px
        self.setProperty("search", "true")
        self._glass = Picture(session, "search", "ink", 18)
        self._glass.setParent(self)
        ends = (0, px(30)) if session.theme.rtl else (px(30), 0)
        self.setTextMargins(ends[0], 0, ends[1], 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, side = self._session.theme.px, self._glass.width()
        x = self.width() - side - px(13) if self._session.theme.rtl else px(13)
        self._glass.move(x, (self.height() - side) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Tools(QWidget):
    """In one line where there is room; the filters go below where there is not."""

    def __init__(
        self, session: Session, key: str, excel: ExcelButton, paper: PrintButton
    ) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        register = saving.register_of(session, key)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(10))
        self.search = SearchField(session)
        self.search.setObjectName(f"search-{key}")
        hint = session.lang(register.search_hint or _("Search…"))
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.usual_tip = shortcuts.tip(session.lang, shortcuts.WINDOW["search"])
        self.search.setClearButtonEnabled(False)
        self.filters = FilterBar(session, key)
        self.excel = excel
        self.paper = paper
        words = register.add or _("Add")
        self.add = Button(session, words, "plus", "main")
        self.add.setToolTip(shortcuts.tip(session.lang, shortcuts.LIST["new"]))
        self.add.setEnabled(not saving.store_of(session).read_only)
        #: Other ways to see the same, where a page has some.
        self.views: QWidget | None = None
        self._wide: bool | None = None
        self._lay(False)

    def show_views(self, views: QWidget) -> None:
        """Put them beside the filters."""
        self.views, wide, self._wide = views, bool(self._wide), None
        self._lay(wide)

    def bare(self, bare: bool) -> None:
        """Without what is only for a list: search, filters, workbooks, paper."""
        for widget in (self.search, self.filters, self.excel, self.paper):
            widget.setVisible(not bare)
        wide, self._wide = bool(self._wide), None
        self._lay(wide)

    def _lay(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        for widget in (self.search, self.filters, self.excel, self.paper, self.add):
            grid.removeWidget(widget)
        grid.addWidget(self.search, 0, 0, Qt.AlignmentFlag.AlignTop)
        for place, button in ((3, self.excel), (4, self.paper), (5, self.add)):
            grid.addWidget(button, 0, place, Qt.AlignmentFlag.AlignTop)
        if wide:
            grid.addWidget(self.filters, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            grid.addWidget(self.filters, 1, 0, 1, 6 if self.views is None else 5)
        if self.views is not None:
            grid.removeWidget(self.views)
            row, column = (0, 2) if wide or self.filters.isHidden() else (1, 5)
            ends = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            grid.addWidget(self.views, row, column, ends)
        px = self._session.theme.px
        self.search.setMinimumWidth(px(160))
        self.search.setMaximumWidth(px(309) if wide else 1 << 20)
        grid.setColumnStretch(0, 3 if wide else 1)
        grid.setColumnStretch(1, 4 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width() >= self._session.theme.px(1080))
