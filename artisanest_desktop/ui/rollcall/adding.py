"""The line that puts people on the list: a few letters in either script, one after the other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from artisanest_desktop.i18n import _
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Text
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.editors.typeahead import Offer, TypeAhead
from artisanest_desktop.ui.rollcall import finding
from artisanest_desktop.ui.rollcall.sheet import Sheet
from artisanest_desktop.ui.session import Session

_FIELD = Field("add", Text(), _("Add a person"))
_MOST = 12


class _Guest(str):
    """A name that nobody in the file bears."""


class AddPerson(TypeAhead):
    """``added(values)``: people as participants, without their session and rank."""

    added = Signal(object)

    def __init__(self, session: Session, sheet: Sheet) -> None:
        self._sheet = sheet
        super().__init__(session, _FIELD)
        lang = session.lang
        self.edit.setObjectName("add-person")
        self.edit.setPlaceholderText(
            lang(_("Add a person: a few letters of the name, or a number"))
        )
        self.edit.setAccessibleDescription(
            lang(_("Enter takes the marked one. Several names can be pasted, one a line."))
        )

    def offered(self, text: str) -> list[Offer]:
        store, lang = saving.store_of(self.session), self.session.lang
        register = saving.register_of(self.session, "member")
        found = []
        for row in finding.members(store, self._sheet, text, lang.code, _MOST):
            first, second = face.names(register, row, lang.code)
            found.append(Offer(row["uid"], first, second or row.get("number") or ""))
        name = text.strip()
        if name and any(c.isalpha() for c in name):
            words = _("Add “%(name)s” as an outside participant") % {"name": name}
            found.append(Offer(_Guest(name), lang(words)))
        return found

    def picked(self, offer: Offer) -> None:
        store = saving.store_of(self.session)
        if isinstance(offer.value, _Guest):
            self.take([finding.guest(offer.value)])
        else:
            self.take(finding.as_members(store, [offer.value]))

    def look_for(self, text: str) -> None:
        """A name that was typed elsewhere: what fits it is offered here."""
        self.edit.setText(text)
        self.offer(text)
        self._mark_best()

    def take(self, people: list[dict[str, Any]]) -> None:
        """Put these on the list; the line is ready for the next."""
        self.popup.hide()
        self.show_value(None, {})
        # Qt writes the word that was taken into the line after it has told us of it.
        QTimer.singleShot(0, self, lambda: self.show_value(None, {}))
        self.added.emit(people)
        self.edit.setFocus()

    def key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if len(text.split("\n")) > 1:
                store = saving.store_of(self.session)
                self.take(finding.pasted(store, self._sheet, text))
                return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.raw().strip():
            self._enter()
            return True
        return super().key(event)

    def _enter(self) -> None:
        """Enter while the list is closed: as if its best offer were marked."""
        offers = self.offered(self.raw())
        if offers:
            self.picked(offers[0])
