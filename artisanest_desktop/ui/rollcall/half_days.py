"""Half-days where there are none yet: from a date, so many, at the usual times."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Date, Time, Whole, half_days
from artisanest_desktop.rules.half_days import HalfDay
from artisanest_desktop.ui.record.editors import Editor, make_editor
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Picture

_MOST = 40
_AT_FIRST = 3


class HalfDayFields(QWidget):
    """``wanted([HalfDay, …])`` when they are to be made, by ``make`` or Enter anywhere;
    ``counted(n)`` when another number of them is asked for, 0 for none that can be made."""

    wanted = Signal(object)
    counted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(8))
        self._inner = QWidget()
        self._inner.setLayout(self._grid)
        self._inner.setMaximumWidth(px(460))
        self._fill()
        self._lay(QVBoxLayout(self))

    def _lay(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._inner)

    def _fill(self) -> None:
        self.date = self._editor(_("First day"), Date())
        self.date.show_value(self._session.today().isoformat(), {})
        self.count = self._editor(_("How many half-days"), Whole())
        self.count.show_value(_AT_FIRST, {})
        self.count.typed.connect(self._say)
        self._row(0, Label(self._session, _("First day")), self.date)
        self._row(1, Label(self._session, _("How many half-days")), self.count)
        self.morning = self._part(2, _("Morning"), half_days.MORNING)
        self.afternoon = self._part(3, _("Afternoon"), half_days.AFTERNOON)

    def _row(self, row: int, label: QWidget, *editors: QWidget) -> None:
        self._grid.addWidget(label, row, 0)
        span = 2 if len(editors) == 1 else 1
        for n, editor in enumerate(editors):
            self._grid.addWidget(editor, row, 1 + n, 1, span)

    def _part(
        self, row: int, words: Msg, times: tuple[str, str]
    ) -> tuple[QCheckBox, Editor, Editor]:
        box = QCheckBox(self._session.lang(words))
        box.setChecked(True)
        lang = self._session.lang
        start, end = (self._editor(_("Start"), Time()), self._editor(_("End"), Time()))
        for editor, time in zip((start, end), times, strict=True):
            editor.show_value(time, {})
            editor.name(f"{lang(words)}: {lang(editor.field.label)}")
            box.toggled.connect(editor.setEnabled)
        box.toggled.connect(self._say)
        self._row(row, box, start, end)
        return box, start, end

    def _editor(self, label: Msg, kind: Date | Time | Whole) -> Editor:
        editor = make_editor(self._session, Field("x", kind, label))
        editor.entered.connect(self.make)
        editor.typed.connect(lambda: editor.mark(""))
        return editor

    def focus_first(self) -> None:
        """Into the date."""
        self.date.core.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.make()
        else:
            super().keyPressEvent(event)

    def many(self) -> int:
        """How many there will be; 0 for none that can be made."""
        some = self.morning[0].isChecked() or self.afternoon[0].isChecked()
        return (self._how_many() or 0) if some else 0

    def _say(self) -> None:
        self.counted.emit(self.many())

    def state(self) -> dict[str, Any]:
        """What is typed and ticked."""
        parts = [[p[0].isChecked(), *(e.raw() for e in p[1:])] for p in self._parts()]
        return {"date": self.date.raw(), "count": self.count.raw(), "parts": parts}

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said."""
        self.date.put(state["date"])
        self.count.put(state["count"])
        for (box, *editors), (ticked, *raws) in zip(self._parts(), state["parts"], strict=True):
            box.setChecked(ticked)
            for editor, raw in zip(editors, raws, strict=True):
                editor.put(raw)

    def _parts(self) -> tuple[tuple[QCheckBox, Editor, Editor], ...]:
        return self.morning, self.afternoon

    def _how_many(self) -> int | None:
        value = self.count.parsed().value
        return value if isinstance(value, int) and 0 < value <= _MOST else None

    def make(self) -> None:
        """Ask for the half-days; what cannot be read is coloured and gets the focus."""
        first, count = self._read(self.date), self._how_many()
        if count is None:
            self.count.mark("refused")
            self.count.core.setFocus()
            return
        times = [self._times(part) for part in self._parts()]
        if first and None not in times:
            morning, afternoon = ((t[0], t[1]) if t else None for t in times)
            made: list[HalfDay] = half_days.several(first, count, morning, afternoon)
            if made:
                self.wanted.emit(made)

    def _times(self, part: tuple[QCheckBox, Editor, Editor]) -> tuple[str, ...] | None:
        """Start and end; empty when there is no such half-day, None when one is not a time."""
        if not part[0].isChecked():
            return ()
        read = [self._read(editor) for editor in part[1:]]
        return None if None in read else tuple(str(t) for t in read)

    def _read(self, editor: Editor) -> str | None:
        """What was typed; one that cannot be read is coloured and gets the focus."""
        parsed = editor.parsed()
        if parsed.refused or not parsed.value:
            editor.mark("refused")
            editor.core.setFocus()
            return None
        return str(parsed.value)


class HalfDaysForm(HalfDayFields):
    """The same on a page of its own, with its question and its button."""

    def _lay(self, column: QVBoxLayout) -> None:
        session = self._session
        px = session.theme.px
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(12))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Picture(session, "calendar-days", "muted", 40), 0, middle)
        words = Label(session, _("When does the session take place? Its half-days become the "
                                 "columns of the roll call."), wrap=True)  # fmt: skip
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._inner, 100)
        line.addStretch(1)
        column.addLayout(line)
        self.button = Button(session, "", "plus", "main")
        self.button.clicked.connect(self.make)
        column.addWidget(self.button, 0, middle)
        column.addStretch(2)
        self.counted.connect(self._show_count)
        self._say()

    def _show_count(self, n: int) -> None:
        self.button.show_words(n_("Add %(n)s half-day", "Add %(n)s half-days", n))
        self.button.setEnabled(n > 0)
