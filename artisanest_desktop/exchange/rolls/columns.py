"""The columns of a list of who was there: which are marks of a half-day, and what they may hold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.layout import Table, columns_of
from artisanest_desktop.exchange.linesheets import MARK, Mark, mark_label
from artisanest_desktop.exchange.plan import Ask
from artisanest_desktop.i18n import Language, _, fold
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Choice, Finding, Parsed, YesNo, sheet_days
from artisanest_desktop.rules.attendance import ABSENT, PRESENT
from artisanest_desktop.rules.calendar_words import MONTHS
from artisanest_desktop.rules.cleaning import as_text
from artisanest_desktop.rules.paper_marks import is_cross, is_dash, paper_mark, says_nothing
from artisanest_desktop.rules.sheet_days import Said

#: What such a list may say of a person, beside what it says of her coming.
_PERSON = (
    *("family_name", "given_name", "family_name_ar", "given_name_ar", "sex", "birth"),
    *("national_id", "phone", "phone2", "email", "artisan_number", "number"),
    *("douar", "commune", "trade"),
)
_COMING: dict[str, tuple[str, ...]] = {
    "organisation": ("coopérative", "coopérative / organisme", "association", "organisation",
                     "institution", "entité", "coop", "nom de la coopérative", "التعاونية",
                     "الجمعية", "الهيئة", "التعاونية / المؤسسة", "اسم التعاونية"),
    "job": ("fonction", "qualité", "profession", "poste", "الصفة", "المهنة"),
    "signed": ("signature", "signatures", "émargement", "émargements", "visa", "توقيع",
               "الإمضاء", "إمضاء"),
    "score_before": (), "score_after": (), "satisfaction": (),
    "remark": ("observations", "observation", "obs", "remarques", "notes", "commentaires",
               "ملاحظات", "ملاحظة"),
}  # fmt: skip
#: Who it is, in one word.
_WHO = ("participant", "participante", "participants", "participant(e)", "bénéficiaire",
        "bénéficiaires", "المشارك", "المشاركة", "المشاركون", "المستفيد", "المستفيدة")  # fmt: skip
#: Above a column of marks that says no day.
_PRESENCE = re.compile(
    r"presen(?:ce|ces|t|te|ts)(?: e)?(?: (?:o n|oui non|ou absent|absent|absence|p a))?|"
    r"p a|a p|pointage|attendance|present absent|presence absence|(?:ال)?حضور(?: و?(?:ال)?غياب)?|"
    r"حاضر(?:ه)?|absences?|absent(?:e)?(?: e)?|(?:ال)?غياب|غايب(?:ه)?"
)
#: Words that may stand beside the day of a column of marks.
_BESIDE = re.compile(
    r"(?:signatures?|emargements?|presences?|present(?:e|s)?|seance|jour(?:nee)?|le|du|de|la|"
    r"date|"
    r"matin(?:ee)?|mat|apres|midi|am|pm|soir(?:ee)?|morning|afternoon|evening|m|h|mn|a|et|j|s|dj|demi|day|session|er|eme|e|"
    r"يوم|اليوم|حصه|الحصه|صباح(?:ا)?|الصباح|مساء|مسا|المساء|زوال(?:ا)?|بعد|توقيع|التوقيع|حضور|"
    r"الحضور|"
    r"الاول|الثاني|الثالث|الرابع|الخامس)"
)
#: Marks that are no name of a column.
_NO_NAMES = frozenset(("no", "n", "non", "oui", "ok", "yes", "y", "v", "نعم", "لا"))
#: How a line of totals begins.
_SUMS = ("total", "sous total", "nombre", "nbre", "somme", "effectif", "مجموع", "المجموع", "عدد")
_ENOUGH = 0.6
_LONG = 40


@dataclass(slots=True)
class MarkColumn:
    """A column of marks: where it stands and which half-day it says; ``ticked`` are the columns
    from which it was made, with the mark that an x in each stands for."""

    index: int
    said: Said
    ticked: tuple[tuple[int, str], ...] = ()
    filled: int = 0
    place: int = 0

    @property
    def columns(self) -> list[int]:
        """The columns of the file that it takes."""
        return [i for i, _mark in self.ticked] or [self.index]


def roll_register(registers: Mapping[str, Register], marks: int, cross: str = PRESENT) -> Register:
    """The register of people with what a list of who was there says of them; ``cross`` is what an
    x stands for, empty when nobody knows."""
    member, participant = registers["member"], registers["participant"]
    fields = [member[k] for k in _PERSON if k in member.by_key]
    fields[0] = replace(fields[0], synonyms=(*fields[0].synonyms, *_WHO))
    for key, words in _COMING.items():
        declared = participant[key]
        kind = Signed() if key == "signed" else declared.kind
        more = (*declared.synonyms, *words)
        fields.append(replace(declared, kind=kind, synonyms=more, section="", hidden=False))
    declared = registers["attendance"]["mark"]
    assert isinstance(declared.kind, Choice)
    kind = PaperMark(declared.kind.all, declared.kind.tags, cross)
    fields += [Field(f"{MARK}{n}", kind, mark_label(n), listed=True) for n in range(1, marks + 1)]
    return replace(member, fields=tuple(fields), feeds=())


class PaperMark(Mark):
    """A mark as people write it by hand; what may be two things is none, and said."""

    def __init__(self, options: Any, tags: Any, cross: str) -> None:
        super().__init__(options, tags)
        self._cross = cross

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The code, with the minutes behind it."""
        if isinstance(raw, bool):
            return Parsed(PRESENT if raw else ABSENT)
        text = as_text(raw, lang).strip().lstrip("'")
        if not text or says_nothing(text):
            return Parsed(None)
        if is_dash(text):
            said = _("A dash: it may be an absence or an empty cell. Nothing was written.")
            return Parsed(None, (Finding("mark-dash", said, "check"),))
        if is_cross(text):
            if self._cross:
                return Parsed(self._cross)
            said = _("“%(was)s” stands beside other marks of presence: it may say either.")
            return Parsed(None, (Finding("mark-cross", said % {"was": text}, "check"),))
        found = paper_mark(text)
        if found is None:
            said = _("“%(was)s” is no mark: nothing was written. Type it in the roll call.")
            return Parsed(None, (Finding("mark-unknown", said % {"was": text}, "check"),))
        mark, minutes = found
        return Parsed(f"{mark} {minutes}" if minutes else mark)


class Signed(YesNo):
    """The cell for a signature: whatever stands there was signed, save a word of absence."""

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Signed, not signed, or nothing."""
        text = as_text(raw, lang).strip()
        if not text or says_nothing(text) or is_dash(text):
            return Parsed(None)
        found = paper_mark(text)
        if found is not None:
            return Parsed(None if found[0] != PRESENT else True)
        said = super().parse(raw, lang, today)
        return Parsed(True) if said.refused else said


def mark_columns(table: Table, today: dt.date, titled: bool, year: int = 0) -> list[MarkColumn]:
    """The columns of marks, in their order; ``titled`` tells that the list says what it is."""
    found: list[MarkColumn] = []
    ticks: dict[Said, list[tuple[int, str]]] = {}
    for at, header in enumerate(table.headers):
        said = head_of(header, today, year) if header else Said()
        if not header or not _says(header, said, titled, table.headers):
            continue
        cells = _cells(table, at)
        if not _holds(said, cells, titled):
            continue
        mark = _mark_word(table, at)
        if mark:
            ticks.setdefault(said, []).append((at, mark))
        found.append(MarkColumn(at, said, filled=len(cells)))
    for said, columns in ticks.items():
        marks = {mark for _at, mark in columns}
        if len(marks) > 1 or (marks != {PRESENT} and len(columns) == 1):
            inside = {at for at, _mark in columns}
            first = min(inside)
            filled = sum(len(_cells(table, at)) for at in inside)
            found = [c for c in found if c.index not in inside or c.index == first]
            found = [
                MarkColumn(first, said, tuple(columns), filled) if c.index == first else c
                for c in found
            ]
    return found


def is_mark_head(cell: object, today: dt.date) -> bool:
    """Whether a cell can be the head of a column of marks."""
    if isinstance(cell, dt.date):
        return True
    if not isinstance(cell, str) or len(cell) > _LONG:
        return False
    folded = fold(cell)
    said = sheet_days.half_day(cell, today)
    return (said.anything and _plain(folded)) or bool(_PRESENCE.fullmatch(folded))


def head_of(header: str, today: dt.date, year: int) -> Said:
    """What the head of a column says; a bare number is that of a half-day."""
    number = _number(header)
    return Said(nth=number, half=True) if number else sheet_days.half_day(header, today, year)


def _number(header: object) -> int:
    text = str(header).strip().removesuffix(".0")
    return int(text) if text.isdigit() and 0 < int(text) < 32 else 0


def numbered(row: Sequence[object]) -> int:
    """How many cells of a row count on from 1."""
    numbers = [n for c in row if (n := _number(c))]
    return len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0


def _cells(table: Table, at: int) -> list[str]:
    """What is written under a header; a line of totals is not looked at."""
    cells = table.below[at] if at < len(table.below) else ()
    return [
        str(c).strip().removesuffix(".0")
        for n, c in enumerate(cells, table.header + 1)
        if not blank(c) and not _is_total(table.sheet.rows[n])
    ]


def _is_total(row: Sequence[Any]) -> bool:
    words = next((fold(c) for c in row if isinstance(c, str) and not blank(c)), "")
    return words.startswith(_SUMS)


def _says(header: str, said: Said, titled: bool, headers: Sequence[str]) -> bool:
    """Whether a column may hold marks by its name; one letter says it beside others of its kind."""
    folded = fold(header)
    if _number(header):
        return titled
    if said.anything:
        return _plain(folded) or bool(titled and said.date)
    letters = sum(len(h.strip()) == 1 and bool(_named_mark(h)) for h in headers)
    named = bool(_named_mark(header)) and (len(header.strip()) > 1 or letters > 1)
    return named or bool(_PRESENCE.fullmatch(folded))


def _holds(said: Said, cells: Sequence[str], titled: bool) -> bool:
    """Whether a column may hold marks by its cells."""
    if cells[:2] == ["1", "2"]:
        return False
    if not cells:
        return bool(said.date) or bool(said.nth and titled)
    readable = sum(map(_readable, cells))
    return readable >= len(cells) * _ENOUGH


def _readable(cell: str) -> bool:
    return is_cross(cell) or is_dash(cell) or says_nothing(cell) or paper_mark(cell) is not None


def _plain(folded: str) -> bool:
    """Whether a header has no other word than those of days and presence."""
    words = re.findall(r"[^\W\d_]+", folded)
    known = MONTHS.keys() | sheet_days.DAY_OF.keys()
    return all(_BESIDE.fullmatch(w) or w in known for w in words)


def _mark_word(table: Table, at: int) -> str:
    """The mark that a header names: "P" under a day, "Absent(e)"."""
    for words in (*re.split(r" [–/] ", table.headers[at]), *table.readings[at]):
        if mark := _named_mark(words):
            return mark
    return ""


def _named_mark(words: str) -> str:
    """The mark whose name stands above a column."""
    folded = fold(re.sub(r"\((?:e|es|s)\)", "", words, flags=re.I))
    if re.fullmatch(r"absences?|(?:ال)?غياب", folded):
        return ABSENT
    if re.fullmatch(r"presences?|(?:ال)?حضور", folded):
        return PRESENT
    found = paper_mark(words) if folded not in _NO_NAMES and not folded.isdigit() else None
    return found[0] if found is not None and found[1] is None else ""


def cross_of(table: Table, columns: Sequence[MarkColumn]) -> str:
    """What an x stands for: presence, unless presence is written in another way beside it and
    absence is not."""
    cells = [c for column in columns if not column.ticked for c in _cells(table, column.index)]
    marks = {(paper_mark(c) or ("",))[0] for c in cells if not is_cross(c)}
    return "" if PRESENT in marks and ABSENT not in marks and any(map(is_cross, cells)) else PRESENT


def ask_of(table: Table, columns: Sequence[MarkColumn], answer: str) -> Ask:
    """What is asked once of all crosses, where nobody knows what they say."""
    crossed = [c.index for c in columns if any(map(is_cross, _cells(table, c.index)))]
    cells = sum(map(is_cross, (c for i in crossed for c in _cells(table, i))))
    options = [(PRESENT, _("she was there")), (ABSENT, _("she was not there"))]
    text = _("An x stands beside other marks of presence in “%(column)s”: what does it say?")
    text %= {"column": table.headers[crossed[0]]}
    return Ask(crossed[0], "cross", text, options, cells, answer=answer)


def tick_off(table: Table, column: MarkColumn) -> None:
    """Columns in which an x stands for a mark become one, behind those of the table."""
    at = max(len(table.headers), len(table.below))
    said = " / ".join(table.headers[i] for i, _mark in column.ticked)
    table.headers += [""] * (at - len(table.headers)) + [said]
    table.readings += [("",)] * (at - len(table.readings)) + [(said,)]
    for n in range(table.header + 1, len(table.sheet.rows)):
        row = list(table.sheet.rows[n])
        mark = _ticked(row, column.ticked)
        if mark:
            table.sheet.rows[n] = row + [""] * (at - len(row)) + [mark]
    table.below = columns_of(table.sheet.rows[table.header + 1 :])
    column.index = at


def _ticked(row: Sequence[Any], columns: Sequence[tuple[int, str]]) -> str:
    """The one mark that is ticked; what is ticked twice stays as it stands, to be said."""
    found: list[str] = []
    for at, mark in columns:
        cell = row[at] if at < len(row) else ""
        text = str(cell).strip()
        if blank(cell) or says_nothing(text) or is_dash(text):
            continue
        own = (paper_mark(text) or ("",))[0]
        number = text.removesuffix(".0")
        if is_cross(text) or own in (PRESENT, mark):
            found.append(mark)
        elif own == ABSENT and number == "0":
            continue
        elif own == ABSENT and mark == PRESENT:
            found.append(ABSENT)
        elif own:
            found.append(own)
        elif number.isdigit() and len(number) > 1:
            continue  # the sum below
        else:
            found.append(text)
    return found[0] if len(set(found)) == 1 else " + ".join(found)
