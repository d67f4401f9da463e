"""The fields of a form under their headings, two in a row where there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from artisanest_desktop.model.fields import Register, Section
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import SectionTitle


class _Group(QWidget):
    """One heading and its grid."""

    def __init__(self, session: Session, section: Section) -> None:
        super().__init__()
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
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
        self._columns = 2
        self.boxes: list[FieldBox] = []

    def lay(self, register: Register, boxes: list[FieldBox]) -> None:
        """Put the boxes under their headings; headings without a box are not shown."""
        if boxes == self.boxes:
            return
        shown: list[tuple[Section, list[FieldBox]]] = [(s, []) for s in register.sections]
        by_key = {section.key: inside for section, inside in shown}
        for box in boxes:
            by_key.get(box.field.section, shown[0][1]).append(box)
        self._shown = [(section, inside) for section, inside in shown if inside]
        for old in set(self.boxes) - set(boxes):
            old.hide()
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
        before: QWidget | None = None
        for box in self.boxes:
            if box.editor is None:
                continue
            if before is not None:
                QWidget.setTabOrder(before, box.editor.core)
            before = box.editor.core
