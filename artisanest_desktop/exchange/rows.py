"""The cells of a table, column after column, into lines: what each says of its record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from artisanest_desktop.exchange import ownkinds
from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.columns import Cells, read_column
from artisanest_desktop.exchange.days import question
from artisanest_desktop.exchange.headers import (
    COMPUTED,
    COUNT,
    IDENTITY,
    JOINED,
    KEEP_NOTE,
    NAME,
    NAME_TURNED,
    NOTHING,
    PART,
    TICKED,
)
from artisanest_desktop.exchange.identity import Base
from artisanest_desktop.exchange.layout import Table, columns_of
from artisanest_desktop.exchange.linesheets import FED, NAMED, is_name_beside, mark_place
from artisanest_desktop.exchange.plan import Ask, Column, Remark
from artisanest_desktop.exchange.several import Several
from artisanest_desktop.exchange.spread import Gathered
from artisanest_desktop.exchange.troubles import error
from artisanest_desktop.exchange.values import same_cell
from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _, fold
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import (
    Choice,
    Date,
    Finding,
    Kind,
    Measure,
    Money,
    Name,
    Parsed,
    Reference,
    Stored,
    YesNo,
    fullnames,
)
from artisanest_desktop.rules.cleaning import as_text, clean_lines
from artisanest_desktop.rules.names import script_of
from artisanest_desktop.rules.numbers import Foreign, foreign
from artisanest_desktop.store.ids import derived_uid

_UID = re.compile(r"\s*[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\s*$|example-\d")

#: So much of a cell is kept beside what was made of it.
_SHOWN = 200
#: Where what is said of a whole name is shown.
_WHOLE = {NAME: "family_name", NAME_TURNED: "family_name"}


@dataclass(slots=True)
class Line:
    """A record as the file has it: stored values by field key, and what to say about them.

    ``marks`` are what its cells say of lines across it, by their place; ``fed`` what they say of
    its first line, by register; ``title`` what it is called, when its own values do not say;
    ``again`` that it was received before; ``emptied`` the fields of such a line that were emptied.
    """

    index: int
    row: int
    fields: dict[str, Stored] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    uid: str = ""
    copied: bool = False
    marks: dict[int, Stored] | None = None
    fed: dict[str, dict[str, Stored]] | None = None
    title: str = ""
    again: bool = False
    emptied: tuple[str, ...] = ()


class RowReader:
    """Reads column after column into the lines; ``answers`` are what a person said of columns,
    ``meant`` tells that the workbook is ours and its cells are meant as they stand."""

    def __init__(
        self,
        register: Register,
        table: Table,
        lines: list[Line],
        lang: Language,
        today: dt.date,
        date1904: bool,
        answers: Mapping[int, str] | None = None,
        meant: bool = False,
    ) -> None:
        self.register = register
        self.cells = columns_of([table.sheet.rows[line.index] for line in lines])
        self.lines = lines
        self.lang = lang
        self.today = today
        self.date1904 = date1904
        self.asks: list[Ask] = []
        self._answers = answers or {}
        self.meant = meant
        self._unknown = table.sheet.unknown
        self.new_fields: dict[str, str] = {}
        self.new_kinds: dict[str, dict[str, str]] = {}
        self._several = Several(self)
        self._gathered = Gathered(self)
        self._moved: list[tuple[Line, str, str, str]] = []
        self._references: list[Column] = []
        self._beside: list[Column] = []

    def read(self, column: Column) -> None:
        """What a column gives to each line."""
        target = column.target
        cells = self.cells[column.index] if column.index < len(self.cells) else ()
        if target in (NOTHING, COUNT, COMPUTED) or not cells:
            return
        if self._unknown:
            self._tell_unknown(column)
        if target == IDENTITY:
            for line, cell in zip(self.lines, cells, strict=True):
                line.uid = cell.strip() if isinstance(cell, str) and _UID.match(cell) else ""
        elif target in (NAME, NAME_TURNED):
            self._read_names(cells, target == NAME)
        elif PART in target or TICKED in target:
            self._gathered.read(column, cells)
        elif JOINED in target:
            self._several.read(target.split(JOINED), cells, column, self.lines)
        elif target == KEEP_NOTE:
            for line, cell in zip(self.lines, cells, strict=True):
                if not blank(cell):
                    line.notes.append(f"{column.header}: {clean_lines(as_text(cell, self.lang))}")
        elif ownkinds.is_own(target):
            self._read_own(cells, column)
        elif is_name_beside(self.register[target]):
            self._beside.append(column)
        elif place := mark_place(target):
            self._read_marks(self.register[target], cells, place)
        elif FED in target:
            self._read_fed(self.register[target], cells, column)
        else:
            declared = self.register[target]
            if isinstance(declared.kind, Reference):
                self._references.append(column)
            said = _said_by(declared, column.header)
            self._read_field(replace(declared, kind=said) if said else declared, cells, column)

    def _tell_unknown(self, column: Column) -> None:
        """Errors and formulas that were never calculated have no value that is known."""
        key = column.target if column.target in self.register.by_key else ""
        for line in self.lines:
            if what := self._unknown.get((line.index, column.index)):
                self.remark(line, key, (error(what),), what)

    def _known(self, declared: Field, cells: Sequence[Any], column: Column) -> Cells:
        """A column as it is to be read; what it leaves open is asked."""
        known = Cells(declared, cells, self.lang, self.today, self.date1904, self.meant)
        if not isinstance(declared.kind, Date):
            return known
        order = known.days()
        if order.open:
            ask = question(column.index, column.header, order, self.lang)
            ask.answer = self._answers.get(column.index, "")
            self.asks.append(ask)
            order.first = ask.answer or ask.usual
        return known

    def remark(self, line: Line, key: str, findings: Iterable[Finding], cell: Any) -> None:
        """What there is to say of a cell, which stood there as ``cell``."""
        for finding in findings:
            was = as_text(cell, self.lang).strip()[:_SHOWN]
            line.remarks.append(Remark(key, finding.rule, finding.text, finding.level, was))

    def doubt(self, column: Column) -> None:
        """What nobody said of a column, and its cells hardly do, is to be looked at in each."""
        target = column.target
        key = target if target in self.register.by_key else _WHOLE.get(target, "")
        text = _("%(why)s Look whether it is right.") % {"why": column.reason}
        said = Finding("guessed-column", text, "check")
        for line, cell in zip(self.lines, self.cells[column.index], strict=True):
            if not blank(cell):
                self.remark(line, key, (said,), cell)

    def _read_fed(self, declared: Field, cells: Sequence[Any], column: Column) -> None:
        """What a row says of its first line; who is not known by name is kept in the notes."""
        lines, _fed, key = declared.key.partition(FED)
        known = self._known(declared, cells, column)
        for line, cell, parsed in zip(self.lines, cells, read_column(known), strict=True):
            if parsed is None:
                continue
            if parsed.value is not None:
                line.fed = line.fed or {}
                line.fed.setdefault(lines, {})[key] = parsed.value
            unknown = parsed.refused and isinstance(declared.kind, Reference)
            if unknown and "notes" in self.register.by_key:
                line.notes.append(f"{column.header}: {clean_lines(as_text(cell, self.lang))}")
                text = _("Nobody known is called so: it is kept in the notes.")
                was = as_text(cell, self.lang).strip()[:_SHOWN]
                line.remarks.append(Remark(declared.key, "kept-in-notes", text, "note", was))
                continue
            self.remark(line, declared.key, parsed.findings, cell)

    def _read_marks(self, declared: Field, cells: Sequence[Any], place: int) -> None:
        """What stands under a half-day; an empty cell is a mark that is not there."""
        column = Cells(declared, cells, self.lang, self.today, self.date1904)
        for line, cell, parsed in zip(self.lines, cells, read_column(column), strict=True):
            if line.marks is None:
                line.marks = {}
            for finding in parsed.findings if parsed is not None else ():
                text = _("%(column)s: %(why)s") % {"column": declared.label, "why": finding.text}
                self.remark(line, "", (replace(finding, text=text),), cell)
            if parsed is None or parsed.value is not None:
                line.marks[place] = parsed.value if parsed is not None else None

    def _read_field(self, declared: Field, cells: Sequence[Any], column: Column) -> None:
        known = read_column(self._known(declared, cells, column))
        other = _other_script(self.register, declared)
        key = declared.key
        elsewhere = _Elsewhere(other[0] if other else "")
        for line, cell, parsed in zip(self.lines, cells, known, strict=True):
            if parsed is None:
                continue
            value, findings = parsed
            if findings and findings[0].rule == "two-phones" and not self.meant:
                self._several.phones(line, key, str(value), cell)
                continue
            odd = findings and findings[0].rule == "phone-odd" and not self.meant
            if odd and self._several.worded(line, key, column, cell):
                continue
            if value is not None:
                if other is not None and elsewhere[value]:
                    self._moved.append((line, other[1], key, str(value)))
                else:
                    line.fields[key] = value
            if findings:
                self.remark(line, key, findings, cell)

    def _read_own(self, cells: Sequence[Any], column: Column) -> None:
        """A field of one's own, of the kind that was chosen or that its cells have; what does not
        fit is kept in the notes."""
        uid = derived_uid("own_field", self.register.key, fold(column.header))
        declared = self.register.by_key.get(f"own.{uid}")
        if declared is None:
            kind = ownkinds.chosen(column.target) or ownkinds.propose(cells, self.lang, self.today)
            column.target = ownkinds.target(kind)
            how, options = ownkinds.kind_of(kind, cells, self.lang)
            declared = Field(f"own.{uid}", how, Msg(column.header))
            self.new_fields[uid] = column.header
            self.new_kinds[uid] = {"kind": kind, "options": options}
        self._read_field(declared, cells, column)
        for line, cell in zip(self.lines, cells, strict=True):
            if not blank(cell) and declared.key not in line.fields:
                self._keep(line, declared.key, cell, column)

    def _keep(self, line: Line, key: str, cell: Any, column: Column) -> None:
        """A cell that is no value of its field goes to the notes, which is said."""
        if "notes" in self.register.by_key:
            line.notes.append(f"{column.header}: {clean_lines(as_text(cell, self.lang))}")
            said = Finding("kept-in-notes", _("It does not fit: it is kept in the notes."), "check")
            self.remark(line, key, (said,), cell)

    def _read_names(self, cells: Sequence[Any], family_first: bool) -> None:
        known = Cells(self.register["family_name"], cells, self.lang, self.today, meant=self.meant)
        for line, cell, parsed in zip(self.lines, cells, read_column(known), strict=True):
            if parsed is None:
                continue
            text = parsed.value
            self.remark(line, "family_name", parsed.findings, cell)
            if text:
                self.take_name(line, str(text), family_first, cell)

    def take_name(self, line: Line, text: str, family_first: bool, cell: Any) -> None:
        """Both names out of one text, in one script or in both."""
        for found in fullnames.split_scripts(text, family_first):
            line.fields.update(found)
            if len(found) > 1:
                parts = {key.split("_")[0]: value for key, value in found.items()}
                said = _("“%(was)s”: family name “%(family)s”, given name “%(given)s”.")
                finding = Finding("name-split", said % {"was": text, **parts}, "repaired")
                self.remark(line, next(iter(found)), (finding,), cell)

    def settle(self, base: Base | None) -> None:
        """Put names into the field of their script, unless the file has that one too, or they
        left us where they are; see to what cells say of other records."""
        self._keep_references(base)
        self._several.settle()
        self._gathered.settle(self.lines)
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
                self.remark(line, key, findings, cell)


class _Elsewhere(dict[Stored, bool]):
    """Whether a name is in the script of another field; looked at once for each name."""

    def __init__(self, script: str) -> None:
        self._script = script

    def __missing__(self, value: Stored) -> bool:
        found = self[value] = script_of(str(value)) == self._script
        return found


class _Said(Choice):
    """A column named like one of the choices: yes means that one, no says nothing."""

    def __init__(self, kind: Choice, code: str) -> None:
        super().__init__(kind.all, kind.tags)
        self._code = code

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Yes, no, or one of the choices after all."""
        found = YesNo().parse(raw, lang, today)
        if found.refused:
            return super().parse(raw, lang, today)
        return Parsed(self._code if found.value else None)


def _said_by(declared: Field, header: str) -> Kind | None:
    """The reading of a column whose name is one of the choices of its field, or names a unit."""
    if isinstance(declared.kind, Measure):
        return declared.kind.beside(header)
    if isinstance(declared.kind, Money) and foreign(header):
        return Foreign()
    if not isinstance(declared.kind, Choice) or declared.usual is None:
        return None
    languages = (Language(code) for code in LANGUAGES)
    read = (declared.kind.parse(header, lang, dt.date.min).value for lang in languages)
    code = next(filter(None, read), None)
    return _Said(declared.kind, str(code)) if code else None


def _other_script(register: Register, declared: Field) -> tuple[str, str] | None:
    """The script that belongs elsewhere, and the field where it belongs."""
    if not isinstance(declared.kind, Name):
        return None
    key = declared.key
    if declared.kind.script == "arabic":
        other = key.removesuffix("_ar")
        return ("latin", other) if other in register.by_key and other != key else None
    return ("arabic", f"{key}_ar") if f"{key}_ar" in register.by_key else None
