"""The keys of a table of lines while no cell is being typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable

_HELD = Qt.KeyboardModifier
_PLAIN = (_HELD.NoModifier, _HELD.ShiftModifier, _HELD.KeypadModifier)


def pressed(table: LinesTable, event: QKeyEvent) -> bool:
    """Do what a key means; False when it is not ours."""
    return _moved(table, event) or _acted(table, event) or _typed(table, event)


def _moved(table: LinesTable, event: QKeyEvent) -> bool:
    key, uid, column = event.key(), table.at[0], table.at[1]
    alt = bool(event.modifiers() & _HELD.AltModifier)
    on = -1 if table.session.theme.rtl else 1
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        by = 1 if key == Qt.Key.Key_Down else -1
        if alt:
            table.move_line(by)
        else:
            table.step_row(by)
    elif alt:
        return False
    elif key == Qt.Key.Key_Right:
        table.go_to(uid, column + on)
    elif key == Qt.Key.Key_Left:
        table.go_to(uid, column - on)
    elif key == Qt.Key.Key_Home:
        table.go_to(uid, 0)
    elif key == Qt.Key.Key_End:
        table.go_to(uid, len(table.data.columns))
    else:
        return False
    return True


def _acted(table: LinesTable, event: QKeyEvent) -> bool:
    key, (uid, column) = event.key(), table.at
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
        on_marker = column >= len(table.data.columns)
        if uid is not None and (on_marker or not table.edit(uid, column)):
            table.toggle_more(uid)
        elif uid is None:
            table.edit(None, table.first_typed())
    elif key == Qt.Key.Key_Delete:
        table.remove_line()
    elif key == Qt.Key.Key_Escape:
        if table.more is not None:
            table.toggle_more(table.more.uid)
        else:
            table.escaped.emit()
    elif key == Qt.Key.Key_Menu and uid is not None:
        table.toggle_more(uid)
    else:
        return False
    return True


def _typed(table: LinesTable, event: QKeyEvent) -> bool:
    text = event.text()
    if event.modifiers() not in _PLAIN or not text or not text.isprintable():
        return False
    uid, column = table.at
    if uid is None:
        column = table.first_typed()
    return table.edit(uid, column, event)
