"""The preview as a table whose columns share the width of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.exchange.drawing import ROW, Drawing
from artisanest_desktop.ui.exchange.rows import PlanRows
from artisanest_desktop.ui.session import Session

#: Widths in pixels of a text of 15; the rest is shared among name, change and reason.
_FIRST = (86, 158)
_SHARES = (4, 7, 7)


#: What answers by one key, on each keyboard: the first answer, the second …
_ANSWERS = ("1&١", "2é٢", '3"٣', "4'٤")
_SAME, _TWO = "sSس", "tTف"


class Table(QTableView):
    """Only what is on screen is put into words: thousands of rows stay quick.

    ``toggled()``: take or refuse what is selected; ``answered(n)``: the n-th answer to what the
    row asks; ``judged(same)``; ``edit_wanted()``; ``undone()``.
    """

    toggled = Signal()
    answered = Signal(int)
    judged = Signal(bool)
    edit_wanted = Signal()
    undone = Signal()

    def __init__(self, session: Session, rows: PlanRows) -> None:
        super().__init__()
        px = self._px = session.theme.px
        self.setModel(rows)
        self.setItemDelegate(Drawing(session, self))
        self.setAccessibleName(session.lang(_("What the file would change")))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        head.setSectionsClickable(True)
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

    def places(self) -> list[int]:
        """The lines that are selected, from above."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        undo = QKeySequence.StandardKey.Undo
        if override and isinstance(event, QKeyEvent) and event.matches(undo):
            event.accept()  # a decision is taken back before what was done in the register
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, key = event.text(), event.key()
        answer = next((n for n, keys in enumerate(_ANSWERS) if text and text in keys), None)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        elif key == Qt.Key.Key_Space:
            self.toggled.emit()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif answer is not None:
            self.answered.emit(answer)
        elif text and text in _SAME + _TWO:
            self.judged.emit(text in _SAME)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and not event.modifiers():
            self.toggled.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.columnAt(event.position().toPoint().x()) > 0:
            self.edit_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.viewport().width()
        widths = [self._px(width) for width in _FIRST]
        rest = whole - sum(widths)
        widths += [rest * share // sum(_SHARES) for share in _SHARES]
        widths[-1] += whole - sum(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
