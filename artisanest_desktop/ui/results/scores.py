"""The page of a session's scores and satisfaction: by number, or down the grid."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.rules import results
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.results import people
from artisanest_desktop.ui.results.charts import FACES, Bar, LyingBars
from artisanest_desktop.ui.results.frame import ResultsPage, Top
from artisanest_desktop.ui.results.grid import Grid
from artisanest_desktop.ui.results.line import PaperLine, Understood
from artisanest_desktop.ui.results.model import Column
from artisanest_desktop.ui.rollcall.sheet import REGISTERS, Sheet
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Label, Rule, SectionTitle
from artisanest_desktop.ui.widgets.choice import Choice

BEFORE, AFTER, SATISFACTION = "score_before", "score_after", "satisfaction"
WORDS = {BEFORE: _("Score before"), AFTER: _("Score after"), SATISFACTION: _("Satisfaction")}
_EXAMPLE = "1=12 2=8,5 5-9=10"


class ScoresPage(ResultsPage):
    """``results:<uid>``."""

    registers = REGISTERS

    def __init__(self, session: Session, uid: str) -> None:
        super().__init__(session, Top(session, _("Roll call"), uid, "scores"))
        self.uid = uid
        self.sheet = Sheet(session, uid)
        self._make_grid()
        self.line = PaperLine(session, _("Type the scores"), list(WORDS.items()), self._understand,
                              _EXAMPLE)  # fmt: skip
        self.line.entered.connect(self._typed_line)
        self.line.chosen.connect(self.grid.show_column)
        self.line.escaped.connect(self.focus_list)
        self._make_side()
        self.read()
        self.grid.show_column(BEFORE)

    def _make_grid(self) -> None:
        number = self.session.lang.number
        columns = [
            *(Column(key, WORDS[key], 110, self._score, lambda v: number(v) if v else "")
              for key in (BEFORE, AFTER)),
            Column(SATISFACTION, WORDS[SATISFACTION], 110, _face, self._said_face, results.face),
            Column("remark", _("Remark"), 140, str, wide=True),
        ]  # fmt: skip
        self.grid = Grid(self.session, columns, _("Results"))
        self.grid.typed.connect(self._typed)
        self.grid.selectionModel().currentChanged.connect(lambda at, _old: self._follow(at))
        self.paper.addWidget(self.grid, 1)

    def _make_side(self) -> None:
        session = self.session
        self.gain = LyingBars(session, session.lang(_("Scores before and after")))
        self.gain_words = Label(session, "", "muted", wrap=True)
        self.faces = LyingBars(session, session.lang(_("Satisfaction")))
        self.face_words = Label(session, "", "muted", wrap=True)
        scales = [(str(n), session.lang.number(n)) for n in results.SCALES]
        self.scale_choice = Choice(session, _("Scores are out of"), "scale", scales,
                                   str(self.scale), self._rescale)  # fmt: skip
        parts: list[QWidget] = [
            self.line, Rule(),
            SectionTitle(session, _("Scores before and after"), "chart-column"),
            self.gain, self.gain_words, self.scale_choice, Rule(),
            SectionTitle(session, _("Satisfaction"), "smile"), self.faces, self.face_words,
        ]  # fmt: skip
        for part in parts:
            self.side.addWidget(part)
        self.side.addStretch(1)

    # What is shown

    def place(self) -> str:
        """Where one is, as a goal to come back to."""
        return f"results:{self.uid}"

    def read(self) -> None:
        """Look at the store and show what stands there now."""
        self.sheet.read()
        if self.sheet.row.get("removed", True):
            self.session.wanted.emit("open:session")
            return
        self.top.title.show_words(self.sheet.title)
        keys = (BEFORE, AFTER, SATISFACTION, "remark")
        self.grid.show_lines(people.people(self.session, self.sheet, keys))
        self.line.refresh()
        self._count()

    def _count(self) -> None:
        lang, lines = self.session.lang, self.grid.grid.lines
        gain = results.gain([(one.values[BEFORE], one.values[AFTER]) for one in lines])
        parts = ((_("before"), gain.before), (_("after"), gain.after))
        self.gain.show_bars([
            Bar(lang(words), lang.number(mean, 1), float(mean / self.scale))
            for words, mean in parts if mean is not None
        ])  # fmt: skip
        self.gain.setVisible(gain.people > 0)
        self.gain_words.show_words(self._said_gain(gain))
        faces = [one.values[SATISFACTION] for one in lines]
        spread, mean = results.spread(faces), results.mean(faces)
        most = max(spread.values()) or 1
        self.faces.show_bars([
            Bar(lang.number(n), lang.number(count), count / most, FACES[n - 1])
            for n, count in reversed(spread.items())
        ])  # fmt: skip
        self.faces.setVisible(mean is not None)
        words = _("Nothing typed yet.")
        if mean is not None:
            told = {"mean": lang.number(mean, 1), "n": sum(spread.values())}
            words = _("%(mean)s of 5 on average, %(n)s answers") % told
        self.face_words.show_words(words)

    def _said_gain(self, gain: results.Gain) -> Msg:
        if gain.gain is None:
            return _("Shown once somebody has a score before and one after.")
        sign = "+" if gain.gain > 0 else "−" if gain.gain < 0 else "±"
        points = f"\u2066{sign}{self.session.lang.number(abs(gain.gain), 1)}\u2069"
        words = n_("%(gain)s on average; of %(n)s person with both: better %(better)s, same "
                   "%(same)s, lower %(worse)s",
                   "%(gain)s on average; of %(n)s people with both: better %(better)s, same "
                   "%(same)s, lower %(worse)s", gain.people)  # fmt: skip
        return words % {"gain": points, "better": gain.better, "same": gain.same,
                        "worse": gain.worse}  # fmt: skip

    def _said_face(self, value: Any) -> str:
        return "" if value is None else self.session.lang.number(value)

    # The scale

    @property
    def scale(self) -> int:
        """The most points one can have; kept on this computer."""
        known = saving.store_of(self.session).setting(f"scale.{self.uid}")
        return int(known) if known else results.SCALE

    def _rescale(self) -> None:
        store = saving.store_of(self.session)
        store.set_setting(f"scale.{self.uid}", int(self.scale_choice.value))
        self.read()

    # Typing

    def _score(self, text: str) -> str:
        found = results.score(text)
        if found is None:
            raise Refusal(_("“%(what)s” is no score: nothing was changed. Type a number.")
                          % {"what": text})  # fmt: skip
        return found

    def _understand(self, key: str, text: str) -> Understood:
        if not text.strip():
            return Understood(_("A number of the sheet, = and the value. =- takes it away."))
        known = {one.number: one.uid for one in self.grid.grid.lines}
        kind = results.face if key == SATISFACTION else results.score
        reading = results.read(text, known, kind)
        if reading.unread:
            words = {"what": "  ".join(reading.unread)}
            return Understood(_("Not understood: %(what)s") % words, "refused")
        if reading.beyond:
            names = self.session.lang.list([str(n) for n in reading.beyond])
            words = {"numbers": names, "n": str(max(known, default=0))}
            said = _("Nobody has number %(numbers)s: the list ends at %(n)s.")
            return Understood(said % words, "refused")
        value = {known[n]: v for n, v in reading.named.items()}
        high = [] if key == SATISFACTION else results.over(reading.named, self.scale)
        return Understood(self._said(reading.named, high), "doubtful" if high else "", value)

    def _said(self, named: Mapping[int, Any], high: list[int]) -> Msg:
        lang = self.session.lang
        if high:
            words = {"numbers": lang.list([str(n) for n in high]), "scale": str(self.scale)}
            said = _("More than %(scale)s: number %(numbers)s. Enter writes it all the same.")
            return said % words
        mean = results.mean(list(named.values()))
        words = {"mean": lang.number(mean or Decimal(0), 1)}
        said = n_("Understood: %(n)s value, on average %(mean)s. Enter writes it.",
                  "Understood: %(n)s values, on average %(mean)s. Enter writes them.",
                  len(named))  # fmt: skip
        if mean is None:
            said = n_("Understood: %(n)s value is taken away. Enter does it.",
                      "Understood: %(n)s values are taken away. Enter does it.",
                      len(named))  # fmt: skip
        return said % words

    def _typed_line(self, key: str, values: dict[str, Any]) -> None:
        self._typed({(uid, key): value for uid, value in values.items()})

    def _typed(self, cells: dict[tuple[str, str], Any]) -> None:
        news: dict[str, dict[str, Any]] = {}
        for (uid, key), value in cells.items():
            news.setdefault(uid, {})[key] = value
        title = _("Results %(code)s") % {"code": self.sheet.code}
        self.write(title, "participant", news, self._told(cells))

    def _told(self, cells: Mapping[tuple[str, str], Any]) -> Msg:
        (uid, key), value = next(iter(cells.items()))
        if len(cells) > 1:
            return _("Saved — %(what)s") % {
                "what": n_("%(n)s result", "%(n)s results", len(cells))}  # fmt: skip
        who = next(line.first for line in self.grid.grid.lines if line.uid == uid)
        shown = self.session.lang.number(value) if value and key != "remark" else value or "—"
        return _("Saved — %(name)s: %(what)s") % {"name": who, "what": shown}

    def _follow(self, at: Any) -> None:
        if at.isValid():
            self.line.show_key(self.grid.grid.columns[at.column()].key)


def _face(text: str) -> int:
    found = results.face(text)
    if found is None:
        raise Refusal(_("“%(what)s” is no face: nothing was changed. Type 1 to 5.")
                      % {"what": text})  # fmt: skip
    return found


