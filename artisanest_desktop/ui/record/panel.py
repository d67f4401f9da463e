"""The open record: its head, and below it the form, its states, its history, or a farewell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.copying import carried
from artisanest_desktop.model.likeness import UNITED
from artisanest_desktop.store import Change, Refusal
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.erasing import ErasePanel
from artisanest_desktop.ui.record.files.dropping import DropZone
from artisanest_desktop.ui.record.form import RecordForm
from artisanest_desktop.ui.record.head import Head
from artisanest_desktop.ui.record.history import HistoryPanel
from artisanest_desktop.ui.record.question import QuestionBox
from artisanest_desktop.ui.record.state import StatePanel
from artisanest_desktop.ui.record.ways import AGAIN, MORE, WAYS
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import (
    Button,
    Card,
    EmptyState,
    Label,
    Popover,
    Rule,
    scrolled,
)


class RecordPanel(Card):
    """``created(uid)`` when a new record is born; ``left()`` when Esc leads back to the list;
    ``closed()`` when the drawer is to go; ``duplicated(values)`` asks for a new one like it."""

    created = Signal(str)
    left = Signal()
    closed = Signal()
    duplicated = Signal(object)
    #: Where to go on: ``rollcall:<uid>``.
    wanted = Signal(str)

    def __init__(self, session: Session, register_key: str, parent: QWidget | None = None) -> None:
        super().__init__(session, 0, parent)
        self.session = session
        self.key = register_key
        self._open = False
        self._aside: QWidget | None = None
        self._removed: QuestionBox | None = None
        self._way_back = Button(session, "", "arrow-left", "link")
        self._way_back.clicked.connect(lambda: session.wanted.emit("back"))
        self._way_back.hide()
        register = saving.register_of(session, register_key)
        photo = face.photo_field(register)
        skip = (photo.key,) if photo else ()
        self.form = RecordForm(session, register_key, skip=skip, at_once=False)
        self.head = Head(session, self.form)
        self._stack = QStackedWidget()
        self._empty = EmptyState(session, register.icon or "info", _("Choose a line in the list."))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._make_page())
        self.column.setSpacing(0)
        self.column.addWidget(self._stack)
        if self.form.files is not None:
            DropZone(self.form.files, self, self.form, lambda: self._open)
        self._listen()

    def _make_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.setSpacing(0)
        self._top.addWidget(self.head)
        self._rule = Rule()
        self._top.addWidget(self._rule)
        column.addLayout(self._top)
        px = self.session.theme.px
        inner = QWidget()
        self._scrolled = QVBoxLayout(inner)
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(px(18), px(12), px(18), px(16))
        self._inside.addWidget(self._way_back, 0, Qt.AlignmentFlag.AlignLeading)
        self._inside.addWidget(self.form)
        self._scrolled.addLayout(self._inside)
        self._scroll = scrolled(inner)
        self._below = QStackedWidget()
        self._below.addWidget(self._scroll)
        column.addWidget(self._below, 1)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where little is seen at once (large text), the head goes up with the rest."""
        super().resizeEvent(event)
        low = self.height() < self.session.theme.px(430)
        if low == (self._top.indexOf(self.head) >= 0):
            self._top.removeWidget(self.head)
            self._scrolled.removeWidget(self.head)
            (self._scrolled if low else self._top).insertWidget(0, self.head)
            self._rule.setVisible(not low)

    def _listen(self) -> None:
        self.form.created.connect(self.created)
        self.form.escaped.connect(self._escape)
        self.form.state_asked.connect(self.change_state)
        self.form.shown.connect(self._ask_removed)
        self.head.menu.connect(self._menu)
        self.head.closed.connect(self.closed)
        self.head.went_on.connect(self.go_on)
        self.session.changed.connect(self._changed)

    # What is open

    @property
    def uid(self) -> str | None:
        """The record that is open; None for a new one, or none at all."""
        return self.form.uid if self._open else None

    def show_record(self, uid: str) -> None:
        """Open a record."""
        self._way_back.hide()
        if self._open and uid == self.form.uid:
            return
        self._show_form()
        self.form.load(uid)
        self._open = True
        self._stack.setCurrentIndex(1)
        self._scroll.verticalScrollBar().setValue(0)

    def show_way_back(self, words: Msg) -> None:
        """One came here from another record: offer to return to it."""
        self._way_back.show_words(words)
        self._way_back.setToolTip(shortcuts.tip(self.session.lang, shortcuts.WINDOW["back"]))
        self._way_back.show()

    def new(self, defaults: Mapping[str, Any] | None = None) -> None:
        """An empty form; nothing is written before something is typed."""
        self._way_back.hide()
        self._show_form()
        self.form.load(None, defaults)
        self._open = True
        self._stack.setCurrentIndex(1)
        self._scroll.verticalScrollBar().setValue(0)
        self.form.focus_first()

    def clear(self) -> None:
        """No record is open."""
        self.form.commit()
        self._show_form()
        self._open = False
        self._stack.setCurrentIndex(0)

    def is_new(self) -> bool:
        """Whether an empty form waits for its first field."""
        return self._open and self.form.uid is None

    def _changed(self, change: Change) -> None:
        touched = change.registers.get(self.key, frozenset())
        if self._open and self.form.uid in touched:
            store = self.session.store
            if store is not None and store.get(self.key, str(self.form.uid)) is None:
                self._show_form()
                self.form.forget()
                self._open = False  # erased for good: there is nothing left to show
                self._stack.setCurrentIndex(0)

    # Instead of the form

    def aside(self, title: Msg, widget: QWidget) -> None:
        """Show something else about the record, with the way back to its form."""
        self.form.commit()
        self._show_form()
        px = self.session.theme.px
        page = QFrame()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(18), px(10), px(18), px(12))
        column.setSpacing(px(10))
        line = QHBoxLayout()
        back = Button(self.session, _("Back"), "arrow-left", "quiet")
        back.clicked.connect(self._go_back)
        line.addWidget(back)
        line.addWidget(Label(self.session, title, "strong"), 1)
        column.addLayout(line)
        column.addWidget(widget, 1)
        self._aside = page
        self._below.addWidget(page)
        self._below.setCurrentWidget(page)
        back.setFocus()

    def _show_form(self) -> None:
        aside, self._aside = self._aside, None
        if aside is not None:
            state = aside.findChild(StatePanel)
            if state is not None and state.is_open() and self._exists(state.uid):
                state.write(leaving=True)
            self._below.setCurrentIndex(0)
            self._below.removeWidget(aside)
            aside.deleteLater()

    def _exists(self, uid: str) -> bool:
        return saving.store_of(self.session).get(self.key, uid) is not None

    def _go_back(self) -> None:
        """A change of state is written when it is left, as every field; or says why not."""
        state = self._aside.findChild(StatePanel) if self._aside is not None else None
        if state is None or not state.is_open():
            self._show_form()
        elif not state.write():
            return
        self.form.focus_first()

    def change_state(self, code: Any = None) -> None:
        """The new state with its date, reason and document; the states so far."""
        assert self.form.uid is not None
        panel = StatePanel(self.session, self.key, self.form.uid, code)
        panel.done.connect(self._show_form)
        self.aside(_("Change of state"), panel)
        panel.focus_first()

    def go_on(self) -> None:
        """Where one goes on from such a record, once what is being typed is saved."""
        way = WAYS.get(self.key)
        self.form.commit()
        if way is not None and self.uid is not None:
            self._go(way.goal)

    def _go(self, goal: str) -> None:
        self.form.commit()
        self.wanted.emit(f"{goal}:{self.uid}")

    def show_history(self) -> None:
        """Who changed what, and the way back."""
        assert self.form.uid is not None
        self.aside(_("History"), HistoryPanel(self.session, self.key, self.form.uid))

    def ask_erase(self) -> None:
        """Ask plainly before what cannot be undone."""
        assert self.form.uid is not None
        panel = ErasePanel(self.session, self.key, self.form.uid)
        panel.cancelled.connect(self._show_form)
        self.aside(_("Erase for good"), panel)

    def _ask_removed(self) -> None:
        if self._removed is not None:
            self._removed.hide()
            self._removed.deleteLater()
            self._removed = None
        question = self.form.questions.get("removed")
        if question is not None:
            self._removed = QuestionBox(self.session, None, question, self.form.row)
            self._removed.chosen.connect(self.form.settle_removed)
            self._inside.insertWidget(0, self._removed)

    # What can be done

    def _menu(self, button: QWidget) -> None:
        popover = Popover(self.session, self, 250)
        for words, icon, act in self._actions():
            entry = Button(self.session, words, icon, "menu")
            entry.clicked.connect(popover.close)
            entry.clicked.connect(lambda _on=False, act=act: act())
            popover.column.addWidget(entry)
        popover.open_at(button)

    def _actions(self) -> list[tuple[Msg, str, Any]]:
        if saving.store_of(self.session).read_only:
            return [
                (_("History"), "history", self.show_history),
                (_("Print this record…"), "printer", self.print_record),
            ]
        removed = bool(self.form.row.get("removed"))
        found: list[tuple[Msg, str, Any]] = []
        if not removed:
            if face.state_field(self.form.register) is not None:
                found.append((_("Change the state…"), "badge-check", self.change_state))
            found.append((self.form.register.again or _("Duplicate"), "copy", self.duplicate))
            for way in MORE.get(self.key, ()):
                found.append((way.words, way.icon, partial(self._go, way.goal)))
            if self.key in UNITED:
                found.append((_("Is the same as…"), "merge", self.name_the_same))
        found.append((_("History"), "history", self.show_history))
        found.append((_("Print this record…"), "printer", self.print_record))
        if removed:
            found.append((_("Recover"), "undo-2", lambda: self._remove(back=True)))
        else:
            found.append((_("Remove from the list"), "trash-2", self._remove))
        found.append((_("Erase for good…"), "circle-x", self.ask_erase))
        return found

    def name_the_same(self) -> None:
        """This record and another are one."""
        self.form.commit()
        self.session.wanted.emit(f"likeness:{self.key}:{self.form.uid}")

    def print_record(self) -> None:
        """As a page of paper."""
        from artisanest_desktop.ui.printing.menu import print_record

        assert self.form.uid is not None
        self.form.commit()
        print_record(self.session, self, self.key, self.form.uid)

    def duplicate(self) -> None:
        """A new record like this one. One with lines is written with them at once, and can be
        undone; of any other nothing is written before something is typed."""
        register = self.form.register
        self.form.commit()
        if self.key in AGAIN:
            self._go(AGAIN[self.key])
            return
        if not register.copied:
            self.duplicated.emit(carried(register, self.form.row))
            return
        assert self.form.uid is not None
        try:
            uid = saving.duplicate(self.session, self.key, self.form.uid)
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        self.created.emit(uid)
        self.show_record(uid)
        self.form.focus_first()

    def _remove(self, back: bool = False) -> None:
        assert self.form.uid is not None
        self.form.commit()
        try:
            saving.remove(self.session, self.key, [self.form.uid], back)
        except Refusal as refusal:
            self.session.refuse(refusal)

    def _escape(self) -> None:
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._aside is not None:
                self._go_back()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)
