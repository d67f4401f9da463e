"""A plan as the command line says it: JSON for programs, lines for people."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from artisanest_desktop.exchange.plan import CHANGED, CONFLICT, NEW, REFUSED, Plan, Row
from artisanest_desktop.exchange.wording import headline, row_title, worth_knowing
from artisanest_desktop.i18n import Language, _, n_
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import ManyTerms, Money, Reference, Stored, Term

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Applied
    from artisanest_desktop.store import Store

#: Rows shown of each kind; the rest is counted.
_SHOWN = 20


def as_json(store: Store, plan: Plan, reader: Language) -> str:
    """The whole plan, for another program."""
    plain = _Plain(store.registers[plan.register], store.language("fr"))
    rows = [
        {
            "sheet": plan.sheet,
            "row": row.row,
            "record": None if row.action == NEW else row.uid,
            "action": row.action,
            "fields": {k: plain(k, v) for k, v in row.fields.items()},
            "changes": {k: [plain(k, a), plain(k, b)] for k, (a, b) in row.changes.items()},
            "warnings": [
                {"field": r.field, "rule": r.rule, "text": reader(r.text)} for r in row.remarks
            ],
        }
        for row in plan.rows
    ]
    refused = [(row.row, _why(row, reader)) for row in plan.rows if row.action == REFUSED]
    aside = [(row.row, reader(row.reason)) for row in plan.aside]
    rejected = [{"sheet": plan.sheet, "row": n, "text": why} for n, why in sorted(refused + aside)]
    data = {
        "plan_version": plan.version,
        "rows": rows,
        "duplicates": [list(pair) for pair in plan.duplicates],
        "rejected": rejected,
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _why(row: Row, lang: Language) -> str:
    return " ".join(lang(r.text) for r in row.remarks if r.level == "refused")


class _Plain:
    """Stored values as JSON has them for a program that knows no codes of ours."""

    def __init__(self, register: Register, french: Language) -> None:
        self._register = register
        self._french = french

    def __call__(self, key: str, value: Stored) -> Any:
        field: Field | None = self._register.by_key.get(key)
        if value is None or field is None:
            return value
        if isinstance(field.kind, Money):
            return f"{Decimal(int(value)).scaleb(-2):.2f}"
        if isinstance(field.kind, Term | ManyTerms | Reference):
            return field.kind.format(value, self._french)
        return value


def as_text(store: Store, plan: Plan, lang: Language) -> str:
    """Sentences first, then the rows that something happens to."""
    register = store.registers[plan.register]
    about = _("%(file)s · sheet “%(sheet)s”") % {"file": plan.name, "sheet": plan.sheet}
    lines = [lang(about), *(lang(m) for m in headline(plan, register))]
    lines += [lang(m) for m in worth_knowing(plan)]
    for action in (CHANGED, CONFLICT, NEW, REFUSED):
        rows = [r for r in plan.rows if r.action == action]
        lines += [_line(store, register, row, lang) for row in rows[:_SHOWN]]
        if len(rows) > _SHOWN:
            more = n_("… and %(n)s more row.", "… and %(n)s more rows.", len(rows) - _SHOWN)
            lines.append("  " + lang(more))
    return "\n".join(lines)


_MARKS = {NEW: "+", CHANGED: "~", CONFLICT: "?", REFUSED: "!"}


def _line(store: Store, register: Register, row: Row, lang: Language) -> str:
    parts = [_mark(row, register, lang)]
    for pairs, arrow in ((row.changes, "→"), (row.conflicts, "≠")):
        for key, (was, will) in pairs.items():
            field = register.by_key.get(key)
            name = lang(field.label) if field else key
            shown = [field.kind.format(v, lang) if field else str(v or "") for v in (was, will)]
            parts.append(f"{name}: {shown[0] or '—'} {arrow} {shown[1]}")
    if row.action == REFUSED:
        parts.append(_why(row, lang))
    return " · ".join(parts)


def _mark(row: Row, register: Register, lang: Language) -> str:
    return f"  {_MARKS[row.action]} {row.row:>4}  {row_title(row, register, lang)}"


def after(done: Applied, lang: Language) -> str:
    """What was done, and how to take it back."""
    if done.txn is None:
        return lang(_("Nothing was changed."))
    text = _("Done. Safety copy: %(copy)s. To undo all of it: artisanest-desktop undo %(txn)s")
    return lang(text % {"copy": str(done.backup), "txn": done.txn})
