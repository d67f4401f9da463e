"""How the grid's cells are drawn: calm text about the person, a coloured letter for each mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from artisanest_desktop.ui.record import portrait
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.rollcall import marks
from artisanest_desktop.ui.rollcall.grid_model import HOURS, NAME, GridModel
from artisanest_desktop.ui.rollcall.sheet import Someone
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
ROW = 45
_ELIDE = Qt.TextElideMode.ElideRight


class Drawing(QStyledItemDelegate):
    """``block`` while more than one cell is selected."""

    def __init__(self, session: Session, view: QWidget) -> None:
        super().__init__(view)
        self.session = session
        theme = session.theme
        self.body, self.small, self.other = theme.font(15), theme.font(13), theme.font(14)
        self.block = False
        self._colors = {
            t: theme.color(t) for t in ("line", "accent", "accent_soft", "ink", "muted", "surface")
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, GridModel)
        person = model.person(index.row())
        if person is None:
            return
        rect: QRect = option.rect
        painter.save()
        self._ground(painter, rect, option.state)
        what = model.columns[index.column()]
        ring = QRectF(rect).adjusted(3, 3, -3, -4)
        text = model.text(index.row(), index.column())
        if what.half is not None:
            inside = rect.adjusted(0, 0, 0, -1)
            pill = marks.paint(painter, self.session, inside, person.mark(what.key), text)
            ring = pill.adjusted(-3, -3, 3, 3)
        elif what.key == NAME:
            self._name(painter, self._inside(rect), text, person)
        else:
            ltr = what.key == HOURS and not self.session.lang.rtl
            self._put(painter, self._inside(rect), text, self.small, "muted", ltr)
        if option.state & QStyle.StateFlag.State_HasFocus:
            px = self.session.theme.px
            painter.setBrush(Qt.BrushStyle.NoBrush)
            portrait.ring(painter, ring, px(10), self._colors["accent"], 2)
        painter.restore()

    def _inside(self, rect: QRect) -> QRect:
        px = self.session.theme.px
        return rect.adjusted(px(10), 0, -px(8), -1)

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        # Qt has already drawn its own ground under a selected cell.
        selected = self.block and bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, self._colors["accent_soft" if selected else "surface"])
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._colors["line"])

    def _name(self, painter: QPainter, rect: QRect, name: str, person: Someone) -> None:
        """The reader's script first, the other beside it where there is room."""
        px = self.session.theme.px
        width = min(QFontMetrics(self.body).horizontalAdvance(name) + 2, rect.width())
        self._put(painter, self._side(rect, 0, width), name, self.body, "ink", False)
        rest = rect.width() - width - px(8)
        needed = QFontMetrics(self.other).horizontalAdvance(person.second) + 2
        if person.second and needed <= rest:
            at = self._side(rect, width + px(8), rest)
            self._put(painter, at, person.second, self.other, "muted", False)

    def _side(self, outer: QRect, from_start: int, width: int) -> QRect:
        at = QRect(outer.left() + from_start, outer.top(), width, outer.height())
        way = Qt.LayoutDirection
        rtl = self.session.theme.rtl
        return QStyle.visualRect(way.RightToLeft if rtl else way.LeftToRight, outer, at)

    def _put(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, color: str, ltr: bool
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._colors[color])
        flag, way = Qt.AlignmentFlag, Qt.LayoutDirection
        rtl = not ltr and is_arabic(text)
        painter.setLayoutDirection(way.RightToLeft if rtl else way.LeftToRight)
        side = flag.AlignRight if self.session.theme.rtl else flag.AlignLeft
        how = side | flag.AlignAbsolute | flag.AlignVCenter | Qt.TextFlag.TextSingleLine
        shown = painter.fontMetrics().elidedText(text, _ELIDE, rect.width())
        painter.drawText(rect, how, shown)
