"""Starting a campaign: what goes, to whom, in which language, until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from artisanest_desktop.i18n import LANGUAGES, Msg, _
from artisanest_desktop.model.campaign import CAMPAIGN
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, Label, SectionTitle, centred, scrolled
from artisanest_desktop.ui.widgets.choice import LANGUAGE_NAMES, Choice
from artisanest_desktop.ui.widgets.flow import Flow

_CHOICES = ("what", "about", "who")
_FIELDS = ("title", "due", "message")


class Recipients(QWidget):
    """The cooperatives with a tick and a language each, and other people by name."""

    def __init__(self, session: Session) -> None:
        from artisanest_desktop.exchange.campaigns import language_for

        super().__init__()
        self._session = session
        store, px = files.store_of(session), session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(SectionTitle(session, _("To whom?"), "building-2"))
        self.ticks: dict[str, QCheckBox] = {}
        self.languages: dict[str, QComboBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(0, 1)
        ids = store.find("cooperative", sort=[("name", False)])
        uids = [uid for i in ids if (uid := store.row_uid("cooperative", i))]
        for at, uid in enumerate(uids):
            name = store.title("cooperative", uid, session.lang.code)
            tick = QCheckBox(name.replace("&", "&&"))
            tick.setChecked(len(uids) > 1)
            tick.setAccessibleName(name)
            self.ticks[uid] = tick
            self.languages[uid] = self._tongue(name, language_for(store, uid, session.lang.code))
            grid.addWidget(tick, at, 0)
            grid.addWidget(self.languages[uid], at, 1)
        if len(uids) > 2:
            column.addWidget(self._all_or_none())
        column.addLayout(grid)
        words = _("Other people, by name (a comma between them)")
        label = Label(session, words, "muted", wrap=True)
        self.others = QLineEdit()
        self.others.setAccessibleName(session.lang(words))
        label.setBuddy(self.others)
        column.addWidget(label)
        column.addWidget(self.others)

    def _tongue(self, name: str, code: str) -> QComboBox:
        combo = QComboBox()
        combo.addItems([LANGUAGE_NAMES[c] for c in LANGUAGES])
        combo.setCurrentIndex(LANGUAGES.index(code))
        combo.setAccessibleName(self._session.lang(_("Language of %(name)s") % {"name": name}))
        return combo

    def _all_or_none(self) -> QWidget:
        line = QWidget()
        flow = Flow(self._session.theme.px(8), line)
        for words, value in ((_("Tick all"), True), (_("Tick none"), False)):
            button = Button(self._session, words, kind="quiet")
            button.clicked.connect(lambda _on=False, v=value: self.tick_all(v))
            flow.addWidget(button)
        return line

    def tick_all(self, value: bool) -> None:
        """All of them or none."""
        for tick in self.ticks.values():
            tick.setChecked(value)

    def chosen(self) -> list[dict[str, str]]:
        """The sendings that are wanted."""
        found = [
            {"cooperative": uid, "language": LANGUAGES[self.languages[uid].currentIndex()]}
            for uid, tick in self.ticks.items()
            if tick.isChecked()
        ]
        names = self.others.text().replace("،", ",").split(",")
        code = self._session.lang.code
        return found + [{"title": n.strip(), "language": code} for n in names if n.strip()]

    def state(self) -> dict[str, Any]:
        """What is chosen."""
        ticks = {uid: tick.isChecked() for uid, tick in self.ticks.items()}
        tongues = {uid: combo.currentIndex() for uid, combo in self.languages.items()}
        return {"ticks": ticks, "tongues": tongues, "others": self.others.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """The same again."""
        for uid, tick in self.ticks.items():
            tick.setChecked(state["ticks"].get(uid, False))
            self.languages[uid].setCurrentIndex(state["tongues"].get(uid, 0))
        self.others.setText(state["others"])


class StartPage(SubPage):
    """One page of questions; the button makes the campaign and opens its board."""

    def __init__(self, session: Session, back: Callable[[], Any]) -> None:
        super().__init__(session, CAMPAIGN.add or "", back)
        self.session = session
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(session, 28)
        column.addLayout(centred(card, session.theme.px(760)))
        column.addStretch(1)
        self.column.addWidget(scrolled(inner), 1)
        self.boxes = {key: FieldBox(session, CAMPAIGN[key]) for key in _FIELDS}
        card.column.addWidget(self.boxes["title"])
        self._ask(card)
        self.to = Recipients(session)
        card.column.addWidget(self.to)
        card.column.addWidget(self.boxes["due"])
        card.column.addWidget(self.boxes["message"])
        self.note = Label(session, "", "muted", wrap=True)
        self.note.setStyleSheet(f"color: {session.theme.tokens['terra']}")
        self.note.hide()
        card.column.addWidget(self.note)
        self.go = Button(session, CAMPAIGN.add or "", "send", "main")
        self.go.clicked.connect(self.start)
        line = QWidget()
        Flow(session.theme.px(10), line).addWidget(self.go)
        card.column.addWidget(line)
        self._arrange()

    def _ask(self, card: Card) -> None:
        from artisanest_desktop.exchange import PROFILES
        from artisanest_desktop.exchange.campaigns import REGISTERS

        session, store = self.session, files.store_of(self.session)
        whats: list[tuple[str, Msg | str]] = [
            ("list", _("The list of each, to be corrected and completed")),
            ("template", _("A template to fill in")),
        ]
        abouts: list[tuple[str, Msg | str]] = [(k, store.registers[k].many) for k in REGISTERS]
        people = list(PROFILES.items())
        self.what = Choice(
            session, _("What is sent?"), "file-spreadsheet", whats, "list", self._arrange
        )
        self.about = Choice(session, _("About what?"), "users", abouts, "member", self._arrange)
        self.who = Choice(
            session, _("For whom is the file?"), "lock", people, people[0][0], self._arrange
        )
        for part in (self.what, self.about, self.who):
            card.column.addWidget(part)

    def _arrange(self) -> None:
        self.who.setVisible(self.what.value == "list")

    def focus_list(self) -> None:
        """Where one begins."""
        self.boxes["title"].setFocus()
        editor = self.boxes["title"].editor
        if editor is not None:
            editor.setFocus()

    def values(self) -> dict[str, Any] | None:
        """What was typed; None when something of it cannot be understood, which is said."""
        found: dict[str, Any] = {}
        for key, box in self.boxes.items():
            assert box.editor is not None
            parsed = box.editor.parsed()
            if parsed.refused:
                box.tell(parsed.findings[0].text, "refused")
                return None
            box.tell(None)
            found[key] = parsed.value
        store, lang = files.store_of(self.session), self.session.lang
        if not found["title"]:
            found["title"] = f"{lang(store.registers[self.about.value].many)} " + str(
                self.session.today().year
            )
        found |= {"register": self.about.value, "sent_as": self.what.value}
        return found | {"profile": self.who.value}

    def start(self) -> None:
        """Make it, and show its board."""
        from artisanest_desktop.exchange import campaigns

        values, to = self.values(), self.to.chosen()
        if values is None:
            return
        if not to:
            self.note.show_words(_("Nobody is ticked: choose at least one cooperative or name."))
            self.note.show()
            return
        uid = campaigns.start(files.store_of(self.session), values, to)
        self.session.say(_("The campaign is there: make its files now."))
        self.session.wanted.emit(f"campaign:{uid}")

    def state(self) -> dict[str, Any]:
        """What is chosen and typed."""
        raws = {k: b.editor.raw() for k, b in self.boxes.items() if b.editor is not None}
        chosen = {name: getattr(self, name).value for name in _CHOICES}
        return {"raws": raws, "to": self.to.state(), **chosen}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        for key, raw in state["raws"].items():
            editor = self.boxes[key].editor
            if editor is not None:
                editor.put(raw)
        for name in _CHOICES:
            getattr(self, name).choose(state[name])
        self.to.restore(state["to"])
        self._arrange()
