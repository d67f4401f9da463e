"""What a line of a file would do, in words: the tag, the values, the reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from artisanest_desktop.exchange.plan import CONFLICT, NEW, REFUSED, LeftAside, Plan, Row
from artisanest_desktop.exchange.wording import ACTIONS, row_title
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Stored, Text
from artisanest_desktop.ui.record import face

#: The colour of each tag.
COLORS = {
    "new": "olive",
    "changed": "accent",
    "same": "soft",
    "conflict": "saffron",
    "refused": "terra",
}
#: So many values of a new record tell which one it is.
_ENOUGH = 6
LABEL, PLAIN, WAS, WILL = "label", "plain", "was", "will"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the middle column and how they are drawn."""

    text: str
    style: str
    ltr: bool = False


@dataclass(slots=True)
class Told:
    """One line, ready to be drawn."""

    line: str
    tag: str
    color: str
    name: str
    why: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def change(self) -> str:
        """The middle column as plain text, for a tip and a screen reader."""
        return " ".join(p.text + (" →" if p.style == WAS else "") for p in self.pieces)


class Teller:
    """Tells the rows of one plan to one reader."""

    def __init__(self, plan: Plan, register: Register, lang: Language) -> None:
        self._plan = plan
        self._register = register
        self._lang = lang
        self._names = set(face.title_keys(register))
        self._order = {f.key: i for i, f in enumerate(register.fields)}
        self.twins: dict[int, int] = {}
        for first, second in plan.duplicates:
            self.twins[second] = first

    def row(self, index: int) -> Told:
        """A row of the plan."""
        row, lang = self._plan.rows[index], self._lang
        tag, color = lang(ACTIONS[row.action]), COLORS[row.action]
        if index in self.twins:
            tag, color = lang(_("Same person?")), "saffron"
        name = row_title(row, self._register, lang)
        told = Told(lang.number(row.row), tag, color, name, self._why(index, row))
        told.pieces = self._pieces(row)
        return told

    def aside(self, row: LeftAside) -> Told:
        """A row that is not a record."""
        lang = self._lang
        told = Told(lang.number(row.row), lang(_("Left aside")), "soft", "", lang(row.reason))
        told.pieces = [Piece(row.text, LABEL)]
        return told

    def label(self, key: str) -> str:
        """The name of a field, also of one that the file would bring."""
        field = self._register.by_key.get(key)
        if field is not None:
            return self._lang(field.label)
        return self._plan.new_fields.get(key.removeprefix("own."), key)

    # The middle column

    def _pieces(self, row: Row) -> list[Piece]:
        if row.action == NEW:
            return self._new(row)
        if row.action == REFUSED:
            return [Piece(" · ".join(c for c in row.cells if c)[:200], LABEL)]
        found: list[Piece] = []
        for key, (here, there) in row.conflicts.items():
            found += self._conflict(row, key, here, there)
        for key, (was, will) in row.changes.items():
            self._part(found)
            found.append(Piece(self.label(key), PLAIN))
            found += self._value(row, key, was, WAS)
            found += self._value(row, key, will, WILL)
        return found

    def _new(self, row: Row) -> list[Piece]:
        found: list[Piece] = []
        keys = [k for k, v in row.fields.items() if k not in self._names and v not in (None, "")]
        for key in sorted(keys, key=self._weight)[:_ENOUGH]:
            self._part(found)
            found += self._value(row, key, row.fields[key], WILL)
        return found

    def _weight(self, key: str) -> tuple[bool, int]:
        field = self._register.by_key.get(key)
        return not (field and field.listed), self._order.get(key, len(self._order))

    def _conflict(self, row: Row, key: str, here: Stored, there: Stored) -> list[Piece]:
        words = self._lang
        none = Piece(face.EMPTY, PLAIN)
        return [
            Piece(self.label(key), PLAIN),
            Piece(words(_("here")), LABEL),
            *(self._value(row, key, here, PLAIN) or [none]),
            Piece(words(_("in the file")), LABEL),
            *(self._value(row, key, there, PLAIN) or [none]),
        ]

    def _part(self, found: list[Piece]) -> None:
        if found:
            found.append(Piece("·", LABEL))

    def _value(self, row: Row, key: str, value: Stored, style: str) -> list[Piece]:
        field = self._register.by_key.get(key) or Field(key, Text(), Msg(key))
        text = face.words(field, value, self._lang, row.fields)
        return [Piece(" ".join(text.split()), style, field.kind.align != "start")] if text else []

    # The reason

    def _why(self, index: int, row: Row) -> str:
        words = [self._lang(r.text) for r in row.remarks]
        if row.action == CONFLICT and not words:
            words = [self._lang(_("Changed on both sides: what is here stays."))]
        if index in self.twins:
            twin = self._plan.rows[self.twins[index]].row
            said = _("Perhaps the same person as row %(row)s: look before applying.")
            words.append(self._lang(said % {"row": twin}))
        return " ".join(words)
