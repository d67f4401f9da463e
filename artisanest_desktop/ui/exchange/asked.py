"""What is asked once of a whole column: its readings with examples, one press to choose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from artisanest_desktop.exchange.plan import Ask
from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Chip, Label
from artisanest_desktop.ui.widgets.flow import Flow


class AskCard(QFrame):
    """``answered(code)`` when a reading was pressed; the one that holds is the pressed one."""

    answered = Signal(str)

    def __init__(self, session: Session, ask: Ask) -> None:
        super().__init__()
        theme = session.theme
        px = theme.px
        self.setObjectName("ask")
        ground = theme.tokens["soft" if ask.answer else "saffron_soft"]
        self.setStyleSheet(f"#ask {{ background: {ground}; border-radius: {px(8)}px; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(12))
        column.setSpacing(px(6))
        column.addWidget(Label(session, ask.text, "strong", wrap=True))
        column.addWidget(Label(session, self._how(ask), "muted", wrap=True))
        line = QWidget()
        flow = Flow(px(10), line)
        group = QButtonGroup(self)
        self.options: dict[str, Chip] = {}
        for code, words in ask.options:
            chip = self.options[code] = Chip(session, words)
            chip.setChecked(code == (ask.answer or ask.usual))
            chip.setAccessibleName(f"{session.lang(ask.text)} {chip.text()}")
            chip.clicked.connect(lambda _on=False, code=code: self.answered.emit(code))
            group.addButton(chip)
            flow.addWidget(chip)
        column.addWidget(line)

    def _how(self, ask: Ask) -> Msg:
        if ask.answer:
            return _("Read as you said, in the whole column.")
        if ask.usual:
            text = n_(
                "%(n)s cell can be read either way: it is read as is usual here.",
                "%(n)s cells can be read either way: they are read as is usual here.",
                ask.cells,
            )
            return text
        return n_(
            "%(n)s cell can be read either way: it stays empty until you say.",
            "%(n)s cells can be read either way: they stay empty until you say.",
            ask.cells,
        )
