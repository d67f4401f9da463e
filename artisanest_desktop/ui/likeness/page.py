"""Same person? One pair after the other, found in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.store import Change, Refusal
from artisanest_desktop.ui import shortcuts, work
from artisanest_desktop.ui.likeness import waiting
from artisanest_desktop.ui.likeness.naming import Naming
from artisanest_desktop.ui.likeness.pair import PairView
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, EmptyState, Label, scrolled
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.exchange.alike import Pair

_QUESTIONS = {"member": _("Same person?")}
_UNITE = {"member": _("Same person: unite")}
_TWO = {"member": _("Two people")}


class LikenessPage(SubPage):
    """``about`` is a record that is looked at alone: with whom it is one is said by name."""

    def __init__(
        self, session: Session, register: str, back: Callable[[], Any], about: str = ""
    ) -> None:
        super().__init__(session, _QUESTIONS.get(register, _("The same?")), back)
        self.session = session
        self.register = register
        self.about = about
        self.pairs: list[Pair] = []
        self.at = 0
        self.view: PairView | None = None
        self._own = False
        self._job: work.Job | None = None
        self._make_place()
        self._body = QVBoxLayout()
        self._body.setSpacing(session.theme.px(12))
        self.column.addLayout(self._body, 1)
        shortcuts.bind(self, shortcuts.LIKENESS, self._acts())
        session.changed.connect(self._changed)
        if about:
            self._ask_name()
        else:
            self.look()

    def _acts(self) -> dict[str, Callable[[], Any]]:
        return {
            "one": lambda: self._choose(0),
            "other": lambda: self._choose(1),
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
            "same": self.unite,
            "two": self.two,
            "later": self.later,
            "before": lambda: self.go(-1),
            "next": lambda: self.go(1),
        }

    def _choose(self, which: int) -> None:
        if self.view is not None:
            self.view.choose(which)

    def _step(self, by: int) -> None:
        if self.view is not None:
            self.view.step(by)

    def focus_list(self) -> None:
        """Where the keyboard goes."""
        if self.view is not None:
            self.view.step(0)
        else:
            self.setFocus()

    # Looking

    def look(self) -> None:
        """Find all pairs, in the worker; the foot shows how far it is and can stop it."""
        store, key = saving.store_of(self.session), self.register
        self._show_sentence("search", _("Looking for records that may be one…"))

        def find(progress: work.Progress) -> list[Pair]:
            from artisanest_desktop.exchange import alike
            from artisanest_desktop.store import uniting

            if not store.read_only:
                uniting.follow(store)
            return alike.pairs(store, key, progress.step)

        title = _("Looking for records that may be one")
        job = work.run(self.session, find, self._found, title=title)
        job.finished.connect(self._ended)
        self._job = job

    def _found(self, pairs: list[Pair]) -> None:
        self._job = None
        if not isValid(self) or self.session.store is None:
            return
        waiting.remember(self.session.store, self.register, len(pairs))
        self.pairs = pairs
        self.at = min(self.at, max(len(pairs) - 1, 0))
        self.show_pair()

    def _ended(self) -> None:
        QTimer.singleShot(0, self, self._stopped)  # what was found comes in between

    def _stopped(self) -> None:
        """The person said stop, or it failed: she can begin again."""
        if self._job is not None:
            self._job = None
            again = Button(self.session, _("Look again"), "refresh-cw")
            again.clicked.connect(self.look)
            self._show_sentence("search", _("The search was stopped."), again)

    def _changed(self, change: Change) -> None:
        """Undone, or changed elsewhere: what may be one is found anew."""
        if self._own or self.about or self.session.store is None or self._job is not None:
            return
        if change.registers.keys() & {self.register, "likeness"}:
            self.look()

    # Showing

    def _clear(self) -> None:
        self.view = None
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _show_sentence(self, icon: str, words: Msg, *buttons: Button) -> None:
        self._clear()
        self._show_place()
        self._body.addWidget(EmptyState(self.session, icon, words, buttons or None), 1)

    def _ask_name(self) -> None:
        self._clear()
        naming = Naming(self.session, self.register, self.about)
        naming.named.connect(self._name)
        self._body.addWidget(naming)
        self._body.addStretch(1)
        QTimer.singleShot(0, naming, naming.setFocus)

    def _name(self, uid: str) -> None:
        from artisanest_desktop.exchange.alike import between

        self.pairs = [between(saving.store_of(self.session), self.register, self.about, uid)]
        self.at = 0
        self.show_pair()

    def show_pair(self) -> None:
        """The pair one is at; when there is none, that is good news."""
        self._clear()
        if not self.pairs:
            self._show_sentence("circle-check", _("No two records look like one."))
            return
        pair = self.pairs[self.at]
        self.view = PairView(self.session, self.register, pair)
        self.view.setAccessibleName(self.session.lang(self.view.said()))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addStretch(1)
        self._body.addWidget(scrolled(inner), 1)
        self._body.addWidget(self._buttons())
        self._show_place()
        self.view.step(0)

    def _show_place(self) -> None:
        """Which of how many, and the way to the others."""
        many = self.view is not None and len(self.pairs) > 1
        where = {"n": self.at + 1, "of": len(self.pairs)}
        self._place.show_words(_("%(n)s of %(of)s") % where)
        for widget in (self._place, *self._ways):
            widget.setVisible(many)
        for by, button in zip((-1, 1), self._ways, strict=True):
            button.setEnabled(0 <= self.at + by < len(self.pairs))

    def _make_place(self) -> None:
        session = self.session
        self._place = Label(session, kind="muted")
        self.head.addWidget(self._place)
        self._ways = []
        ways = (
            ("chevron-left", _("The pair before"), -1),
            ("chevron-right", _("The next pair"), 1),
        )
        for icon, name, by in ways:
            button = Button(session, icon=icon, kind="quiet", name=name)
            keys = shortcuts.LIKENESS["before" if by < 0 else "next"]
            button.setToolTip(shortcuts.tip(session.lang, keys, name))
            button.clicked.connect(lambda _on=False, by=by: self.go(by))
            button.hide()
            self.head.addWidget(button)
            self._ways.append(button)

    def _buttons(self) -> QWidget:
        session = self.session
        shelf = QWidget()
        flow = Flow(session.theme.px(10), shelf)
        unite = _UNITE.get(self.register, _("The same: unite"))
        two = _TWO.get(self.register, _("Two after all"))
        acts: tuple[tuple[Msg, str, str, str, Callable[[], None]], ...] = (
            (unite, "merge", "main", "same", self.unite),
            (two, "users", "plain", "two", self.two),
        )
        for words, icon, kind, key, act in acts:
            button = Button(session, words, icon, kind)
            button.setToolTip(shortcuts.tip(session.lang, shortcuts.LIKENESS[key]))
            button.clicked.connect(act)
            button.setEnabled(not saving.store_of(session).read_only)
            flow.addWidget(button)
        if len(self.pairs) > 1:
            later = Button(session, _("Later"), "arrow-right", "quiet")
            later.setToolTip(shortcuts.tip(session.lang, shortcuts.LIKENESS["later"]))
            later.clicked.connect(self.later)
            flow.addWidget(later)
        return shelf

    # Deciding

    def go(self, by: int) -> None:
        """To another pair."""
        if self.view is not None and 0 <= self.at + by < len(self.pairs):
            self.at += by
            self.show_pair()

    def later(self) -> None:
        """The pair comes again at the end."""
        if self.view is not None and len(self.pairs) > 1:
            self.pairs.append(self.pairs.pop(self.at))
            self.at %= len(self.pairs)
            self.show_pair()

    def unite(self) -> None:
        """One record of the two; a line at the foot takes it back."""
        from artisanest_desktop.store.uniting import unite

        if (view := self.view) is None:
            return
        store = saving.store_of(self.session)
        number = (store.get(self.register, view.kept) or {}).get("number")
        done = self._write(
            lambda: unite(store, self.register, view.kept, view.other, view.chosen())
        )
        if done is None:
            return
        gone = view.other
        self.pairs = [p for p in self.pairs if gone not in (p.one, p.other)]
        what = number or self.session.lang(view.register.one)
        said = _("United — %(what)s") % {"what": what}
        if n := len(done.differing):
            more = n_(
                "%(n)s mark of the two differed: the one that says more stays",
                "%(n)s marks of the two differed: those that say more stay",
                n,
            )
            said = _("%(said)s · %(more)s") % {"said": said, "more": more}
        self._decided(said)

    def two(self) -> None:
        """They are two; it is not asked again."""
        from artisanest_desktop.store import verdicts

        if (view := self.view) is None:
            return
        title = _("Two records that look alike are two")

        def write() -> bool:
            with saving.store_of(self.session).transaction(title) as t:
                verdicts.decide(t, self.register, view.kept, view.other, verdicts.TWO)
            return True

        if self._write(write):
            self.pairs.pop(self.at)
            self._decided(title)

    def _write(self, act: Callable[[], Any]) -> Any:
        self._own = True
        try:
            return act()
        except Refusal as refusal:
            self.session.refuse(refusal)
            return None
        finally:
            self._own = False

    def _decided(self, said: Msg) -> None:
        waiting.remember(saving.store_of(self.session), self.register, len(self.pairs))
        self.session.say(said)
        if self.about:
            self.session.wanted.emit(f"record:{self.register}:{self.about_now()}")
            return
        self.at = min(self.at, max(len(self.pairs) - 1, 0))
        self.show_pair()

    def about_now(self) -> str:
        """The record one came from, or the one it was united with."""
        from artisanest_desktop.store import verdicts

        known = verdicts.aliases(saving.store_of(self.session), self.register)
        return known.get(self.about, self.about)

    # For the window

    def state(self) -> dict[str, Any]:
        """Survives another language or look."""
        return {"pairs": self.pairs, "at": self.at}

    def restore(self, state: dict[str, Any]) -> None:
        """What was found is there at once."""
        if state["pairs"]:
            if self._job is not None:
                job, self._job = self._job, None
                job.cancel()
            self.pairs, self.at = state["pairs"], state["at"]
            self.show_pair()
