"""A session that is planned: from a model, like another one, or so many half-days from a day on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model import naming, session_models
from artisanest_desktop.model.fields import Field
from artisanest_desktop.model.session_missing import half_day
from artisanest_desktop.rules import Date, Kind, Name, Text, half_days
from artisanest_desktop.rules.half_days import HalfDay
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.planning import acts
from artisanest_desktop.ui.planning.page import models
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.editors import Editor, make_editor
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.rollcall.half_days import HalfDayFields
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, Label, SectionTitle, centred, scrolled
from artisanest_desktop.ui.widgets.choice import Choice

_WIDTH = 680


class PlanPage(SubPage):
    """``model`` is the one to begin with, ``like`` the session to repeat, ``day`` the first day."""

    #: The session that was made.
    made = Signal(str)
    #: The tab it belongs to.
    tab = "session"

    def __init__(
        self,
        session: Session,
        back: Callable[[], Any],
        model: str = "",
        like: str = "",
        day: str = "",
    ) -> None:
        title = _("Repeat a session elsewhere") if like else _("New session")
        super().__init__(session, title, back)
        self.session, self._like = session, like
        self._card = Card(session, 22)
        self._card.column.setSpacing(session.theme.px(12))
        self._begin(model)
        self._ask(day)
        self.halves = HalfDayFields(session)
        self.halves.wanted.connect(self._make_free)
        self._told = QVBoxLayout()
        self._told.setSpacing(session.theme.px(4))
        self._card.column.addWidget(SectionTitle(session, _("Half-days"), "calendar-days"))
        self._card.column.addWidget(self.halves)
        self._card.column.addLayout(self._told)
        self._card.column.addSpacing(session.theme.px(8))
        self.make = Button(session, _("Create the session"), "plus", "main")
        self.make.clicked.connect(self.plan)
        self._card.column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeading)
        self._card.column.addStretch(1)
        self.halves.counted.connect(lambda _n: self._say())
        inner = QWidget()
        inner.setLayout(centred(self._card, session.theme.px(_WIDTH)))
        self.column.addWidget(scrolled(inner), 1)
        if day:
            self.halves.date.show_value(day, {})
        self._shape()

    # What is asked

    def _begin(self, model: str) -> None:
        self.models: Choice | None = None
        if self._like:
            store, lang = saving.store_of(self.session), self.session.lang
            row = store.get("session", self._like) or {}
            what = {"title": store.title("session", self._like, lang.code),
                    "number": row.get("number") or ""}  # fmt: skip
            words = _("%(title)s (%(number)s): all it is made of goes along, its people do not.")
            self._card.column.addWidget(Label(self.session, words % what, wrap=True))
            return
        answers: list[tuple[str, Msg | str]] = [("", _("No model")), *models(self.session)]
        known = model if model in dict(answers) else ""
        self.models = Choice(
            self.session, _("Begin with"), "star", answers, known, self._shape
        )
        self._card.column.addWidget(self.models)

    def _ask(self, day: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.session.theme.px(10))
        grid.setVerticalSpacing(self.session.theme.px(8))
        grid.setColumnStretch(1, 1)
        script = "arabic" if self.session.lang.rtl else "latin"
        self._rows: dict[str, list[QWidget]] = {}
        asked: tuple[tuple[str, Msg, Kind], ...] = (
            ("title", _("Title"), Name(script)),
            ("date", _("First day"), Date()),
            ("place", _("Place"), Text()),
        )
        self.editors: dict[str, Editor] = {}
        for n, (key, label, kind) in enumerate(asked):
            editor = make_editor(self.session, Field(key, kind, label))
            editor.typed.connect(lambda editor=editor: editor.mark(""))
            editor.typed.connect(self._tell)
            editor.left.connect(self._tell)
            editor.entered.connect(self.plan)
            words = Label(self.session, label)
            grid.addWidget(words, n, 0)
            grid.addWidget(editor, n, 1)
            self.editors[key] = editor
            self._rows[key] = [words, editor]
        if day:
            self.editors["date"].show_value(day, {})
        self._card.column.addLayout(grid)

    @property
    def model(self) -> str:
        """The model that is chosen; empty for none."""
        return self.models.value if self.models is not None else ""

    def _shape(self) -> None:
        free = not self.model and not self._like
        for key, shown in (("title", free), ("date", not free)):
            for widget in self._rows[key]:
                widget.setVisible(shown)
        self.halves.setVisible(free)
        self._tell()
        self._say()

    def _say(self) -> None:
        n = len(self._lines()) if self.model or self._like else self.halves.many()
        words = n_("Create the session with %(n)s half-day",
                   "Create the session with %(n)s half-days", n)  # fmt: skip
        self.make.show_words(words if n else _("Create the session"))

    # What it will be

    def _lines(self) -> list[dict[str, Any]]:
        """The half-days as they will be, with the day as it is typed now."""
        typed = self.editors["date"].parsed().value
        day = str(typed) if typed else None
        context = saving.store_of(self.session).reader()
        if self._like:
            return session_models.moved(context.lines("slot", self._like), day)
        if self.model:
            return session_models.half_days_of(context.lines("template_slot", self.model), day)
        return []

    def _tell(self) -> None:
        while (item := self._told.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        lines = self._lines()
        for words in self._words(lines):
            self._told.addWidget(Label(self.session, words, wrap=True))
        if (self.model or self._like) and not lines:
            self._told.addWidget(Label(self.session, _("None yet."), "muted"))

    def _words(self, lines: Sequence[dict[str, Any]]) -> list[str]:
        lang = self.session.lang
        found = []
        for line in lines:
            one = half_day(line)
            part = half_days.part_of_day(one.start)
            day = half_days.day_name(one.date, lang) if one.date else lang(part)
            times = "–".join(t for t in (one.start, one.end) if t)
            topic = naming.in_script("topic", line, lang.code) or ""
            parts = [day, f"\u2066{times}\u2069" if times else "", topic]
            found.append(" · ".join(part for part in parts if part))
        return found

    # What is done

    def plan(self) -> None:
        """Make the session and open it."""
        if not self.model and not self._like:
            self.halves.make()
            return
        day = self._read("date")
        if day is _UNREAD:
            return
        if self._like:
            values = {"place": self._read("place")}
            self._do(lambda: acts.repeat(self.session, self._like, values, day))
            return
        model = saving.store_of(self.session).get("template", self.model)
        if model is not None:
            values = session_models.session_of(model) | {"place": self._read("place")}
            self._do(lambda: acts.plan(self.session, values, self._lines()))

    def _make_free(self, many: Sequence[HalfDay]) -> None:
        title = self._read("title")
        if title is _UNREAD:
            return
        values = {"place": self._read("place")}
        if title:
            values["title_ar" if is_arabic(title) else "title"] = title
        slots = [{"date": one.date, "start": one.start, "end": one.end} for one in many]
        self._do(lambda: acts.plan(self.session, values, slots))

    def _read(self, key: str) -> Any:
        editor = self.editors[key]
        parsed = editor.parsed()
        if parsed.refused:
            editor.mark("refused")
            editor.core.setFocus()
            return _UNREAD
        return parsed.value

    def _do(self, act: Callable[[], str]) -> None:
        try:
            uid = act()
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        self.made.emit(uid)

    def focus_list(self) -> None:
        """Where one types first."""
        free = not self.model and not self._like
        self.editors["title" if free else "date"].core.setFocus(Qt.FocusReason.TabFocusReason)

    # For the frame

    def state(self) -> dict[str, Any]:
        """What is chosen and typed."""
        return {
            "model": self.model,
            "typed": {key: editor.raw() for key, editor in self.editors.items()},
            "halves": self.halves.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where one was."""
        if self.models is not None:
            self.models.choose(state["model"])
        for key, raw in state["typed"].items():
            self.editors[key].put(raw)
        self.halves.restore(state["halves"])
        self._shape()


#: What stands in a field cannot be read.
_UNREAD = object()
