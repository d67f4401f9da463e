"""The board of one campaign: what went out, what came back, what is merged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui import work
from artisanest_desktop.ui.campaigns.details import Details
from artisanest_desktop.ui.campaigns.dropping import DropBox
from artisanest_desktop.ui.campaigns.look import STAGES, Board, Line, board, stage_words
from artisanest_desktop.ui.campaigns.rows import SendingRow
from artisanest_desktop.ui.campaigns.strangers import Strangers, ask_whose
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.menu import stage_of
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, Chip, Rule, scrolled
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.exchange.campaigns import Drop, Made, Merged
    from artisanest_desktop.exchange.sendings import Returned


class BoardPage(SubPage):
    """``uid`` is that of the campaign."""

    def __init__(self, session: Session, uid: str, back: Callable[[], Any]) -> None:
        store = files.store_of(session)
        super().__init__(session, store.title("campaign", uid, session.lang.code), back)
        self.session = session
        self.uid = uid
        self._points: dict[str, list[Msg]] = {}
        self._troubles: list[tuple[str, Msg]] = []
        self._folder: Path | None = None
        self._only = ""
        px = session.theme.px
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, px(4), px(8))
        self._inner.setSpacing(px(14))
        self.column.addWidget(scrolled(inner), 1)
        self.details = Details(session, uid)
        self._acts = QWidget()
        self._flow = Flow(px(10), self._acts)
        self.box = DropBox(session)
        self.box.dropped.connect(self.receive)
        self._told = QVBoxLayout()
        self._list = Card(session, 0)
        self._list.column.setSpacing(0)
        self._tags = Flow(px(8))
        self.chips: dict[str, Chip] = {}
        self._inner.addLayout(self._tags)
        for part in (self._acts, self.box):
            self._inner.addWidget(part)
        self._inner.addLayout(self._told)
        self._inner.addWidget(self._list)
        self._inner.addWidget(self.details)
        self._inner.addStretch(1)
        session.changed.connect(self._changed)
        self.board: Board | None = None
        self.refresh()

    def _changed(self, change: Any) -> None:
        # Any change: an import that is undone puts its sending back, which is written nowhere.
        if self.session.store is not None:
            self.refresh()

    # What is shown

    def refresh(self) -> None:
        """Look again."""
        store = files.store_of(self.session)
        self.board = board(store, self.uid, self.session.lang.code)
        if self.board is None:
            return
        if not self.board.counts[self._only]:
            self._only = ""
        self.details.refresh(self.board.campaign)
        self._show_acts(self.board)
        self._show_told(self.board)
        _clear(self._list.column)
        lines = [x for x in self.board.lines if self._only in ("", x.stage)]
        for at, line in enumerate(lines):
            if at:
                self._list.column.addWidget(Rule())
            points = [p for f in line.files for p in self._points.get(f.sha256, ())]
            self._list.column.addWidget(SendingRow(self.session, line, points, self._act))
        self._list.setVisible(bool(self.board.lines))
        self.box.setVisible(any(x.stage != "waiting" for x in self.board.lines))

    def show_only(self, stage: str) -> None:
        """The sendings of one stage; of all when it is empty."""
        self._only = stage
        self.refresh()
        if stage in self.chips:
            self.chips[stage].setFocus()

    def _show_acts(self, shown: Board) -> None:
        _clear(self._tags)
        _clear(self._flow)
        counts, self.chips = shown.counts, {}
        for stage in STAGES:
            if counts[stage]:
                words = stage_words(stage, counts[stage])
                chip = self.chips[stage] = Chip(self.session, words)
                chip.setChecked(stage == self._only)
                chip.clicked.connect(lambda on, stage=stage: self.show_only(stage if on else ""))
                self._tags.addWidget(chip)
        ready = bool(shown.waiting)
        unsent = counts["waiting"]
        if ready:
            words = _("Merge all that need no answer")
            self.merge = self._button(words, "merge", self.merge_all, "main")
        if unsent or not ready:
            kind = "main" if unsent and not ready else "plain"
            self._button(_("Make the files…"), "file-spreadsheet", self.ask_folder, kind)
        if counts["late"]:
            self._button(_("Copy a reminder for all who are late"), "copy", self.remind_all)
        self._button(_("Copy the message to send"), "copy", self.copy_message)
        words = _("Add a cooperative…")
        self.more = self._button(words, "plus", lambda: self.ask_more(self.more))

    def _button(self, words: Msg, icon: str, act: Callable[[], Any], kind: str = "plain") -> Button:
        button = Button(self.session, words, icon, kind)
        button.clicked.connect(lambda: act())
        self._flow.addWidget(button)
        return button

    def _show_told(self, shown: Board) -> None:
        _clear(self._told)
        session = self.session
        if shown.lines and shown.counts["merged"] == len(shown.lines):
            words = _("Everything came back and is merged.")
            self._told.addWidget(Note(session, words, "circle-check", "olive", 15))
        if self._folder is not None:
            self._told.addWidget(self._made_line(self._folder))
        if shown.strangers:
            self._told.addWidget(Strangers(session, shown, self._say_whose))
        for name, why in self._troubles:
            text = f"\u2068{name}\u2069 – {session.lang(why)}"
            self._told.addWidget(Note(session, text, "circle-alert", "terra"))

    def _made_line(self, folder: Path) -> QWidget:
        line = QWidget()
        flow = Flow(self.session.theme.px(10), line)
        words = _("The files are in the folder “%(name)s”.") % {"name": folder.name}
        flow.addWidget(Note(self.session, words, "circle-check", "olive", 15))
        show = Button(self.session, _("Show the folder"), "folder-open")
        show.clicked.connect(lambda: files.show_in_folder(folder / "x"))
        flow.addWidget(show)
        return line

    # What is done

    def _act(self, what: str, line: Line, about: Any) -> None:
        acts: dict[str, Callable[[], Any]] = {
            "preview": lambda: self.preview(about),
            "other": lambda: ask_whose(self, self._shown(), about, self._say_whose),
            "remind": lambda: self.remind(line),
            "make": lambda: self.ask_folder([line.uid]),
            "correct": lambda: self._correct(line),
        }
        acts[what]()

    def _correct(self, line: Line) -> None:
        register = self._shown().campaign.get("register") or "member"
        self.session.wanted.emit(f"correct:{register}:{line.record['cooperative']}")

    def _shown(self) -> Board:
        assert self.board is not None
        return self.board

    def ask_more(self, at: QWidget) -> Any:
        """Ask who else it goes to."""
        from artisanest_desktop.ui.campaigns.adding import open_adding

        return open_adding(self.session, at, self._shown(), self.add)

    def add(self, one: dict[str, str]) -> None:
        """One more on the board; its file is still to be made."""
        from artisanest_desktop.exchange import campaigns

        campaigns.add_to(files.store_of(self.session), self.uid, [one])
        self.session.say(_("One more on the board: make its file now."))

    def ask_folder(self, only: list[str] | None = None) -> None:
        """Ask where the files go, then make them."""
        title = self.session.lang(_("Folder for the files to send"))
        start = str(files.folder())
        if path := QFileDialog.getExistingDirectory(self, title, start):
            self.make(Path(path), only)

    def make(self, folder: Path, only: list[str] | None = None) -> None:
        """The workbooks of those named, else of those not sent yet, else of all."""
        store, uid = files.store_of(self.session), self.uid
        unsent = [x.uid for x in self._shown().lines if x.stage == "waiting"]
        wanted = only or unsent or None

        def making(progress: work.Progress) -> list[Made]:
            from artisanest_desktop.exchange.campaigns import make_files

            return make_files(store, uid, folder, wanted, progress.step)

        work.run(self.session, making, lambda made: self._made(folder, made),
                 title=_("Writing the files"))  # fmt: skip

    def _made(self, folder: Path, made: list[Made]) -> None:
        words = n_("%(n)s file is ready.", "%(n)s files are ready.", len(made))
        self.session.say(words)
        if isValid(self):
            self._folder = folder
            self.refresh()

    def receive(self, paths: list[str]) -> None:
        """What was dropped: whose is it?"""
        store, uid = files.store_of(self.session), self.uid

        def looking(progress: work.Progress) -> Drop:
            from artisanest_desktop.exchange.campaigns import recognise

            return recognise(store, uid, paths, progress.step)

        work.run(self.session, looking, self._received, title=_("Looking at the files"))

    def _received(self, drop: Drop) -> None:
        known = sum(bool(one.sending) for one in drop.found)
        words = n_("%(n)s file was recognised.", "%(n)s files were recognised.", known)
        if drop.again:
            more = n_("%(n)s was here already.", "%(n)s were here already.", len(drop.again))
            words = _("%(one)s %(two)s") % {"one": words, "two": more}
        self.session.say(words, undo=bool(known))
        if isValid(self):
            self._troubles = drop.troubles
            self.refresh()

    def _say_whose(self, file: Returned, sending: str) -> None:
        """A person says whose a file is; empty: it is left out."""
        from artisanest_desktop.exchange import campaigns

        store = files.store_of(self.session)
        if sending:
            campaigns.assign(store, self.uid, file.sha256, sending)
        else:
            campaigns.forget_file(store, self.uid, file.sha256)
        self.refresh()

    def preview(self, file: Returned) -> None:
        """The ordinary preview, for one file."""
        from artisanest_desktop.ui.exchange.page import ImportPage

        session, stage = self.session, stage_of(self)
        near = str(self._shown().campaign.get("register") or "member")
        goal = f"campaign:{self.uid}"

        def build() -> QWidget:
            page = ImportPage(session, Path(file.path), near, file.sending, file.member)
            page.finished.connect(lambda: session.wanted.emit(goal))
            return page

        stage.open_other("import", build)

    def merge_all(self) -> None:
        """All that need no answer, one after another; the others say what they ask."""
        store, uid, code = files.store_of(self.session), self.uid, self.session.lang.code

        def merging(progress: work.Progress) -> list[Merged]:
            from artisanest_desktop.exchange.campaigns import merge_all

            return merge_all(store, uid, code, progress.step)

        work.run(self.session, merging, self._merged, title=_("Merging the files"))

    def _merged(self, found: list[Merged]) -> None:
        done = [one for one in found if one.done]
        left = [one for one in found if not one.done]
        words = n_("%(n)s file was merged.", "%(n)s files were merged.", len(done))
        if left:
            more = n_("%(n)s is to be looked at.", "%(n)s are to be looked at.", len(left))
            words = _("%(one)s %(two)s") % {"one": words, "two": more}
        self.session.say(words, undo=bool(done))
        if isValid(self):
            self._points = {one.file.sha256: one.points for one in left}
            self.refresh()

    # Words to paste

    def remind(self, line: Line) -> None:
        """A reminder for one."""
        from artisanest_desktop.exchange import covering

        store, code = files.store_of(self.session), line.record.get("language") or "fr"
        self._copy(covering.reminder(store, self._shown().campaign, [line.record], code))

    def remind_all(self) -> None:
        """One for all who are late."""
        from artisanest_desktop.exchange import covering

        late = [x.record for x in self._shown().lines if x.stage == "late"]
        self._copy(covering.reminders(files.store_of(self.session), self._shown().campaign, late))

    def copy_message(self) -> None:
        """The words that go with the files, in each language they are sent in."""
        from artisanest_desktop.exchange import covering

        shown, store = self._shown(), files.store_of(self.session)
        codes = dict.fromkeys(x.record.get("language") or "fr" for x in shown.lines)
        texts = [covering.covering(store, shown.campaign, code) for code in codes]
        self._copy("\n\n".join(texts))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.session.say(_("Copied: paste it in a message."), undo=False)

    def state(self) -> dict[str, Any]:
        """What is told beside the records."""
        return {"points": self._points, "troubles": self._troubles, "folder": self._folder}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        self._points, self._troubles = state["points"], state["troubles"]
        self._folder = state["folder"]
        self.refresh()


def _clear(layout: Any) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
