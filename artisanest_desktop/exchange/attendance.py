"""The attendance sheet as a workbook: an edition that is filled in on a screen and sent back.

Its lines, numbers and half-days are those of the paper; hidden behind them is what an ordinary
sheet of participants carries, so that it comes back by the ordinary way (``attendance_back``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.files import write_workbook
from artisanest_desktop.exchange.headers import IDENTITY_HEADER
from artisanest_desktop.exchange.identity import ACROSS, Base, Identity
from artisanest_desktop.exchange.linesheets import MARK, Mark, as_sheet, lends
from artisanest_desktop.exchange.names import Names
from artisanest_desktop.exchange.sheets import Lists, Styles, sheet_name
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.model.session_missing import half_day
from artisanest_desktop.rules import half_days
from artisanest_desktop.store import Store, documents, schema, sheets
from artisanest_desktop.store.ids import derived_uid
from artisanest_desktop.store.sheets import Roll, Wish

KIND = "attendance"
TITLE = _("Attendance sheet")
#: Of a participant, what she had on the sheet: her number, and what stood for her organisation.
SHOWN = "participant/shown"
#: The fields of a participant that have a column, in their order.
KEYS = ("session", "name", "name_ar", "organisation")
#: The columns before the half-days: number, names, organisation.
BEFORE = 4
HEADER = 4
_HEADS = (_("No."), _("Name"), _("Name in Arabic"), _("Cooperative / organisation"))
_WIDTHS = (6, 28, 24, 34)


@dataclass(frozen=True, slots=True)
class Made:
    """The file, and the edition it is: ``S-2026-014/2``."""

    path: Path
    code: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with a name; ``marks`` by half-day as ``late 15``."""

    uid: str
    number: int
    name: str
    name_ar: str
    organisation: str
    typed: str | None
    marks: Mapping[str, str]


def sheet_workbook(
    store: Store,
    session: str,
    path: str | Path,
    languages: Sequence[str],
    slots: Sequence[str] = (),
    blanks: int = sheets.BLANKS,
) -> Made:
    """Write the sheet of a session; it is an edition from here on. Refusal when it cannot be."""
    every = [s["uid"] for s in store.reader().lines("slot", session)]
    chosen = tuple(u for u in every if u in slots)
    wish = Wish(session, "session", sheets.ATTENDANCE, tuple(languages), chosen, blanks)
    (roll,) = sheets.freeze(store, [wish])
    left = documents.leave(store)
    tongues = [Names(store).language(code) for code in languages]
    across = [s for s in roll.context.lines("slot", session) if not chosen or s["uid"] in chosen]
    lines = [_line(store, roll, number, uid, tongues[0]) for number, uid in roll.lines.items()]
    name = sheet_name(tongues[0](TITLE))
    facts = {"at": left.at, "stamp": left.stamp, "seen": dict(left.seen),
             "schema": schema.SCHEMA, "edition": roll.edition, "session": session}  # fmt: skip
    bases = _bases(name, session, lines, [s["uid"] for s in across])
    identity = Identity(left.uid, tongues[0].code, KIND, facts, bases)

    def fill(workbook: Any) -> None:
        from artisanest_desktop.exchange.exporting import finish

        lists = Lists(workbook)
        _Writer(workbook, name, store, roll, tongues, across, lists).write(lines)
        finish(workbook, lists, identity)

    done = write_workbook(path, fill)
    rows = {"participant": len(lines)}
    about: dict[str, Any] = {"kind": KIND, "lang": tongues[0].code, "rows": rows, "private": []}
    about["edition"] = roll.edition
    documents.register_document(store, done.name, str(done.absolute()), about, left)
    return Made(done, roll.code)


def _line(store: Store, roll: Roll, number: int, uid: str, lang: Language) -> _Line:
    context = roll.context
    row = context.get("participant", uid) or {}
    member = context.get("member", row["member"]) if row.get("member") else None
    lent = lends(store.registers, store.registers["participant"])
    names = [(lent[k](member) if member else row.get(k)) or "" for k in ("name", "name_ar")]
    whose = row.get("cooperative") or (member or {}).get("cooperative")
    cooperative = context.get("cooperative", whose) if whose else None
    place = row.get("organisation") or ""
    if cooperative is not None:
        place = store.name_of("cooperative", cooperative, lang.code)
    marks = {
        a["slot"]: f"{a['mark']} {a['missed']}" if a.get("missed") else str(a["mark"])
        for a in context.lines("attendance", uid)
        if a.get("mark")
    }
    return _Line(uid, number, names[0], names[1], place, row.get("organisation"), marks)


def _bases(
    name: str, session: str, lines: Sequence[_Line], across: Sequence[str]
) -> dict[str, Base]:
    """What it is compared with when it comes back."""
    left: dict[str, list[Any]] = {}
    for line in lines:
        for slot, said in line.marks.items():
            mark, _space, minutes = said.partition(" ")
            pair = derived_uid("attendance", line.uid, slot)
            left[pair] = [mark, int(minutes) if minutes else None]
    people = {x.uid: [session, x.name or None, x.name_ar or None, x.typed] for x in lines}
    shown = {x.uid: [x.number, x.organisation] for x in lines}
    return {
        "participant": Base(name, [*KEYS], people),
        "attendance": Base("", ["mark", "missed"], left, "participant"),
        f"participant{ACROSS}": Base("", [], {session: [*across]}, "participant"),
        SHOWN: Base("", ["line", "organisation"], shown, "participant"),
    }


class _Writer:
    """The one sheet that is seen."""

    def __init__(
        self,
        workbook: Any,
        name: str,
        store: Store,
        roll: Roll,
        tongues: Sequence[Language],
        across: Sequence[Mapping[str, Any]],
        lists: Lists,
    ) -> None:
        self._store, self._roll, self._tongues = store, roll, tongues
        self._lang, self._across, self._lists = tongues[0], across, lists
        self._styles = Styles(workbook, self._lang)
        self._sheet = workbook.add_worksheet(name)
        register = as_sheet(store.registers, store.registers["participant"], max(len(across), 1))
        kind = register[f"{MARK}1"].kind
        assert isinstance(kind, Mark)
        self._kind = kind

    def write(self, lines: Sequence[_Line]) -> None:
        """Titles, the header, people, then the numbered lines for whoever else comes."""
        self._titles()
        self._header()
        plain = self._styles.cell("text")
        hidden = self._styles.make(num_format="@", font_color="#70685E")
        last = BEFORE + len(self._across)
        at = HEADER + 1
        for line in lines:
            self._number(at, line.number)
            for column, text in enumerate((line.name, line.name_ar, line.organisation), 1):
                self._sheet.write_string(at, column, text, plain)
            for column, slot in enumerate(self._across, BEFORE):
                said = line.marks.get(slot["uid"])
                words = self._kind.format(said, self._lang) if said else ""
                self._sheet.write_string(at, column, words, self._boxed())
            self._sheet.write_string(at, last, line.uid, hidden)
            at += 1
        for number in self._roll.blanks:
            self._number(at, number)
            for column in range(1, last):
                self._sheet.write_blank(at, column, None, self._boxed())
            at += 1
        self._choices(at)
        self._set_up(last, at)

    def _number(self, at: int, number: int) -> None:
        self._sheet.write_number(at, 0, number, self._styles.cell("number", align="center"))
        self._sheet.set_row(at, 26)

    def _boxed(self) -> Any:
        return self._styles.make(num_format="@", border=1, border_color="#D8CEBF")

    def _said(self, words: Msg, between: str = "\n") -> str:
        return between.join(dict.fromkeys(lang(words) for lang in self._tongues))

    def _titles(self) -> None:
        title = f"{self._said(TITLE, ' · ')} – {self._roll.code}"
        texts = [title, *self._about()]
        big = self._styles.make(bold=True, font_size=14)
        small = self._styles.make(font_size=10)
        for at, text in enumerate(texts[:HEADER]):
            self._sheet.write_string(at, 0, text, big if at == 0 else small)

    def _about(self) -> list[str]:
        row = self._roll.context.get("session", self._roll.wish.record) or {}
        register = self._store.registers["session"]
        names = [self._store.name_of("session", row, lang.code) for lang in self._tongues]
        where = [face.words(register[k], row.get(k), self._lang, row) for k in ("place", "commune")]
        days = list(dict.fromkeys(s["date"] for s in self._across if s.get("date")))
        when = self._lang.list([self._lang.date(day, long=True) for day in days])
        trainers = list(dict.fromkeys(s["trainer"] for s in self._across if s.get("trainer")))
        lead = self._lang(_("Trainer"))
        with_whom = f"{lead}: {self._lang.list(trainers)}" if trainers else ""
        programme = [
            face.words(register[k], row.get(k), self._lang, row)
            for k in ("programme", "programme_reference")
        ]
        return [
            " · ".join(filter(None, dict.fromkeys(part)))
            for part in (names, [*where, when], [with_whom, *programme])
        ]

    def _header(self) -> None:
        style = self._styles.header()
        for at, words in enumerate(_HEADS):
            self._sheet.write_string(HEADER, at, self._said(words), style)
        for at, slot in enumerate(self._across, BEFORE):
            self._sheet.write_string(HEADER, at, self._of_slot(slot), style)
        last = BEFORE + len(self._across)
        self._sheet.write_string(HEADER, last, IDENTITY_HEADER, style)
        self._sheet.set_row(HEADER, 20 + 14 * len(self._tongues))

    def _of_slot(self, slot: Mapping[str, Any]) -> str:
        day, part = half_days.short_name(half_day(slot), with_month=True)
        times = "–".join(t for t in (slot.get("start"), slot.get("end")) if t)
        return f"{self._said(day)}\n{times or (self._lang(part) if part else '')}".strip()

    def _choices(self, end: int) -> None:
        words = [self._kind.format(o.code, self._lang) for o in self._kind.all]
        if self._across and end > HEADER + 1:
            rule = {"validate": "list", "source": self._lists.add(words), "show_error": False}
            last = BEFORE + len(self._across) - 1
            self._sheet.data_validation(HEADER + 1, BEFORE, end - 1, last, rule)

    def _set_up(self, last: int, end: int) -> None:
        sheet = self._sheet
        if self._lang.rtl:
            sheet.right_to_left()
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width)
        if last > BEFORE:
            sheet.set_column(BEFORE, last - 1, 17)
        sheet.set_column(last, last, 38, None, {"hidden": True})
        sheet.freeze_panes(HEADER + 1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.repeat_rows(HEADER)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, max(end - 1, HEADER), max(last - 1, BEFORE - 1))
        page = self._lang(_("Page %(page)s of %(pages)s") % {"page": "{p}", "pages": "{n}"})
        page = page.replace("\u2068", "").replace("\u2069", "").replace("&", "&&")
        page = page.replace("{p}", "&P").replace("{n}", "&N")
        sheet.set_footer(f"&L{self._roll.code.replace('&', '&&')}&R{page}")
