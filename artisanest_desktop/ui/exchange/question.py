"""Below the preview: all of the row that is chosen, and the question it asks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from artisanest_desktop.exchange.plan import Row
from artisanest_desktop.exchange.wording import row_title
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.rows import PlanRows
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, scrolled
from artisanest_desktop.ui.widgets.flow import Flow

_WHY = 4


class Below(QFrame):
    """``answered(key, take)``: what the file says is taken, or what is here is kept."""

    answered = Signal(str, bool)

    def __init__(self, session: Session, rows: PlanRows) -> None:
        super().__init__()
        self._session = session
        self._rows = rows
        self._register = files.store_of(session).registers[rows.plan.register]
        theme = session.theme
        self.setObjectName("below")
        soft, line = theme.tokens["soft"], theme.tokens["line"]
        self.setStyleSheet(
            f"#below {{ background: {soft}; border: none; border-top: 1px solid {line}; }}"
        )
        self.setFixedHeight(theme.px(92))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None
        self.buttons: list[Button] = []
        for n, take in ((1, False), (2, True)):
            key = QShortcut(QKeySequence(str(n)), self)
            key.activated.connect(lambda take=take: self._press(take))

    def show_row(self, index: int) -> None:
        """Another row is chosen."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        inner = QWidget()
        px = self._session.theme.px
        words = QVBoxLayout(inner)
        words.setContentsMargins(px(16), px(10), px(16), px(8))
        words.setSpacing(px(6))
        row = self._rows.row(index)
        self.buttons = []
        if row.conflicts:
            self._ask(words, row, next(iter(row.conflicts)))
        else:
            self._tell(words, row, index)
        words.addStretch(1)
        self._column.addWidget(scrolled(inner))

    def _tell(self, words: QVBoxLayout, row: Row, index: int) -> None:
        """All of what the columns may be too narrow for."""
        title = _("Row %(row)s · %(name)s") % {"row": str(row.row), "name": self._name(row)}
        words.addWidget(Label(self._session, title, "strong", wrap=True))
        arrow = " ←" if self._session.theme.rtl else " →"
        pieces = self._rows.pieces(row)
        change = " ".join(p.text + (arrow if p.look == "struck" else "") for p in pieces)
        why = str(self._rows.index(index, _WHY).data())
        if change:
            words.addWidget(Label(self._session, change, wrap=True))
        if why:
            words.addWidget(Label(self._session, why, "muted", wrap=True))

    def _ask(self, words: QVBoxLayout, row: Row, key: str) -> None:
        """Both sides wrote: which of the two holds?"""
        session = self._session
        field = self._register.by_key.get(key)
        title = _("Row %(row)s · %(what)s of %(name)s") % {
            "row": str(row.row),
            "what": field.label if field else key,
            "name": self._name(row),
        }
        words.addWidget(Label(session, title, "strong", wrap=True))
        line = QWidget()
        flow = Flow(session.theme.px(10), line)
        keep, take = _("%(n)s Keep %(value)s (here)"), _("%(n)s Take %(value)s (file)")
        for n, (text, value) in enumerate(zip((keep, take), row.conflicts[key], strict=True), 1):
            shown = face.words(field, value, session.lang, row.fields) if field else str(value)
            button = Button(session, self._answer(text, n, shown))
            button.clicked.connect(lambda _on=False, n=n: self.answered.emit(key, n == 2))
            flow.addWidget(button)
            self.buttons.append(button)
        words.addWidget(line)

    def _answer(self, text: Msg, n: int, value: str) -> Msg:
        return text % {"n": n, "value": value or face.EMPTY}

    def _name(self, row: Row) -> str:
        return row_title(row, self._register, self._session.lang)

    def _press(self, take: bool) -> None:
        if self.buttons:
            self.buttons[take].click()
