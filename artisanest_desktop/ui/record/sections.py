"""The fields of a form under their headings, two in a row where there is room, the languages of
one thing three in a row or one below the other; below them the table of the section's lines, and
what else belongs there."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from artisanest_desktop.model.fields import Register, Section
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.below import Below
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.record.parts import SectionPart
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import SectionTitle

#: A form as wide as this (in pixels of a text of 15) has room for three languages side by side.
_THREE = 540


class _Group(QWidget):
    """One heading, the grid of its fields, and what stands below them."""

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
        self._below: dict[str, list[Below]] = {}
        self._columns = 2
        self._three = False
        self.boxes: list[FieldBox] = []

    def lay(
        self,
        register: Register,
        boxes: list[FieldBox],
        below: Mapping[str, list[Below]] | None = None,
    ) -> None:
        """Put boxes, and what stands ``below`` them by section, under their headings; empty ones
        are not shown."""
        below = dict(below or {})
        if boxes == self.boxes and below == self._below:
            return
        sections = register.sections or (Section("", register.many),)
        shown: list[tuple[Section, list[FieldBox]]] = [(s, []) for s in sections]
        by_key = {section.key: inside for section, inside in shown}
        for box in boxes:
            by_key.get(box.field.section, shown[0][1]).append(box)
        self._shown = [(s, inside) for s, inside in shown if inside or s.key in below]
        for old in {*self.boxes, *_all(self._below)} - {*boxes, *_all(below)}:
            old.hide()
        self._below = below
        self.boxes = [box for _section, inside in self._shown for box in inside]
        self._arrange()

    def fit(self, width: int) -> None:
        """One or two columns, as there is room; three for what is said in three languages."""
        px = self._session.theme.px
        shape = 1 if width < px(330) else 2, width >= px(_THREE)
        if shape != (self._columns, self._three):
            self._columns, self._three = shape
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
            for part in self._below.get(section.key, ()):
                group.column.addWidget(part)
                part.show()
            self._column.addWidget(group)
            group.show()
        self._order()

    def _fill(self, grid: QGridLayout, inside: list[FieldBox]) -> None:
        spoken = face.in_three_languages([box.field for box in inside])
        units = 6 if spoken and self._three else self._columns
        row = column = 0
        for box in inside:
            if box.field.key in spoken:
                span = 2 if self._three else units
            else:
                span = units if box.wide else units // self._columns
            if column + span > units:
                row, column = row + 1, 0
            grid.addWidget(box, row, column, 1, span)
            box.show()
            column += span
            if column >= units:
                row, column = row + 1, 0
        for n in range(6):
            grid.setColumnStretch(n, 1 if n < units else 0)

    def _order(self) -> None:
        """Tab goes through the fields as they are seen, not as they were made."""
        stops: list[QWidget] = []
        for section, inside in self._shown:
            stops += [box.editor.core for box in inside if box.editor is not None]
            for part in self._below.get(section.key, ()):
                stops += part.stops() if isinstance(part, SectionPart) else [part]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def _all(below: Mapping[str, list[Below]]) -> list[Below]:
    return [part for parts in below.values() for part in parts]
