"""Every register of the program, by key; adding one is adding it here."""

from __future__ import annotations

from collections.abc import Mapping

from artisanest_desktop.model.attachment import ATTACHMENT
from artisanest_desktop.model.campaign import CAMPAIGN, SENDING
from artisanest_desktop.model.cooperative import COOPERATIVE
from artisanest_desktop.model.edition import EDITIONS
from artisanest_desktop.model.evaluation import EVALUATIONS
from artisanest_desktop.model.fields import ANY, Register
from artisanest_desktop.model.likeness import LIKENESS
from artisanest_desktop.model.lists import LISTS
from artisanest_desktop.model.member import MEMBER
from artisanest_desktop.model.partner import PARTNER, PARTNER_LINES
from artisanest_desktop.model.pricing_lines import PRODUCT_LINES
from artisanest_desktop.model.product import PRODUCT
from artisanest_desktop.model.project import PROJECT, PROJECT_LINES
from artisanest_desktop.model.session import SESSION
from artisanest_desktop.model.session_lines import SESSION_LINES
from artisanest_desktop.model.template import TEMPLATES
from artisanest_desktop.rules import Reference

#: The registers people keep as lists, in the order of the tabs.
KEPT = (COOPERATIVE, MEMBER, PRODUCT, SESSION, PARTNER, PROJECT)
REGISTERS: dict[str, Register] = {
    r.key: r
    for r in (
        *KEPT,
        *PRODUCT_LINES,
        *SESSION_LINES,
        *PARTNER_LINES,
        *PROJECT_LINES,
        *EVALUATIONS,
        *EDITIONS,
        *TEMPLATES,
        ATTACHMENT,
        CAMPAIGN,
        SENDING,
        LIKENESS,
        *LISTS,
    )
}


#: The registers whose records may have files of their own.
FILED = frozenset({*(r.key for r in KEPT), "slot"})


def lines_under(
    register: str, registers: Mapping[str, Register] | None = None
) -> tuple[Register, ...]:
    """The registers whose records may be lines of a record of this one."""
    known = REGISTERS if registers is None else registers
    parents = (register, ANY) if register in FILED else (register,)
    return tuple(r for r in known.values() if r.parent_register in parents)


def all_under(register: str, registers: Mapping[str, Register]) -> tuple[Register, ...]:
    """The same with the lines of these lines, and so on."""
    found: list[Register] = []
    waiting = list(lines_under(register, registers))
    while waiting:
        lines = waiting.pop(0)
        found.append(lines)
        waiting += lines_under(lines.key, registers)
    return tuple(found)


def named_by(register: Register) -> set[str]:
    """The registers whose records a register's fields name."""
    return {f.kind.register for f in register.fields if isinstance(f.kind, Reference)}


def concerned(register: str, registers: Mapping[str, Register]) -> set[str]:
    """The registers whose changes may show in a record: its own, its lines and theirs, those it
    names, and those that name it (what is worked out counts them)."""
    found = {register, "cooperative", *named_by(registers[register])}
    for lines in all_under(register, registers):
        found |= {lines.key, *named_by(lines)}
    for other in registers.values():
        if register in named_by(other):
            found |= {other.key, str(other.parent_register)}
    return found
