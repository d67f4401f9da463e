"""Who changed what, when, from what, to what; bring a value back, undo, do again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import all_under
from artisanest_desktop.store import Change, Entry, Refusal
from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import saving, told
from artisanest_desktop.ui.record.told import Told
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, EmptyState, Label, Picture, Rule, Tag, scrolled

PAGE = 30
#: An import of thousands is told by its count and its first lines.
LINES = 40


class HistoryPanel(QWidget):
    """Of one record, one register, or everything; more is read as one goes down."""

    def __init__(
        self,
        session: Session,
        register: str | None = None,
        uid: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.register, self.uid = session, register, uid
        self.entries: list[Entry] = []
        px = session.theme.px
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, px(6), 0)
        self._list.setSpacing(px(10))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        self._wanted = PAGE
        session.changed.connect(self._changed)
        self.refresh()

    def _changed(self, change: Change) -> None:
        store = self.session.store
        if store is None:
            return
        register = self.register
        lines = all_under(register, store.registers) if register and self.uid else ()
        if register is None or change.registers.keys() & {register, *(r.key for r in lines)}:
            self.refresh()

    def refresh(self) -> None:
        """Read the journal again."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        store = saving.store_of(self.session)
        found = store.history(self.register, self.uid, limit=self._wanted + 1)
        self.entries = found[: self._wanted]
        if not found:
            words = _("Nothing was written yet.")
            self._list.addWidget(EmptyState(self.session, "history", words))
        for entry in self.entries:
            self._list.addWidget(self._card(entry))
            self._list.addWidget(Rule())
        if len(found) > self._wanted:
            more = Button(self.session, _("Show older changes"), "chevron-down", "link")
            more.clicked.connect(self._more)
            self._list.addWidget(more)
        self._list.addStretch(1)

    def _more(self) -> None:
        self._wanted += PAGE * 2
        self.refresh()

    # One transaction

    def _card(self, entry: Entry) -> QWidget:
        session, px = self.session, self.session.theme.px
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Picture(session, told.icon_of(entry), "muted", 16), 0, _top())
        title = Label(session, entry.title, "strong", wrap=True)
        head.addWidget(title, 1)
        if entry.undone:
            head.addWidget(Tag(session, _("taken back"), "soft"), 0, _top())
        column.addLayout(head)
        column.addWidget(Label(session, told.who_and_when(entry, session.lang), "muted", wrap=True))
        count = told.counts(entry) if self.uid is None else None
        if count is not None:
            column.addWidget(Label(session, count, "muted"))
        lines = told.told(saving.store_of(session), entry, session.lang, self.uid)
        for line in lines[:LINES]:
            column.addWidget(self._line(entry, line))
        button = self._undo_button(entry)
        if button is not None:
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        return card

    def _line(self, entry: Entry, line: Told) -> QWidget:
        session, px = self.session, self.session.theme.px
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(px(24), 0, 0, 0)
        row.setSpacing(px(8))
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        words.setText(self._was_now(line))
        policy = QSizePolicy.Policy
        words.setSizePolicy(policy.Preferred, policy.Minimum)
        row.addWidget(words, 1)
        if self._can_bring_back(entry, line):
            name = _("Bring this value back: %(value)s") % {"value": line.was}
            back = Button(session, icon="undo-2", kind="quiet", name=name)
            back.setProperty("small", "true")
            back.clicked.connect(lambda _on=False, line=line: self._bring_back(line))
            row.addWidget(back, 0, _top())
        return widget

    def _was_now(self, line: Told) -> str:
        theme = self.session.theme
        arrow = "←" if theme.rtl else "→"
        who = f"<b>{_safe(line.record)}</b> · " if line.record else ""
        colors = theme.tokens
        label = f"<span style='color:{colors['muted']}'>{_safe(line.label)}</span>"
        was = _isolated(f"<s style='color:{colors['terra']}'>{_safe(line.was)}</s>")
        now = _isolated(f"<span style='color:{colors['olive']}'>{_safe(line.now)}</span>")
        return f"{who}{label} {was} {arrow} {now}"

    def _can_bring_back(self, entry: Entry, line: Told) -> bool:
        store = saving.store_of(self.session)
        row = store.get(line.register, line.uid) or {}
        stored = line.field in row and line.field != "removed"
        return stored and not store.read_only and line.before not in (None, row[line.field])

    def _bring_back(self, line: Told) -> None:
        try:
            values = {line.field: line.before}
            saving.change(self.session, line.register, line.uid, values)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        words = _("Brought back — %(field)s: %(value)s")
        self.session.say(words % {"field": line.label, "value": line.was})

    # Taking back a whole transaction

    def _undo_button(self, entry: Entry) -> Button | None:
        if saving.store_of(self.session).read_only or entry.kind in ("erase", "migrate"):
            return None
        if entry.undone:
            undo = next((e for e in self.entries if entry.txn in e.undoes and not e.undone), None)
            if undo is None or entry.kind == "undo":
                return None
            button = Button(self.session, _("Redo"), "redo-2", "link")
            button.clicked.connect(lambda: self._undo(undo.txn))
            return button
        if entry.kind == "undo":
            return None  # its own entry, below, offers to do it again
        button = Button(self.session, _("Undo"), "undo-2", "link")
        button.clicked.connect(lambda: self._undo(entry.txn))
        return button

    def _undo(self, txn: str) -> None:
        store, session = saving.store_of(self.session), self.session
        work.run(
            session,
            lambda _progress: store.undo(txn),
            lambda r: tell_undone(session, r),
            title=_("Taking back…"),
        )


def tell_undone(session: Session, result: Any) -> None:
    """What an undo did, and which fields it left because someone changed them since."""
    session.say(result.title, undo=False)
    if not result.kept:
        return
    registers = saving.store_of(session).registers
    names: dict[str, None] = {}
    for register, _uid, key in result.kept:
        field = registers[register].by_key.get(key) if register in registers else None
        names[session.lang(field.label) if field else key] = None
    words = _("Changed since, and left as they are now: %(fields)s.")
    session.refuse(words % {"fields": session.lang.list(list(names))})


def _top() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignTop


def _safe(text: str) -> str:
    """What people typed is never markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _isolated(text: str) -> str:
    """A value keeps its own direction inside the sentence."""
    return f"\u2068{text}\u2069"
