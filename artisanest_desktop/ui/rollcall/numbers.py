"""Typing the signed sheet by number: the line says what it understood before it is written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model import line_words
from artisanest_desktop.model.face import capital
from artisanest_desktop.rules import roll_call
from artisanest_desktop.rules.attendance import PRESENT
from artisanest_desktop.store import roll
from artisanest_desktop.ui.record.editors.script import ScriptLine
from artisanest_desktop.ui.rollcall import marks
from artisanest_desktop.ui.rollcall.sheet import Sheet
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, SectionTitle

#: By the keys people press, not the letters of the screen: all are read in every language.
_EXAMPLE = {"fr": "1-12 14 13a 15r", "en": "1-12 14 13a 15l", "ar": "1-12 14 13غ 15ت"}
#: What parts a name from the organisation and the phone beside it.
_BESIDE = ";؛\t"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a line of a paper at a half-day, as her name stands there; ``line`` is None when
    only the name was typed."""

    name: str
    line: int | None
    mark: roll_call.Mark
    slot: str
    paper: roll.Numbers


class _Line(ScriptLine):
    """``stepped(±1)``: Ctrl with an arrow goes to another half-day; ``pasted(text)``: several
    lines at once."""

    stepped = Signal(int)
    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if len(text.strip().splitlines()) > 1:
                self.pasted.emit(text)
                return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if control and step:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.stepped.emit(-step if rtl else step)
        else:
            super().keyPressEvent(event)


class NumberLine(QWidget):
    """``entered(slot, Numbers, Reading)`` with Enter; ``named(Signer)`` when that is a name;
    ``rest_wanted(slot)`` for the button; ``chosen(slot)`` when another half-day is wanted;
    ``shown(slot)`` whenever another is shown."""

    entered = Signal(str, object, object)
    named = Signal(object)
    rest_wanted = Signal(str)
    chosen = Signal(str)
    shown = Signal(str)
    escaped = Signal()

    def __init__(self, session: Session, sheet: Sheet) -> None:
        super().__init__()
        self._session = session
        self._sheet = sheet
        self._shown = ""
        self._chosen = ""
        self._waiting: dict[int, roll_call.Mark] = {}
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
        column.addLayout(self._make_papers())
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
        self.rest = Button(session, _("The rest absent (!)"), "circle-x")
        self.rest.clicked.connect(lambda: self.rest_wanted.emit(self.slot))
        column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeading)
        self.refresh()

    def _make_papers(self) -> QHBoxLayout:
        """Which of several printed sheets lies on the table."""
        line = QHBoxLayout()
        words = _("Printed sheet")
        self._papers_label = Label(self._session, words, "muted")
        self.papers = QComboBox()
        self.papers.setAccessibleName(self._session.lang(words))
        self.papers.setToolTip(self._session.lang(_("The edition at the foot of the paper; it can "
                                                    "be typed too: “/1 1-12”")))  # fmt: skip
        self.papers.setProperty("small", "true")
        self.papers.activated.connect(self._choose_paper)
        line.addWidget(self._papers_label, 1)
        line.addWidget(self.papers)
        return line

    # Which half-day, which paper

    def refresh(self) -> None:
        """The half-days and marks as they are now."""
        kept, lang = self.slot, self._session.lang
        with QSignalBlocker(self.slots):
            self.slots.clear()
            for half in self._sheet.halves:
                self.slots.addItem(capital(lang(half.name)), half.uid)
            at = self.slots.findData(kept)
            self.slots.setCurrentIndex(max(at, 0) if self._sheet.halves else -1)
        with QSignalBlocker(self.papers):
            self.papers.clear()
            for paper in self._sheet.papers:
                self.papers.addItem(f"\u2066/{lang.number(paper.number)}\u2069", paper.uid)
        several = len(self._sheet.papers) > 1
        self.papers.setVisible(several)
        self._papers_label.setVisible(several)
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

    def _choose_paper(self, _at: int) -> None:
        self._chosen = str(self.papers.currentData() or "")
        self._understand()
        self.line.setFocus()

    def _named_paper(self) -> roll_call.Paper | None:
        """The paper that the first word of the line names."""
        return roll_call.paper(self.line.text())

    @property
    def paper(self) -> roll.Numbers:
        """The paper that is read: the one named in the line, or chosen, or the newest."""
        said = self._named_paper()
        papers = self._sheet.papers
        if said is not None:
            found = next((p for p in papers if p.number == said.edition), None)
            if found is not None:
                return found
        chosen = next((p for p in papers if self._chosen and p.uid == self._chosen), None)
        return chosen or self._sheet.paper_for(self.slot)

    # What it says

    def _said(self) -> str:
        """What was typed, without the word that names the paper."""
        named = self._named_paper()
        return self.line.text() if named is None else named.rest

    def reading(self) -> roll_call.Reading:
        """What was typed, as it is understood."""
        paper = self.paper
        return roll_call.read(self._said(), paper.people, paper.blank)

    def _last(self) -> int:
        paper = self.paper
        return max((*paper.people, *paper.blank, *paper.gone), default=0)

    def _understand(self) -> None:
        if self.slot != self._shown:
            self._shown = self.slot
            self.shown.emit(self.slot)
        with QSignalBlocker(self.papers):
            self.papers.setCurrentIndex(max(self.papers.findData(self.paper.uid), 0))
        doubt = self._wrong_paper()
        if doubt is not None:
            self._say(doubt, "refused")
        elif not self._said().strip():
            self._say(_("“%(absent)s” absent, “%(late)s” late, “*” everyone present, "
                        "“!” the rest absent, “27 Fatna” who signed line 27.")
                      % self._examples())  # fmt: skip
        elif (signer := self._signer()) is not None:
            self._say(self._about(signer), "" if self._may_sign(signer) else "refused")
        else:
            self._say_reading()

    def _say_reading(self) -> None:
        paper, reading, lang = self.paper, self.reading(), self._session.lang
        waiting = self._asked()
        if waiting is not None:
            self._say(_("Line %(n)s: type the name that stands there.") % {"n": waiting})
            return
        doubt = line_words.doubt(reading, self._last(), paper.gone, bool(paper.blank), lang)
        if doubt is not None:
            self._say(doubt, "refused")
            return
        said = [lang(words) for words in line_words.passed_over(reading, lang)]
        if not reading.says_nothing:
            current = self._sheet.by_number(paper, self.slot)
            tally = roll_call.tally(paper.by_shown(reading), current)
            words = {"what": line_words.summed(tally, lang)}
            said.insert(0, lang(_("Understood: %(what)s. Enter writes it.") % words))
        if reading.blank:
            said.append(lang(_("Enter asks for the name.")))
        self._say(" ".join(said))

    def _wrong_paper(self) -> Msg | None:
        """Why the paper named in the line is not one of this session."""
        named = self._named_paper()
        if named is None:
            return None
        if named.code and named.code != self._sheet.code.upper():
            return line_words.other_paper(named.code)
        printed = [p.number for p in self._sheet.papers if p.edition]
        if named.edition in printed:
            return None
        return line_words.no_paper(named.edition, sorted(printed), self._session.lang)

    # Names as they stand

    def _signer(self) -> Signer | None:
        """Who is named in the line."""
        found = roll_call.naming(self._said(), self._last())
        if found is None or not self.slot:
            return None
        line, mark, name = found
        paper = self.paper
        if line is not None and line in self._waiting and mark == (PRESENT, None):
            mark = self._waiting[line]
        return Signer(name, line, mark, self.slot, paper)

    def _may_sign(self, signer: Signer) -> bool:
        """Whether the line is free, or there are no lines to speak of."""
        paper = signer.paper
        return signer.line is None or paper.edition is None or signer.line in paper.blank

    def _about(self, signer: Signer) -> Msg:
        line = signer.line
        if line is None:
            return _("A name: Enter looks for the person and puts her or him on the list.")
        if self._may_sign(signer):
            words = _("Line %(n)s: Enter looks for the person, who is marked at once.")
            return words % {"n": line}
        if line in signer.paper.people:
            return _("Line %(n)s is somebody’s already.") % {"n": line}
        return _("Line %(n)s of the sheet is not a blank one.") % {"n": line}

    def _asked(self) -> int | None:
        """The blank line whose number was put here for its name."""
        text = self._said().strip()
        return next((n for n, m in self._waiting.items() if text == self._token(n, m)), None)

    def _token(self, number: int, mark: roll_call.Mark) -> str:
        letter = "" if mark[0] == PRESENT else marks.letter(mark[0], self._session.lang).lower()
        return f"{number}{letter}{mark[1] or ''}"

    def ask_next(self) -> bool:
        """Ask for the name on the next blank line that was typed; False when all have one."""
        blank = self.paper.blank
        self._waiting = {n: m for n, m in self._waiting.items() if n in blank}
        if not self._waiting:
            return False
        self.line.setText(self._token(*next(iter(self._waiting.items()))) + " ")
        self.line.setFocus()
        return True

    def _examples(self) -> dict[str, str]:
        first, second = _EXAMPLE[self._session.lang.code].split()[2:]
        return {"absent": first, "late": second}

    def _say(self, words: Msg | str, level: str = "") -> None:
        self.said.show_words(words)
        color = self._session.theme.tokens["terra" if level else "muted"]
        self.said.setStyleSheet(f"color: {color}")
        self.line.setAccessibleDescription(self.said.text())
        if (self.line.property("finding") or "") != level:
            self.line.setProperty("finding", level or None)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def _enter(self) -> None:
        if self._wrong_paper() is not None or not self.slot:
            return
        self._keep_paper()
        signer = self._signer()
        if signer is not None:
            if self._may_sign(signer):
                said = self._said()
                self.line.setText("")
                if any(sign in said for sign in _BESIDE):  # an organisation, a phone: as a block
                    self.line.pasted.emit(said)
                else:
                    self.named.emit(signer)
            return
        reading = self.reading()
        if not reading.is_clear or self._asked() is not None:
            return
        if not reading.says_nothing:
            self.entered.emit(self.slot, self.paper, reading)
        if reading.blank or not reading.says_nothing:
            self._waiting |= reading.blank
            self.line.setText("")  # not clear(): Ctrl+Z takes the marks back, not the line
        self.ask_next()

    def _keep_paper(self) -> None:
        """The paper named in one line is that of the next, too."""
        if self._named_paper() is not None:
            self._chosen = self.paper.uid
            self.line.setText(self._said())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.line.text():
            self._waiting.clear()
            self.line.clear()
        else:
            self.escaped.emit()
