"""An empty workbook to fill in: example rows, and a sheet that explains each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.examples import EXAMPLES, FIRST, UIDS, Example
from artisanest_desktop.exchange.exporting import EVERYTHING, Errand, finish
from artisanest_desktop.exchange.files import write_workbook
from artisanest_desktop.exchange.identity import Base, Identity
from artisanest_desktop.exchange.linesheets import Called, grid_of, line_registers, mark_place
from artisanest_desktop.exchange.names import Names
from artisanest_desktop.exchange.profiles import INSIDE, columns_for, line_columns
from artisanest_desktop.exchange.sheets import Lists, SheetWriter, Styles, sheet_name, title_of
from artisanest_desktop.exchange.values import cell_value
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import (
    Choice,
    Date,
    Kind,
    LongText,
    ManyTerms,
    Money,
    Name,
    PartialDate,
    Phone,
    Quantity,
    Reference,
    Term,
    Whole,
    YesNo,
)
from artisanest_desktop.store import Store, documents

#: Columns of marks in an empty sheet of participants.
_MARKS = 4
#: From the most particular kind to the plainest: the first that fits explains the column.
_HOW: tuple[tuple[type[Kind], Msg], ...] = (
    (PartialDate, _("The date as 03/04/2025, or the year alone.")),
    (Date, _("The date as 03/04/2025.")),
    (Phone, _("Ten digits, with the zero: 06 12 34 56 78.")),
    (Money, _("An amount in dirhams: 1250,50.")),
    (Whole, _("A whole number.")),
    (Quantity, _("A number.")),
    (YesNo, _("Yes or no.")),
    (ManyTerms, _("Several words, separated by semicolons.")),
    (Term, _("Choose in the list, or write another word.")),
    (Called, _("Its code, or its name as it is written on its own sheet.")),
    (Reference, _("The name as it is written in its own list.")),
    (LongText, _("Anything worth knowing.")),
    (Kind, _("As it is written on paper.")),
)


@dataclass(slots=True)
class _Sheet:
    """A sheet to fill in."""

    register: Register
    fields: list[Field]
    examples: Sequence[Example]


def template(
    store: Store,
    register_keys: str | Sequence[str],
    path: str | Path,
    lang: str,
    errand: Errand | None = None,
) -> Path:
    """Write the template of registers, with a sheet for each kind of their lines; its examples
    are ignored when it comes back. On an errand to one cooperative it does not ask for which."""
    keys = [register_keys] if isinstance(register_keys, str) else list(register_keys)
    names = Names(store)
    reader = names.language(lang)
    for key in EVERYTHING:
        names.add(key, FIRST, EXAMPLES[key][0])
    several = store.count("cooperative") > 1 and not (errand and errand.whose)
    sheets = [sheet for key in keys for sheet in _sheets(store, key, several)]
    errand = errand or Errand(documents.leave(store))
    left = errand.document
    facts = {"at": left.at, "seen": dict(left.seen), **errand.facts}
    identity = Identity(left.uid, lang, "template", facts)

    def fill(workbook: Any) -> None:
        styles, lists = Styles(workbook, reader), Lists(workbook)
        for sheet in sheets:
            title = title_of(store, sheet.register, reader, errand.whose)
            writer = SheetWriter(
                workbook, styles, sheet.register, sheet.fields, reader, lists, title, example=True
            )
            rows = [[e.get(f.key) for f in sheet.fields] for e in sheet.examples]
            writer.write(UIDS[: len(rows)], rows)
            identity.bases[sheet.register.key] = _base(writer.name, sheet, rows)
        _explain(workbook, styles, sheets, reader)
        finish(workbook, lists, identity)

    done = write_workbook(path, fill)
    about = {"kind": "template", "lang": lang, "registers": keys, **errand.facts}
    documents.register_document(store, done.name, str(done.absolute()), about, left)
    return done


def _sheets(store: Store, key: str, several: bool) -> Iterator[_Sheet]:
    """The sheet of a register and those of its lines."""
    register = store.registers[key]
    yield _Sheet(register, _fields(store, register, several), EXAMPLES[key])
    for lines in line_registers(store.registers, key):
        marks = _MARKS if grid_of(store.registers, lines) else 0
        fields = [f for f in line_columns(store, lines, INSIDE, marks) if f.compute is None]
        yield _Sheet(lines, fields, EXAMPLES[lines.key])


def _base(name: str, sheet: _Sheet, rows: Sequence[Sequence[Any]]) -> Base:
    """The examples as they left, save the record that they belong to, which is none."""
    kept = [i for i, f in enumerate(sheet.fields) if not mark_place(f.key)]
    lines = sheet.register.parent is not None
    left = {
        uid: [
            None if lines and isinstance(sheet.fields[i].kind, Reference) else row[i] for i in kept
        ]
        for uid, row in zip(UIDS, rows, strict=False)
    }
    return Base(name, [sheet.fields[i].key for i in kept], left)


def _fields(store: Store, register: Register, several: bool) -> list[Field]:
    wanted = [f.key for f in register.fields if f.short or f.listed or f.own or f.key == "notes"]
    fields = columns_for(store, register, INSIDE, wanted)
    fields = [f for f in fields if f.key != "number" and f.compute is None]
    return [f for f in fields if several or f.key != "cooperative"]


def _explain(workbook: Any, styles: Styles, sheets: Sequence[_Sheet], lang: Language) -> None:
    """For each sheet a line for each column: what to write, an example, who may see it."""
    sheet = workbook.add_worksheet(sheet_name(lang(_("How to fill in"))))
    if lang.rtl:
        sheet.right_to_left()
    wrapped = styles.make(text_wrap=True, valign="top")
    intro = _(
        "One row for each record. The grey rows are examples: leave them or write over them. An "
        "empty cell is never a mistake: write what you know."
    )
    sheet.merge_range(0, 0, 0, 3, lang(intro), wrapped)
    sheet.set_row(0, 48)
    row = 2
    for one in sheets:
        row = _explain_sheet(sheet, row, styles, one, lang)
    for column, width in enumerate((26, 60, 24, 10)):
        sheet.set_column(column, column, width)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _explain_sheet(sheet: Any, row: int, styles: Styles, one: _Sheet, lang: Language) -> int:
    """The columns of one sheet, from a row on; returns the first free row."""
    wrapped = styles.make(text_wrap=True, valign="top")
    bold = styles.make(bold=True, text_wrap=True, valign="top")
    sheet.write_string(row, 0, lang(one.register.many), styles.make(bold=True, font_size=13))
    head = (_("Column"), _("What to write"), _("Example"), _("Private"))
    sheet.write_row(row + 1, 0, [lang(h) for h in head], styles.header())
    row += 2
    for field in one.fields:
        if mark_place(field.key) > 1:
            continue
        sheet.write_string(row, 0, lang(field.label), bold)
        sheet.write_string(row, 1, _how(field, lang), wrapped)
        sheet.write_string(row, 2, _example(one, field, lang), wrapped)
        sheet.write_string(row, 3, lang(_("yes")) if field.private else "", wrapped)
        row += 1
    return row + 1


def _how(field: Field, lang: Language) -> str:
    parts = [_how_kind(field.kind, lang)]
    if field.help is not None:
        parts.append(lang(field.help))
    return " ".join(parts)


def _how_kind(kind: Kind, lang: Language) -> str:
    if isinstance(kind, Choice):
        words = lang.list([kind.format(o.code, lang) for o in kind.all])
        return lang(_("One of: %(words)s.") % {"words": words})
    if isinstance(kind, Name):
        arabic = kind.script == "arabic"
        return lang(_("In Arabic letters.") if arabic else _("In Latin letters."))
    return next(lang(text) for known, text in _HOW if isinstance(kind, known))


def _example(sheet: _Sheet, field: Field, lang: Language) -> str:
    value = next((e[field.key] for e in sheet.examples if e.get(field.key)), None)
    if value is None:
        return ""
    cell = cell_value(field, value, lang, "F")
    return cell if isinstance(cell, str) else field.kind.format(value, lang)
