"""Lists of who was there → sessions, half-days, participants and marks, as lines to be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.book import Book, blank
from artisanest_desktop.exchange.layout import Table
from artisanest_desktop.exchange.linesheets import MARK, mark_place
from artisanest_desktop.exchange.rolls import sessions
from artisanest_desktop.exchange.rolls.columns import (
    MarkColumn,
    ask_of,
    cross_of,
    head_of,
    mark_columns,
    roll_register,
    tick_off,
)
from artisanest_desktop.exchange.rolls.participants import Participants
from artisanest_desktop.exchange.rolls.sessions import Session
from artisanest_desktop.exchange.rolls.titles import Told, is_roll_title, told_of
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.exchange.together import together, width_of
from artisanest_desktop.exchange.understanding import ANSWER, Understood, shape_of, understand
from artisanest_desktop.i18n import Language, Msg, _, fold
from artisanest_desktop.rules import sheet_days
from artisanest_desktop.rules.cleaning import as_text
from artisanest_desktop.rules.names import script_of
from artisanest_desktop.store import Store

Mapped = Mapping[int, str]
_A_MARK = _("A half-day, by its name and its cells.")
_HELD = "held"
_MET = _("The session is here already: %(what)s")
_NEW = _("A new session: %(what)s")
#: So many sessions of one book are told by their title.
_TOLD = 6


@dataclass(slots=True)
class _Part:
    """One table: what its own titles say, its columns of marks, the session it is of."""

    table: Table
    told: Told
    columns: list[MarkColumn]
    session: Session = field(default_factory=lambda: Session(Told()))
    found: Understood | None = None
    left: int = 0


@dataclass(slots=True)
class RollRead:
    """What such a book says; ``found`` are the people with the columns of the file."""

    found: Understood
    sessions: list[Line]
    slots: list[Line]
    people: Participants
    halves: dict[str, list[str]]
    called: dict[str, Msg]
    notes: list[Msg]


class RollReader:
    """Reads the tables of one book; ``chosen`` gives what a person said of the columns of a table
    that begins at a place, ``answered`` what she answered."""

    def __init__(
        self,
        store: Store,
        book: Book,
        lang: Language,
        shown: Language,
        today: dt.date,
        chosen: Callable[[int], Mapped | None],
        answered: Callable[[int], Mapped | None],
        remembered: Mapping[str, Mapping[str, str]],
    ) -> None:
        self._store, self._book = store, book
        self._lang, self._shown, self._today = lang, shown, today
        self._chosen, self._answered = chosen, answered
        # A half-day has its place in one list only.
        self._remembered = {
            shape: {word: t for word, t in known.items() if not mark_place(t)}
            for shape, known in remembered.items()
        }

    def read(self, tables: Sequence[Table]) -> RollRead:
        """All of it, nothing compared yet."""
        parts = [self._part(table, tables) for table in tables]
        grouped = self._grouped(parts)
        left = 0
        for part in parts:
            part.left = left
            part.found = self._understood(part)
            left += width_of(part.table)
        whole = [p.found for p in parts if p.found is not None]
        of_line = {id(line): part for part in parts for line in (part.found or whole[0]).lines}
        found = together(whole)
        for session in grouped:
            singles = self._single(parts, session)
            sessions.settle_order([session])
            sessions.settle(self._store, session, self._named(parts, session), self._book.sha256)
            sessions.place_halves(self._store, session, singles)
        people = Participants(self._store, self._lang, self._shown, self._today)
        for line in found.lines:
            part = of_line[id(line)]
            people.add(line, part.session, part.table, found)
        people.settle()
        participant = self._store.registers["participant"]
        told = Understood(
            participant, found.table, found.columns, people.lines, found.shape, {}, found.asks
        )
        marked = {
            line.fields["session"] for line in people.lines if any((line.marks or {}).values())
        }
        return RollRead(
            told,
            [self._session(s, s.uid in marked) for s in grouped],
            [line for s in grouped for line in self._slots(s)],
            people,
            {s.uid: [h.uid for h in s.halves] for s in grouped},
            {h.uid: sessions.half_name(h) for s in grouped for h in s.halves},
            [*(self._about(s) for s in grouped[:_TOLD]), *people.notes()],
        )

    # -- tables

    def _part(self, table: Table, tables: Sequence[Table]) -> _Part:
        told = told_of(self._above(table, tables), self._lang, self._today)
        columns = mark_columns(table, self._today, True, told.year)
        if not told.days and (days := sheet_days.days(table.sheet.name, self._today)):
            told.days = days
        return _Part(table, told, columns)

    def _above(self, table: Table, tables: Sequence[Table]) -> list[tuple[int, list[str]]]:
        """The lines above a table, down from the top of the sheet or from the table before it."""
        first = table.number(0)
        others = [t for t in tables if t is not table and t.sheet.name == table.sheet.name]
        if any(t.number(0) < first for t in others):
            return [(first - 1, [text]) for text in table.above]
        sheet = next((s for s in self._book.visible if s.name == table.sheet.name), None)
        lines = []
        for at, row in enumerate(sheet.rows if sheet is not None else ()):
            if sheet is None or sheet.number(at) >= first:
                break
            lines.append((sheet.number(at), [self._text(c) for c in row if not blank(c)]))
        return lines

    def _text(self, cell: Any) -> str:
        return cell.isoformat() if isinstance(cell, dt.date) else as_text(cell, self._lang)

    def _grouped(self, parts: Sequence[_Part]) -> list[Session]:
        """The sessions: one for each title and place, in which a table without a title joins."""
        made: dict[tuple[str, str], Session] = {}
        for part in parts:
            key = self._key(part.told)
            if not key[0]:
                key = next(iter(made), ("", ""))
            same = [k for k in made if k[0] == key[0] and (k[1] == key[1] or not (k[1] and key[1]))]
            session = made[same[0]] if same else made.setdefault(key, Session(Told()))
            self._merge(session.told, part.told)
            part.session = session
        for session in made.values():
            own = [p for p in parts if p.session is session]
            for part in own:
                self._days(part, session, own)
        return list(made.values())

    def _key(self, told: Told) -> tuple[str, str]:
        return fold(told.fields.get("number", "") or told.title), fold(told.fields.get("place", ""))

    def _merge(self, told: Told, other: Told) -> None:
        told.fields = other.fields | told.fields
        here = {d.date for d in told.days}
        told.days += [d for d in other.days if d.date not in here]
        told.start, told.end = told.start or other.start, told.end or other.end
        told.trainer, told.row = told.trainer or other.trainer, told.row or other.row
        told.remarks += [r for r in other.remarks if r.was not in {x.was for x in told.remarks}]

    def _days(self, part: _Part, session: Session, parts: Sequence[_Part]) -> None:
        """Give each column of marks its half-day."""
        told = part.told if part.told.days else session.told
        own = sheet_days.days(part.table.sheet.name, self._today, session.told.year)
        nth = sheet_days.half_day(part.table.sheet.name, self._today).nth
        if len(own) == 1 and len(parts) > 1:
            told = replace(told, days=own)
        elif nth and len(parts) > 1 and 0 < nth <= len(session.told.days):
            told = replace(told, days=[sorted(session.told.days, key=lambda d: d.date)[nth - 1]])
        year = session.told.year
        for column in part.columns:
            header = part.table.headers[column.index]
            column.said = head_of(header, self._today, year)
        sessions.whole_days(told, part.columns, self._today)
        used: set[int] = set()
        for column in part.columns:
            header = part.table.headers[column.index]
            column.place = session.half(column.said, header)
            while column.place in used:  # two columns of one table are two half-days
                column.said = replace(column.said, nth=column.said.nth + 1)
                column.place = session.half(column.said, header)
            used.add(column.place)
        if not part.columns and not session.halves and len(parts) == 1:
            for day in sorted(session.told.days, key=lambda d: d.date):
                session.half(replace(day, start=session.told.start, end=session.told.end), "")

    def _single(self, parts: Sequence[_Part], session: Session) -> int:
        """For how many days one column of marks stands."""
        own = [p for p in parts if p.session is session]
        columns = [c for p in own for c in p.columns]
        alone = len(columns) == 1 and not columns[0].said.nth
        names_it = bool(columns) and bool(
            sheet_days.days(own[0].table.headers[columns[0].columns[0]], self._today)
        )
        return len(session.told.days) if alone and not names_it else 0

    def _understood(self, part: _Part) -> Understood:
        table = part.table
        for column in part.columns:
            if column.ticked:
                tick_off(table, column)
        answers = self._answered(part.left) or {}
        cross = cross_of(table, part.columns)
        ask = None
        if not cross:
            ask = ask_of(table, part.columns, "")
            known = self._remembered.get(shape_of(table.headers), {})
            ask.answer = answers.get(ask.column) or known.get(ANSWER + fold(
                table.headers[ask.column]), "")  # fmt: skip
            cross = ask.answer
        chosen = self._halves_chosen(part, self._chosen(part.left) or {})
        marks = max([mark_place(t) for t in chosen.values()] + [c.place for c in part.columns],
                    default=0)  # fmt: skip
        register = roll_register(self._store.registers, marks, cross)
        mapping = {c.index: f"{MARK}{c.place}" for c in part.columns} | {
            at: "" for c in part.columns for at, _mark in c.ticked
        }
        found = understand(
            table, register, self._lang, self._today, mapping | chosen, self._remembered,
            self._book.date1904, answers=answers,
        )  # fmt: skip
        found.asks += [ask] if ask is not None else []
        made = {c.index for c in part.columns if c.ticked}
        ticked = {at: c.place for c in part.columns for at, _mark in c.ticked}
        for one in found.columns:
            if one.index in mapping and one.index not in chosen:
                one.reason, one.confidence = _A_MARK, 0.9
                if one.index in ticked:
                    one.target = f"{MARK}{ticked[one.index]}"
        found.columns = [one for one in found.columns if one.index not in made]
        return found

    def _halves_chosen(self, part: _Part, chosen: Mapped) -> dict[int, str]:
        """What a person said of columns; one more half-day is that of its head."""
        found = dict(chosen)
        for at, target in chosen.items():
            if mark_place(target) > len(part.session.halves) and at < len(part.table.headers):
                header = part.table.headers[at]
                said = head_of(header, self._today, part.session.told.year)
                found[at] = f"{MARK}{part.session.half(said, header)}"
        return found

    # -- sessions

    def _about(self, session: Session) -> Msg:
        """Which session it is, in a line."""
        days = sorted({h.said.date for h in session.halves if h.said.date})
        if len(days) < 2:
            days += sorted({d.date for d in session.told.days} - set(days))
        ends = dict.fromkeys([*days[:1], *days[-1:]])
        shown = ["/".join(reversed(day.split("-"))) for day in ends]
        title = session.told.title
        if session.met:
            title = self._store.title("session", session.uid, self._shown.code)
        facts = [title, " – ".join(shown), session.told.fields.get("place", "")]
        words = _MET if session.met else _NEW
        return words % {"what": " · ".join(filter(None, facts))}

    def _named(self, parts: Sequence[_Part], session: Session) -> str:
        """What a session is called that has no title: as its sheet, or its file."""
        part = next(p for p in parts if p.session is session)
        stem = Path(self._book.name).stem.replace("_", " ")
        for name in (part.table.sheet.name, stem):
            told = told_of([(0, [name])], self._lang, self._today)
            if told.title:
                return told.title
        return stem

    def _session(self, session: Session, marked: bool) -> Line:
        told = session.told
        fields: dict[str, Any] = {k: v for k, v in told.fields.items() if k != "number"}
        remarks = list(told.remarks)
        if session.met:
            remarks += sessions.differs(self._store.get("session", session.uid) or {}, told)
            fields = {k: v for k, v in fields.items() if k not in ("title", "title_ar")}
        elif marked:
            fields["state"] = _HELD
        return Line(0, told.row or 1, fields, remarks, uid=session.uid, again=session.met)

    def _slots(self, session: Session) -> list[Line]:
        trainer = session.told.trainer or None
        found = []
        for half in session.halves:
            fields = {k: v for k, v in half.fields().items() if v is not None}
            if not half.said.date and half.column:
                fields["topic"] = half.column
            fields |= {"session": session.uid, **({"trainer": trainer} if trainer else {})}
            row = session.told.row or 1
            found.append(Line(0, row, fields, half.remarks, uid=half.uid, again=half.met))
        return found


def is_roll(table: Table, book_name: str, today: dt.date, above: Sequence[str] = ()) -> bool:
    """Whether a table is a list of who was there, or of who takes part in something; ``above``
    are the words that stand over it."""
    stem = Path(book_name).stem.replace("_", " ")
    titles = [*(above or table.above), table.sheet.name, stem]
    said = [t for t in titles if is_roll_title(t)]
    columns = mark_columns(table, today, bool(said))
    dated = [c for c in columns if c.said.anything]
    if said:
        return bool(columns) or _is_strong(said) or any(_is_event(t, today) for t in titles)
    return sum(c.filled > 0 for c in dated) >= 2 or any(c.filled and c.said.date for c in dated)


def _is_strong(titles: Sequence[str]) -> bool:
    """Whether they say "presence" rather than "participants"."""
    words = " ".join(map(fold, titles))
    strong = ("presence", "emargement", "attendance", "appel", "حضور", "sign")
    return any(w in words for w in strong)


def _is_event(text: str, today: dt.date) -> bool:
    words = fold(text).split()
    events = ("atelier", "formation", "session", "workshop", "training", "rencontre", "seminaire")
    arabic = ("دوره", "تكوين", "ورشه", "لقاء", "تكوينيه")
    found = any(w.startswith(e) for w in words for e in events)
    found = found or any(e in w for w in words for e in arabic)
    return found or bool(script_of(text) and sheet_days.days(text, today))
