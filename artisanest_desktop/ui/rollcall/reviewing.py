"""Names read from a paper, each with whom it may be: the same person, or somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.ui.rollcall.names import Named
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Rule, scrolled
from artisanest_desktop.ui.widgets.flow import Flow

_SAME, _ELSE = ("s", "س", "="), ("t", "ف", "/")


class Reviewed(QWidget):
    """One name: ``answered()`` once it is said who that is; focus shows where the keys go."""

    answered = Signal()

    def __init__(self, session: Session, one: Named) -> None:
        super().__init__()
        self.one = one
        self.buttons: list[tuple[int, Button]] = []
        px = session.theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(8), px(16), px(8))
        line.setSpacing(px(10))
        number = Label(session, session.lang.number(one.line) if one.line else "–", "muted")
        number.setMinimumWidth(px(30))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        line.addLayout(column, 1)
        self._name(session, column)
        for n, may_be in enumerate(one.may_be):
            about = f"{may_be.words} – {session.lang(may_be.reason)}"
            column.addWidget(Label(session, about, "muted", wrap=True))
            if n + 1 < len(one.may_be):
                self._buttons(session, column, (n,))
        if one.may_be:
            self._buttons(session, column, (len(one.may_be) - 1, -1))
        self._show()

    def _name(self, session: Session, column: QVBoxLayout) -> None:
        one = self.one
        name = Label(session, one.name, "strong", wrap=True)
        side = Qt.AlignmentFlag.AlignRight if session.theme.rtl else Qt.AlignmentFlag.AlignLeft
        name.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        column.addWidget(name)
        outside = "" if one.may_be else session.lang(_("from outside"))
        beside = " · ".join(filter(None, (outside, one.organisation, one.phone)))
        if beside:
            column.addWidget(Label(session, beside, "muted", wrap=True))
        if one.note is not None:
            column.addWidget(Label(session, one.note, "muted", wrap=True))

    def _buttons(self, session: Session, column: QVBoxLayout, many: tuple[int, ...]) -> None:
        shelf = QWidget()
        flow = Flow(session.theme.px(8), shelf)
        for n in many:
            words = _("Same person (S)") if n >= 0 else _("Somebody else (T)")
            button = Button(session, words, "check" if n >= 0 else "user-plus")
            button.setCheckable(True)
            button.setAccessibleDescription(self.one.name)
            button.clicked.connect(lambda _on=False, n=n: self.answer(n))
            flow.addWidget(button)
            self.buttons.append((n, button))
        column.addWidget(shelf)

    def answer(self, n: int) -> None:
        """This is who it is."""
        self.one.chosen = n
        self._show()
        self.answered.emit()

    def _show(self) -> None:
        for n, button in self.buttons:
            button.setChecked(self.one.chosen == n)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().lower()
        if key in _SAME and self.buttons:
            focused = next((n for n, b in self.buttons if b.hasFocus() and n >= 0), 0)
            self.answer(focused)
        elif key in _ELSE and self.buttons:
            self.answer(-1)
        else:
            super().keyPressEvent(event)


class NamesReview(QWidget):
    """``accepted([Named, …])`` once of each it is said who that is; ``left()`` with nothing."""

    accepted = Signal(object)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.rows: list[Reviewed] = []
        px = session.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.said = Label(session, "", wrap=True)
        self.said.setContentsMargins(px(16), px(12), px(16), px(8))
        outer.addWidget(self.said)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        outer.addWidget(scrolled(self._body), 1)
        outer.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(10), px(16), px(10))
        foot.setSpacing(px(10))
        self.accept = Button(session, "", "plus", "main")
        self.accept.clicked.connect(self._accept)
        leave = Button(session, _("Add nobody (Esc)"))
        leave.clicked.connect(self.left)
        foot.addWidget(self.accept)
        foot.addWidget(leave)
        foot.addStretch(1)
        outer.addLayout(foot)

    def show_names(self, found: Sequence[Named]) -> None:
        """Other names."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [Reviewed(self._session, one) for one in found]
        for row in self.rows:
            row.answered.connect(self._answered)
            self._column.addWidget(row)
            self._column.addWidget(Rule())
        self._column.addStretch(1)
        self._say()

    def focus_first(self) -> None:
        """To the first question, else to the button."""
        open_one = next((r for r in self.rows if r.one.chosen is None), None)
        if open_one is not None:
            open_one.buttons[0][1].setFocus()
        else:
            self.accept.setFocus()

    def _open(self) -> int:
        return sum(row.one.chosen is None for row in self.rows)

    def _answered(self) -> None:
        self._say()
        self.focus_first()

    def _say(self) -> None:
        asked = self._open()
        if asked:
            words = n_("%(n)s name may be somebody who is known: same person, or somebody else?",
                       "%(n)s names may be people who are known: same person, or somebody else?",
                       asked)  # fmt: skip
            self.said.show_words(words)
        else:
            self.said.show_words(_("Look whether each is who you mean; Enter puts them on the "
                                   "list."))  # fmt: skip
        n = len(self.rows)
        words = n_("Put %(n)s person on the list", "Put %(n)s people on the list", n)
        self.accept.show_words(words)
        self.accept.setEnabled(not asked)

    def _accept(self) -> None:
        if not self._open():
            self.accepted.emit([row.one for row in self.rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)
