"""Documents as rows: what kind, what it is called, how large, since when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record import portrait
from artisanest_desktop.ui.record.files.model import ROW, FilesModel, dotted, facts, kind_of, title
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.record.files.view import FilesDelegate, FilesView

Index = QModelIndex | QPersistentModelIndex


class Documents(FilesView):
    """One below the other."""

    def __init__(self, shelf: Shelf, model: FilesModel) -> None:
        super().__init__(shelf, model, _("Documents"))
        self.setItemDelegate(DocumentDelegate(self))

    @property
    def line(self) -> int:
        """The height of a row."""
        return self.shelf.session.theme.px(54)

    def height_for(self, width: int) -> int:
        return len(self.files.rows) * self.line


class DocumentDelegate(FilesDelegate):
    """An icon on a soft ground, and two lines of words."""

    view: Documents

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.view.viewport().width(), self.view.line)

    def _icon_at(self, rect: QRect) -> QRect:
        px = self.session.theme.px
        side = px(38)
        x = rect.right() + 1 - px(6) - side if self.session.theme.rtl else rect.left() + px(6)
        return QRect(x, rect.center().y() - side // 2, side, side)

    def words_at(self, rect: QRect) -> QRect:
        px, icon = self.session.theme.px, self._icon_at(rect)
        left, right = icon.right() + px(11), rect.right() - px(6)
        if self.session.theme.rtl:
            left, right = rect.left() + px(6), icon.left() - px(11)
        return QRect(left, rect.top() + px(5), right - left, px(23))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme, lang = index.data(ROW), self.session.theme, self.session.lang
        rect: QRect = option.rect
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            ground = QPainterPath()
            ground.addRoundedRect(QRectF(rect), theme.px(10), theme.px(10))
            painter.fillPath(ground, theme.color("accent_soft" if chosen else "soft"))
            if chosen and self.view.is_active() and index == self.view.currentIndex():
                portrait.ring(painter, QRectF(rect), theme.px(10), theme.color("accent"), 2)
        icon, kind = kind_of(row)
        box, path = QRectF(self._icon_at(rect)), QPainterPath()
        path.addRoundedRect(box, theme.px(8), theme.px(8))
        painter.fillPath(path, theme.color("soft"))
        mark = self.session.pixmap(icon, "accent", 20)
        half = mark.deviceIndependentSize().width() / 2
        painter.drawPixmap(box.center() - QPointF(half, half), mark)
        first = self.words_at(rect)
        second = first.translated(0, first.height())
        # In the direction of its own words.
        self._write(painter, first, f"\u2068{title(row)}\u2069", 15, "ink")
        # A caption takes the place of the name, which then stands below it.
        told = facts(row, lang, bool(row.get("caption")))
        self._write(painter, second, dotted((lang(kind), *told), lang), 13, "muted")

    def _write(self, painter: QPainter, at: QRect, words: str, size: int, color: str) -> None:
        theme, flag = self.session.theme, Qt.AlignmentFlag
        painter.save()
        painter.setFont(theme.font(size))
        painter.setPen(theme.color(color))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, at.width())
        side = flag.AlignRight if theme.rtl else flag.AlignLeft
        painter.drawText(at, side | flag.AlignAbsolute | flag.AlignVCenter, shown)
        painter.restore()
