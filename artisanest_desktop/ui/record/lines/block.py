"""Lines to and from a spreadsheet: copied as tabs and rows, pasted as new lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from artisanest_desktop.i18n import Msg, _, fold, n_
from artisanest_desktop.rules import Finding
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.clipboard import plain, split
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.lines import writing
from artisanest_desktop.ui.record.lines.columns import Column

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable

#: What was understood of a row, and what was not, by field.
Pasted = tuple[dict[str, Any], dict[str, tuple[str, Finding]]]


def copy(table: LinesTable) -> None:
    """All lines with the names of their columns; nothing is ever read as a formula (R8)."""
    lang, columns = table.session.lang, table.data.columns
    rows = [[lang(c.field.label) for c in columns]]
    rows += [[plain(line.words[c.key]) for c in columns] for line in table.data.lines]
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    table.session.say(_("Copied"), undo=False)


def paste(table: LinesTable) -> None:
    """A line for each row of the clipboard, all in one step; what cannot be understood stays in
    its cell with the reason."""
    text = QGuiApplication.clipboard().text()
    if table.is_locked() or not text.strip():
        return
    cells = split(text)
    typed = [c for c in table.data.columns if c.is_typed]
    columns = _named(table, cells[0], typed)
    rows = cells[1:] if columns else cells
    first = next((n for n, c in enumerate(typed) if c is _current(table)), 0)
    understood = [_understand(table, row, columns or typed[first:]) for row in rows]
    _write(table, [row for row in understood if row[0] or row[1]])


def _current(table: LinesTable) -> Column | None:
    columns = table.data.columns
    return columns[table.at[1]] if table.at[1] < len(columns) else None


def _named(
    table: LinesTable, header: Sequence[str], typed: Sequence[Column]
) -> list[Column | None]:
    """The columns that a first row of names tells; none when it is a row like the others."""
    lang = table.session.lang
    names: dict[str, Column] = {}
    for column in typed:
        for word in (lang(column.field.label), *column.field.synonyms):
            names.setdefault(fold(word), column)
    every = {fold(lang(c.field.label)) for c in table.data.columns}
    words = [fold(cell) for cell in header if cell.strip()]
    if not words or not all(word in names or word in every for word in words):
        return []
    return [names.get(fold(cell)) for cell in header]


def _understand(table: LinesTable, row: Sequence[str], columns: Sequence[Column | None]) -> Pasted:
    session = table.session
    values: dict[str, Any] = {}
    drafts: dict[str, tuple[str, Finding]] = {}
    for cell, column in zip(row, columns, strict=False):
        if column is None or not cell.strip():
            continue
        text = cell.strip().removeprefix("'")
        field = column.field_for(column.field, text)
        parsed = field.kind.parse(text, session.lang, session.today())
        if parsed.refused:
            reason = next(f for f in parsed.findings if f.level == "refused")
            drafts[column.key] = (text, reason)
        elif parsed.value is not None:
            values[field.key] = parsed.value
    return values, drafts


def _write(table: LinesTable, rows: Sequence[Pasted]) -> None:
    if not rows:
        return
    data, typing = table.data, table.typing
    typing.close()
    title = _title(table, len(rows))
    try:
        typing.writing = True
        with saving.store_of(table.session).transaction(title) as t:
            uids = writing.add(t, data, [values for values, _drafts in rows])
    except Refusal as refusal:
        table.session.refuse(refusal)
        return
    finally:
        typing.writing = False
    for uid, (_values, drafts) in zip(uids, rows, strict=True):
        for key, draft in drafts.items():
            typing.drafts[data.parent, uid, key] = draft
    table.refresh()
    table.go_to(uids[0], table.at[1])
    table.session.say(n_("Pasted: %(n)s line", "Pasted: %(n)s lines", len(rows)))
    table.saved.emit()


def _title(table: LinesTable, number: int) -> Msg:
    return _("Added: %(lines)s · %(what)s") % {
        "lines": n_("%(n)s line", "%(n)s lines", number),
        "what": writing.owner(table.data),
    }
