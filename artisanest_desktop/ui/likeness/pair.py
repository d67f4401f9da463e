"""Two records side by side: what both say, what differs and which of it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.rules import File
from artisanest_desktop.ui.likeness.rows import Line, counted, lines
from artisanest_desktop.ui.likeness.side import Side, from_start, photo_label
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Label, Rule, Tag
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.exchange.alike import Pair


class PairView(Card):
    """``chosen()`` are the values that stay where the two differ; of the two the earlier record
    is the one that is kept, with its number."""

    def __init__(self, session: Session, register: str, pair: Pair) -> None:
        super().__init__(session)
        self._session = session
        self._store = saving.store_of(session)
        self.register = self._store.registers[register]
        rows = [self._store.get(register, uid) or {} for uid in (pair.one, pair.other)]
        self._rows = sorted(rows, key=_age)
        self.kept, self.other = (str(row.get("uid")) for row in self._rows)
        self._bare = False
        self._sides: list[tuple[Line, Side, Side]] = []
        self._picked: dict[str, int] = {}
        self._at = 0
        self._inside: QWidget | None = None
        self.column.addWidget(self._why(pair))
        self.column.addWidget(Rule())
        self._show()

    # Building

    def _why(self, pair: Pair) -> QWidget:
        """How likely it is, and what speaks for it."""
        session = self._session
        shelf = QWidget()
        flow = Flow(session.theme.px(8), shelf)
        sure = (_("very likely"), "olive") if pair.sure else (_("possible"), "saffron")
        for words, color in (sure, *((reason, "soft") for reason in pair.reasons)):
            flow.addWidget(Tag(session, words, color))
        return shelf

    def _show(self) -> None:
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._sides = []
        px = self._session.theme.px
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(8))
        for column, stretch in enumerate((2, 4, 4)):
            grid.setColumnStretch(column, stretch)
            grid.setColumnMinimumWidth(column, px(90))
        self._head(grid)
        one, other = self._rows
        lang = self._session.lang
        found = lines(self.register, one, other, lang, self._bare)
        found += counted(self._store, self.register, one, other, lang)
        for at, line in enumerate(found, 1):
            self._line(grid, at, line)
        self.column.addWidget(self._inside)

    def _head(self, grid: QGridLayout) -> None:
        session = self._session
        masked = [f for f in self.register.fields if f.masked]
        if any(row.get(f.key) for f in masked for row in self._rows):
            words = _("Hide the numbers") if self._bare else _("Show the numbers")
            eye = Button(session, words, "eye-off" if self._bare else "eye", "link")
            eye.clicked.connect(self._unmask)
            grid.addWidget(eye, 0, 0, Qt.AlignmentFlag.AlignLeading)
        tags = (_("stays"), "olive"), (_("joins the other"), "soft")
        for column, (row, (tag, color)) in enumerate(zip(self._rows, tags, strict=True), 1):
            line = QHBoxLayout()
            line.setSpacing(session.theme.px(8))
            first, second = face.names(self.register, row, session.lang.code)
            name = " · ".join(filter(None, (first, second)))
            label = Label(session, name, "strong", wrap=True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            line.addWidget(from_start(session, label), 1)
            line.addWidget(Tag(session, tag, color), 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(line, 0, column)

    def _line(self, grid: QGridLayout, at: int, line: Line) -> None:
        session = self._session
        label = Label(session, line.field.label, "muted", wrap=True)
        grid.addWidget(label, at, 0)
        if line.differs:
            self._choice(grid, at, line)
            return
        for column, words in enumerate((line.one, line.other), 1):
            shown = words or "—"
            equal = line.one == line.other or not words
            if photo := self._photo(line, words):
                grid.addWidget(photo_label(session, photo), at, column)
                continue
            label = Label(session, shown, "muted" if equal else "", wrap=True)
            grid.addWidget(from_start(session, label), at, column)

    def _choice(self, grid: QGridLayout, at: int, line: Line) -> None:
        group = QButtonGroup(self._inside)
        sides = []
        for column, words in enumerate((line.one, line.other), 1):
            photo = self._photo(line, words)
            side = Side(self._session, words if photo is None else "", line.field.label, photo)
            group.addButton(side)
            grid.addWidget(side, at, column)
            side.clicked.connect(
                lambda _on=False, key=line.field.key, which=column - 1: self._pick(key, which)
            )
            sides.append(side)
        which = self._picked.get(line.field.key, self._usual(line.field.key))
        sides[which].setChecked(True)
        self._sides.append((line, sides[0], sides[1]))

    def _usual(self, key: str) -> int:
        """What is kept unless it is chosen otherwise: the day rather than its year alone, else
        what the kept record says."""
        ours, theirs = (str(row.get(key)) for row in self._rows)
        return int(key == "birth" and theirs.startswith(ours))

    def _photo(self, line: Line, words: str) -> bytes | None:
        if not words or not isinstance(line.field.kind, File):
            return None
        return self._store.blob(words)

    def _unmask(self) -> None:
        self._bare = not self._bare
        self._show()

    # Choosing

    def _pick(self, key: str, which: int) -> None:
        self._picked[key] = which
        self._at = next((n for n, s in enumerate(self._sides) if s[0].field.key == key), self._at)

    def choose(self, which: int) -> None:
        """The first (0) or the second (1) value of the line one is at; on to the next line."""
        if not self._sides:
            return
        _line, *sides = self._sides[self._at]
        sides[which].click()
        self.step(1)

    def step(self, by: int) -> None:
        """To the next or the former line that differs."""
        if self._sides:
            self._at = min(max(self._at + by, 0), len(self._sides) - 1)
            _line, one, other = self._sides[self._at]
            (other if other.isChecked() else one).setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> dict[str, Any]:
        """Values by field, of those that differ."""
        rows = self._rows
        return {
            line.field.key: rows[int(other.isChecked())].get(line.field.key)
            for line, _one, other in self._sides
        }

    def is_there(self) -> bool:
        """Whether both are still on the list."""
        return all(row and not row.get("removed") for row in self._rows)

    def said(self) -> Msg | str:
        """What a screen reader says of the whole."""
        names = [self.register.title(row, self._session.lang.code) for row in self._rows]
        return _("%(one)s and %(other)s") % {"one": names[0], "other": names[1]}


def _age(row: dict[str, Any]) -> tuple[int, str, str]:
    """Which record is the earlier: by number, else by birth (uids are time-ordered)."""
    number = str(row.get("number") or "")
    return (len(number), number, str(row.get("uid")))
