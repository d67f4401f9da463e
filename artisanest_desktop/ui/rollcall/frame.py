"""What a roll call stands in: the line on top, and the paper with its side beside or below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.register.corners import Corners
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Elided, scrolled
from artisanest_desktop.ui.widgets.flow import Flow

_SIDE = 376
#: Below these widths (at the usual text size) the side stands below, the buttons too.
_NARROW, _LOW_HEAD = 1100, 760
_LEAST_PAPER, _LOW = 440, 480
_ANY = (1 << 24) - 1
_WAY = QBoxLayout.Direction


class Top(QWidget):
    """The way back, the title, and what can be done with the whole: ``left()``."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        back = Button(session, _("Sessions"), "arrow-left")
        back.setToolTip(session.lang(_("Back to the sessions (Esc)")))
        back.clicked.connect(self.left)
        self.title = Elided(session, "", "subtitle")
        self.print = Button(session, _("Attendance sheet"), "printer")
        self.print.setToolTip(shortcuts.tip(session.lang, shortcuts.ROLL_CALL["print"]))
        self.attach = Button(session, _("Attach the scan"), "image")
        self.results = Button(session, _("Results"), "chart-column")
        self.finish = Button(session, _("Finish the session"), "circle-check", "main")
        shelf = QWidget()
        tools = Flow(px(10), shelf)
        for button in (self.print, self.attach, self.results, self.finish):
            tools.addWidget(button)
        first = QHBoxLayout()
        first.setSpacing(px(12))
        first.addWidget(back)
        first.addWidget(self.title, 1)
        self._line = QBoxLayout(_WAY.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(10))
        self._line.addLayout(first, 1)
        self._line.addWidget(shelf)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._session.theme.px(_LOW_HEAD)
        self._line.setDirection(_WAY.LeftToRight if wide else _WAY.TopToBottom)


class Sides(QWidget):
    """Below a :class:`Top`; ``paper`` and ``side`` are columns to put things in. Where there is
    little room the side stands below and all of it is scrolled, where there is very little the
    top with it."""

    def __init__(self, session: Session, top: QWidget) -> None:
        super().__init__()
        self._session = session
        self._top = top
        px = session.theme.px
        body = QWidget()
        self._scrolled = QVBoxLayout(body)
        self._scrolled.setContentsMargins(0, 0, 0, 0)
        self._scrolled.setSpacing(px(14))
        self._line = QBoxLayout(_WAY.LeftToRight)
        self._line.setSpacing(px(16))
        self._scrolled.addLayout(self._line, 1)
        self._paper, self._side = Card(session, 0), Card(session, 0)
        self._line.addWidget(self._paper, 1)
        self._line.addWidget(self._side)
        self.paper = self._paper.column
        self.paper.setSpacing(0)
        inner = QWidget()
        self.side = QVBoxLayout(inner)
        self.side.setContentsMargins(px(18), px(18), px(18), px(14))
        self.side.setSpacing(px(14))
        self._beside = scrolled(inner)
        self._side.column.addWidget(self._beside)
        self._body = body
        self._all = scrolled(body)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(14))
        self._column.addWidget(top)
        self._column.addWidget(self._all, 1)
        self._corners = Corners(session, self._paper)
        self._paper.installEventFilter(self)
        self._inner = inner
        inner.installEventFilter(self)

    @property
    def narrow(self) -> bool:
        """Whether the side stands below."""
        return self.width() < self._session.theme.px(_NARROW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._paper and event.type() == QEvent.Type.Resize:
            self._corners.setGeometry(self._paper.rect())
            self._corners.raise_()
        elif watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, px = self.narrow, self._session.theme.px
        self._line.setDirection(_WAY.TopToBottom if narrow else _WAY.LeftToRight)
        self._paper.setMinimumHeight(px(_LEAST_PAPER) if narrow else 0)
        # A scroll area gives a body its favourite height, even where it is not to be scrolled.
        self._body.setMaximumHeight(_ANY if narrow else self.height())
        _scroll(self._all, narrow)
        _scroll(self._beside, not narrow)
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_ANY)
        else:
            self._side.setFixedWidth(px(_SIDE))
        low = narrow and self.height() < px(_LOW)
        if low != (self._scrolled.indexOf(self._top) >= 0):
            (self._column if low else self._scrolled).removeWidget(self._top)
            (self._scrolled if low else self._column).insertWidget(0, self._top)
        self._grow()

    def show_place(self, widget: QWidget, at: QRect) -> None:
        """Scroll to a place on a widget that stands in here, when it is narrow."""
        body = self._all.widget()
        if self.narrow and body is not None and body.isAncestorOf(widget):
            middle = widget.mapTo(body, at.center())
            self._all.ensureVisible(middle.x(), middle.y(), at.width(), at.height() * 2)

    def _grow(self) -> None:
        """Below the paper the side is as high as what stands in it."""
        width = self._all.viewport().width() - 2
        height = self.side.totalHeightForWidth(width) + 4 if self.narrow else 0
        if height != self._side.minimumHeight():
            self._side.setMinimumHeight(height)


def _scroll(area: QScrollArea, on: bool) -> None:
    bars = Qt.ScrollBarPolicy
    area.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if on else bars.ScrollBarAlwaysOff)
