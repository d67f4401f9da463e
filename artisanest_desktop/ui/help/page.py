"""The manual: its chapters with a search line on one side, the open chapter on the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.help.chapters import chapters
from artisanest_desktop.ui.help.reader import Reader
from artisanest_desktop.ui.register.tools import SearchField
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Label, Rule, scrolled


class HelpPage(QWidget):
    """``chapter`` is the key of the one to open; the first where there is none of that name."""

    def __init__(self, session: Session, chapter: str, back: Callable[[], Any]) -> None:
        super().__init__()
        self._session, self._back = session, back
        self.chapters = chapters(session.lang)
        px = session.theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(20), px(14), px(20), px(4))
        line.setSpacing(px(16))
        line.addWidget(self._make_list())
        line.addWidget(self._make_paper(), 1)
        known = [c.key for c in self.chapters]
        self.show_chapter(chapter if chapter in known else known[0])

    def _make_list(self) -> QWidget:
        session, px = self._session, self._session.theme.px
        card = Card(session, 1)
        inner = QWidget()
        card.column.addWidget(scrolled(inner))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(4))
        button = Button(session, _("Back"), "arrow-left", "menu")
        button.setToolTip(shortcuts.tip(session.lang, shortcuts.HELP["back"]))
        button.clicked.connect(lambda: self._back())
        column.addWidget(button)
        column.addSpacing(px(4))
        column.addWidget(Label(session, _("Help"), "subtitle"))
        self.search = SearchField(session)
        self.search.setObjectName("search-help")
        self.search.usual_tip = shortcuts.tip(session.lang, shortcuts.WINDOW["search"])
        hint = session.lang(_("Search the manual…"))
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.textChanged.connect(self._find)
        self.search.down.connect(lambda: self.reader.setFocus())
        column.addWidget(self.search)
        column.addSpacing(px(4))
        self._buttons: dict[str, Button] = {}
        for chapter in self.chapters:
            row = Button(session, chapter.title, kind="menu")
            row.setObjectName(f"chapter-{chapter.key}")
            row.setCheckable(True)
            row.clicked.connect(lambda _on, key=chapter.key: self.show_chapter(key))
            column.addWidget(row)
            self._buttons[chapter.key] = row
        self._none = Label(session, _("Nothing fits this search."), "muted", wrap=True)
        self._none.hide()
        column.addWidget(self._none)
        column.addStretch(1)
        for row in self._buttons.values():
            row.ensurePolished()  # the style decides the width of the words
        wide = inner.sizeHint().width() + card.style().pixelMetric(
            QStyle.PixelMetric.PM_ScrollBarExtent
        )
        card.setFixedWidth(min(max(wide, px(250)), px(310)))
        return card

    def _make_paper(self) -> QWidget:
        session, px = self._session, self._session.theme.px
        card = Card(session, 0)
        card.column.setSpacing(0)
        self.reader = Reader(session)
        card.column.addWidget(self.reader, 1)
        card.column.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(14), px(8), px(14), px(8))
        self.before = Button(session, _("Previous"), "arrow-left")
        self.after = Button(session, _("Next"), "arrow-right")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        foot.addWidget(self.before)
        foot.addStretch(1)
        foot.addWidget(self.after)
        card.column.addLayout(foot)
        return card

    # What is shown

    def show_chapter(self, key: str) -> None:
        """Open a chapter."""
        self.chapter = key
        self.reader.show_chapter(self.chapters[self._place()], self.search.text())
        for other, button in self._buttons.items():
            button.setChecked(other == key)
        for step, button in ((-1, self.before), (1, self.after)):
            there = 0 <= self._place() + step < len(self.chapters)
            button.setEnabled(there)
            title = self.chapters[self._place() + step].title if there else ""
            name = "before" if step < 0 else "after"
            button.setToolTip(shortcuts.tip(self._session.lang, shortcuts.HELP[name], title))

    def _place(self) -> int:
        return next(n for n, c in enumerate(self.chapters) if c.key == self.chapter)

    def _step(self, step: int) -> None:
        to = self._place() + step
        if 0 <= to < len(self.chapters):
            self.show_chapter(self.chapters[to].key)

    def _find(self, words: str) -> None:
        found = [c.key for c in self.chapters if c.holds(words)]
        for key, button in self._buttons.items():
            button.setVisible(key in found)
        self._none.setVisible(not found)
        if found:
            self.show_chapter(self.chapter if self.chapter in found else found[0])

    # For the frame

    def focus_list(self) -> None:
        """The keyboard reads on."""
        self.reader.setFocus()

    def focus_search(self) -> None:
        """Into the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def state(self) -> dict[str, Any]:
        """What survives the window being built anew."""
        return {"chapter": self.chapter, "search": self.search.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said; the words one searched are of the other language."""
        self.show_chapter(state["chapter"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = {
            "back": self._back,
            "before": lambda: self._step(-1),
            "after": lambda: self._step(1),
        }.get(shortcuts.pressed(shortcuts.HELP, event))
        if act is not None:
            act()
        elif event.key() == Qt.Key.Key_Home:
            self.reader.verticalScrollBar().setValue(0)
        else:
            super().keyPressEvent(event)
