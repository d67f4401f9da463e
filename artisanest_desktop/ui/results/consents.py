"""The page on which a signed consent sheet is typed: what is known of each, the lines beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFileDialog

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.rules import consenting
from artisanest_desktop.store import editions
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.files.dropping import DropZone
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.results.consent_lines import BOXES, THUMB, ConsentLines, Typed
from artisanest_desktop.ui.results.frame import ResultsPage, Top
from artisanest_desktop.ui.results.grid import Grid
from artisanest_desktop.ui.results.model import PLACE, Column, Line
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, EmptyState, Label, SectionTitle

_KEYS = ("consent_contact", "consent_photo", "consent_name")
_LAST = "files.folder"


class ConsentsPage(ResultsPage):
    """``results:<session>:consents``, or ``consents:<cooperative>`` for a sheet of members."""

    registers = frozenset(("session", "participant", "member", "edition", "edition_line"))

    def __init__(self, session: Session, record: str, register: str = "session") -> None:
        part = "consents" if register == "session" else ""
        back = _("Roll call") if part else _("Members")
        super().__init__(session, Top(session, back, record, part))
        self.register, self.record = register, record
        self.tab = "session" if part else "member"
        self._add_tools(bool(part))
        self._make_grid()
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(session.lang(_("Which sheet was signed?")))
        policy = QComboBox.SizeAdjustPolicy
        self.sheets.setSizeAdjustPolicy(policy.AdjustToMinimumContentsLengthWithIcon)
        self.sheets.setMinimumContentsLength(8)
        self.sheets.currentIndexChanged.connect(lambda _at: self.show_sheet())
        self.lines = ConsentLines(session, lambda: self.known())
        self.lines.written.connect(self._write_all)
        self.lines.escaped.connect(self.left)
        self.about = Label(session, "", "muted", wrap=True)
        self.side.addWidget(SectionTitle(session, _("Which sheet was signed?"), "signature"))
        self.side.addWidget(self.sheets)
        self.side.addWidget(self.about)
        self.side.addWidget(self.lines)
        self.side.addStretch(1)
        self.read()

    def _add_tools(self, of_session: bool) -> None:
        if of_session:
            sheet = Button(self.session, _("Consent sheet"), "printer")
            sheet.clicked.connect(self._print)
            self.top.add(sheet)
        self.shelf = Shelf(self.session, self.register, parent=self)
        self.shelf.show(self.record)
        self.attach = Button(self.session, _("Attach the scan"), "image")
        self.attach.clicked.connect(self._attach)
        self.top.add(self.attach)
        self.drop = DropZone(self.shelf, self, None, lambda: True)

    def _make_grid(self) -> None:
        lang = self.session.lang
        yes, no = lang(_("yes")), lang(_("no"))
        shown = {True: yes, False: no, None: ""}
        tags = {True: "olive", False: "terra", None: ""}
        columns = [
            Column(key, BOXES[key][0], 92, None, shown.__getitem__, consenting.answer_of_key,
                   tags.__getitem__)
            for key in (*_KEYS, THUMB)
        ]  # fmt: skip
        columns.append(
            Column("consent_on", _("Agreed on"), 110, None, lambda v: lang.date(v) if v else "")
        )
        self.grid = Grid(self.session, columns, _("Consents"))
        self.grid.heads = {"consent_name": lang(_("Name")), THUMB: lang(_("Thumb")),
                           PLACE: lang(_("Douar"))}  # fmt: skip
        self.grid.typed.connect(self._correct)
        self.grid.opened.connect(self._open)
        nobody = _("No member is on this list: a consent sheet is signed by members.")
        self.nobody = EmptyState(self.session, "signature", nobody)
        self.paper.addWidget(self.grid, 1)
        self.paper.addWidget(self.nobody, 1)

    # What is shown

    def place(self) -> str:
        """Where one is, as a goal to come back to."""
        if self.register == "session":
            return f"results:{self.record}:consents"
        return f"consents:{self.record}"

    def focus_list(self) -> None:
        """Where one types."""
        self.lines.first.setFocus()

    focus_search = focus_list

    def state(self) -> dict[str, Any]:
        """What survives the window being built anew."""
        lines = {key: one.line.text() for key, one in self.lines.lines.items()}
        return {"sheet": self.sheets.currentData(), "lines": lines}

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said."""
        self.sheets.setCurrentIndex(max(self.sheets.findData(state["sheet"]), 0))
        for key, text in state["lines"].items():
            self.lines.lines[key].line.setText(text)

    def read(self) -> None:
        """The sheets there are, and what stands on the chosen one."""
        store, lang = saving.store_of(self.session), self.session.lang
        row = store.get(self.register, self.record)
        if row is None or row.get("removed"):
            self.session.wanted.emit(f"open:{self.tab}")
            return
        self.row = row
        self.top.title.show_words(store.name_of(self.register, row, lang.code))
        printed = editions.of_record(store.reader(), self.record, "consent")
        kept = self.sheets.currentData()
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            for one in reversed(printed):
                day = lang.date(one["printed_on"]) if one.get("printed_on") else "—"
                words = _("sheet %(n)s, printed on %(day)s")
                self.sheets.addItem(lang(words % {"n": one["number"], "day": day}), one["uid"])
            if not printed:
                self.sheets.addItem(lang(_("no sheet printed yet: as listed")), "")
            self.sheets.setCurrentIndex(max(self.sheets.findData(kept), 0))
        self.editions = {one["uid"]: one for one in printed}
        self.show_sheet()

    def show_sheet(self) -> None:
        """Who stands on the chosen sheet, with what is known of each."""
        store = saving.store_of(self.session)
        numbers = self._numbers()
        rows = store.get_many("member", list(numbers.values()))
        lang = self.session.lang.code
        lines = []
        for number, uid in sorted(numbers.items()):
            row = rows.get(uid)
            if row is None or row.get("removed"):
                continue
            first, second = face.names(store.registers["member"], row, lang)
            values = {key: row.get(key) for key in (*_KEYS, THUMB, "consent_on")}
            place = row.get("douar") or ""
            lines.append(Line(uid, number, first, second, place, values))
        self.grid.show_lines(lines)
        self.grid.setVisible(bool(lines))
        self.nobody.setVisible(not lines)
        said = _("Text %(version)s of the notice.") % {"version": f"\u2066{self._version()}\u2069"}
        self.about.show_words(said)
        self.lines.refresh()
        if not any(one.line.text() for one in self.lines.lines.values()):
            self.lines.show_day(self._day())

    def known(self) -> dict[int, str]:
        """The numbers of the sheet, and whose they are."""
        return {one.number: one.uid for one in self.grid.grid.lines}

    def _numbers(self) -> dict[int, str]:
        """The members by number: as printed, else in the order of the list."""
        context = saving.store_of(self.session).reader()
        edition = self.editions.get(self.sheets.currentData() or "")
        if edition is not None:
            people = editions.lines(context, edition["uid"])
        elif self.register == "session":
            people = {n: uid for uid, n in editions.roll(context, self.record).items()}
        else:
            people = {}
        if self.register != "session":
            return people
        members = {n: context.get("participant", uid) for n, uid in people.items()}
        return {n: row["member"] for n, row in members.items() if row and row.get("member")}

    def _version(self) -> str:
        from artisanest_desktop.reports import consents

        return consents.texts_of(self.editions.get(self.sheets.currentData() or "") or {})

    def _day(self) -> str:
        """The last half-day that is over, unless the sheet was printed later; else that day."""
        today = self.session.today().isoformat()
        context = saving.store_of(self.session).reader()
        days = []
        if self.register == "session":
            slots = context.lines("slot", self.record)
            days = sorted(s["date"] for s in slots if s.get("date") and s["date"] <= today)
        edition = self.editions.get(self.sheets.currentData() or "")
        printed = (edition or {}).get("printed_on")
        return min(max([*days, printed or (today if not days else "")]), today)

    # Writing

    def _write_all(self, typed: Typed) -> None:
        known = self.known()
        thumbs = {known[n] for n, yes in typed.boxes[THUMB].named.items() if yes}
        news: dict[str, dict[str, Any]] = {uid: {THUMB: True} for uid in thumbs}
        for key in _KEYS:
            for n, yes in typed.boxes[key].named.items():
                news.setdefault(known[n], {})[key] = yes
        facts = {"consent_on": typed.day, "consent_text": self._version()}
        for uid, values in news.items():
            means = "thumbprint" if uid in thumbs else "paper"
            values.update(facts, consent_means=means)
        people = self._people(len(news))
        self.write(self._title(), "member", news, _("Saved — %(what)s") % {"what": people})
        self.lines.clear()
        self.lines.first.setFocus()

    def _correct(self, cells: dict[tuple[str, str], Any]) -> None:
        """A cell of the grid: a consent brings its day, text and means with it."""
        news: dict[str, dict[str, Any]] = {}
        for (uid, key), value in cells.items():
            values = news.setdefault(uid, {})
            values[key] = value
            if key in _KEYS and value is not None:
                values["consent_on"] = self._day()
                values["consent_text"] = self._version()
        rows = saving.store_of(self.session).get_many("member", list(news))
        for uid, values in news.items():
            if "consent_on" in values and not rows[uid].get("consent_means"):
                thumb = values.get(THUMB, rows[uid].get(THUMB))
                values["consent_means"] = "thumbprint" if thumb else "paper"
        people = self._people(len(news))
        self.write(self._title(), "member", news, _("Saved — %(what)s") % {"what": people})

    def _people(self, n: int) -> Msg:
        count = saving.register_of(self.session, "member").count
        assert count is not None
        return count(n)

    def _title(self) -> Msg:
        code = self.row.get("number") if self.register == "session" else ""
        return _("Consents from a sheet · %(code)s") % {"code": code or "—"}

    def _open(self, row: int) -> None:
        self.session.wanted.emit(f"record:member:{self.grid.grid.lines[row].uid}")

    # Paper

    def _print(self) -> None:
        from artisanest_desktop.ui.printing.menu import open_page
        from artisanest_desktop.ui.printing.papers import CONSENTS, Shown

        session, goal = self.session, self.place()
        open_page(session, self, "session", CONSENTS, Shown(uid=self.record),
                  lambda: session.wanted.emit(goal))  # fmt: skip

    def _attach(self) -> None:
        store = saving.store_of(self.session)
        folder = str(store.setting(_LAST) or Path.home())
        title = self.session.lang(_("Signed consent sheet"))
        paths = QFileDialog.getOpenFileNames(self, title, folder)[0]
        if paths:
            store.set_setting(_LAST, str(Path(paths[0]).parent))
            self.shelf.add(paths)
