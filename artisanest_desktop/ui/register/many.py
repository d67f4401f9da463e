"""Several rows at once: one field for all, filled down, emptied, removed – each one step back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.columns import Column, choices
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.record.editors.choices import Combo
from artisanest_desktop.ui.register.block import Cell
from artisanest_desktop.ui.register.rows import Rows
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Popover


def set_all(session: Session, rows: Rows, uids: list[str], field: Any, value: Any) -> bool:
    """One field of many records, in one transaction; False when it was refused."""
    store = saving.store_of(session)
    title = _("%(field)s · %(what)s") % {
        "field": field.label,
        "what": n_("%(n)s record", "%(n)s records", len(uids)),
    }
    try:
        with store.transaction(title) as t:
            t.bulk_set(rows.key, {uid: {field.key: value} for uid in uids})
    except Refusal as refusal:
        session.refuse(refusal)
        return False
    session.say(_("Saved — %(what)s") % {"what": title})
    return True


def write_block(
    session: Session, rows: Rows, many: dict[str, dict[str, Any]], title: Msg, said: Msg
) -> None:
    """Several fields of several records; what is written and how to take it back is said."""
    try:
        with saving.store_of(session).transaction(title) as t:
            t.bulk_set(rows.key, many)
    except Refusal as refusal:
        session.refuse(refusal)
        return
    session.say(said)


def write_one(session: Session, rows: Rows, cell: Cell) -> None:
    """A single pasted cell."""
    if cell.uid is None or not cell.changes or cell.column.field is None:
        return
    try:
        saving.change(session, rows.key, cell.uid, {cell.column.key: cell.value})
    except Refusal as refusal:
        session.refuse(refusal)
        return
    saving.say_saved(session, rows.key, cell.uid, cell.column.field)


def fill_down(session: Session, rows: Rows, block: tuple[int, int, int, int]) -> None:
    """The first row's values in all the selected rows below it."""
    top, bottom, first, last = block
    source = rows.line(top)
    columns = _writable(rows.columns[first : last + 1])
    if source is None or bottom <= top or not columns:
        return
    values = {c.key: source.row.get(c.key) for c in columns}
    many = {}
    for row in range(top + 1, bottom + 1):
        line = rows.line(row)
        if line is not None:
            many[line.uid] = dict(values)
    words = n_("Filled down: %(n)s record", "Filled down: %(n)s records", len(many))
    write_block(session, rows, many, words, words)


def empty(session: Session, rows: Rows, block: tuple[int, int, int, int]) -> None:
    """Nothing in the selected cells; names are not emptied by a key pressed by mistake."""
    top, bottom, first, last = block
    columns = _writable(rows.columns[first : last + 1])
    many: dict[str, dict[str, Any]] = {}
    cells = 0
    for row in range(top, bottom + 1):
        line = rows.line(row)
        filled = [c for c in columns if line is not None and line.row.get(c.key) is not None]
        if line is not None and filled:
            many[line.uid] = {c.key: None for c in filled}
            cells += len(filled)
    if many:
        words = n_("Emptied: %(n)s cell", "Emptied: %(n)s cells", cells)
        write_block(session, rows, many, words, words)


def _writable(columns: list[Column]) -> list[Column]:
    return [c for c in columns if c.field is not None and c.is_editable]


class ManyBar(QFrame):
    """Appears when several rows are selected: ``changed()`` after something was done."""

    changed = Signal()

    def __init__(self, session: Session, rows: Rows) -> None:
        super().__init__()
        self._session, self._rows = session, rows
        self.uids: list[str] = []
        self._removed = False
        theme = session.theme
        self.setObjectName("many")
        self.setStyleSheet(
            f"#many {{ background: {theme.tokens['accent_soft']};"
            f" border-top: 1px solid {theme.tokens['line']}; }}"
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        line.setSpacing(theme.px(10))
        self.words = Label(session, "", "strong")
        line.addWidget(self.words)
        line.addStretch(1)
        self.change = Button(session, _("Change a field…"), "pencil")
        self.change.clicked.connect(self._choose)
        self.remove = Button(session, _("Remove from the list"), "trash-2")
        self.remove.clicked.connect(self._remove)
        line.addWidget(self.change)
        line.addWidget(self.remove)
        self.hide()

    def show_rows(self, rows: list[int], removed: bool) -> None:
        """The selected rows; the bar hides when there are not several."""
        several = len(rows) > 1 and not saving.store_of(self._session).read_only
        self.setVisible(several)
        if not several:
            self.uids = []
            return
        self._removed = removed
        self._selected = rows
        self.words.show_words(n_("%(n)s selected", "%(n)s selected", len(rows)))
        self.change.setVisible(not removed)
        self.remove.show_words(_("Recover") if removed else _("Remove from the list"))
        self.remove.show_icon("undo-2" if removed else "trash-2")

    _selected: list[int] = []

    def _chosen(self) -> list[str]:
        uids = [self._rows.uid(row) for row in self._selected]
        return [uid for uid in uids if uid is not None]

    def _remove(self) -> None:
        uids = self._chosen()
        if uids:
            try:
                saving.remove(self._session, self._rows.key, uids, back=self._removed)
            except Refusal as refusal:
                self._session.refuse(refusal)
            self.changed.emit()

    def _choose(self) -> None:
        uids = self._chosen()
        popover = Popover(self._session, self, 330)
        change = ChangeField(self._session, self._rows, uids, popover)
        popover.column.addWidget(change)
        popover.open_at(self.change)
        if change.box is not None and change.box.editor is not None:
            change.box.editor.setFocus()


class ChangeField(QFrame):
    """Which field, what value, one button."""

    def __init__(self, session: Session, rows: Rows, uids: list[str], popover: Popover) -> None:
        super().__init__()
        self._session, self._rows, self._uids, self._popover = session, rows, uids, popover
        px = session.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(10))
        words = n_("Change a field of %(n)s record", "Change a field of %(n)s records", len(uids))
        self.column.addWidget(Label(session, words, "strong", wrap=True))
        self.which = Combo()
        self.which.setAccessibleName(session.lang(_("Field")))
        register = saving.register_of(session, rows.key)
        self.fields = [
            c.field
            for c in choices(register)
            if c.field is not None and c.is_editable and c.key not in ("number", "former_numbers")
        ]
        for field in self.fields:
            self.which.addItem(session.lang(field.label))
        # What many rows share is more often a word than a name.
        listed = [n for n, f in enumerate(self.fields) if f.listed and f.kind.editor == "term"]
        self.which.setCurrentIndex(listed[0] if listed else 0)
        self.which.currentIndexChanged.connect(self._show)
        self.column.addWidget(self.which)
        self.box: FieldBox | None = None
        self.apply = Button(session, _("Apply"), "check", "main")
        self.apply.clicked.connect(self._apply)
        self.column.addWidget(self.apply)
        self._show()

    def _show(self) -> None:
        if self.box is not None:
            self.box.hide()
            self.box.deleteLater()
        self.box = FieldBox(self._session, self.fields[self.which.currentIndex()])
        self.box.show_value(None, {})
        self.column.insertWidget(2, self.box)
        if self.box.editor is not None:
            self.box.editor.entered.connect(self._apply)

    def _apply(self) -> None:
        box = self.box
        if box is None or box.editor is None:
            return
        parsed = box.editor.parsed()
        if parsed.refused:
            box.tell(parsed.findings[0].text, "refused")
            return
        if set_all(self._session, self._rows, self._uids, box.field, parsed.value):
            self._popover.close()
