"""What comparing says of a row, and a cell as it is given back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from artisanest_desktop.i18n import _
from artisanest_desktop.rules import Stored

STAYS_REMOVED = _("Removed from the list here: it stays removed. Recover it first to change it.")
REMOVED_HERE = _(
    "Removed from the list here and changed in the file: it is on the list again until you choose."
)
EMPTIED = _("Emptied in the file: what is here stays.")
ERASED = _("This person was erased for good and is not brought back.")
BOTH_CHANGED = _("Changed both here and in the file: what is here stays until you choose.")
SAME_AS = _("The same record as row %(row)s.")
NO_NAMES = _("There is no column with names: say above which one it is, or add one to the file.")


def as_seen(cell: Any) -> str:
    """A cell as the person saw it, for the workbook of refused rows."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if hasattr(cell, "isoformat"):
        return "/".join(reversed(cell.isoformat()[:10].split("-")))
    return "" if cell is None else str(cell)


def with_notes(notes: Stored, added: Sequence[str]) -> str:
    """Notes with what is new among these."""
    lines = str(notes).split("\n") if notes else []
    return "\n".join([*lines, *(a for a in added if a not in lines)])
