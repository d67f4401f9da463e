"""The lines of a record as a table: half-days, a price sheet, contacts, participants."""

from __future__ import annotations

from artisanest_desktop.model import face
from artisanest_desktop.model.columns import Column
from artisanest_desktop.model.fields import Register
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Block, gap
from artisanest_desktop.reports.table import Cell, Head, Pair, Table
from artisanest_desktop.reports.values import Record, cell_of, head_of, numbers, with_computed
from artisanest_desktop.store import Context, Store


def without_section(store: Store, register: Register) -> list[str]:
    """Registers of lines that have no table in the form: people of a session have a page there."""
    return [
        lines.key
        for lines in store.registers.values()
        if lines.parent_register == register.key and lines.key not in register.lines
    ]


class Lines:
    """``rows`` of one register of lines; ``named`` numbers them and begins with their names."""

    def __init__(
        self,
        store: Store,
        key: str,
        uid: str,
        context: Context,
        options: Options,
        named: bool = False,
    ) -> None:
        self._store, self._register, self._lang = store, store.registers[key], options.lang
        self._named = named
        title = face.title_keys(self._register) if named else ()
        fields = [f for f in self._register.fields if not f.hidden and f.key not in title]
        shown = [f for f in fields if f.listed or (named and f.compute is not None)]
        self._fields = [f for f in shown if options.private or not f.private]
        rows = context.lines(key, uid)
        self.rows: list[Record] = [r | with_computed(self._fields, r, context) for r in rows]
        self.private = [f.key for f in self._fields if f.private] if rows else []

    def blocks(self, room: float) -> list[Block]:
        """A table; nothing where there is no line."""
        if not self.rows:
            return []
        lang = self._lang
        columns = [Column(f.key, f.label, f) for f in self._fields]
        heads = [head_of(column, lang) for column in columns]
        cells: list[list[Cell]] = [
            [cell_of(self._register, column, row, lang) for column in columns] for row in self.rows
        ]
        if self._named:
            first = Head(lang(self._register.one).capitalize())
            heads = [numbers(len(cells), lang), first, *heads]
            cells = [
                [lang.number(n), self._name(row), *line]
                for n, (row, line) in enumerate(zip(self.rows, cells, strict=True), 1)
            ]
        return [gap(mm(1), keeps=True), *Table(heads, cells).blocks(room), gap(mm(3))]

    def _name(self, row: Record) -> Pair:
        """In both scripts, where both are known."""
        key, code = self._register.key, self._lang.code
        first = self._store.name_of(key, row, code)
        second = self._store.name_of(key, row, "fr" if code == "ar" else "ar")
        return Pair(first, "" if second == first else second)
