"""Cells → a table of typed fields, each knowing its row; every repair is listed."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.exchange import fullnames
from artisanest_desktop.exchange.book import Sheet, blank
from artisanest_desktop.exchange.columns import Cells, read_column
from artisanest_desktop.exchange.headers import (
    COMPUTED,
    COUNT,
    IDENTITY,
    KEEP_NOTE,
    KEEP_OWN,
    NAME,
    NAME_TURNED,
    NOTHING,
    Match,
    Matcher,
)
from artisanest_desktop.exchange.identity import Base
from artisanest_desktop.exchange.linesheets import NAMED, is_name_beside, mark_place
from artisanest_desktop.exchange.plan import Column, Remark
from artisanest_desktop.exchange.tables import (
    Table,
    columns_of,
    find_header,
    header_words,
    sort_rows,
)
from artisanest_desktop.exchange.values import same_cell
from artisanest_desktop.i18n import Language, Msg, _, fold
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Name, Reference, Stored, Text
from artisanest_desktop.rules.cleaning import as_text, clean_lines
from artisanest_desktop.rules.names import script_of
from artisanest_desktop.store.ids import derived_uid

_UID = re.compile(r"\s*[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\s*$|example-\d")
CHOSEN = _("Chosen by you.")
REMEMBERED = _("As you chose it for such a file before.")


@dataclass(slots=True)
class Line:
    """A record as the file has it: stored values by field key, and what to say about them.

    ``marks`` are what its cells say of lines across it, by their place; ``title`` what it is
    called, when its own values do not say.
    """

    index: int
    row: int
    fields: dict[str, Stored] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    uid: str = ""
    copied: bool = False
    marks: dict[int, Stored] | None = None
    title: str = ""


@dataclass(slots=True)
class Understood:
    """A sheet understood as rows of a register."""

    register: Register
    table: Table
    columns: list[Column]
    lines: list[Line]
    shape: str
    new_fields: dict[str, str]


def shape_of(headers: list[str]) -> str:
    """What tells the next file of this kind."""
    return hashlib.sha1("\x1f".join(map(fold, headers)).encode()).hexdigest()[:16]


def understand(
    sheet: Sheet,
    register: Register,
    lang: Language,
    today: dt.date,
    mapping: Mapping[int, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    date1904: bool = False,
    base: Base | None = None,
    matcher: Matcher | None = None,
) -> Understood:
    """Find the table, match its columns, read its cells; ``base`` is how it left us, ``matcher``
    that of the register when it is at hand."""
    matcher = matcher or Matcher(register)
    header, score = find_header(sheet, matcher)
    words = header_words(sheet.rows[header]) if sheet.rows else []
    table = Table(sheet, header, words, score=score)
    shape = shape_of(words)
    columns = match_columns(table, matcher, register, lang)
    _correct(columns, mapping, (remembered or {}).get(shape))
    named = {k for k in register.by_key if register.parent or _names(register, k)}
    naming = frozenset({NAME, NAME_TURNED, IDENTITY} | named)
    targets = {c.index: c.target for c in columns}
    sort_rows(table, targets, naming)
    lines = [Line(i, sheet.number(i)) for i in table.records]
    reading = _Reading(register, table, lines, lang, today, date1904)
    for column in columns:
        reading.read(column)
    reading.settle(base)
    return Understood(register, table, columns, lines, shape, reading.new_fields)


def _names(register: Register, key: str) -> bool:
    return isinstance(register[key].kind, Name)


def match_columns(
    table: Table, matcher: Matcher, register: Register, lang: Language
) -> list[Column]:
    """What each column is taken for; of two with one meaning the surer one has it."""
    columns = []
    for index in range(max(len(table.headers), len(table.below))):
        header = table.headers[index] if index < len(table.headers) else ""
        match = matcher.match(header) if header else Match(NOTHING, 0.0, _("It has no name."))
        filled, sample = _filled(table, index, lang)
        if header or filled:
            columns.append(
                Column(index, header, match.target, match.confidence, match.reason, filled, sample)
            )
    _settle_doubles(columns, table, register)
    _name_alone(columns, table)
    return columns


def _filled(table: Table, index: int, lang: Language) -> tuple[int, str]:
    """How many cells of a column are filled, and the first of them."""
    cells = table.below[index] if index < len(table.below) else ()
    first = next((as_text(c, lang).strip() for c in cells if not blank(c)), "")
    return (len(cells) - cells.count("") if first else 0), first[:60]


def _values(table: Table, column: Column) -> list[str]:
    cells = table.below[column.index] if column.index < len(table.below) else ()
    return [str(c) for c in cells[:200] if not blank(c)]


def _settle_doubles(columns: list[Column], table: Table, register: Register) -> None:
    taken: dict[str, Column] = {}
    for column in sorted(columns, key=lambda c: (-c.confidence, c.index)):
        if column.target in (NOTHING, COUNT, COMPUTED):
            continue
        if column.target not in taken:
            taken[column.target] = column
            continue
        other = _second_place(column, taken[column.target], table, register)
        if other and other not in taken and other not in {c.target for c in columns}:
            taken[other] = column
            column.target, column.confidence = other, 0.7
            column.reason = _("The second column of this name.")
        else:
            column.target, column.confidence = NOTHING, 0.0
            column.reason = _("Another column already has this meaning.")


def _second_place(column: Column, first: Column, table: Table, register: Register) -> str:
    """A second phone; a name in the other script."""
    if f"{column.target}2" in register.by_key:
        return f"{column.target}2"
    if f"{column.target}_ar" in register.by_key:
        scripts = [script_of(v) for v in _values(table, column)]
        if scripts.count("arabic") * 2 > len(scripts):
            return f"{column.target}_ar"
    return ""


def _name_alone(columns: list[Column], table: Table) -> None:
    """A lone column "Nom" or «الاسم» whose cells hold two words has both names."""
    targets = [c.target for c in columns]
    both = any(t in (NAME, NAME_TURNED) for t in targets)
    named = [c for c in columns if c.target.startswith(("family_name", "given_name"))]
    if both and named:
        for column in columns:
            if column.target in (NAME, NAME_TURNED):
                column.target, column.confidence = NOTHING, 0.0
                column.reason = _("The names have columns of their own.")
    elif len(named) == 1:
        values = _values(table, named[0])
        if values and sum(" " in v.strip() for v in values) * 10 >= len(values) * 7:
            given = named[0].target.startswith("given")
            named[0].target = NAME_TURNED if given else NAME
            named[0].confidence = 0.8
            named[0].reason = _("The only name column, and its cells have several words.")


def _correct(
    columns: list[Column],
    mapping: Mapping[int, str] | None,
    remembered: Mapping[str, str] | None,
) -> None:
    """What a person chose, now or for such a file before."""
    for column in columns:
        if mapping is not None and column.index in mapping:
            chosen, reason = mapping[column.index], CHOSEN
        elif remembered and fold(column.header) in remembered:
            chosen, reason = remembered[fold(column.header)], REMEMBERED
        else:
            continue
        if chosen != column.target:
            for other in columns:
                if chosen and chosen[0] != "~" and other.target == chosen:
                    other.target, other.reason = NOTHING, _("Another column has this meaning.")
            column.target, column.confidence, column.reason = chosen, 1.0, reason


class _Reading:
    """Reads column after column into the lines."""

    def __init__(
        self,
        register: Register,
        table: Table,
        lines: list[Line],
        lang: Language,
        today: dt.date,
        date1904: bool,
    ) -> None:
        self.register = register
        self.cells = columns_of([table.sheet.rows[line.index] for line in lines])
        self.lines = lines
        self.lang = lang
        self.today = today
        self.date1904 = date1904
        self.new_fields: dict[str, str] = {}
        self._moved: list[tuple[Line, str, str, str]] = []
        self._references: list[Column] = []
        self._beside: list[Column] = []

    def read(self, column: Column) -> None:
        """What a column gives to each line."""
        target = column.target
        cells = self.cells[column.index] if column.index < len(self.cells) else ()
        if target in (NOTHING, COUNT, COMPUTED) or not cells:
            return
        if target == IDENTITY:
            for line, cell in zip(self.lines, cells, strict=True):
                line.uid = cell.strip() if isinstance(cell, str) and _UID.match(cell) else ""
        elif target in (NAME, NAME_TURNED):
            self._read_names(cells, target == NAME)
        elif target == KEEP_NOTE:
            for line, cell in zip(self.lines, cells, strict=True):
                if not blank(cell):
                    line.notes.append(f"{column.header}: {clean_lines(as_text(cell, self.lang))}")
        elif target == KEEP_OWN:
            uid = derived_uid("own_field", self.register.key, fold(column.header))
            self.new_fields[uid] = column.header
            self._read_field(Field(f"own.{uid}", Text(), Msg(column.header)), cells)
        elif is_name_beside(self.register[target]):
            self._beside.append(column)
        elif place := mark_place(target):
            self._read_marks(self.register[target], cells, place)
        else:
            if isinstance(self.register[target].kind, Reference):
                self._references.append(column)
            self._read_field(self.register[target], cells)

    def _read_marks(self, declared: Field, cells: Sequence[Any], place: int) -> None:
        """What stands under a half-day; an empty cell is a mark that is not there."""
        column = Cells(declared, cells, self.lang, self.today, self.date1904)
        for line, parsed in zip(self.lines, read_column(column), strict=True):
            if line.marks is None:
                line.marks = {}
            for finding in parsed.findings if parsed is not None else ():
                text = _("%(column)s: %(why)s") % {"column": declared.label, "why": finding.text}
                line.remarks.append(Remark("", finding.rule, text, finding.level))
            if parsed is None or parsed.value is not None:
                line.marks[place] = parsed.value if parsed is not None else None

    def _read_field(self, declared: Field, cells: Sequence[Any]) -> None:
        known = read_column(Cells(declared, cells, self.lang, self.today, self.date1904))
        other = _other_script(self.register, declared)
        key = declared.key
        elsewhere = _Elsewhere(other[0] if other else "")
        for line, parsed in zip(self.lines, known, strict=True):
            if parsed is None:
                continue
            value, findings = parsed
            if value is not None:
                if other is not None and elsewhere[value]:
                    self._moved.append((line, other[1], key, str(value)))
                else:
                    line.fields[key] = value
            for finding in findings:
                line.remarks.append(Remark(key, finding.rule, finding.text, finding.level))

    def _read_names(self, cells: Sequence[Any], family_first: bool) -> None:
        name = self.register["family_name"].kind
        for line, cell in zip(self.lines, cells, strict=True):
            text = name.parse(cell, self.lang, self.today).value
            if not text:
                continue
            found = fullnames.split(str(text), family_first)
            line.fields.update(found)
            if len(found) > 1:
                parts = {key.split("_")[0]: value for key, value in found.items()}
                said = _("“%(was)s”: family name “%(family)s”, given name “%(given)s”.")
                said %= {"was": str(text), **parts}
                line.remarks.append(Remark("family_name", "name-split", said, "repaired"))

    def settle(self, base: Base | None) -> None:
        """Put names into the field of their script, unless the file has that one too, or they
        left us where they are; see to what cells say of other records."""
        self._keep_references(base)
        self._read_beside()
        for line, there, here, value in self._moved:
            if base is not None and base.value(line.uid, here) == value:
                line.fields.setdefault(here, value)
            elif there not in line.fields:
                line.fields[there] = value
            elif line.fields[there] != value:
                line.fields.setdefault(here, value)

    def _keep_references(self, base: Base | None) -> None:
        """A cell that still shows what left us means the same record, whoever else is so called."""
        if base is None:
            return
        for column in self._references:
            key, kind = column.target, self.register[column.target].kind
            shown: dict[Stored, str] = {}
            for line, cell in zip(self.lines, self.cells[column.index], strict=True):
                left = base.value(line.uid, key) if line.uid else None
                if left is None or line.fields.get(key) == left:
                    continue
                if left not in shown:
                    shown[left] = kind.format(left, self.lang)
                if same_cell(cell, shown[left]):
                    line.fields[key] = left
                    line.remarks = [r for r in line.remarks if r.field != key]

    def _read_beside(self) -> None:
        """The name of a record says which one it is where its number is missing."""
        for column in self._beside:
            key = column.target.removesuffix(NAMED)
            kind = self.register[key].kind
            for line, cell in zip(self.lines, self.cells[column.index], strict=True):
                said = {r.field for r in line.remarks}
                if key in line.fields or key in said or blank(cell):
                    continue
                value, findings = kind.parse(cell, self.lang, self.today)
                if value is not None:
                    line.fields[key] = value
                line.remarks += [Remark(key, f.rule, f.text, f.level) for f in findings]


class _Elsewhere(dict[Stored, bool]):
    """Whether a name is in the script of another field; looked at once for each name."""

    def __init__(self, script: str) -> None:
        self._script = script

    def __missing__(self, value: Stored) -> bool:
        found = self[value] = script_of(str(value)) == self._script
        return found


def _other_script(register: Register, declared: Field) -> tuple[str, str] | None:
    """The script that belongs elsewhere, and the field where it belongs."""
    if not isinstance(declared.kind, Name):
        return None
    key = declared.key
    if declared.kind.script == "arabic":
        other = key.removesuffix("_ar")
        return ("latin", other) if other in register.by_key and other != key else None
    return ("arabic", f"{key}_ar") if f"{key}_ar" in register.by_key else None
