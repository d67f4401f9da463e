"""A block of cells to be written: what was, what will be, what is refused and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.columns import Column
from artisanest_desktop.model.fields import Register, Row
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.register.rows import Line, Rows
from artisanest_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a block; ``uid`` None is a new record (``line`` counts the pasted lines)."""

    line: int
    uid: str | None
    name: str
    column: Column
    was: Any
    value: Any
    typed: str
    reason: Msg | None = None
    refused: bool = False

    @property
    def changes(self) -> bool:
        """Whether applying it would change anything."""
        return not self.refused and self.value != self.was


@dataclass(frozen=True, slots=True)
class Block:
    """What a paste would do; nothing is written by making one."""

    cells: tuple[Cell, ...]
    lines: int

    @property
    def changing(self) -> list[Cell]:
        return [c for c in self.cells if c.changes]

    @property
    def refused(self) -> list[Cell]:
        return [c for c in self.cells if c.refused]


def paste(
    session: Session,
    rows: Rows,
    table: Sequence[Sequence[str]],
    top: int,
    left: int,
    bottom: int,
    right: int,
) -> Block:
    """Understand a pasted table at a place in the list.

    One value over a selection fills all of it; lines beyond the end are new records.
    """
    if len(table) == 1 and len(table[0]) == 1:
        table = [[table[0][0]] * (right - left + 1)] * (bottom - top + 1)
    cells: list[Cell] = []
    for n, texts in enumerate(table):
        line = rows.line(top + n) if top + n < len(rows.ids) else None
        for offset, text in enumerate(texts):
            if left + offset < len(rows.columns):
                column = rows.columns[left + offset]
                cells.append(_cell(session, rows, n, line, column, text))
    return Block(tuple(cells), len(table))


def _cell(
    session: Session, rows: Rows, n: int, line: Line | None, column: Column, text: str
) -> Cell:
    register = saving.register_of(session, rows.key)
    name = line.first if line is not None else session.lang(_("New"))
    uid = line.uid if line is not None else None
    row: Row = line.row if line is not None else {}
    text = text[1:] if text[:2] in ("'=", "'@") else text
    column = _named(register, column, session.lang.rtl)
    if column.field is None or not column.is_editable:
        same = line is not None and text.strip() in (line.first, rows.text(line, column), "")
        words = _cannot(column)
        return Cell(n, uid, name, column, text, text, text, None if same else words, not same)
    was = row.get(column.key)
    parsed = column.field.kind.parse(text, session.lang, session.today())
    reason = next((f.text for f in parsed.findings), None)
    if line is not None and was is not None and text == rows.text(line, column):
        return Cell(n, uid, name, column, was, was, text)
    return Cell(n, uid, name, column, was, parsed.value, text, reason, parsed.refused)


def _named(register: Register, column: Column, rtl: bool) -> Column:
    """A name made of one part can be pasted as it is."""
    if column.field is not None:
        return column
    parts = face.name_fields(register, "arabic" if rtl else "latin")
    return Column(parts[0].key, parts[0].label, parts[0]) if len(parts) == 1 else column


def _cannot(column: Column) -> Msg:
    if column.field is None:
        return _(
            "The name is made of several fields: show the columns of the family name and the "
            "given name, and paste there."
        )
    return _("This column is worked out, private or a picture: nothing can be pasted in it.")


def apply(session: Session, key: str, block: Block, title: Msg) -> tuple[int, int]:
    """Write a block in one transaction: how many cells, and how many were left because someone
    changed them since the preview."""
    written = left = 0
    new: dict[int, dict[str, Any]] = {}
    with saving.store_of(session).transaction(title) as t:
        values: dict[str, dict[str, Any]] = {}
        t.load(key, {c.uid for c in block.changing if c.uid is not None})
        for cell in block.changing:
            if cell.uid is None:
                new.setdefault(cell.line, {})[cell.column.key] = cell.value
                written += 1
                continue
            row = t.get(key, cell.uid)
            if row is None or row.get(cell.column.key) != cell.was:
                left += 1
                continue
            values.setdefault(cell.uid, {})[cell.column.key] = cell.value
            written += 1
        t.bulk_set(key, values)
        if new:
            t.bulk_create(key, list(new.values()))
    return written, left
