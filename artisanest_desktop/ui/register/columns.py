"""Which columns a list shows, in which order and how wide; remembered in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record import face

#: Widths in pixels of a text of 15.
_WIDTHS = {
    "phone": 130,
    "choice": 128,
    "term": 140,
    "date": 116,
    "number": 96,
    "money": 116,
    "yes_no": 96,
    "photo": 72,
}
_TITLE_WIDTH = 330


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list; without a field it is the record's name in both scripts."""

    key: str
    label: Msg
    field: Field | None = None

    @property
    def width(self) -> int:
        """How wide before anyone has changed it."""
        if self.field is None:
            return _TITLE_WIDTH
        return _WIDTHS.get(self.field.kind.editor, 150)

    @property
    def is_number(self) -> bool:
        """Whether a total can stand under it."""
        return self.field is not None and self.field.kind.editor in ("number", "money")

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
    return found + [Column(f.key, f.label, f) for f in register.fields if f.kind.key != "photo"]


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


class Layout:
    """What is remembered for one register: shown columns, widths, sorting."""

    def __init__(self, store: Store, register: Register) -> None:
        self._store = store
        self._name = f"list.{register.key}"
        kept = store.setting(self._name, {})
        self._kept: dict[str, Any] = dict(kept) if isinstance(kept, dict) else {}
        self.by_key = {c.key: c for c in choices(register)}
        self._usual = usual(register)

    @property
    def columns(self) -> list[Column]:
        """The shown ones, in order; those whose field is gone are passed over."""
        keys = [k for k in self._kept.get("columns", self._usual) if k in self.by_key]
        return [self.by_key[k] for k in keys or self._usual]

    def show(self, keys: list[str]) -> None:
        """Show these columns, in this order."""
        self._keep("columns", keys)

    def width(self, column: Column) -> float:
        """In pixels of a text of 15."""
        kept = self._kept.get("widths", {}).get(column.key)
        return float(kept) if isinstance(kept, int | float) else column.width

    def set_widths(self, widths: dict[str, float]) -> None:
        """Remember the widths people dragged."""
        self._keep("widths", {**self._kept.get("widths", {}), **widths})

    @property
    def was_sized(self) -> bool:
        """Whether anyone has dragged a width."""
        return bool(self._kept.get("widths"))

    @property
    def sort(self) -> tuple[str, bool] | None:
        """Column and whether downwards; None for the register's own order."""
        kept = self._kept.get("sort")
        if isinstance(kept, list) and len(kept) == 2 and kept[0] in self.by_key:
            return str(kept[0]), bool(kept[1])
        return None

    def set_sort(self, key: str, down: bool) -> None:
        """Remember the order."""
        self._keep("sort", [key, down])

    def _keep(self, what: str, value: Any) -> None:
        if self._kept.get(what) != value:
            self._kept[what] = value
            self._store.set_setting(self._name, self._kept)
