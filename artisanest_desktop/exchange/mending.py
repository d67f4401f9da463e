"""A cell of a plan put right by hand: read by its field's kind, and the row looked at again."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.exchange.lines import BARE, Lines, whose
from artisanest_desktop.exchange.matching import Known, name_keys
from artisanest_desktop.exchange.plan import (
    CHANGED,
    CONFLICT,
    NEW,
    REFUSED,
    SAME,
    Plan,
    Remark,
    Row,
)
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.exchange.values import less_exact
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import File, Stored
from artisanest_desktop.store import Refusal, Store, documents
from artisanest_desktop.store.ids import derived_uid

#: What asks to be looked at again.
_DOUBTS = ("refused", "check", "repaired")


def mendable(register: Register, row: Row) -> list[str]:
    """The fields of a row that can be put right: those that something is said of, and, where it is
    nobody yet, its names."""
    said = [r.field for r in row.remarks if r.level in _DOUBTS]
    names = name_keys(register)
    if row.action == REFUSED and any(key in names for key in said):
        latin = [k for k in names if not k.endswith("_ar")]
        said = [*latin, *(k for k in names if k not in latin), *said]
    if row.action == REFUSED and register.parent and not any(k in register.by_key for k in said):
        said += [f.key for f in register.fields if f.listed]
    known = (register.by_key.get(key) for key in dict.fromkeys(said))
    return [f.key for f in known if f is not None and _can_type(f) and f.key not in row.conflicts]


def _can_type(field: Field) -> bool:
    return not field.compute and not isinstance(field.kind, File)


def mend(store: Store, plan: Plan, row: Row, key: str, text: str, lang: str) -> None:
    """Give a cell of a row another value: the row is checked and compared again, in place.

    Refusal when the value cannot be stored: the row stays as it was.
    """
    register, reader = store.registers[plan.register], store.language(lang)
    parsed = register[key].kind.parse(text, reader, store.clock.today())
    if refused := next((f for f in parsed.findings if f.level == "refused"), None):
        raise Refusal(refused.text)
    fields = {k: v for k, v in row.fields.items() if k != key}
    if parsed.value is not None:
        fields[key] = parsed.value
    if row.action != REFUSED and (lacking := _lacking(store, plan, register, fields, reader)):
        raise Refusal(lacking.text)
    read = row.mended[key][:2] if key in row.mended else as_read(row, key)
    remarks = [r for r in row.remarks if r.field != key]
    remarks += [Remark(key, f.rule, f.text, f.level) for f in parsed.findings]
    if row.action == REFUSED:
        _again(store, plan, register, row, fields, remarks, reader)
    else:
        row.fields, row.remarks = fields, remarks
        _rewritten(store, register, row, key)
    row.mended[key] = (*read, text)


def as_read(row: Row, key: str) -> tuple[Stored, str]:
    """A value of a row, and what stood in its cell where that was told."""
    return row.fields.get(key), next((r.was for r in row.remarks if r.field == key and r.was), "")


def _rewritten(store: Store, register: Register, row: Row, key: str) -> None:
    """What a person typed of a row holds: it answers a question, and is taken."""
    question = row.conflicts.pop(key, None)
    row.left = [k for k in row.left if k != key]
    if row.action != NEW and row.uid is not None:
        here = (store.get(register.key, row.uid) or {}).get(key)
        row.changes.pop(key, None)
        theirs = row.fields.get(key)
        if theirs is not None and theirs != here:
            row.changes[key] = (here, theirs)
            if key not in row.settled:
                row.settled.append(key)
        elif question is not None:
            row.kept[key] = question
        row.action = _action(row)


def _action(row: Row) -> str:
    if row.conflicts:
        return CONFLICT
    return CHANGED if row.changes else SAME


def _again(
    store: Store,
    plan: Plan,
    register: Register,
    row: Row,
    fields: dict[str, Stored],
    remarks: list[Remark],
    lang: Language,
) -> None:
    """A row that could not be taken: is it somebody now, somebody known, or still nobody?"""
    row.fields = fields
    remarks = [r for r in remarks if r.level != "refused"]
    if lacking := _lacking(store, plan, register, fields, lang):
        row.remarks = [*remarks, lacking]
        return
    line = Line(0, row.row, fields)
    uid = Lines(store, register, lang).pair_uid(line) or unmended_uid(plan, row)
    uid, record = _record(store, register, uid, fields)
    row.uid, row.remarks, row.cells = uid, remarks, []
    if record is None:
        row.action = NEW
        _place(store, plan, register, row, line, lang)
        return
    row.changes = {
        k: (record.get(k), v) for k, v in fields.items() if _says_more(register, k, v, record)
    }
    row.action = CHANGED if row.changes else SAME


def unmended_uid(plan: Plan, row: Row) -> str:
    """Whom a row will be that is nobody yet, wherever it is put right."""
    sheet = row.source or plan.sheet
    document = plan.document or plan.sha256
    return derived_uid("mended", plan.register, document, sheet, str(row.row))


def _place(
    store: Store, plan: Plan, register: Register, row: Row, line: Line, lang: Language
) -> None:
    """A new line stands behind those that the file brings before it, and has a title."""
    if register.parent is None:
        return
    lines = Lines(store, register, lang)
    parent = row.fields.get(register.parent)
    before = [r for r in plan.rows if r.action == NEW and r.fields.get(register.parent) == parent]
    lines.rank([*(r for r in before if r is not row), row])
    row.title = lines.title(line, {})


def _lacking(
    store: Store, plan: Plan, register: Register, fields: dict[str, Stored], lang: Language
) -> Remark | None:
    """Why a row with these fields would be nobody."""
    names = name_keys(register) if register.parent is None else []
    if names and not any(fields.get(k) for k in names):
        return Remark(names[0], "name-missing", _("Write a name: a record needs one."), "refused")
    if register.parent is None:
        return None
    line, lines = Line(0, 0, fields), Lines(store, register, lang)
    if missing := lines.missing(line):
        column = next((c for c in plan.columns if c.target == missing), None)
        text = whose(column.header if column else "")
        return Remark(missing, "record-missing", text, "refused")
    return Remark("", "bare-line", BARE, "refused") if lines.is_bare(line) else None


def _record(
    store: Store, register: Register, uid: str, fields: dict[str, Stored]
) -> tuple[str, dict[str, Any] | None]:
    """The record that a row certainly is: it was mended before, or has a number that is known."""
    if documents.erased_among(store, [uid]):
        raise Refusal(_("This person was erased for good and is not brought back."))
    record = store.get(register.key, uid)
    if record is None and register.parent is None:
        found = Known(store, register, list(fields)).find(fields)
        if found is not None:
            return found, store.get(register.key, found)
    return uid, record if record is not None and not record["removed"] else None


def _says_more(register: Register, key: str, theirs: Stored, record: dict[str, Any]) -> bool:
    """Whether a value is another one than is here, and no less exact."""
    ours = record.get(key)
    if theirs is None or theirs == ours or key not in register.by_key:
        return False
    return not less_exact(register, key, theirs, ours)
