"""The keys of a table of lines while no cell is being typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record.lines import block

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable

_HELD = Qt.KeyboardModifier
_PLAIN = (_HELD.NoModifier, _HELD.ShiftModifier, _HELD.KeypadModifier)


def pressed(table: LinesTable, event: QKeyEvent) -> bool:
    """Do what a key means; False when it is not ours."""
    return _acted(table, event) or _moved(table, event) or _typed(table, event)


def _acted(table: LinesTable, event: QKeyEvent) -> bool:
    name, uid = shortcuts.pressed(shortcuts.LINES, event), table.at[0]
    if name in ("up", "down"):
        table.move_line(1 if name == "down" else -1)
    elif name == "edit":
        _edit(table)
    elif name == "more" and uid is not None:
        table.toggle_more(uid)
    elif name == "remove":
        table.remove_line()
    elif name == "copy":
        block.copy(table)
    elif name == "paste":
        block.paste(table)
    elif name == "back" and table.more is not None:
        table.toggle_more(table.more.uid)
    elif name == "back":
        table.escaped.emit()
    else:
        return False
    return True


def _edit(table: LinesTable) -> None:
    """The cell; where it cannot be typed in, the rest of the line."""
    uid, column = table.at
    if uid is None:
        table.edit(None, table.first_typed())
    elif column >= len(table.data.columns) or not table.edit(uid, column):
        table.toggle_more(uid)


def _moved(table: LinesTable, event: QKeyEvent) -> bool:
    key, (uid, column) = event.key(), table.at
    on = -1 if table.session.theme.rtl else 1
    places = {
        Qt.Key.Key_Right: column + on,
        Qt.Key.Key_Left: column - on,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: len(table.data.columns),
    }
    if event.modifiers() & ~_HELD.KeypadModifier:
        return False
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        table.step_row(1 if key == Qt.Key.Key_Down else -1)
    elif key in places:
        table.go_to(uid, places[Qt.Key(key)])
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
