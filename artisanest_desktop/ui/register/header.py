"""The header: press to sort, drag to move or widen, a menu to choose columns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHeaderView, QStyle

from artisanest_desktop.i18n import _
from artisanest_desktop.model.columns import Column
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Popover

if TYPE_CHECKING:
    from artisanest_desktop.ui.register.view import ListView


class Header(QHeaderView):
    """``ordered(key, down)`` when pressed; ``shaped()`` when the shown columns are others."""

    ordered = Signal(str, bool)
    shaped = Signal()

    def __init__(self, session: Session, view: ListView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._session = session
        self._view = view
        self._quiet = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(session.theme.px(56))
        self.setFixedHeight(session.theme.px(40))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self.sectionClicked.connect(self._sort)
        self.sectionResized.connect(self._sized)
        self.sectionMoved.connect(self._moved)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(400)
        self._keep.timeout.connect(self._keep_widths)
        self.chooser = Button(
            session, icon="columns-3", kind="quiet", name=_("Choose the columns"), parent=self
        )
        self.chooser.setProperty("small", "true")
        self.chooser.clicked.connect(self.choose)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Widths that the program sets are not remembered as someone's."""
        before, self._quiet = self._quiet, True
        yield
        self._quiet = before

    # Sorting

    def _sort(self, section: int) -> None:
        rows = self._view.rows
        key = rows.columns[section].key
        down = not rows.sort_down if key == rows.sort_key else False
        self.ordered.emit(key, down)

    def mark_sorted(self, key: str, down: bool) -> None:
        """An arrow beside the column that orders the list."""
        self._sorted, self._down = key, down
        self.viewport().update()

    _sorted = ""
    _down = False

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        columns = self._view.rows.columns
        rows = self._view.rows
        far = section < len(columns) and rows.is_far(columns[section])
        room = rows.room_after(section) - self._session.theme.px(14) if far else 0
        painter.save()
        if room:  # the words end where the button over them begins
            painter.fillRect(rect, self._session.theme.color("soft"))
            line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
            painter.fillRect(line, self._session.theme.color("line"))
        words_at = rect.adjusted(0, 0, -room, 0)
        super().paintSection(painter, words_at, section)
        painter.restore()
        if section < len(columns) and columns[section].key == self._sorted:
            self._mark(painter, words_at, columns[section], far)

    def _mark(self, painter: QPainter, rect: QRect, column: Column, far: bool) -> None:
        """The arrow stands beside the words, inwards."""
        px = self._session.theme.px
        mark = self._session.pixmap("chevron-up" if self._down else "chevron-down", "muted", 14)
        font = self._session.theme.font(13)
        self.ensurePolished()
        words = self._session.lang(column.label)
        from PySide6.QtGui import QFontMetrics

        width = QFontMetrics(font).horizontalAdvance(words)
        side = px(14)
        beside = width + px(6)
        left = rect.right() - px(12) - beside - side if far else rect.left() + px(12) + beside
        at = QRect(min(max(left, rect.left()), rect.right() - side), 0, side, side)
        at.moveTop(rect.center().y() - side // 2 + 1)
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), rect, at), mark)

    # Widths and order

    def _sized(self, section: int, old: int, new: int) -> None:
        if not self._quiet and self.isVisible() and self._pressed():
            self._keep.start()

    def _pressed(self) -> bool:
        from PySide6.QtGui import QGuiApplication

        return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    def _keep_widths(self) -> None:
        scale = self._session.theme.scale
        columns = self._view.rows.columns
        widths = {c.key: self.sectionSize(n) / scale for n, c in enumerate(columns)}
        self._view.kept.set_widths(widths)

    def _moved(self, section: int, old: int, new: int) -> None:
        columns = self._view.rows.columns
        keys = [columns[self.logicalIndex(n)].key for n in range(len(columns))]
        # Not now: Qt is in the middle of moving the section.
        QTimer.singleShot(0, self, lambda: self._take(keys))

    def _take(self, keys: list[str]) -> None:
        self._view.kept.show(keys)
        for n in range(self.count()):  # back to the model's own order, which will be this one
            self.blockSignals(True)
            self.moveSection(self.visualIndex(n), n)
            self.blockSignals(False)
        self.shaped.emit()

    # Choosing

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.choose()

    def choose(self) -> None:
        """Every column there can be, ticked when it is shown."""
        columns = list(self._view.kept.by_key.values())
        words = [self._session.lang(one.label) for one in columns]
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in words)
        # The header's letters are smaller than those of the boxes.
        width = widest * 1.2 / self._session.theme.scale + 70
        popover = Popover(self._session, self, max(width, 220))
        popover.column.addWidget(Label(self._session, _("Columns"), "section"))
        shown = [c.key for c in self._view.rows.columns]
        for one in columns:
            popover.column.addWidget(self._tick(one, one.key in shown))
        popover.open_at(self.chooser)

    def _tick(self, column: Column, on: bool) -> QCheckBox:
        box = QCheckBox(self._session.lang(column.label))
        box.setChecked(on)
        box.toggled.connect(lambda on, key=column.key: self._show(key, on))
        return box

    def _show(self, key: str, on: bool) -> None:
        kept = self._view.kept
        keys = [c.key for c in kept.columns]
        if on and key not in keys:
            keys.append(key)
        elif not on and key in keys and len(keys) > 1:
            keys.remove(key)
        kept.show(keys)
        self.shaped.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._session.theme.px
        side = px(32)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = QPoint(px(4) if rtl else self.width() - side - px(4), (self.height() - side) // 2)
        self.chooser.setGeometry(QRect(at, self.chooser.sizeHint()).adjusted(0, 0, 0, 0))
        self.chooser.setFixedSize(side, side)
