"""How the cells of such a page are drawn, and the line that opens in one to type in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from artisanest_desktop.ui.record import portrait
from artisanest_desktop.ui.record.editors.script import ScriptLine, is_arabic
from artisanest_desktop.ui.results.model import NAME, PLACE, LinesModel
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
ROW = 45
_ELIDE = Qt.TextElideMode.ElideRight
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Drawing(QStyledItemDelegate):
    """Names as in a roll call, values in the middle, words from the reader's side."""

    def __init__(self, session: Session, view: QTableView) -> None:
        super().__init__(view)
        self.session = session
        self._view = view
        theme = session.theme
        self.body, self.small, self.other = theme.font(15), theme.font(13), theme.font(14)
        self.bold = theme.font(15, bold=True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, LinesModel)
        if index.row() >= len(model.lines):
            return
        theme, rect = self.session.theme, option.rect
        line, what = model.lines[index.row()], model.columns[index.column()]
        text = model.text(index.row(), index.column())
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._is_block()
        painter.fillRect(rect, theme.color("accent_soft" if chosen else "surface"))
        foot = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(foot, theme.color("line"))
        inside = rect.adjusted(theme.px(10), 0, -theme.px(8), -1)
        if what.key == NAME:
            self._name(painter, inside, text, line.second)
        elif what.typed and not what.wide:
            tag = what.tag(line.values.get(what.key)) if what.tag else ""
            self._value(painter, rect, text, tag)
        else:
            words = self.body if what.typed else self.small
            self._put(painter, inside, text, words, "ink" if what.typed else "muted")
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(rect).adjusted(3, 3, -3, -4)
            portrait.ring(painter, ring, theme.px(8), theme.color("accent"), 2)
        painter.restore()

    def _is_block(self) -> bool:
        return len(self._view.selectionModel().selectedIndexes()) > 1

    def _value(self, painter: QPainter, rect: QRect, text: str, tag: str) -> None:
        """A value in the middle of its cell; a dot says that nothing is typed yet."""
        theme = self.session.theme
        painter.setFont(self.bold if text else self.body)
        middle = Qt.AlignmentFlag.AlignCenter
        if tag:
            inside = rect.adjusted(theme.px(4), 0, -theme.px(4), -1)
            wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(20)
            at = QRectF(0, 0, min(wide, inside.width()), theme.px(30))
            at.moveCenter(QRectF(inside).center())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft" if tag == "soft" else f"{tag}_soft"))
            painter.drawRoundedRect(at, theme.px(8), theme.px(8))
            painter.setPen(theme.color("ink" if tag == "soft" else tag))
            shown = painter.fontMetrics().elidedText(text, _ELIDE, round(at.width()))
            painter.drawText(at, middle, shown)
            return
        painter.setPen(theme.color("ink" if text else "muted"))
        painter.drawText(rect.adjusted(0, 0, 0, -1), middle, text or "·")

    def _name(self, painter: QPainter, rect: QRect, name: str, second: str) -> None:
        """The reader's script first, the other beside it where there is room."""
        px = self.session.theme.px
        width = min(QFontMetrics(self.body).horizontalAdvance(name) + 2, rect.width())
        self._put(painter, self._side(rect, 0, width), name, self.body, "ink")
        rest = rect.width() - width - px(8)
        if second and QFontMetrics(self.other).horizontalAdvance(second) + 2 <= rest:
            at = self._side(rect, width + px(8), rest)
            self._put(painter, at, second, self.other, "muted")

    def _side(self, outer: QRect, from_start: int, width: int) -> QRect:
        at = QRect(outer.left() + from_start, outer.top(), width, outer.height())
        way = Qt.LayoutDirection
        rtl = self.session.theme.rtl
        return QStyle.visualRect(way.RightToLeft if rtl else way.LeftToRight, outer, at)

    def _put(self, painter: QPainter, rect: QRect, text: str, font: QFont, color: str) -> None:
        painter.setFont(font)
        painter.setPen(self.session.theme.color(color))
        flag, way = Qt.AlignmentFlag, Qt.LayoutDirection
        painter.setLayoutDirection(way.RightToLeft if is_arabic(text) else way.LeftToRight)
        side = flag.AlignRight if self.session.theme.rtl else flag.AlignLeft
        how = side | flag.AlignAbsolute | flag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, how, painter.fontMetrics().elidedText(text, _ELIDE, rect.width()))

    # Typing

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        line = ScriptLine(self.session, ROW - 4)
        line.setParent(parent)
        model = index.model()
        assert isinstance(model, LinesModel)
        line.setAccessibleName(model.spoken(index.row(), index.column()))
        if not model.columns[index.column()].wide:
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(1, 1, -1, -2))

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        take = getattr(self._view, "take", None)
        if take is not None:
            take(index.row(), index.column(), editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            up = event.key() == Qt.Key.Key_Up
            if event.key() in _ENTER or up or event.key() == Qt.Key.Key_Down:
                assert isinstance(editor, QWidget)
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                step = getattr(self._view, "go_up" if up else "go_on", None)
                if step is not None:
                    step()
                return True
        return super().eventFilter(editor, event)


__all__ = ["NAME", "PLACE", "ROW", "Drawing"]
