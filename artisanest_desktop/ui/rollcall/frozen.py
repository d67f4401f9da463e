"""Number and name stay in sight where the half-days have to be scrolled sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from artisanest_desktop.ui.rollcall.grid_model import NAME

if TYPE_CHECKING:
    from artisanest_desktop.ui.rollcall.grid import Grid


class Frozen(QWidget):
    """Lies over the first columns of a grid, header included, while it is scrolled."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        grid.horizontalScrollBar().valueChanged.connect(lambda _value: self.place())
        grid.horizontalScrollBar().rangeChanged.connect(lambda _low, _high: self.place())
        grid.verticalScrollBar().valueChanged.connect(lambda _value: self.update())
        grid.grid.dataChanged.connect(lambda *_cells: self.update())
        self.hide()

    def columns(self) -> list[int]:
        """The columns that stay: up to the name."""
        found = []
        for n, column in enumerate(self._grid.grid.columns):
            found.append(n)
            if column.key == NAME:
                break
        return found

    def room(self) -> int:
        """How much of the grid it covers now; a narrow one keeps room for two half-days."""
        grid = self._grid
        width = sum(grid.columnWidth(n) for n in self.columns())
        scrolled = bool(grid.horizontalScrollBar().maximum())
        return width if scrolled and grid.viewport().width() >= width * 1.4 else 0

    def place(self) -> None:
        """Where the first columns would be if nothing were scrolled."""
        grid, width = self._grid, self.room()
        at = grid.viewport().geometry()
        rtl = grid.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = at.right() + 1 - width if rtl else at.left()
        self.setGeometry(left, grid.head.y(), width, at.bottom() + 1 - grid.head.y())
        self.setVisible(bool(width) and bool(grid.horizontalScrollBar().value()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        grid = self._grid
        painter = QPainter(self)
        painter.fillRect(self.rect(), grid.session.theme.color("surface"))
        head = grid.head.height()
        for n in self.columns():
            at = self._across(n)
            grid.head.paintSection(painter, QRect(at.left(), 0, at.width(), head), n)
        painter.setClipRect(0, head, self.width(), self.height() - head)
        row = max(grid.rowAt(0), 0)
        while row < grid.grid.rowCount():
            top = grid.rowViewportPosition(row) + head
            if top > self.height():
                break
            self._row(painter, row, top)
            row += 1
        painter.setClipping(False)
        edge = 0 if grid.session.theme.rtl else self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), grid.session.theme.color("line"))

    def _row(self, painter: QPainter, row: int, top: int) -> None:
        grid = self._grid
        for n in self.columns():
            index = grid.grid.index(row, n)
            option = QStyleOptionViewItem()
            at = self._across(n)
            option.rect = QRect(at.left(), top, at.width(), grid.rowHeight(row))
            if grid.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index == grid.currentIndex() and grid.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
            grid.drawing.paint(painter, option, index)

    def _across(self, column: int) -> QRect:
        before = sum(self._grid.columnWidth(n) for n in self.columns() if n < column)
        width = self._grid.columnWidth(column)
        rtl = self._grid.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRect(self.width() - before - width if rtl else before, 0, width, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press goes to the cell that is seen here, not to the one below."""
        at = event.position().toPoint()
        row = self._grid.rowAt(at.y() - self._grid.head.height())
        column = next((n for n in self.columns() if self._across(n).contains(QPoint(at.x(), 0))), 1)
        again = self._grid.currentIndex() == self._grid.grid.index(row, column)
        self._grid.setFocus()
        if row < 0:
            return
        self._grid.go_to(row, column)
        if again:
            self._grid.person_wanted.emit(row)
