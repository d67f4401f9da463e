"""What the lists and grids that paint their own cells have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget


def dress_table(view: QTableView, row: int) -> None:
    """No frame, grid or numbers; cells chosen in blocks, scrolled smoothly, rows ``row`` high."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    side = view.verticalHeader()
    side.hide()
    side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    side.setDefaultSectionSize(row)
    view.setCornerWidget(QWidget())
