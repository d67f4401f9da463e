"""Filters as chips: one for each field of words, and for what wants attention."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from artisanest_desktop.i18n import Msg, _, fold
from artisanest_desktop.model.fields import Field
from artisanest_desktop.ui import icons
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Chip, Label, Popover
from artisanest_desktop.ui.widgets.flow import Flow

CHECK, QUESTION = "~check", "~question"
#: A list of values longer than this can be searched.
LONG = 10


class ValueChip(Chip):
    """``chosen(values)``: the values of one field that are wanted; none means all."""

    chosen = Signal(object)

    def __init__(self, session: Session, key: str, field: Field) -> None:
        super().__init__(session, field.label, "chevron-down")
        self._register = key
        self.field = field
        self.values: list[Any] = []
        # The arrow follows the word.
        rtl = session.theme.rtl
        direction = Qt.LayoutDirection
        self.setLayoutDirection(direction.LeftToRight if rtl else direction.RightToLeft)
        self.clicked.connect(self._open)

    def show_values(self, values: list[Any]) -> None:
        """Say which values are wanted."""
        self.values = list(values)
        lang = self._session.lang
        self.setChecked(bool(values))
        if not values:
            self.show_words(self.field.label)
        elif len(values) == 1:
            self.show_words(self._word(values[0]))
        else:
            words = _("%(field)s: %(n)s") % {"field": self.field.label, "n": len(values)}
            self.show_words(words)
        self.setAccessibleName(f"{lang(self.field.label)}: {self.text()}")
        self.show_icon("chevron-down", "accent" if values else "ink")

    def show_icon(self, icon: str, color: str = "") -> None:
        """The arrow stands after the word: its gap is on the other side."""
        theme = self._session.theme
        size, gap = theme.px(16), theme.px(6)
        ink = theme.tokens[color or "ink"]
        self.setIcon(icons.icon(icon, ink, size, not theme.rtl, theme.tokens["accent"], gap))
        self.setIconSize(QSize(size + gap, size))

    def counted(self) -> list[tuple[Any, int]]:
        """The values there are to choose from, and how many have each."""
        return saving.store_of(self._session).values(self._register, self.field.key)

    def worded(self, value: Any) -> str:
        """A value as it is read."""
        lang = self._session.lang
        return lang(_("empty")) if value is None else face.words(self.field, value, lang, {})

    def _word(self, value: Any) -> str:
        said = self.worded(value)
        return f"{self._session.lang(self.field.label)}: {said}" if value is None else said

    def _open(self) -> None:
        self.setChecked(bool(self.values))
        popover = Popover(self._session, self, 300)
        rows = [self._tick(value, n) for value, n in self.counted()]
        if len(rows) > LONG:
            popover.column.addWidget(self._search(rows))
        for row in rows:
            popover.column.addWidget(row)
        if self.values:
            clear = Button(self._session, _("Show all"), "x", "menu")
            clear.clicked.connect(popover.close)
            clear.clicked.connect(lambda: self.chosen.emit([]))
            popover.column.addWidget(clear)
        popover.open_at(self)

    def _tick(self, value: Any, n: int) -> QWidget:
        lang = self._session.lang
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        word = self.worded(value)
        box = QCheckBox(word.replace("&", "&&"))
        box.setAccessibleName(f"{word}: {lang.number(n)}")
        box.setChecked(value in self.values)
        box.toggled.connect(lambda on, value=value: self._toggle(value, on))
        line.addWidget(box, 1)
        line.addWidget(Label(self._session, lang.number(n), "muted"))
        row.setProperty("word", fold(word))
        return row

    def _toggle(self, value: Any, on: bool) -> None:
        rest = [v for v in self.values if v != value]
        self.chosen.emit([*rest, value] if on else rest)

    def _search(self, rows: list[QWidget]) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(self._session.lang(_("Search…")))
        line.setAccessibleName(self._session.lang(_("Search…")))

        def narrow(text: str) -> None:
            for row in rows:
                row.setVisible(fold(text) in str(row.property("word")))

        line.textChanged.connect(narrow)
        return line


class FilterBar(QWidget):
    """``changed()`` when other rows are wanted; ``where`` and ``removed`` say which."""

    changed = Signal()

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        self._session = session
        self._key = key
        self.where: dict[str, Any] = {}
        self.removed = False
        self._flow = Flow(session.theme.px(10), self)
        self._values: dict[str, ValueChip] = {}
        for field in self._fields():
            chip = ValueChip(session, key, field)
            chip.chosen.connect(lambda values, key=field.key: self.want(key, values))
            self._values[field.key] = chip
            self._flow.addWidget(chip)
        self._check = self._toggle_chip("triangle-alert", self._switch(CHECK))
        self.correct = Button(session, _("Ask for corrections…"), "pencil", "quiet")
        self.correct.clicked.connect(lambda: session.wanted.emit(f"correct:{key}"))
        self._flow.addWidget(self.correct)
        self._offer()
        self.changed.connect(self._offer)
        self._question = self._toggle_chip("circle-help", self._switch(QUESTION))
        self._flags = {
            flag.key: self._toggle_chip("triangle-alert", self._switch(flag.key))
            for flag in saving.register_of(session, key).flags
        }
        self._gone = self._toggle_chip("trash-2", self.show_removed)
        self.count = Label(session, "", "muted")
        self._flow.addWidget(self.count)

    def _fields(self) -> list[Field]:
        """What is listed and one of a few words; what says how a record stands comes first."""
        register = saving.register_of(self._session, self._key)
        parts = set(face.title_keys(register))
        kinds = ("choice", "term", "yes_no")
        found = [
            f for f in register.fields if f.listed and f.kind.editor in kinds and f.key not in parts
        ]
        return sorted(found, key=lambda f: not getattr(f.kind, "tags", None))

    def _toggle_chip(self, icon: str, act: Callable[[bool], None]) -> Chip:
        chip = Chip(self._session, "", icon)
        chip.clicked.connect(act)
        chip.hide()
        self._flow.addWidget(chip)
        return chip

    def want(self, key: str, values: list[Any]) -> None:
        """Only rows with one of these values; none means all."""
        if values:
            self.where[key] = values
        else:
            self.where.pop(key, None)
        if key in self._values:
            self._values[key].show_values(values)
        self.changed.emit()

    def _switch(self, key: str) -> Callable[[bool], None]:
        return lambda on: self._flag(key, on)

    def _flag(self, key: str, on: bool) -> None:
        if on:
            self.where[key] = True
        else:
            self.where.pop(key, None)
        self.changed.emit()

    def show_only(self, key: str) -> None:
        """Only what is to check, or what is flagged."""
        self.clear(silent=True)
        for flag, chip in ((CHECK, self._check), *self._flags.items()):
            chip.setChecked(flag == key)
        self._flag(key, True)

    def show_removed(self, on: bool) -> None:
        """What was removed from the list, instead of what is on it."""
        self.removed = on
        self.changed.emit()

    def clear(self, silent: bool = False) -> None:
        """No filter."""
        self.where.clear()
        self.removed = False
        for chip in self._values.values():
            chip.show_values([])
        if not silent:
            self.changed.emit()

    def is_filtering(self) -> bool:
        """Whether anything is left out."""
        return bool(self.where) or self.removed

    def restore(self, where: dict[str, Any], removed: bool) -> None:
        """As it was before the window was built anew."""
        register = saving.register_of(self._session, self._key)
        self.where = {k: v for k, v in where.items() if k[0] == "~" or k in register.by_key}
        self.removed = removed
        for key, chip in self._values.items():
            chip.show_values(self.where.get(key, []))

    def show_counts(
        self, checks: int, questions: int, gone: int, flags: Mapping[str, int]
    ) -> None:
        """The chips for what wants attention: shown when there is some."""
        self._number(self._check, _("To check"), checks, CHECK in self.where)
        self._offer()
        self._number(self._question, _("Questions"), questions, QUESTION in self.where)
        register = saving.register_of(self._session, self._key)
        for key, chip in self._flags.items():
            self._number(chip, register[key].label, flags.get(key, 0), key in self.where)
        self._number(self._gone, _("Removed"), gone, self.removed)
        self._flow.invalidate()

    def _offer(self) -> None:
        """What is to check can be asked of those who know."""
        self.correct.setVisible(CHECK in self.where)

    def _number(self, chip: Chip, words: Msg, n: int, on: bool) -> None:
        text = f"{self._session.lang(words)} {self._session.lang.number(n)}"
        chip.show_words(text)
        chip.setChecked(on)
        chip.setVisible(n > 0 or on)
