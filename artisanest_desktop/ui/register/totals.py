"""Below number columns: their sum over the rows that are shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Field
from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.register.finding import FIRST, MANY
from artisanest_desktop.ui.register.view import ListView
from artisanest_desktop.ui.session import Session


class Totals(QWidget):
    """Drawn under the columns of the list; hidden while no number column is shown."""

    def __init__(self, session: Session, view: ListView) -> None:
        super().__init__()
        self._session, self._view = session, view
        self.sums: dict[str, str] = {}
        self.setFixedHeight(session.theme.px(38))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(60)
        self._wait.timeout.connect(self.count)
        view.head.sectionResized.connect(lambda *_sizes: self.update())
        view.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())
        self.hide()

    def later(self) -> None:
        """Count again once the rows are known."""
        self._wait.start()

    def count(self) -> None:
        """The sums of the shown number columns; many rows are summed in the worker."""
        self._wait.stop()
        if self._session.store is None:
            return
        store, rows = saving.store_of(self._session), self._view.rows
        columns = [c for c in rows.columns if c.is_summed]
        ids = list(rows.ids)
        everyone = len(ids) == store.count(rows.key)

        def sums(_progress: object = None) -> dict[str, int | float]:
            wanted = None if everyone else ids
            return {c.key: store.total(rows.key, c.key, wanted) for c in columns}

        slow = len(ids) > FIRST and any(c.is_computed for c in columns)
        if slow or (len(ids) > MANY and not everyone and columns):
            work.run(self._session, sums, self._show)
        else:
            self._show(sums())

    def _show(self, sums: dict[str, int | float]) -> None:
        if self._session.store is None or not isValid(self):
            return
        rows, lang = self._view.rows, self._session.lang
        columns = [c for c in rows.columns if c.key in sums]
        self.sums = {c.key: self._words(c.field, sums[c.key]) for c in columns if c.field}
        self.setVisible(bool(self.sums) and bool(rows.ids))
        named = [f"{lang(c.label)} {self.sums[c.key]}" for c in columns]
        self.setAccessibleName(f"{lang(_('Total'))}: {lang.list(named)}")
        self.update()

    def _words(self, field: Field, total: int | float) -> str:
        value = total if isinstance(total, int) else round(total, 6)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return field.kind.format(value, self._session.lang)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._session.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("soft"))
        painter.setFont(theme.font(15, bold=True))
        painter.setPen(theme.color("ink"))
        head, rows, pad = self._view.head, self._view.rows, theme.px(12)
        flag = Qt.AlignmentFlag
        first = True
        for n, column in enumerate(rows.columns):
            at = QRect(head.sectionViewportPosition(n), 0, head.sectionSize(n), self.height())
            text = self.sums.get(column.key, "")
            if not text and first:
                text = self._session.lang(_("Total"))
            first = False
            if text:
                far = rows.is_far(column)
                end = rows.room_after(n) if far else pad
                side = flag.AlignRight if far or theme.rtl else flag.AlignLeft
                how = side | flag.AlignAbsolute | flag.AlignVCenter
                painter.drawText(at.adjusted(pad, 0, -end, 0), how, text)

