"""The rows every store is born with, from ``resources/seeds``; sources in SOURCES.md there."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from artisanest_desktop.i18n.terms import TABLES, seed_file
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import Kind, Money, Whole, YesNo

#: Raised whenever a seed file changes; a store applies newer seeds to rows nobody edited.
SEED_VERSION = 4
#: The lists that words and figures are read from: a change of them concerns everything.
LISTED = (*TABLES, "wage")
#: The registers that have seeds; what names another comes after it.
SEEDED = (*LISTED, "template", "template_slot")


def seed_rows(register_key: str) -> list[dict[str, Any]]:
    """The rows of a list as the store keeps them: centimes, ISO dates, booleans."""
    register = REGISTERS[register_key]
    return [
        {key: _stored(register[key].kind, text) for key, text in row.items() if text}
        for row in seed_file(register_key)
    ]


def seed_key(register_key: str, row: Mapping[str, Any]) -> str:
    """What makes a row the same row in every store: its code; what has none is told by what it
    is of and when."""
    told = _TOLD_BY.get(register_key, ("code",))
    return "".join(str(row[key]) for key in told)


_TOLD_BY = {"wage": ("kind", "from_date"), "template_slot": ("template", "day", "start")}


def _stored(kind: Kind, text: str) -> Any:
    if isinstance(kind, Money):
        return int(Decimal(text) * 100)
    if isinstance(kind, Whole):
        return int(text)
    if isinstance(kind, YesNo):
        return text == "true"
    return text
