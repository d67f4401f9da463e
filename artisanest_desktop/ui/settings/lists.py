"""The lists that can be edited: each opens as any register does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.settings.part import Part
from artisanest_desktop.ui.widgets import Button, Label, SectionTitle

if TYPE_CHECKING:
    from artisanest_desktop.ui.register.page import RegisterPage

#: Own fields first: that is what people look for.
_GROUPS: tuple[tuple[Msg, tuple[str, ...]], ...] = (
    (_("What the forms ask"), ("own_field", "programme")),
    (_("What is planned again and again"), ("template",)),
    (_("Words to choose from"), ("trade", "commune", "province", "region", "theme", "unit",
      "ethic")),
    (_("Figures of the law"), ("wage",)),
)


class Lists(QWidget):
    """The overview, or the list whose key is given."""

    def __init__(self, session: Session, key: str = "") -> None:
        super().__init__()
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(session.theme.px(10))
        self._key = ""
        self._page: RegisterPage | None = None
        if key in REGISTERS:
            self._show(key)
        else:
            self._overview()

    def state(self) -> dict[str, object]:
        """Which list is open."""
        return {"key": self._key} if self._key else {}

    def restore(self, state: dict[str, object]) -> None:
        """Open it again."""
        if state["key"] != self._key:
            self._show(str(state["key"]))

    def _overview(self) -> None:
        session = self._session
        self._clear()
        part = Part(session, _("Lists"))
        words = _(
            "They come filled; what you add or change here stays when the program is renewed."
        )
        part.column.addWidget(Label(session, words, "muted", wrap=True))
        for title, keys in _GROUPS:
            part.column.addSpacing(session.theme.px(8))
            part.column.addWidget(SectionTitle(session, title))
            for key in keys:
                part.column.addWidget(self._row(key))
        part.column.addStretch(1)
        self._column.addWidget(part)

    def _row(self, key: str) -> QWidget:
        session = self._session
        register = REGISTERS[key]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        button = Button(session, register.many, register.icon, "menu")
        button.setObjectName(f"list-{key}")
        button.clicked.connect(lambda: self._show(key))
        line.addWidget(button, 1)
        if session.store is not None and register.count is not None:
            line.addWidget(Label(session, register.count(session.store.count(key)), "muted"))
        return row

    def _show(self, key: str) -> None:
        from artisanest_desktop.ui.register.page import RegisterPage

        session = self._session
        self._clear()
        self._key = key
        line = QHBoxLayout()
        line.setSpacing(session.theme.px(12))
        back = Button(session, _("All lists"), "arrow-left")
        back.clicked.connect(self._overview)
        line.addWidget(back)
        line.addWidget(Label(session, REGISTERS[key].many, "subtitle"), 1)
        head = QWidget()
        head.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(head)
        self._page = RegisterPage(session, key)
        self._column.addWidget(self._page, 1)

    def show_record(self, uid: str) -> None:
        """Open an entry of the list that is open."""
        if self._page is not None:
            self._page.show_record(uid)

    def _clear(self) -> None:
        self._key, self._page = "", None
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
