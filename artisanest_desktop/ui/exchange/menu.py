"""The Excel button of a register: what comes in, what goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.exchange import leaving, naming
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.stage import Stage
from artisanest_desktop.ui.widgets import Button, Popover, Rule
from artisanest_desktop.ui.workbooks import choose

Entry = tuple[Msg, str, Callable[[], Any]]


class ExcelButton(Button):
    """``rows`` gives the records on screen, in order, when they are wanted."""

    def __init__(self, session: Session, key: str, rows: Callable[[], Sequence[str]]) -> None:
        super().__init__(session, _("Excel"), "file-spreadsheet")
        self._key = key
        self._rows = rows
        self.setAccessibleDescription(session.lang(_("Receive a file, send, export, template")))
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the menu."""
        session = self._session
        popover = Popover(session, self, 290)
        coming, going = self._entries()
        buttons = [self._button(entry, popover) for entry in coming]
        popover.column.addWidget(Rule())
        buttons += [self._button(entry, popover) for entry in going]
        popover.open_at(self)
        next(b for b in buttons if b.isEnabled()).setFocus()

    def _button(self, entry: Entry, popover: Popover) -> Button:
        words, icon, act = entry
        button = Button(self._session, words, icon, "menu")
        button.clicked.connect(popover.close)
        button.clicked.connect(lambda _on=False: act())
        popover.column.addWidget(button)
        return button

    def _entries(self) -> tuple[list[Entry], list[Entry]]:
        coming: list[Entry] = [
            (_("Receive a file…"), "download", self.receive),
            (_("Template to fill in…"), "file-text", self.template),
        ]
        going: list[Entry] = [
            (_("Send…"), "send", self.send),
            (_("Export what is on screen…"), "list-filter", self.export_shown),
            (_("Export all…"), "upload", self.export_all),
        ]
        return coming, going

    def receive(self) -> None:
        """Choose a workbook and show what it would bring."""
        if name := choose(self._session, self):
            open_import(self, self._session, Path(name), self._key)

    def send(self) -> None:
        """Make a file for someone."""
        from artisanest_desktop.ui.exchange.send import SendPage

        stage = stage_of(self)
        build = partial(SendPage, self._session, self._key, list(self._rows()), stage.back)
        stage.open_other("send", build)

    def export_shown(self) -> None:
        """What the list shows now, in its order."""
        self._export(list(self._rows()))

    def export_all(self) -> None:
        """The whole register."""
        self._export(None)

    def _export(self, uids: list[str] | None) -> None:
        session = self._session
        register = saving.register_of(session, self._key)
        name = naming.readable(session, register.many, session.lang)
        title = _("Where should the file go?")
        if path := leaving.ask_place(session, self, title, name):
            leaving.export(session, self._key, path, uids)

    def template(self) -> None:
        """An empty workbook that others can fill in."""
        session = self._session
        register = saving.register_of(session, self._key)
        what = _("%(register)s, to fill in") % {"register": register.many}
        name = naming.readable(session, what, session.lang, dated=False)
        title = _("Where should the file go?")
        if path := leaving.ask_place(session, self, title, name):
            leaving.template(session, self._key, path)


def open_import(widget: QWidget, session: Session, path: Path, key: str | None = None) -> None:
    """Show what a file would bring, in the middle of the window."""
    from artisanest_desktop.ui.exchange.page import ImportPage

    stage = stage_of(widget)

    def build() -> QWidget:
        page = ImportPage(session, path, key)
        page.finished.connect(stage.back)
        return page

    stage.open_other("import", build)


def stage_of(widget: QWidget) -> Stage:
    """The middle of the window that a widget stands in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Stage):
        above = above.parentWidget()
    assert isinstance(above, Stage)
    return above
