"""Is the same as …: the other record is found by typing its name."""

from __future__ import annotations

from PySide6.QtCore import Signal

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Reference
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.editors.references import _NEW, ReferenceEditor
from artisanest_desktop.ui.record.editors.typeahead import Offer
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Card, Label

_ASKED: dict[str, Msg] = {"member": _("Who else is this person?")}


class _Others(ReferenceEditor):
    """Records that are there, without the one it is about; none is created here."""

    about = ""

    def offered(self, text: str) -> list[Offer]:
        return [o for o in super().offered(text) if o.value not in (_NEW, self.about)]


class Naming(Card):
    """``named(uid)`` once another record was chosen."""

    named = Signal(str)

    def __init__(self, session: Session, register: str, about: str) -> None:
        super().__init__(session)
        store = saving.store_of(session)
        words = _ASKED.get(register, _("Which other record is it?"))
        name = store.title(register, about, session.lang.code)
        self.column.addWidget(Label(session, name, "subtitle", wrap=True))
        self.column.addWidget(Label(session, words, "muted", wrap=True))
        self.editor = _Others(session, Field("other", Reference(register), words))
        self.editor.about = about
        self.column.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self._about = about
        self.editor.left.connect(self._left)

    def _left(self) -> None:
        value = self.editor.parsed().value
        if value and value != self._about:
            self.named.emit(str(value))
