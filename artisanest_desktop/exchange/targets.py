"""What a column was taken for, and what a person may make of it, in words that are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from artisanest_desktop.exchange import ownkinds
from artisanest_desktop.exchange.headers import (
    COMPUTED,
    COUNT,
    IDENTITY,
    JOINED,
    KEEP_NOTE,
    KEEP_OWN,
    NAME,
    NAME_TURNED,
    NOTHING,
    PART,
    TICKED,
)
from artisanest_desktop.exchange.linesheets import (
    as_plain_list,
    as_sheet,
    column_label,
    is_name_beside,
    mark_place,
)
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.exchange.rolls.columns import roll_register
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import File

WORDS: dict[str, Msg] = {
    NOTHING: _("Leave out"),
    KEEP_OWN: _("Keep as a field of its own"),
    KEEP_NOTE: _("Add to the notes"),
    NAME: _("Family name, then given name"),
    NAME_TURNED: _("Given name, then family name"),
    COUNT: _("Line numbers."),
    COMPUTED: _("Worked out by the program"),
    IDENTITY: _("Identity"),
}
_PARTS: dict[str, Msg] = {"day": _("day"), "month": _("month"), "year": _("year")}


def words_of(
    target: str, register: Register, registers: Mapping[str, Register], lang: Language
) -> Msg:
    """A field's label, both of two, the part of a date, or the choice that an x stands for."""
    if target in WORDS:
        return WORDS[target]
    if kind := ownkinds.chosen(target):
        return _("%(column)s: %(why)s") % {"column": WORDS[KEEP_OWN], "why": ownkinds.KINDS[kind]}
    if JOINED in target:
        one, _plus, two = target.partition(JOINED)
        words = (words_of(part, register, registers, lang) for part in (one, two))
        return _("%(one)s and %(two)s") % dict(zip(("one", "two"), words, strict=True))
    key = target
    more: Msg | None = None
    if PART in target:
        key, _sign, part = target.partition(PART)
        more = _PARTS.get(part)
    elif TICKED in target:
        key, _sign, code = target.partition(TICKED)
        ticked = register.by_key.get(key)
        more = Msg(ticked.kind.format(code, lang) if ticked is not None else code)
    field = register.by_key.get(key)
    label = column_label(registers, field) if field is not None else Msg(key)
    return label if more is None else _("%(column)s: %(why)s") % {"column": label, "why": more}


def sheet_register(registers: Mapping[str, Register], plan: Plan) -> Register:
    """The register of a plan with the columns that its sheet may have."""
    marks = [mark_place(column.target) for column in plan.columns]
    register = registers[plan.register]
    if plan.roll:
        return roll_register(registers, max(marks, default=0) + 1)
    if not plan.document:
        register = as_plain_list(registers, register)
    return as_sheet(registers, register, max(marks, default=0))


def targets(register: Register) -> Sequence[str]:
    """All that a person may make of a column, in the order of the form."""
    fields = [f for f in register.fields if not f.compute or is_name_beside(f)]
    keys = [f.key for f in fields if not isinstance(f.kind, File)]
    own = [KEEP_OWN, *map(ownkinds.target, ownkinds.KINDS)]
    kept = [] if register.parent else [*own, KEEP_NOTE]
    if kept and any(map(mark_place, keys)):
        kept = [KEEP_NOTE]  # of a list of who was there: a participant has no such fields
    return ["", *kept, *keys]
