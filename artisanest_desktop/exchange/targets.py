"""What a column was taken for, in words a person reads."""

from __future__ import annotations

from collections.abc import Mapping

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
from artisanest_desktop.exchange.linesheets import column_label
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model.fields import Register

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
