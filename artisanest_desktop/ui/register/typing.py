"""Typing in the list: the editor of the field's kind in the cell, keys as in a spreadsheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHBoxLayout,
    QStyleOptionViewItem,
    QWidget,
)

from artisanest_desktop.model.fields import Row
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.editors import Editor, make_editor
from artisanest_desktop.ui.register.delegate import Drawing
from artisanest_desktop.ui.register.rows import Line, RowRole, Rows
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex


class CellEditor(QWidget):
    """One editor, or the parts of a name side by side."""

    def __init__(self, session: Session, parent: QWidget, editors: list[Editor]) -> None:
        super().__init__(parent)
        self.editors = editors
        self.uid = ""
        self.setProperty("cell", "true")
        self.setAutoFillBackground(True)
        line = QHBoxLayout(self)
        px = session.theme.px
        line.setContentsMargins(px(3), px(3), px(3), px(4))
        line.setSpacing(px(4))
        for editor in editors:
            line.addWidget(editor)
        self.setFocusProxy(editors[0].core)

    def show_row(self, line: Line) -> None:
        """What is stored."""
        self.uid = line.uid
        for editor in self.editors:
            editor.show_value(line.row.get(editor.field.key), line.row)


class Typing(Drawing):
    """``moved(rows, columns)`` after Enter or Tab in a cell."""

    moved = Signal(int, int)

    def __init__(self, session: Session, view: QWidget, icon: str, photo: str, key: str) -> None:
        super().__init__(session, view, icon, photo)
        self._key = key
        self._closing = False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, Rows)
        column, line = model.columns[index.column()], index.data(RowRole)
        fields = [column.field] if column.field is not None else self._names(line)
        editors = [make_editor(self.session, f) for f in fields if f is not None]
        cell = CellEditor(self.session, parent, editors)
        for editor in editors:
            editor.core.setProperty("cell", "true")
            editor.entered.connect(lambda: self._leave(cell, 1, 0))
            editor.escaped.connect(lambda: self._close(cell))
            editor.left.connect(lambda: self._left(cell))
            _TabKeys(editor.core, self, cell)
        return cell

    def _names(self, line: Line) -> list[Any]:
        """The parts of the name in the script that is read here."""
        register = saving.register_of(self.session, self._key)
        here, other = ("arabic", "latin") if self.session.lang.rtl else ("latin", "arabic")
        fields = face.name_fields(register, here)
        known = any(line.row.get(f.key) for f in fields)
        others = face.name_fields(register, other)
        if not known and any(line.row.get(f.key) for f in others):
            return list(others)
        return list(fields)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        line = index.data(RowRole)
        # What is being typed survives what others change meanwhile.
        if isinstance(editor, CellEditor) and line is not None and editor.uid != line.uid:
            editor.show_row(line)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Writing is ours: Qt's own turn comes when we have saved."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect
        tall = editor.sizeHint().height()
        if tall > rect.height() * 1.3:
            rect.setHeight(tall)
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt would close the cell whenever it loses the focus, also to its own list of choices.
        return False

    # Leaving a cell

    def _left(self, cell: CellEditor) -> None:
        """The focus went: save, unless it went to the other half of the name."""
        from PySide6.QtWidgets import QApplication

        if self._closing:
            return
        focused = QApplication.focusWidget()
        if focused is not None and cell.isAncestorOf(focused) and len(cell.editors) > 1:
            return
        if cell.isHidden():  # the list was read anew below it: Qt has taken the cell away
            self.save(cell)
            return
        if self.save(cell) and not (focused is not None and cell.isAncestorOf(focused)):
            self._close(cell)

    def _leave(self, cell: CellEditor, rows: int, columns: int) -> None:
        if self.save(cell):
            self._close(cell)
            self.moved.emit(rows, columns)

    def _close(self, cell: CellEditor) -> None:
        self._closing = True
        hint = QAbstractItemDelegate.EndEditHint.NoHint
        self.closeEditor.emit(cell, hint)
        self._closing = False

    def save(self, cell: CellEditor) -> bool:
        """Write what was typed; False when it could not be understood (it stays in the cell)."""
        values: dict[str, Any] = {}
        findings: tuple[Any, ...] = ()
        for editor in cell.editors:
            if not editor.is_dirty():
                continue
            parsed = editor.parsed()
            if parsed.refused:
                editor.mark("refused")
                reason = next(f.text for f in parsed.findings if f.level == "refused")
                self.session.refuse(reason)
                editor.setToolTip(self.session.lang(reason))
                return False
            if parsed.value != editor.value:
                values[editor.field.key] = parsed.value
                findings += parsed.findings
        if not values:
            return True
        return self._write(cell, values, findings)

    def _write(self, cell: CellEditor, values: dict[str, Any], findings: tuple[Any, ...]) -> bool:
        register = saving.register_of(self.session, self._key)
        try:
            saving.change(self.session, self._key, cell.uid, values)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return False
        field = register[next(iter(values))]
        row: Row = saving.store_of(self.session).get(self._key, cell.uid) or {}
        for editor in cell.editors:
            editor.show_value(row.get(editor.field.key), row)
        saving.say_saved(self.session, self._key, cell.uid, field, findings)
        return True


class _TabKeys(QObject):
    """Tab saves and goes to the next cell, as in a spreadsheet."""

    def __init__(self, core: QWidget, typing: Typing, cell: CellEditor) -> None:
        super().__init__(core)
        self._typing, self._cell, self._core = typing, cell, core
        core.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        editors = self._cell.editors
        here = next(n for n, e in enumerate(editors) if e.core is self._core)
        if 0 <= here + step < len(editors):
            editors[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._typing._leave(self._cell, 0, step)
        return True
