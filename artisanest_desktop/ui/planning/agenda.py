"""The sessions of a month as a list, week by week: a calendar where there is little room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model import face
from artisanest_desktop.rules import half_days, month
from artisanest_desktop.store.planning import Planned
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Label, Pressable, SectionTitle, Tag

_COLORS = {"planned": "accent", "held": "olive", "cancelled": "terra"}


class Agenda(QWidget):
    """``opened(session)`` when a line is pressed."""

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(session.theme.px(8))

    def show_days(
        self, days: Mapping[str, Sequence[Planned]], titles: Mapping[str, str]
    ) -> None:
        """The half-days of a month, in order."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        week: dt.date | None = None
        for iso in sorted(days):
            monday = month.monday_of(dt.date.fromisoformat(iso))
            if monday != week:
                week = monday
                name = self._session.lang.date(monday.isoformat(), long=True)
                words = _("Week of %(day)s") % {"day": name}
                self._column.addWidget(SectionTitle(self._session, words, "calendar-days"))
            for one in days[iso]:
                self._column.addWidget(self._line(one, titles.get(one.session, "")))
        if not days:
            self._column.addWidget(Label(self._session, _("No session this month."), "muted"))
        self._column.addStretch(1)

    def _line(self, one: Planned, title: str) -> QWidget:
        session, lang = self._session, self._session.lang
        times = "–".join(t for t in (one.start, one.end) if t)
        when = f"{half_days.day_name(one.day, lang)}  \u2066{times}\u2069"
        row = Pressable("row")
        column = QVBoxLayout(row)
        px = session.theme.px
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(2))
        column.addWidget(Label(session, title, "strong", wrap=True))
        column.addWidget(Label(session, when, wrap=True))
        if one.place:
            column.addWidget(Label(session, one.place, "muted", wrap=True))
        stage = saving.register_of(session, "session")["state"]
        words = face.words(stage, one.stage, lang, {})
        if words:
            column.addWidget(Tag(session, words, _COLORS.get(one.stage or "", "soft")))
        row.setAccessibleName(f"{title}. {when}. {one.place or ''} {words}")
        row.clicked.connect(lambda: self.opened.emit(one.session))
        return row
