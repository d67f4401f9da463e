"""Inviting to a session: whom it is for, how many there are places for, and onto the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, fold, n_
from artisanest_desktop.model.fields import Row as Record
from artisanest_desktop.rules.inviting import Candidate, fits, over
from artisanest_desktop.store import Change, Refusal
from artisanest_desktop.store.inviting import candidates
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.planning import acts
from artisanest_desktop.ui.planning.narrowing import Narrowing, reads
from artisanest_desktop.ui.planning.ticks import Row, TickTable
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.register.tools import SearchField
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, Elided, Label, Rule, scrolled
from artisanest_desktop.ui.widgets.flow import Flow

#: More people than that are no room; the list would be filled by mistake.
MOST = 500
_SHOWN = (
    "family_name", "given_name", "family_name_ar", "given_name_ar", "number", "cooperative",
    "commune", "douar", "trade", "level",
)  # fmt: skip
_KEYS = ("Ctrl+Return", "Ctrl+Enter")
#: Registers whose changes show here.
_CONCERNED = frozenset({"member", "participant", "session", "slot", "attendance", "invited"})


class InvitePage(SubPage):
    """Everyone who fits is ticked; the button puts those on the list."""

    #: The tab it belongs to.
    tab = "session"

    def __init__(self, session: Session, uid: str, back: Callable[[], Any]) -> None:
        store = saving.store_of(session)
        super().__init__(session, _("Invite"), back)
        title = store.title("session", uid, session.lang.code)
        self.head.insertWidget(2, Elided(session, title), 1)
        self.session, self.uid = session, uid
        self.row: Record = store.get("session", uid) or {}
        self.people: list[Candidate] = candidates(store, uid)
        self._known: dict[str, tuple[Row, str]] = {}
        self.narrowing = Narrowing(session, str(self.row.get("theme") or ""), self.people)
        self.narrowing.changed.connect(self.refresh)
        self.narrowing.missing.clicked.connect(self.show_missing)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(14))
        column.addWidget(self.narrowing)
        column.addWidget(self._make_card(), 1)
        self.column.addWidget(scrolled(inner), 1)
        session.changed.connect(self._changed)
        self.refresh()

    def _make_card(self) -> QWidget:
        session, px = self.session, self.session.theme.px
        heads = (_("Name"), _("Cooperative"), _("Village"), _("Trade"))
        self.table = TickTable(session, heads, (7, 4, 4, 4), _("Who may be invited"))
        self.table.changed.connect(self._count)
        card = Card(session, 0)
        card.column.setSpacing(0)
        self.search = SearchField(session)
        hint = session.lang(_("Search a name, a village, a number…"))
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.down.connect(self.focus_list)
        top = QWidget()
        line = QHBoxLayout(top)
        line.setContentsMargins(px(12), px(10), px(12), px(10))
        line.addWidget(self.search, 1)
        for words, on in ((_("Tick all"), True), (_("Tick none"), False)):
            button = Button(session, words, kind="quiet")
            button.clicked.connect(lambda _on=False, on=on: self.table.tick_all(on))
            line.addWidget(button)
        card.column.addWidget(top)
        card.column.addWidget(self.table, 1)
        card.column.addWidget(Rule())
        below = QWidget()
        flow = Flow(px(12), below)
        below.setContentsMargins(px(14), px(10), px(14), px(10))
        self.counts = Label(session, "", "muted")
        self.too_many = Label(session, "", "strong")
        self.too_many.setStyleSheet(f"color: {session.theme.tokens['terra']}")
        self.go = Button(session, "", "user-plus", "main")
        self.go.clicked.connect(self.invite)
        self.go.setToolTip(shortcuts.spelt(session.lang, _KEYS[0]))
        for keys in _KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.go.click)
        letters = Button(session, _("Invitations…"), "send")
        letters.clicked.connect(lambda: session.wanted.emit(f"invitations:{self.uid}"))
        for part in (self.go, letters, self.counts, self.too_many):
            flow.addWidget(part)
        card.column.addWidget(below)
        return card

    # Who is shown

    def _of(self, uids: list[str]) -> list[tuple[Row, str]]:
        """What is read of these people, and their words to search in; read when first seen."""
        new = [uid for uid in uids if uid not in self._known]
        if new:
            for uid, row in saving.store_of(self.session).get_many("member", new).items():
                self._known[uid] = self._read(uid, row)
        return [self._known[uid] for uid in uids]

    def _read(self, uid: str, row: Record) -> tuple[Row, str]:
        lang = self.session.lang
        register = saving.register_of(self.session, "member")
        said = {k: face.words(register[k], row.get(k), lang, row) for k in _SHOWN}
        names = face.names(register, row, lang.code)
        place = (said["douar"], said["commune"])
        cells = (
            names,
            (said["cooperative"], ""),
            place if place[0] else (place[1], ""),
            (said["trade"], said["level"]),
        )
        return Row(uid, cells), fold(" ".join((*names, *said.values())))

    def refresh(self) -> None:
        """Other people, as the chips and the search say."""
        wanted, text = self.narrowing.wanted, self.search.text()
        fit = [one.uid for one in self.people if fits(one, wanted)]
        self.table.show_rows([row for row, words in self._of(fit) if reads(text, words)])

    def show_missing(self) -> None:
        """Members of the cooperatives invited who have never come."""
        lines = saving.store_of(self.session).reader().lines("invited", self.uid)
        homes = [line["cooperative"] for line in lines if line.get("cooperative")]
        self.narrowing.not_had.setChecked(False)
        self.narrowing.never.setChecked(True)
        self.narrowing.choose("cooperative", homes)

    def _count(self) -> None:
        store, lang = saving.store_of(self.session), self.session.lang
        chosen = len(self.table.ticked())
        there = store.reader().how_many("participant", self.uid)
        places = self.row.get("capacity")
        self.go.show_words(n_("Invite %(n)s person", "Invite %(n)s people", chosen))
        self.go.setEnabled(chosen > 0 and not store.read_only)
        said = [lang(_("on the list: %(n)s") % {"n": there})]
        if places:
            said.append(lang(_("places: %(n)s") % {"n": places}))
        self.counts.show_words(" · ".join(said))
        more = over(places, there, chosen)
        words: Msg | str = n_("%(n)s more than there are places",
                              "%(n)s more than there are places", more) if more else ""  # fmt: skip
        self.too_many.show_words(words)
        self.too_many.setVisible(bool(more))

    # What is done

    def invite(self) -> None:
        """Put those who are ticked on the list."""
        chosen = self.table.ticked()
        if len(chosen) > MOST:
            words = _("%(n)s people are too many for one session: nobody was added. Narrow the "
                      "choice first.")  # fmt: skip
            self.session.refuse(words % {"n": len(chosen)})
            return
        try:
            acts.enrol(self.session, self.uid, chosen)
        except Refusal as refusal:
            self.session.refuse(refusal)

    def _changed(self, change: Change) -> None:
        if self.session.store is None or not _CONCERNED & change.registers.keys():
            return
        store = saving.store_of(self.session)
        self.row = store.get("session", self.uid) or {}
        self.people = candidates(store, self.uid)
        self._known = {}
        self.narrowing.renew(self.people)
        self.refresh()

    # For the frame

    def focus_list(self) -> None:
        """To the people."""
        if not self.table.currentIndex().isValid():  # asked first: the focus makes one current
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def state(self) -> dict[str, Any]:
        """What is asked, and who is unticked."""
        off = list(self.table.people.off)
        return {"asked": self.narrowing.state(), "off": off, "search": self.search.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        self.table.people.off = set(state["off"])
        self.narrowing.restore(state["asked"])
        self.search.setText(state["search"])
        self.refresh()
