"""The cooperative's own details; a list of them when the file holds several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.settings.part import Part
from artisanest_desktop.ui.widgets import Button, EmptyState

if TYPE_CHECKING:
    from artisanest_desktop.ui.register.page import RegisterPage


class Cooperatives(QWidget):
    """The form of the one cooperative; with several, the register itself."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._page: RegisterPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._fill()

    def show_record(self, uid: str) -> None:
        """Open one of several; the only one is open already."""
        if self._page is not None:
            self._page.show_record(uid)

    def _fill(self) -> None:
        session, store = self._session, self._session.store
        if store is None:
            return
        rows = store.find("cooperative")
        if not rows:
            self._column.addWidget(self._empty())
            return
        if len(rows) > 1:
            from artisanest_desktop.ui.register.page import RegisterPage

            self._page = RegisterPage(session, "cooperative")
            self._column.addWidget(self._page)
            return
        self._show_form(store.row_uid("cooperative", rows[0]))

    def _show_form(self, uid: str | None) -> None:
        """Without a ``uid`` the form is empty: the record is born with its first field (R1)."""
        from artisanest_desktop.ui.record.form import RecordForm

        part = Part(self._session, _("The cooperative"))
        part.column.addWidget(RecordForm(self._session, "cooperative", uid))
        part.column.addStretch(1)
        self._column.addWidget(part)

    def _empty(self) -> QWidget:
        session = self._session
        write = Button(session, _("Write down the cooperative"), "plus", "main")
        write.clicked.connect(self._new)
        words = _("Its name, its papers and its logo go on the lists and sheets you print.")
        return EmptyState(session, "building-2", words, write)

    def _new(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._show_form(None)
