"""A plan as the command line says it: JSON for programs, lines for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from artisanest_desktop.exchange.deciding import unsettled
from artisanest_desktop.exchange.joining import doubles
from artisanest_desktop.exchange.plan import (
    CHANGED,
    CONFLICT,
    NEW,
    REFUSED,
    Ask,
    Plan,
    Received,
    Row,
)
from artisanest_desktop.exchange.wording import (
    REMOVAL,
    headline,
    plan_title,
    removal_words,
    row_title,
    worth_knowing,
)
from artisanest_desktop.i18n import Language, _, n_
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import ManyTerms, Money, Reference, Stored, Term
from artisanest_desktop.store.journal import REMOVED

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Applied
    from artisanest_desktop.store import Store

#: Rows shown of each kind; the rest is counted.
_SHOWN = 20


def as_json(store: Store, found: Received, reader: Language) -> str:
    """The whole plan, for another program: the rows of all sheets, ``duplicates`` by their place
    among them."""
    rows: list[dict[str, Any]] = []
    duplicates, rejected = [], []
    for plan in found.plans:
        duplicates += [[len(rows) + at for at in pair] for pair in doubles(plan)]
        plain = _Plain(store.registers[plan.register], store.language("fr"), plan.names)
        rows += [_as_data(plan, row, plain, reader) for row in plan.rows]
        where = plan.sheet
        told = [
            (r.source or where, r.row, _why(r, reader)) for r in plan.rows if r.action == REFUSED
        ]
        told += [(a.source or where, a.row, reader(a.reason)) for a in plan.aside]
        rejected += [{"sheet": s, "row": n, "text": why} for s, n, why in sorted(told)]
    data = {
        "plan_version": found.main.version,
        "rows": rows,
        "duplicates": duplicates,
        "rejected": rejected,
        "asks": [_asked(plan, ask, reader) for plan in found.plans for ask in plan.asks],
        "missing": [
            {"register": plan.register, "record": uid}
            for plan in found.plans
            for uid in plan.missing
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _asked(plan: Plan, ask: Ask, reader: Language) -> dict[str, Any]:
    return {
        "sheet": plan.sheet,
        "column": ask.column,
        "kind": ask.kind,
        "text": reader(ask.text),
        "options": {code: reader(words) for code, words in ask.options},
        "cells": ask.cells,
        "taken": ask.answer or ask.usual,
    }


def _as_data(plan: Plan, row: Row, plain: _Plain, reader: Language) -> dict[str, Any]:
    return {
        "sheet": row.source or plan.sheet,
        "row": row.row,
        "register": plan.register,
        "record": None if row.action == NEW else row.uid,
        "action": row.action,
        "fields": {k: plain(k, v) for k, v in row.fields.items()},
        "changes": {k: [plain(k, a), plain(k, b)] for k, (a, b) in row.changes.items()},
        "conflicts": {k: [plain(k, a), plain(k, b)] for k, (a, b) in row.conflicts.items()},
        "emptied": {k: plain(k, v) for k, v in row.emptied.items()},
        "alike": [
            {
                "record": a.uid,
                "row": a.row or None,
                "likeness": a.likeness,
                "sure": a.sure,
                "reasons": [reader(r) for r in a.reasons],
            }
            for a in row.alike
        ],
        "warnings": [
            {
                "field": r.field,
                "rule": r.rule,
                "level": r.level,
                "was": r.was,
                "text": reader(r.text),
            }
            for r in row.remarks
        ],
    }


def _why(row: Row, lang: Language) -> str:
    return " ".join(lang(r.text) for r in row.remarks if r.level == "refused")


class _Plain:
    """Stored values as JSON has them for a program that knows no codes of ours."""

    def __init__(self, register: Register, french: Language, names: Mapping[str, str]) -> None:
        self._register = register
        self._french = french
        self._names = names

    def __call__(self, key: str, value: Stored) -> Any:
        field: Field | None = self._register.by_key.get(key)
        if value is None or field is None:
            return value
        if isinstance(field.kind, Money):
            return f"{Decimal(int(value)).scaleb(-2):.2f}"
        if isinstance(field.kind, Reference) and value in self._names:
            return self._names[str(value)]
        if isinstance(field.kind, Term | ManyTerms | Reference):
            return field.kind.format(value, self._french)
        return value


def as_text(store: Store, found: Received, lang: Language) -> str:
    """Sentences first, then the rows that something happens to, sheet by sheet."""
    several = len(found.plans) > 1
    about = _("%(file)s · sheet “%(sheet)s”") % {"file": found.name, "sheet": found.main.sheet}
    lines = [
        found.name if several else lang(about),
        *(lang(m) for m in headline(found, store.registers)),
    ]
    lines += [lang(m) for m in worth_knowing(found)]
    for plan in found.plans:
        register = store.registers[plan.register]
        told = _questions(plan, register, lang)
        for action in (CHANGED, CONFLICT, NEW, REFUSED):
            rows = [r for r in plan.rows if r.action == action]
            told += [_line(store, register, row, lang) for row in rows[:_SHOWN]]
            if len(rows) > _SHOWN:
                more = n_("… and %(n)s more row.", "… and %(n)s more rows.", len(rows) - _SHOWN)
                told.append("  " + lang(more))
        if told and several:
            lines.append(plan_title(plan, register, lang))
        lines += told
    return "\n".join(lines)


def _questions(plan: Plan, register: Register, lang: Language) -> list[str]:
    """How columns are read, who may be one, and what is not in the file."""
    told = []
    for ask in plan.asks:
        options = dict(ask.options)
        taken = ask.answer or ask.usual
        told.append(
            f"  ? {lang(ask.text)} {lang(options[taken]) if taken in options else ''}".rstrip()
        )
    alike = [row for row in plan.rows if unsettled(row)]
    for row in alike[:_SHOWN]:
        words = {
            "name": row.alike[0].title,
            "why": lang.list([lang(r) for r in row.alike[0].reasons]),
        }
        said = lang(_("may be %(name)s: %(why)s") % words)
        told.append(f"  = {row.row:>4}  {row_title(row, register, lang)} · {said}")
    if len(alike) > _SHOWN:
        more = n_("… and %(n)s more row.", "… and %(n)s more rows.", len(alike) - _SHOWN)
        told.append("  " + lang(more))
    gone = list(plan.missing.values())
    told += [f"  - {title} · {lang(_('not in the file, stays'))}" for title in gone[:_SHOWN]]
    if len(gone) > _SHOWN:
        more = n_("… and %(n)s more record.", "… and %(n)s more records.", len(gone) - _SHOWN)
        told.append("  " + lang(more))
    return told


_MARKS = {NEW: "+", CHANGED: "~", CONFLICT: "?", REFUSED: "!"}


def _line(store: Store, register: Register, row: Row, lang: Language) -> str:
    parts = [_mark(row, register, lang)]
    for pairs, arrow in ((row.changes, "→"), (row.conflicts, "≠")):
        for key, (was, will) in pairs.items():
            field = register.by_key.get(key)
            name = lang(field.label) if field else key
            shown = [field.kind.format(v, lang) if field else str(v or "") for v in (was, will)]
            if key == REMOVED:
                name, shown = lang(REMOVAL), [lang(removal_words(v)) for v in (was, will)]
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
