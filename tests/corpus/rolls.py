"""Lists of who was there as people make them, from a seed, with their truth beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from random import Random
from typing import Any

from tests.corpus import words
from tests.corpus.cells import Grid
from tests.corpus.troubles import Form, Trouble
from tests.corpus.truth import Truth
from tests.corpus.writing import write

TODAY = dt.date(2026, 11, 24)
Mark = tuple[str, int | None]


class RollTrouble(Enum):
    """What people do to a list of who was there; the value says it."""

    # Above the list.
    TITLE_LABELS = "The session is told by labels, a line each."
    TITLE_CELLS = "Labels and what they say stand in cells of their own."
    LETTERHEAD = "The name of the cooperative and an address stand above all."
    TITLE_MERGED = "The title is merged over the list."
    PARTICIPANTS = "The title says 'participants' and not 'presence'."
    # Which column is which half-day.
    DAYS_TYPED = "The heads of the half-days are real dates."
    DAYS_NO_YEAR = "They say day and month alone."
    DAYS_WORDS = "They say '12 mars'."
    DAYS_ORDINAL = "They say 'J1', 'J2'."
    DAYS_TWO_LINES = "The day is merged over 'matin' and 'après-midi'."
    DAYS_WEEKDAYS = "They say 'Jeudi M', 'Jeudi AM'; the title has the days."
    TICKS_A_DAY = "Below each day P, A, R and E have a column to tick."
    ONE_COLUMN = "A column 'Présent(e)' says it for the only day."
    TICK_COLUMNS = "Each mark has a column to tick."
    SHEET_PER_DAY = "Each day has its sheet."
    SIGNATURES_ONLY = "There is only a column to sign in."
    # What a mark is.
    MARKS_WORDS = "Marks are words, bent and shortened."
    MARKS_CROSSES = "An x for who was there, nothing for the others."
    MARKS_TICKS = "Ticks and crosses of a font."
    MARKS_NUMBERS = "1 and 0."
    MARKS_MIXED = "Everybody writes it in another way."
    MARKS_MINUTES = "Minutes stand behind who came late."
    MARKS_UNKNOWN = "Some cells hold what is no mark."
    # The people.
    ARABIC = "All of it is Arabic."
    NAMES_APART = "Family and given name have a column each."
    PHONES_NUMBERS = "Phones are numbers that lost their zero."
    MR_AND_MRS = "Mme and M. stand before the names."
    MORE_COLUMNS = "Card, sex, age and position have a column."
    HEADS_BILINGUAL = "Heads say it in French and Arabic."
    WALK_INS = "Some came without being enrolled, which the remark says."
    NAMES_ALONE = "There are names and marks, and nothing else."
    # Around them.
    TOTALS = "A line of totals below, and a column of totals."
    NOTES_BELOW = "Signatures and a place stand below."
    ANOTHER_SHEET = "A sheet with a budget stands beside it."
    HEADER_AGAIN = "The header comes again in the middle."
    BLANK_ROWS = "Blank rows between the people, and lines that only have a number below."
    HEADS_SLIPS = "Heads are written with slips, short, or in capitals."


R = RollTrouble
#: Of each group a list has one at most.
APART = (
    {R.TITLE_LABELS, R.TITLE_CELLS},
    {R.DAYS_TYPED, R.DAYS_NO_YEAR, R.DAYS_WORDS, R.DAYS_ORDINAL, R.DAYS_TWO_LINES, R.ONE_COLUMN,
     R.TICK_COLUMNS, R.SHEET_PER_DAY, R.SIGNATURES_ONLY, R.DAYS_WEEKDAYS, R.TICKS_A_DAY},
    {R.MARKS_WORDS, R.MARKS_CROSSES, R.MARKS_TICKS, R.MARKS_NUMBERS, R.MARKS_MIXED,
     R.SIGNATURES_ONLY, R.TICK_COLUMNS, R.TICKS_A_DAY},
    {R.MARKS_MINUTES, R.MARKS_CROSSES, R.MARKS_NUMBERS, R.MARKS_TICKS, R.SIGNATURES_ONLY,
     R.TICK_COLUMNS, R.TICKS_A_DAY},
    {R.MARKS_UNKNOWN, R.SIGNATURES_ONLY, R.TICK_COLUMNS, R.TICKS_A_DAY},
    {R.NAMES_ALONE, R.PHONES_NUMBERS},
    {R.NAMES_ALONE, R.MORE_COLUMNS},
    {R.TICKS_A_DAY, R.HEADER_AGAIN},
    {R.MR_AND_MRS, R.NAMES_APART},
    {R.HEADS_BILINGUAL, R.HEADS_SLIPS},
    {R.NAMES_ALONE, R.WALK_INS},
    {R.SHEET_PER_DAY, R.HEADER_AGAIN},
    {R.SHEET_PER_DAY, R.NAMES_ALONE},
)  # fmt: skip
_TICKED = (("P", "present"), ("A", "absent"), ("R", "late"), ("E", "excused"))
_WEEKDAYS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
_WEEKDAYS_AR = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
#: French heads and the Arabic word beside them.
_BOTH = {"N°": "ر.ت", "Nom et prénom": "الاسم الكامل", "Nom": "النسب", "Prénom": "الاسم",
         "Tél": "الهاتف", "Émargement": "التوقيع", "Obs.": "ملاحظات"}  # fmt: skip
CELLS_ONLY = {R.TITLE_MERGED, R.DAYS_TYPED, R.DAYS_TWO_LINES, R.SHEET_PER_DAY, R.TICKS_A_DAY,
              R.ANOTHER_SHEET}  # fmt: skip


@dataclass(slots=True)
class Came:
    """Somebody on the list: the name as written, marks by half-day (None: nothing typed), the
    half-days whose mark cannot be known; ``walk_in``; where the row stands."""

    name: str
    marks: list[Mark | None]
    phone: str = ""
    doubt: set[int] = field(default_factory=set)
    walk_in: bool = False
    sheet: str = ""
    row: int = 0
    family: str = ""
    given: str = ""


@dataclass(slots=True)
class RollTruth:
    """Of a whole book: ``slots`` are days with their part (empty: the whole day)."""

    seed: int
    lang: str
    form: Form
    troubles: set[RollTrouble]
    title: str
    place: str
    trainer: str
    slots: list[tuple[str, str]]
    people: list[Came] = field(default_factory=list)


def compatible(wanted: set[RollTrouble]) -> set[RollTrouble]:
    """The same without those that another one leaves no room for."""
    kept: set[RollTrouble] = set()
    for trouble in (t for t in RollTrouble if t in wanted):
        if not any(trouble in group and kept & group for group in APART):
            kept.add(trouble)
    return kept


def make_roll(
    seed: int,
    troubles: Iterable[RollTrouble],
    folder: Path,
    form: Form = Form.XLSX,
    count: int = 12,
) -> tuple[Path, RollTruth]:
    """Write the list of this seed."""
    wanted = compatible(set(troubles))
    if form.text:
        wanted -= CELLS_ONLY
    if form is Form.CSV_CP1256:
        wanted.add(R.ARABIC)
    maker = _Maker(Random(f"roll/{seed}"), wanted, seed, form, count)
    grids = maker.grids()
    path = folder / f"roll-{seed}.{'csv' if form.text else form.value}"
    written = Truth(seed, "participant", maker.truth.lang, form, set[Trouble]())
    write(path, grids, written)
    return path, maker.truth


class _Maker:
    def __init__(
        self, chance: Random, troubles: set[RollTrouble], seed: int, form: Form, count: int
    ) -> None:
        self.chance = chance
        self.ar = R.ARABIC in troubles
        self.plain = form is Form.CSV_CP1252
        lesson, place = chance.choice(words.LESSONS), chance.choice(words.PLACES)
        family, given = chance.choice(words.FAMILIES), chance.choice(words.WOMEN)
        kind = "دورة تكوينية" if self.ar else "Formation"
        title = f"{kind} {'في ' if self.ar else ''}{lesson[self.ar]}"
        if self.ar is False:
            title = f"Formation {lesson[0][0].lower()}{lesson[0][1:]}"
        trainer = f"{'السيدة' if self.ar else 'Mme'} {given[self.ar]} {family[self.ar]}"
        self.truth = RollTruth(
            seed, "ar" if self.ar else "fr", form, troubles, self.written(title),
            self.written(place[self.ar]), self.written(trainer), [],
        )  # fmt: skip
        self.days = self._days()
        self._invent(count)

    def has(self, trouble: RollTrouble) -> bool:
        return trouble in self.truth.troubles

    def written(self, text: str) -> str:
        return text.replace("ï", "i").replace("Ï", "I") if self.plain else text

    def _days(self) -> list[dt.date]:
        one_day = self.has(R.ONE_COLUMN) or self.has(R.TICK_COLUMNS) or self.has(R.SIGNATURES_ONLY)
        first = TODAY - dt.timedelta(days=self.chance.randint(20, 300))
        several = 1 if one_day else self.chance.randint(2, 3)
        days = [first + dt.timedelta(days=n) for n in range(several)]
        if days[-1].month != days[0].month:
            days = [d - dt.timedelta(days=6) for d in days]
        self.parted = not one_day and not self.has(R.SHEET_PER_DAY) and (
            self.has(R.DAYS_TWO_LINES) or self.chance.random() < 0.5)  # fmt: skip
        if self.has(R.DAYS_TYPED) or self.has(R.TICKS_A_DAY):
            self.parted = False
        if self.has(R.DAYS_WEEKDAYS):
            self.parted = True
        for day in days:
            for part in ("morning", "afternoon") if self.parted else ("",):
                self.truth.slots.append((day.isoformat(), part))
        return days

    def _invent(self, count: int) -> None:
        used: set[str] = set()
        while len(self.truth.people) < count:
            family = self.chance.choice(words.FAMILIES)[self.ar]
            given = self.chance.choice(words.WOMEN + words.MEN)[self.ar]
            name = self.written(f"{family} {given}")
            if name in used:
                continue
            used.add(name)
            phone = f"06{self.chance.randint(10_000_000, 99_999_999)}"
            marks = [self._mark() for _slot in self.truth.slots]
            walk_in = self.has(R.WALK_INS) and self.chance.random() < 0.25
            one = Came(name, marks, phone, walk_in=walk_in)
            one.family, one.given = self.written(family), self.written(given)
            self.truth.people.append(one)

    def _mark(self) -> Mark | None:
        if self.has(R.SIGNATURES_ONLY):
            return None
        if self.has(R.MARKS_CROSSES):
            return ("present", None) if self.chance.random() < 0.75 else None
        few = self.has(R.MARKS_NUMBERS) or self.has(R.MARKS_TICKS)
        kinds = ["present"] * 7 + ["absent"] * 2 + ([] if few else ["late", "excused"])
        if self.chance.random() < 0.08:
            return None
        mark = self.chance.choice(kinds)
        minutes = self.chance.choice((10, 15, 30)) if self.has(R.MARKS_MINUTES) else None
        return mark, minutes if mark == "late" else None

    # -- cells

    def _cell(self, mark: Mark | None, one: Came, at: int) -> Any:
        if self.has(R.MARKS_UNKNOWN) and self.chance.random() < 0.12:
            one.doubt.add(at)
            return self.chance.choice(("?", "-", "2", "voir", "3h", "PA"))
        if mark is None:
            return None
        code, minutes = mark
        ways = self._ways(code)
        text = self.chance.choice(ways) if self.has(R.MARKS_MIXED) else ways[0]
        if minutes is not None:
            unit = self.chance.choice((" د", "") if self.ar else (" mn", "", " min", "'"))
            text = f"{text} {minutes}{unit}"
        return text

    def _ways(self, code: str) -> list[Any]:
        if self.has(R.MARKS_CROSSES):
            return ["x" if self.truth.seed % 2 else "X"]
        if self.has(R.MARKS_TICKS):
            tick, cross = ("✓", "✗") if not self.plain else ("V", "A")
            return [{"present": tick, "absent": cross}[code]]
        if self.has(R.MARKS_NUMBERS):
            return [{"present": 1, "absent": 0}[code]]
        if self.ar:
            letters = {"present": "ح", "absent": "غ", "late": "ت", "excused": "ع"}
            spoken = {"present": ("حاضرة", "حضور", "حضرت"), "absent": ("غائبة", "غياب"),
                      "late": ("متأخرة", "متأخر"), "excused": ("معذورة", "غائبة بعذر")}  # fmt: skip
        else:
            letters = {"present": "P", "absent": "A", "late": "R", "excused": "E"}
            spoken = {"present": ("Présente", "présent", "Prés."),
                      "absent": ("Absente", "abs", "Abs."),
                      "late": ("Retard", "en retard", "ret."),
                      "excused": ("Excusée", "abs. excusée", "exc.")}  # fmt: skip
        if self.has(R.MARKS_MIXED):
            ticks = ["x", 1, "oui"] if code == "present" else []
            ticks += ["non", 0] if code == "absent" else []
            return [letters[code], *spoken[code], *ticks]
        if self.has(R.MARKS_WORDS):
            return [self.chance.choice(spoken[code])]
        return [letters[code]]

    # -- heads

    def _head(self, day: dt.date, part: str) -> Any:
        words_of = {"morning": ("matin", "صباحا"), "afternoon": ("après-midi", "مساء"),
                    "": ("", "")}  # fmt: skip
        said = words_of[part][self.ar]
        months = words.ARABIC_MONTHS if self.ar else words.FRENCH_MONTHS
        if self.has(R.DAYS_TYPED):
            return day
        if self.has(R.DAYS_WEEKDAYS):
            names = (_WEEKDAYS_AR if self.ar else _WEEKDAYS)[day.weekday()]
            short = {"morning": "M", "afternoon": "AM"}[part]
            return f"{names} {said if self.ar else short}"
        if self.has(R.DAYS_WORDS):
            text = f"{day.day} {months[day.month - 1]}"
        elif self.has(R.DAYS_ORDINAL):
            text = f"{'اليوم ' if self.ar else 'J'}{self.days.index(day) + 1}"
        elif self.has(R.DAYS_NO_YEAR):
            text = f"{day:%d/%m}"
        else:
            text = f"{day:%d/%m/%Y}"
        return f"{text} {said}".strip()

    def _dates(self) -> str:
        first, last = self.days[0], self.days[-1]
        months = words.ARABIC_MONTHS if self.ar else words.FRENCH_MONTHS
        month = months[first.month - 1]
        if len(self.days) == 1:
            return self.chance.choice((f"{first:%d/%m/%Y}", f"{first.day} {month} {first.year}"))
        if len(self.days) == 2:
            both = "و" if self.ar else "et"
            long = f"{first.day} {both} {last.day} {month} {last.year}"
            return self.chance.choice((f"{first.day}-{last:%d/%m/%Y}", long))
        to = ("من", "إلى") if self.ar else ("du", "au")
        return self.chance.choice((
            f"{to[0]} {first.day} {to[1]} {last.day} {month} {last.year}",
            f"{to[0]} {first:%d/%m/%Y} {to[1]} {last:%d/%m/%Y}",
        ))  # fmt: skip

    def _above(self) -> list[list[Any]]:
        t, roll = self.truth, ("لائحة الحضور" if self.ar else "Liste de présence")
        if self.has(R.PARTICIPANTS):
            roll = "لائحة المشاركين" if self.ar else "Liste des participants"
        lines: list[list[Any]] = []
        if self.has(R.LETTERHEAD):
            address = "Douar Laarab, Bouchane – Tél : 0524 31 20 00"
            lines += [["تعاونية الأمل"], ["دوار لعرب"]] if self.ar else [
                ["Coopérative Al Amal"], [address]]  # fmt: skip
        dates = self._dates()
        if self.has(R.TITLE_LABELS) or self.has(R.TITLE_CELLS):
            labels = (
                [("الموضوع", t.title), ("المكان", t.place), ("التاريخ", dates),
                 ("المؤطرة", t.trainer)]
                if self.ar else
                [(self.chance.choice(("Thème", "Intitulé", "Objet")), t.title), ("Lieu", t.place),
                 ("Date", dates), (self.chance.choice(("Formatrice", "Animé par")), t.trainer)]
            )  # fmt: skip
            lines.append([roll])
            for label, said in labels:
                apart = self.has(R.TITLE_CELLS)
                lines.append([label, said] if apart else [f"{label} : {said}"])
        else:
            comma = "،" if self.ar else ","
            who = f"{'تأطير' if self.ar else 'formatrice'} {t.trainer}"
            lines.append([f"{roll} – {t.title}{comma} {t.place}{comma} {dates}{comma} {who}"])
        return [*lines, []] if self.chance.random() < 0.6 else lines

    # -- the sheets

    def grids(self) -> list[Grid]:
        if self.has(R.SHEET_PER_DAY):
            return [
                self._grid(f"{day:%d-%m-%Y}" if self.truth.seed % 2 else f"Jour {n + 1}", [n], n)
                for n, day in enumerate(self.days)
            ]
        name = "ورقة1" if self.ar else "Feuil1"
        grids = [self._grid(name, list(range(len(self.truth.slots))), 0)]
        if self.has(R.ANOTHER_SHEET):
            budget = Grid("Budget")
            for n, line in enumerate((["Budget prévisionnel"], ["Désignation", "Qté", "PU"],
                                      ["Pauses-café", 24, 35], ["Transport", 12, 50])):  # fmt: skip
                for c, cell in enumerate(line):
                    budget.put(n, c, cell)
            grids.append(budget)
        return grids

    def _grid(self, name: str, slots: list[int], nth: int) -> Grid:
        grid = Grid(name)
        above = self._above()
        for n, line in enumerate(above):
            for c, cell in enumerate(line):
                grid.put(n, c, self.written(cell) if isinstance(cell, str) else cell)
        heads = self._heads(slots)
        if self.has(R.TITLE_MERGED) and len(above[0]) == 1:
            grid.merged.append((0, 0, 0, len(heads) - 1))
        row = self._put_heads(grid, len(above), heads, slots)
        first = row
        for n, one in enumerate(self.truth.people):
            if self.has(R.HEADER_AGAIN) and n == 6:
                row = self._put_heads(grid, row, heads, slots)
            if self.has(R.BLANK_ROWS) and n in (4, 9):
                row += 1
            if nth == 0:
                one.sheet, one.row = name, row + 1
            for c, cell in enumerate(self._row(n, one, heads, slots)):
                grid.put(row, c, cell)
            row += 1
        if self.has(R.BLANK_ROWS):
            for n in range(3):
                grid.put(row, 0, len(self.truth.people) + n + 1)
                row += 1
        self._put_below(grid, row, first, heads)
        return grid

    def _heads(self, slots: list[int]) -> list[tuple[str, Any]]:
        """Keys and words of the columns."""
        ar, slips = self.ar, self.has(R.HEADS_SLIPS)
        heads: list[tuple[str, Any]] = [("count", "ر.ت" if ar else "N°")]
        if self.has(R.NAMES_APART):
            heads += [("family", "النسب" if ar else ("NOM" if slips else "Nom")),
                      ("given", "الاسم" if ar else ("PRENOM" if slips else "Prénom"))]  # fmt: skip
        else:
            heads.append(("name", "الاسم الكامل" if ar else (
                "Nom & prénom" if slips else "Nom et prénom")))  # fmt: skip
        if not self.has(R.NAMES_ALONE):
            heads.append(("phone", "الهاتف" if ar else ("Télephone" if slips else "Tél")))
            heads.append(("organisation", "التعاونية" if ar else "Coopérative/organisme"))
        if self.has(R.MORE_COLUMNS):
            heads += [("card", "رقم البطاقة الوطنية" if ar else "CIN"),
                      ("sex", "الجنس" if ar else "Sexe"), ("age", "السن" if ar else "Âge"),
                      ("job", "الصفة" if ar else "Fonction")]  # fmt: skip
        for at in slots:
            if self.has(R.TICKS_A_DAY):
                heads += [(f"mark{at}:{code}", letter) for letter, code in _TICKED]
                continue
            heads.append((f"mark{at}", self._slot_head(at)))
        if self.has(R.TICK_COLUMNS):
            heads[-1:] = [("tick:present", "حاضر" if ar else "Présent"),
                          ("tick:absent", "غائب" if ar else "Absent"),
                          ("tick:excused", "معذور" if ar else "Excusé")]  # fmt: skip
        if self.has(R.SIGNATURES_ONLY):
            heads.pop()
        if self.has(R.TOTALS) and not self.has(R.SIGNATURES_ONLY):
            heads.append(("total", "المجموع" if ar else "Total"))
        heads.append(("signature", "التوقيع" if ar else "Émargement"))
        if self.has(R.WALK_INS):
            heads.append(("remark", "ملاحظات" if ar else "Obs."))
        if self.has(R.HEADS_BILINGUAL) and not ar and not self.plain:
            heads = [(k, f"{h} / {_BOTH[h]}" if h in _BOTH else h) for k, h in heads]
        return [(key, self.written(h) if isinstance(h, str) else h) for key, h in heads]

    def _slot_head(self, at: int) -> Any:
        day, part = self.truth.slots[at]
        if self.has(R.ONE_COLUMN) or self.has(R.SHEET_PER_DAY):
            return "الحضور" if self.ar else self.chance.choice(("Présent(e)", "Présence", "P/A"))
        return self._head(dt.date.fromisoformat(day), part)

    def _put_heads(
        self, grid: Grid, row: int, heads: list[tuple[str, Any]], slots: list[int]
    ) -> int:
        if self.has(R.TICKS_A_DAY):
            return self._put_ticks(grid, row, heads)
        if not (self.has(R.DAYS_TWO_LINES) and self.parted):
            for c, (_key, head) in enumerate(heads):
                grid.put(row, c, head)
            return row + 1
        for c, (key, head) in enumerate(heads):
            if not key.startswith("mark"):
                grid.put(row, c, head)
                grid.merged.append((row, c, row + 1, c))
                continue
            day, part = self.truth.slots[int(key[4:])]
            if part == "morning":
                grid.put(row, c, f"{dt.date.fromisoformat(day):%d/%m/%Y}")
                grid.merged.append((row, c, row, c + 1))
            said = ("صباحا", "مساء") if self.ar else ("matin", "après-midi")
            grid.put(row + 1, c, said[part == "afternoon"])
        return row + 2

    def _put_ticks(self, grid: Grid, row: int, heads: list[tuple[str, Any]]) -> int:
        for c, (key, head) in enumerate(heads):
            if not key.startswith("mark"):
                grid.put(row, c, head)
                grid.merged.append((row, c, row + 1, c))
                continue
            grid.put(row + 1, c, head)
            if key.endswith("present"):
                day = dt.date.fromisoformat(self.truth.slots[int(key[4])][0])
                grid.put(row, c, f"{day:%d/%m/%Y}")
                grid.merged.append((row, c, row, c + 3))
        return row + 2

    def _row(
        self, n: int, one: Came, heads: list[tuple[str, Any]], slots: list[int]
    ) -> list[Any]:
        cells: dict[str, Any] = {"count": n + 1, "name": one.name, "family": one.family,
                                 "given": one.given}  # fmt: skip
        cells["phone"] = int(one.phone[1:]) if self.has(R.PHONES_NUMBERS) else one.phone
        cells["organisation"] = "الأمل" if self.ar else "Al Amal"
        for at in slots:
            if self.has(R.TICK_COLUMNS):
                mark = one.marks[at]
                if mark is not None and mark[0] == "late":
                    mark = one.marks[at] = ("present", None)
                if mark is not None:
                    cells[f"tick:{mark[0]}"] = "x"
            elif self.has(R.TICKS_A_DAY):
                mark = one.marks[at]
                if mark is not None:
                    cells[f"mark{at}:{mark[0]}"] = "x"
            else:
                cells[f"mark{at}"] = self._cell(one.marks[at], one, at)
        cells |= {"card": f"EE{100000 + n * 37}", "sex": "F", "age": 20 + n * 2,
                  "job": "عضوة" if self.ar else "membre"}  # fmt: skip
        if self.has(R.MR_AND_MRS):
            cells["name"] = f"{'السيدة' if self.ar else 'Mme'} {one.name}"
        cells["total"] = sum(m is not None and m[0] in ("present", "late") for m in one.marks)
        if one.walk_in:
            cells["remark"] = "غير مسجلة" if self.ar else "non inscrite"
        return [cells.get(key) for key, _head in heads]

    def _put_below(
        self, grid: Grid, row: int, first: int, heads: list[tuple[str, Any]]
    ) -> None:
        if self.has(R.TOTALS):
            grid.put(row, 1, "المجموع" if self.ar else "Total des présents")
            for c, (key, _head) in enumerate(heads):
                if key.startswith(("mark", "tick")):
                    grid.put(row, c, self.chance.randint(5, 12))
            row += 1
        if self.has(R.NOTES_BELOW):
            note = "حرر في بوشان" if self.ar else "Fait à Bouchane"
            grid.put(row + 1, 1, note)
            grid.put(row + 2, 1, "توقيع المؤطرة" if self.ar else "Signature de la formatrice :")
