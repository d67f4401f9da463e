"""What a table of lines shows: the listed fields, those that are worked out at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.model.fields import Field, Register, Row
from artisanest_desktop.rules import Choice
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.editors.script import is_arabic

#: Least widths in pixels of a text of 15, by the kind's key or its editor's.
_WIDTHS = {
    "phone": 110,
    "email": 128,
    "date": 84,
    "partial_date": 84,
    "time": 50,
    "percent": 56,
    "number": 52,
    "money": 62,
    "yes_no": 56,
    "choice": 92,
    "unit": 84,
    "term": 92,
    "reference": 108,
}
_TEXT = 100
#: Words that may be long: these columns share the room that is left.
_FLEXIBLE = ("line", "lines", "reference", "many_terms")


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``other`` holds the same thing in the other script."""

    field: Field
    other: Field | None = None

    @property
    def key(self) -> str:
        """The key of its field."""
        return self.field.key

    @property
    def is_typed(self) -> bool:
        """Whether one can type in it."""
        return self.field.compute is None and self.field.kind.key != "photo"

    @property
    def is_number(self) -> bool:
        """Whether its values stand at the far side, as figures do."""
        return self.field.kind.align == "number"

    @property
    def is_flexible(self) -> bool:
        """Whether it takes of the room that is left."""
        kind = self.field.kind
        return kind.editor in _FLEXIBLE and kind.align == "start"

    @property
    def width(self) -> int:
        """The least it needs."""
        kind = self.field.kind
        if getattr(kind, "table", "") == "unit":
            return _WIDTHS["unit"]
        return _WIDTHS.get(kind.key) or _WIDTHS.get(kind.editor) or _TEXT

    def shown(self, row: Row) -> Field:
        """The field whose value stands in the cell."""
        here = row.get(self.field.key)
        if here in (None, "") and self.other is not None and row.get(self.other.key):
            return self.other
        return self.field

    def field_for(self, field: Field, typed: str) -> Field:
        """Where typed words go: the letters say in which script a name is."""
        if self.other is None or not typed.strip():
            return field
        script = "arabic" if is_arabic(typed) else "latin"
        pair = (field, self.field, self.other)
        return next((f for f in pair if getattr(f.kind, "script", "") == script), field)

    def words(self, row: Row, lang: Language) -> str:
        """A cell's words; amounts without their currency, which the sum below them says."""
        field = self.shown(row)
        value = row.get(field.key)
        if field.kind.key == "money" and value is not None:
            return lang.number(value / 100, 2)
        return face.words(field, value, lang, row)


def columns_of(register: Register, lang: Language) -> list[Column]:
    """The listed fields; a name in two scripts is one column, first in the reader's own."""
    listed = [f for f in register.fields if f.listed and not f.hidden]
    twins = _twins(register)
    found: list[Column] = []
    for field in sorted(listed, key=lambda f: f.compute is not None):
        twin = twins.get(field.key)
        if twin is not None and getattr(twin.kind, "script", "") == "arabic" and lang.rtl:
            found.append(Column(twin, field))
        else:
            found.append(Column(field, twin))
    return found


def rest_of(register: Register, columns: list[Column]) -> tuple[str, ...]:
    """The fields that only show when a line is unfolded."""
    shown = {c.key for c in columns}
    return tuple(f.key for f in register.fields if f.key not in shown and not f.hidden)


def _twins(register: Register) -> dict[str, Field]:
    """A Latin name's Arabic one."""
    found: dict[str, Field] = {}
    for field in register.fields:
        twin = register.by_key.get(f"{field.key}_ar")
        if twin is not None and getattr(field.kind, "script", "") == "latin":
            found[field.key] = twin
    return found


def bending(row: dict[str, Any], register: Register, people: Any) -> str | None:
    """The sex that a line's words bend with: its own, or that of the member it names."""
    if any(f.key == "sex" for f in register.fields) and row.get("sex"):
        return str(row["sex"])
    if not any(isinstance(f.kind, Choice) for f in register.fields):
        return None
    for field in register.fields:
        if getattr(field.kind, "register", "") == "member" and row.get(field.key):
            member = people.get("member", row[field.key])
            return face.sex_of(member) if member else None
    return None
