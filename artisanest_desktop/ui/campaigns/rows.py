"""One sending on the board: who, how far, what came of it, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.campaign import LANGUAGE, STAGE
from artisanest_desktop.ui.campaigns.look import COLORS, Line
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Tag
from artisanest_desktop.ui.widgets.flow import Flow

#: What a row asks the board to do: a word, the line, and what it is about.
Act = Callable[[str, Line, Any], Any]


class SendingRow(QWidget):
    """``act(what, line, file)``: preview, remind, correct, make, other."""

    def __init__(self, session: Session, line: Line, points: list[Msg], act: Act) -> None:
        super().__init__()
        self._session = session
        self.line = line
        self._act = act
        px = session.theme.px
        across = QHBoxLayout(self)
        across.setContentsMargins(px(17), px(8), px(12), px(8))
        across.setSpacing(px(12))
        column = QVBoxLayout()
        column.setSpacing(px(2))
        head = QWidget()
        flow = Flow(px(10), head)
        flow.addWidget(Label(session, line.name, "strong"))
        word = STAGE.format(line.stage, session.lang)
        flow.addWidget(Tag(session, word[:1].upper() + word[1:], COLORS[line.stage]))
        column.addWidget(head)
        column.addWidget(Label(session, self._facts(), "muted", wrap=True))
        for file in line.files:
            column.addWidget(self._file(file.name, file.why, file.sure))
        if points:
            said = session.lang.list([session.lang(p) for p in points])
            text = Label(session, _("To be looked at: %(what)s.") % {"what": said}, wrap=True)
            text.setStyleSheet(f"color: {session.theme.tokens['saffron']}")
            column.addWidget(text)
        across.addLayout(column, 3)
        across.addWidget(self._buttons(), 2)

    def _facts(self) -> str:
        """``French · sent 24 nov. · back 27 nov. · 31 rows · 2 questions``."""
        lang, one = self._session.lang, self.line.record
        parts: list[Msg | str] = [LANGUAGE.format(one.get("language") or "fr", lang)]
        days = (("sent_on", _("sent %(date)s")), ("returned_on", _("came back %(date)s")),
                ("merged_on", _("merged %(date)s")))  # fmt: skip
        for key, words in days:
            if one.get(key) and (key != "merged_on" or self.line.stage == "merged"):
                parts.append(words % {"date": lang.short_date(one[key])})
        if self.line.stage == "merged":
            parts += self._counts()
        return " · ".join(lang(part) for part in parts)

    def _counts(self) -> list[Msg]:
        one = self.line.record
        rows, questions = one.get("rows") or 0, one.get("questions") or 0
        parts = [n_("%(n)s row", "%(n)s rows", rows)]
        if questions:
            parts.append(n_("%(n)s question", "%(n)s questions", questions))
        if refused := one.get("refused") or 0:
            parts.append(n_("%(n)s row to complete", "%(n)s rows to complete", refused))
        return parts

    def _file(self, name: str, why: Msg, sure: bool) -> QWidget:
        """Which file it is, and, where that was guessed, why."""
        lang = self._session.lang
        text = f"\u2068{name}\u2069" if sure else f"\u2068{name}\u2069 – {lang(why)}"
        return Label(self._session, text, "muted", wrap=True)

    def _buttons(self) -> QWidget:
        shelf = QWidget()
        flow = Flow(self._session.theme.px(8), shelf)
        for file in self.line.files:
            self._add(flow, _("Preview"), "eye", "preview", file)
            self._add(flow, _("Another one’s…"), "refresh-cw", "other", file)
        if self.line.stage in ("late", "sent"):
            self._add(flow, _("Copy a reminder"), "copy", "remind")
        if self.line.stage == "waiting":
            self._add(flow, _("Make the file…"), "file-spreadsheet", "make")
        if self.line.stage == "merged" and self.line.record.get("cooperative"):
            self._add(flow, _("Ask for corrections…"), "pencil", "correct")
        return shelf

    def _add(self, flow: Flow, words: Msg, icon: str, what: str, about: Any = None) -> None:
        button = Button(self._session, words, icon, "quiet")
        button.setAccessibleName(f"{button.text()}: {self.line.name}")
        button.setObjectName(f"{what}-{self.line.uid}")
        button.clicked.connect(lambda: self._act(what, self.line, about))
        flow.addWidget(button)
