"""What of two records stands side by side: equal, known of one only, or different."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import File
from artisanest_desktop.ui.record import face

if TYPE_CHECKING:
    from artisanest_desktop.store import Store

#: What of a record shows how much hangs on it, when it comes to anything.
_COUNTED = ("sessions", "hours", "products")
#: Given by the program: both stay findable, there is nothing to choose.
_ASIDE = frozenset(("former_numbers",))


@dataclass(frozen=True, slots=True)
class Line:
    """A field of both: in words; ``differs`` when one of them is to be chosen."""

    field: Field
    one: str
    other: str
    differs: bool


def lines(
    register: Register, one: dict[str, Any], other: dict[str, Any], lang: Language, bare: bool
) -> list[Line]:
    """The fields that either has, what differs first; ``bare`` shows masked numbers whole."""
    found = []
    for field in register.fields:
        if field.hidden or field.compute is not None or field.key in _ASIDE:
            continue
        ours, theirs = one.get(field.key), other.get(field.key)
        if ours in (None, "") and theirs in (None, ""):
            continue
        differs = None not in (ours, theirs) and ours != theirs
        differs = differs and field.key not in ("number", "notes", "more_trades")
        said = [_words(field, row.get(field.key), lang, row, bare) for row in (one, other)]
        found.append(Line(field, said[0], said[1], differs))
    return sorted(found, key=lambda line: not line.differs)


def counted(
    store: Store, register: Register, one: dict[str, Any], other: dict[str, Any], lang: Language
) -> list[Line]:
    """How much hangs on each: what is moved when they are united."""
    context = store.reader()
    found = []
    for key in _COUNTED:
        field = register.by_key.get(key)
        if field is None or field.compute is None:
            continue
        both = [field.compute(row, context) for row in (one, other)]
        if any(value not in (None, 0, "0") for value in both):
            said = [face.words(field, value, lang, one) for value in both]
            found.append(Line(field, said[0], said[1], False))
    return found


def _words(field: Field, value: Any, lang: Language, row: dict[str, Any], bare: bool) -> str:
    if value in (None, ""):
        return ""
    if isinstance(field.kind, File):
        return str(value)
    if field.masked and bare:
        return field.kind.format(value, lang)
    return face.words(field, value, lang, row)
