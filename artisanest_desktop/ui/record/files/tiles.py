"""Pictures as a flowing strip of thumbnails, their captions below them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from artisanest_desktop.i18n import _, p_
from artisanest_desktop.ui.record import portrait
from artisanest_desktop.ui.record.files.model import COVER, ROW, FilesModel
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.record.files.view import FilesDelegate, FilesView
from artisanest_desktop.ui.record.thumbs import thumbs

Index = QModelIndex | QPersistentModelIndex


class Tiles(FilesView):
    """``side`` is that of a thumbnail; with ``large`` they share the width between them."""

    def __init__(
        self, shelf: Shelf, model: FilesModel, side: int = 88, large: bool = False
    ) -> None:
        super().__init__(shelf, model, p_("gallery", "Pictures"))
        self._least = shelf.session.theme.px(side)
        self._large = large
        self.gap = shelf.session.theme.px(10)
        self.side = self._least
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setItemDelegate(TileDelegate(self))
        thumbs(shelf.session).made.connect(self._made)

    def _made(self, digest: str) -> None:
        if any(row.get("file") == digest for row in self.files.rows):
            self.viewport().update()

    @property
    def words(self) -> int:
        """The height of a caption."""
        return self.shelf.session.theme.px(24)

    def height_for(self, width: int) -> int:
        across = max(1, width // (self._least + self.gap))
        if self._large:
            self.side = min(width // across - self.gap, self._least * 3 // 2)
        cell = QSize(self.side + self.gap, self.side + self.words + self.gap // 2)
        if cell != self.gridSize():
            self.setGridSize(cell)
        return -(-len(self.files.rows) // max(1, width // cell.width())) * cell.height()


class TileDelegate(FilesDelegate):
    """A picture with round corners; the first says that it is the cover."""

    view: Tiles

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.view.gridSize()

    def _tile(self, rect: QRect) -> QRect:
        """The picture in its cell, at its start."""
        side = self.view.side
        x = rect.right() + 1 - side if self.session.theme.rtl else rect.left()
        return QRect(x, rect.top(), side, side)

    def words_at(self, rect: QRect) -> QRect:
        tile = self._tile(rect)
        return QRect(tile.left(), tile.bottom() + 1, tile.width(), self.view.words)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.data(ROW), self.session.theme
        tile = self._tile(option.rect)
        at, radius = QRectF(tile), theme.px(10)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(at, radius, radius)
        picture = thumbs(self.session).square(row["file"], tile.width()) if row["file"] else None
        painter.fillPath(shape, theme.color("soft"))
        if picture is not None:
            painter.setClipPath(shape)
            painter.drawPixmap(at, picture, QRectF(picture.rect()))
            painter.setClipping(False)
        else:
            mark = self.session.pixmap("image", "muted", 26)
            half = mark.deviceIndependentSize().width() / 2
            painter.drawPixmap(at.center() - QPointF(half, half), mark)
        painter.restore()
        if self.view.files.is_cover(index):
            self._paint_cover(painter, tile)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            there = self.view.is_active()
            portrait.ring(painter, at, radius, theme.color("accent" if there else "muted"), 3)
        self._paint_caption(painter, self.words_at(option.rect), row, chosen)

    def _paint_cover(self, painter: QPainter, tile: QRect) -> None:
        theme = self.session.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(12, bold=True)
        painter.setFont(font)
        words = self.session.lang(COVER)
        inset, pad = theme.px(6), theme.px(8)
        room = tile.width() - 2 * (inset + pad)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * pad
        height = painter.fontMetrics().height() + theme.px(2)
        x = tile.right() + 1 - inset - width if theme.rtl else tile.left() + inset
        pill = QRectF(x, tile.top() + inset, width, height)
        path = QPainterPath()
        path.addRoundedRect(pill, height / 2, height / 2)
        painter.fillPath(path, theme.color("accent"))
        painter.setPen(theme.color("on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _paint_caption(
        self, painter: QPainter, at: QRect, row: dict[str, str], chosen: bool
    ) -> None:
        theme = self.session.theme
        words, color = row.get("caption") or "", "ink"
        if not words and chosen and not self.view.shelf.is_locked():
            words, color = self.session.lang(_("Caption… (F2)")), "muted"
        if not words:
            return
        painter.save()
        painter.setFont(theme.font(13))
        painter.setPen(theme.color(color))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, at.width())
        flag = Qt.AlignmentFlag
        side = flag.AlignRight if theme.rtl else flag.AlignLeft
        shown = f"\u2068{shown}\u2069"  # in the direction of its own words
        painter.drawText(at, side | flag.AlignAbsolute | flag.AlignVCenter, shown)
        painter.restore()
