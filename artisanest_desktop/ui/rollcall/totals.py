"""Below the half-days: how many were there, and how many are not yet typed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model import line_words
from artisanest_desktop.rules.attendance import PRESENT, THERE
from artisanest_desktop.ui.rollcall import marks
from artisanest_desktop.ui.rollcall.grid import Grid
from artisanest_desktop.ui.rollcall.grid_model import NAME
from artisanest_desktop.ui.session import Session


class Totals(QWidget):
    """``✓ 8  · 2`` under each half-day: what the foot of the paper should say."""

    def __init__(self, session: Session, grid: Grid) -> None:
        super().__init__()
        self._session = session
        self._grid = grid
        self._counts: dict[str, tuple[int, int]] = {}
        self.setFixedHeight(session.theme.px(34))
        grid.head.sectionResized.connect(lambda *_sizes: self.update())
        grid.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())

    def count(self) -> None:
        """Look at the marks again."""
        lang, sheet = self._session.lang, self._grid.grid.sheet
        self._counts = {}
        said = []
        for half in sheet.halves:
            column = sheet.column(half.uid)
            there, untyped = sum(m in THERE for m in column), column.count(None)
            self._counts[half.uid] = there, untyped
            tally = {PRESENT: there, None: untyped}
            said.append(f"{lang(half.name)}: {line_words.summed(tally, lang)}")
        self.setAccessibleName("; ".join(said))
        self.update()

    def text(self, slot: str) -> tuple[str, str]:
        """How many came to a half-day, and how many are not yet typed (empty when none)."""
        there, untyped = self._counts.get(slot, (0, 0))
        lang = self._session.lang
        return (
            f"{marks.letter(PRESENT, lang)} {lang.number(there)}",
            f"{marks.letter(None, lang)} {lang.number(untyped)}" if untyped else "",
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, grid = self._session.theme, self._grid
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("soft"))
        painter.setFont(theme.font(13, bold=True))
        covered = self._covered()
        painter.setClipRegion(QRegion(self.rect()) - QRegion(covered))
        for n, column in enumerate(grid.grid.columns):
            if column.half is not None:
                self._draw(painter, self._across(n), *self.text(column.key))
        painter.setClipping(False)
        name = next(n for n, c in enumerate(grid.grid.columns) if c.key == NAME)
        if covered.isEmpty():
            self._label(painter, self._across(name))
        else:
            number = grid.columnWidth(0)
            rtl = theme.rtl
            self._label(painter, covered.adjusted(0 if rtl else number, 0, -number * rtl, 0))

    def _covered(self) -> QRect:
        """What lies below the names that stay in sight."""
        frozen = self._grid.frozen
        if frozen is None or frozen.isHidden():
            return QRect()
        return QRect(frozen.x(), 0, frozen.width(), self.height())

    def _across(self, column: int) -> QRect:
        head = self._grid.head
        left = head.sectionViewportPosition(column)
        if self._session.theme.rtl:  # the scroll bar stands at the left there
            left += self._grid.viewport().x()
        return QRect(left, 0, head.sectionSize(column), self.height())

    def _label(self, painter: QPainter, at: QRect) -> None:
        theme, flag = self._session.theme, Qt.AlignmentFlag
        side = flag.AlignRight if theme.rtl else flag.AlignLeft
        painter.setPen(theme.color("muted"))
        inside = at.adjusted(theme.px(10), 0, -theme.px(8), 0)
        words = self._session.lang(_("Came"))
        painter.drawText(inside, side | flag.AlignAbsolute | flag.AlignVCenter, words)

    def _draw(self, painter: QPainter, at: QRect, there: str, untyped: str) -> None:
        theme = self._session.theme
        metrics = QFontMetrics(painter.font())
        wanted = metrics.horizontalAdvance(there + untyped) + theme.px(14)
        untyped = untyped if wanted <= at.width() else ""
        gap = theme.px(8) if untyped else 0
        first, second = metrics.horizontalAdvance(there), metrics.horizontalAdvance(untyped)
        left = at.center().x() - (first + gap + second) // 2
        parts = [(there, "olive", first), (untyped, "muted", second)]
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        for text, color, width in reversed(parts) if theme.rtl else parts:
            painter.setPen(theme.color(color))
            painter.drawText(QRect(left, 0, width + 2, self.height()), middle, text)
            left += width + gap
