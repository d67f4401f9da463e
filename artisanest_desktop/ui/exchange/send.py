"""Sending: a file for someone, with what is private in it said beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import LANGUAGES, Msg, _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.exchange.sent import Sent
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, centred, scrolled
from artisanest_desktop.ui.widgets.choice import LANGUAGE_NAMES, Choice
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Exported

_CHOICES = ("what", "who", "tongue", "rows")


class SendPage(SubPage):
    """What, for whom, in which language, which rows; then the file and what to do with it."""

    def __init__(
        self, session: Session, key: str, shown: Sequence[str], back: Callable[[], Any]
    ) -> None:
        register = files.store_of(session).registers[key]
        super().__init__(session, _("Send – %(what)s") % {"what": register.many}, back)
        self.session = session
        self._key = key
        self._shown = list(shown)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(session, 28)
        column.addLayout(centred(self._card, session.theme.px(760)))
        column.addStretch(1)
        self.column.addWidget(scrolled(inner), 1)
        self._ask()
        self.sent: Sent | None = None
        self.refresh()

    def _ask(self) -> None:
        from artisanest_desktop.exchange import PROFILES

        session, card = self.session, self._card.column
        total = files.store_of(session).count(self._key)
        everyone = _("All: %(n)s") % {"n": total}
        on_screen = _("What is on screen: %(n)s") % {"n": len(self._shown)}
        register = files.store_of(session).registers[self._key]
        whats: list[tuple[str, Msg | str]] = [
            ("list", _("This list: %(name)s") % {"name": register.many}),
            ("everything", _("Everything, in one workbook")),
        ]
        self.what = Choice(
            session, _("What is sent?"), "file-spreadsheet", whats, "list", self.refresh
        )
        people = list(PROFILES.items())
        self.who = Choice(
            session, _("For whom is the file?"), "users", people, people[0][0], self.refresh
        )
        names = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
        code = session.lang.code
        self.tongue = Choice(
            session, _("In which language?"), "languages", names, code, self.refresh
        )
        rows: list[tuple[str, Msg | str]] = [("all", everyone), ("shown", on_screen)]
        self.rows = Choice(session, _("Which rows?"), "list-filter", rows, "all", self.refresh)
        self.private = Note(session, "", "lock", "saffron")
        self.make = Button(session, _("Make the file"), "file-spreadsheet", "main")
        self.make.clicked.connect(self._make)
        for part in (self.what, self.who, self.tongue, self.rows, self.private):
            card.addWidget(part)
        card.addSpacing(session.theme.px(8))
        line = QWidget()
        Flow(session.theme.px(10), line).addWidget(self.make)
        card.addWidget(line)

    def refresh(self) -> None:
        """Say what would be inside; a file made before is another one."""
        self.rows.setVisible(not self._everything)
        self.private.show_words(self._inside(), *self._warning())
        self.make.setEnabled(True)
        self.make.show()
        if self.sent is not None:
            self.sent.hide()
            self.sent.deleteLater()
            self.sent = None

    @property
    def _everything(self) -> bool:
        return self.what.value == "everything"

    def _keys(self) -> tuple[str, ...]:
        """The registers that go."""
        from artisanest_desktop.exchange import EVERYTHING

        return EVERYTHING if self._everything else (self._key,)

    def _fields(self) -> list[str]:
        from artisanest_desktop.exchange import private_fields

        store, lang = files.store_of(self.session), self.session.lang
        return [lang(f.label) for f in private_fields(store, self._keys(), self.who.value)]

    def _warning(self) -> tuple[str, str]:
        return ("lock", "saffron") if self._fields() else ("shield-check", "olive")

    def _inside(self) -> Msg:
        """Which private fields, by name; names themselves depend on consent."""
        fields = self._fields()
        if fields:
            names = {"names": self.session.lang.list(fields)}
            return _("Private fields inside: %(names)s.") % names
        people = {"member", "product", "session"} & {*self._keys()}
        if self.who.value == "funder" and people:
            return _("No private field is inside. Names only of the people who agreed to it.")
        if self.who.value == "public" and people:
            return _("No private field and no name of a person is inside.")
        return _("No private field is inside.")

    def _make(self) -> None:
        session, store = self.session, files.store_of(self.session)
        lang = store.language(self.tongue.value)
        name = files.list_name(session, self._key, lang)
        if self._everything:
            name = files.whole_name(session, lang)
        path = free(files.folder() / "ArtisaNest" / name)
        key, keys, profile = self._key, self._keys(), self.who.value
        only = self.rows.value == "shown" and not self._everything
        uids = self._shown if only else None
        self.make.setEnabled(False)

        def write(_progress: work.Progress) -> Exported:
            from artisanest_desktop.exchange import export

            ids = None
            if uids is not None:
                ids = [i for uid in uids if (i := store.row_id(key, uid)) is not None]
            return export(store, keys, path, lang.code, ids, profile=profile)

        work.run(session, write, self._made, title=_("Writing the file"), failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if isValid(self):
            self.make.setEnabled(True)
        work.refuse(self.session, error)

    def _made(self, made: Exported) -> None:
        if not isValid(self):
            return
        self.session.say(_("The file is ready."), undo=False)
        self._hand_over(made)
        if self.sent is not None:
            self.sent.folder.setFocus()

    def _hand_over(self, made: Exported) -> None:
        self.make.hide()
        self.sent = Sent(self.session, made)
        self._card.column.addWidget(self.sent)

    def state(self) -> dict[str, Any]:
        """What is chosen, and the file that was made."""
        choices = {name: getattr(self, name).value for name in _CHOICES}
        return {**choices, "made": self.sent.made if self.sent else None}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        for name in _CHOICES:
            getattr(self, name).choose(state[name])
        self.refresh()
        made = state["made"]
        if made is not None and Path(made.path).exists():
            self._hand_over(made)


def free(path: Path) -> Path:
    """The path itself, or the first like it that is not taken."""
    found, n = path, 2
    while found.exists():
        found = path.with_name(f"{path.stem} ({n}){path.suffix}")
        n += 1
    return found
