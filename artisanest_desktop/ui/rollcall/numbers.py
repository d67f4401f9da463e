"""Typing the signed sheet by number: the line says what it understood before it is written."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.face import capital
from artisanest_desktop.rules import roll_call
from artisanest_desktop.ui.record.editors.script import ScriptLine
from artisanest_desktop.ui.rollcall import marks
from artisanest_desktop.ui.rollcall.sheet import Sheet
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Label, SectionTitle

#: By the keys people press, not the letters of the screen: all are read in every language.
_EXAMPLE = {"fr": "1-12 14 13a 15r", "en": "1-12 14 13a 15l", "ar": "1-12 14 13غ 15ت"}


class _Line(ScriptLine):
    """``stepped(±1)``: Ctrl with an arrow goes to another half-day."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if control and step:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.stepped.emit(-step if rtl else step)
        else:
            super().keyPressEvent(event)


class NumberLine(QWidget):
    """``entered(slot, Reading)`` with Enter; ``named(text)`` when that is a name;
    ``chosen(slot)`` when another half-day is wanted;
    ``shown(slot)`` whenever another is shown."""

    entered = Signal(str, object)
    named = Signal(str)
    chosen = Signal(str)
    shown = Signal(str)
    escaped = Signal()

    def __init__(self, session: Session, sheet: Sheet) -> None:
        super().__init__()
        self._session = session
        self._sheet = sheet
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(6))
        line = QHBoxLayout()
        line.addWidget(SectionTitle(session, _("Type the sheet"), "keyboard"), 1)
        self.slots = QComboBox()
        self.slots.setAccessibleName(session.lang(_("Half-day of the sheet")))
        self.slots.setToolTip(session.lang(_("Another half-day: Ctrl+← and Ctrl+→ in the line")))
        self.slots.currentIndexChanged.connect(self._choose)
        self.slots.setProperty("small", "true")
        line.addWidget(self.slots)
        column.addLayout(line)
        self.line = _Line(session)
        self.line.setObjectName("numbers")
        self.line.setAccessibleName(session.lang(_("Numbers of the sheet")))
        self.line.setPlaceholderText(_EXAMPLE[session.lang.code])
        self.line.textChanged.connect(lambda _text: self._understand())
        self.line.returnPressed.connect(self._enter)
        self.line.stepped.connect(self._step)
        column.addWidget(self.line)
        self.said = Label(session, "", "muted", wrap=True)
        column.addWidget(self.said)
        self.refresh()

    # Which half-day

    def refresh(self) -> None:
        """The half-days and marks as they are now."""
        kept, lang = self.slot, self._session.lang
        with QSignalBlocker(self.slots):
            self.slots.clear()
            for half in self._sheet.halves:
                self.slots.addItem(capital(lang(half.name)), half.uid)
            at = self.slots.findData(kept)
            self.slots.setCurrentIndex(max(at, 0) if self._sheet.halves else -1)
        self._understand()

    @property
    def slot(self) -> str:
        """The half-day that is being typed."""
        return str(self.slots.currentData() or "")

    def show_slot(self, slot: str) -> None:
        """Follow the grid to another half-day, unless a line is being typed."""
        at = self.slots.findData(slot)
        if at >= 0 and not self.line.text():
            with QSignalBlocker(self.slots):
                self.slots.setCurrentIndex(at)
            self._understand()

    def _step(self, by: int) -> None:
        at = self.slots.currentIndex() + by
        if 0 <= at < self.slots.count():
            self.slots.setCurrentIndex(at)

    def _choose(self, _at: int) -> None:
        self._understand()
        self.chosen.emit(self.slot)

    # What it says

    def reading(self) -> roll_call.Reading:
        """What was typed, as it is understood."""
        return roll_call.read(self.line.text(), len(self._sheet.people))

    def _understand(self) -> None:
        if self.slot != self._shown:
            self._shown = self.slot
            self.shown.emit(self.slot)
        if not self.line.text().strip():
            self._say(_("“%(absent)s” absent, “%(late)s” late, “*” everyone present, "
                        "“!” the rest absent.") % self._examples())  # fmt: skip
            return
        if self._is_name():
            self._say(_("A name: Enter looks for the person and puts her or him on the list."))
            return
        reading = self.reading()
        if not reading.is_clear:
            self._say(self._doubt(reading), "refused")
            return
        tally = roll_call.tally(reading, self._sheet.column(self.slot))
        words = {"what": marks.summed(tally, self._session.lang)}
        self._say(_("Understood: %(what)s. Enter writes it.") % words)

    def _examples(self) -> dict[str, str]:
        first, second = _EXAMPLE[self._session.lang.code].split()[2:]
        return {"absent": first, "late": second}

    def _doubt(self, reading: roll_call.Reading) -> Msg:
        if reading.unread:
            return _("Not understood: %(what)s") % {"what": "  ".join(reading.unread)}
        numbers = self._session.lang.list([str(n) for n in reading.beyond])
        words = {"numbers": numbers, "n": len(self._sheet.people)}
        return _("Nobody has number %(numbers)s: the list ends at %(n)s.") % words

    def _say(self, words: Msg, level: str = "") -> None:
        self.said.show_words(words)
        color = self._session.theme.tokens["terra" if level else "muted"]
        self.said.setStyleSheet(f"color: {color}")
        self.line.setAccessibleDescription(self.said.text())
        if (self.line.property("finding") or "") != level:
            self.line.setProperty("finding", level or None)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def _is_name(self) -> bool:
        """Whether letters begin it, more of them than any mark has."""
        text = self.line.text().strip()
        return len(text) > 2 and text[:2].isalpha()

    def _enter(self) -> None:
        if self._is_name():
            self.named.emit(self.line.text().strip())
            self.line.setText("")
            return
        reading = self.reading()
        if reading.is_clear and not reading.says_nothing and self.slot:
            self.entered.emit(self.slot, reading)
            self.line.setText("")  # not clear(): Ctrl+Z takes the marks back, not the line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.line.text():
            self.line.clear()
        else:
            self.escaped.emit()
