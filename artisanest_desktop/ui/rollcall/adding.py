"""The line that puts people on the list: a few letters in either script, one after the other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from artisanest_desktop.i18n import _, fold
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Text
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.editors.typeahead import Offer, TypeAhead
from artisanest_desktop.ui.rollcall import finding
from artisanest_desktop.ui.rollcall.numbers import Signer
from artisanest_desktop.ui.rollcall.sheet import Sheet
from artisanest_desktop.ui.session import Session

_FIELD = Field("add", Text(), _("Add a person"))
_MOST = 12


class _Guest(str):
    """A name that nobody in the file bears."""


class _Listed(str):
    """A participant who is on the list already."""


class AddPerson(TypeAhead):
    """``added(values, Signer or None)``: people as participants, without their session and rank;
    ``met(participant, Signer)``: who signed a line is on the list already; ``pasted(text)``:
    several names at once."""

    added = Signal(object, object)
    pasted = Signal(str)
    met = Signal(str, object)

    def __init__(self, session: Session, sheet: Sheet) -> None:
        self._sheet = sheet
        self.signer: Signer | None = None
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
        found = self._listed(text) if self.signer is not None else []
        rows = finding.members(store, self._sheet, text, lang.code, _MOST)
        if self.signer is not None:
            rows += finding.alike(store, self._sheet, text, [row["uid"] for row in rows])
        for row in rows:
            first, second = face.names(register, row, lang.code)
            found.append(Offer(row["uid"], first, second or row.get("number") or ""))
        name = text.strip()
        if name and any(c.isalpha() for c in name):
            words = _("Add “%(name)s” as an outside participant") % {"name": name}
            found.append(Offer(_Guest(name), lang(words)))
        return found

    def _listed(self, text: str) -> list[Offer]:
        """Those on the list who are so called: the line may be theirs."""
        words = fold(text).split()
        found = []
        for person in self._sheet.people:
            name = fold(f"{person.first} {person.second}")
            if words and all(word in name for word in words):
                also = _("on the list: number %(n)s") % {"n": person.number}
                found.append(Offer(_Listed(person.uid), person.first, self.session.lang(also)))
        return found

    def picked(self, offer: Offer) -> None:
        store = saving.store_of(self.session)
        if isinstance(offer.value, _Listed):
            signer = self._taken()
            self.met.emit(str(offer.value), signer)
        elif isinstance(offer.value, _Guest):
            self.take([finding.guest(offer.value)])
        else:
            self.take(finding.as_members(store, [offer.value]))

    def look_for(self, signer: Signer) -> None:
        """A name that was read from the paper: who it may be is offered here."""
        self.signer = signer
        self.edit.setText(signer.name)
        self.offer(signer.name)
        self._mark_best()

    def take(self, people: list[dict[str, Any]]) -> None:
        """Put these on the list; the line is ready for the next."""
        signer = self._taken()
        self.edit.setFocus()
        self.added.emit(people, signer)

    def _taken(self) -> Signer | None:
        """The line is empty again; for whom it was."""
        self.popup.hide()
        self.show_value(None, {})
        # Qt writes the word that was taken into the line after it has told us of it.
        QTimer.singleShot(0, self, lambda: self.show_value(None, {}))
        signer, self.signer = self.signer, None
        return signer

    def key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if len(text.split("\n")) > 1:
                self.signer = None
                self.pasted.emit(text)
                return True
        if event.key() == Qt.Key.Key_Escape:
            self.signer = None
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
