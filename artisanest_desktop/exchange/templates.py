"""An empty workbook to fill in: two example rows, and a sheet that explains each column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.examples import EXAMPLES, UIDS
from artisanest_desktop.exchange.exporting import finish
from artisanest_desktop.exchange.files import write_workbook
from artisanest_desktop.exchange.identity import Base, Identity
from artisanest_desktop.exchange.profiles import INSIDE, columns_for
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
    (Reference, _("The name as it is written in its own list.")),
    (LongText, _("Anything worth knowing.")),
    (Kind, _("As it is written on paper.")),
)


def template(store: Store, register: str, path: str | Path, lang: str) -> Path:
    """Write the template of a register; its examples are ignored when it comes back."""
    declared = store.registers[register]
    reader = store.language(lang)
    fields = _fields(store, declared)
    left = documents.leave(store)
    identity = Identity(left.uid, lang, "template", {"at": left.at, "seen": dict(left.seen)})

    def fill(workbook: Any) -> None:
        styles, lists = Styles(workbook, reader), Lists(workbook)
        title = title_of(store, declared, reader)
        writer = SheetWriter(workbook, styles, declared, fields, reader, lists, title, example=True)
        rows = [[e.get(f.key) for f in fields] for e in EXAMPLES.get(register, ())]
        uids = UIDS[: len(rows)]
        writer.write(uids, rows)
        keys = [f.key for f in fields]
        identity.bases[register] = Base(writer.name, keys, dict(zip(uids, rows, strict=True)))
        _explain(workbook, styles, declared, fields, reader)
        finish(workbook, lists, identity)

    done = write_workbook(path, fill)
    about = {"kind": "template", "lang": lang, "register": register}
    documents.register_document(store, done.name, str(done.absolute()), about, left)
    return done


def _fields(store: Store, register: Register) -> list[Field]:
    wanted = [f.key for f in register.fields if f.short or f.listed or f.own or f.key == "notes"]
    fields = columns_for(store, register, INSIDE, wanted)
    several = store.count("cooperative") > 1
    return [f for f in fields if f.key != "number" and (several or f.key != "cooperative")]


def _explain(
    workbook: Any, styles: Styles, register: Register, fields: list[Field], lang: Language
) -> None:
    """A line for each column: what to write, an example, who may see it."""
    sheet = workbook.add_worksheet(sheet_name(lang(_("How to fill in"))))
    if lang.rtl:
        sheet.right_to_left()
    wrapped = styles.make(text_wrap=True, valign="top")
    bold = styles.make(bold=True, text_wrap=True, valign="top")
    intro = _(
        "One row for each record, on the first sheet. The two grey rows are examples: leave them "
        "or write over them. An empty cell is never a mistake: write what you know."
    )
    sheet.merge_range(0, 0, 0, 3, lang(intro), wrapped)
    sheet.set_row(0, 48)
    head = (_("Column"), _("What to write"), _("Example"), _("Private"))
    sheet.write_row(2, 0, [lang(h) for h in head], styles.header())
    for row, field in enumerate(fields, 3):
        sheet.write_string(row, 0, lang(field.label), bold)
        sheet.write_string(row, 1, _how(field, lang), wrapped)
        sheet.write_string(row, 2, _example(register, field, lang), wrapped)
        sheet.write_string(row, 3, lang(_("yes")) if field.private else "", wrapped)
    for column, width in enumerate((26, 60, 24, 10)):
        sheet.set_column(column, column, width)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


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


def _example(register: Register, field: Field, lang: Language) -> str:
    example = next(iter(EXAMPLES.get(register.key, ())), {})
    value = example.get(field.key)
    if value is None:
        return ""
    cell = cell_value(field, value, lang, "F")
    return cell if isinstance(cell, str) else field.kind.format(value, lang)
