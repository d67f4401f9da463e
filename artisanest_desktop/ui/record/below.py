"""What stands below the fields of a record's sections: tables of lines, and other parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from artisanest_desktop.ui.record.lines import LinesTable
from artisanest_desktop.ui.record.parts import PARTS, SectionPart

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.form import RecordForm

#: One of them.
Below = LinesTable | SectionPart


class BelowFields:
    """``tables`` and ``parts`` of one form, by section, each made when it is first seen."""

    def __init__(self, form: RecordForm) -> None:
        self._form = form
        self.tables: dict[str, LinesTable] = {}
        self.parts: dict[str, SectionPart] = {}
        self._drafts: dict[str, Any] = {}

    def seen(self, unfolded: bool) -> dict[str, list[Below]]:
        """Those that show, by section; a record not yet born has none."""
        form, seen = self._form, dict[str, list[Below]]()
        for section in form.register.sections:
            below: list[Below] = []
            if section.lines and form.uid is not None and (unfolded or section.short):
                below.append(self._table(section.key, section.lines))
            elif section.key in self.tables:
                self.tables[section.key].load(None)
            if form.uid is not None and (form.key, section.key) in PARTS:
                below.append(self._part(section.key))
            if below:
                seen[section.key] = below
        return seen

    def _table(self, section: str, lines: str) -> LinesTable:
        form = self._form
        if section not in self.tables:
            table = self.tables[section] = LinesTable(form.session, lines, form)
            table.typing.drafts = self._drafts.pop(lines, {})
            table.escaped.connect(form.escaped)
        table = self.tables[section]
        if table.data.parent != form.uid:
            table.load(form.uid)
        return table

    def _part(self, section: str) -> SectionPart:
        if section not in self.parts:
            self.parts[section] = PARTS[self._form.key, section].make(self._form)
        return self.parts[section]

    def commit(self) -> None:
        """Save what is being typed in a table."""
        for table in self.tables.values():
            table.commit()

    def forget(self) -> None:
        """The record was erased for good."""
        for table in self.tables.values():
            table.forget()

    def drafts(self) -> Mapping[str, Any]:
        """What could not be understood and waits to be mended, by register of lines."""
        tables = self.tables.values()
        return self._drafts | {table.key: dict(table.typing.drafts) for table in tables}

    def take_drafts(self, drafts: Mapping[str, Any]) -> None:
        """The same, brought back after the window was built anew."""
        self._drafts = dict(drafts)
        for table in self.tables.values():
            table.typing.drafts = self._drafts.pop(table.key, table.typing.drafts)
            table.lay()
