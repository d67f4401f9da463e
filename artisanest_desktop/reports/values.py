"""Records of the store as paper shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.model.columns import Column
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.reports.letters import Style, mm, width_of
from artisanest_desktop.reports.table import PAD, Cell, Head, Pair
from artisanest_desktop.store import Store

Record = dict[str, Any]
_NARROW = mm(9)
#: The filters that are not fields (``store.query``).
_MARKS = {"~check": _("To check"), "~question": _("Questions")}


def records(
    store: Store, register: Register, ids: Sequence[int], made: Iterable[Field] = ()
) -> list[Record]:
    """Whole records in the order of their row ids, with those of the ``made`` fields that are
    computed: each may need other records, so that only what is shown is worked out."""
    uids = [row[0] for row in store.window(register.key, ids, [])]
    found = store.get_many(register.key, uids)
    computing = [f for f in made if f.compute is not None]
    if computing:
        context = store.reader()
        context.expect(register.key, uids)
        for row in found.values():
            row.update(with_computed(computing, row, context))
    return [found[uid] for uid in uids]


def with_computed(fields: Iterable[Field], row: Record, context: Any) -> Record:
    """The values of the computed ones among these fields."""
    return {f.key: f.compute(row, context) for f in fields if f.compute is not None}


def head_of(column: Column, lang: Language) -> Head:
    """How a list's column stands on paper."""
    if column.field is None:
        return Head(lang(column.label))
    kind = column.field.kind
    align = "number" if kind.editor in ("number", "money") else kind.align
    return Head(lang(column.label), align, whole=kind.excel == "date")


def numbers(count: int, lang: Language) -> Head:
    """The column that counts the rows, as narrow as it can be."""
    widest = width_of(lang.number(count), Style()) + 2 * PAD
    return Head("", "number", max(widest, _NARROW), muted=True)


def cell_of(register: Register, column: Column, row: Mapping[str, Any], lang: Language) -> Cell:
    """What stands in a cell; empty ones have a dash, as in the list."""
    if column.field is None:
        return Pair(*face.names(register, row, lang.code))
    return face.words(column.field, row.get(column.key), lang, row) or face.EMPTY


def total_of(store: Store, register: str, column: Column, ids: Sequence[int]) -> int | float | None:
    """The sum under a column of numbers; None where there is none, as on the screen."""
    if not column.is_summed:
        return None
    total = store.total(register, column.key, ids)
    value = total if isinstance(total, int) else round(total, 6)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def only_cooperative(register: Register, rows: Sequence[Mapping[str, Any]]) -> str | None:
    """The cooperative that all of these records belong to; None when there are several."""
    if register.key == "cooperative":
        return str(rows[0]["uid"]) if len(rows) == 1 else None
    if "cooperative" not in register.by_key:
        return None
    named = {row.get("cooperative") for row in rows}
    return named.pop() if len(named) == 1 else None


def filters_in_words(
    register: Register,
    lang: Language,
    search: str = "",
    where: Mapping[str, Any] | None = None,
    removed: bool = False,
) -> list[str]:
    """``Situation : active, suspendue`` for each filter that holds."""
    said = []
    if search.strip():
        said.append(lang(_("Search: “%(text)s”") % {"text": search.strip()}))
    for key, wanted in (where or {}).items():
        if key in _MARKS:
            said.append(lang(_MARKS[key]))
        elif key in register.by_key:
            said.append(_filter(register[key], wanted, lang))
    if removed:
        said.append(lang(_("Removed")))
    return said


def _filter(field: Field, wanted: Any, lang: Language) -> str:
    values = list(wanted) if isinstance(wanted, list | tuple | set) else [wanted]
    words = [
        lang(_("empty")) if value is None else face.words(field, value, lang, {})
        for value in values
    ]
    listed = ("، " if lang.rtl else ", ").join(words)
    text = _("%(field)s: %(values)s") % {"field": field.label, "values": listed}
    return lang(text)


def private_fields(columns: Sequence[Column]) -> list[Field]:
    """The private fields that these columns would show."""
    return [c.field for c in columns if c.field is not None and c.field.private]


def labels_of(store: Store, register: str, keys: Sequence[str]) -> list[Msg]:
    """What fields of a register, or of its lines, are called."""
    below = [r for r in store.registers.values() if r.parent_register == register]
    places = [store.registers[register].by_key, *(lines.by_key for lines in below)]
    return [next(p[key].label for p in places if key in p) for key in keys]
