"""The grid's header: half-days in the middle, on two lines where there are many of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from artisanest_desktop.ui.rollcall.grid_model import GridModel
from artisanest_desktop.ui.session import Session

_ELIDE = Qt.TextElideMode.ElideRight


class Head(QHeaderView):
    """``wanted(column)``: the menu of a half-day."""

    wanted = Signal(int)

    def __init__(self, session: Session, view: QTableView, model: GridModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._session = session
        self._model = model
        self._font = session.theme.font(13)
        self.two_lines = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(session.theme.px(30))
        self.sectionClicked.connect(self._clicked)
        self.fold(False)

    def fold(self, two_lines: bool) -> None:
        """Day and part of day on one line, or below each other."""
        self.two_lines = two_lines
        self.setFixedHeight(self._session.theme.px(52 if two_lines else 40))
        self.viewport().update()

    def widths(self) -> tuple[int, int]:
        """What the widest half-day needs on one line, and on two."""
        metrics = QFontMetrics(self._font)
        gap = self._session.theme.px(18)
        one = two = self._session.theme.px(44)
        for column in self._model.half_columns():
            lines = self._lines(column)
            one = max(one, metrics.horizontalAdvance(" · ".join(lines)) + gap)
            two = max(two, *(metrics.horizontalAdvance(line) + gap for line in lines))
        return one, two

    def _lines(self, column: int) -> list[str]:
        half = self._model.half(column)
        if half is None:
            return [str(self._model.headerData(column, Qt.Orientation.Horizontal))]
        lang = self._session.lang
        return [lang(words) for words in (half.day, half.part) if words is not None]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, flag = self._session.theme, Qt.AlignmentFlag
        painter.save()
        painter.fillRect(rect, theme.color("soft"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.color("line"))
        painter.setFont(self._font)
        here = self._model.half(section) is not None
        current = self._view().currentIndex().column() == section
        painter.setPen(theme.color("ink" if here and current else "muted"))
        lines = self._lines(section)
        text = " · ".join(lines)
        if not here:
            rtl = theme.rtl
            side = (flag.AlignRight if rtl else flag.AlignLeft) | flag.AlignAbsolute
            rect = rect.adjusted(theme.px(10), 0, -theme.px(8), 0)
            text = painter.fontMetrics().elidedText(text, _ELIDE, rect.width())
            painter.drawText(rect, side | flag.AlignVCenter, text)
        elif self.two_lines and len(lines) > 1:
            # Each on its own half: Arabic letters would push two lines apart.
            middle, half = rect.center().y(), self._session.theme.px(20)
            for line_text, top in zip(lines, (middle - half, middle), strict=True):
                at = QRect(rect.left(), top, rect.width(), half)
                painter.drawText(at, flag.AlignCenter | Qt.TextFlag.TextDontClip, line_text)
        else:
            painter.drawText(rect, flag.AlignCenter, text)
        painter.restore()

    def _view(self) -> QTableView:
        view = self.parentWidget()
        assert isinstance(view, QTableView)
        return view

    def _clicked(self, section: int) -> None:
        if self._model.half(section) is not None:
            self.wanted.emit(section)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._clicked(self.logicalIndexAt(event.pos()))

    def place(self, section: int) -> QRect:
        """Where a section is, in the coordinates of the viewport."""
        at = QPoint(self.sectionViewportPosition(section), 0)
        return QRect(at.x(), 0, self.sectionSize(section), self.height())
