"""Where one can go in the window, by name: tabs, and the pages that have none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.ui.stage import Stage
    from artisanest_desktop.ui.trail import Trail


class Going(QMainWindow):
    """The half of the window that opens pages; the other half frames them."""

    example_wanted = Signal()
    other_wanted = Signal(Path)
    session: Session
    stage: Stage
    trail: Trail

    def open(self, key: str) -> QWidget | None:
        """Show a tab."""
        raise NotImplementedError

    def add(self, register: str = "") -> None:
        """A new record."""
        raise NotImplementedError

    def go(self, goal: str) -> None:
        """Where a page leads: ``open:member``, ``add:member``, ``receive``, ``outside``,
        ``check:member``, ``flag:product:low``, ``record:member:<uid>``, ``back``,
        ``rollcall:<uid>``, ``results:<uid>``, ``consents:<cooperative>``, ``visits``,
        ``plan:``, ``plan:model:<uid>``,
        ``plan:day:<day>``, ``repeat:<uid>``, ``model:<uid>``, ``invite:<uid>``,
        ``invitations:<uid>``,
        ``settings:copies``, ``questions``, ``scans``, ``campaigns``, ``campaign:<uid>``,
        ``package:<path>``, ``likeness:member``, ``likeness:member:<uid>``, ``correct:member`` or
        ``correct:member:<cooperative>``."""
        what, _colon, which = goal.partition(":")
        ways: dict[str, Callable[[], Any]] = {
            "open": lambda: self.open(which),
            "add": lambda: self.add(which),
            "receive": self._choose_file,
            "package": lambda: self._receive_package(Path(which)),
            "outside": self._take_outside,
            "check": lambda: self.trail.show(which),
            "flag": lambda: self.trail.show_flagged(*which.split(":")),
            "record": lambda: self.trail.follow(*which.split(":")),
            "back": self.trail.go_back,
            "rollcall": lambda: self.open_roll_call(which),
            "results": lambda: self.open_results(*which.split(":")),
            "consents": lambda: self.open_consents(which),
            "visits": self.open_visits,
            "plan": lambda: self.open_plan(**_named(which)),
            "repeat": lambda: self.open_plan(like=which),
            "model": lambda: self._keep_model(which),
            "invite": lambda: self.open_inviting(which),
            "invitations": lambda: self.open_invitations(which),
            "settings": lambda: self.open_settings(which),
            "history": self.open_history,
            "questions": self.open_questions,
            "scans": self.open_scans,
            "campaigns": self.open_campaigns,
            "campaign": lambda: self.open_campaign(which),
            "likeness": lambda: self.open_likeness(*which.split(":")),
            "correct": lambda: self.open_corrections(*which.split(":")),
        }
        ways[what]()

    def _take_outside(self) -> None:
        from artisanest_desktop.ui import safety

        safety.take(self.session, self)

    def _choose_file(self) -> None:
        from artisanest_desktop.ui.workbooks import choose

        if name := choose(self.session, self):
            self.receive(name)

    # Pages without a tab

    def open_settings(self, part: str = "") -> QWidget | None:
        """Language, look, the cooperative, lists, safety copies."""
        from artisanest_desktop.ui.settings.page import SettingsPage

        if self.session.store is None:
            return None
        return self.stage.open_other(
            "settings", lambda: SettingsPage(self.session, part or "look", self.stage.back)
        )

    def open_help(self, chapter: str = "") -> None:
        """The manual, at what is on the screen unless a chapter is named."""
        from artisanest_desktop.ui.help.chapters import ABOUT
        from artisanest_desktop.ui.help.page import HelpPage

        if self.stage.current == "help" and not chapter:
            return
        wanted = chapter or ABOUT.get(self.stage.current.partition(":")[0], "start")
        page = self.stage.open_above(
            "help", lambda: HelpPage(self.session, wanted, self._back)
        )
        if page is not None:
            page.focus_list()  # type: ignore[attr-defined]

    def _back(self) -> None:
        page = self.stage.back()
        if page is not None:
            getattr(page, "focus_list", page.setFocus)()

    def open_start(self) -> None:
        """The three doors."""
        from artisanest_desktop.ui.start import Start

        def build() -> QWidget:
            start = Start(self.session)
            start.file_chosen.connect(self.receive)
            start.named.connect(self.add)
            start.example_wanted.connect(self.example_wanted)
            return start

        self.stage.open_other("start", build)

    def receive(self, path: str | Path) -> None:
        """Show what a file would bring."""
        from artisanest_desktop.ui.workbooks import PACKAGE

        if str(path).lower().endswith(PACKAGE):
            self._receive_package(Path(path))
            return
        from artisanest_desktop.ui.exchange.page import ImportPage

        from_doors = self.stage.current == "start"

        def leave(page: ImportPage) -> None:
            """To what was received; with nothing taken from it, the doors are there again."""
            if from_doors and nothing_yet(self.session):
                self.open_start()
                return
            received = page.received.plans if page.received is not None else ()
            brought = (plan.register for plan in received if plan.writes)
            self.open(next((key for key in brought if self.stage.is_tab(key)), "member"))

        def build() -> QWidget:
            page = ImportPage(self.session, Path(path))
            page.finished.connect(lambda: leave(page))
            return page

        self.stage.open_other("import", build)

    def _receive_package(self, path: Path) -> None:
        """Show what a package of another copy would bring; questions that it brought come next."""
        from artisanest_desktop.ui.packages.page import PackagePage

        def leave(page: PackagePage) -> None:
            store = self.session.store
            if page.taken and store is not None and store.questions():
                self.open_questions()
            else:
                self.open("home" if page.taken else "member")

        def build() -> QWidget:
            page = PackagePage(self.session, path)
            page.finished.connect(lambda: leave(page))
            return page

        self.stage.open_other("package", build)

    def open_roll_call(self, uid: str) -> None:
        """The attendance of a session, typed by key, by number or by name."""
        from artisanest_desktop.ui.rollcall.page import RollCallPage

        def build() -> QWidget:
            page = RollCallPage(self.session, uid)
            page.left.connect(lambda: self.trail.show("session", uid))
            return page

        page: Any = self.stage.open_other("rollcall", build)
        if page is not None:
            page.focus_list()

    def open_scans(self) -> None:
        """Scans of signed sheets of which it is asked where they belong."""
        from artisanest_desktop.ui.scans.asking import ScansPage

        if self.session.store is None:
            return
        page: Any = self.stage.open_above("scans", lambda: ScansPage(self.session, self._back))
        if page is not None:
            page.focus_list()

    def open_results(self, uid: str, part: str = "scores") -> None:
        """What came of a session: its scores, evaluation or visits."""
        from artisanest_desktop.ui.results import pages

        def build() -> QWidget:
            page = pages.PAGES[part](self.session, uid)
            page.left.connect(lambda: self.open_roll_call(uid))
            return page

        if self.session.store is not None:
            page: Any = self.stage.open_other("results", build)
            page.focus_list()

    def open_plan(self, model: str = "", like: str = "", day: str = "") -> None:
        """A session that is planned: from a model, like another one, from a day on."""
        from artisanest_desktop.ui.planning.new import PlanPage

        def build() -> QWidget:
            page = PlanPage(self.session, self._back, model, like, day)
            page.made.connect(lambda uid: self.trail.show("session", uid))
            return page

        if self.session.store is None or self.session.store.read_only:
            return
        page: Any = self.stage.open_above("plan", build)
        if page is not None:
            page.focus_list()

    def open_inviting(self, uid: str) -> None:
        """Whom a session is for."""
        from artisanest_desktop.ui.planning.inviting import InvitePage

        if self.session.store is not None:
            page: Any = self.stage.open_other(
                "invite",
                lambda: InvitePage(self.session, uid, lambda: self.trail.show("session", uid)),
            )
            page.focus_list()

    def open_invitations(self, uid: str) -> None:
        """The invitations of a session, to print or to copy."""
        from artisanest_desktop.ui.planning.letters import LettersPage

        if self.session.store is not None:
            page: Any = self.stage.open_other(
                "invitations",
                lambda: LettersPage(self.session, uid, lambda: self.trail.show("session", uid)),
            )
            page.focus_list()

    def _keep_model(self, uid: str) -> None:
        from artisanest_desktop.store import Refusal
        from artisanest_desktop.ui.planning import acts

        try:
            self.trail.show("template", acts.keep_as_model(self.session, uid))
        except Refusal as refusal:
            self.session.refuse(refusal)

    def open_consents(self, cooperative: str) -> None:
        """The signed consent sheets of a list of members."""
        from artisanest_desktop.ui.results.consents import ConsentsPage

        def build() -> QWidget:
            page = ConsentsPage(self.session, cooperative, "cooperative")
            page.left.connect(lambda: self.open("member"))
            return page

        if self.session.store is not None:
            page: Any = self.stage.open_other("results", build)
            page.focus_list()

    def open_visits(self) -> None:
        """Everybody it is time to ask what became of a session."""
        from artisanest_desktop.ui.results.visits import VisitsPage

        def build() -> QWidget:
            page = VisitsPage(self.session)
            page.left.connect(lambda: self.open("home"))
            return page

        if self.session.store is not None:
            page: Any = self.stage.open_other("results", build)
            page.focus_list()

    def open_trouble(self, path: Path, error: Exception) -> None:
        """The store could not be opened."""
        from artisanest_desktop.ui.trouble import Trouble

        reason = getattr(error, "message", None)
        if reason is None:
            sys.excepthook(type(error), error, error.__traceback__)

        def build() -> QWidget:
            page = Trouble(self.session, path, reason or "")
            page.wanted.connect(self.other_wanted)
            return page

        page = self.stage.open_other("trouble", build)
        if page is not None:
            page.setFocus()

    def open_history(self) -> None:
        """Everything that was done, newest first."""
        from artisanest_desktop.ui.subpage import history_page

        if self.session.store is not None:
            self.stage.open_other("history", lambda: history_page(self.session, self.stage.back))

    def open_campaigns(self) -> None:
        """Workbooks sent to many, and what came back."""
        from artisanest_desktop.ui.campaigns.page import CampaignsPage

        if self.session.store is not None:
            self.stage.open_other(
                "campaigns", lambda: CampaignsPage(self.session, self.stage.back)
            )

    def open_campaign(self, uid: str) -> None:
        """The board of one of them."""
        from artisanest_desktop.ui.campaigns.board import BoardPage

        if self.session.store is not None:
            self.stage.open_other(
                "campaign", lambda: BoardPage(self.session, uid, self.open_campaigns)
            )

    def open_corrections(self, register: str, cooperative: str = "") -> None:
        """What is to check, as a sheet or a message for those who know."""
        from artisanest_desktop.ui.campaigns.correcting import CorrectPage

        if self.session.store is not None:
            self.stage.open_above(
                "correct",
                lambda: CorrectPage(self.session, register, cooperative, self._back),
            )

    def open_questions(self) -> None:
        """What two people wrote differently, all of it."""
        from artisanest_desktop.ui.questions import QuestionsPage

        if self.session.store is not None:
            self.stage.open_other(
                "questions", lambda: QuestionsPage(self.session, self.stage.back)
            )

    def open_likeness(self, register: str, about: str = "") -> None:
        """Records that may be one, pair after pair; or with whom one of them is one."""
        from artisanest_desktop.ui.likeness.page import LikenessPage

        if self.session.store is not None:
            page: Any = self.stage.open_other(
                "likeness", lambda: LikenessPage(self.session, register, self.stage.back, about)
            )
            page.focus_list()


def _named(which: str) -> dict[str, str]:
    """``model:<uid>`` as an argument."""
    name, colon, value = which.partition(":")
    return {name: value} if colon else {}


def nothing_yet(session: Session) -> bool:
    """Whether the file is as it was born."""
    store = session.store
    return store is not None and not (store.count("member") or store.count("cooperative"))
