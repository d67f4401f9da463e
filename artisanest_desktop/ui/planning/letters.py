"""Invitations of a session: printed, or copied as messages one after the other, or for a group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QWidget

from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _, n_
from artisanest_desktop.store import Change, Refusal, invitations
from artisanest_desktop.store.invitations import Guest
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.planning import acts
from artisanest_desktop.ui.planning.ticks import Row, TickTable
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.editors.script import ScriptLine
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, Elided, Popover, SectionTitle, scrolled
from artisanest_desktop.ui.widgets.choice import LANGUAGE_NAMES, Choice
from artisanest_desktop.ui.widgets.flow import Flow

_OWN = "own"
#: Below this width the message stands under the list.
_BESIDE = 900
_CONCERNED = frozenset({"member", "participant", "session", "slot", "cooperative"})


class LettersPage(SubPage):
    """Whoever has no invitation yet is ticked; copying or printing writes the day down."""

    #: The tab it belongs to.
    tab = "session"

    def __init__(self, session: Session, uid: str, back: Callable[[], Any]) -> None:
        super().__init__(session, _("Invitations"), back)
        self.session, self.uid = session, uid
        title = saving.store_of(session).title("session", uid, session.lang.code)
        self.head.insertWidget(2, Elided(session, title), 1)
        more = Button(session, _("Invite…"), "user-plus")
        more.clicked.connect(lambda: session.wanted.emit(f"invite:{uid}"))
        self.head.addWidget(more)
        self.guests: list[Guest] = []
        inner = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(session.theme.px(16))
        self._sides.addWidget(self._make_people(), 5)
        self._sides.addWidget(self._make_message(), 4)
        self.column.addWidget(scrolled(inner), 1)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_message())
        self.table.changed.connect(self._say_count)
        session.changed.connect(self._changed)
        self._read()
        self.table.people.off = {g.uid for g in self.guests if g.invited_on}
        self.table.selectRow(0)
        self._show_message()
        self._say_count()

    def _make_people(self) -> QWidget:
        session = self.session
        card = Card(session, 14)
        heads = (_("Name"), _("Phone"), _("Language"), _("Invited on"))
        self.table = TickTable(session, heads, (6, 4, 3, 4), _("Who gets an invitation"))
        card.column.addWidget(self.table, 1)
        line = QWidget()
        flow = Flow(session.theme.px(10), line)
        self.print = Button(session, "", "printer", "main")
        self.print.clicked.connect(self.print_them)
        self.numbers = Button(session, _("Copy the phone numbers"), "phone")
        self.numbers.clicked.connect(self._ask_numbers)
        for button in (self.print, self.numbers):
            flow.addWidget(button)
        for words, on in ((_("Tick all"), True), (_("Tick none"), False)):
            button = Button(session, words, kind="quiet")
            button.clicked.connect(lambda _on=False, on=on: self.table.tick_all(on))
            flow.addWidget(button)
        card.column.addWidget(line)
        words = _("Phone numbers are private: for use inside the cooperative.")
        card.column.addWidget(Note(session, words, "lock", "saffron"))
        return card

    def _make_message(self) -> QWidget:
        session = self.session
        px = session.theme.px
        card = Card(session, 16)
        answers: list[tuple[str, Msg | str]] = [(_OWN, _("Each in her own")),
                                                *((c, LANGUAGE_NAMES[c]) for c in LANGUAGES)]
        self.tongue = Choice(
            session, _("In which language?"), "languages", answers, _OWN, self._other_language
        )
        card.column.addWidget(self.tongue)
        card.column.addWidget(SectionTitle(session, _("Whom to call"), "phone"))
        self.contact = ScriptLine(session)
        self.contact.setAccessibleName(session.lang(_("Whom to call")))
        store = saving.store_of(session)
        self.contact.setText(invitations.contact(store, session.lang))
        self.contact.editingFinished.connect(self._keep_contact)
        card.column.addWidget(self.contact)
        card.column.addWidget(SectionTitle(session, _("The message"), "message-circle"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(session.lang(_("The message")))
        self.text.setMinimumHeight(px(190))
        card.column.addWidget(self.text, 1)
        line = QWidget()
        flow = Flow(px(10), line)
        self.copy = Button(session, "", "copy", "main")
        self.copy.clicked.connect(self.copy_next)
        self.group = Button(session, _("Copy one for the group"), "users")
        self.group.clicked.connect(self.copy_for_group)
        for button in (self.copy, self.group):
            flow.addWidget(button)
        card.column.addWidget(line)
        return card

    # Who

    def _read(self) -> None:
        chosen = "" if self.tongue.value == _OWN else self.tongue.value
        store, lang = saving.store_of(self.session), self.session.lang
        self.guests = invitations.guests(store, self.uid, lang.code, chosen)
        self.table.show_rows([self._row(guest) for guest in self.guests])

    def _row(self, guest: Guest) -> Row:
        store, lang = saving.store_of(self.session), self.session.lang
        names = face.names(store.registers[guest.register], guest.person, lang.code)
        kind = store.registers["member"]["phone"].kind
        phone = kind.format(guest.phone, lang) if guest.phone else lang(_("no phone"))
        day = lang.date(guest.invited_on) if guest.invited_on else ""
        return Row(guest.uid, (names, (phone, "") if guest.phone else ("", phone),
                               (LANGUAGE_NAMES[guest.code], ""), (day, "")))  # fmt: skip

    def _current(self) -> Guest | None:
        row = self.table.currentIndex().row()
        return self.guests[row] if 0 <= row < len(self.guests) else None

    def _ticked(self) -> list[Guest]:
        wanted = set(self.table.ticked())
        return [guest for guest in self.guests if guest.uid in wanted]

    def _say_count(self) -> None:
        n = len(self.table.ticked())
        words = n_("Print %(n)s invitation", "Print %(n)s invitations", n)
        self.print.show_words(words)
        for button in (self.print, self.numbers, self.group):
            button.setEnabled(n > 0)

    # The message

    def _lang(self, code: str) -> Language:
        return saving.store_of(self.session).language(code, self.session.settings.digits)

    def _other_language(self) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self._read()
        self.table.selectRow(at)
        self._show_message()

    def _show_message(self) -> None:
        guest = self._current()
        if self.session.store is None:
            return
        self.copy.setEnabled(guest is not None)
        if guest is None:
            self.copy.show_words(_("Copy"))
            self.text.setPlainText("")
            return
        self._lay(guest.code == "ar")
        self.text.setPlainText(self._message(guest))
        name = self.table.people.rows[self.table.currentIndex().row()].cells[0][0]
        self.copy.show_words(_("Copy for %(name)s") % {"name": name})

    def _lay(self, rtl: bool) -> None:
        """A message runs as its reader reads, whatever the language of the screen."""
        ways, sides = Qt.LayoutDirection, Qt.AlignmentFlag
        option = self.text.document().defaultTextOption()
        option.setTextDirection(ways.RightToLeft if rtl else ways.LeftToRight)
        side = sides.AlignRight if rtl else sides.AlignLeft
        option.setAlignment(side | sides.AlignAbsolute)
        self.text.document().setDefaultTextOption(option)

    def _message(self, guest: Guest) -> str:
        store = saving.store_of(self.session)
        return invitations.message(store, self.uid, self._lang(guest.code), guest)

    def _keep_contact(self) -> None:
        store = saving.store_of(self.session)
        if self.contact.text().strip() != invitations.contact(store, self.session.lang):
            store.set_setting(invitations.CONTACT, self.contact.text().strip())
            self._show_message()

    def copy_next(self) -> None:
        """The message for the current person; then on to the next."""
        guest, at = self._current(), self.table.currentIndex().row()
        if guest is None:
            return
        self._copy(self._message(guest), [guest],
                   _("Copied — paste it into her or his conversation"))  # fmt: skip
        self.table.selectRow(min(at + 1, len(self.guests) - 1))
        self.copy.setFocus()

    def copy_for_group(self) -> None:
        """One message for all who are ticked, in each language that they read."""
        people = self._ticked()
        codes = list(dict.fromkeys(guest.code for guest in people))
        store = saving.store_of(self.session)
        texts = [invitations.message(store, self.uid, self._lang(code)) for code in codes]
        self._copy("\n\n".join(texts), people, _("Copied — paste it into the group"))

    def _copy(self, text: str, people: Sequence[Guest], words: Msg) -> None:
        QGuiApplication.clipboard().setText(text)
        try:
            noted = acts.give(self.session, self.uid, [guest.uid for guest in people])
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        self.session.say(words, undo=noted)

    # Numbers and paper

    def _ask_numbers(self) -> None:
        popover = Popover(self.session, self, 260)
        for words, between in ((_("One per line"), "\n"), (_("With commas between"), ", ")):
            entry = Button(self.session, words, "copy", "menu")
            entry.clicked.connect(popover.close)
            entry.clicked.connect(lambda _on=False, b=between: self.copy_numbers(b))
            popover.column.addWidget(entry)
        popover.open_at(self.numbers)

    def copy_numbers(self, between: str) -> None:
        """The numbers of those who are ticked; who has none is named."""
        store, lang = saving.store_of(self.session), self.session.lang
        numbers, without = invitations.phones(store, self._ticked(), lang)
        QGuiApplication.clipboard().setText(between.join(numbers))
        said = n_("%(n)s number copied", "%(n)s numbers copied", len(numbers))
        if without:
            names = lang.list(without[:6]) + ("…" if len(without) > 6 else "")
            words = _("%(said)s; without a phone: %(names)s")
            self.session.say(words % {"said": said, "names": names}, undo=False)
        else:
            self.session.say(said, undo=False)

    def print_them(self) -> None:
        """How they will look, and the file."""
        from artisanest_desktop.ui.printing.menu import open_page
        from artisanest_desktop.ui.printing.papers import INVITATIONS, Shown

        session, goal = self.session, f"invitations:{self.uid}"
        shown = Shown(uid=self.uid, people=self.table.ticked())
        open_page(
            session, self, "session", INVITATIONS, shown, lambda: session.wanted.emit(goal)
        )

    def _changed(self, change: Change) -> None:
        if self.session.store is not None and _CONCERNED & change.registers.keys():
            at = self.table.currentIndex().row()
            self._read()
            self.table.selectRow(max(at, 0))
            self._show_message()
            self._say_count()

    # For the frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.session.theme.px(_BESIDE)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def focus_list(self) -> None:
        """To the people."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> dict[str, Any]:
        """Who is unticked, and the language."""
        at = self.table.currentIndex().row()
        return {"off": list(self.table.people.off), "tongue": self.tongue.value, "at": at}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        self.table.people.off = set(state["off"])
        self.tongue.choose(state["tongue"])
        self._read()
        self.table.selectRow(max(state["at"], 0))
        self._show_message()
        self._say_count()
