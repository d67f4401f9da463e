"""How a cell is drawn: picture and name in both scripts, tags, codes left to right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model.columns import Column
from artisanest_desktop.ui.record import face, portrait
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.register.rows import Line, RowRole, Rows
from artisanest_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
ROW = 45
_ELIDE = Qt.TextElideMode.ElideRight


class Drawing(QStyledItemDelegate):
    """Draws; typing is in :mod:`artisanest_desktop.ui.register.typing`."""

    def __init__(self, session: Session, view: QWidget, icon: str, photo: str) -> None:
        super().__init__(view)
        self.session = session
        theme = session.theme
        self._icon = icon
        self._photo = photo
        self.body = theme.font(15)
        self.small = theme.font(13)
        self.other = theme.font(14)
        self.rows_selected: set[int] = set()
        self.block = False
        self.line_color = theme.color("line")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        text = model.data(index)
        width = QFontMetrics(self.body).horizontalAdvance(str(text or ""))
        extra = 62 if index.column() == 0 else 28
        return QSize(width + self.session.theme.px(extra), self.session.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(RowRole)
        model = index.model()
        assert isinstance(model, Rows)
        column = model.columns[index.column()]
        rect: QRect = option.rect
        state = option.state
        painter.save()
        self._ground(painter, rect, state, index)
        if line is not None:
            room = model.room_after(index.column()) if model.is_far(column) else 0
            self._cell(painter, rect, column, line, room)
        if state & QStyle.StateFlag.State_HasFocus:
            at = QRectF(rect).adjusted(1, 1, -1, -2)
            portrait.ring(painter, at, self.session.theme.px(6), self._color("accent"), 2)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: Any, index: Index) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or index.row() in self.rows_selected:
            ground = self._color("accent_soft")
            if selected and self.block:
                ground = ground.darker(107) if ground.lightness() > 128 else ground.lighter(125)
            painter.fillRect(rect, ground)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self.line_color)

    def _cell(
        self, painter: QPainter, rect: QRect, column: Column, line: Line, room_after: int
    ) -> None:
        theme = self.session.theme
        inside = rect.adjusted(theme.px(12), 0, -theme.px(10), -1)
        if column.field is None:
            self._name(painter, rect, line)
            return
        text = face.words(column.field, line.row.get(column.key), self.session.lang, line.row)
        color = face.color(column.field, line.row.get(column.key))
        if getattr(column.field.kind, "tags", None):
            self._tags(painter, inside, line, text, color)
        elif text and room_after:
            at = rect.adjusted(theme.px(12), 0, -room_after, -1)
            self._put(painter, at, text, self.body, "ink", True, far=True)
        elif text:
            self._text(painter, inside, text, self.body, "ink", column.field.kind.align)
        else:
            self._text(painter, inside, face.EMPTY, self.body, "muted", "start")

    def _name(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self.session.theme
        side = theme.px(30)
        at = QRect(rect.left() + theme.px(10), 0, side, side)
        at.moveTop(rect.top() + (rect.height() - 1 - side) // 2)
        at = self._mirrored(rect, at)
        digest = line.row.get(self._photo)
        letters = face.initials(line.first, line.row)
        portrait.paint(
            painter, self.session, QRectF(at), letters, digest, side / 2, icon=self._icon
        )
        text = QRect(
            rect.left() + theme.px(50), rect.top(), rect.width() - theme.px(56), rect.height() - 1
        )
        metrics = QFontMetrics(self.body)
        wanted = metrics.horizontalAdvance(line.first) + 1
        width = min(wanted, text.width())
        name = QRect(text.left(), text.top(), width, text.height())
        self._text(painter, self._mirrored(rect, name), line.first, self.body, "ink", "start")
        gap = theme.px(8)
        rest = text.width() - width - gap
        if line.second and rest > theme.px(30):
            other = QRect(text.left() + width + gap, text.top(), rest, text.height())
            at_side = self._mirrored(rect, other)
            self._text(painter, at_side, line.second, self.other, "muted", "start")

    def _tags(self, painter: QPainter, rect: QRect, line: Line, text: str, color: str) -> None:
        """The row says what to do about it: a question or a doubt comes before the state."""
        lang = self.session.lang
        if line.question:
            text, color = lang(_("Question")), "saffron"
        elif line.doubtful:
            text, color = lang(_("To check")), "saffron"
        elif line.flag is not None:
            text, color = lang(line.flag.label), "saffron"
        if not text:
            self._text(painter, rect, face.EMPTY, self.body, "muted", "start")
            return
        theme = self.session.theme
        metrics = QFontMetrics(self.small)
        pad = theme.px(9)
        width = min(metrics.horizontalAdvance(text) + 2 * pad + 1, rect.width())
        height = metrics.height() + theme.px(3)
        at = QRect(rect.left(), rect.center().y() - height // 2, width, height)
        at = self._mirrored(rect, at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        token = color or "soft"
        painter.setBrush(self._color("soft" if token == "soft" else f"{token}_soft"))
        painter.drawRoundedRect(at, height / 2, height / 2)
        ink = "muted" if token == "soft" else token
        self._put(painter, at.adjusted(pad, 0, -pad + 1, 0), text, self.small, ink, False)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, color: str, align: str
    ) -> None:
        self._put(painter, rect, text, font, color, align in ("ltr", "number"))

    def _put(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        color: str,
        ltr: bool,
        far: bool = False,
    ) -> None:
        """One line, at the reader's side or the far one, in its own direction, short enough."""
        painter.setFont(font)
        painter.setPen(self._color(color))
        flag = Qt.AlignmentFlag
        side = flag.AlignLeft if far == self.session.theme.rtl else flag.AlignRight
        rtl = not ltr and is_arabic(text)
        direction = Qt.LayoutDirection
        painter.setLayoutDirection(direction.RightToLeft if rtl else direction.LeftToRight)
        shown = painter.fontMetrics().elidedText(text.replace("\n", " "), _ELIDE, rect.width())
        how = side | flag.AlignAbsolute | flag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, how, shown)

    def _mirrored(self, outer: QRect, rect: QRect) -> QRect:
        direction = Qt.LayoutDirection
        rtl = self.session.theme.rtl
        return QStyle.visualRect(
            direction.RightToLeft if rtl else direction.LeftToRight, outer, rect
        )

    def _color(self, token: str) -> Any:
        return self.session.theme.color(token)

    def is_cut(self, rect: QRect, index: Index) -> bool:
        """Whether the cell has less room than its text."""
        return self.sizeHint(QStyleOptionViewItem(), index).width() > rect.width()
