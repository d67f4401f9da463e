"""Which words on a screen do not fit where they stand, which controls have no name.

``clipped(widget)`` and ``nameless(widget)`` give sentences; a test asserts that there are none.
Reached through the fixtures of the same names in ``tests/ui/conftest.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
#: Rounding of font metrics at odd sizes.
SLACK = 2


def clipped(root: QWidget) -> list[str]:
    """Words that are cut off, by their own widget or by what they stand in."""
    found = []
    for widget in _shown(root):
        if isinstance(widget, QLabel) and widget.text():
            found += _label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            found += _button(widget)
        elif hasattr(widget, "is_cut"):
            if widget.is_cut() and not widget.toolTip():
                found.append(f"cut without a tip: {widget.text()!r}")
        else:
            continue
        found += _outside(widget, root)
    return found


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader cannot name."""
    found = []
    for widget in _shown(root):
        if not isinstance(widget, CONTROLS) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if isinstance(widget, QLineEdit) and isinstance(
            widget.parentWidget(), QComboBox | QAbstractSpinBox
        ):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text).strip():
            found.append(f"without a name: {type(widget).__name__} {widget.objectName()!r}")
    return found


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible() and not isinstance(widget, QTabBar):
            yield widget


def _label(label: QLabel) -> list[str]:
    room, metrics = label.contentsRect(), label.fontMetrics()
    lines = label.text().split("\n")
    if label.wordWrap():
        words = [w for line in lines for w in line.replace("\u200b", " ").split(" ")]
        wide = max((metrics.horizontalAdvance(word) for word in words), default=0)
        high = label.heightForWidth(label.width())
    else:
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        high = metrics.height() * len(lines)
    found = []
    if wide > room.width() + SLACK:
        found.append(f"label {label.text()!r} needs {wide} px, has {room.width()}")
    if high > label.height() + SLACK:
        found.append(f"label {label.text()!r} needs {high} px of height, has {label.height()}")
    return found


def _button(button: QAbstractButton) -> list[str]:
    needs, has = button.sizeHint(), button.size()
    if needs.width() > has.width() + SLACK or needs.height() > has.height() + SLACK:
        need, room = f"{needs.width()}×{needs.height()}", f"{has.width()}×{has.height()}"
        return [f"button {button.text()!r} needs {need}, has {room}"]
    return []


def _outside(widget: QWidget, root: QWidget) -> list[str]:
    """Beyond an edge where one cannot scroll."""
    may_scroll = set()
    above = widget.parentWidget()
    while above is not None and above is not root.parentWidget() and not widget.isWindow():
        at = widget.mapTo(above, QPoint(0, 0))
        if isinstance(above, QAbstractScrollArea):
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if above.verticalScrollBarPolicy() != off:
                may_scroll.add("down")
            if above.horizontalScrollBarPolicy() != off:
                may_scroll.add("across")
        elif not isinstance(above.parentWidget(), QAbstractScrollArea):
            wide = at.x() < -SLACK or at.x() + widget.width() > above.width() + SLACK
            high = at.y() < -SLACK or at.y() + widget.height() > above.height() + SLACK
            if (wide and "across" not in may_scroll) or (high and "down" not in may_scroll):
                return [f"outside its {type(above).__name__}: {_text(widget)!r}"]
        else:  # a viewport: what is beyond it may be scrolled to, unless that is off
            area = above.parentWidget()
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            beyond = at.x() < -SLACK or at.x() + widget.width() > above.width() + SLACK
            if beyond and area.horizontalScrollBarPolicy() == off:
                return [f"beyond the scrolled area: {_text(widget)!r}"]
        above = above.parentWidget()
    return []


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if text else type(widget).__name__)
