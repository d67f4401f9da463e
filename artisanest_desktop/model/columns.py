"""Which columns a list can have, on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Field, Register


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list; without a field it is the record's name in both scripts."""

    key: str
    label: Msg
    field: Field | None = None

    @property
    def is_number(self) -> bool:
        """Whether figures stand in it."""
        return self.field is not None and self.field.kind.editor in ("number", "money")

    @property
    def is_summed(self) -> bool:
        """Whether a total stands under it: of figures that add up to something."""
        return self.is_number and self.field is not None and self.field.summed

    @property
    def is_computed(self) -> bool:
        """Whether every record has to be asked for it."""
        return self.field is not None and self.field.compute is not None

    @property
    def is_editable(self) -> bool:
        """Whether one can type in it."""
        if self.field is None:
            return True
        kind = self.field.kind
        return self.field.compute is None and not self.field.masked and kind.key != "photo"


def choices(register: Register) -> list[Column]:
    """Every column there can be, in the order of the declaration."""
    found = [Column(face.TITLE, _("Name"))] if face.has_two_scripts(register) else []
    seen = (f for f in register.fields if f.kind.key != "photo" and not f.hidden)
    return found + [Column(f.key, f.label, f) for f in seen]


def usual(register: Register) -> list[str]:
    """The columns a register begins with: its name, then what is listed."""
    listed = [f.key for f in register.fields if f.listed]
    if not face.has_two_scripts(register):
        return listed
    parts = set(face.title_keys(register))
    rest = [key for key in listed if key not in parts]
    return [face.TITLE, *sorted(rest, key=lambda key: _rank(register[key]))]


def _rank(field: Field) -> int:
    """Words, then codes, and at the end what says how the record stands."""
    if getattr(field.kind, "tags", None):
        return 2
    return 1 if field.kind.align == "ltr" else 0
