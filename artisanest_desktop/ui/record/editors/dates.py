"""A date as people type it, with a calendar to choose from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCalendarWidget, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record.editors.lines import LineEditor
from artisanest_desktop.ui.record.editors.script import InsideButton
from artisanest_desktop.ui.widgets import Popover

_LOCALES = {"fr": "fr_MA", "ar": "ar_MA", "en": "en_GB"}


class DateEditor(LineEditor):
    """``3/4/25``, ``avril 2025``, ``1961``; the button opens a calendar."""

    def make(self) -> QWidget:
        core = super().make()
        name = _("Choose in a calendar")
        self.button = InsideButton(self.session, self.edit, "calendar", name)
        self.button.clicked.connect(self._calendar)
        return core

    def lock(self, locked: bool) -> None:
        super().lock(locked)
        self.button.setVisible(not locked)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.button.place()

    def _calendar(self) -> None:
        popover = Popover(self.session, self, 330)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(_LOCALES[self.session.lang.code]))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName(self.session.lang(self.field.label))
        day = QDate.fromString(str(self.value or ""), Qt.DateFormat.ISODate)
        calendar.setSelectedDate(day if day.isValid() else _q(self.session.today()))

        def choose(chosen: QDate) -> None:
            iso = chosen.toString(Qt.DateFormat.ISODate)
            popover.close()
            self.edit.setText(self.session.lang.date(iso))
            self.edit.setFocus()
            self.typed.emit()
            self.left.emit()

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        popover.column.addWidget(calendar)
        popover.open_at(self.button)
        calendar.setFocus()


def _q(day: Any) -> QDate:
    return QDate(day.year, day.month, day.day)
