"""Visits after three and six months: one line each – in use, why, what is done differently."""

from __future__ import annotations

import datetime as dt
from typing import Any

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Date, visiting
from artisanest_desktop.store import Refusal, visits
from artisanest_desktop.store.visits import Visit
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.results.charts import Bar, LyingBars
from artisanest_desktop.ui.results.frame import ResultsPage, Top
from artisanest_desktop.ui.results.grid import Grid
from artisanest_desktop.ui.results.model import PLACE, Column, Line
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, EmptyState, Label, Rule, SectionTitle
from artisanest_desktop.ui.widgets.choice import Choice

_TAGS = {"yes": "olive", "partly": "saffron", "no": "terra"}
_WORDS = {"yes": _("yes"), "partly": _("partly"), "no": _("no")}
#: The fields of a visit by its months; what is done differently is one for both.
_FIELDS = {
    3: {"in_use": "in_use_3", "why": "in_use_why", "visited": "visited_3"},
    6: {"in_use": "in_use_6", "why": "in_use_why_6", "visited": "visited_6"},
}
_DIFFERENTLY = "does_differently"


class VisitsPage(ResultsPage):
    """``results:<uid>:visits`` for a session; ``visits`` for everybody it is time to ask."""

    registers = frozenset(("session", "slot", "participant", "attendance", "member"))

    def __init__(self, session: Session, uid: str = "") -> None:
        part = "visits" if uid else ""
        super().__init__(session, Top(session, _("Roll call") if uid else _("Home"), uid, part))
        self.uid = uid
        self.tab = "session" if uid else "home"
        self._shown: list[tuple[str, int]] = []
        self._visits: dict[str, Visit] = {}
        self._months = 0
        paper = Button(session, _("List to take along"), "printer")
        paper.clicked.connect(self._print)
        self.top.add(paper)
        self._make_grid()
        self._make_side()
        self.read()

    def _make_grid(self) -> None:
        lang = self.session.lang
        words: dict[str | None, str] = {None: ""}
        words |= {code: lang(said) for code, said in _WORDS.items()}
        columns = [
            Column("phone", _("Phone"), 122),
            Column("in_use", _("In use"), 92, None, words.__getitem__, visiting.in_use,
                   lambda value: _TAGS.get(value, "")),
            Column("why", _("Why"), 110, str, wide=True),
            Column(_DIFFERENTLY, _("What is done differently"), 130, str, wide=True),
        ]  # fmt: skip
        if self.uid:  # elsewhere the session needs the room; the day stands beside
            day = Column("visited", _("Visited on"), 110, self._date,
                         lambda value: lang.date(value) if value else "")  # fmt: skip
            columns.append(day)
        self.grid = Grid(self.session, columns, _("Visits"), across=True)
        if not self.uid:
            self.grid.heads = {PLACE: lang(_("Session"))}
        self.grid.typed.connect(self._typed)
        self.grid.opened.connect(self._open)
        nothing = _("Nobody is to be asked now. Who came to a session is asked three and six "
                    "months after it.")  # fmt: skip
        self.nobody = EmptyState(self.session, "circle-check", nothing)
        self.paper.addWidget(self.grid, 1)
        self.paper.addWidget(self.nobody, 1)

    def _make_side(self) -> None:
        session = self.session
        self.day = FieldBox(session, Field("visited", Date(), _("Day of the visits")))
        self.day.show_value(session.today().isoformat(), {})
        keys = {"yes": _key("yes", session), "partly": _key("partly", session),
                "no": _key("no", session)}  # fmt: skip
        said = _("In use: “%(yes)s” yes, “%(partly)s” partly, “%(no)s” no; then why, then what is "
                 "done differently, each with Enter.")  # fmt: skip
        self.side.addWidget(SectionTitle(session, _("Type the visits"), "keyboard"))
        self.side.addWidget(Label(session, said % keys, "muted", wrap=True))
        self.side.addWidget(self.day)
        if self.uid:
            answers = [(str(m), _("after %(n)s months") % {"n": str(m)}) for m in visiting.VISITS]
            self._months = self._due_now()
            self.months = Choice(session, _("Which visit?"), "calendar-days", answers,
                                 str(self._months), self._other_visit)  # fmt: skip
            self.side.addWidget(self.months)
        self.side.addWidget(Rule())
        self.side.addWidget(SectionTitle(session, _("In use"), "chart-column"))
        self.chart = LyingBars(session, session.lang(_("In use")))
        self.rate = Label(session, "", "muted", wrap=True)
        self.side.addWidget(self.chart)
        self.side.addWidget(self.rate)
        self.side.addStretch(1)

    # What is shown

    def place(self) -> str:
        """Where one is, as a goal to come back to."""
        return f"results:{self.uid}:visits" if self.uid else "visits"

    focus_search = ResultsPage.focus_list

    def state(self) -> dict[str, Any]:
        """What survives the window being built anew."""
        at = self.grid.currentIndex()
        return {"cell": (at.row(), at.column()), "months": self._months, "shown": self._shown}

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said."""
        self._shown = state["shown"]
        if self.uid and state["months"] != self._months:
            self.months.choose(str(state["months"]))
            self._months = state["months"]
        self.read()
        self.grid.go_to(*state["cell"])

    def read(self) -> None:
        """Whom to ask now; who was answered for in this sitting stays to be completed."""
        store = saving.store_of(self.session)
        if self.uid:
            row = store.get("session", self.uid)
            if row is None or row.get("removed"):
                self.session.wanted.emit("open:session")
                return
            self.top.title.show_words(store.name_of("session", row, self.session.lang.code))
            found = visits.of_session(store.reader(), self.uid, self._months, self._last())
        else:
            self.top.title.show_words(_("Visits: is it in use?"))
            found = self._all()
        self._visits = {one.row["uid"]: one for one in found}
        self.grid.show_lines([self._line(n, one) for n, one in enumerate(found, 1)])
        self.grid.setVisible(bool(found))
        self.nobody.setVisible(not found)
        self._count()

    def _all(self) -> list[Visit]:
        """Those shown before in their order, then whoever it has become time for."""
        store = saving.store_of(self.session)
        due = {(v.row["uid"], v.months): v for v in visits.due(store, self.session.today())}
        context, found = store.reader(), []
        for uid, months in self._shown:
            if (visit := due.pop((uid, months), None)) is not None:
                found.append(visit)
            elif (row := context.get("participant", uid)) is not None and not row.get("removed"):
                found.append(Visit(row["session"], months, "", row))
        found += due.values()
        self._shown = [(v.row["uid"], v.months) for v in found]
        return found

    def _line(self, number: int, visit: Visit) -> Line:
        store, lang = saving.store_of(self.session), self.session.lang
        row = visit.row
        member = store.get("member", row["member"]) if row.get("member") else None
        key, who = ("member", member) if member is not None else ("participant", row)
        first, second = face.names(store.registers[key], who, lang.code)
        fields = _FIELDS[visit.months]
        values = {name: row.get(field) for name, field in fields.items()}
        values[_DIFFERENTLY] = row.get(_DIFFERENTLY)
        phone = face.words(store.registers[key]["phone"], who.get("phone"), lang, who)
        values["phone"] = f"\u2066{phone}\u2069" if phone else ""
        place = "" if self.uid else store.title("session", visit.session, lang.code)
        if self.uid:
            place = row.get("organisation") or (who.get("douar") or "" if member else "")
        return Line(row["uid"], number, first, second, place, values)

    def _count(self) -> None:
        lang = self.session.lang
        found = visiting.adoption(line.values["in_use"] for line in self.grid.grid.lines)
        counts = {"yes": found.yes, "partly": found.partly, "no": found.no}
        self.chart.show_bars([
            Bar(lang(_WORDS[code]), lang.number(n), n / found.asked)
            for code, n in counts.items() if found.asked
        ])  # fmt: skip
        self.chart.setVisible(found.asked > 0)
        if found.rate is None:
            self.rate.show_words(_("Nobody was asked yet."))
            return
        words = n_("%(rate)s %% use it, wholly or in part, of %(n)s person asked",
                   "%(rate)s %% use it, wholly or in part, of %(n)s people asked",
                   found.asked)  # fmt: skip
        self.rate.show_words(words % {"rate": lang.number(found.rate, 0)})

    # Which visit

    def _last(self) -> str:
        context = saving.store_of(self.session).reader()
        days = [s["date"] for s in context.lines("slot", self.uid) if s.get("date")]
        return max(days, default=self.session.today().isoformat())

    def _due_now(self) -> int:
        last = dt.date.fromisoformat(self._last())
        return visiting.visit_due(last, self.session.today()) or visiting.VISITS[0]

    def _other_visit(self) -> None:
        self._months = int(self.months.value)
        self.read()

    # Typing

    def _date(self, text: str) -> str:
        parsed = Date().parse(text, self.session.lang, self.session.today())
        if parsed.refused or parsed.value is None:
            raise Refusal(_("“%(what)s” is no date: nothing was changed.") % {"what": text})
        return str(parsed.value)

    def _today(self) -> str:
        """The day of the visits that are being typed."""
        parsed = self.day.editor.parsed() if self.day.editor is not None else None
        known = parsed.value if parsed is not None and not parsed.refused else None
        return str(known or self.session.today().isoformat())

    def _typed(self, cells: dict[tuple[str, str], Any]) -> None:
        news: dict[str, dict[str, Any]] = {}
        for (uid, key), value in cells.items():
            visit = self._visits[uid]
            fields = _FIELDS[visit.months]
            values = news.setdefault(uid, {})
            values[fields.get(key, key)] = value
            unseen = not visit.row.get(fields["visited"])
            if key == "in_use" and value is not None and unseen:
                values[fields["visited"]] = self._today()
        people = n_("%(n)s visit", "%(n)s visits", len(news))
        self.write(self._title(news), "participant", news, _("Saved — %(what)s") % {"what": people})

    def _title(self, news: dict[str, Any]) -> Msg:
        store = saving.store_of(self.session)
        sessions = {self._visits[uid].session for uid in news}
        codes = [str((store.get("session", uid) or {}).get("number") or "—") for uid in sessions]
        return _("Visits %(code)s") % {"code": ", ".join(sorted(codes))}

    def _open(self, row: int) -> None:
        visit = self._visits[self.grid.grid.lines[row].uid]
        if visit.row.get("member"):
            self.session.wanted.emit(f"record:member:{visit.row['member']}")
        else:
            self.session.wanted.emit(f"rollcall:{visit.session}")

    def _print(self) -> None:
        from artisanest_desktop.ui.printing.menu import open_page
        from artisanest_desktop.ui.printing.papers import VISITS, Shown

        session, goal = self.session, self.place()
        open_page(session, self, "session", VISITS, Shown(uid=self.uid or None),
                  lambda: session.wanted.emit(goal))  # fmt: skip


def _key(code: str, session: Session) -> str:
    """The key of an answer as its reader would press it."""
    keys = {"fr": {"yes": "O", "partly": "P", "no": "N"}, "en": {"yes": "Y", "partly": "P",
            "no": "N"}, "ar": {"yes": "ن", "partly": "ج", "no": "ل"}}  # fmt: skip
    return keys[session.lang.code][code]


