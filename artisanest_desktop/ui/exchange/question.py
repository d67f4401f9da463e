"""Below the preview: all of the row that is chosen, what it asks, and its cells to put right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from artisanest_desktop.exchange.choosing import ROLL
from artisanest_desktop.exchange.deciding import has_second, unsettled
from artisanest_desktop.exchange.joining import CHOOSE, FILL, NEWER
from artisanest_desktop.exchange.mending import mendable
from artisanest_desktop.exchange.plan import SAME_ONE, TWO, Alike, Row
from artisanest_desktop.exchange.wording import REMOVAL, removal_words, row_title
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.ui.exchange import files, sides
from artisanest_desktop.ui.exchange.kinds import MISSING
from artisanest_desktop.ui.exchange.rows import STAYS, PlanRows
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, scrolled
from artisanest_desktop.ui.widgets.flow import Flow

_WHY = 4
#: Heights in pixels of a text of 15: a line of answers; what only tells, asks, asks of a likeness;
#: the most that is taken from the table.
_LEAST, _TELLS, _ASKS, _JUDGES, _MOST = 58, 92, 132, 164, 200
OURS, THEIRS, BOTH = "ours", "theirs", "both"
_SAME = _("%(n)s Same person")
_SAID: tuple[tuple[str, str, Msg], ...] = (
    (SAME_ONE, FILL, _("%(n)s Same person: fill what is missing")),
    (SAME_ONE, NEWER, _("%(n)s Same person: take what the file says")),
    (SAME_ONE, CHOOSE, _("%(n)s Same person: choose field by field")),
    (TWO, FILL, _("%(n)s Two people")),
)
#: The same where all four have to stand on one line.
_SHORTLY = (
    _("%(n)s Yes: fill in"),
    _("%(n)s Yes: the file"),
    _("%(n)s Yes: choose"),
    _("%(n)s No: two people"),
)


class Below(QFrame):
    """``answered(key, how)`` to a question, ``judged(which, verdict, mode)`` of a likeness,
    ``mended(key, text)`` of a cell, ``emptied(key, on)``, ``gone(on)``."""

    answered = Signal(str, str)
    judged = Signal(int, str, str)
    mended = Signal(str, str)
    emptied = Signal(str, bool)
    gone = Signal(bool)

    def __init__(self, session: Session, rows: PlanRows) -> None:
        super().__init__()
        self._session = session
        self._rows = rows
        self._store = files.store_of(session)
        self._register = self._store.registers[rows.plan.register]
        theme = session.theme
        self.setObjectName("below")
        soft, line = theme.tokens["soft"], theme.tokens["line"]
        self.setStyleSheet(
            f"#below {{ background: {soft}; border: none; border-top: 1px solid {line}; }}"
            f"#below QLineEdit {{ background: {theme.tokens['surface']}; }}"
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.asks = False
        #: In a low window what is pressed comes before what it is about.
        self.low = False
        self._least, self._inner = theme.px(_LEAST), QWidget()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Maximum)
        self.buttons: list[Button] = []
        self.lines: dict[str, QLineEdit] = {}
        self._judging: list[tuple[int, str, str]] = []

    def show_row(self, index: int) -> None:
        """Another row is chosen."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        inner = QWidget()
        px = self._session.theme.px
        words = QVBoxLayout(inner)
        words.setContentsMargins(px(16), px(10), px(16), px(8))
        words.setSpacing(px(6))
        row = self._rows.row(index)
        self.buttons, self.lines, self._judging = [], {}, []
        if row.conflicts:
            self._ask(words, row, next(iter(row.conflicts)))
        else:
            self._tell(words, row, index)
        self.asks = bool(self.buttons or self.lines or row.emptied or row.action == MISSING)
        if self.low and self.asks and (title := words.takeAt(0)) is not None:
            words.addItem(title)
        words.addStretch(1)
        self._inner, self._least = inner, px(_TELLS)
        if self.asks:
            self._least = px(_JUDGES if self._judging else _ASKS)
        self._column.addWidget(scrolled(inner))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The same for all rows that ask, that tell; more where the words need it."""
        layout, px = self._inner.layout(), self._session.theme.px
        needed = layout.totalHeightForWidth(self.width() - px(16)) if layout is not None else 0
        return QSize(super().sizeHint().width(), max(self._least, min(needed, px(_MOST))))

    def minimumSizeHint(self) -> QSize:
        """A line of answers; the rest is scrolled to."""
        return QSize(super().minimumSizeHint().width(), self._session.theme.px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def press(self, n: int) -> None:
        """The n-th answer, by its key."""
        if n < len(self.buttons):
            self.buttons[n].click()

    def judge(self, same: bool) -> None:
        """Same person, or two people, by its letter."""
        wanted = (SAME_ONE, FILL) if same else (TWO, FILL)
        for which, verdict, mode in self._judging:
            if (verdict, mode) == wanted:
                self.judged.emit(which, verdict, mode)
                return

    def edit(self) -> bool:
        """Into the first cell that can be put right."""
        for line in self.lines.values():
            line.setFocus()
            line.selectAll()
            return True
        return False

    # What is said

    def _tell(self, words: QVBoxLayout, row: Row, index: int) -> None:
        """All of what the columns may be too narrow for."""
        session = self._session
        if row.action == MISSING:
            words.addWidget(Label(session, row.title, "strong", wrap=True))
            words.addWidget(Label(session, STAYS, "muted", wrap=True))
            self._more(words, row)
            return
        values: dict[str, Msg | str] = {
            "row": str(row.row),
            "name": self._name(row),
            "sheet": row.source,
        }
        title = _("Row %(row)s · %(name)s") % values
        if row.source:
            title = _("Sheet “%(sheet)s”, row %(row)s · %(name)s") % values
        words.addWidget(Label(session, title, "strong", wrap=True))
        self._more(words, row)
        arrow = " ←" if session.theme.rtl else " →"
        pieces = [] if self.lines or unsettled(row) else self._rows.pieces(row)
        change = " ".join(p.text + (arrow if p.look == "struck" else "") for p in pieces)
        why = str(self._rows.index(index, _WHY).data())
        if change:
            words.addWidget(Label(session, change, wrap=True))
        if why and not unsettled(row):
            words.addWidget(Label(session, why, "muted", wrap=True))

    def _more(self, words: QVBoxLayout, row: Row) -> None:
        """What can be said or put right of a row that has no open question."""
        if row.alike:
            which = next((n for n, a in enumerate(row.alike) if not a.verdict), 0)
            self._judge(words, row, which)
        if row.action == MISSING:
            off = row.uid in self._rows.plan.gone
            self._box(words, _("Take it off the list here too"), off, self.gone.emit)
        for key in row.emptied:
            said = _("Empty it here too: %(field)s, now %(value)s") % {
                "field": self._label(key),
                "value": self._value(row, key, row.emptied[key]),
            }
            on = key in row.erased
            self._box(words, said, on, lambda on, key=key: self.emptied.emit(key, on))
        if not unsettled(row) and (keys := mendable(self._register, row)):
            self._cells(words, row, keys)

    def _box(self, words: QVBoxLayout, said: Msg, on: bool, tell: object) -> None:
        assert callable(tell)
        box = QCheckBox(self._session.lang(said).replace("&", "&&"))
        box.setChecked(on)
        box.toggled.connect(tell)
        words.addWidget(box)

    # Questions

    def _ask(self, words: QVBoxLayout, row: Row, key: str) -> None:
        """Both sides wrote: which of the two holds?"""
        session = self._session
        title = _("Row %(row)s · %(what)s of %(name)s") % {
            "row": str(row.row),
            "what": self._label(key),
            "name": self._name(row),
        }
        words.addWidget(Label(session, title, "strong", wrap=True))
        ours, theirs = (self._value(row, key, v) for v in row.conflicts[key])
        plan = self._rows.plan
        here = sides.here(self._store, plan, row, key, session)
        there = sides.there(self._store, plan, session)
        answers = [
            (OURS, _("%(n)s Keep %(value)s (%(who)s)"), ours, here),
            (THEIRS, _("%(n)s Take %(value)s (%(who)s)"), theirs, there),
        ]
        record = self._store.get(plan.register, row.uid) if row.uid else None
        if has_second(self._register, row, key, record):
            second = session.lang(self._label(f"{key}2"))
            answers.append((BOTH, _("%(n)s Put the second in “%(who)s”"), "", second))
        line, flow = self._flow()
        for n, (how, text, value, who) in enumerate(answers, 1):
            said = text % {"n": n, "value": value or face.EMPTY, "who": who}
            button = Button(session, said)
            button.clicked.connect(lambda _on=False, how=how: self.answered.emit(key, how))
            flow.addWidget(button)
            self.buttons.append(button)
        words.addWidget(line)

    def _judge(self, words: QVBoxLayout, row: Row, which: int) -> None:
        """Side by side with the one it looks like: the same, or two?"""
        session, alike = self._session, row.alike[which]
        line, flow = self._flow()
        lent = self._rows.plan.register == ROLL  # a member lends her record, nothing is filled in
        for n, (verdict, mode, text) in enumerate(_SAID[:: len(_SAID) - 1] if lent else _SAID, 1):
            chosen = verdict == alike.verdict and (verdict == TWO or self._is_mode(row, mode))
            text = _SAME if lent and verdict == SAME_ONE else text
            said = text % {"n": n}
            shown = _SHORTLY[n - 1] % {"n": n} if self.low and not lent else said
            button = Button(session, shown, "check" if chosen else "")
            button.setAccessibleName(session.lang(said))
            key = "T" if verdict == TWO else "S" if n == 1 else ""
            button.setToolTip(f"{session.lang(said)} ({key})" if key else session.lang(said))
            button.clicked.connect(
                lambda _on=False, v=verdict, m=mode: self.judged.emit(which, v, m)
            )
            flow.addWidget(button)
            self.buttons.append(button)
            self._judging.append((which, verdict, mode))
        # The answers stay in sight where larger text leaves room for little more.
        words.addWidget(line)
        words.addWidget(Label(session, self._beside(row, alike), wrap=True))

    def _is_mode(self, row: Row, mode: str) -> bool:
        over = any(was is not None for key, (was, _will) in row.changes.items() if key != "notes")
        return mode == (NEWER if over else FILL)

    def _beside(self, row: Row, alike: Alike) -> Msg | str:
        """What the two say, where they say something else."""
        lang, told = self._session.lang, []
        for key, ours in alike.here.items():
            theirs = row.fields.get(key)
            if theirs is not None and theirs != ours:
                text = _("%(field)s: here %(here)s · file %(there)s") % {
                    "field": self._label(key),
                    "here": self._value(row, key, ours),
                    "there": self._value(row, key, theirs),
                }
                told.append(lang(text))
        known = lang(_("Looks like %(name)s: %(why)s")) % {
            "name": f"\u2068{alike.title}\u2069",
            "why": lang.list([_small(lang(r)) for r in alike.reasons]),
        }
        if alike.row:
            known += " " + lang(_("(row %(row)s of the file)") % {"row": str(alike.row)})
        return ". ".join([known, *told])

    # Cells

    def _cells(self, words: QVBoxLayout, row: Row, keys: list[str]) -> None:
        """A line for each cell that something is said of: Enter has it checked again."""
        px = self._session.theme.px
        line, flow = self._flow()
        for key in keys[:4]:
            cell = QWidget()
            beside = QHBoxLayout(cell)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(px(6))
            label = Label(self._session, self._label(key), "muted")
            edit = self.lines[key] = QLineEdit(self._plain(row, key))
            edit.setAccessibleName(label.text())
            edit.setMinimumWidth(px(160))
            edit.returnPressed.connect(lambda k=key, e=edit: self.mended.emit(k, e.text()))
            beside.addWidget(label)
            beside.addWidget(edit)
            flow.addWidget(cell)
        words.addWidget(line)
        first = self.lines[keys[0]]
        first.setPlaceholderText(self._session.lang(_("F2 to put it right")))

    def _plain(self, row: Row, key: str) -> str:
        """What can be typed over: the value, or what stood in the cell."""
        value = row.fields.get(key)
        if value is not None:
            return self._register[key].kind.format(value, self._session.lang)
        return next((r.was for r in row.remarks if r.field == key and r.was), "")

    def _flow(self) -> tuple[QWidget, Flow]:
        line = QWidget()
        return line, Flow(self._session.theme.px(10), line)

    def _label(self, key: str) -> Msg | str:
        field = self._register.by_key.get(key)
        if key == REMOVED:
            return REMOVAL
        return field.label if field else self._rows.plan.new_fields.get(key[4:], key)

    def _value(self, row: Row, key: str, value: object) -> str:
        if key == REMOVED:
            return self._session.lang(removal_words(value))
        field = self._register.by_key.get(key)
        text = face.words(field, value, self._session.lang, row.fields) if field else str(value)
        return f"\u2068{text}\u2069" if text else ""

    def _name(self, row: Row) -> str:
        return row_title(row, self._register, self._session.lang)


def _small(text: str) -> str:
    """Within a sentence a reason begins small."""
    return text[:1].lower() + text[1:]
