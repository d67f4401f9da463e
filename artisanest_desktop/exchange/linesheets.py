"""Lines as a sheet of their own: whose they are in words, lent names, marks side by side."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model.fields import Field, Register, Row
from artisanest_desktop.rules import Choice, Name, Parsed, Reference, Stored
from artisanest_desktop.rules.cleaning import as_text, clean, western_digits
from artisanest_desktop.rules.names import script_of

Registers = Mapping[str, Register]
#: Between the key of a reference and what marks the column with the record's name.
NAMED = "~name"
#: Before the place of a mark in its row.
MARK = "~mark"
#: Between a register of lines and its field, where a plain list tells them in one row.
FED = ">"
#: So many columns of marks are looked for in a sheet that comes.
MARKS_READ = 40
_MINUTES = re.compile(r"(.*\D)\s*(\d{1,3})\s*(?:mn|min\.?|minutes?|د)?\s*\)?")


_HOW = _("A word or its first letter; the minutes missed may stand behind it.")


class Called(Reference):
    """A reference written as the number of its record where that has one, else as its name."""

    def format(self, value: Stored, lang: Language) -> str:
        """``M-0042``, or the name."""
        return "" if value is None else lang.terms.called(self.register, str(value), lang.code)


class Mark(Choice):
    """The mark of a half-day, and the minutes missed when someone typed them: ``late 15``."""

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The code, with the minutes behind it."""
        found = super().parse(raw, lang, today)
        hit = _MINUTES.fullmatch(western_digits(clean(as_text(raw, lang))))
        if hit is None or not found.refused:
            return found
        mark = super().parse(hit[1].rstrip(" ("), lang, today)
        return found if mark.value is None else Parsed(f"{mark.value} {int(hit[2])}")

    def format(self, value: Stored, lang: Language, sex: str | None = None) -> str:
        """The word, and the minutes."""
        code, _space, minutes = str(value or "").partition(" ")
        word = super().format(code or None, lang, sex)
        return f"{word} {minutes}" if minutes else word


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines that cross those of a sister: the attendances of a participant, by half-day.

    ``marks`` is the register of what stands in the cells, ``across`` that of the columns;
    ``up`` and ``side`` are the fields of a mark that name the two; ``mark`` and ``more`` hold
    what the cell says.
    """

    marks: str
    across: str
    up: str
    side: str
    mark: str
    more: str


def line_registers(registers: Registers, key: str) -> list[Register]:
    """The lines of a record that have a sheet of their own."""
    return [r for r in registers.values() if r.parent_register == key]


def grid_of(registers: Registers, register: Register) -> Grid | None:
    """The grid whose rows are the lines of this register."""
    for marks in line_registers(registers, register.key) if register.parent else ():
        if marks.pair is None or marks.pair[0] != marks.parent:
            continue
        kind = marks[marks.pair[1]].kind
        across = registers[kind.register] if isinstance(kind, Reference) else None
        if across is None or across.parent_register != register.parent_register:
            continue
        mark, more = (f.key for f in marks.fields if not f.hidden)
        return Grid(marks.key, across.key, *marks.pair, mark, more)
    return None


def as_sheet(registers: Registers, register: Register, marks: int = 0) -> Register:
    """A register with the columns that its sheet has; ``marks`` is how many a grid may have.

    A register that people keep as a list is its sheet already.
    """
    if register.parent is None:
        return register
    fields: list[Field] = []
    lent = lends(registers, register)
    ordered = sorted(register.fields, key=lambda f: f.key != register.parent)
    last = max((i for i, f in enumerate(ordered) if f.listed and not f.compute), default=0)
    for at, field in enumerate(ordered):
        if isinstance(field.kind, Reference):
            fields.append(replace(field, kind=Called(field.kind.register), hidden=False))
            other = registers[field.kind.register]
            if other.prefix and not (lent and field.key == register.named_by):
                fields.append(_named(field))
        elif not field.hidden:
            fields.append(field)
        if at == last and marks and (grid := grid_of(registers, register)):
            fields += _marks(registers, grid, marks)
    return replace(register, fields=tuple(fields))


def as_plain_list(registers: Registers, register: Register) -> Register:
    """A register with the columns that a list of somebody else's may have: it may tell the first
    line of each record in the same row."""
    fed = [
        replace(registers[key][name], key=f"{key}{FED}{name}", section="", hidden=False)
        for key, names in register.feeds
        for name in names
    ]
    return replace(register, fields=(*register.fields, *fed)) if fed else register


def column_label(registers: Registers, field: Field) -> Msg:
    """What a column is called among all that a sheet may have."""
    lines, fed, _name = field.key.partition(FED)
    if not fed or lines not in registers:
        return field.label
    return _("%(column)s: %(why)s") % {"column": registers[lines].one, "why": field.label}


def _named(field: Field) -> Field:
    """The name beside a number, for the eye: made anew each time, never read."""
    label = _("%(what)s (name)") % {"what": field.label}
    assert isinstance(field.kind, Reference)
    kind = Reference(field.kind.register)

    def uid(row: Row, _context: Any) -> Any:
        return row.get(field.key)

    return Field(f"{field.key}{NAMED}", kind, label, listed=True, compute=uid)


def is_name_beside(field: Field) -> bool:
    """Whether a column only says the name of what the column before it gives the number of."""
    return field.key.endswith(NAMED)


def _marks(registers: Registers, grid: Grid, count: int) -> list[Field]:
    declared = registers[grid.marks][grid.mark]
    assert isinstance(declared.kind, Choice)
    kind = Mark(declared.kind.all, declared.kind.tags)
    return [
        Field(f"{MARK}{n}", kind, mark_label(n), listed=True, help=_HOW, synonyms=_numbered(n))
        for n in range(1, count + 1)
    ]


def _numbered(n: int) -> tuple[str, ...]:
    """What people write above the marks of a half-day."""
    return (str(n), *(f"{word}{n}" for word in ("j", "dj", "d", "s", "jour ", "séance ", "يوم ")))


def mark_label(number: int) -> Msg:
    """What stands above the marks of a half-day."""
    return _("Half-day %(n)s") % {"n": str(number)}


def mark_place(key: str) -> int:
    """Which half-day a column of marks is of; 0 for any other column."""
    return int(key.removeprefix(MARK)) if key.startswith(MARK) else 0


def lends(registers: Registers, register: Register) -> dict[str, Callable[[Row], Any]]:
    """The fields that a line shows of the record that lends it its name, while that is set."""
    named_by = register.by_key.get(register.named_by or "")
    names = [f for f in register.fields if isinstance(f.kind, Name)]
    if not names or named_by is None or not isinstance(named_by.kind, Reference):
        return {}
    lender = registers[named_by.kind.register]
    found: dict[str, Callable[[Row], Any]] = {}
    for field in register.fields:
        if isinstance(field.kind, Name):
            found[field.key] = partial(_name_in, lender, field.kind.script)
        elif field.key in lender.by_key and not _is_its_own(field):
            found[field.key] = partial(_same, field.key)
    return found


def _is_its_own(field: Field) -> bool:
    return isinstance(field.kind, Reference) or field.hidden or field.compute is not None


def _same(key: str, row: Row) -> Any:
    return row.get(key)


def _name_in(lender: Register, script: str, row: Row) -> str | None:
    text = lender.title(row, "ar" if script == "arabic" else "fr")
    return text if (script_of(text) == "arabic") == (script == "arabic") else None
