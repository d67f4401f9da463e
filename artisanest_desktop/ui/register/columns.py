"""Which columns a list shows, in which order and how wide; remembered in the store."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.model.columns import Column, choices, usual
from artisanest_desktop.model.fields import Register
from artisanest_desktop.store import Store

#: Widths in pixels of a text of 15.
_WIDTHS = {
    "phone": 130,
    "choice": 128,
    "term": 140,
    "date": 116,
    "number": 96,
    "money": 132,
    "yes_no": 96,
    "photo": 72,
}
_TITLE_WIDTH = 330


def width(column: Column) -> int:
    """How wide a column is before anyone has changed it."""
    if column.field is None:
        return _TITLE_WIDTH
    return _WIDTHS.get(column.field.kind.editor, 150)


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

    def width(self, column: Column) -> float | None:
        """In pixels of a text of 15; None while nobody has dragged it."""
        kept = self._kept.get("widths", {}).get(column.key)
        return float(kept) if isinstance(kept, int | float) else None

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
