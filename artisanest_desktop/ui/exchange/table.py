"""The preview as a table whose columns share the width of the window."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.exchange.drawing import ROW, Drawing
from artisanest_desktop.ui.exchange.rows import PlanRows
from artisanest_desktop.ui.session import Session

#: Widths in pixels of a text of 15; the rest is shared among name, change and reason.
_FIRST = (72, 140)
_SHARES = (4, 7, 7)


class Table(QTableView):
    """Only what is on screen is put into words: thousands of rows stay quick."""

    def __init__(self, session: Session, rows: PlanRows) -> None:
        super().__init__()
        px = self._px = session.theme.px
        self.setModel(rows)
        self.setItemDelegate(Drawing(session, self))
        self.setAccessibleName(session.lang(_("What the file would change")))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(px(ROW))
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(px(40))
        self.setMinimumHeight(px(ROW + 1))
        flag = Qt.AlignmentFlag
        start = flag.AlignRight if session.theme.rtl else flag.AlignLeft
        head.setDefaultAlignment(start | flag.AlignAbsolute | flag.AlignVCenter)

    def go_to(self, row: int) -> None:
        """Make a row current."""
        if 0 <= row < self.model().rowCount():
            flags = QItemSelectionModel.SelectionFlag
            how = flags.ClearAndSelect | flags.Rows
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), how)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.viewport().width()
        widths = [self._px(width) for width in _FIRST]
        rest = whole - sum(widths)
        widths += [rest * share // sum(_SHARES) for share in _SHARES]
        widths[-1] += whole - sum(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
