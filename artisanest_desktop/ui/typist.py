"""Who is typing: one click, for a laptop that three people share."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Popover, Rule


class Typist(Button):
    """Shows the name that goes into the history; a click offers the others."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, " ", "user-round", "quiet", _("Who is typing?"))
        self.clicked.connect(self._open)
        session.author_changed.connect(self.show_name)
        self.setProperty("small", "true")
        self.show_name()

    def show_name(self) -> None:
        """The name as it is now."""
        name = self._session.author
        self.show_words(name or _("Who is typing?"), name or _("Who is typing?"))
        self.setToolTip(self._session.lang(_("Who is typing?")))

    def _open(self) -> None:
        from PySide6.QtWidgets import QLineEdit

        session = self._session
        card = Popover(session, self, width=240)
        card.column.addWidget(Label(session, _("Who is typing?"), "section"))
        for name in session.settings.authors:
            row = Button(session, name, "user-round", "menu")
            row.setCheckable(True)
            row.setChecked(name == session.author)
            row.clicked.connect(lambda _on, name=name: self._choose(name, card))
            card.column.addWidget(row)
        if session.settings.authors:
            card.column.addWidget(Rule())
        card.column.addWidget(Label(session, _("Another name"), "muted"))
        field = QLineEdit()
        field.setAccessibleName(session.lang(_("Another name")))
        field.returnPressed.connect(lambda: self._choose(field.text(), card))
        card.column.addWidget(field)
        card.open_at(self)
        if not session.settings.authors:
            field.setFocus()

    def _choose(self, name: str, card: Popover) -> None:
        name = " ".join(name.split())
        if name:
            self._session.set_author(name)
        card.close()
