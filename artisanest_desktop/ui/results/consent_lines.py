"""The lines of a consent sheet: a line of numbers for each box, who put a thumb, the day; one
button writes all of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.rules import consenting
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.record.editors.script import ScriptLine
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, SectionTitle

THUMB = "thumbprint"
BOXES: dict[str, tuple[Msg, str]] = {
    "consent_contact": (_("Contact"), "phone"),
    "consent_photo": (_("Photo"), "camera"),
    "consent_name": (_("Name in a funder’s list"), "file-text"),
    THUMB: (_("Signed by thumbprint"), "fingerprint"),
}
_EXAMPLE = {"consent_contact": "*", "consent_photo": "1-12 14 13n", "consent_name": "* 5n 9n",
            THUMB: "3 7"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of one sheet: the boxes by key, and the day it was signed."""

    boxes: dict[str, consenting.Reading]
    day: str | None


class _Line(QWidget):
    """One box: its picture and word, the numbers, what they mean."""

    def __init__(self, session: Session, key: str, known: Callable[[], Collection[int]]) -> None:
        super().__init__()
        self._session, self._key, self._known = session, key, known
        words, icon = BOXES[key]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(3))
        column.addWidget(SectionTitle(session, words, icon))
        self.line = ScriptLine(session)
        self.line.setObjectName(f"consent-{key}")
        self.line.setAccessibleName(session.lang(words))
        self.line.setPlaceholderText(_EXAMPLE[key])
        self.line.textChanged.connect(lambda _text: self.refresh())
        column.addWidget(self.line)
        self.said = Label(session, "", "muted", wrap=True)
        column.addWidget(self.said)
        self.refresh()

    def reading(self) -> consenting.Reading:
        """What the line says."""
        return consenting.read(self.line.text(), self._known())

    def refresh(self) -> None:
        """Say it in words."""
        reading = self.reading()
        self.said.show_words(self._words(reading))
        self.said.setVisible(bool(self.said.text()))
        token = "muted" if reading.is_clear else "terra"
        self.said.setStyleSheet(f"color: {self._session.theme.tokens[token]}")
        self.line.setAccessibleDescription(self.said.text())
        level = None if reading.is_clear else "refused"
        if self.line.property("finding") != level:
            self.line.setProperty("finding", level)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def _words(self, reading: consenting.Reading) -> Msg | str:
        if reading.unread:
            return _("Not understood: %(what)s") % {"what": "  ".join(reading.unread)}
        if reading.beyond:
            numbers = self._session.lang.list([str(n) for n in reading.beyond])
            return _("Nobody on this sheet has number %(numbers)s.") % {"numbers": numbers}
        if not reading.named:
            return ""
        if self._key == THUMB:
            return _("thumbprints: %(n)s") % {"n": reading.yes}
        silent = len(self._known()) - len(reading.named)
        words = {"yes": reading.yes, "no": reading.no, "silent": silent}
        return _("yes: %(yes)s, no: %(no)s, as before: %(silent)s") % words


class ConsentLines(QWidget):
    """``written(Typed)`` with the button, or Enter in the last line."""

    written = Signal(object)
    escaped = Signal()

    def __init__(self, session: Session, known: Callable[[], Collection[int]]) -> None:
        super().__init__()
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(10))
        help_words = _("The numbers that ticked each box. “*” everybody, “13n” a spoken no; who is "
                       "not named stays as before.")  # fmt: skip
        column.addWidget(Label(session, help_words, "muted", wrap=True))
        self.lines = {key: _Line(session, key, known) for key in BOXES}
        for n, line in enumerate(self.lines.values()):
            column.addWidget(line)
            line.line.returnPressed.connect(lambda n=n: self._go_on(n))
        self.day = FieldBox(session, saving.register_of(session, "member")["consent_on"])
        column.addWidget(self.day)
        self.write = Button(session, _("Write these consents"), "check", "main")
        self.write.clicked.connect(self._write)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def first(self) -> ScriptLine:
        """Where one begins."""
        return next(iter(self.lines.values())).line

    def show_day(self, iso: str) -> None:
        """The day the sheet was signed, until another is typed."""
        self.day.show_value(iso, {"consent_on": iso})

    def refresh(self) -> None:
        """Another sheet, or another list."""
        for line in self.lines.values():
            line.refresh()

    def typed(self) -> Typed | None:
        """What is to be written; None while something is not understood, or nothing is typed."""
        boxes = {key: line.reading() for key, line in self.lines.items()}
        if not all(one.is_clear for one in boxes.values()):
            return None
        if not any(one.named for one in boxes.values()):
            return None
        editor = self.day.editor
        parsed = editor.parsed() if editor is not None else None
        if parsed is not None and parsed.refused:
            return None
        day = parsed.value if parsed is not None else None
        return Typed(boxes, str(day) if day else None)

    def clear(self) -> None:
        """Ready for the next sheet."""
        for line in self.lines.values():
            line.line.setText("")

    def _go_on(self, n: int) -> None:
        lines = list(self.lines.values())
        if n + 1 < len(lines):
            lines[n + 1].line.setFocus()
        else:
            self._write()

    def _write(self) -> None:
        typed = self.typed()
        if typed is not None:
            self.written.emit(typed)
            return
        wrong = next((one for one in self.lines.values() if not one.reading().is_clear), None)
        if wrong is not None:
            wrong.line.setFocus()
            self._session.refuse(_("Nothing was written yet: one line is not understood."))
        else:
            self.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
