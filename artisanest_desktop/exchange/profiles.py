"""Who reads a file that leaves decides which fields go (R10)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from artisanest_desktop.exchange.linesheets import MARK, NAMED, as_sheet, lends, line_registers
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import File, Name, Reference
from artisanest_desktop.store import Store

INSIDE, FUNDER, PUBLIC = "inside", "funder", "public"
PROFILES: dict[str, Msg] = {
    INSIDE: _("Inside the cooperative"),
    FUNDER: _("For a funder"),
    PUBLIC: _("For the public"),
}
#: The names of a person; they go to a funder only with that person's consent.
PERSON_NAMES = ("family_name", "given_name", "family_name_ar", "given_name_ar")
CONSENT = "consent_name"
#: Whose names are those of persons too: what agrees to them stands with the member, if she is one.
_PEOPLE = frozenset({"participant", "contact"})


def columns_for(
    store: Store, register: Register, profile: str, columns: Sequence[str] | None = None
) -> list[Field]:
    """The fields of a file, in its order: the number, the names, then as asked or as in the form.

    Masked fields (national id, bank account) go only when asked for by name, and inside.
    """
    asked = None if columns is None else set(columns)
    chosen = []
    for field in register.fields:
        if isinstance(field.kind, File) or (field.masked and field.key not in (asked or ())):
            continue
        if profile != INSIDE and (field.private or field.own):
            continue
        if profile == PUBLIC and CONSENT in register.by_key and field.key in PERSON_NAMES:
            continue
        if profile != INSIDE and _names_member(field):
            continue
        always = field.key == "number" or _is_name(field)
        if always or (_default(store, register, field) if asked is None else field.key in asked):
            chosen.append(field)
    return _ordered(chosen, columns)


def _names_member(field: Field) -> bool:
    """Whether the cell would hold the name of a member."""
    return isinstance(field.kind, Reference) and field.kind.register == "member"


def line_columns(store: Store, register: Register, profile: str, marks: int = 0) -> list[Field]:
    """The same for the sheet of lines: what is listed and whatever holds something."""
    sheet = as_sheet(store.registers, register, marks)
    lent = lends(store.registers, register)
    chosen = []
    for field in sheet.fields:
        key = field.key
        if isinstance(field.kind, File) or field.masked:
            continue
        if profile != INSIDE and (field.private or _is_person(register, field, lent, profile)):
            continue
        always = field.listed or key == register.parent or key in lent
        always = always or isinstance(field.kind, Reference) or key.startswith(MARK)
        if always or (field.compute is None and _holds(store, register.key, key)):
            chosen.append(field)
    return chosen


def _is_person(register: Register, field: Field, lent: Collection[str], profile: str) -> bool:
    """Whether a column has names of people that this reader never gets."""
    if field.key.endswith(NAMED) and profile == PUBLIC:
        return field.key.removesuffix(NAMED) == "member"
    if register.key not in _PEOPLE or not isinstance(field.kind, Name):
        return False
    return profile == PUBLIC or field.key not in lent


def _is_name(field: Field) -> bool:
    return field.key in (*PERSON_NAMES, "name", "name_ar")


def _default(store: Store, register: Register, field: Field) -> bool:
    """Without a wish: what opens with a record, and whatever holds something."""
    if field.compute is not None:
        return False
    if field.key == "cooperative" and store.count("cooperative") < 2:
        return False
    if field.short or field.listed or field.own:
        return True
    return _holds(store, register.key, field.key)


def _holds(store: Store, register: str, key: str) -> bool:
    return any(value not in (None, "") for value, _n in store.values(register, key))


def _ordered(fields: list[Field], columns: Sequence[str] | None) -> list[Field]:
    places: dict[str, Any] = {key: i for i, key in enumerate(columns or ())}

    def place(field: Field) -> tuple[int, int]:
        if field.key == "number":
            return (0, 0)
        return (1, 0) if _is_name(field) else (2, places.get(field.key, 0))

    return sorted(fields, key=place)


def private_fields(
    store: Store,
    register_keys: str | Sequence[str],
    profile: str = INSIDE,
    columns: Sequence[str] | None = None,
) -> list[Field]:
    """The private fields that such a file would hold, each once."""
    keys = [register_keys] if isinstance(register_keys, str) else register_keys
    fields: list[Field] = []
    for key in keys:
        fields += columns_for(store, store.registers[key], profile, columns)
        for lines in line_registers(store.registers, key):
            fields += line_columns(store, lines, profile)
    return list({f.label: f for f in fields if f.private}.values())


def needs_consent(register: Register, profile: str) -> bool:
    """Whether a person's names are left out where she or he has not agreed."""
    return profile == FUNDER and CONSENT in register.by_key
