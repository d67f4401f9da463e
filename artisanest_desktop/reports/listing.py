"""Print this list: what is on screen, in its order, with its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model.columns import Column, choices, usual
from artisanest_desktop.model.fields import Register
from artisanest_desktop.reports.heading import foot, letterhead, opening, running
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.options import Options, Wanted
from artisanest_desktop.reports.pages import Document, Part
from artisanest_desktop.reports.paper import LANDSCAPE, PORTRAIT, Sheet
from artisanest_desktop.reports.table import Head, Table
from artisanest_desktop.reports.values import (
    Record,
    cell_of,
    filters_in_words,
    head_of,
    numbers,
    only_cooperative,
    private_fields,
    records,
    total_of,
)
from artisanest_desktop.store import Store

#: A list is turned when its lines would have to be broken more than this much.
_TIGHT = 1.12
_SIGNED_ROW, _SIGNATURE = mm(10), mm(40)


def columns_of(register: Register, keys: Sequence[str], private: bool = True) -> list[Column]:
    """The columns of these keys, or those that a list begins with."""
    known = {c.key: c for c in choices(register)}
    found = [known[key] for key in keys or usual(register) if key in known]
    return [c for c in found if private or c.field is None or not c.field.private]


def list_document(store: Store, wanted: Wanted, options: Options) -> Document:
    """The list as pages."""
    lang, register = options.lang, store.registers[wanted.register]
    columns = columns_of(register, wanted.columns, options.private)
    made = [c.field for c in columns if c.field is not None]
    rows = records(store, register, wanted.ids, made)
    table = _table(store, wanted, options, columns, rows)
    sheet = _sheet(table, options.landscape)
    letter = letterhead(store, lang, only_cooperative(register, rows))
    title = options.title or lang(register.many)
    count = lang(register.count(len(rows))) if register.count else lang.number(len(rows))
    said = filters_in_words(register, lang, wanted.search, wanted.where, wanted.removed)
    line = " · ".join([count, *said])
    date = lang.date(store.clock.today().isoformat(), long=True)
    top = opening(letter, title, [line], date, lang, sheet.room)
    part = Part([*top, *table.blocks(sheet.room)], running(title, letter, sheet.room))
    facts = facts_of(register, columns, len(rows))
    return Document(title, lang, sheet, [part], foot(lang), facts)


def facts_of(register: Register, columns: Sequence[Column], rows: int) -> dict[str, Any]:
    """What a paper holds, for the list of what left."""
    private = [field.key for field in private_fields(columns)]
    return {"rows": {register.key: rows}, "private": private}


def _table(
    store: Store,
    wanted: Wanted,
    options: Options,
    columns: Sequence[Column],
    rows: Sequence[Record],
) -> Table:
    lang, register = options.lang, store.registers[wanted.register]
    heads = [numbers(len(rows), lang), *(head_of(c, lang) for c in columns)]
    cells = [
        [lang.number(n), *(cell_of(register, c, row, lang) for c in columns)]
        for n, row in enumerate(rows, 1)
    ]
    totals = _totals(store, wanted, columns, lang)
    if options.signature:
        heads.append(Head(lang(_("Signature")), fixed=_SIGNATURE, ruled=True))
        cells = [[*row, ""] for row in cells]
        totals = [*totals, ""] if totals else totals
    return Table(heads, cells, totals, _SIGNED_ROW if options.signature else 0)


def _totals(store: Store, wanted: Wanted, columns: Sequence[Column], lang: Language) -> list[str]:
    """The sums below; empty when no column has one."""
    sums = [total_of(store, wanted.register, c, wanted.ids) for c in columns]
    if not wanted.ids or all(total is None for total in sums):
        return []
    words = [
        "" if total is None or column.field is None else column.field.kind.format(total, lang)
        for column, total in zip(columns, sums, strict=True)
    ]
    if not words[0]:
        words[0] = lang(_("Total"))
    return ["", *words]


def _sheet(table: Table, landscape: bool | None) -> Sheet:
    if landscape is None:
        landscape = table.natural() > PORTRAIT.room * _TIGHT
    return LANDSCAPE if landscape else PORTRAIT
