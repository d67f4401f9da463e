"""The preview line by line: counts that filter, what was and what will be, why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from artisanest_desktop.exchange.plan import REFUSED, Plan
from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import Register
from artisanest_desktop.ui.exchange.drawing import ROW, Drawing
from artisanest_desktop.ui.exchange.lines import ALL, KINDS, Lines
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.exchange.summary import SAFETY
from artisanest_desktop.ui.record.flow import Flow
from artisanest_desktop.ui.register.corners import Corners
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Chip, Elided, Label, scrolled

#: Widths in pixels of a text of 15; the rest is shared among name, change and reason.
_LINE, _TAG = 72, 150
_SHARES = (3, 6, 5)


class Table(QTableView):
    """The lines; columns share the width."""

    def __init__(self, session: Session, lines: Lines) -> None:
        super().__init__()
        self._px = session.theme.px
        self.setModel(lines)
        self.setItemDelegate(Drawing(session, self))
        self.setAccessibleName(session.lang(_("The lines of the file")))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(self._px(ROW))
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(self._px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rest = self.viewport().width() - self._px(_LINE) - self._px(_TAG)
        widths = [self._px(_LINE), self._px(_TAG)]
        widths += [rest * share // sum(_SHARES) for share in _SHARES]
        widths[-1] += self.viewport().width() - sum(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)


class Detail(QWidget):
    """``applied``, ``left``, ``brief``, ``columns`` and ``save_refused`` ask the page."""

    applied = Signal()
    left = Signal()
    brief = Signal()
    columns = Signal()
    save_refused = Signal()

    def __init__(self, session: Session, plan: Plan, register: Register) -> None:
        super().__init__()
        self._session = session
        self._plan = plan
        self.lines = Lines(session, plan, register)
        self.kind = ALL
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(4))
        column.setSpacing(px(12))
        column.addLayout(self._head())
        column.addWidget(self._chips())
        column.addWidget(self._list(), 1)
        self._ending = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ending.setSpacing(px(10))
        self._end()
        column.addLayout(self._ending)

    def _head(self) -> QHBoxLayout:
        session = self._session
        head = QHBoxLayout()
        head.setSpacing(session.theme.px(12))
        brief = Button(session, _("In short"), "arrow-left")
        brief.clicked.connect(self.brief)
        head.addWidget(brief)
        head.addWidget(Elided(session, self._plan.name, "subtitle"), 1)
        columns = Button(session, _("The columns"), "columns-3")
        columns.clicked.connect(self.columns)
        head.addWidget(columns)
        return head

    def _chips(self) -> QWidget:
        session = self._session
        line = QWidget()
        flow = Flow(session.theme.px(8), line)
        self.chips: dict[str, Chip] = {}
        for kind, n in self.lines.counts().items():
            if not n and kind != ALL:
                continue
            chip = Chip(session, f"{session.lang(KINDS[kind])} {session.lang.number(n)}")
            chip.clicked.connect(lambda _on, kind=kind: self.show_kind(kind))
            self.chips[kind] = chip
            flow.addWidget(chip)
        return line

    def _list(self) -> QWidget:
        session = self._session
        self._card = Card(session, 0)
        self._card.column.setSpacing(0)
        self.table = Table(session, self.lines)
        self._card.column.addWidget(self.table, 1)
        self.more = Reading(session)
        self._card.column.addWidget(self.more)
        self._corners = Corners(session, self._card)
        self._card.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        return self._card

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._card:
            self._corners.setGeometry(self._card.rect())
            self._corners.raise_()
        return False

    def _end(self) -> None:
        session, plan = self._session, self._plan
        line = QWidget()
        flow = Flow(session.theme.px(10), line)
        if plan.counts[REFUSED]:
            save = Button(session, _("Save the lines to complete…"), "save")
            save.clicked.connect(self.save_refused)
            flow.addWidget(save)
        leave = _("Change nothing") if plan.writes else _("Back to the list")
        left = Button(session, leave)
        left.clicked.connect(self.left)
        flow.addWidget(left)
        if plan.writes:
            words = n_("Apply %(n)s change", "Apply %(n)s changes", plan.writes)
            self.apply = Button(session, words, "check", "main")
            self.apply.clicked.connect(self.applied)
            flow.addWidget(self.apply)
            self._ending.addWidget(Note(session, SAFETY, "shield-check", "muted", 13), 1)
        else:
            self._ending.addStretch(1)
        self._ending.addWidget(line)
        self._wide = line.sizeHint().width()

    # What is shown

    def show_kind(self, kind: str) -> None:
        """Only lines of one kind."""
        self.kind = kind if kind in self.chips else ALL
        for one, chip in self.chips.items():
            chip.setChecked(one == self.kind)
        self.lines.show_kind(self.kind)
        if self.lines.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            how = flags.ClearAndSelect | flags.Rows
            self.table.selectionModel().setCurrentIndex(self.lines.index(0, 0), how)
        self._follow()

    def _follow(self) -> None:
        index = self.table.currentIndex()
        self.more.setVisible(index.isValid() and self._roomy())
        if index.isValid():
            self.more.show_line(self.lines, index.row())

    def _roomy(self) -> bool:
        return self.height() > self._session.theme.px(480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self._wide + self._session.theme.px(340)
        direction = QBoxLayout.Direction
        self._ending.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._follow()


class Reading(QFrame):
    """All of the line that is chosen, where the columns are too narrow for it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme = session.theme
        px = theme.px
        self.setObjectName("reading")
        soft, line = theme.tokens["soft"], theme.tokens["line"]
        self.setStyleSheet(
            f"#reading {{ background: {soft}; border: none; border-top: 1px solid {line}; }}"
        )
        self.setFixedHeight(px(92))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(px(16), px(10), px(16), px(10))
        words.setSpacing(px(2))
        self._title = Label(session, "", "strong", wrap=True)
        self._change = Label(session, "", wrap=True)
        self._why = Label(session, "", "muted", wrap=True)
        for label in (self._title, self._change, self._why):
            words.addWidget(label)
        words.addStretch(1)
        column.addWidget(scrolled(inner))

    def show_line(self, lines: Lines, row: int) -> None:
        """Another line is chosen."""
        told = lines.told(row)
        title = _("Line %(line)s · %(name)s") % {"line": told.line, "name": told.name or told.tag}
        self._title.show_words(title)
        self._change.show_words(told.change)
        self._why.show_words(told.why)
        self._change.setVisible(bool(told.change))
        self._why.setVisible(bool(told.why))
