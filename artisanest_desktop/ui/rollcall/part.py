"""In a session's record: what it comes to so far and what is missing, each leading to its roll
call."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model.face import capital
from artisanest_desktop.model.session import counts_of
from artisanest_desktop.model.session_missing import missing
from artisanest_desktop.rules.attendance import Counts
from artisanest_desktop.ui.record.form import RecordForm
from artisanest_desktop.ui.record.parts import SectionPart
from artisanest_desktop.ui.rollcall.grid_model import hours_of
from artisanest_desktop.ui.widgets import Button, Label
from artisanest_desktop.ui.widgets.flow import Flow


class RollCallPart(SectionPart):
    """Below the half-days; looks again whenever the form does."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        px = self.session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(4))
        column.setSpacing(px(8))
        self.counts = Label(self.session, "", "muted", wrap=True)
        column.addWidget(self.counts)
        shelf = QWidget()
        self._flow = Flow(px(6), shelf)
        column.addWidget(shelf)
        self.lacks: list[QPushButton] = []
        form.shown.connect(self.refresh)
        self.refresh()

    def stops(self) -> list[QWidget]:
        return list(self.lacks)

    def refresh(self) -> None:
        """As the session is now."""
        store, uid = self.session.store, self.form.uid
        row = store.get("session", uid) if store is not None and uid is not None else None
        if store is None or row is None:
            return
        context, lang = store.reader(), self.session.lang
        counts = counts_of(row, context)
        self.counts.show_words(self._said(counts) if counts is not None else "")
        self.counts.setVisible(bool(self.counts.text()))
        words = [capital(lang(one.text)) for one in missing(row, context)]
        if words != [button.text() for button in self.lacks]:
            self._show(words, uid or "")

    def _said(self, counts: Counts) -> str:
        if not counts.enrolled:
            return ""
        lang = self.session.lang
        people = self.session.store.registers["participant"] if self.session.store else None
        parts = [lang(people.count(counts.enrolled)) if people and people.count else ""]
        if counts.people:
            parts.append(lang(_("came: %(n)s") % {"n": counts.people}))
            parts.append(lang(_("women: %(n)s") % {"n": counts.women}))
            hours = {"n": hours_of(counts.minutes, self.session)}
            parts.append(lang(_("person-hours: %(n)s") % hours))
        return " · ".join(part for part in parts if part)

    def _show(self, words: list[str], uid: str) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lacks = []
        for text in words:
            button = Button(self.session, text, kind="lack")
            button.clicked.connect(lambda _on=False: self.session.wanted.emit(f"rollcall:{uid}"))
            self._flow.addWidget(button)
            self.lacks.append(button)
