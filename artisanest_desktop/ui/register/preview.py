"""Before a block is written: each cell's was → will be, what is refused and why, one button."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.register import block as blocks
from artisanest_desktop.ui.register.block import Block, Cell
from artisanest_desktop.ui.register.delegate import ROW
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Label, Picture

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_HEADERS = (_("Record"), _("Field"), _("Was"), _("Will be"), _("Why"))


class _Cells(QAbstractTableModel):
    def __init__(self, session: Session, cells: list[Cell]) -> None:
        super().__init__()
        self._session = session
        self.cells = cells

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._session.lang(_HEADERS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        cell = self.cells[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(cell, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._color(cell, index.column())
        if role == Qt.ItemDataRole.FontRole and index.column() == 2 and not cell.refused:
            struck = self._session.theme.font(15)
            struck.setStrikeOut(True)
            return struck
        if role == Qt.ItemDataRole.FontRole and index.column() == 3:
            return self._bold()
        return None

    def _bold(self) -> QFont:
        return self._session.theme.font(15, bold=True)

    def _text(self, cell: Cell, column: int) -> str:
        lang = self._session.lang
        if column == 0:
            return cell.name
        if column == 1:
            return lang(cell.column.label)
        if column == 2:
            return self._value(cell, cell.was)
        if column == 3:
            typed = f"\u2068{cell.typed}\u2069"
            return typed if cell.refused else self._value(cell, cell.value) or face.EMPTY
        return lang(cell.reason)

    def _value(self, cell: Cell, value: Any) -> str:
        if cell.column.field is None:
            return ""
        text = face.words(cell.column.field, value, self._session.lang, {})
        return f"\u2068{text}\u2069" if text else ""  # phones keep their order in Arabic

    def _color(self, cell: Cell, column: int) -> QColor:
        token = {2: "terra", 3: "terra" if cell.refused else "olive", 4: "muted"}.get(column, "ink")
        return self._session.theme.color(token)


class PastePanel(Card):
    """``finished()`` when it was applied or nothing is to change."""

    finished = Signal()

    def __init__(self, session: Session, key: str, block: Block, title: Msg) -> None:
        super().__init__(session, 16)
        self._session, self._key, self._title = session, key, title
        self.block = block
        cells = [*block.refused, *block.changing]
        self.sentence = Label(session, self._sentence(), "subtitle", wrap=True)
        self.column.addWidget(self.sentence)
        if block.refused:
            words = n_(
                "%(n)s cell cannot be read and stays as it is; the reason is beside it.",
                "%(n)s cells cannot be read and stay as they are; the reasons are beside them.",
                len(block.refused),
            )
            line = QHBoxLayout()
            line.addWidget(Picture(session, "triangle-alert", "terra", 18))
            line.addWidget(Label(session, words, wrap=True), 1)
            self.column.addLayout(line)
        self.column.addWidget(self._table(cells), 1)
        self.column.addLayout(self._foot())

    def _sentence(self) -> Msg:
        n = len(self.block.changing)
        if not n:
            return _("Nothing would change.")
        lines = len({c.line for c in self.block.changing})
        return _("%(cells)s will change, in %(records)s.") % {
            "cells": n_("%(n)s cell", "%(n)s cells", n),
            "records": n_("%(n)s record", "%(n)s records", lines),
        }

    def _table(self, cells: list[Cell]) -> QTableView:
        table = QTableView()
        table.setModel(_Cells(self._session, cells))
        table.model().setParent(table)
        px = self._session.theme.px
        table.setShowGrid(False)
        table.setAccessibleName(self.sentence.text())
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(ROW - 5))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for n, width in enumerate((200, 140, 145, 145)):
            table.setColumnWidth(n, px(width))
        return table

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._session.theme.px(10))
        line.addWidget(Picture(self._session, "shield-check", "muted", 16))
        line.addWidget(
            Label(self._session, _("One press takes all of it back."), "muted", wrap=True), 1
        )
        keep = Button(self._session, _("Change nothing"))
        keep.clicked.connect(self.finished)
        line.addWidget(keep)
        self.apply = Button(self._session, _("Apply"), "check", "main")
        self.apply.setEnabled(bool(self.block.changing))
        self.apply.clicked.connect(self._apply)
        line.addWidget(self.apply)
        return line

    def focus(self) -> None:
        """On the one button."""
        self.apply.setFocus()

    def _apply(self) -> None:
        try:
            written, left = blocks.apply(self._session, self._key, self.block, self._title)
        except Refusal as refusal:
            self._session.refuse(refusal)
            return
        self._session.say(n_("Saved — %(n)s cell", "Saved — %(n)s cells", written))
        if left:
            words = n_(
                "%(n)s cell was changed meanwhile and stays as it is now.",
                "%(n)s cells were changed meanwhile and stay as they are now.",
                left,
            )
            self._session.refuse(words)
        self.finished.emit()


def panel(session: Session, key: str, block: Block, parent: QWidget) -> PastePanel:
    """The preview of a pasted block."""
    made = PastePanel(session, key, block, _("Pasted block"))
    made.setParent(parent)
    return made
