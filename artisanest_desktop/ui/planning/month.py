"""A month of sessions as a grid that is painted: half-days as chips, walked by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.rules import half_days, month
from artisanest_desktop.store.planning import Planned
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.session import Session

_HEAD, _NUMBER, _CHIP = 30, 26, 24
_COLORS = {"held": "olive", "cancelled": "terra"}


class MonthGrid(QWidget):
    """``opened(session)`` when a chip is pressed, ``wanted(day)`` for a new session on a day,
    ``moved(day)`` when another day is current."""

    opened = Signal(str)
    wanted = Signal(str)
    moved = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.day = session.today()
        self._days: Mapping[str, Sequence[Planned]] = {}
        self._titles: Mapping[str, str] = {}
        self._chips: list[tuple[QRect, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(session.theme.px(_HEAD))  # the agenda comes before it is too low

    def show_days(
        self, day: dt.date, days: Mapping[str, Sequence[Planned]], titles: Mapping[str, str]
    ) -> None:
        """The month of a day, that day being current."""
        self.day, self._days, self._titles = day, days, titles
        self.setAccessibleName(self._spoken())
        self.update()

    def _spoken(self) -> str:
        """The current day and what is on it, for a screen reader."""
        lang, iso = self._session.lang, self.day.isoformat()
        uids = dict.fromkeys(one.session for one in self._days.get(iso, ()))
        names = [self._titles.get(uid, "") for uid in uids]
        return ". ".join([half_days.day_name(iso, lang), *names])

    # Where things stand

    def _cell(self, row: int, column: int, rows: int) -> QRect:
        head = self._session.theme.px(_HEAD)
        left, right = (self.width() * n // 7 for n in (column, column + 1))
        top, low = (head + (self.height() - head) * n // rows for n in (row, row + 1))
        return self._mirrored(QRect(left, top, right - left, low - top), self.rect())

    def _mirrored(self, at: QRect, outer: QRect) -> QRect:
        ways = Qt.LayoutDirection
        towards = ways.RightToLeft if self._session.theme.rtl else ways.LeftToRight
        return QStyle.visualRect(towards, outer, at)

    def _day_at(self, event: QMouseEvent) -> dt.date | None:
        found = month.weeks(self.day)
        for row, week in enumerate(found):
            for column, day in enumerate(week):
                if self._cell(row, column, len(found)).contains(event.position().toPoint()):
                    return day
        return None

    def _chip_at(self, event: QMouseEvent) -> str:
        at = event.position().toPoint()
        return next((uid for rect, uid in self._chips if rect.contains(at)), "")

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, lang = self._session.theme, self._session.lang
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._chips = []
        found = month.weeks(self.day)
        for column, name in enumerate(half_days.DAYS):
            cell = self._cell(0, column, 1)
            at = QRect(cell.left(), 0, cell.width(), theme.px(_HEAD))
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("muted"))
            words = painter.fontMetrics().elidedText(
                lang(name), Qt.TextElideMode.ElideRight, at.width() - theme.px(8)
            )
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, words)
        for row, week in enumerate(found):
            for column, day in enumerate(week):
                self._draw_day(painter, self._cell(row, column, len(found)), day)

    def _draw_day(self, painter: QPainter, cell: QRect, day: dt.date) -> None:
        theme = self._session.theme
        inside = cell.adjusted(theme.px(3), theme.px(2), -theme.px(3), -theme.px(2))
        other, today = day.month != self.day.month, day == self._session.today()
        current = day == self.day
        painter.setPen(theme.color("accent" if current and self.hasFocus() else "line"))
        painter.setBrush(theme.color("accent_soft" if current else "bg" if other else "surface"))
        painter.drawRoundedRect(inside, theme.px(6), theme.px(6))
        side = theme.px(22)
        box = QRect(inside.left() + theme.px(4), inside.top() + theme.px(3), side + 4, side)
        number = self._mirrored(box, inside)
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(number, side / 2, side / 2)
        painter.setFont(theme.font(13, bold=today))
        painter.setPen(theme.color("on_accent" if today else "muted" if other else "ink"))
        words = self._session.lang.number(day.day)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, words)
        self._draw_chips(painter, inside, day)

    def _draw_chips(self, painter: QPainter, inside: QRect, day: dt.date) -> None:
        theme = self._session.theme
        # Two half-days of one session are one chip, that of the first.
        first = {one.session: one for one in reversed(self._days.get(day.isoformat(), ()))}
        planned = list(reversed(first.values()))
        top, high = inside.top() + theme.px(_NUMBER + 2), theme.px(_CHIP)
        room = max((inside.bottom() - top) // high, 0)
        shown = planned if len(planned) <= room else planned[: max(room - 1, 0)]
        for n, one in enumerate(shown):
            at = QRect(inside.left() + theme.px(3), top + n * high,
                       inside.width() - theme.px(6), high - theme.px(3))  # fmt: skip
            self._chip(painter, at, one)
        rest = len(planned) - len(shown)
        if rest and room:
            at = QRect(inside.left() + theme.px(8), top + len(shown) * high,
                       inside.width() - theme.px(12), high)  # fmt: skip
            words = self._session.lang(n_("%(n)s more", "%(n)s more", rest))
            self._words(painter, at, words, "muted")

    def _chip(self, painter: QPainter, at: QRect, one: Planned) -> None:
        theme = self._session.theme
        color = _COLORS.get(one.stage or "", "accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{color}_soft"))
        painter.drawRoundedRect(at, theme.px(5), theme.px(5))
        bar = self._mirrored(QRect(at.left(), at.top(), theme.px(3), at.height()), at)
        painter.setBrush(theme.color(color))
        painter.drawRect(bar)
        parts = [one.start or "", self._titles.get(one.session, ""), one.place or ""]
        words = " ".join(part for part in parts if part)
        self._words(painter, at.adjusted(theme.px(7), 0, -theme.px(7), 0), words, color)
        self._chips.append((at, one.session))

    def _words(self, painter: QPainter, at: QRect, words: str, color: str) -> None:
        theme, flag, ways = self._session.theme, Qt.AlignmentFlag, Qt.LayoutDirection
        painter.setFont(theme.font(12))
        painter.setPen(theme.color(color))
        painter.setLayoutDirection(ways.RightToLeft if is_arabic(words) else ways.LeftToRight)
        shown = QFontMetrics(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, at.width()
        )
        side = flag.AlignRight if theme.rtl else flag.AlignLeft
        painter.drawText(at, side | flag.AlignAbsolute | flag.AlignVCenter, shown)

    # What is pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, step = Qt.Key, -1 if self._session.theme.rtl else 1
        days = {keys.Key_Left: -step, keys.Key_Right: step, keys.Key_Up: -7, keys.Key_Down: 7}
        months = {keys.Key_PageUp: -1, keys.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in days:
            self.moved.emit(self.day + dt.timedelta(days=days[key]))
        elif key in months:
            self.moved.emit(month.months_later(self.day, months[key]))
        elif key == keys.Key_Home:
            self.moved.emit(self._session.today())
        elif key in (keys.Key_Return, keys.Key_Enter):
            planned = self._days.get(self.day.isoformat(), ())
            if planned:
                self.opened.emit(planned[0].session)
            else:
                self.wanted.emit(self.day.isoformat())
        elif key == keys.Key_N or event.text() in ("ن", "ى"):
            self.wanted.emit(self.day.isoformat())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day, uid = self._day_at(event), self._chip_at(event)
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        self.moved.emit(day)
        if uid:
            self.opened.emit(uid)
        else:
            self.wanted.emit(day.isoformat())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        uid = self._chip_at(event)
        tip = self._titles.get(uid, "") if uid else self._session.lang(_("New session on this day"))
        self.setToolTip(tip)

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()
