"""People to tick, as a table: what is known of each, and who is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.exchange.drawing import Drawing
from artisanest_desktop.ui.exchange.rows import Index
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets.tables import dress_table

_ROW, _TICK = 44, 44
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A person: ``cells`` from the reader's side, each what is read first and, muted, what is
    added to it."""

    uid: str
    cells: tuple[tuple[str, str], ...]


class Rows(QAbstractTableModel):
    """The first column is the tick; who was unticked stays so, whatever is shown meanwhile."""

    def __init__(self, session: Session, heads: Sequence[Msg]) -> None:
        super().__init__()
        self._session = session
        self._heads = heads
        self.rows: list[Row] = []
        self.off: set[str] = set()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._heads) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._session.lang(self._heads[section - 1]) if section else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        if index.column():
            return " ".join(part for part in row.cells[index.column() - 1] if part)
        ticked = _("ticked") if self.is_ticked(index.row()) else _("not ticked")
        return f"{row.cells[0][0]}: {self._session.lang(ticked)}"

    def is_ticked(self, row: int) -> bool:
        """Whether somebody is meant."""
        return self.rows[row].uid not in self.off


class _Drawing(Drawing):
    """A box, then words, the second of them muted."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        theme, rect = self._theme, QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent_soft"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        inside = rect.adjusted(theme.px(12), 0, -theme.px(8), -1)
        ticked = model.is_ticked(index.row())
        if index.column() == 0:
            self._box(painter, self._at_start(rect.adjusted(theme.px(14), 0, -theme.px(14), 0),
                                              self._middle(rect)), ticked)  # fmt: skip
        else:
            first, second = model.rows[index.row()].cells[index.column() - 1]
            self._words(painter, inside, first, second, "ink" if ticked else "muted")
        painter.restore()

    def _middle(self, rect: QRect) -> QRect:
        return self.box(rect.adjusted(self._theme.px(14), 0, -self._theme.px(14), 0))

    def _words(
        self, painter: QPainter, rect: QRect, first: str, second: str, color: str
    ) -> None:
        if not first:
            self._put(painter, rect, second, self._small, "muted")
            return
        wide = min(QFontMetrics(self._body).horizontalAdvance(first) + 2, rect.width())
        at = QRect(rect.left(), rect.top(), wide, rect.height())
        self._put(painter, self._at_start(rect, at), first, self._body, color)
        rest = rect.width() - wide - self._theme.px(8)
        if second and rest > self._theme.px(24):
            at = QRect(rect.right() - rest + 1, rect.top(), rest, rect.height())
            self._put(painter, self._at_start(rect, at), second, self._small, "muted")


class TickTable(QTableView):
    """``changed()`` when somebody was ticked or not; ``shares`` divide the width."""

    changed = Signal()

    def __init__(
        self, session: Session, heads: Sequence[Msg], shares: Sequence[int], name: Msg
    ) -> None:
        super().__init__()
        self._session = session
        self._shares = shares
        self.people = Rows(session, heads)
        self.setModel(self.people)
        self.setItemDelegate(_Drawing(session, self))
        self.setAccessibleName(session.lang(name))
        px = session.theme.px
        dress_table(self, px(_ROW))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(px(_ROW * 5))
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(px(30))
        flag = Qt.AlignmentFlag
        start = flag.AlignRight if session.theme.rtl else flag.AlignLeft
        head.setDefaultAlignment(start | flag.AlignAbsolute | flag.AlignVCenter)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other people; each keeps her tick."""
        self.people.beginResetModel()
        self.people.rows = list(rows)
        self.people.endResetModel()
        self.changed.emit()

    def ticked(self) -> list[str]:
        """Who is shown and ticked, in order."""
        return [row.uid for row in self.people.rows if row.uid not in self.people.off]

    def tick_all(self, on: bool) -> None:
        """Everyone who is shown, or none of them."""
        self._tick({row.uid for row in self.people.rows}, on)

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick these rows; untick them when all of them are ticked."""
        uids = {self.people.rows[row].uid for row in rows}
        self._tick(uids, bool(uids & self.people.off))

    def _tick(self, uids: set[str], on: bool) -> None:
        self.people.off = self.people.off - uids if on else self.people.off | uids
        self.viewport().update()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle([index.row() for index in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and not event.modifiers():
            self.toggle([index.row()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tick = self._session.theme.px(_TICK)
        rest = self.viewport().width() - tick
        widths = [tick, *(rest * share // sum(self._shares) for share in self._shares)]
        widths[-1] += self.viewport().width() - sum(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
