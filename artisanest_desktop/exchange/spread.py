"""One thing over several columns: day, month and year; a column per trade or sex, with an x."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.days import Days, Order
from artisanest_desktop.exchange.guessing import Witness
from artisanest_desktop.exchange.headers import COUNT, NOTHING, PART, TICKED, Matcher
from artisanest_desktop.exchange.layout import Table
from artisanest_desktop.exchange.plan import Column
from artisanest_desktop.i18n import Msg, _, fold
from artisanest_desktop.rules import Choice, Date, Finding, ManyTerms, Parsed, Term, YesNo
from artisanest_desktop.rules.cleaning import as_text, western_digits

if TYPE_CHECKING:
    from artisanest_desktop.exchange.rows import Line, RowReader

_DAY, _MONTH, _YEAR = "day", "month", "year"
_WORDS = {
    **dict.fromkeys(map(fold, ("jour", "j", "jj", "day", "اليوم", "يوم")), _DAY),
    **dict.fromkeys(map(fold, ("mois", "m", "mm", "month", "الشهر", "شهر")), _MONTH),
    **dict.fromkeys(
        map(fold, ("année", "annee", "an", "a", "aa", "aaaa", "year", "السنة", "سنة", "العام")),
        _YEAR,
    ),
}
_SURE, _SLIP = 0.85, 0.75
#: What may stand in a column that is only ticked.
_TICKS = frozenset(("x", "X", "✓", "✔", "☑", "✅", "√", "1", "oui", "Oui", "OUI", "نعم", "v", "V"))
_NO = frozenset(("", "-", "—", "/", "0", "non", "Non", "NON", "لا", "✗", "☐", "☒"))


class Spread:
    """Finds such columns in a table."""

    def __init__(
        self, columns: list[Column], table: Table, matcher: Matcher, witness: Witness
    ) -> None:
        self._columns = columns
        self._table = table
        self._matcher = matcher
        self._witness = witness
        self._register = witness.register

    def run(self) -> None:
        """Dates first: "M" is a month beside "J" and "A"."""
        for at in range(len(self._columns) - 2):
            self._date(self._columns[at : at + 3])
        for column in self._columns:
            slip = column.confidence < _SLIP  # "à la main" is written almost like "mail"
            if column.target in (NOTHING, COUNT) or slip or self._one_word(column):
                self._tick(column)

    # -- day, month, year

    def _date(self, three: Sequence[Column]) -> None:
        said = [self._part(c) for c in three]
        if {part for part, _rest in said} != {_DAY, _MONTH, _YEAR}:
            return
        cells = {part: self._cells(c) for (part, _r), c in zip(said, three, strict=True)}
        if not _within(cells[_DAY], 31) or not all(cells.values()):
            return
        key = self._which([rest for _part, rest in said], cells[_YEAR], three)
        if not key:
            return
        for (part, _rest), column in zip(said, three, strict=True):
            column.target, column.confidence = f"{key}{PART}{part}", _SURE
            column.reason = _("A date, with the columns beside it.")

    def _part(self, column: Column) -> tuple[str, str]:
        """Which part of a date a header names, and its other words."""
        for reading in self._readings(column):
            words = fold(reading).split()
            for word in words[:1] + words[-1:]:
                if part := _WORDS.get(word):
                    return part, " ".join(w for w in words if w != word)
        return "", ""

    def _which(self, stems: Iterable[str], years: Sequence[Any], three: Sequence[Column]) -> str:
        """The date that the words name; else birth of a person, or the first that is free."""
        for stem in filter(None, stems):
            for words in (f"date {stem}", stem):
                target = self._matcher.match(words).target
                if isinstance(getattr(self._register.by_key.get(target), "kind", None), Date):
                    return target
        taken = {c.target for c in self._columns if c not in three}
        sight = self._witness.worded([_whole_year(y) for y in years], taken)
        if sight and isinstance(self._register[sight.key].kind, Date):
            return sight.key
        dates = [f.key for f in self._register.fields if isinstance(f.kind, Date) and not f.compute]
        return next((key for key in dates if key not in taken), "")

    def _cells(self, column: Column) -> list[Any]:
        below = self._table.below
        return self._witness.sample(below[column.index] if column.index < len(below) else ())

    def _readings(self, column: Column) -> Sequence[str]:
        if column.index < len(self._table.readings):
            return self._table.readings[column.index]
        return (column.header,)

    # -- columns that are ticked

    def _one_word(self, column: Column) -> bool:
        """A header that is a field's name and may be a word too: "F", "H"."""
        field = self._register.by_key.get(column.target)
        return field is not None and isinstance(field.kind, Choice) and field.usual is None

    def _tick(self, column: Column) -> None:
        cells = self._cells(column)
        if not cells or any(_mark(c) is None for c in cells):
            return
        for reading in self._readings(column):
            if found := self._word(reading):
                column.target, column.confidence = found, _SURE
                column.reason = _("A mark in it stands for its name.")
                return

    def _word(self, text: str) -> str:
        """``trade=TX03`` for the name of a trade, ``sex=F`` for "Femmes"."""
        lang, today = self._witness.lang, self._witness.today
        for field in self._register.fields:
            if field.compute or field.key not in ("sex", "trade", "role", "level", "state"):
                continue
            if isinstance(field.kind, Term) and not isinstance(field.kind, ManyTerms):
                code: Any = lang.terms.find(field.kind.table, text)
            elif isinstance(field.kind, Choice):
                forms = (text, text.strip().rstrip("s"))
                code = next(
                    (v for t in forms if (v := field.kind.parse(t, lang, today).value)), None
                )
            else:
                continue
            if code and code != "X":
                return f"{field.key}{TICKED}{code}"
        return ""


def _within(cells: Sequence[Any], most: int) -> bool:
    numbers = [western_digits(str(c)).split(".")[0].strip() for c in cells]
    return bool(numbers) and all(n.isdigit() and 0 <= int(n) <= most for n in numbers)


def _whole_year(cell: Any) -> Any:
    text = western_digits(str(cell)).split(".")[0].strip()
    return int(text) if text.isdigit() and len(text) == 4 else cell


def _mark(cell: Any) -> bool | None:
    """Whether a cell is ticked; None when it says something else."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float):
        return {1: True, 0: False}.get(int(cell)) if float(cell).is_integer() else None
    text = str(cell).strip()
    return True if text in _TICKS else False if text in _NO else None


class Gathered:
    """Puts the parts together, line by line, once all columns are read."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._parts: dict[str, dict[str, Sequence[Any]]] = {}
        self._ticks: dict[str, list[tuple[str, Sequence[Any]]]] = {}

    def read(self, column: Column, cells: Sequence[Any]) -> None:
        """The cells of one of the columns."""
        if PART in column.target:
            key, _sign, part = column.target.partition(PART)
            self._parts.setdefault(key, {})[part] = cells
        else:
            key, _sign, code = column.target.partition(TICKED)
            self._ticks.setdefault(key, []).append((code, cells))

    def settle(self, lines: Sequence[Line]) -> None:
        """Dates and choices into the lines."""
        for key, parts in self._parts.items():
            for at, line in enumerate(lines):
                self._date(line, key, [parts[p][at] for p in (_DAY, _MONTH, _YEAR) if p in parts])
        for key, columns in self._ticks.items():
            for at, line in enumerate(lines):
                self._choose(line, key, [(code, cells[at]) for code, cells in columns])

    def _date(self, line: Line, key: str, parts: Sequence[Any]) -> None:
        reader = self._reader
        texts = [western_digits(as_text(p, reader.lang)).strip() for p in parts if not blank(p)]
        if not texts or key in line.fields:
            return
        kind = reader.register[key].kind
        plain = all(t.isdigit() for t in texts)
        days = Days(kind, reader.lang, reader.today, False, Order())
        parsed: Parsed = days.read(("/" if plain else " ").join(texts))
        was = " | ".join(texts)
        if parsed.value is not None:
            line.fields[key] = parsed.value
            shown = reader.lang.date(str(parsed.value), long=True)
            said = _("“%(was)s” was understood as “%(now)s”.") % {"was": was, "now": shown}
            reader.remark(line, key, (Finding("joined-up", said, "repaired"),), was)
        reader.remark(line, key, parsed.findings, was)

    def _choose(self, line: Line, key: str, marks: Sequence[tuple[str, Any]]) -> None:
        reader = self._reader
        codes = []
        for code, cell in marks:
            ticked = False if blank(cell) else _mark(cell)
            if ticked is None:
                ticked = YesNo().parse(cell, reader.lang, reader.today).value is True
                said = _("“%(was)s” is neither yes nor no.") % {"was": as_text(cell, reader.lang)}
                reader.remark(line, key, (Finding("yes-no-unknown", said),), cell)
            if ticked and code not in codes:
                codes.append(code)
        if not codes:
            return
        more = f"more_{key}s"
        if more in reader.register.by_key:
            if key not in line.fields:
                line.fields[key] = codes.pop(0)
            known = str(line.fields.get(more) or "").split(";")
            rest = dict.fromkeys([*filter(None, known), *codes])
            rest.pop(str(line.fields[key]), None)
            if rest:
                line.fields[more] = ";".join(rest)
        elif len(codes) == 1:
            line.fields.setdefault(key, codes[0])
        else:
            text: Msg = _("More than one of the columns has a mark: which one is it?")
            reader.remark(line, key, (Finding("several-marks", text),), " ".join(codes))
