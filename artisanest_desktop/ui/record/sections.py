"""The fields of a form under their headings, two in a row where there is room; tables of lines."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from artisanest_desktop.model.fields import Register, Section
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.record.lines import LinesTable
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import SectionTitle


class _Group(QWidget):
    """One heading, the grid of its fields, and the table of its lines below them."""

    def __init__(self, session: Session, section: Section) -> None:
        super().__init__()
        px = session.theme.px
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        if section.key:
            column.addWidget(SectionTitle(session, section.label, section.icon))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(px(14))
        self.grid.setVerticalSpacing(px(10))
        column.addLayout(self.grid)


class Sections(QWidget):
    """``boxes`` in the order in which they are seen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(session.theme.px(12))
        self._groups: dict[str, _Group] = {}
        self._shown: list[tuple[Section, list[FieldBox]]] = []
        self._tables: dict[str, LinesTable] = {}
        self._columns = 2
        self.boxes: list[FieldBox] = []

    def lay(
        self,
        register: Register,
        boxes: list[FieldBox],
        tables: Mapping[str, LinesTable] | None = None,
    ) -> None:
        """Put boxes and tables (by section) under their headings; empty ones are not shown."""
        tables = dict(tables or {})
        if boxes == self.boxes and tables == self._tables:
            return
        sections = register.sections or (Section("", register.many),)
        shown: list[tuple[Section, list[FieldBox]]] = [(s, []) for s in sections]
        by_key = {section.key: inside for section, inside in shown}
        for box in boxes:
            by_key.get(box.field.section, shown[0][1]).append(box)
        self._shown = [(s, inside) for s, inside in shown if inside or s.key in tables]
        for old in {*self.boxes, *self._tables.values()} - {*boxes, *tables.values()}:
            old.hide()
        self._tables = tables
        self.boxes = [box for _section, inside in self._shown for box in inside]
        self._arrange()

    def fit(self, width: int) -> None:
        """One or two columns, as there is room."""
        columns = 1 if width < self._session.theme.px(330) else 2
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        for group in self._groups.values():
            self._column.removeWidget(group)
            group.hide()
            # Not takeAt: the item it hands out goes on answering for the box's height.
            for box in group.findChildren(FieldBox):
                group.grid.removeWidget(box)
        for section, inside in self._shown:
            group = self._groups.get(section.key) or _Group(self._session, section)
            self._groups[section.key] = group
            self._fill(group.grid, inside)
            table = self._tables.get(section.key)
            if table is not None:
                group.column.addWidget(table)
                table.show()
            self._column.addWidget(group)
            group.show()
        self._order()

    def _fill(self, grid: QGridLayout, inside: list[FieldBox]) -> None:
        row = column = 0
        for box in inside:
            span = self._columns if box.wide else 1
            if column + span > self._columns:
                row, column = row + 1, 0
            grid.addWidget(box, row, column, 1, span)
            box.show()
            column += span
            if column >= self._columns:
                row, column = row + 1, 0
        for n in (0, 1):
            grid.setColumnStretch(n, 1 if n < self._columns else 0)

    def _order(self) -> None:
        """Tab goes through the fields as they are seen, not as they were made."""
        stops: list[QWidget] = []
        for section, inside in self._shown:
            stops += [box.editor.core for box in inside if box.editor is not None]
            if section.key in self._tables:
                stops.append(self._tables[section.key])
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
