"""The Excel button of a register: what comes in, what goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.likeness import ALIKE
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.stage import Stage
from artisanest_desktop.ui.widgets import Button, Popover, Rule
from artisanest_desktop.ui.workbooks import choose

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Exported

Entry = tuple[Msg, str, Callable[[], Any]]
WORKBOOKS = _("Workbooks")


class ExcelButton(Button):
    """``rows`` gives the records on screen, in order, when they are wanted."""

    def __init__(self, session: Session, key: str, rows: Callable[[], Sequence[str]]) -> None:
        super().__init__(session, _("Excel"), "file-spreadsheet")
        self._key = key
        self._rows = rows
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the menu."""
        popover = Popover(self._session, self, 300)
        first = self._button((_("Receive a file…"), "download", self.receive), popover)
        popover.column.addWidget(Rule())
        going: list[Entry] = [
            (_("Send…"), "send", self.send),
            (_("Export what is on screen…"), "list-filter", self.export_shown),
            (_("Export all…"), "upload", self.export_all),
            (_("Template to fill in…"), "file-text", self.template),
            (_("Send to several and follow up…"), "building-2", self.campaigns),
            (_("Ask for corrections…"), "pencil", self.corrections),
        ]
        for entry in going:
            self._button(entry, popover)
        if self._key in ALIKE:
            popover.column.addWidget(Rule())
            self._button((_("Look for duplicates"), "users", self.look_for_duplicates), popover)
        popover.open_at(self)
        first.setFocus()

    def _button(self, entry: Entry, popover: Popover) -> Button:
        words, icon, act = entry
        button = Button(self._session, words, icon, "menu")
        button.clicked.connect(popover.close)
        button.clicked.connect(lambda _on=False: act())
        popover.column.addWidget(button)
        return button

    def receive(self) -> None:
        """Choose a workbook and show what it would bring."""
        from artisanest_desktop.ui.exchange.page import ImportPage

        name = choose(self._session, self)
        if not name:
            return
        stage = stage_of(self)

        def build() -> QWidget:
            page = ImportPage(self._session, Path(name), self._key)
            page.finished.connect(stage.back)
            return page

        stage.open_other("import", build)

    def look_for_duplicates(self) -> None:
        """Records of this list that may be one."""
        self._session.wanted.emit(f"likeness:{self._key}")

    def send(self) -> None:
        """Make a file for someone."""
        from artisanest_desktop.ui.exchange.send import SendPage

        stage = stage_of(self)
        build = partial(SendPage, self._session, self._key, list(self._rows()), stage.back)
        stage.open_other("send", build)

    def campaigns(self) -> None:
        """Workbooks for many, and what comes back."""
        self._session.wanted.emit("campaigns")

    def corrections(self) -> None:
        """What is to check, for those who know."""
        self._session.wanted.emit(f"correct:{self._key}")

    def export_shown(self) -> None:
        """What the list shows now, in its order."""
        self._export(list(self._rows()))

    def export_all(self) -> None:
        """The whole register."""
        self._export(None)

    def _export(self, uids: list[str] | None) -> None:
        session, key = self._session, self._key

        def done(made: Exported) -> None:
            said = _("Exported — %(name)s") % {"name": made.path.name}
            show = partial(files.show_in_folder, made.path)
            session.offer(said, [(_("Show it in its folder"), show)])

        if path := ask_place(session, self, files.list_name(session, key)):
            files.export(session, key, path, uids, done)

    def template(self) -> None:
        """An empty workbook that others can fill in."""
        session = self._session
        if path := ask_place(session, self, files.template_name(session, self._key)):
            files.template(session, self._key, path)


def ask_place(session: Session, parent: QWidget, name: str, kinds: Msg = WORKBOOKS) -> Path | None:
    """Ask where a file goes; None when the person changes her mind."""
    title, suffix = session.lang(_("Where should the file go?")), Path(name).suffix
    shown = f"{session.lang(kinds)} (*{suffix})"
    chosen = QFileDialog.getSaveFileName(parent, title, str(files.folder() / name), shown)[0]
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")


def stage_of(widget: QWidget) -> Stage:
    """The middle of the window that a widget stands in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Stage):
        above = above.parentWidget()
    assert isinstance(above, Stage)
    return above
